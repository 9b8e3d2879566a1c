"""A folder of a Jekyll site -> its settings, and its files by what they are: posts, drafts, documents, pages."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from typing import TYPE_CHECKING, NamedTuple

from hub.base.translation import gettext
from hub.base.utf8_files import text_of
from hub.content import yaml_nodes
from hub.errors import ContentError, HubError
from hub.importers import page_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from hub.content.yaml_nodes import Node
    from hub.errors import Problem

SETTINGS = ("_config.yml", "_config.yaml")
MARKDOWN = (".md", ".markdown", ".mkdown", ".mkdn", ".mkd")
DATA = (".yml", ".yaml", ".json")
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

    `folder` is the one that was named, `root` that of its files, and documents of `unpublished` collections have no
    pages. `defaults` are fields that its settings give to pages, each with the start of their paths and their kind.
    `authors` are names by what pages call them, and `separator` ends an excerpt. Pages in `languages` beside the
    first have folders of their own.
    """

    folder: Path
    root: Path
    base: str
    permalink: str
    collections: Mapping[str, str]
    files: tuple[JekyllFile, ...]
    title: str = ""
    defaults: tuple[Defaults, ...] = ()
    unpublished: frozenset[str] = frozenset()
    authors: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Problem, ...] = ()
    separator: str = ""
    languages: tuple[str, ...] = ()


def read(folder: Path) -> JekyllSite:
    """Read the settings of a site, and find its files; raises HubError where the settings cannot be read."""
    fields = _settings(folder)
    collections, unpublished = _collections(fields.get("collections"))
    url, below = page_fields.string(fields.get("url")), page_fields.string(fields.get("baseurl"))
    root = _source(folder, page_fields.string(fields.get("source")))
    authors, remarks = _authors(root / (page_fields.string(fields.get("data_dir")) or "_data"), folder)
    tree = _Tree(
        root=root,
        collections=collections,
        excluded=(*EXCLUDED, *_names(fields, "exclude")),
        included=_names(fields, "include"),
        above=page_fields.string(fields.get("collections_dir")).strip("/"),
    )
    return JekyllSite(
        folder=folder,
        root=root,
        base=f"{url.rstrip('/')}/{below.strip('/')}".rstrip("/") if url else "",
        permalink=page_fields.string(fields.get("permalink")) or "date",
        collections=collections,
        files=tuple(tree.files()),
        title=page_fields.string(fields.get("title")),
        defaults=tuple(sorted(_defaults(fields.get("defaults")), key=lambda one: len(one.path))),
        unpublished=unpublished,
        authors=dict(_people(fields["authors"])) | authors if "authors" in fields else authors,
        remarks=remarks,
        separator=page_fields.string(fields.get("excerpt_separator")),
        languages=tuple(dict.fromkeys((*_names(fields, "default_lang"), *_names(fields, "languages")))),
    )


def _names(fields: Mapping[str, Node], name: str) -> tuple[str, ...]:
    return tuple(one.strip("/") for one, _ in page_fields.strings(fields.get(name)))


def _source(folder: Path, given: str) -> Path:
    """Return the folder of the files of a site, where its settings name one within."""
    source = folder / given
    return source if page_fields.is_within(source, folder) and source.is_dir() else folder


def _authors(data: Path, folder: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the names of authors by what pages call them, from a file of data, and what keeps that from being read."""
    files = (data / f"authors{ending}" for ending in DATA)
    file = next((one for one in files if page_fields.is_within(one, folder)), None)
    if file is None:
        return {}, ()
    try:
        node, _ = yaml_nodes.parse(text_of(file, str(file)), str(file))
    except ContentError as error:
        return {}, error.problems
    return dict(_people(node)), ()


def _people(node: Node) -> Iterator[tuple[str, str]]:
    listed = node.value if isinstance(node.value, tuple) else ()
    given = node.value if isinstance(node.value, dict) else {}
    for key, one in (*given.items(), *(("", one) for one in listed)):
        fields = one.value if isinstance(one.value, dict) else {}
        name = next(filter(None, (page_fields.string(fields.get(each)) for each in ("name", "display_name"))), "")
        called = (key, *(page_fields.string(fields.get(each)) for each in ("id", "slug", "short_name", "username")))
        yield from ((each, name) for each in called if each and name)


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


def _collections(node: Node | None) -> tuple[dict[str, str], frozenset[str]]:
    """Return the permalink of each collection by its name, "" for the usual one, and those that have no pages."""
    if node and isinstance(node.value, dict):
        each = {name: one.value if isinstance(one.value, dict) else {} for name, one in node.value.items()}
    else:
        each = {name: {} for name, _ in page_fields.strings(node)}
    each.pop("posts", None)
    hidden = (name for name, fields in each.items() if page_fields.string(fields.get("output")).lower() != "true")
    return {name: page_fields.string(fields.get("permalink")) for name, fields in each.items()}, frozenset(hidden)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tree:
    """Hold where the files of a site are: `above` is the folder of its collections, "" for that of the site."""

    root: Path
    collections: Mapping[str, str]
    excluded: tuple[str, ...]
    included: tuple[str, ...]
    above: str

    def files(self) -> Iterator[JekyllFile]:
        """Yield the files that Jekyll would read, in the order of their paths; links to folders are not followed."""
        for folder, folders, names in os.walk(self.root):
            above = os.path.relpath(folder, self.root).replace(os.sep, "/").removeprefix(".").strip("/")
            folders[:] = sorted(name for name in folders if not self._is_left(f"{above}/{name}".strip("/")))
            for name in sorted(names):
                path = f"{above}/{name}".strip("/")
                if name.lower().endswith(ENDINGS) and not self._is_left(path):
                    yield from filter(None, [self._kind(path)])

    def _is_left(self, path: str) -> bool:
        return _matches(path, self.excluded) and not _matches(path, self.included)

    def _kind(self, path: str) -> JekyllFile | None:
        """Return a file by the folder that it is in; None for a part of the theme: `_layouts`, `_includes`."""
        file, parts = self.root / path, path.split("/")
        within = path.removeprefix(f"{self.above}/").split("/") if self.above else parts
        for name, kind in (("_posts", "posts"), ("_drafts", "drafts")):
            if name in parts[:-1]:
                at = within.index(name)
                categories = tuple(one for one in within[:at] if not one.startswith("_"))
                place = "/".join(within[at + 1 :])
                return JekyllFile(file=file, folder=kind, place=place, path=path, categories=categories)
        own = within[0].removeprefix("_")
        if not within[0].startswith("_") or len(within) == 1 or _matches(parts[0], self.included):
            return JekyllFile(file=file, folder="pages", place=path, path=path)
        is_known = own in self.collections
        return JekyllFile(file=file, folder=own, place="/".join(within[1:]), path=path) if is_known else None


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    name = path.rsplit("/", 1)[-1]
    return any(fnmatch(path, pattern) or fnmatch(name, pattern) for pattern in patterns)
