"""What is in the inbox and what was decided, as a terminal and a pipe see it."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner, Result

from hub.cli import inbox_output, main
from hub.collect.candidate import Candidate
from hub.inbox import editor_actions, open_inbox
from hub.inbox.candidate_store import InboxLine, Like
from hub.inbox.content_writer import KeptFile
from hub.inbox.decisions import Decided
from hub.inbox.inbox_search import SearchResult
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PUT_OFF = Decided(step="s", state="later", by="Ana", at=datetime(2026, 11, 13, tzinfo=UTC), until="2026-11-20")
DROPPED = Decided(step="s", state="dropped", by="Ana", at=datetime(2026, 11, 3, tzinfo=UTC))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small hub on Sunday, November 22, 2026, where three candidates wait for Ana."""
    flow.ana_works(monkeypatch)
    editor_actions.fetch(flow.hub(tmp_path), [])
    return tmp_path


def hub(root: Path, *words: str, typed: str | None = None) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, ["--root", str(root), *words], input=typed, catch_exceptions=False)


def line(number: int, title: str, **facts: object) -> InboxLine:
    """A line of the inbox."""
    values = {"published": "2026-11-18", "starts": "", "source": "notes"} | facts
    return InboxLine(number=number, title=title, **values)  # type: ignore[arg-type]


def test_shows_the_inbox(capsys: Capture) -> None:
    """A row has number, day, source and title whole, and in brackets what else an editor should know."""
    like = tuple(Like(number=number, share=0.78) for number in (9, 11, 12))
    lines = (
        line(9, "A [b] title " + "x" * 200, companions=(11,), like=(Like(number=11, share=0.9),)),
        line(10, "Lab", published="", starts="2026-12-03", source="site", also=("notes",), like=like),
        line(11, "A copy", companions=(9,)),
        line(15, "Near", like=(Like(number=10, share=0.8),)),
        line(14, "Again", judged=DROPPED),
        line(12, "Back", until="2026-11-20", decision=PUT_OFF),
        line(13, "Undated", published="", doubt="“3/4” can mean two"),
    )
    inbox_output.found(SearchResult(state="waiting", lines=lines, apart=frozenset({13})))
    out, err = capsys.readouterr()
    assert out == (
        " #  published   source       title\n"
        f" 9  2026-11-18  notes        A [b] title {'x' * 200} [told by 1 more: 11]\n"
        "10              site, notes  [event on 2026-12-03] Lab [like 9 and 2 more: 78% of the text is the same]\n"
        "15  2026-11-18  notes        Near [like 10: 80% of the text is the same]\n"
        "14  2026-11-18  notes        Again [nearly the same was dropped by Ana on November 3]\n"
        "12  2026-11-18  notes        Back [put off by Ana on November 13]\n"
        "\nWithout a date, or with one to come:\n"
        " #  published  source  title\n"
        "13             notes   Undated [“3/4” can mean two]\n"
    )
    assert err == (
        "7 waiting, 1 of them beside one that tells the same story. "
        "Next: hub keep, hub later or hub drop with numbers; hub show NUMBER reads one\n"
    )


@pytest.mark.parametrize(
    "words", [("zzz",), ("--since", "2026-12-24"), ("--topic", "research", "zzz"), ("--source", "notes", "zzz")]
)
def test_says_that_a_search_found_nothing(root: Path, words: tuple[str, ...]) -> None:
    """That is something else than an empty inbox, from which sources would be read again."""
    done = hub(root, "inbox", *words)
    assert (done.stdout, done.stderr) == ("", "No match. In all: 3 waiting\n")


@pytest.mark.parametrize(
    ("state", "said"), [("waiting", "Nothing waits. Next: hub fetch\n"), ("later", "Nothing is put off.\n")]
)
def test_shows_an_empty_inbox(capsys: Capture, state: str, said: str) -> None:
    """An empty inbox says what fills it."""
    inbox_output.found(SearchResult(state=state, lines=()))
    assert capsys.readouterr() == ("", said)


def test_shows_what_was_decided(root: Path) -> None:
    """Who and when, until when, and the way back."""
    assert hub(root, "later", "1", "--until", "2026-12-09").output == (
        "later: Queues are a promise\n1 put off until December 9, 2026; hub undo takes that back\n"
    )
    assert hub(root, "drop", "2").output == "dropped: Forms in one page\n1 dropped; hub undo brings it back\n"
    assert hub(root, "inbox", "--state", "later").stdout == (
        "#  until       by   source  title\n1  2026-12-09  Ana  notes   Queues are a promise\n"
    )
    dropped = hub(root, "inbox", "--state", "dropped")
    assert dropped.stdout == "#  decided     by   source  title\n2  2026-11-22  Ana  notes   Forms in one page\n"
    assert dropped.stderr == "1 dropped. Next: hub undo NUMBER takes a decision back\n"
    (found,) = json.loads(hub(root, "inbox", "--state", "dropped", "--json").stdout)
    assert (found["decided_by"], found["decided_at"]) == ("Ana", "2026-11-22 11:00:00-06:00")


