"""Events: what is coming, what is past, and a page for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.content import month_groups, site_urls
from hub.site.pages import calendar_links, json_ld, page_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hub.content.models import Config, Event, Library, Page


LATEST_PAST = 10
SPARE = 3


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """Yield the list, a page for each year, then a page for each event by start."""
    write = page_templates.writer(config)
    ahead, behind = coming(library.events, today), past(library.events, today)
    years = _years(library.events)
    yield write(
        "events.html.j2",
        "events/index.md",
        today=today,
        coming=month_groups.by_month(ahead, _start),
        by_topic=tuple(topic for topic in config.topics if any(topic.slug in event.topics for event in ahead)),
        past=behind[:LATEST_PAST],
        years={year: (site_urls.events_of(year), len(events)) for year, events in years.items()},
    )
    for year, events in years.items():
        yield write(
            "events-year.html.j2", site_urls.events_of(year), year=year, months=month_groups.by_month(events, _start)
        )
    for event in library.events:
        yield _page(event, config, today, write)


def _years(events: Iterable[Event]) -> dict[int, tuple[Event, ...]]:
    """Return the events of each year, the newest year first, from January to December within."""
    years: dict[int, tuple[Event, ...]] = {}
    for event in events:
        years[event.start.year] = (*years.get(event.start.year, ()), event)
    return dict(reversed(years.items()))


def _page(event: Event, config: Config, today: date, write: page_templates.Write) -> Page:
    return write(
        "event.html.j2",
        event.path,
        edit=event.path,
        event=event,
        over=event.end.date() < today,
        google=calendar_links.google(event),
        outlook=calendar_links.outlook(event),
        linked=json_ld.event(event, config),
    )


def coming(events: Iterable[Event], today: date) -> tuple[Event, ...]:
    """Return the events that have not ended before today, the next one first."""
    return tuple(event for event in events if event.end.date() >= today)


def past(events: Iterable[Event], today: date) -> tuple[Event, ...]:
    """Return the events that ended before today, the latest one first."""
    return tuple(event for event in events if event.end.date() < today)[::-1]


def _start(event: Event) -> date:
    return event.start.date()
