"""What `--fix` writes into front matter, and what it leaves to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import rule_registry, runner
from hub.config import hub_settings
from hub.content import file_kinds

if TYPE_CHECKING:
    from pathlib import Path

EVENT, ARTICLE = "content/events/2026-12-03-lab.md", "content/articles/2026/2026-11-18-paper.md"
WORDS = "---\ntitle: Lab\nkind: training\nstart: 2026-12-03 13:00\nsummary: Map.\ntimezone: {}\n---\n"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("ET", "America/New_York"),
        ('"Pacific Time (US & Canada)"', "America/Los_Angeles"),
        ("london # theirs", "Europe/London # theirs"),
        ("America/Denver", "America/Denver"),
        ("EST", "EST"),
        ("MST", "MST"),
        ("Eastrn", "Eastrn"),
    ],
)
def test_zones(hub: Path, zone: str, expected: str) -> None:
    """A name that means one place all year becomes that place; what may be wrong for half of it stays."""
    assert runner.fixed(EVENT, WORDS.format(zone), hub_settings.load(hub)) == WORDS.format(expected)


@pytest.mark.parametrize(
    ("words", "expected"), [("TBD", 1), ('"To be announced."', 1), ("n/a", 1), ("What TBD means", 0)]
)
def test_a_summary_that_says_nothing_yet(hub: Path, words: str, expected: int) -> None:
    """A title and a summary that wait for their words are blanks."""
    page = file_kinds.page_of(EVENT, f"---\ntitle: Lab\nsummary: {words}\n---\n", hub_settings.load(hub))
    assert len(list(rule_registry.finders()["105"](page))) == expected


@pytest.mark.parametrize(
    ("source", "fix"),
    [
        ("old-office", ["write the publisher's name, or bring back content/sources/old-office.yml"]),
        ("'old-office'", ["write the publisher's name, or bring back content/sources/old-office.yml"]),
        ("example", []),
        ("Old-Office", []),
        ("nytimes", []),
    ],
)
def test_a_source_that_is_gone(hub: Path, source: str, fix: list[str]) -> None:
    """What looks like a key and is none is told, in articles only; the name of a publisher is not."""
    settings = hub_settings.load(hub)
    text = f"---\ntitle: Paper\nsource: {source}\n---\n"
    pages = [file_kinds.page_of(path, text, settings) for path in (ARTICLE, EVENT)]
    found = [[hit.fix for hit in rule_registry.finders()["123"](page)] for page in pages]
    assert found == [fix, []]


LONG = "Cut the wick, and cut it again. " * 12


@pytest.mark.parametrize(
    ("rule", "path", "fields"),
    [
        ("123", ARTICLE, "title: Paper\nsource: ¦old-office\n"),
        ("124", ARTICLE, "title: Paper\n¦published: 2026-10-01\n"),
        ("132", ARTICLE, "title: Paper\nsummary: This one stops in the middle of¦\n"),
        ("133", ARTICLE, f"title: Paper\nsummary: ¦{LONG}\n"),
        ("140", ARTICLE, "url: https://example.gov/\n¦title: Paper\n"),
        ("405", EVENT, "title: Lab\n¦start: 2026-11-01 01:30\ntimezone: America/New_York\n"),
        ("408", EVENT, "kind: training\ntitle: ¦CANCELLED: Lab\n"),
        ("411", EVENT, "title: Lab\nstart: ¦2026-12-03 02:00\nend: 2026-12-03 15:00\n"),
        ("412", EVENT, "title: Lab\nstart: 2026-12-03 13:00\nend: ¦2027-12-03 14:00\n"),
    ],
)
def test_each_is_told_where_it_is(hub: Path, rule: str, path: str, fields: str) -> None:
    """The place is that of the value or the key, wherever that is in front matter."""
    text = f"---\n{fields}---\n"
    page = file_kinds.page_of(path, text.replace("¦", ""), hub_settings.load(hub))
    assert [one.start for one in rule_registry.finders()[rule](page)] == [text.index("¦")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("December 3, 2026, 1 pm", "2026-12-03 13:00"), ("2026-12-03 13:00", "2026-12-03 13:00"), ("soon", "soon")],
)
def test_times(hub: Path, words: str, expected: str) -> None:
    """A time that is written as people do gets the form of front matter, and the rest of the file stays."""
    fields = "---\ntitle: Lab\nkind: training\nstart: {}\nsummary: Map.\n---\n"
    assert runner.fixed(EVENT, fields.format(words), hub_settings.load(hub)) == fields.format(expected)


def test_a_summary_of_twenty_letters_may_stop(hub: Path) -> None:
    """So short a one is a phrase; with one letter more it is a sentence without its end."""
    for letters, told in ((20, 0), (21, 1)):
        words = "Cut the wick, and cut it".replace(",", "")[: letters - 1] + "x"
        page = file_kinds.page_of(ARTICLE, f"---\nsummary: {words}\n---\n", hub_settings.load(hub))
        assert len(words) == letters
        assert len([*rule_registry.finders()["132"](page)]) == told
