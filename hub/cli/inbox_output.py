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

from hub.base import console, date_format, sanitize_html, translation
from hub.base.translation import gettext, ngettext, nnoop, noop
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
    "waiting": noop("Nothing waits. Next: hub fetch"),
    "later": noop("Nothing is put off."),
    "kept": noop("Nothing was kept that is not sent."),
    "dropped": noop("Nothing was dropped."),
    "sent": noop("Nothing that was kept is sent."),
}
FOUND = {
    "waiting": nnoop("%(num)s waiting", "%(num)s waiting"),
    "later": nnoop("%(num)s later", "%(num)s later"),
    "kept": nnoop("%(num)s kept", "%(num)s kept"),
    "dropped": nnoop("%(num)s dropped", "%(num)s dropped"),
    "sent": nnoop("%(num)s sent", "%(num)s sent"),
}
NEXT_DECISION = noop("Next: hub keep, hub later or hub drop with numbers; hub show NUMBER reads one")
BESIDES = noop("Without a date, or with one to come:")


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
                console.write(f"\n{gettext(title)}")
            if full:
                for line in lines:
                    _paragraph(line, what)
            elif lines:
                output.table(*_columns(lines, what.state))
    every = len(what.lines)
    if not every:
        others = gettext("No match. In all: %(found)s", found=ngettext(*FOUND[what.state], what.every))
        console.say(others if what.every else gettext(EMPTY[what.state]), err=True)
        return
    console.say(_summary(what, every - len(rows)), err=True)


def _summary(what: SearchResult, beside: int) -> str:
    """Return how much was found, how many of it are `beside` others, and what comes next."""
    found = ngettext(*FOUND[what.state], len(what.lines))
    if beside:
        told = noop("%(found)s, %(count)s of them beside one that tells the same story")
        found = gettext(told, found=found, count=beside)
    following = NEXT_DECISION if what.state == "waiting" else noop("Next: hub undo NUMBER takes a decision back")
    return f"{found}. {gettext(following)}"


def event_changes(changes: Iterable[EventChange]) -> None:
    """Say what has changed at the source of kept events, and what to write into their files."""
    for one in changes:
        console.say(
            gettext("%(path)s: its source has changed “%(title)s” since it was kept:", path=one.path, title=one.title),
            err=True,
        )
        for line in one.advice:
            console.say(f"  {line}", err=True)
        console.say("  " + gettext("hub drop %(number)s leaves the file as it is", number=one.number), err=True)


def left_as_they_are(numbers: Iterable[int]) -> None:
    """Say that the files of kept events stay as they are."""
    for number in numbers:
        console.say(
            gettext("%(number)s: its file stays as it is, and only the next change is told", number=number), err=True
        )


def _columns(lines: Iterable[InboxLine], state: str) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Return the heads and the rows of a table for a state."""
    sources = {one.number: ", ".join((one.source, *one.also)) for one in lines}
    if state == "waiting":
        return ("#", gettext("published"), gettext("source"), gettext("title")), [
            (one.number, one.published, sources[one.number], _title(one, state)) for one in lines
        ]
    day = gettext("until") if state == "later" else gettext("decided")
    heads = ("#", day, gettext("by"), gettext("source"), gettext("title"))
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
    day = gettext("[event on %(occasion)s] ", occasion=occasion) if one.starts else ""
    return f"{day}{one.title}" + "".join(f" [{mark}]" for mark in _marks(one, state))


def _marks(one: InboxLine, state: str) -> Iterator[str]:
    if one.doubt:
        yield one.doubt
    if one.judged:
        yield decisions.nearly_the_same(one.judged)
    if one.companions:
        others = ", ".join(map(str, one.companions))
        count = len(one.companions)
        yield ngettext("told by %(num)s more: %(names)s", "told by %(num)s more: %(names)s", count, names=others)
    like = [other for other in one.like if other.number not in one.companions]
    if like:
        share = f"{like[0].share:.0%}"
        said = gettext("like %(number)s: %(share)s of the text is the same", number=like[0].number, share=share)
        if more := len(like) - 1:
            said = ngettext(
                "like %(number)s and %(num)s more: %(share)s of the text is the same",
                "like %(number)s and %(num)s more: %(share)s of the text is the same",
                more,
                number=like[0].number,
                share=share,
            )
        yield said
    if state == "waiting" and one.until and one.decision:
        yield gettext(
            "put off by %(by)s on %(at)s",
            by=one.decision.by,
            at=date_format.short(one.decision.at.date(), translation.spoken()),
        )


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
    decided = decisions.decided(one.decision.state, one.decision) if one.decision else ""
    facts = (
        ", ".join((one.source, *one.also)),
        one.published,
        ngettext("%(num)s word", "%(num)s words", words) if words else gettext("no text"),
        ", ".join(candidate.topics),
        decided,
    )
    return " · ".join(filter(None, facts))


def shown(one: Shown) -> None:
    """Print one candidate whole; a summary that its text begins with is not said twice."""
    candidate = one.candidate
    words = " ".join(sanitize_html.plain(candidate.content_html).split())
    summary = "" if words.startswith(" ".join(candidate.summary.split())) else candidate.summary
    with paged():
        console.say(f"{one.line.number}  {_title(one.line, one.state)}")
        console.say(f"{gettext(one.state)} · {_facts(one.line, candidate)}")
        for line in filter(None, (candidate.url, candidate.external_url, one.file, ", ".join(candidate.authors))):
            console.say(line)
        for text in filter(None, (summary, one.markdown)):
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
    said = ngettext("%(num)s dropped; hub undo brings it back", "%(num)s dropped; hub undo brings them back", len(gone))
    console.say(said, err=True)


def put_off(until: date, gone: Sequence[Candidate]) -> None:
    """Print what was put off, and say until when."""
    _moved("later", gone)
    said = ngettext(
        "%(num)s put off until %(day)s; hub undo takes that back",
        "%(num)s put off until %(day)s; hub undo takes that back",
        len(gone),
        day=date_format.day(until, translation.spoken()),
    )
    console.say(said, err=True)


def _moved(state: str, moved: Iterable[Candidate]) -> None:
    for one in moved:
        console.say(f"{gettext(state)}: {one.title}")


def undone(what: Iterable[Undone]) -> bool:
    """Print what became of each candidate; return whether every one could be taken back."""
    is_whole = True
    for one in what:
        is_whole = is_whole and not one.stays
        if one.stays:
            console.say(f"{one.number}: {one.stays}", err=True)
            continue
        console.say(f"{gettext(one.state)}: {one.title}")
        if one.removed:
            console.say(gettext("removed: %(path)s", path=one.removed))
        if one.note:
            console.say(f"  {one.note}", err=True)
    return is_whole


def kept(files: Iterable[KeptFile]) -> None:
    """Print the files that candidates became, and say what is left to do with each."""
    for file in files:
        console.say(file.path)
        if file.unknown_topics:
            topics = ", ".join(file.unknown_topics)
            console.say(
                "  " + gettext("left out, because the hub has no such topic or alias: %(topics)s", topics=topics),
                err=True,
            )
        if not file.has_summary:
            console.say("  " + gettext("the source has no summary: write one in the file"), err=True)
    console.say(gettext("Next: hub digest"), err=True)
