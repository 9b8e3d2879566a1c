"""What the library holds that a new issue may carry; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, islice
from typing import TYPE_CHECKING

from hub.content import content_addresses, due_dates, occurrences, translations
from hub.content.issue import linked_addresses, offered_comment, schedule
from hub.newsletter import corrected_issues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hub.content.content_addresses import Content
    from hub.content.models import Article, Event, Library, ToolkitPage
    from hub.content.settings import Config

# An event is worth saying twice: when it is announced and when it is near. What repeats, twice in `events_ahead_days`.
EVENT_TIMES = 2
# How long before its day an issue was composed, where it does not say; and how new a first issue's articles are.
WEEK = timedelta(days=7)
ARCHIVE_ARTICLES = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class EligibleContent:
    """Hold the content that waits, each kind in the order an issue shows it; and the archive for a thin week.

    `held` are articles that an editor keeps for a later issue.

    `again` holds the paths of events that an issue has announced before. Of those in the coming weeks,
    `called_off` do not take place, and `announced` were said as often as it is time for.
    """

    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    pages: tuple[ToolkitPage, ...]
    archive: tuple[Article, ...] = ()
    again: frozenset[str] = frozenset()
    called_off: tuple[Event, ...] = ()
    announced: tuple[Event, ...] = ()
    held: tuple[Article, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _History:
    """Hold by key the days of the issues that carry an address.

    `offered` and `left_out` hold by mark the day of the last issue that offered an address, or had no room for it.
    """

    config: Config
    carried: Mapping[str, Sequence[date]]
    offered: Mapping[str, date]
    left_out: Mapping[str, date]

    def carries(self, content: Content) -> Sequence[date]:
        """Return the days of the issues that have this content, under any of its addresses."""
        return sorted(
            {day for key in content_addresses.keys(content, self.config) for day in self.carried.get(key, ())}
        )

    def since(self, first: date) -> _History:
        """Return what is known of the issues from that day on; what editors deleted stays deleted."""
        days = {key: [day for day in said if day >= first] for key, said in self.carried.items()}
        return replace(self, carried=days)

    def refused(self, content: Content) -> bool:
        """Say whether an editor has deleted this content from a draft."""
        return any(mark in self.offered for mark in self._marks(content)) and not self.carries(content)

    def had_its_turn(self, article: Article) -> bool:
        """Say whether an issue has offered an article or had no room for it, since the one that it is for."""
        marks, first = self._marks(article), article.issue or date.min
        return any(
            days.get(mark, date.min) >= first
            for days in (self.offered, self.left_out)
            for mark in marks
            if mark in days
        )

    def _marks(self, content: Content) -> tuple[str, ...]:
        return tuple(map(offered_comment.mark, content_addresses.every(content, self.config)))


def find(library: Library, config: Config, day: date) -> EligibleContent:
    """Return what an issue of that day may carry: new since the issue before was composed, and not said already."""
    library = translations.offered(library, config)
    past = _history(library, config)
    since = _since(library, day)
    articles = _articles(library, config, day, since, past)
    near = _near(library, config, day)
    moved = corrected_issues.moved(library, config, day)
    on = [event for event in near if event.status is None and event.path not in moved]
    following = schedule.following(day, config.newsletter)
    ahead = timedelta(days=config.newsletter.events_ahead_days)
    recent = past.since(day - ahead)
    told = {event.path: recent if event.repeat else past for event in near}
    events = tuple(event for event in on if _timely(event, (day, following), told[event.path]))
    pages = _pages(library, since, past) or _practice(library, past)
    archive: tuple[Article, ...] = ()
    if len(articles) < config.newsletter.thin_week:
        new: tuple[Content, ...] = (*articles, *events, *pages)
        wanted = Counter(chain.from_iterable(content.topics for content in new))
        older = (article for article in library.articles if _is_due(article, day) and article not in articles)
        archive = _archive(older, config, wanted, past)
    days = {event.path: told[event.path].carries(event) for event in events}
    again = frozenset(path for path, said in days.items() if any(earlier < day for earlier in said))
    return EligibleContent(
        articles=articles,
        events=events,
        pages=pages,
        archive=archive,
        again=again,
        called_off=tuple(event for event in near if event.status),
        announced=tuple(event for event in on if event not in events and _said_before(event, day, told[event.path])),
        held=tuple(one for one in library.articles if one.issue and one.issue > day and not past.carries(one)),
    )


def unsaid(library: Library, config: Config, day: date) -> tuple[Content, ...]:
    """Return all that no issue carries yet and one of that day could: articles, the newest first, events, pages.

    What an editor has deleted from a draft, put off, or what found no room is among it.
    """
    library = translations.offered(library, config)
    past = _history(library, config)
    articles = (article for article in library.articles if due_dates.first_day(article) <= day)
    newest = sorted(articles, key=lambda article: (-article.published.toordinal(), article.path))
    events = (event for event in _near(library, config, day) if event.status is None)
    every: tuple[Content, ...] = (*newest, *events, *library.toolkit)
    return tuple(one for one in every if not past.carries(one))


def _history(library: Library, config: Config) -> _History:
    days: dict[str, list[date]] = defaultdict(list)
    for issue in library.issues:
        for link in {offered_comment.key(link) for link in linked_addresses.of(issue)}:
            days[link].append(issue.day)
    oldest_first = sorted(library.issues, key=lambda issue: issue.day)
    return _History(
        config=config,
        carried=days,
        offered={mark: issue.day for issue in oldest_first for mark in issue.offered},
        left_out={mark: issue.day for issue in oldest_first for mark in issue.left_out},
    )


def _since(library: Library, day: date) -> date | None:
    """Return when the issue before was composed, which could not carry what was kept later; None for a first issue."""
    before = max((issue for issue in library.issues if issue.day < day), key=lambda issue: issue.day, default=None)
    if before is None:
        return None
    return before.composed or before.day - WEEK


def _is_due(article: Article, day: date) -> bool:
    """Say whether an issue of that day may have the article: not before it is published, nor before its own issue."""
    return max(due_dates.first_day(article), article.issue or date.min) <= day


def _kept(article: Article, day: date, since: date | None) -> bool:
    """Say whether the article came since then; for a first issue, whether it was kept or is of the last week."""
    if not _is_due(article, day):
        return False
    since_kept = max(filter(None, (article.added, article.issue)), default=None)
    if since is None:
        return since_kept is not None or article.published > day - WEEK
    return (since_kept or article.published) >= since


def _articles(library: Library, config: Config, day: date, since: date | None, past: _History) -> tuple[Article, ...]:
    """Return articles kept since then that no issue had or offered: with a note first, then by topic, then newest."""
    kept = (article for article in library.articles if _kept(article, day, since))
    new = (article for article in kept if not past.carries(article))
    return in_order((article for article in new if not past.had_its_turn(article)), config)


def in_order(articles: Iterable[Article], config: Config) -> tuple[Article, ...]:
    """Return articles with an editor's note first; then by topic, as the hub lists them; then the newest."""
    places = {topic.slug: place for place, topic in enumerate(config.topics)}

    def rank(article: Article) -> tuple[bool, int, int, str]:
        topic = min((places.get(topic, len(places)) for topic in article.topics), default=len(places))
        return not article.note, topic, -article.published.toordinal(), article.path

    return tuple(sorted(articles, key=rank))


