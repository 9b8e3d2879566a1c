"""Events in the markup of pages; whole pages are in `data/events`."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from hub.collect import format_detection
from hub.collect.webpage import event_markup, page_extraction
from hub.content.settings import Source
from hub.errors import SourceError

URL = "https://forms.example.gov/events/"
SOURCE = Source(key="forms", name="Forms", url=URL)
CLINIC = {"@type": "Event", "name": "Forms clinic", "startDate": "2026-12-03T18:00Z", "location": "Room 4"}
FEED = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'


def page(*things: object, head: str = "", body: str = "<h1>What is on</h1>") -> bytes:
    """A page with these things as JSON-LD."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in things)
    return f"<!doctype html><html><head><title>On</title>{head}{scripts}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ({"@type": "Place", "name": "Hall"}, "Hall"),
        ({"@type": "Place", "name": "Hall", "address": "Hall"}, "Hall"),
        ({"@type": "Place", "name": "Hall", "address": "Hall, 1 Main St"}, "Hall, 1 Main St"),
        ({"@type": "Place"}, None),
        ({"@type": "Place", "name": "TBA"}, None),
        ({"@type": "VirtualLocation", "url": "https://meet.example.org/"}, "Online"),
        (["Hall", "Hall", 7, {"name": ["Attic"]}], "Hall; Attic"),
        (None, None),
    ],
)
def test_place(location: object, place: str | None) -> None:
    """A place is its name and its address, each once; one on the web without a name is online."""
    (one,) = event_markup.feed(page(CLINIC | {"location": location}), SOURCE, URL).candidates
    assert one.place == place


@pytest.mark.parametrize(
    ("facts", "cost"),
    [
        ({"isAccessibleForFree": True}, "Free"),
        ({"offers": {"price": 0}}, "Free"),
        ({"offers": [7, {"price": 12.5, "priceCurrency": "EUR"}]}, "12.5 EUR"),
        ({"offers": {"price": None}}, None),
        ({"offers": []}, None),
    ],
)
def test_cost(facts: dict[str, object], cost: str | None) -> None:
    """What an event costs is said by its offer."""
    (one,) = event_markup.feed(page(CLINIC | facts), SOURCE, URL).candidates
    assert one.cost == cost


@pytest.mark.parametrize(
    ("organizer", "host"),
    [
        ([{"name": "Forms office"}, {"name": "Ada Wick"}, {"url": "https://a.example.gov/"}], "Forms office, Ada Wick"),
        ("Forms office", "Forms office"),
        (None, None),
    ],
)
def test_hosts(organizer: object, host: str | None) -> None:
    """Each that has a name."""
    (one,) = event_markup.feed(page(CLINIC | {"organizer": organizer}), SOURCE, URL).candidates
    assert one.host == host


def test_a_page_that_names_a_feed_is_read_for_events_where_its_source_says_so() -> None:
    """Without a feed, events in the markup are found by themselves; else `dialect: events` asks for them."""
    asked = Source(key="forms", name="Forms", url=URL, dialect="events")
    assert len(format_detection.read(page(CLINIC), SOURCE, URL).candidates) == 1
    with pytest.raises(SourceError, match=r"write `url: https://forms\.example\.gov/feed\.xml`"):
        format_detection.read(page(CLINIC, head=FEED), SOURCE, URL)
    assert len(format_detection.read(page(CLINIC, head=FEED), asked, URL).candidates) == 1
    for data in (page(), b"", b"\0", b"words"):
        with pytest.raises(SourceError, match="no events in JSON-LD" if data else "empty"):
            format_detection.read(data.replace(b"\0", b"<p>\0"), asked, URL)


@pytest.mark.parametrize(
    "script",
    [
        '//<![CDATA[\n{"@type": "Event", "name": "Lab", "startDate": "2026-12-10"}\n//]]>',
        '<!--{"@type": "Event", "name": "Lab", "startDate": "2026-12-10"}-->',
        '{"@type": "Event", "name": "Lab", "startDate": "2026-12-10", "description": "&lt;p&gt;Two words.&lt;/p&gt;",}',
    ],
)
def test_reads_json_that_is_not_quite(script: str) -> None:
    """With marks around it, a comma behind its last value, or words that were escaped twice."""
    data = page(head=f'<script type="application/ld+json">{script}</script>')
    (one,) = event_markup.feed(data, SOURCE, URL).candidates
    assert (one.title, one.all_day, one.summary in {"", "Two words."}) == ("Lab", True, True)


def test_reads_microdata() -> None:
    """The properties of an Event, and of nothing else."""
    event = (
        '<div itemscope itemtype="https://schema.org/{}"><h2 itemprop="name">Lab</h2>'
        '<a itemprop="url" href="/lab">l</a>'
        '<meta itemprop="startDate" content="2026-12-10T13:00-05:00"><p itemprop="location">Room 4</p></div>'
    )
    data = page(body=event.format("EducationEvent") + event.format("Person"))
    (one,) = event_markup.feed(data, SOURCE, URL).candidates
    assert (one.title, one.place, one.url) == ("Lab", "Room 4", "https://forms.example.gov/lab")
    assert one.start == datetime(2026, 12, 10, 18, tzinfo=UTC)


def test_many_events_and_deep_ones() -> None:
    """Of more events than a page has for people, the first are read; what is nested too deeply for JSON is none."""
    many = [CLINIC | {"name": f"Clinic {number}"} for number in range(event_markup.MOST + 9)]
    assert len(event_markup.feed(page(many), SOURCE, URL).candidates) == event_markup.MOST
    deep = b"[" * 100_000
    script = b'<html><script type="application/ld+json">%s</script></html>' % deep
    with pytest.raises(SourceError):
        event_markup.feed(script, SOURCE, URL)


@pytest.mark.parametrize(("heading", "is_event"), [("Forms clinic", True), ("What we learned at a clinic", False)])
def test_a_clipped_page_is_the_event_that_it_is_about(heading: str, is_event: bool) -> None:  # noqa: FBT001
    """A page with the heading of its event has the times and the place of it; one that only names it has none."""
    words = "Bring a form that people leave half done, and we fix one line of it together. " * 5
    body = f"<main><h1>{heading}</h1><p>{words}</p><p>{words[:-2]}, again.</p></main>"
    one = page_extraction.read(page(CLINIC, body=body), SOURCE, f"{URL}clinic/")
    assert one.start == (datetime(2026, 12, 3, 18, tzinfo=UTC) if is_event else None)
    assert one.place == ("Room 4" if is_event else None)
