"""Pages without a kind of their own: join, about, and the words that open the home page and the toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.site.pages import page_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Config, Library, Page, PlainPage

HOME = "content/index.md"
TOOLKIT = "content/toolkit/index.md"
JOIN = "content/join.md"
ABOUT = "content/about.md"


def pages(library: Library, config: Config, _today: date) -> Iterator[Page]:
    """Yield every plain page but those that open a page of lists."""
    write = page_templates.writer(config)
    for page in library.pages:
        if page.path not in {HOME, TOOLKIT}:
            yield write("plain.html.j2", page.path, edit=page.path, page=page)


def find(library: Library, path: str) -> PlainPage | None:
    """Return the plain page of that file, or None where the hub has none."""
    return next((page for page in library.pages if page.path == path), None)
