"""Events: what is coming, what is past, and a page for each."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from hub.base import date_format
from hub.content import event_words, month_groups, occurrences, site_urls
from hub.content.issue import schedule
from hub.site.pages import calendar_links, json_ld, page_templates, practices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hub.content.models import Event, Library
    from hub.content.settings import Config
    from hub.content.site_files import Page


LATEST_PAST = 10
SPARE = 3
PRACTICES = 3
MORE_DATES = 12
# What ends at midnight does not take the day that then begins.
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """Hold a day of a month with its events and the number of its issue; `awaits` where one is still to come.

    `number` is 0 outside of the month, and `issue` where there is none.
    """

    number: int = 0
    events: tuple[Event, ...] = ()
    issue: int = 0
    awaits: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthGrid:
    """Hold a month as weeks of seven days, with the names of these, in full and short."""

    month: date
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Day, ...], ...]


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """Yield the list, a page for each year, then a page for each event by start."""
    write = page_templates.writer(config)
    ahead, behind = occurrences.coming(library.events, today), occurrences.past(library.events, today)
    years = _years(library.events)
    yield write(
        "events.html.j2",
        "events/index.md",
        today=today,
        coming=month_groups.by_month(ahead, _start),
        grid=month_grid(_start(ahead[0]).replace(day=1), library, config, today) if ahead else None,
        kinds=tuple(kind for kind in config.event_kinds if any(event.kind == kind for event in ahead)),
        by_topic=tuple(topic for topic in config.topics if any(topic.slug in event.topics for event in ahead)),
        past=behind[:LATEST_PAST],
        years={year: (site_urls.events_of(year), len(events)) for year, events in years.items()},
    )
    for year, events in years.items():
        yield write(
            "events-year.html.j2", site_urls.events_of(year), year=year, months=month_groups.by_month(events, _start)
        )
    for event in library.events:
        yield _page(event, library, config, today, write)


def month_grid(month: date, library: Library, config: Config, today: date) -> MonthGrid:
    """Return a month with the events and the issues of each of its days; its weeks begin as a language's do."""
    days = calendar.Calendar(date_format.first_weekday(config.language))
    names, short = date_format.weekdays(config.language), date_format.weekday_heads(config.language)
    events = _by_day(library.events, month)
    issues = {issue.day: issue.number for issue in library.issues if issue.number}

    def day(number: int) -> Day:
        if not number:
            return Day()
        one = month.replace(day=number)
        awaits = bool(issues) and today <= one and schedule.is_usual(one, config.newsletter.rhythm)
        return Day(number=number, events=events.get(one, ()), issue=issues.get(one, 0), awaits=awaits)

    weeks = (tuple(map(day, week)) for week in days.monthdayscalendar(month.year, month.month))
    weekdays = tuple((names[day], short[day]) for day in days.iterweekdays())
    return MonthGrid(month=month, weekdays=weekdays, weeks=tuple(weeks))


def _by_day(events: Iterable[Event], month: date) -> dict[date, tuple[Event, ...]]:
    """Return the events of each day of a month, on every day that they take."""
    found: dict[date, tuple[Event, ...]] = {}
    for one in (one for event in events for one in occurrences.of(event)):
        last = (occurrences.over_at(one) - MOMENT).date()
        for ahead in range((last - _start(one)).days + 1 if _touches(one, month) else 0):
            day = _start(one) + timedelta(days=ahead)
            found[day] = (*found.get(day, ()), one)
    return found


def _touches(event: Event, month: date) -> bool:
    return event.start.date().replace(day=1) <= month <= event.end.date()


def _years(events: Iterable[Event]) -> dict[int, tuple[Event, ...]]:
    """Return the events of each year, the newest year first, from January to December within."""
    years: dict[int, tuple[Event, ...]] = {}
    for event in events:
        years[event.start.year] = (*years.get(event.start.year, ()), event)
    return dict(reversed(years.items()))


def _page(series: Event, library: Library, config: Config, today: date, write: page_templates.Write) -> Page:
    event = occurrences.next_of(series, today)
    later = (one for one in occurrences.coming(library.events, today) if one.start > event.start and not one.status)
    return write(
        "event.html.j2",
        event.path,
        edit=event.path,
        lang=event.lang,
        event=event,
        one_day=event_words.is_of_one_day(event),
        others=occurrences.of(event)[1 : MORE_DATES + 1],
        ends=occurrences.over_for_good(event),
        over=occurrences.last_day(event) < today,
        google=calendar_links.google(event, config),
        outlook=calendar_links.outlook(event, config),
        linked=json_ld.event(event, config),
        practices=practices.nearest(event.topics, practices.of(library), PRACTICES),
        following=next(later, None),
    )


def _start(event: Event) -> date:
    return event.start.date()