def _near(library: Library, config: Config, day: date) -> tuple[Event, ...]:
    """Return the events of the coming weeks, the earliest first, called off or not."""
    last = day + timedelta(days=config.newsletter.events_ahead_days)
    return tuple(event for event in occurrences.coming(library.events, day) if day <= event.start.date() <= last)


def _said_before(event: Event, day: date, past: _History) -> bool:
    """Say whether readers know of the event from an earlier issue and this one does not carry it."""
    said = past.carries(event)
    return day not in said and any(earlier < day for earlier in said)


def _timely(event: Event, days: tuple[date, date], past: _History) -> bool:
    """Say whether the event was never said, or once and begins before the second of two issues would come.

    An event that an editor has deleted from a draft is not said again.
    """
    day, following = days
    said = past.carries(event)
    if day in said or past.refused(event):
        return False
    times = sum(earlier < day for earlier in said)
    return times == 0 or (times < EVENT_TIMES and event.start.date() < following)


def _pages(library: Library, since: date | None, past: _History) -> tuple[ToolkitPage, ...]:
    """Return the toolkit pages reviewed since then that no issue has shown after their review, the newest first."""
    found = []
    for page in library.toolkit:
        shown = all(day < page.reviewed for day in past.carries(page))
        if page.reviewed >= (since or date.min) and shown and not past.refused(page):
            found.append(page)
    return tuple(sorted(found, key=lambda page: (-page.reviewed.toordinal(), page.path)))


def _practice(library: Library, past: _History) -> tuple[ToolkitPage, ...]:
    """Return the practice of the week: the first page that a self-assessment teaches and no issue has shown."""
    taught = (path for model in library.assessments for practice in model.practices for path in practice.pages)
    pages = {page.path: page for page in library.toolkit}
    found = (pages[f"content/{path}"] for path in taught if f"content/{path}" in pages)
    free = (page for page in found if not past.carries(page) and not past.refused(page))
    return tuple(islice(free, 1))


def _archive(older: Iterable[Article], config: Config, wanted: Counter[str], past: _History) -> tuple[Article, ...]:
    """Return two articles that no issue carries: those that share most with this week's topics, then the newest."""
    places = {plan.key for plan in config.newsletter.sections}
    ranked = sorted(
        (article for article in older if article.section in places),
        key=lambda article: (-sum(wanted[topic] for topic in article.topics), -article.published.toordinal()),
    )
    free = (article for article in ranked if not past.carries(article) and not past.refused(article))
    return tuple(islice(free, ARCHIVE_ARTICLES))
