"""What the library holds that a new issue may carry; pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hub import urls
from hub.model import Article, Event, ToolkitPage

if TYPE_CHECKING:
    from hub.model import Config, Library

Content = Article | Event | ToolkitPage

# An event is worth saying twice: when it is announced and when it is near.
EVENT_TIMES = 2
# How long before its day an issue was composed, where it does not say.
WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """The content that waits, each kind in the order in which an issue shows it."""

    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    pages: tuple[ToolkitPage, ...]


def find(library: Library, config: Config, day: date) -> Waiting:
    """What an issue of that day may carry: new since the issue before it was composed, and not said already."""
    since = _since(library, day)
    carried = _carried(library)
    return Waiting(
        articles=_articles(library, since, carried),
        events=_events(library, config, day, carried),
        pages=_pages(library, config, since, carried),
    )


def _since(library: Library, day: date) -> date:
    """When the issue before was composed: what was kept after that, it could not carry."""
    before = max((issue for issue in library.issues if issue.day < day), key=lambda issue: issue.day, default=None)
    if before is None:
        return date.min
    return before.composed or before.day - WEEK


def address(content: Content, config: Config) -> str:
    """Where a reader finds it; what has no address elsewhere has its page on our site."""
    if isinstance(content, ToolkitPage):
        page = PurePosixPath(content.path.removeprefix("content/")).with_suffix("")
        return f"{config.site_url}{page.parent if page.name == 'index' else page}/"
    if isinstance(content, Event) and content.url is None:
        return f"{config.site_url}events/{PurePosixPath(content.path).stem}/"
    return str(content.url)


def key(url: str) -> str:
    """What two spellings of one address share; a mailbox is its own key."""
    try:
        return urls.key(url)
    except ValueError:
        return url


def _carried(library: Library) -> dict[str, list[date]]:
    """For each link that an issue carries, the days of those issues."""
    days: dict[str, list[date]] = defaultdict(list)
    for issue in library.issues:
        for link in {key(item.url) for section in issue.sections for item in section.items}:
            days[link].append(issue.day)
    return days


def _articles(library: Library, since: date, carried: dict[str, list[date]]) -> tuple[Article, ...]:
    """Those kept since then that no issue carries: with an editor's note first, then the newest."""
    kept = (article for article in library.articles if (article.added or article.published) >= since)
    new = (article for article in kept if key(article.url) not in carried)
    return tuple(sorted(new, key=lambda article: (not article.note, -article.published.toordinal(), article.path)))


def _events(library: Library, config: Config, day: date, carried: dict[str, list[date]]) -> tuple[Event, ...]:
    """Those that take place in the coming weeks and were not announced often enough yet."""
    last = day + timedelta(days=config.newsletter.events_ahead_days)
    found = []
    for event in library.events:
        said = carried.get(key(address(event, config)), [])
        takes_place = day <= event.start.date() <= last and event.status not in {"cancelled", "postponed"}
        if takes_place and day not in said and sum(earlier < day for earlier in said) < EVENT_TIMES:
            found.append(event)
    return tuple(sorted(found, key=lambda event: (event.start, event.path)))


def _pages(library: Library, config: Config, since: date, carried: dict[str, list[date]]) -> tuple[ToolkitPage, ...]:
    """Those reviewed since then that no issue has shown after their review, the newest first."""
    found = []
    for page in library.toolkit:
        said = carried.get(key(address(page, config)), [])
        if page.reviewed >= since and all(day < page.reviewed for day in said):
            found.append(page)
    return tuple(sorted(found, key=lambda page: (-page.reviewed.toordinal(), page.path)))
