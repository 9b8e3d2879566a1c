"""What was taken out of an issue waits to be brought back; who undoes the edit has undone all of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.content import loader
from hub.content.models import Item
from hub.newsletter import taken_out
from hub.newsletter.taken_out import TakenOut
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

DAY, NEXT = date(2026, 11, 27), date(2026, 12, 4)
PATH = "content/articles/2026/2026-11-23-kerb.md"
ARTICLE = """---
title: A lower kerb
url: https://a.example.gov/kerb/
source: digital-gov
published: 2026-11-23
section: articles
summary: Two centimeters less.
note: See the picture.
---
"""
PUT_OFF = ARTICLE.replace("less.\n", "less.\nissue: 2026-12-04\n")
ITEM = Item(title="A lower kerb", url="http://www.a.example.gov/kerb")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A small hub with one article."""
    settings = flow.hub(tmp_path)
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(ARTICLE.encode())
    return settings


def out(config: Config, text: str, day: date = DAY, **more: object) -> TakenOut:
    """Takes something out of the issue of a day."""
    one = TakenOut(day=day, title=text.strip(), section="News", text=text, **more)  # type: ignore[arg-type]
    taken_out.remember(one, config)
    return one


def test_is_out_as_long_as_the_issue_lacks_it(config: Config) -> None:
    """Brought back or undone, it is out no more; the newest comes first, and each text once."""
    assert taken_out.out(DAY, "words", config) == ()
    first, second = out(config, "\n\n### A"), out(config, "\n\n### B")
    assert taken_out.out(DAY, "words", config) == (second, first)
    again = out(config, "\n### A")
    assert taken_out.out(DAY, "words", config) == (again, second)
    assert taken_out.out(DAY, "words\n\n### A\n", config) == (second,)
    assert taken_out.out(NEXT, "words", config) == ()


def test_what_was_put_off_waits_in_the_later_issue(config: Config) -> None:
    """An article comes there by itself."""
    event = out(config, "\n\n### Event", until=NEXT)
    out(config, "\n\n### Article", until=NEXT, file=PATH, before=ARTICLE, after=PUT_OFF)
    assert taken_out.out(NEXT, "words", config) == (event,)


def test_puts_an_article_off_and_takes_that_back(config: Config) -> None:
    """Its file gets the day of the issue, at its usual place, and loses it byte for byte."""
    file = config.root / PATH
    found = taken_out.put_off(ITEM, NEXT, loader.load(config), config)
    assert found == (PATH, ARTICLE, PUT_OFF)
    out(config, "\n\n### Kerb", until=NEXT, file=PATH, before=ARTICLE, after=PUT_OFF)
    assert taken_out.settle(DAY, "words", config) == ()
    assert file.read_bytes().decode() == PUT_OFF
    assert taken_out.settle(DAY, "words\n\n### Kerb", config) == ()
    assert file.read_bytes().decode() == ARTICLE
    assert taken_out.settle(DAY, "words\n\n### Kerb", config) == ()


def test_leaves_an_article_that_somebody_edited(config: Config) -> None:
    """Their words are worth more than the day."""
    out(config, "\n\n### Kerb", until=NEXT, file=PATH, before=ARTICLE, after=PUT_OFF)
    (config.root / PATH).write_text("others", "utf-8")
    assert taken_out.settle(DAY, "words", config) == (PATH,)
    assert (config.root / PATH).read_text("utf-8") == "others"
    (config.root / PATH).unlink()
    assert taken_out.settle(DAY, "words", config) == (PATH,)


def test_puts_no_other_thing_off(config: Config) -> None:
    """What has no link, no article, or a file that is no UTF-8 any more waits at the desk alone."""
    library = loader.load(config)
    nothing = ("", "", "")
    assert taken_out.put_off(Item(title="Thanks", url=""), NEXT, library, config) == nothing
    assert taken_out.put_off(Item(title="A", url="https://b.example.gov/"), NEXT, library, config) == nothing
    (config.root / PATH).write_bytes(b"\xff")
    assert taken_out.put_off(ITEM, NEXT, library, config) == nothing


def test_keeps_an_unusual_order_of_keys(config: Config) -> None:
    """Then the day is the last key; a file that cannot have it stays as it is."""
    lines = ARTICLE.splitlines(keepends=True)
    odd = "".join([lines[0], *reversed(lines[1:-1]), lines[-1]])
    file = config.root / PATH
    file.write_text(odd, "utf-8")
    library = loader.load(config)
    assert taken_out.put_off(ITEM, NEXT, library, config)[2] == odd[:-4] + "issue: 2026-12-04\n---\n"
    file.write_text("---\nissue: {\n---\n", "utf-8")
    assert taken_out.put_off(ITEM, NEXT, library, config) == ("", "", "")


@pytest.mark.parametrize("written", ["", "{", '[{"day": 1}]'])
def test_forgets_what_is_no_list_of_its_own(config: Config, written: str) -> None:
    """Whoever deletes or breaks the file loses what waited there, and nothing else."""
    out(config, "\n\n### A")
    (config.root / taken_out.FILE).write_text(written, "utf-8")
    assert taken_out.read(config) == ()
    assert out(config, "\n\n### B") in taken_out.read(config)


def test_forgets_the_oldest(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the file does not grow for ever."""
    monkeypatch.setattr(taken_out, "MOST", 2)
    for name in "ABC":
        out(config, f"\n\n### {name}")
    assert [one.title for one in taken_out.read(config)] == ["### C", "### B"]
