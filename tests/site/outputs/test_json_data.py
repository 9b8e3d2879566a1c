"""Data files, held against their own schemas, say what the content says."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from hub.content import repeat_words
from hub.content.models import Library
from hub.site.outputs import json_data

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Event, Issue
    from hub.content.settings import Config

SITE = "https://lamps.example.gov/"


def made(library: Library, config: Config, today: date) -> dict[str, str]:
    """Every file by its path."""
    return {asset.path: asset.content() for asset in json_data.assets(library, config, today)}


def rows(library: Library, config: Config, today: date, kind: str) -> list[dict[str, Any]]:
    """What a file lists."""
    found: list[dict[str, Any]] = json.loads(made(library, config, today)[f"data/{kind}.json"])[kind]
    return found


@pytest.mark.parametrize("kind", json_data.KINDS)
def test_files_keep_to_their_schemas(library: Library, config: Config, today: date, kind: str) -> None:
    """A file is as its schema says, with one of everything and with nothing; the schema itself is one."""
    for content in (library, Library()):
        files = made(content, config, today)
        schema = json.loads(files[f"data/{kind}.schema.json"])
        Draft202012Validator.check_schema(schema)
        checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        assert list(checker.iter_errors(json.loads(files[f"data/{kind}.json"]))) == []


@pytest.mark.parametrize("kind", json_data.KINDS)
def test_files_name_their_schemas(library: Library, config: Config, today: date, kind: str) -> None:
    """Whoever finds a file finds what it may hold."""
    found = json.loads(made(library, config, today)[f"data/{kind}.json"])
    assert found["$schema"] == f"{SITE}data/{kind}.schema.json"


def test_times_of_events(library: Library, config: Config, today: date, event: Event) -> None:
    """A series says its rule and dates, days have no hours, and what has no end none; the schema allows it all."""
    series = replace(event, repeat=repeat_words.read("every week until 2026-12-17"))
    midnight = event.start.replace(hour=0)
    day = replace(event, all_day=True, start=midnight, end=midnight)
    library = replace(library, events=(series, day, replace(event, end=event.start)))
    test_files_keep_to_their_schemas(library, config, today, "events")
    weekly, whole, start = rows(library, config, today, "events")
    assert weekly["repeat"] == "every week until 2026-12-17"
    assert weekly["dates"] == [f"2026-12-{day}T13:00:00-05:00" for day in ("03", "10", "17")]
    assert (whole["start"], whole["end"], "end" in start) == ("2026-12-03", "2026-12-03", False)


def test_articles(library: Library, config: Config, today: date) -> None:
    """An article has its page, its source and its words; what the content does not say is left out."""
    first, second = rows(replace(library, articles=library.articles), config, today, "articles")
    assert first["note"] == "Read the table first."
    assert second == {
        "title": "Clean glass",
        "page": f"{SITE}articles/2026/2026-10-02-glass/",
        "url": "https://c.gov/glass/",
        "source": "Glass Weekly",
        "published": "2026-10-02",
        "section": "news",
        "summary": "Vinegar works.",
        "authors": [],
        "topics": [],
    }


def test_events(library: Library, config: Config, today: date, event: Event) -> None:
    """An event has its moment, its time zone by name and its calendar file."""
    (found,) = rows(replace(library, events=(event,)), config, today, "events")
    assert (found["start"], found["timezone"]) == ("2026-12-03T13:00:00-05:00", "America/New_York")
    assert found["calendar"] == f"{SITE}events/2026-12-03-trim.ics"


def test_an_item_may_lead_nowhere(library: Library, headings: Issue, config: Config, today: date) -> None:
    """It has no address then."""
    first, *_ = rows(replace(library, issues=(headings,)), config, today, "issues")
    assert [item.get("url") for item in first["sections"][0]["items"]] == [
        None,
        None,
        "https://a.gov/",
        "https://c.gov/",
    ]


def test_issues(library: Library, config: Config, today: date) -> None:
    """An issue lists what it links to, part by part."""
    newest, *_ = rows(library, config, today, "issues")
    assert newest["day"] == "2026-11-20"
    assert newest["sections"][0]["items"][0] == {"title": "Why oil", "url": "https://d.gov/o/"}


def test_topics(library: Library, config: Config, today: date) -> None:
    """A topic says where to read and how to follow it."""
    oil, _ = rows(library, config, today, "topics")
    assert (oil["page"], oil["feed"]) == (f"{SITE}topics/oil/", f"{SITE}feeds/topics/oil.rss")


def test_map_in_words(library: Library, config: Config, today: date) -> None:
    """llms.txt names the site, says what it is for, and lists its pages with whole addresses."""
    lines = made(library, config, today)["llms.txt"].splitlines()
    assert lines[:3] == ["# Lamp Hub", "", "> Light for all."]
    assert f"- [Wicks]({SITE}toolkit/light/wick/): Which wick for which lamp." in lines
    assert f"- [Lamp Letter: trim it]({SITE}newsletter/2026-11-20/): Oil, glass and a class." in lines


def test_map_of_an_empty_hub(config: Config, today: date) -> None:
    """A hub without content has a map, too."""
    assert made(Library(), replace(config, topics=()), today)["llms.txt"].startswith(
        "# Lamp Hub\n\n> Lamp Letter\n\n## Optional\n\n- [Articles as JSON]"
    )
