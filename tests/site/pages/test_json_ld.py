"""What pages tell machines about themselves in JSON-LD, read from the finished pages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from hub.content import repeat_words
from hub.site.pages import json_ld

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Article, Event
    from hub.content.settings import Config

SITE = "https://lamps.example.gov/"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def said(site: Path, path: str, kind: str) -> dict[str, Any]:
    """The one object of that type on a page."""
    blocks = map(json.loads, BLOCK.findall((site / path / "index.html").read_text("utf-8")))
    (found,) = (block for block in blocks if block["@type"] == kind)
    return dict(found)


def test_event(site: Path) -> None:
    """A page of an event says when it takes place, with the offset of its time zone."""
    found = said(site, "events/2026-12-03-trim", "Event")
    assert (found["startDate"], found["eventStatus"]) == (
        "2026-12-03T13:00:00-05:00",
        "https://schema.org/EventScheduled",
    )


def test_days_and_no_end(event: Event, config: Config) -> None:
    """What takes all day has days; what has no end says none."""
    day = event.start.replace(hour=0)
    found = json_ld.event(replace(event, all_day=True, start=day, end=day), config)
    assert (found["startDate"], found["endDate"]) == ("2026-12-03", "2026-12-03")
    assert "endDate" not in json_ld.event(replace(event, end=event.start), config)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "every 2 weeks until 2027-03-31, except 2026-12-17",
            [
                {
                    "startTime": "13:00",
                    "endTime": "14:00",
                    "startDate": "2026-12-03",
                    "endDate": "2027-03-31",
                    "repeatFrequency": "P2W",
                    "exceptDate": ["2026-12-17"],
                }
            ],
        ),
        (
            "every tuesday, thursday until 2027-03-31",
            [
                {
                    "startTime": "13:00",
                    "endTime": "14:00",
                    "startDate": "2026-12-03",
                    "endDate": "2027-03-31",
                    "repeatFrequency": "P1W",
                    "byDay": ["https://schema.org/Tuesday", "https://schema.org/Thursday"],
                }
            ],
        ),
        (
            "also on 2026-12-10",
            [
                {
                    "startTime": "13:00",
                    "endTime": "14:00",
                    "startDate": "2026-12-10",
                    "endDate": "2026-12-10",
                    "repeatCount": 1,
                }
            ],
        ),
        (
            "every first thursday until 2027-03-31, also on 2026-12-05",
            [
                {
                    "startTime": "13:00",
                    "endTime": "14:00",
                    "startDate": "2026-12-03",
                    "endDate": "2027-03-31",
                    "repeatFrequency": "P1M",
                    "byDay": "1TH",
                },
                {
                    "startTime": "13:00",
                    "endTime": "14:00",
                    "startDate": "2026-12-05",
                    "endDate": "2026-12-05",
                    "repeatCount": 1,
                },
            ],
        ),
    ],
)
def test_series(event: Event, config: Config, words: str, expected: list[dict[str, Any]]) -> None:
    """A series says its rule, what it leaves out and what it adds, in its zone."""
    found = json_ld.event(replace(event, repeat=repeat_words.read(words)), config)["eventSchedule"]
    every = {"@type": "Schedule", "scheduleTimezone": "America/New_York"}
    assert found == [every | each for each in expected]


def test_article(site: Path) -> None:
    """A page of an article says what it is called, whatever signs are in its title, and where it comes from."""
    found = said(site, "articles/2026/2026-11-17-oil", "Article")
    assert found["headline"] == 'Oil <burns> & "glows"'
    assert found["url"] == f"{SITE}articles/2026/2026-11-17-oil/"


@pytest.mark.parametrize(("path", "section"), [("events/2026-12-03-trim", "Events"), ("articles/2026/11", "Articles")])
def test_breadcrumbs(site: Path, path: str, section: str) -> None:
    """The way to a page leads from home through its section, with whole addresses."""
    home, here = said(site, path, "BreadcrumbList")["itemListElement"]
    assert home == {"@type": "ListItem", "position": 1, "name": "Home", "item": SITE}
    assert here == {"@type": "ListItem", "position": 2, "name": section, "item": f"{SITE}{section.lower()}/"}


def test_part_of_the_menu_without_a_page() -> None:
    """A step that has no page has a name, and no address."""
    _, step = json_ld.crumbs(SITE, [("Home", ""), ("Elsewhere", None)])["itemListElement"]
    assert step == {"@type": "ListItem", "position": 2, "name": "Elsewhere"}


@pytest.mark.parametrize(
    ("status", "expected"), [("cancelled", "EventCancelled"), ("postponed", "EventPostponed"), (None, "EventScheduled")]
)
def test_event_status(event: Event, config: Config, status: str | None, expected: str) -> None:
    """Search engines learn that an event will not take place."""
    found = json_ld.event(replace(event, status=status), config)
    assert found["eventStatus"] == f"https://schema.org/{expected}"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("online", {"@type": "VirtualLocation", "url": "https://www.school.example.gov/trim/"}),
        (None, None),
        ("Room 2", {"@type": "Place", "name": "Room 2", "address": "Room 2"}),
    ],
)
def test_event_location(event: Event, config: Config, place: str | None, expected: dict[str, str] | None) -> None:
    """An event is online or in a room, as far as its file says."""
    assert json_ld.event(replace(event, place=place), config).get("location") == expected


def test_article_without_authors(article: Article, config: Config) -> None:
    """Where nobody is named, the source wrote it."""
    found = json_ld.article(replace(article, authors=()), config, "The Daily Lamp")
    assert found["author"] == [{"@type": "Organization", "name": "The Daily Lamp"}]


def test_online_in_spanish(event: Event, config: Config) -> None:
    """The place of an event online is named in the language of the hub."""
    found = json_ld.event(replace(event, place="En línea"), replace(config, language="es"))
    assert found["location"]["@type"] == "VirtualLocation"
