"""Events of a calendar, from the fetch to the file, and what changes at their source after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.check import runner
from hub.cli import main
from hub.config import hub_settings
from hub.content import loader
from hub.inbox import editor_actions, event_changes, inbox_search
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from hub.content.settings import Config

SOURCE = """\
- key: calendar
  name: Forms Office
  path: events.ics
  base_url: https://forms.example.gov/events/
"""
EVENT = """\
BEGIN:VEVENT
UID:{uid}
SEQUENCE:{sequence}
DTSTART;TZID=America/New_York:{start}00
DTEND;TZID=America/New_York:{end}00
SUMMARY:Forms clinic
DESCRIPTION:Bring a form. We fix one line of it.
LOCATION:{place}
{more}END:VEVENT
"""
USUAL = {
    "uid": "clinic",
    "sequence": 0,
    "start": "20261203T1300",
    "end": "20261203T1400",
    "place": "Room 4",
    "more": "",
}
PATH = "content/events/2026-12-03-forms-clinic.md"


def announce(root: Path, *changes: dict[str, object]) -> None:
    """Write the calendar of the source, with an event for each of the changes to a usual one."""
    events = "".join(EVENT.format(**(USUAL | one)) for one in changes)
    (root / "events.ics").write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n", "utf-8")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub on Sunday, November 22, 2026, with a calendar as its only source."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    flow.hub(tmp_path)
    (tmp_path / "content/sources.yml").write_text(SOURCE, "utf-8")
    announce(tmp_path, {})
    return hub_settings.load(tmp_path)


@pytest.fixture
def kept(config: Config) -> Config:
    """The same hub, in which an editor has kept the event."""
    editor_actions.fetch(config, [])
    editor_actions.keep(config, [1])
    return config


def run(config: Config, *words: str) -> Result:
    """What a command says in a hub."""
    return CliRunner().invoke(main, ["--root", str(config.root), *words])


def advice(config: Config) -> list[str]:
    """What to write into the file of the event."""
    return [line for one in event_changes.find(config) for line in one.advice]


def refetched(config: Config, **change: object) -> list[str]:
    """What to write after the source has changed its event."""
    announce(config.root, change)
    editor_actions.fetch(config, [])
    return advice(config)


def test_keeps_an_event_of_a_calendar(kept: Config) -> None:
    """The file has what was found, and passes the check; an event without a page has a place on the source's."""
    assert (kept.root / PATH).read_text("utf-8") == (
        "---\ntitle: Forms clinic\nkind: training\nstart: 2026-12-03 13:00\nend: 2026-12-03 14:00\n"
        "summary: Bring a form. We fix one line of it.\ntimezone: America/New_York\n"
        "url: https://forms.example.gov/events/#clinic\nplace: Room 4\n---\n"
    )
    assert [one for one in runner.check(kept.root).of("error") if one.path == PATH] == []
    assert event_changes.find(kept) == ()


def test_offers_each_change_once(kept: Config) -> None:
    """A new hour, place or status is told until the file says it, and nothing changes by itself."""
    before = (kept.root / PATH).read_text("utf-8")
    assert refetched(kept, sequence=1, start="20261203T1500", end="20261203T1600", place="Room 9") == [
        "write `start: 2026-12-03 15:00`; its source said 2026-12-03 13:00 before",
        "write `end: 2026-12-03 16:00`; its source said 2026-12-03 14:00 before",
        "write `place: Room 9`; its source said Room 4 before",
    ]
    assert (kept.root / PATH).read_text("utf-8") == before
    (kept.root / PATH).write_text(before.replace("13:00", "15:00").replace("14:00", "16:00"), "utf-8")
    assert advice(kept) == ["write `place: Room 9`; its source said Room 4 before"]
    assert refetched(kept, sequence=2, more="STATUS:CANCELLED\n") == [
        "write `status: cancelled`; its source said nothing of it before"
    ]
    assert refetched(kept) == []


