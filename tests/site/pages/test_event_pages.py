"""Events before and after their day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from hub.content import loader
from hub.content.models import Library
from hub.errors import ContentError
from hub.site.pages import calendar_links, event_pages, page_templates

if TYPE_CHECKING:
    from hub.content.models import Config, Event

ZONE = ZoneInfo("America/New_York")
FILE = """---
title: Trim
kind: training
start: 2026-12-03 13:00
end: 2026-12-03 14:00
summary: Bring one lamp.
accommodations: {}
---
"""


def written(event: Event, config: Config, today: date) -> str:
    """The Markdown of an event's page."""
    *_, page = event_pages.pages(Library(events=(event,)), config, today)
    return page.text


def test_event_is_coming_until_its_day_ends(event: Event) -> None:
    """An event of today is still to come."""
    assert event_pages.coming((event,), date(2026, 12, 3)) == (event,)


def test_event_is_past_the_day_after(event: Event) -> None:
    """An event is past on the day after its end."""
    assert event_pages.past((event,), date(2026, 12, 4)) == (event,)


def test_latest_past_event_first(library: Library) -> None:
    """The archive starts with the latest event, the calendar with the next."""
    days = [event.start.day for event in event_pages.past(library.events, date(2027, 1, 1))]
    assert days == [10, 3, 1]


@pytest.mark.parametrize(
    ("status", "expected"),
    [("cancelled", "This event is cancelled"), ("postponed", "This event is postponed")],
)
def test_status_comes_first(event: Event, config: Config, today: date, status: str, expected: str) -> None:
    """A reader learns in words, before anything else, that an event will not take place."""
    _, after = written(replace(event, status=status), config, today).split("#</a></h1>\n")
    assert re.match(rf'<div class="admonition \w+">\n<p class="admonition-title">{expected}</p>', after)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_list_says_status(event: Event, config: Config, today: date, status: str) -> None:
    """The list of events says in words that one will not take place."""
    index, *_ = event_pages.pages(Library(events=(replace(event, status=status),)), config, today)
    assert f'<strong>{status.capitalize()}: <a href="2026-12-03-trim.md">Trim a wick' in index.text


def test_register_while_it_is_coming(event: Event, config: Config, today: date) -> None:
    """A coming event asks for registration, at a site that it names."""
    assert ">Register at school.example.gov</a>" in written(event, config, today)


def test_nobody_registers_afterwards(event: Event, config: Config) -> None:
    """A past event links to its own page instead; the browser of a reader decides again."""
    page = written(event, config, date(2027, 1, 1))
    until, after = (f'<div data-hub-{word}="{event.end.isoformat()}"' for word in ("until", "after"))
    assert re.search(f"{re.escape(until)} hidden>\n<p><a [^>]*>Register at", page)
    assert re.search(f"{re.escape(after)}>\n<p><a [^>]*>See the event at", page)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (datetime(2027, 3, 12, 13, tzinfo=ZONE), "2027-03-12T18:00:00Z"),
        (datetime(2027, 3, 15, 13, tzinfo=ZONE), "2027-03-15T17:00:00Z"),
        (datetime(2026, 10, 30, 13, tzinfo=ZONE), "2026-10-30T17:00:00Z"),
        (datetime(2026, 11, 2, 13, tzinfo=ZONE), "2026-11-02T18:00:00Z"),
    ],
)
def test_calendars_on_the_web(event: Event, start: datetime, expected: str) -> None:
    """One o'clock in New York stays one o'clock, before and after the clocks change in March and November."""
    event = replace(event, start=start, end=start)
    google = parse_qs(urlsplit(calendar_links.google(event)).query)
    outlook = parse_qs(urlsplit(calendar_links.outlook(event)).query)
    compact = expected.replace("-", "").replace(":", "")
    assert (google["dates"], outlook["startdt"]) == ([f"{compact}/{compact}"], [expected])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("help@a.gov", 'Write to <a href="mailto:help@a.gov">help@a.gov</a>'),
        ("https://www.a.gov/help", '<a href="https://www.a.gov/help">Ask at a.gov</a>'),
    ],
)
def test_accommodations(event: Event, config: Config, today: date, given: str, expected: str) -> None:
    """A page says whom to ask for captions or sign language: a mail address or a form."""
    page = written(replace(event, accommodations=given), config, today)
    assert f"<dt>Accommodations</dt>\n<dd>{expected}</dd>" in page


def test_years(library: Library, config: Config, today: date, event: Event) -> None:
    """The archive holds every event, coming or past, in its year."""
    later = replace(event, path="content/events/2027-01-05-x.md", start=event.start.replace(year=2027))
    made = event_pages.pages(replace(library, events=(*library.events, later)), config, today)
    assert [page.path for page in made][:3] == ["events/index.md", "events/2027.md", "events/2026.md"]


def test_calendar_files_when_they_are_there(event: Event, config: Config) -> None:
    """A page links to its calendar file once the site makes them."""
    write = page_templates.writer(config)
    page = write("event.html.j2", event.path, event=event, google="", outlook="", over=False, linked={})
    assert '<a href="2026-12-03-trim.ics">calendar file</a>' in page.text


@pytest.mark.parametrize("contact", ["help@a.gov", "https://a.gov/help"])
def test_contact_is_a_mail_or_web_address(config: Config, contact: str) -> None:
    """The file of an event may name either to ask for accommodations."""
    assert loader.event(FILE.format(contact), "content/events/2026-12-03-trim.md", config).accommodations == contact


def test_contact_is_not_a_name(config: Config) -> None:
    """A name alone reaches nobody: the message shows what to write, and where."""
    with pytest.raises(ContentError, match=r"trim\.md:7:1: 112 accommodations: "):
        loader.event(FILE.format("Ann Wick"), "content/events/2026-12-03-trim.md", config)
