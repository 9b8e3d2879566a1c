"""An area of the toolkit under another name: its folder, what names it, and links; old addresses lead to the new."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from hub.base import file_io, file_tree, utf8_files
from hub.base.translation import gettext
from hub.check import setting_copies
from hub.config import hub_settings, mkdocs_file, mkdocs_plugins, synonyms_file
from hub.config.entry_files import TOPICS
from hub.content import (
    fields_by_kind,
    file_kinds,
    front_matter_lines,
    key_order,
    language_folders,
    loader,
    path_fields,
    routes,
    translations,
    validation,
    yaml_nodes,
)
from hub.content.assessment import model_reader
from hub.content.markdown_scan import Edit, edited
from hub.errors import HubError
from hub.scaffold.new_hub import TOPIC_FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from hub.content.markdown_elements import Reference
    from hub.content.markdown_scan import MarkdownFile
    from hub.content.models import ToolkitPage
    from hub.content.settings import Config
    from hub.content.yaml_nodes import Node

TOOLKIT = "content/toolkit/"
AREA = re.compile(r"area:\s*[\"']?")
TITLE = re.compile(
    r"(?P<before>:[ \t]+)(?P<title>[^\s#{}\[\],][^#{}\[\],\r\n]*?)(?P<after>[ \t]*(?:#.*)?)$", re.MULTILINE
)
SCHEME = re.compile(r"[a-z][a-z\d+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaRename:
    """Hold the folders that move, and the new text of each file that changes, by the path that it has before.

    `folders` pairs the old place of each with its new one: the hub's own first, then those of other languages.
    `by_hand` are places, with file and line, that only a person can change.
    """

    folders: tuple[tuple[str, str], ...]
    files: Mapping[str, str]
    by_hand: tuple[str, ...]


def plan(config: Config, old: str, new: str, title: str | None = None) -> AreaRename | None:
    """Return what changes when an area gets another key, and perhaps another title; None where that has been done.

    Raises HubError for an area that is not there, a name that cannot be one or is taken, and a hub with errors.
    """
    keys = tuple(area.key for area in config.areas)
    if old not in keys and new in keys:
        return None
    if old not in keys:
        message = gettext(
            "the hub has no area %(old)s: %(nearest)s", old=repr(old), nearest=validation.nearest(old, keys)
        )
        raise HubError(message)
    _refuse(config, new, keys)
    names = _Names(config=config, old=old, new=new)
    library = loader.load(config)
    sent = {issue.path for issue in library.issues if issue.status == "sent"}
    pages = {page.path: page for page in library.toolkit if page.area == old}
    twins = {page.path: page.translation_of for page in translations.pages(library) if page.translation_of}
    files: dict[str, str] = {}
    by_hand: list[str] = []
    for path in _markdown(config.root):
        text = utf8_files.text_of(config.root / path, path)
        page = file_kinds.page_of(path, text, config)
        better = edited(text, names.links(page, by_hand, changes_addresses=path not in sent))
        if path in pages:
            better = _with_area(better, page, pages[path], names)
        better = _with_twin(better, path, twins.get(path, ""), names)
        if better != text:
            files[path] = better
    for path in dict.fromkeys((*mkdocs_file.paths(config.root), *_lists(config))):
        text = utf8_files.text_of(config.root / path, path)
        if (better := names.in_yaml(path, text, title)) != text:
            files[path] = better
        by_hand += names.left(path, better)
    places = [f"{folder}/toolkit/" for folder in language_folders.of(config.root)]
    folders = tuple((f"{place}{old}", f"{place}{new}") for place in places if _moves(config.root, place, old))
    return AreaRename(folders=folders, files=files, by_hand=tuple(by_hand))


def _moves(root: Path, place: str, old: str) -> bool:
    """Return whether a folder of an area moves; that of the hub is told, even where no page is in it yet."""
    return place == TOOLKIT or (root / place / old).is_dir()


def carry_out(root: Path, rename: AreaRename) -> tuple[str, ...]:
    """Make the changes, and return the files that list areas and follow; where one cannot be made, none is."""
    before = {path: (root / path).read_bytes() for path in rename.files}
    done: list[Callable[[], object]] = []
    try:
        for path, text in rename.files.items():
            done.append(lambda path=path: file_io.write(root, path, before[path]))  # type: ignore[misc]
            file_io.write(root, path, text)
        for folder, new_folder in rename.folders:
            if (root / folder).is_dir():
                file_io.move(root / folder, root, new_folder)
    except OSError as error:
        for undo in reversed(done):
            with contextlib.suppress(OSError):
                undo()
        message = gettext("nothing was renamed, because a file could not be written: %(error)s", error=error)
        raise HubError(message) from error
    return setting_copies.fix(hub_settings.load(root))


def _refuse(config: Config, new: str, keys: tuple[str, ...]) -> None:
    report = validation.Report(new)
    path_fields.path_part(yaml_nodes.Node(new, 1, 1, written=new), report)
    for problem in report.problems:
        message = f"{problem.message}; {problem.fix}"
        raise HubError(message)
    if new in keys or (config.root / TOOLKIT / new).exists():
        message = gettext(
            "%(folder)s is there already: choose another name, or move its pages by hand", folder=f"{TOOLKIT}{new}"
        )
        raise HubError(message)


def _markdown(root: Path) -> Iterator[str]:
    for folder in ("content", "newsletters"):
        yield from sorted(path for path, _ in file_tree.walk(root, folder) if path.endswith(".md"))


def _lists(config: Config) -> Iterator[str]:
    """Yield the files of YAML beside the settings that may name areas or pages."""
    for pattern in (TOPICS.list, TOPIC_FILES, synonyms_file.PATH):
        yield from sorted(file.relative_to(config.root).as_posix() for file in config.root.glob(pattern))
    yield from model_reader.paths(config)


def _with_area(text: str, page: MarkdownFile, values: ToolkitPage, names: _Names) -> str:
    """Return a page with the new area, and with the address that it had until now among its aliases."""
    own = routes.address(page.path, names.config).replace(names.old_address, names.new_address, 1)
    former = (*(alias.address for alias in values.aliases), routes.address(page.path, names.config))
    kept = ", ".join(front_matter_lines.text(f"/{one}") for one in dict.fromkeys(former) if one != own)
    better = front_matter_lines.changed(text, {"area": front_matter_lines.text(names.new)})
    better = front_matter_lines.changed(better, {"aliases": f"[{kept}]"})
    fields = fields_by_kind.toolkit_page(names.config)
    return better if key_order.misplaced(page.meta[1], fields) else key_order.usual(better, fields)


def _with_twin(text: str, path: str, twin: str, names: _Names) -> str:
    """Return a page that names the page that it translates where that is now."""
    moved = names.way(path, twin)
    return (
        text if moved == twin else front_matter_lines.changed(text, {"translation_of": front_matter_lines.text(moved)})
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Names:
    """Change what names an area, in Markdown and in YAML."""

    config: Config
    old: str
    new: str

    @property
    def old_address(self) -> str:
        """Return where the area was below the site's root."""
        return f"toolkit/{self.old}/"

    @property
    def new_address(self) -> str:
        """Return where the area is below the site's root."""
        return f"toolkit/{self.new}/"

    def links(self, page: MarkdownFile, by_hand: list[str], *, changes_addresses: bool) -> Iterator[Edit]:
        """Yield the edits by which links to the area lead to its new place."""
        for one in page.references:
            target = self._address(one.target) if changes_addresses else one.target
            target = self.way(page.path, target)
            if target != one.target and one.is_found:
                yield Edit(start=one.target_start, end=one.target_end, new=target)
            elif target != one.target:
                by_hand.append(
                    gettext(
                        "%(path)s:%(line)s: write %(target)s in place of %(old)s",
                        path=page.path,
                        line=_line(page, one),
                        target=target,
                        old=one.target,
                    )
                )

    def _address(self, target: str) -> str:
        """Return a link by its address on the web, changed where it leads to the area."""
        site, own = (
            self.config.site_url,
            language_folders.outside(f"content/{target.removeprefix(self.config.site_url)}"),
        )
        if not target.startswith(site) or not own.startswith(f"content/{self.old_address}"):
            return target
        return target.replace(f"/{self.old_address}", f"/{self.new_address}", 1)

    def way(self, page: str, target: str) -> str:
        """Return a link by its way from a page, changed where it goes through the folder of the area."""
        way = re.split("[?#]", target, maxsplit=1)[0]
        if not way or SCHEME.match(way):
            return target
        inside = language_folders.outside(routes.target(page, unquote(way))).removeprefix(TOOLKIT).split("/")
        parts = way.rstrip("/").split("/")
        place = len(parts) - len(inside)
        if inside[0] != self.old or place < 0 or unquote(parts[place]) != self.old:
            return target
        parts[place] = quote(self.new)
        return "/".join(parts) + target[len(way.rstrip("/")) :]

    def in_yaml(self, path: str, text: str, title: str | None) -> str:
        """Return a file of YAML with the new name: of keys of areas, of `area`, and of paths of its pages."""
        node, _ = yaml_nodes.parse(text, path)
        edits = [*self._named(node, text), *self._keys(node, text, title)]
        return edited(text, edits)

    def left(self, path: str, text: str) -> Iterator[str]:
        """Yield what to change by hand in a file of YAML: patterns and remarks that have a path of the area."""
        for number, line in enumerate(text.splitlines(), 1):
            if self.old_address in line:
                yield gettext(
                    "%(path)s:%(number)s: write %(new_address)s in place of %(old_address)s, where that is meant",
                    path=path,
                    number=number,
                    new_address=self.new_address,
                    old_address=self.old_address,
                )

    def _keys(self, root: Node, text: str, title: str | None) -> Iterator[Edit]:
        """Yield the edits of the settings where the area is a key."""
        plugins = root.value.get("plugins") if isinstance(root.value, dict) else None
        hub = mkdocs_plugins.named(plugins).get("hub") if plugins else None
        for keys in (("areas",), ("theme", "symbols")):
            found = _at(hub, (*keys, self.old))
            if found:
                yield self._edit(text, found)
            if found and title and keys == ("areas",):
                yield _title(text, found, title)

    def _named(self, node: Node, text: str) -> Iterator[Edit]:
        """Yield the edits of values that name the area or one of its pages."""
        if isinstance(node.value, dict):
            for key, child in node.value.items():
                if key == "area" and child.value == self.old:
                    at = _offset(text, child) + len(AREA.match(text, _offset(text, child))[0])  # type: ignore[index]
                    yield Edit(start=at, end=at + len(self.old), new=self.new)
                yield from self._named(child, text)
        elif isinstance(node.value, tuple):
            for child in node.value:
                yield from self._named(child, text)
        elif isinstance(node.value, str) and node.value.startswith(self.old_address):
            at = text.index(self.old_address, _offset(text, node))
            yield Edit(start=at, end=at + len(self.old_address), new=self.new_address)

    def _edit(self, text: str, node: Node) -> Edit:
        at = text.index(self.old, _offset(text, node))
        return Edit(start=at, end=at + len(self.old), new=self.new)


def _title(text: str, node: Node, title: str) -> Edit:
    """Return the edit of the title of an area; raises HubError where it is not alone on its line."""
    at = _offset(text, node)
    found = TITLE.search(text, at, text.find("\n", at))
    if found is None:
        message = gettext(
            "%(path)s:%(line)s: the title is not alone on its line: change it by hand",
            path=node.path or hub_settings.SITE,
            line=node.line,
        )
        raise HubError(message)
    return Edit(start=found.start("title"), end=found.end("title"), new=front_matter_lines.text(title))


def _at(node: Node | None, keys: tuple[str, ...]) -> Node | None:
    for key in keys:
        node = node.value.get(key) if node and isinstance(node.value, dict) else None
    return node


def _offset(text: str, node: Node) -> int:
    """Return the offset of a node in the text of its file."""
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[: node.line - 1])) + node.column - 1


def _line(page: MarkdownFile, reference: Reference) -> int:
    return page.text.count("\n", 0, reference.start) + 1
