"""The toolkit: its index, the page of each area and the pages within."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from markupsafe import Markup

from hub.base import translation, urls
from hub.content import due_dates, occurrences, page_pictures, translations
from hub.content.models import Article, Event
from hub.site.pages import assessment_pages, event_pages, page_templates, plain_pages, practices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from hub.content.models import Library, ToolkitPage
    from hub.content.settings import Area, Config
    from hub.content.site_files import Page

SHARED_ARTICLES = 5
SHARED_EVENTS = 3
FACTS = (
    translation.noop("Time"),
    translation.noop("People"),
    translation.noop("Bring"),
    translation.noop("Leave with"),
)

# The label of a fact, its answer and what is said below it.
Fact: TypeAlias = "tuple[str, str, str]"
Dated = TypeVar("Dated", Article, Event)


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaPages:
    """Hold an area with its pages; `index` is the page of the area itself."""

    key: str
    title: str
    index: ToolkitPage | None
    pages: tuple[ToolkitPage, ...]


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """Yield the index, then every toolkit page by path."""
    write = page_templates.writer(config)
    found = areas(library, config)
    intro = plain_pages.find(library, plain_pages.TOOLKIT)
    yield write(
        "toolkit.html.j2",
        "toolkit/index.md",
        edit=intro.path if intro else None,
        lang=intro.lang if intro else None,
        areas=found,
        page=intro,
        assessments=library.assessments,
        practices=tuple((page, practices.effort(page)) for area in found for page in area.pages),
        efforts=tuple(practices.CHOICES),
    )
    by_key = {area.key: area for area in found}
    for page in library.toolkit:
        drawn = tuple(map(Markup, page_pictures.elements(page.path, page.picture, config.root)))
        pen = partial(write, edit=page.path, lang=page.lang, areas=found, drawn=drawn)
        yield _page(page, by_key[page.area], library, today, pen)


def areas(library: Library, config: Config) -> tuple[AreaPages, ...]:
    """Return the configured areas that have pages, in their configured order."""
    found = (_area(area, library.toolkit) for area in config.areas)
    return tuple(area for area in found if area.index or area.pages)


def _area(area: Area, toolkit: Iterable[ToolkitPage]) -> AreaPages:
    index = f"content/toolkit/{area.key}/index.md"
    pages = [page for page in toolkit if page.area == area.key]
    return AreaPages(
        key=area.key,
        title=area.title,
        index=next((page for page in pages if translations.first(page) == index), None),
        pages=tuple(sorted((page for page in pages if translations.first(page) != index), key=_place)),
    )


def _place(page: ToolkitPage) -> tuple[bool, int, str]:
    return page.order is None, page.order or 0, page.title


def _facts(page: ToolkitPage) -> Iterator[Fact]:
    """Yield what a practice takes and gives; after the first comma follows what is said in small."""
    facts = zip(FACTS, (page.time, page.people, page.bring, page.leaves), strict=True)
    for name, words in facts:
        if words:
            answer, _, more = words.partition(", ")
            yield name, answer, more


def _page(page: ToolkitPage, area: AreaPages, library: Library, today: date, write: Callable[..., Page]) -> Page:
    """Return the page of an area, with its practices, or of a practice, with its place among them."""
    is_area = page == area.index
    place = 0 if is_area else area.pages.index(page) + 1
    before, after = (None, None) if is_area else _neighbors(area.pages, place)
    coming = tuple(_sharing(page, occurrences.coming(library.events, today)))
    return write(
        "toolkit-page.html.j2",
        page.path,
        page=page,
        is_area=is_area,
        within=area.pages if is_area else (),
        siblings=area.pages,
        place=place,
        before=before,
        after=after,
        facts=tuple(_facts(page)),
        due=due_dates.due(page),
        overdue=due_dates.due(page) < today,
        statements=assessment_pages.parts(page, library),
        articles=tuple(islice(_beside(page, library.articles), SHARED_ARTICLES)),
        events=coming[:SHARED_EVENTS],
        spare=coming[SHARED_EVENTS:][: event_pages.SPARE],
    )


def _neighbors(pages: Sequence[ToolkitPage], place: int) -> tuple[ToolkitPage | None, ToolkitPage | None]:
    """Return the practices before and after the one at a place, counted from 1; None at an end."""
    around = (None, *pages, None)
    return around[place - 1], around[place + 1]


def _beside(page: ToolkitPage, articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles on the topics of a page that its resources do not name: no title leads to two places."""
    known = {each for resource in page.resources for each in (urls.key(resource.url), resource.title.casefold())}
    shared = _sharing(page, articles)
    return (article for article in shared if known.isdisjoint((urls.key(article.url), article.title.casefold())))


def _sharing(page: ToolkitPage, items: Iterable[Dated]) -> Iterator[Dated]:
    topics = set(page.topics)
    return (item for item in items if not topics.isdisjoint(item.topics))
