"""What a source brings at first, later, and when everything is asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.content.settings import Config, Source
from hub.inbox import editor_actions, inbox_search
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.inbox.source_intake import FetchCount
    from tests.servers import Server

DAYS = ("2026-11-20", "2026-10-24", "2026-10-22", "2026-01-05", None)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """November 22, 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)


def feed(*days: str | None) -> bytes:
    """A JSON Feed with an item a day."""
    items = [
        {
            "id": f"{day}",
            "title": f"{day}",
            "url": f"https://a.example.gov/{day}",
            "date_published": day and f"{day}T10:00:00Z",
        }
        for day in days
    ]
    return json.dumps({"items": items}).encode()


@pytest.fixture
def config(tmp_path: Path, server: Server) -> Config:
    """A hub with one source on the web."""
    web = Source(key="web", name="W", url=server.says(feed(*DAYS)), private=True)
    return replace(flow.hub(tmp_path), sources=(web,))


def fetched(config: Config, *, offline: bool = False, everything: bool = False) -> tuple[FetchCount, set[str]]:
    """What a fetch counts, and what waits after it."""
    (count,) = editor_actions.fetch(config, ["web"], offline=offline, everything=everything)
    return count, {line.title for line in inbox_search.search(config).lines}


def test_a_new_source_brings_its_last_thirty_days(config: Config, server: Server) -> None:
    """What is older stays out, then and later, and is said once."""
    count, waiting = fetched(config)
    assert (count.new, waiting) == (3, {"2026-11-20", "2026-10-24", "None"})
    assert count.notes == ("2 older entries stay out; hub fetch web --all takes all that it offers",)

    server.says(feed("2026-11-21", "2026-10-23", *DAYS))
    count, waiting = fetched(config)
    assert (count.new, count.notes) == (2, ())
    assert waiting == {"2026-11-21", "2026-11-20", "2026-10-24", "2026-10-23", "None"}


def test_the_rest_comes_on_request(config: Config, server: Server) -> None:
    """Though the server says that nothing has changed; from then on, everything comes."""
    server.says(feed(*DAYS), 'ETag: "a"')
    fetched(config)
    server.heard.clear()
    count, waiting = fetched(config, everything=True)
    assert (count.new, count.notes, len(waiting)) == (2, (), 5)
    assert not [line for line in server.heard if line.startswith(b"If-None-Match")]

    server.says(feed("2026-01-01", *DAYS))
    assert fetched(config)[0].new == 1


def test_the_saved_answer_has_the_same_days(config: Config) -> None:
    """Without the network no more comes than with it, unless it is asked for."""
    fetched(config)
    assert fetched(config, offline=True)[0].new == 0
    assert fetched(config, offline=True, everything=True)[0].new == 2


@pytest.mark.parametrize(
    ("settings", "waiting"),
    [
        ({"since": date(2026, 1, 5)}, {"2026-11-20", "2026-10-24", "2026-10-22", "2026-01-05", "None"}),
        ({"since": date(2026, 11, 1)}, {"2026-11-20", "None"}),
        ({"first": 2}, {"2026-11-20", "2026-10-24"}),
        ({"first": 4}, {"2026-11-20", "2026-10-24", "2026-10-22", "2026-01-05"}),
        ({"since": date(2026, 10, 23), "first": 1}, {"2026-11-20"}),
    ],
)
def test_the_settings_say_how_far(config: Config, settings: dict[str, date | int], waiting: set[str]) -> None:
    """A day, or a number, or both, instead of thirty days."""
    (source,) = config.sources
    assert fetched(replace(config, sources=(replace(source, **settings),)))[1] == waiting  # type: ignore[arg-type]


def test_one_entry_that_stays_out(config: Config, server: Server) -> None:
    """It is said in the singular."""
    server.says(feed("2026-11-20", "2026-01-05"))
    assert fetched(config)[0].notes == ("1 older entry stays out; hub fetch web --all takes all that it offers",)


def test_a_source_that_failed_at_first_is_as_new_as_on_its_first_day(
    config: Config, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No entry is lost while its server is down."""
    server.says(b"", status="500 Oops")
    assert fetched(config)[0].failures == ("the server answered 500 Oops",)
    server.says(feed("2026-10-24"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(flow.NOON) + 60 * 86_400))
    assert fetched(config)[1] == {"2026-10-24"}


def test_files_bring_all_that_they_have(tmp_path: Path) -> None:
    """Whoever puts a file into the hub means it."""
    settings = flow.hub(tmp_path)
    (tmp_path / "old.json").write_bytes(feed("2014-01-05"))
    old = Source(key="web", name="W", path="old.json")
    assert "2014-01-05" in fetched(replace(settings, sources=(old,)))[1]
    recent = replace(old, since=date(2026, 1, 1))
    assert fetched(replace(settings, sources=(recent,)))[0].seen == 0
