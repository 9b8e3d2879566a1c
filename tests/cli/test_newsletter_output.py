"""What `hub digest` prints: files on standard output, talk on standard error."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from hub.cli import newsletter_output
from hub.content.models import Issue, Item, Section
from hub.errors import Problem
from hub.newsletter.issue_workflow import Digest, Editions
from hub.newsletter.item_selection import LeftOut

ISSUE = Issue(
    path="newsletters/2026-11-27.md",
    day=date(2026, 11, 27),
    subject="",
    preheader="",
    status="draft",
    sections=(Section(title="Articles", items=(Item(title="A", url="https://a.gov/"),)),),
)
DONE = Digest(issue=ISSUE, days_left=2, max_links=32)
Capture: TypeAlias = pytest.CaptureFixture[str]


def test_shows_a_draft(capsys: Capture) -> None:
    """A draft shows its sections, what was left out and why, and what to do next."""
    left = tuple(LeftOut(title=f"B{number}", url="https://b.gov/", reason="the issue is full") for number in range(7))
    newsletter_output.digest(replace(DONE, new=True, left_out=left, warnings=("odd day",)))
    out, err = capsys.readouterr()
    assert out == "newsletters/2026-11-27.md\n"
    assert err.splitlines() == [
        "A new draft for Friday, November 27, 2026, in 2 days",
        f"  subject: {ISSUE.subject}",
        "    1  Articles",
        "  links: 1 of 32 at most; 1 min to read",
        "  left out, because the issue is full:",
        "    B0",
        "    B1",
        "    B2",
        "    B3",
        "    B4",
        "    and 2 more",
        "warning: odd day",
        "Next: edit newsletters/2026-11-27.md, then run hub digest again",
    ]


def test_names_the_day_of_a_draft_that_is_not_the_coming_one(capsys: Capture) -> None:
    """Without its day, the next command would compose another issue."""
    newsletter_output.digest(replace(DONE, new=True, coming=False))
    assert "then run hub digest --date 2026-11-27\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("left", "words"), [(-1, "a day that has passed"), (0, "today"), (1, "tomorrow"), (2, "in 2 days")]
)
def test_shows_faces(capsys: Capture, left: int, words: str) -> None:
    """The rendered files are data."""
    newsletter_output.digest(replace(DONE, faces=(Path("a.html"), Path("a.txt")), days_left=left))
    out, err = capsys.readouterr()
    assert out == "a.html\na.txt\n"
    assert err.startswith(f"Rendered newsletters/2026-11-27.md for Friday, November 27, 2026, {words}\n")


def test_shows_an_update(capsys: Capture) -> None:
    """An update names each item that it added, or says that there was none."""
    newsletter_output.digest(
        replace(DONE, added=ISSUE.sections, issue=replace(ISSUE, sections=(replace(ISSUE.sections[0], items=()),)))
    )
    assert f"  added to Articles: {ISSUE.sections[0].items[0].title}\n" in capsys.readouterr().err
    newsletter_output.digest(replace(DONE, added=ISSUE.sections))
    assert "  its subject and preheader did not change\n" in capsys.readouterr().err
    newsletter_output.digest(replace(DONE, waits=2))
    assert "  not in it: 2 more since the draft was made; hub digest --update adds them\n" in capsys.readouterr().err
    newsletter_output.digest(replace(DONE, waits=1, coming=False))
    assert "hub digest --date 2026-11-27 --update adds them\n" in capsys.readouterr().err
    newsletter_output.digest(replace(DONE, added=()))
    assert "  nothing to add: the draft already offered everything that waits\n" in capsys.readouterr().err


def test_names_each_correction_that_was_added(capsys: Capture) -> None:
    """They are lines of a section without items."""
    added = (Section(title="Corrections", intro="One.\n\nTwo."),)
    newsletter_output.digest(replace(DONE, added=added))
    assert "  added to Corrections: One.\n  added to Corrections: Two.\n" in capsys.readouterr().err


def test_gives_a_program_all_of_it(capsys: Capture) -> None:
    """`--json` prints one document and no other line of data."""
    left = LeftOut(title="B", url="https://b.gov/", reason="full")
    newsletter_output.digest(replace(DONE, faces=(Path("a.html"),), left_out=(left,)), as_json=True)
    found = json.loads(capsys.readouterr().out)
    item = ISSUE.sections[0].items[0]
    assert (found["date"], found["days_left"], found["files"]) == ("2026-11-27", 2, ["a.html"])
    assert found["left_out"] == [{"title": "B", "url": "https://b.gov/", "reason": "full"}]
    assert found["sections"] == [{"title": "Articles", "items": [{"title": item.title, "url": item.url}]}]


ODD = Problem(path="newsletters/2026-11-27.md", rule="641", message="odd", line=3)


def test_shows_editions(capsys: Capture) -> None:
    """Each edition's files are data; a topic without items is named."""
    done = Editions(issue=ISSUE, faces={("cx",): (Path("a.html"),), ("forms", "trust"): ()}, problems=(ODD,))
    newsletter_output.editions(done)
    out, err = capsys.readouterr()
    assert out == "a.html\n"
    assert err.splitlines() == [
        "newsletters/2026-11-27.md:3:1: 641 odd",
        "no edition on forms, trust: the issue has nothing on that",
        "1 of 2 editions of newsletters/2026-11-27.md written",
    ]
    newsletter_output.editions(done, as_json=True)
    assert json.loads(capsys.readouterr().out) == [
        {"topics": ["cx"], "files": ["a.html"]},
        {"topics": ["forms", "trust"], "files": []},
    ]


def test_shows_errors(capsys: Capture) -> None:
    """Errors are counted and warnings are not."""
    errors = [Problem(path="newsletters/2026-11-27.md", rule="611", message="odd", line=line) for line in (3, 9)]
    newsletter_output.digest(replace(DONE, problems=(*errors, replace(errors[0], level="warning"))))
    assert "It cannot be sent like this: 2 errors. Next: fix the file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("draft", "when it is good write `status: ready` in newsletters/2026-11-27.md, then hub build"),
        ("ready", "publish newsletters/2026-11-27.md with the site; then hub send --test ADDRESS, and hub send"),
        ("sent", "Next: hub build; hub digest --date DAY begins another issue"),
    ],
)
def test_says_what_is_next(capsys: Capture, status: str, words: str) -> None:
    """What to do with an issue without errors depends on how far it is."""
    newsletter_output.digest(replace(DONE, issue=replace(ISSUE, status=status)))
    assert capsys.readouterr().err.endswith(f"{words}\n")
