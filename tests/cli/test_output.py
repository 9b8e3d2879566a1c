"""What commands print: data on standard output, talk on standard error."""

from __future__ import annotations

import json
import sys

import pytest

from hub.cli import output
from hub.collect.candidate import Candidate
from hub.collect.parsed_feed import Feed, Note
from hub.errors import SourceError
from hub.inbox.source_intake import FetchCount

COUNTS = (
    FetchCount(source="notes", new=12, seen=3, skipped=1, repaired=0),
    FetchCount(source="a-long-key", new=0, seen=0, skipped=0, repaired=0, failures=("no answer", "no feed")),
)
FEED = Feed(
    title="Café",
    url="https://a.gov/feed",
    candidates=(Candidate(url="https://a.gov/1", title="One\u2028Two", source="a", doubt="“3/4” can mean two"),),
    repaired=(Note(entry="the feed", reason="mended"),),
    skipped=(Note(entry="B", reason="no link"), Note(entry="C", reason="no link")),
)

Capture = pytest.CaptureFixture[str]


def test_shows_counts(capsys: Capture) -> None:
    """Counts stand in a table, failures below it."""
    output.counts(COUNTS, as_json=False)
    out, err = capsys.readouterr()
    assert out == (
        "source      new  changed  seen  skipped  repaired  failed\n"
        "notes        12        0     3        1         0       0\n"
        "a-long-key    0        0     0        0         0       2\n"
    )
    assert err == "a-long-key: no answer\na-long-key: no feed\n12 new. Next: hub inbox\n"


def test_shows_that_nothing_is_new(capsys: Capture) -> None:
    """A fetch that brought nothing says so."""
    output.counts(COUNTS[1:], as_json=False)
    assert capsys.readouterr().err.endswith("Nothing new.\n")


def test_shows_counts_to_programs(capsys: Capture) -> None:
    """As JSON, counts are all on standard output."""
    output.counts(COUNTS, as_json=True)
    out, err = capsys.readouterr()
    assert [count["failures"] for count in json.loads(out)] == [[], ["no answer", "no feed"]]
    assert err == ""


def test_shows_one_feed(capsys: Capture) -> None:
    """One feed is printed for people to read; what was mended or left out is talk."""
    assert output.feeds(iter([("feed.json", FEED)]))
    out, err = capsys.readouterr()
    assert '  "title": "Café",\n' in out
    assert err.splitlines() == [
        "feed.json: repaired: the feed: mended",
        "feed.json: skipped: B: no link",
        "feed.json: skipped: C: no link",
        "feed.json: in doubt: One\\u2028Two: “3/4” can mean two",
        "1 of 1 feeds read: 1 items, 1 repaired, 2 skipped",
    ]


def test_shows_feeds(capsys: Capture) -> None:
    """Of several feeds, each is one line, whatever breaks lines in its titles; one failure fails the whole."""
    assert not output.feeds(iter([("a", FEED), ("b", SourceError("no feed")), ("c", FEED)]))
    out, err = capsys.readouterr()
    assert [json.loads(line)["items"][0]["title"] for line in out.splitlines()] == ["One\u2028Two"] * 2
    assert "b: no feed\n" in err
    assert err.endswith("2 of 3 feeds read: 2 items, 2 repaired, 4 skipped\n")


def test_shows_that_there_was_no_feed(capsys: Capture) -> None:
    """A folder without feeds is no success."""
    assert not output.feeds(iter([]))
    assert capsys.readouterr() == ("", "0 of 0 feeds read: 0 items, 0 repaired, 0 skipped\n")


def test_a_terminal_sees_progress(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A bar moves while sources are read; a pipe gets nothing."""
    with output.progress("Reading sources", 2) as step:
        step()
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with output.progress("Reading sources", 2) as step:
        step()
        step()
    assert "100%" in capsys.readouterr().err


def test_a_terminal_sees_the_step(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says what is going on, and is empty in the end; a pipe gets nothing."""
    with output.stage() as told:
        told("lane")
    assert capsys.readouterr() == ("", "")

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with output.stage() as told:
        told("lane")
    assert capsys.readouterr().err == "\r\x1b[Klane …\r\x1b[K"


def test_timings(capsys: pytest.CaptureFixture[str]) -> None:
    """Each step and all of them, in a small table that is no data."""
    output.timings({"library": 0.5, "feeds and data": 12.25})
    assert capsys.readouterr() == (
        "",
        "step            seconds\nlibrary            0.50\nfeeds and data    12.25\nall               12.75\n",
    )


def test_a_source_with_many_notes_shows_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Five of them, and how many more there are."""
    notes = tuple(f"repaired: line {number}" for number in range(8))
    output.counts([FetchCount(source="list", new=0, seen=8, skipped=0, repaired=8, notes=notes)], as_json=False)

    talk = capsys.readouterr().err.splitlines()
    assert talk[4:6] == ["list: repaired: line 4", "list: and 3 more of this kind; hub read shows all of them"]
