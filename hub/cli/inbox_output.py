"""What is in the inbox and what was decided: data on standard output, talk on standard error."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager, redirect_stdout
from dataclasses import asdict
from io import StringIO
from textwrap import fill
from typing import TYPE_CHECKING

import click

from hub.base import console, date_format, sanitize_html
from hub.cli import output
from hub.inbox import decisions, inbox_search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hub.collect.candidate import Candidate
    from hub.inbox.candidate_store import InboxLine
    from hub.inbox.content_writer import KeptFile
    from hub.inbox.event_changes import EventChange
    from hub.inbox.inbox_search import SearchResult, Shown
    from hub.inbox.undo_decisions import Undone

EMPTY = {
    "waiting": "Nothing waits. Next: hub fetch",
    "later": "Nothing is put off.",
    "kept": "Nothing was kept that is not sent.",
    "dropped": "Nothing was dropped.",
    "sent": "Nothing that was kept is sent.",
}
NEXT_DECISION = "Next: hub keep, hub later or hub drop with numbers; hub show NUMBER reads one"
BESIDES = "Without a date, or with one to come:"


@contextmanager
def paged() -> Iterator[None]:
    """Show what is printed meanwhile in a pager where it is longer than the terminal; print it in a pipe."""
    if not sys.stdout.isatty():
        yield
        return
    with redirect_stdout(StringIO()) as printed:
        yield
    words = printed.getvalue()
    if words.count("\n") < shutil.get_terminal_size().lines:
        click.echo(words, nl=False)
    else:
        click.echo_via_pager(words)


def found(what: SearchResult, *, full: bool = False) -> None:
    """Print what was found in the inbox, as a table, or with `full` in a paragraph each."""
    rows = inbox_search.rows(what.lines)
    parts = [[line for line in rows if (line.number in what.apart) == is_apart] for is_apart in (False, True)]
    with paged():
        for lines, title in zip(parts, ("", BESIDES), strict=True):
            if title and lines:
                console.write(f"\n{title}")
            if full:
                for line in lines:
                    _paragraph(line, what)
            elif lines:
                output.table(*_columns(lines, what.state))
    every = len(what.lines)
    if not every:
        console.say(EMPTY[what.state], err=True)
        return
    beside = every - len(rows)
    hidden = f", {beside} of them beside one that tells the same story" if beside else ""
    following = NEXT_DECISION if what.state == "waiting" else "Next: hub undo NUMBER takes a decision back"
    console.say(f"{every} {what.state}{hidden}. {following}", err=True)


def event_changes(changes: Iterable[EventChange]) -> None:
    """Say what has changed at the source of kept events, and what to write into their files."""
    for one in changes:
        console.say(f"{one.path}: its source has changed “{one.title}” since it was kept:", err=True)
        for line in one.advice:
            console.say(f"  {line}", err=True)
        console.say(f"  hub drop {one.number} leaves the file as it is", err=True)


def left_as_they_are(numbers: Iterable[int]) -> None:
    """Say that the files of kept events stay as they are."""
    for number in numbers:
        console.say(f"{number}: its file stays as it is, and only the next change is told", err=True)


def _columns(lines: Iterable[InboxLine], state: str) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Return the heads and the rows of a table for a state."""
    sources = {one.number: ", ".join((one.source, *one.also)) for one in lines}
    if state == "waiting":
        return ("#", "published", "source", "title"), [
            (one.number, one.published, sources[one.number], _title(one, state)) for one in lines
        ]
    heads = ("#", "until" if state == "later" else "decided", "by", "source", "title")
    return heads, [
        (
            one.number,
            one.until if state == "later" else one.decision and one.decision.at.date(),
            one.decision and one.decision.by,
            sources[one.number],
            _title(one, state),
        )
        for one in lines
    ]


def _title(one: InboxLine, state: str) -> str:
    """Return a title with what an editor should know: its day, what else tells it, what is nearly the same."""
    occasion = " ".join(filter(None, (one.starts, one.occasion)))
    day = f"[event on {occasion}] " if one.starts else ""
    return f"{day}{one.title}" + "".join(f" [{mark}]" for mark in _marks(one, state))


