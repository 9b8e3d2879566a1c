"""Events: what is coming, what is past, and a page for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.site import markdown, months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hub.model import Config, Event, Library, Page


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """The list, then a page for each event by start."""
    write = markdown.writer(config)
    yield write(
        "events.md.j2",
        "events/index.md",
        coming=months.by_month(coming(library.events, today), _start),
        past=months.by_month(past(library.events, today), _start),
    )
    for event in library.events:
        yield write("event.md.j2", event.path, edit=event.path, event=event, over=event.end.date() < today)


def coming(events: Iterable[Event], today: date) -> tuple[Event, ...]:
    """Events that have not ended before today, the next one first."""
    return tuple(event for event in events if event.end.date() >= today)


def past(events: Iterable[Event], today: date) -> tuple[Event, ...]:
    """Events that ended before today, the latest one first."""
    return tuple(event for event in events if event.end.date() < today)[::-1]


def _start(event: Event) -> date:
    return event.start.date()
