"""Pages without a kind of their own: join, about, and the words that open the home page and the toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.content import translations
from hub.site.pages import page_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Library, PlainPage
    from hub.content.settings import Config
    from hub.content.site_files import Page

HOME = "content/index.md"
TOOLKIT = "content/toolkit/index.md"
JOIN = "content/join.md"
ABOUT = "content/about.md"


def pages(library: Library, config: Config, _today: date) -> Iterator[Page]:
    """Yield every plain page but those that open a page of lists."""
    write = page_templates.writer(config)
    found = shown(library)
    issue = next((issue for issue in library.issues if issue.status != "draft"), None)
    for page in found:
        joins = translations.first(page) == JOIN
        values = {"page": page, "others": found if len(found) > 1 else (), "joins": joins, "issue": issue}
        yield write("plain.html.j2", page.path, edit=page.path, lang=page.lang, **values)


def shown(library: Library) -> tuple[PlainPage, ...]:
    """Return the plain pages that are pages of their own, and do not open another."""
    return tuple(page for page in library.pages if translations.first(page) not in {HOME, TOOLKIT})


def find(library: Library, path: str) -> PlainPage | None:
    """Return the plain page of that file, or the one that stands for it in a language; None where there is none."""
    return next((page for page in library.pages if translations.first(page) == path), None)
