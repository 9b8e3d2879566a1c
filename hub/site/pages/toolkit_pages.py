"""The toolkit: its index, the page of each area and the pages within."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from hub.content import scheduling
from hub.content.models import Article, Event
from hub.site.pages import assessment_pages, event_pages, page_templates, plain_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from hub.content.models import Area, Config, Library, Page, ToolkitPage

SHARED_ARTICLES = 5
SHARED_EVENTS = 3

Turn: TypeAlias = "tuple[ToolkitPage | None, ToolkitPage | None]"
Dated = TypeVar("Dated", Article, Event)


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaPages:
    """Hold an area with its pages; `index` is the page of the area itself."""

    title: str
    index: ToolkitPage | None
    pages: tuple[ToolkitPage, ...]


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """Yield the index, then every toolkit page by path."""
    write = page_templates.writer(config)
    found = areas(library, config)
    intro = plain_pages.find(library, plain_pages.TOOLKIT)
    yield write("toolkit.html.j2", plain_pages.TOOLKIT, edit=intro.path if intro else None, areas=found, page=intro)
    within = {area.index.path: area.pages for area in found if area.index}
    turns = {page.path: turn for area in found for page, turn in _turns(area.pages)}
    for page in library.toolkit:
        older, newer = turns.get(page.path, (None, None))
        beside = partial(write, edit=page.path, within=within.get(page.path, ()), previous=older, following=newer)
        yield _page(page, library, today, beside)


def areas(library: Library, config: Config) -> tuple[AreaPages, ...]:
    """Return the configured areas that have pages, in their configured order."""
    found = (_area(area, library.toolkit) for area in config.areas)
    return tuple(area for area in found if area.index or area.pages)


def _area(area: Area, toolkit: Iterable[ToolkitPage]) -> AreaPages:
    index = f"content/toolkit/{area.key}/index.md"
    pages = [page for page in toolkit if page.area == area.key]
    return AreaPages(
        title=area.title,
        index=next((page for page in pages if page.path == index), None),
        pages=tuple(sorted((page for page in pages if page.path != index), key=_place)),
    )


def _place(page: ToolkitPage) -> tuple[bool, int, str]:
    return page.order is None, page.order or 0, page.title


def _turns(pages: tuple[ToolkitPage, ...]) -> Iterator[tuple[ToolkitPage, Turn]]:
    """Yield each page of an area with the one before it and the one after."""
    for before, page, after in zip((None, *pages), pages, (*pages[1:], None), strict=False):
        yield page, (before, after)


def _page(page: ToolkitPage, library: Library, today: date, write: Callable[..., Page]) -> Page:
    coming = tuple(_sharing(page, event_pages.coming(library.events, today)))
    return write(
        "toolkit-page.html.j2",
        page.path,
        page=page,
        due=scheduling.due(page),
        overdue=scheduling.due(page) < today,
        parts=assessment_pages.parts(page, library),
        articles=tuple(islice(_sharing(page, library.articles), SHARED_ARTICLES)),
        events=coming[:SHARED_EVENTS],
        spare=coming[SHARED_EVENTS:][: event_pages.SPARE],
    )


def _sharing(page: ToolkitPage, items: Iterable[Dated]) -> Iterator[Dated]:
    topics = set(page.topics)
    return (item for item in items if not topics.isdisjoint(item.topics))
