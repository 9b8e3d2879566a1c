"""Events before and after their day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from hub.base import date_format
from hub.content import loader, repeat_words
from hub.content.models import Library
from hub.errors import ContentError
from hub.site.pages import calendar_links, event_pages

if TYPE_CHECKING:
    from hub.content.models import Event, Issue, ToolkitPage
    from hub.content.settings import Config

ZONE = ZoneInfo("America/New_York")
LAST_OF_FAIR = datetime(2026, 12, 2, tzinfo=ZONE)
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


def test_month_grid(event: Event, config: Config, today: date) -> None:
    """A month shows a series on each of its days, and what takes several days on all of them."""
    weekly = replace(event, path="a", repeat=repeat_words.read("every week until 2026-12-17, except 2026-12-10"))
    fair = replace(event, path="b", all_day=True, start=datetime(2026, 11, 30, tzinfo=ZONE), end=LAST_OF_FAIR)
    night = replace(
        event, path="c", start=datetime(2026, 12, 8, 20, tzinfo=ZONE), end=datetime(2026, 12, 9, tzinfo=ZONE)
    )
    grid = event_pages.month_grid(date(2026, 12, 1), Library(events=(weekly, fair, night)), config, today)
    shown = {day.number: "".join(one.path for one in day.events) for week in grid.weeks for day in week if day.events}
    assert shown == {1: "b", 2: "b", 3: "a", 8: "c", 17: "a"}


def test_kinds(event: Event, config: Config, today: date) -> None:
    """Readers choose among the kinds of what is coming, in the order of the settings, where there is a choice."""
    kinds = ("walk", "talk", "fair")
    events = tuple(replace(event, path=kind, kind=kind) for kind in ("talk", "walk"))
    hub = replace(config, event_kinds=kinds)
    both, one = (next(iter(event_pages.pages(Library(events=some), hub, today))).text for some in (events, events[:1]))
    assert re.findall(r'<a href="\?kind=(\w+)">(\w+)</a>', both) == [("walk", "Walk"), ("talk", "Talk")]
    assert "event-kinds" not in one
    assert "?kind=" not in one


def test_series(event: Event, config: Config) -> None:
    """The page of a series is about its next time, says how it repeats, and has the dates after that."""
    weekly = replace(event, repeat=repeat_words.read("every week until 2026-12-17"))
    text = written(weekly, config, date(2026, 12, 5))
    assert 'datetime="2026-12-10T13:00:00-05:00"' in text
    assert "<dt>Repeats</dt><dd>Every week until December 17, 2026</dd>" in text
    assert "<li>Thursday, December 17, 2026</li>" in text
    assert ">December 3, 2026<" not in text
    over = written(weekly, config, date(2026, 12, 18))
    assert "It took place for the last time on December 17, 2026." in over
    assert 'data-hub-after="2026-12-17T14:00:00-05:00">' in over


def test_all_day(event: Event, config: Config, today: date) -> None:
    """What takes all day says so, has no hours, and is over with its last day."""
    day = replace(event, all_day=True, start=datetime(2026, 12, 3, tzinfo=ZONE), end=datetime(2026, 12, 3, tzinfo=ZONE))
    text = written(day, config, today)
    time = '<time datetime="2026-12-03" data-hub-over="2026-12-04T00:00:00-05:00"><span class="t">All day</span></time>'
    assert time in text
    several = written(replace(day, end=LAST_OF_FAIR.replace(day=5)), config, today)
    assert ">Thursday, December 3, 2026 – Saturday, December 5, 2026</time>" in several


def test_no_end(event: Event, config: Config, today: date) -> None:
    """What has no end says when it starts, and is over with its day."""
    text = written(replace(event, end=event.start), config, today)
    attributes = 'datetime="2026-12-03T13:00:00-05:00" data-hub-over="2026-12-04T00:00:00-05:00"'
    assert f'<time {attributes}><span class="t">1:00 pm ET</span></time>' in text


@pytest.mark.parametrize(
    ("status", "expected"),
    [("cancelled", "This event is cancelled"), ("postponed", "This event is postponed")],
)
def test_status_comes_first(event: Event, config: Config, today: date, status: str, expected: str) -> None:
    """A reader learns in words, before anything else, that an event will not take place."""
    _, after = written(replace(event, status=status), config, today).split("</h1>\n")
    assert re.match(rf'<div class="admonition \w+">\n<p class="admonition-title">{expected}</p>', after)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_list_says_status(event: Event, config: Config, today: date, status: str) -> None:
    """The list of events says in words that one will not take place."""
    index, *_ = event_pages.pages(Library(events=(replace(event, status=status),)), config, today)
    assert f"<strong>{status.capitalize()}.</strong> It was to be on <time " in index.text


def test_register_while_it_is_coming(event: Event, config: Config, today: date) -> None:
    """A coming event asks for registration, at a site that it names."""
    assert ">Register at school.example.gov</a>" in written(event, config, today)


def test_nobody_registers_afterwards(event: Event, config: Config) -> None:
    """A past event links to its own page instead; the browser of a reader decides again."""
    page = written(event, config, date(2027, 1, 1))
    until, after = (f'<div data-hub-{word}="{event.end.isoformat()}"' for word in ("until", "after"))
    assert re.search(f"{re.escape(until)} hidden>\n<p class=.row.><a [^>]*>Register at", page)
    assert re.search(f"{re.escape(after)}>\n<p class=.row.><a [^>]*>See the event at", page)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (datetime(2027, 3, 12, 13, tzinfo=ZONE), "2027-03-12T18:00:00Z"),
        (datetime(2027, 3, 15, 13, tzinfo=ZONE), "2027-03-15T17:00:00Z"),
        (datetime(2026, 10, 30, 13, tzinfo=ZONE), "2026-10-30T17:00:00Z"),
        (datetime(2026, 11, 2, 13, tzinfo=ZONE), "2026-11-02T18:00:00Z"),
    ],
)
def test_calendars_on_the_web(event: Event, config: Config, start: datetime, expected: str) -> None:
    """One o'clock in New York stays one o'clock, before and after the clocks change in March and November."""
    event = replace(event, start=start, end=start)
    google = parse_qs(urlsplit(calendar_links.google(event, config)).query)
    outlook = parse_qs(urlsplit(calendar_links.outlook(event, config)).query)
    compact = expected.replace("-", "").replace(":", "")
    assert (google["dates"], outlook["startdt"]) == ([f"{compact}/{compact}"], [expected])


def test_calendars_on_the_web_say_where_to_register(event: Event, config: Config) -> None:
    """They carry what the calendar file says: the summary, the registration, and the page on this hub."""
    words = calendar_links.details(event, config)
    google = parse_qs(urlsplit(calendar_links.google(event, config)).query)
    outlook = parse_qs(urlsplit(calendar_links.outlook(event, config)).query)
    assert (google["details"], outlook["body"]) == ([words], [words])
    assert words.splitlines()[0] == event.summary
    assert f"Register: {event.url}" in words
    assert words.endswith("/events/2026-12-03-trim/")


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
    assert f'<h2>Accommodations</h2>\n<p class="small">{expected}</p>' in page


def test_years(library: Library, config: Config, today: date, event: Event) -> None:
    """The archive holds every event, coming or past, in its year."""
    later = replace(event, path="content/events/2027-01-05-x.md", start=event.start.replace(year=2027))
    made = event_pages.pages(replace(library, events=(*library.events, later)), config, today)
    assert [page.path for page in made][:3] == ["events/index.md", "events/2027.md", "events/2026.md"]


def test_add_to_calendar(event: Event, config: Config, today: date) -> None:
    """A page leads to its calendar file."""
    assert 'href="2026-12-03-trim.ics">Add to calendar</a>' in written(event, config, today)


def test_what_to_read_and_what_comes_after(library: Library, config: Config, today: date, page: ToolkitPage) -> None:
    """An event names the practices that share a topic with it, and the next event that takes place."""
    practice = replace(page, path="content/toolkit/light/lamp.md", title="One lamp", topics=("glass",))
    later = replace(library.events[1], path="content/events/2026-12-20-oil.md", title="Oil night")
    later = replace(later, start=later.start.replace(day=20), end=later.end.replace(day=20))
    library = replace(library, toolkit=(page, practice), events=(*library.events, later))
    made = {each.path: each.text for each in event_pages.pages(library, config, today)}
    first = made["events/2026-12-03-trim.md"]
    assert ("One lamp" in first, ">Light</a>" in first, ">Oil night</a>" in first) == (True, False, True)
    assert "After this one" not in made["events/2026-12-20-oil.md"]


def test_event_of_several_days(event: Event, config: Config, today: date) -> None:
    """An event that ends on another day says both days in full."""
    page = written(replace(event, end=event.end.replace(day=4)), config, today)
    first, last = (date_format.weekday(moment) for moment in (event.start, event.end.replace(day=4)))
    assert f"{first}, 1:00 pm – {last}" in page


def test_month_as_a_grid(library: Library, issue: Issue, config: Config, today: date) -> None:
    """A month has whole weeks from Sunday on, with its events and its issues on their days, also those to come."""
    grid = event_pages.month_grid(date(2026, 11, 1), replace(library, events=()), config, today)
    assert (grid.weekdays[0], [len(week) for week in grid.weeks]) == (("Sunday", "Sun"), [7] * 5)
    assert [day.number for day in grid.weeks[-1]] == [29, 30, 0, 0, 0, 0, 0]
    days = {day.number: day for week in grid.weeks for day in week}
    assert (days[issue.day.day].issue, days[1].issue) == (2, 0)
    december = event_pages.month_grid(date(2026, 12, 1), library, config, date(2026, 12, 5))
    every = [day for week in december.weeks for day in week]
    assert {day.number: len(day.events) for day in every if day.events} == {3: 1, 10: 1}
    assert [day.number for day in every if day.awaits] == [11, 18, 25]
    unsent = event_pages.month_grid(date(2026, 12, 1), replace(library, issues=()), config, today)
    assert not any(day.awaits for week in unsent.weeks for day in week)


def test_grid_tells_hours_and_mails(event: Event, issue: Issue, config: Config, today: date) -> None:
    """A day with room has the hour at which its event begins, on the first of its days, and says when a mail comes."""
    night = replace(event, path="b", title="Oil", start=event.start.replace(day=20), end=event.end.replace(day=21))
    index, *_ = event_pages.pages(Library(events=(event, night), issues=(issue,)), config, today)
    found = re.findall(r'<span class="k[^"]*"(?: aria-hidden="true")?>(.*?)</span>', index.text)
    mail = "Newsletter"
    assert found == [f"1:00 pm<br>{event.title}", mail, mail, mail, "1:00 pm<br>Oil", "Oil", mail]


def test_grid_is_a_table(library: Library, config: Config, today: date) -> None:
    """The list begins with the month of the next event, and each of its events is a link."""
    index, *_ = event_pages.pages(library, config, today)
    assert "<caption>December 2026, at a glance</caption>" in index.text
    day = '<td class="has"><a href="2026-12-03-trim.md" data-kind="training">3 <span class="out">Trim a wick'
    assert day in index.text


@pytest.mark.parametrize("contact", ["help@a.gov", "https://a.gov/help"])
def test_contact_is_a_mail_or_web_address(config: Config, contact: str) -> None:
    """The file of an event may name either to ask for accommodations."""
    assert loader.event(FILE.format(contact), "content/events/2026-12-03-trim.md", config).accommodations == contact


def test_contact_is_not_a_name(config: Config) -> None:
    """A name alone reaches nobody: the message shows what to write, and where."""
    with pytest.raises(ContentError, match=r"trim\.md:7:1: 112 accommodations: "):
        loader.event(FILE.format("Ann Wick"), "content/events/2026-12-03-trim.md", config)
