"""A folder of a Jekyll site -> its settings, and its files by what they are: posts, drafts, documents, pages."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from typing import TYPE_CHECKING, NamedTuple

from hub.base.translation import gettext
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

    `categories` are the folders above `_posts`, and `path` is that within the site.
    """

    file: Path
    folder: str
    place: str
    path: str
    categories: tuple[str, ...] = ()


class Defaults(NamedTuple):
    """Hold fields of pages whose paths begin in one way, and that are of one kind; "" for any."""

    path: str
    kind: str
    fields: Mapping[str, Node]


@dataclass(frozen=True, kw_only=True, slots=True)
class JekyllSite:
    """Hold a site: its title, where it is, how it names pages (`permalink`), its collections with theirs, its files.

    `defaults` are fields that its settings give to pages, each with the start of their paths and their kind.
    """

    base: str
    permalink: str
    collections: Mapping[str, str]
    files: tuple[JekyllFile, ...]
    title: str = ""
    defaults: tuple[Defaults, ...] = ()


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
        title=page_fields.string(fields.get("title")),
        defaults=tuple(sorted(_defaults(fields.get("defaults")), key=lambda one: len(one.path))),
    )


def _defaults(node: Node | None) -> Iterator[Defaults]:
    """Yield what the settings say of pages that do not say it themselves.

    See https://jekyllrb.com/docs/configuration/front-matter-defaults/.
    """
    listed = node.value if node and isinstance(node.value, tuple) else ()
    for one in (each.value for each in listed if isinstance(each.value, dict)):
        scope, values = (one[name].value if name in one else {} for name in ("scope", "values"))
        if isinstance(scope, dict) and isinstance(values, dict):
            path, kind = (page_fields.string(scope.get(name)) for name in ("path", "type"))
            yield Defaults(path.strip("/"), kind, {name: replace(value, line=1) for name, value in values.items()})


def _settings(folder: Path) -> Mapping[str, Node]:
    file = next((folder / name for name in SETTINGS if (folder / name).is_file()), None)
    if file is None:
        return {}
    node, _ = yaml_nodes.parse(text_of(file, str(file)), str(file))
    if not isinstance(node.value, dict):
        message = gettext("%(file)s:1: there are no settings; write one `key: value` a line", file=file)
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
            place = "/".join(parts[at + 1 :])
            return JekyllFile(file=root / path, folder=kind, place=place, path=path, categories=categories)
    own = parts[0].removeprefix("_")
    if parts[0].startswith("_") and len(parts) > 1:
        is_known = own in collections
        place = "/".join(parts[1:])
        return JekyllFile(file=root / path, folder=own, place=place, path=path) if is_known else None
    return JekyllFile(file=root / path, folder="pages", place=path, path=path)