def test_takes_a_field_back(config: Config) -> None:
    """What a source no longer says is offered to be deleted."""
    announce(config.root, {"more": "STATUS:CANCELLED\n"})
    editor_actions.fetch(config, [])
    assert [line.occasion for line in inbox_search.search(config).lines] == ["called off"]
    editor_actions.keep(config, [1])
    assert loader.load(config).events[-1].status == "cancelled"
    assert refetched(config, sequence=1) == ["delete `status`; its source said cancelled before"]


def test_an_older_version_is_no_change(config: Config) -> None:
    """A version with a lower SEQUENCE than the one that was kept is not offered, as a slow mirror may have it."""
    announce(config.root, {"sequence": 3})
    editor_actions.fetch(config, [])
    editor_actions.keep(config, [1])
    assert refetched(config, sequence=2, start="20261203T1100") == []


def test_tells_of_an_event_that_is_put_off_on_its_own_day(kept: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file says a day that has passed, and its source one that is to come."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(flow.NOON) + 12 * 86_400))
    assert refetched(kept, sequence=1, start="20261210T1300", end="20261210T1400") == [
        "write `start: 2026-12-10 13:00`; its source said 2026-12-03 13:00 before",
        "write `end: 2026-12-10 14:00`; its source said 2026-12-03 14:00 before",
    ]


def test_says_nothing_of_what_is_gone_or_over(kept: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is gone, a decision that was undone and an event that is over are left alone."""
    assert refetched(kept, place="Room 9") != []
    with monkeypatch.context() as later:
        later.setenv("SOURCE_DATE_EPOCH", str(int(flow.NOON) + 12 * 86_400))
        assert advice(kept) == []
    text = (kept.root / PATH).read_text("utf-8")
    (kept.root / PATH).unlink()
    assert advice(kept) == []
    (kept.root / PATH).write_text(text, "utf-8")
    assert run(kept, "undo", "1").exit_code == 0
    assert advice(kept) == []


def test_a_series_changes_by_its_dates(config: Config) -> None:
    """A series that goes on is no change; another hour, and a date that falls out, is one."""
    weekly = "RRULE:FREQ=WEEKLY;COUNT=9\n"
    announce(config.root, {"more": weekly})
    editor_actions.fetch(config, [])
    assert "[event on 2026-12-03 and 8 more dates] Forms clinic" in run(config, "inbox").stdout
    editor_actions.keep(config, [1])
    assert "repeat: also on 2026-12-10, 2026-12-17" in (config.root / PATH).read_text("utf-8")
    assert refetched(config, more=weekly.replace("9", "12")) == []
    days = ("2026-12-03", "2026-12-10", "2026-12-17", "2026-12-31", "2027-01-07", "2027-01-14")
    assert refetched(config, more=f"{weekly}EXDATE;TZID=America/New_York:20261224T130000\n") == [
        f"its dates are others now: {', '.join(f'{day} 13:00' for day in days)}, …"
    ]
    text = (config.root / PATH).read_text("utf-8")
    (config.root / PATH).write_text(text.replace(" 2026-12-24,", ""), "utf-8")
    assert advice(config) == []
    moved = weekly.replace("9", "2")
    assert refetched(config, more=moved, start="20261203T1500", end="20261203T1600") == [
        "its dates are others now: 2026-12-03 15:00, 2026-12-10 15:00"
    ]


def test_is_said_by_fetch_inbox_and_status(kept: Config) -> None:
    """The three commands say it; `hub drop` leaves the file as it is, until the source changes its event again."""
    announce(kept.root, {"place": "Room 9"})
    told = (
        f"{PATH}: its source has changed “Forms clinic” since it was kept:\n"
        "  write `place: Room 9`; its source said Room 4 before\n  hub drop 1 leaves the file as it is\n"
    )
    assert told in run(kept, "fetch").stderr
    assert told in run(kept, "inbox").stderr
    assert f"events  changed at their source: {PATH}" in run(kept, "status").stdout
    done = run(kept, "drop", "1")
    assert (done.exit_code, done.stderr) == (0, "1: its file stays as it is, and only the next change is told\n")
    assert advice(kept) == []
    assert run(kept, "drop", "1").exit_code == 1
    assert refetched(kept, place="Room 10") == ["write `place: Room 10`; its source said Room 9 before"]
