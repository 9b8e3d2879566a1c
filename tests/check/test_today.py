"""What only time did is told, and stops nobody's work."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.check import check_and_fix, runner
from hub.cli import main
from hub.content import due_dates
from tests.site.incremental.test_git_dates import git

if TYPE_CHECKING:
    from pathlib import Path

PAPER = "content/articles/2026/2026-11-18-paper.md"
SURVEYS = "content/articles/2026/2026-11-17-surveys.md"
LAB = "content/events/2026-12-03-lab.md"
FORMS = "content/toolkit/design/forms.md"
ISSUE = "newsletters/2026-11-20.md"
HOME = "content/index.md"


def change(hub: Path, path: str, old: str, new: str) -> None:
    """Replace words in a file."""
    text = (hub / path).read_text("utf-8")
    assert old in text
    (hub / path).write_text(text.replace(old, new), "utf-8")


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Let it be noon on a day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(f"{day} 12:00+00:00").timestamp())))


def told(hub: Path) -> dict[str, str]:
    """What the day makes of the files of a hub: the rule and level, by path and line."""
    found = check_and_fix.check(hub, ()).checked.problems
    return {f"{one.path}:{one.line}": f"{one.rule} {one.level}" for one in found if one.rule in due_dates.NOTICES}


def test_a_year_later(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub that nobody touched is as green as it was, and says what waits for somebody."""
    change(hub, ISSUE, "status: draft", "status: ready")
    assert told(hub) == {}
    on(monkeypatch, "2027-11-20")
    assert told(hub) == {f"{ISSUE}:4": "603 warning", f"{FORMS}:5": "119 warning", f"{LAB}:5": "406 advice"}
    assert CliRunner().invoke(main, ["--root", str(hub), "check"]).exit_code == 0


def test_an_issue_left_at_ready_announces_an_event(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the event is over, and the issue's day too, nobody else's work is held up."""
    change(hub, ISSUE, "status: draft", "status: ready")
    address = "https://hub.example.gov/events/2026-12-03-lab/"
    change(hub, ISSUE, "https://example.gov/surveys/", address)
    on(monkeypatch, "2026-12-24")
    found = check_and_fix.check(hub, ()).checked
    assert found.of("error") == ()
    assert "603" in {one.rule for one in found.of("warning") if one.path == ISSUE}


def test_a_new_event_that_is_over(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reviews a change reads that its event is over, for the year may be wrong; of old ones nobody hears."""
    on(monkeypatch, "2027-11-20")
    git(hub, "init", "--quiet", "--initial-branch=main")
    git(hub, "add", ".")
    git(hub, "commit", "--quiet", "--message=Begin")
    (hub / "content/events/2026-12-04-lab.md").write_text((hub / LAB).read_text("utf-8").replace("12-03", "12-04"))
    found = check_and_fix.check(hub, (), since="main").checked
    assert [(one.path, one.rule) for one in found.of("warning") if one.rule == "406"] == [
        ("content/events/2026-12-04-lab.md", "406")
    ]
    assert found.of("error") == ()


def test_no_baseline_holds_a_day(hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes and goes by itself is neither kept nor called fixed."""
    on(monkeypatch, "2027-11-20")
    file = tmp_path / "known.txt"
    check_and_fix.remember(hub, file)
    assert not any(f" {rule} " in file.read_text("utf-8") for rule in due_dates.NOTICES)


def test_a_review_that_is_still_to_come(hub: Path) -> None:
    """Nobody has looked at a page on a day that has not come."""
    change(hub, FORMS, "reviewed: 2026-06-01", "reviewed: 2026-11-21")
    (found,) = runner.check(hub).of("error")
    assert str(found) == (
        f"{FORMS}:5:1: 118 reviewed: 2026-11-21 is still to come, so nobody has checked the page on it; "
        "write the day somebody last checked it"
    )


@pytest.mark.parametrize(
    ("page", "day", "other", "fine"),
    [
        (HOME, "2026-11-20", "2026-11-21", False),
        (HOME, "2026-11-20", "2026-11-20", True),
        (SURVEYS, "2026-11-25", "2026-11-25", True),
        (SURVEYS, "2026-11-25", "2026-11-24", True),
        (SURVEYS, "2026-11-25", "2026-11-26", False),
    ],
)
def test_links_to_what_waits(hub: Path, page: str, day: str, other: str, *, fine: bool) -> None:
    """A link leads to nothing until the day of the article, unless its own page waits as long."""
    way = "articles/2026/2026-11-18-paper.md" if page == HOME else "2026-11-18-paper.md"
    change(hub, PAPER, "published: 2026-11-18", f"published: 2026-11-18\nadded: {other}")
    if page == SURVEYS:
        change(hub, SURVEYS, "published: 2026-11-17", f"published: {day}")
    text = (hub / page).read_text("utf-8")
    (hub / page).write_text(f"{text}\n[Paper]({way})\n", "utf-8")
    found = [one.message for one in runner.check(hub).of("error")]
    assert found == ([] if fine else [f"{way} leads to an article that waits until {other} ({PAPER})"])


def test_a_list_of_a_month_that_has_only_waiting_articles(hub: Path) -> None:
    """The page of that month is not there yet."""
    change(hub, PAPER, "published: 2026-11-18", "published: 2026-12-18")
    text = (hub / HOME).read_text("utf-8")
    (hub / HOME).write_text(f"{text}\n[November](articles/2026/11.md), [December](articles/2026/12.md)\n", "utf-8")
    assert ["12.md" in one.message for one in runner.check(hub).of("error")] == [True]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (
            "2026-03-08 02:30",
            "2026-03-08 04:00",
            (
                "404 start: no clock in America/New_York shows 2026-03-08 02:30: it goes ahead at that hour; "
                "write 2026-03-08 03:30, or correct the time"
            ),
        ),
        ("2026-03-08 03:30", "2026-03-08 04:00", ""),
        (
            "2026-11-01 00:30",
            "2026-11-01 01:30",
            (
                "405 warning: end: clocks in America/New_York show 01:30 twice that night; "
                "choose another hour, or say in the text which of the two it is"
            ),
        ),
        ("2026-11-01 00:30\ntimezone: America/Phoenix", "2026-11-01 01:30", ""),
        ("2026-11-01 00:30\ntimezone: Nowhere", "2026-11-01 01:30", ""),
    ],
)
def test_an_hour_that_is_not_there_or_there_twice(hub: Path, start: str, end: str, found: str) -> None:
    """Both nights of the year are told, in the zone of the event or of the hub."""
    path = f"content/events/{start[:10]}-night.md"
    words = f"---\ntitle: Night\nkind: training\nstart: {start}\nend: {end}\nsummary: Stay up.\n---\n"
    (hub / path).write_text(words, "utf-8")
    said = [str(one) for one in runner.check(hub).problems if one.path == path and one.rule in {"404", "405"}]
    assert [one.split(": ", 1)[1] for one in said] == [found][: bool(found)]


def test_the_day_is_that_of_the_hub(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour after midnight in London it is still yesterday in a hub on the other side of the ocean."""
    change(hub, FORMS, "reviewed: 2026-06-01", "reviewed: 2026-11-21")
    moment = datetime(2026, 11, 21, 1, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    assert [one.rule for one in runner.check(hub).of("error")] == ["118"]
