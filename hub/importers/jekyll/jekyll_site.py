"""A folder of a Jekyll site -> its settings, and its files by what they are: posts, drafts, documents, pages."""

from __future__ import annotations

import os
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from hub.base.utf8_files import text_of
from hub.content import yaml_nodes
from hub.errors import HubError
from hub.importers import page_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from hub.content.yaml_nodes import Node

SETTINGS = ("_config.yml", "_config.yaml")
MARKDOWN = (".md", ".markdown", ".mkdown", ".mkdn", ".mkd")
ENDINGS = (*MARKDOWN, ".html", ".textile")
# https://jekyllrb.com/docs/configuration/options/: `exclude` and its defaults
EXCLUDED = ("node_modules", "vendor", "_site", ".*")


@dataclass(frozen=True, kw_only=True, slots=True)
class JekyllFile:
    """Hold a file: `place` is its path within its folder, such as `_posts`, and `folder` that of its kind.

    `categories` are the folders above `_posts`.
    """

    file: Path
    folder: str
    place: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class JekyllSite:
    """Hold a site: where it is, how it names pages (`permalink`), its collections with theirs, and its files."""

    base: str
    permalink: str
    collections: Mapping[str, str]
    files: tuple[JekyllFile, ...]


def read(folder: Path) -> JekyllSite:
    """Read the settings of a site, and find its files; raises HubError where the settings cannot be read."""
    fields = _settings(folder)
    collections = _collections(fields.get("collections"))
    url, root = page_fields.string(fields.get("url")), page_fields.string(fields.get("baseurl"))
    excluded = tuple(name.strip("/") for name, _ in page_fields.strings(fields.get("exclude")))
    return JekyllSite(
        base=f"{url.rstrip('/')}/{root.strip('/')}".rstrip("/") if url else "",
        permalink=page_fields.string(fields.get("permalink")) or "date",
        collections=collections,
        files=tuple(_files(folder, collections, (*EXCLUDED, *excluded))),
    )


def _settings(folder: Path) -> Mapping[str, Node]:
    file = next((folder / name for name in SETTINGS if (folder / name).is_file()), None)
    if file is None:
        return {}
    node, _ = yaml_nodes.parse(text_of(file, str(file)), str(file))
    if not isinstance(node.value, dict):
        message = f"{file}:1: there are no settings; write one `key: value` a line"
        raise HubError(message)
    return node.value


def _collections(node: Node | None) -> dict[str, str]:
    """Return the permalink of each collection by its name; "" for the usual one."""
    if node and isinstance(node.value, dict):
        each = {name: one.value if isinstance(one.value, dict) else {} for name, one in node.value.items()}
        found = {name: page_fields.string(fields.get("permalink")) for name, fields in each.items()}
    else:
        found = {name: "" for name, _ in page_fields.strings(node)}
    return {name: link for name, link in found.items() if name != "posts"}


def _files(root: Path, collections: Mapping[str, str], excluded: tuple[str, ...]) -> Iterator[JekyllFile]:
    """Yield the files that Jekyll would read, in the order of their paths; links to folders are not followed."""
    for folder, folders, names in os.walk(root):
        above = os.path.relpath(folder, root).replace(os.sep, "/").removeprefix(".").strip("/")
        folders[:] = sorted(name for name in folders if not _is_excluded(f"{above}/{name}".strip("/"), excluded))
        for name in sorted(names):
            path = f"{above}/{name}".strip("/")
            if name.lower().endswith(ENDINGS) and not _is_excluded(path, excluded):
                found = _kind(root, path, collections)
                if found:
                    yield found


def _is_excluded(path: str, excluded: tuple[str, ...]) -> bool:
    name = path.rsplit("/", 1)[-1]
    return any(fnmatch(path, pattern) or fnmatch(name, pattern) for pattern in excluded)


def _kind(root: Path, path: str, collections: Mapping[str, str]) -> JekyllFile | None:
    """Return a file by the folder that it is in; None for one that is part of the theme: `_layouts`, `_includes`."""
    parts = path.split("/")
    for name, kind in (("_posts", "posts"), ("_drafts", "drafts")):
        if name in parts[:-1]:
            at = parts.index(name)
            categories = tuple(one for one in parts[:at] if not one.startswith("_"))
            return JekyllFile(file=root / path, folder=kind, place="/".join(parts[at + 1 :]), categories=categories)
    own = parts[0].removeprefix("_")
    if parts[0].startswith("_") and len(parts) > 1:
        is_known = own in collections
        return JekyllFile(file=root / path, folder=own, place="/".join(parts[1:])) if is_known else None
    return JekyllFile(file=root / path, folder="pages", place=path)
