"""The search page: a form for those who have JavaScript, topics and an index from A to Z for everybody."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from hub.content import translations
from hub.content.models import PlainPage, ToolkitPage
from hub.site.pages import page_templates, plain_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.content.site_files import Page

Entry: TypeAlias = ToolkitPage | PlainPage

PATH = "search/index.md"


def pages(library: Library, config: Config, _today: date) -> Iterator[Page]:
    """Yield the search page, as the only one."""
    pages = (page for page in library.pages if translations.first(page) != plain_pages.HOME)
    every: tuple[Entry, ...] = (*library.toolkit, *pages)
    entries = sorted(every, key=lambda page: (page.title.casefold(), page.path))
    letters = [(letter, tuple(group)) for letter, group in groupby(entries, key=_letter)]
    yield page_templates.writer(config)("search.html.j2", PATH, letters=letters)


def _letter(page: Entry) -> str:
    first = page.title[0].upper()
    return first if first.isalpha() else "0–9"