def test_takes_back(root: Path) -> None:
    """What came back is data; why something stays is talk, and ends with 1."""
    kept = hub(root, "keep", "1").stdout.strip()
    done = hub(root, "undo")
    assert (done.exit_code, done.output) == (0, f"waiting: Queues are a promise\nremoved: {kept}\n")
    hub(root, "keep", "1")
    (root / kept).write_text((root / kept).read_text() + "Mine.\n")
    done = hub(root, "undo", "1")
    assert (done.exit_code, done.stdout, done.stderr) == (
        1,
        "",
        f"1: {kept} was edited, so it stays; delete it, then hub undo 1 again\n",
    )
    (root / kept).unlink()
    assert "  its file is not in this copy of the hub: delete it where it is\n" in hub(root, "undo", "1").stderr


def test_drops_the_rest(root: Path) -> None:
    """All that waits, or all of one source; never beside numbers."""
    assert hub(root, "drop", "--rest", "--source", "site").stdout == "dropped: Mapping lab\n"
    assert hub(root, "drop", "--rest").stderr == "2 dropped; hub undo brings them back\n"
    for words in (["1", "--rest"], ["--source", "site"], ["1", "--source", "site"]):
        assert hub(root, "drop", *words).exit_code == 2


def test_shows_all_of_each(root: Path) -> None:
    """Summary, address, length and sources."""
    out = hub(root, "inbox", "--full").stdout
    assert "1  Queues are a promise\n    notes · 2026-11-18 · " in out
    assert "\n    https://notes.example.gov/queues/\n" in out
    assert hub(root, "inbox", "promise", "--full").stdout == out[: out.index("2  Forms")]


def test_shows_one(root: Path) -> None:
    """With its text, in any state."""
    hub(root, "drop", "1")
    out = hub(root, "show", "1").stdout
    assert out.startswith("1  Queues are a promise\ndropped · notes · 2026-11-18 · ")
    assert "dropped by Ana on November 22, 2026 at 11:00\nhttps://notes.example.gov/queues/\n" in out


@pytest.mark.parametrize(
    ("summary", "shown"),
    [("Ask first.", "\nAsk first. Then write.\n"), ("Why to ask.", "\nWhy to ask.\n\nAsk first. Then write.\n")],
)
def test_shows_no_words_twice(root: Path, summary: str, shown: str) -> None:
    """A summary that the text begins with is in the text; words of its own come before it."""
    text = "<p>Ask first. Then <em></em>write.</p>"
    with open_inbox.opened(flow.hub(root)) as box:
        asked = Candidate(url="https://a.gov/", title="Ask", source="notes", summary=summary, content_html=text)
        box.add([asked], frozenset())
    assert hub(root, "show", "4").stdout.partition("https://a.gov/\n")[2] == shown


def test_asks_about_a_story_that_a_file_tells(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal the answer decides; in a pipe `--yes` does."""
    summary = (
        "Each office asks its visitors what went wrong at the counter before they leave, and writes the answers on "
    )
    summary += "one card that the team reads together each Friday before noon, with a name beside each."
    day = datetime(2026, 11, 20, tzinfo=UTC)
    with open_inbox.opened(flow.hub(root)) as box:
        box.add(
            [
                Candidate(url=f"https://{at}.gov/", title="Ask", source="notes", summary=summary, published=day)
                for at in "ab"
            ],
            frozenset(),
        )
    hub(root, "keep", "4")
    told = "5 tells the same story as content/articles/2026/2026-11-20-ask.md; hub keep 5 --yes keeps it, too\n"
    assert (hub(root, "keep", "5").exit_code, hub(root, "keep", "5").stderr) == (1, told)
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    assert hub(root, "keep", "5", typed="n\n").exit_code == 1
    done = hub(root, "keep", "5", typed="y\n")
    assert (done.exit_code, done.stdout) == (0, "content/articles/2026/2026-11-20-ask-2.md\n")


def test_keeps_for_an_issue(root: Path) -> None:
    """The day is a field of the article, in its place."""
    path = hub(root, "keep", "1", "--issue", "2026-12-11", "--note", "Later.").stdout.strip()
    assert "added: 2026-11-22\nissue: 2026-12-11\n" in (root / path).read_text()
    assert hub(root, "keep", "3", "--issue", "2026-12-11").stderr.startswith(
        "3 is an event, and events take no --issue"
    )


def test_a_long_list_is_paged(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """On a terminal, where it is longer than that; a short one is printed."""
    paged: list[str] = []
    monkeypatch.setattr(click, "echo_via_pager", paged.append)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((80, 24)))
    inbox_output.found(SearchResult(state="waiting", lines=(line(1, "Short"),)))
    assert ("Short" in capsys.readouterr().out, paged) == (True, [])
    inbox_output.found(SearchResult(state="waiting", lines=tuple(line(number, "Long") for number in range(30))))
    assert [words.count("\n") for words in paged] == [31]


def test_shows_files(capsys: Capture) -> None:
    """Files are data; what is left to do with them is talk."""
    inbox_output.kept(
        [KeptFile(path="a.md", text=""), KeptFile(path="b.md", text="", unknown_topics=("X", "Y"), has_summary=False)]
    )
    out, err = capsys.readouterr()
    assert out == "a.md\nb.md\n"
    assert err.splitlines() == [
        "  left out, because the hub has no such topic or alias: X, Y",
        "  the source has no summary: write one in the file",
        "Next: hub digest",
    ]


def test_says_until_when(capsys: Capture) -> None:
    """For several as for one."""
    inbox_output.put_off(date(2026, 12, 9), [Candidate(url="https://a.gov/", title="A", source="a")] * 2)
    assert capsys.readouterr().err == "2 put off until December 9, 2026; hub undo takes that back\n"
