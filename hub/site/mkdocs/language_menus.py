"""The menu of each language of a hub, in MkDocs' own parts, from pages that MkDocs knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Navigation, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from hub.site.pages.navigation import Entry


def menu(entries: Iterable[Entry], files: Files) -> Navigation:
    """Return the menu that MkDocs would make of `nav`; its first page is the home page of the language."""
    items = list(_items(entries, files))
    pages = list(_pages(items))
    made = Navigation(items, pages)
    made.homepage = pages[0]
    return made


def _items(entries: Iterable[Entry], files: Files) -> Iterator[Section | Page]:
    for entry in entries:
        title, within = ("", entry) if isinstance(entry, str) else next(iter(entry.items()))
        if isinstance(within, str):
            yield _page(within, files)
        else:
            section = Section(title, list(_items(within, files)))
            for child in section.children:
                child.parent = section
            yield section


def _page(path: str, files: Files) -> Page:
    file = files.get_file_from_path(path)
    assert file is not None  # noqa: S101  the menu names pages that were made
    assert file.page is not None  # noqa: S101  likewise
    return file.page


def _pages(items: Iterable[Any]) -> Iterator[Page]:
    for item in items:
        if item.children:
            yield from _pages(item.children)
        else:
            yield item
