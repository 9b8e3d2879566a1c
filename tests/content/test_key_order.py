"""Tests for hub.check.order, and for the dates that `hub check --fix` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.check import runner
from hub.config import hub_settings, json_schema
from hub.content import front_matter, key_order
from hub.scaffold import new_file
from tests.check.test_runner import FORMS, LAB, call, change
from tests.hubs import SMALL

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = hub_settings.load(SMALL)
MESSY = """---
# When: the day somebody read it
reviewed: June 1, 2026 # by us

area: design
# What people see first
title: "Shorten a form"
topics:
- forms

summary: >
  How to shorten

  a form.
# Nobody knows yet:
# owner: The forms team
---
Ask less.
"""
NEAT = """---
# What people see first
title: "Shorten a form"

summary: >
  How to shorten

  a form.
area: design
# When: the day somebody read it
reviewed: 2026-06-01 # by us
topics:
- forms
# Nobody knows yet:
# owner: The forms team
---
Ask less.
"""


def test_keys_move_with_their_values_and_comments(hub: Path) -> None:
    """What stands at the end stays there, and a second time there is nothing to do."""
    (hub / FORMS).write_text(MESSY, encoding="utf-8")
    assert call(hub, "--fix", str(hub / FORMS))[1].endswith(f"fixed: {FORMS}\n")
    assert (hub / FORMS).read_text(encoding="utf-8").replace("\n\n", "\n") == NEAT.replace("\n\n", "\n")
    assert runner.fix(hub, [FORMS]) == ()
    assert call(hub, str(hub / FORMS))[1] == "Nothing to fix in 7 checked files; 1 draft\n"


@pytest.mark.parametrize(
    "meta",
    [
        "summary: *a\ntitle: &a A\n",
        "summary: B\ntitle: [\n",
        "summary: B\ntitle: A\ntitle: C\n",
        "summary: |+\n  B\n\ntitle: A\n",
        "- summary: B\n- title: A\n",
        'summary: "B\ntitle: A"\n',
        "topics: [a]\n",
        "",
    ],
)
def test_what_could_change_its_meaning_stays(meta: str) -> None:
    """Names for values, repeated keys, text that keeps its last blank lines, and what is no YAML."""
    text = f"---\n{meta}---\nBody.\n"
    assert runner.fixed(FORMS, text, SETTINGS) == text


@given(st.permutations(["title: A", "summary: B", "area: design", "reviewed: 2026-06-01", "topics:\n- forms", "x: 1"]))
def test_any_order_becomes_the_usual_one(lines: list[str]) -> None:
    """Whatever key nobody knows stands among them; what the page says is the same."""
    before = "---\n" + "".join(f"{line}\n" for line in lines) + "---\n# Body\n"
    after = runner.fixed(FORMS, before, SETTINGS)
    known = ["title: A", "summary: B", "area: design", "reviewed: 2026-06-01", "topics:", "- forms"]
    assert [line for line in after.splitlines()[1:-2] if line != "x: 1"] == known
    assert front_matter.split(after, FORMS)[2] == front_matter.split(before, FORMS)[2]
    assert runner.fixed(FORMS, after, SETTINGS) == after


def test_an_odd_order_is_advice(hub: Path) -> None:
    """It says which key people look for higher up."""
    change(hub, LAB, "kind: training\n", "")
    change(hub, LAB, "end:", "kind: training\nend:")
    said = call(hub, "--advice", str(hub / LAB))[1]
    assert (
        f"{LAB}:4:1: 140 advice: `kind` usually comes earlier\n    the usual order is title, kind, start, end," in said
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("start: 12/13/2026 1 pm", "start: 2026-12-13 13:00"),
        ("start: 'Dec 3, 2026 at 13:00'  # noon", "start: 2026-12-03 13:00  # noon"),
        ('start: "2026-12-03 13:00"', 'start: "2026-12-03 13:00"'),
        ("start: 3/4/2026 1 pm", "start: 3/4/2026 1 pm"),
        ("start: 2026-12-03 13:00 -0500", "start: 2026-12-03 13:00 -0500"),
        ('published: "2026-11-20"', "published: 2026-11-20"),
        ("published: 20 Nov 2026 ", "published: 2026-11-20 "),
        ("title: 20 Nov 2026", "title: 20 Nov 2026"),
        ("published:", "published:"),
    ],
)
def test_dates_get_the_one_form(before: str, after: str) -> None:
    """Only in fields that hold a date, and only where it can be one day only."""
    text = f"---\n{before}\n---\n20 Nov 2026\n"
    assert runner.fixed("content/pictures/readme.md", text, SETTINGS) == text.replace(before, after)


def test_who_writes_another_form_is_told_the_one(hub: Path) -> None:
    """Once, with the day that is meant."""
    (hub / LAB).write_text(
        (hub / LAB).read_text(encoding="utf-8").replace("2026-12-03 13:00", "Dec 3, 2026 1 pm"), "utf-8"
    )
    assert call(hub, str(hub / LAB))[1].splitlines()[:2] == [
        f"{LAB}:4:1: 115 start: 'Dec 3, 2026 1 pm' is a time in another form",
        "    write 2026-12-03 13:00",
    ]


@pytest.mark.parametrize("name", ["article", "event", "page"])
def test_a_scaffold_has_the_usual_order(name: str) -> None:
    """Nobody is advised to move what hub itself has written."""
    text = new_file.ours(name, "en")
    assert key_order.misplaced(text, json_schema.FRONT["toolkit" if name == "page" else name]) is None
