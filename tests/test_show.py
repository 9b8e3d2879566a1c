"""What commands print: data on standard output, talk on standard error."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub import show
from hub.candidate import Candidate
from hub.desk import Count
from hub.digest.choose import LeftOut
from hub.digest.compose import Draft
from hub.digest.friday import Digest
from hub.errors import Problem, SourceError
from hub.inbox import Like, Line
from hub.keep import Kept
from hub.model import Issue, Item, Section
from hub.sources.feed import Feed, Note

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = (
    Count(source="notes", new=12, seen=3, skipped=1, repaired=0),
    Count(source="a-long-key", new=0, seen=0, skipped=0, repaired=0, failures=("no answer", "no feed")),
)
FEED = Feed(
    title="Café",
    url="https://a.gov/feed",
    candidates=(Candidate(url="https://a.gov/1", title="One\u2028Two", source="a"),),
    repaired=(Note(entry="the feed", reason="mended"),),
    skipped=(Note(entry="B", reason="no link"), Note(entry="C", reason="no link")),
)
ISSUE = Issue(
    path="newsletters/2026-11-27.md",
    day=date(2026, 11, 27),
    subject="",
    preheader="",
    status="draft",
    sections=(Section(title="Articles", items=(Item(title="A", url="https://a.gov/"),)),),
)

Capture = pytest.CaptureFixture[str]


def test_shows_counts(capsys: Capture) -> None:
    """Counts stand in a table, failures below it."""
    show.counts(COUNTS, as_json=False)
    out, err = capsys.readouterr()
    assert out == (
        "source      new  changed  seen  skipped  repaired  failed\n"
        "notes        12        0     3        1         0       0\n"
        "a-long-key    0        0     0        0         0       2\n"
    )
    assert err == "a-long-key: no answer\na-long-key: no feed\n12 new. Next: hub inbox\n"


def test_shows_that_nothing_is_new(capsys: Capture) -> None:
    """A fetch that brought nothing says so."""
    show.counts(COUNTS[1:], as_json=False)
    assert capsys.readouterr().err.endswith("Nothing new.\n")


def test_shows_counts_to_programs(capsys: Capture) -> None:
    """As JSON, counts are all on standard output."""
    show.counts(COUNTS, as_json=True)
    out, err = capsys.readouterr()
    assert [count["failures"] for count in json.loads(out)] == [[], ["no answer", "no feed"]]
    assert err == ""


def test_shows_the_inbox(capsys: Capture) -> None:
    """A line shows number, day, source and title whole; an event shows its day, a copy its like."""
    article = Line(number=9, published="2026-11-18", starts="", source="notes", title="A [b] title " + "x" * 200)
    event = Line(
        number=10,
        published="",
        starts="2026-12-03",
        source="site",
        title="Lab",
        also=("notes",),
        like=(Like(number=9, share=0.78),),
    )
    show.lines([article, event])
    out, err = capsys.readouterr()
    assert out == (
        " #  published   source       title\n"
        f" 9  2026-11-18  notes        A [b] title {'x' * 200}\n"
        "10              site, notes  [event on 2026-12-03] Lab [like 9: 78% of the text is the same]\n"
    )
    assert err == "2 waiting. Next: hub keep NUMBER… or hub drop NUMBER…\n"


def test_shows_an_empty_inbox(capsys: Capture) -> None:
    """An empty inbox says what fills it."""
    show.lines([])
    assert capsys.readouterr() == ("", "The inbox is empty. Next: hub fetch\n")


def test_shows_files(capsys: Capture) -> None:
    """Files are data; what is left to do with them is talk."""
    show.kept([Kept(path="a.md"), Kept(path="b.md", unknown_topics=("X", "Y"), has_summary=False)])
    out, err = capsys.readouterr()
    assert out == "a.md\nb.md\n"
    assert err.splitlines() == [
        "  topics that content/topics.yml does not know: X, Y",
        "  the source gives no summary: write one in the file",
        "Next: hub digest",
    ]


def test_shows_a_draft(capsys: Capture) -> None:
    """A draft shows its sections, what was left out and why, and what to do next."""
    left = LeftOut(title="B", url="https://b.gov/", reason="the issue is full")
    show.digest(Digest(issue=ISSUE, draft=Draft(issue=ISSUE, left_out=(left,)), days_left=5, warnings=("odd day",)))
    out, err = capsys.readouterr()
    assert out == "newsletters/2026-11-27.md\n"
    assert err.splitlines() == [
        "warning: odd day",
        "   1  Articles",
        "      left out: B: the issue is full",
        "A new draft, 5 days ahead. Next: edit it, then run hub digest again",
    ]


@pytest.mark.parametrize("left", [-1, 7])
def test_names_the_day_of_a_draft_that_is_not_the_coming_one(capsys: Capture, left: int) -> None:
    """Without its day, the next command would compose another issue."""
    show.digest(Digest(issue=ISSUE, draft=Draft(issue=ISSUE), days_left=left))
    assert "then run hub digest --date 2026-11-27\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("left", "words"),
    [(-1, "for a day that has passed"), (0, "for today"), (1, "for tomorrow"), (2, "2 days ahead")],
)
def test_shows_faces(capsys: Capture, tmp_path: Path, left: int, words: str) -> None:
    """The rendered files are data."""
    show.digest(Digest(issue=ISSUE, faces=(tmp_path / "a.html", tmp_path / "a.txt"), days_left=left))
    out, err = capsys.readouterr()
    assert out == f"{tmp_path}/a.html\n{tmp_path}/a.txt\n"
    assert f"Rendered from newsletters/2026-11-27.md, {words}. Next: " in err


def test_errors_of_an_issue(capsys: pytest.CaptureFixture[str]) -> None:
    """Errors are counted and warnings are not."""
    errors = [Problem(path="newsletters/2026-11-27.md", rule="611", message="odd", line=line) for line in (3, 9)]
    show.digest(Digest(issue=ISSUE, problems=(*errors, replace(errors[0], level="warning")), days_left=2))
    assert "It cannot leave like this: 2 errors." in capsys.readouterr().err


def test_shows_one_feed(capsys: Capture) -> None:
    """One feed is printed for people to read; what was mended or left out is talk."""
    assert show.feeds(iter([("feed.json", FEED)]))
    out, err = capsys.readouterr()
    assert '  "title": "Café",\n' in out
    assert err.splitlines() == [
        "feed.json: repaired: the feed: mended",
        "feed.json: skipped: B: no link",
        "feed.json: skipped: C: no link",
        "1 of 1 feeds read: 1 items, 1 repaired, 2 skipped",
    ]


def test_shows_feeds(capsys: Capture) -> None:
    """Of several feeds, each is one line, whatever breaks lines in its titles; one failure fails the whole."""
    assert not show.feeds(iter([("a", FEED), ("b", SourceError("no feed")), ("c", FEED)]))
    out, err = capsys.readouterr()
    assert [json.loads(line)["items"][0]["title"] for line in out.splitlines()] == ["One\u2028Two"] * 2
    assert "b: no feed\n" in err
    assert err.endswith("2 of 3 feeds read: 2 items, 2 repaired, 4 skipped\n")


def test_shows_that_there_was_no_feed(capsys: Capture) -> None:
    """A folder without feeds is no success."""
    assert not show.feeds(iter([]))
    assert capsys.readouterr() == ("", "0 of 0 feeds read: 0 items, 0 repaired, 0 skipped\n")


def test_a_terminal_sees_progress(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A bar moves while sources are read; a pipe gets nothing."""
    with show.progress("Reading sources", 2) as step:
        step()
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with show.progress("Reading sources", 2) as step:
        step()
        step()
    assert "100%" in capsys.readouterr().err


def test_a_source_with_many_notes_shows_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Five of them, and how many more there are."""
    notes = tuple(f"repaired: line {number}" for number in range(8))
    show.counts([Count(source="list", new=0, seen=8, skipped=0, repaired=8, notes=notes)], as_json=False)

    talk = capsys.readouterr().err.splitlines()
    assert talk[4:6] == ["list: repaired: line 4", "list: and 3 more of this kind; hub read shows all of them"]
