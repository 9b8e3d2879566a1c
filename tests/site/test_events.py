"""Events before and after their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.model import Library
from hub.site import events

if TYPE_CHECKING:
    from hub.model import Config, Event


def written(event: Event, config: Config, today: date) -> str:
    """The Markdown of an event's page."""
    _, page = events.pages(Library(events=(event,)), config, today)
    return page.markdown


def test_event_is_coming_until_its_day_ends(event: Event) -> None:
    """An event of today is still to come."""
    assert events.coming((event,), date(2026, 12, 3)) == (event,)


def test_event_is_past_the_day_after(event: Event) -> None:
    """An event is past on the day after its end."""
    assert events.past((event,), date(2026, 12, 4)) == (event,)


def test_latest_past_event_first(library: Library) -> None:
    """The archive starts with the latest event, the calendar with the next."""
    days = [event.start.day for event in events.past(library.events, date(2027, 1, 1))]
    assert days == [10, 3, 1]


@pytest.mark.parametrize(
    ("status", "expected"),
    [("cancelled", '!!! danger "This event is cancelled"'), ("postponed", '!!! warning "This event is postponed"')],
)
def test_status_comes_first(event: Event, config: Config, today: date, status: str, expected: str) -> None:
    """A reader learns in words, before anything else, that an event will not take place."""
    lines = written(replace(event, status=status), config, today).split("# Trim a wick in one hour\n")[1]
    assert lines.strip().startswith(expected)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_list_says_status(event: Event, config: Config, today: date, status: str) -> None:
    """The list of events says in words that one will not take place."""
    index, _ = events.pages(Library(events=(replace(event, status=status),)), config, today)
    assert f"**{status.capitalize()}: [Trim a wick" in index.markdown


def test_register_while_it_is_coming(event: Event, config: Config, today: date) -> None:
    """A coming event asks for registration, at a site that it names."""
    assert "[Register at school.example.gov]" in written(event, config, today)


def test_nobody_registers_afterwards(event: Event, config: Config) -> None:
    """A past event links to its own page instead."""
    assert "[See the event at school.example.gov]" in written(event, config, date(2027, 1, 1))
