"""The home page: what this is, the latest issue, what comes next, what one has time for, and the way in."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from hub.content import occurrences, translations
from hub.content.issue import schedule
from hub.content.models import PlainPage
from hub.site.pages import (
    event_pages,
    issue_areas,
    page_templates,
    plain_pages,
    practices,
    toolkit_pages,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Article, Issue, Item, Library
    from hub.content.settings import Config
    from hub.content.site_files import Page

PICKS = 3
NEXT_EVENTS = 3
ISSUE_ITEMS = 4


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """Yield the home page, as the only one."""
    issue = next((issue for issue in library.issues if issue.status != "draft"), None)
    coming = tuple(event for event in occurrences.coming(library.events, today) if event.status is None)
    written = plain_pages.find(library, plain_pages.HOME)
    page = written or _untold(config)
    yield page_templates.writer(config)(
        "home.html.j2",
        "index.md",
        edit=page.path if written or not config.tree else None,
        lang=page.lang,
        page=page,
        issue=issue,
        items=_items(issue) if issue else (),
        lit=issue_areas.of((issue,), library, config)[issue.path] if issue else (),
        period=_period(issue, config, today) if issue else "",
        often=schedule.words(config.newsletter.rhythm, translations.spoken(config, page.lang)),
        has_events=bool(library.events),
        events=coming[:NEXT_EVENTS],
        spare=coming[NEXT_EVENTS:][: event_pages.SPARE],
        picks=_picks(library.articles),
        tiles=practices.choices(practices.of(library)),
        areas=toolkit_pages.areas(library, config),
        assessments=library.assessments,
        join=plain_pages.find(library, plain_pages.JOIN),
    )


def _period(issue: Issue, config: Config, today: date) -> str:
    """Return the week or month that it is and that the issue is of; "" where the issue is older, or of neither."""
    between = schedule.period(config.newsletter.rhythm)
    is_of = {
        "week": issue.day <= today < issue.day + schedule.WEEK,
        "month": issue.day <= today and issue.day.replace(day=1) == today.replace(day=1),
    }
    return between if is_of.get(between) else ""


def _untold(config: Config) -> PlainPage:
    return PlainPage(path=plain_pages.HOME, title=config.site_name, summary=config.newsletter.name)


def _items(issue: Issue) -> tuple[Item, ...]:
    return tuple(islice(chain.from_iterable(section.items for section in issue.sections), ISSUE_ITEMS))


def _picks(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Return the newest articles of which an editor says why, then other new ones."""
    told = [article for article in articles if article.note]
    return (*told, *(article for article in articles if not article.note))[:PICKS]