def _marks(one: InboxLine, state: str) -> Iterator[str]:
    if one.doubt:
        yield one.doubt
    if one.judged:
        yield f"nearly the same was {one.judged.state} by {one.judged.by} on {one.judged.at.date()}"
    if one.companions:
        yield f"told by {len(one.companions)} more: {', '.join(map(str, one.companions))}"
    like = [other for other in one.like if other.number not in one.companions]
    if like:
        more = f" and {len(like) - 1} more" if like[1:] else ""
        yield f"like {like[0].number}{more}: {like[0].share:.0%} of the text is the same"
    if state == "waiting" and one.until and one.decision:
        yield f"put off by {one.decision.by} on {one.decision.at.date()}"


def _paragraph(one: InboxLine, what: SearchResult) -> None:
    """Print one candidate with its facts and its summary, and a blank line."""
    candidate = what.candidates[one.number]
    console.say(f"{one.number}  {_title(one, what.state)}")
    console.say(f"    {_facts(one, candidate)}")
    console.say(f"    {candidate.url}")
    if candidate.summary:
        console.write(fill(candidate.summary, 88, initial_indent="    ", subsequent_indent="    "))
    console.say("")


def _facts(one: InboxLine, candidate: Candidate) -> str:
    """Return who offers a candidate, when, how long it is, and what was decided."""
    words = len(sanitize_html.plain(candidate.content_html).split())
    decided = f"{one.decision.state}{decisions.by_whom(one.decision)}" if one.decision else ""
    facts = (
        ", ".join((one.source, *one.also)),
        one.published,
        f"{words:,} words" if words else "no text",
        ", ".join(candidate.topics),
        decided,
    )
    return " · ".join(filter(None, facts))


def shown(one: Shown) -> None:
    """Print one candidate whole."""
    candidate = one.candidate
    with paged():
        console.say(f"{one.line.number}  {_title(one.line, one.state)}")
        console.say(f"{one.state} · {_facts(one.line, candidate)}")
        for line in filter(None, (candidate.url, candidate.external_url, one.file, ", ".join(candidate.authors))):
            console.say(line)
        for text in filter(None, (candidate.summary, one.markdown)):
            console.write(f"\n{text}")


def found_as_json(what: SearchResult) -> None:
    """Print what was found as JSON, with all that is known of each, for a program."""
    output.write_json(
        [
            {
                "number": line.number,
                "state": what.state,
                "until": line.until,
                "decided_by": line.decision and line.decision.by,
                "decided_at": line.decision and line.decision.at,
                **asdict(what.candidates[line.number]),
                "like": [asdict(like) for like in line.like],
                "companions": line.companions,
            }
            for line in what.lines
        ]
    )


def dropped(gone: Sequence[Candidate]) -> None:
    """Print what left the inbox, and say the way back."""
    _moved("dropped", gone)
    console.say(f"{len(gone)} dropped; hub undo brings {'it' if len(gone) == 1 else 'them'} back", err=True)


def put_off(until: date, gone: Sequence[Candidate]) -> None:
    """Print what was put off, and say until when."""
    _moved("later", gone)
    console.say(f"{len(gone)} put off until {date_format.day(until)}; hub undo takes that back", err=True)


def _moved(state: str, moved: Iterable[Candidate]) -> None:
    for one in moved:
        console.say(f"{state}: {one.title}")


def undone(what: Iterable[Undone]) -> bool:
    """Print what became of each candidate; return whether every one could be taken back."""
    is_whole = True
    for one in what:
        is_whole = is_whole and not one.stays
        if one.stays:
            console.say(f"{one.number}: {one.stays}", err=True)
            continue
        console.say(f"{one.state}: {one.title}")
        if one.removed:
            console.say(f"removed: {one.removed}")
        if one.note:
            console.say(f"  {one.note}", err=True)
    return is_whole


def kept(files: Iterable[KeptFile]) -> None:
    """Print the files that candidates became, and say what is left to do with each."""
    for file in files:
        console.say(file.path)
        if file.unknown_topics:
            topics = ", ".join(file.unknown_topics)
            console.say(f"  left out, because the hub has no such topic or alias: {topics}", err=True)
        if not file.has_summary:
            console.say("  the source has no summary: write one in the file", err=True)
    console.say("Next: hub digest", err=True)
