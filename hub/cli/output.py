"""What commands found, for people and for programs: data on standard output, talk on standard error."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import click

from hub.base import console
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hub.collect.candidate import Candidate
    from hub.collect.parsed_feed import Feed
    from hub.importers.hugo.importer import Imported
    from hub.inbox.candidate_store import Line, Waiting
    from hub.inbox.content_writer import KeptFile
    from hub.inbox.editor_actions import FetchCount


def _json(value: Any, *, lines: bool = False) -> None:  # noqa: ANN401  anything JSON can say
    # In lines everything but ASCII is escaped: some programs end a line at U+2028 or U+0085 too.
    text = json.dumps(value, ensure_ascii=lines, default=str, indent=None if lines else 2)
    console.write(text)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, err: bool = False) -> None:
    """Print aligned columns, numbers to the right; no word is cut, so that a pipe gets all of them."""
    cells = [tuple(heads), *(tuple(map(str, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    right = [head in NUMBERS for head in heads]
    for row in cells:
        parts = (c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right, strict=True))
        console.say("  ".join(parts).rstrip(), err=err)


MOST_NOTES = 5
NUMBERS = {"#", "new", "changed", "seen", "skipped", "repaired", "failed", "accepted", "refused", "times", "seconds"}


def counts(found: Sequence[FetchCount], *, as_json: bool) -> None:
    """Print what each source brought, and say below it what failed."""
    if as_json:
        _json([asdict(count) for count in found])
        return
    _table(
        ("source", "new", "changed", "seen", "skipped", "repaired", "failed"),
        map(_count_row, found),
    )
    for count in found:
        for line in (*count.failures, *_first(count.notes)):
            console.say(f"{count.source}: {line}", err=True)
    new = sum(count.new for count in found)
    console.say(f"{new} new. Next: hub inbox" if new else "Nothing new.", err=True)


def _first(notes: Sequence[str]) -> Iterator[str]:
    """Yield the first few notes of a source; a list of hundreds hides the others."""
    yield from notes[:MOST_NOTES]
    if len(notes) > MOST_NOTES:
        yield f"and {len(notes) - MOST_NOTES} more of this kind; hub read shows all of them"


def _count_row(one: FetchCount) -> tuple[object, ...]:
    seen = "unchanged" if one.unchanged else one.seen
    return one.source, one.new, one.changed, seen, one.skipped, one.repaired, len(one.failures)


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[], None]]:
    """Show a bar on a terminal, moved on by calling what this gives; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


@contextmanager
def stage() -> Iterator[Callable[[str], None]]:
    """Show the step that is going on, on one line of a terminal, by calling what this gives; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    try:
        yield lambda name: console.replace_line(f"{name} …")
    finally:
        console.replace_line("")


def timings(seconds: Mapping[str, float]) -> None:
    """Say how long each step took, and all of them, in seconds."""
    rows = [(name, f"{each:.2f}") for name, each in (*seconds.items(), ("all", sum(seconds.values())))]
    _table(("step", "seconds"), rows, err=True)


def lines(found: Sequence[Line]) -> None:
    """Print what waits for a decision, as a table."""
    if not found:
        console.say("The inbox is empty. Next: hub fetch", err=True)
        return
    rows = (
        (one.number, one.published, ", ".join((one.source, *one.also)), _event_mark(one) + one.title + _like_mark(one))
        for one in found
    )
    _table(("#", "published", "source", "title"), rows)
    console.say(f"{len(found)} waiting. Next: hub keep NUMBER… or hub drop NUMBER…", err=True)


def _event_mark(one: Line) -> str:
    return f"[event on {one.starts}] " if one.starts else ""


def _like_mark(one: Line) -> str:
    """Say which others that wait have nearly the same text, for an editor to choose from."""
    marks = (f"[like {like.number}: {like.share:.0%} of the text is the same]" for like in one.like)
    return "".join(f" {mark}" for mark in marks)


def waiting(found: Iterable[Waiting]) -> None:
    """Print what waits for a decision as JSON, with all that is known of each, for a program."""
    _json(
        [{"number": one.number, **asdict(one.candidate), "like": [asdict(like) for like in one.like]} for one in found]
    )


def dropped(gone: Iterable[Candidate]) -> None:
    """Print what left the inbox, and say the way back for what should have stayed: it is never offered again."""
    for one in gone:
        console.say(f"dropped: {one.title}")
        kind = "event" if one.start else "article"
        console.say(f"  not meant? hub new {kind} {one.url}", err=True)


def kept(files: Iterable[KeptFile]) -> None:
    """Print the files that candidates became, and say what is left to do with each."""
    for file in files:
        console.say(file.path)
        if file.unknown_topics:
            topics = ", ".join(file.unknown_topics)
            console.say(f"  left out, because content/topics.yml has no such topic or alias: {topics}", err=True)
        if not file.has_summary:
            console.say("  the source has no summary: write one in the file", err=True)
    console.say("Next: hub digest", err=True)


def feeds(read: Iterator[tuple[str, Feed | SourceError]]) -> bool:
    """Print feeds as JSON Feed 1.1 and say what was wrong with them; return whether every one could be read."""
    head = list(islice(read, 2))
    totals: Counter[str] = Counter()
    for place, feed in chain(head, read):
        totals.update(
            _failed(place, feed) if isinstance(feed, SourceError) else _feed(place, feed, alone=len(head) == 1)
        )
    every = totals["read"] + totals["failed"]
    parts = (f"{totals['items']:,} items", f"{totals['repaired']:,} repaired", f"{totals['skipped']:,} skipped")
    console.say(f"{totals['read']:,} of {every:,} feeds read: {', '.join(parts)}", err=True)
    return every > 0 and not totals["failed"]


def _failed(place: str, error: SourceError) -> dict[str, int]:
    console.say(f"{place}: {error}", err=True)
    return {"failed": 1}


def _feed(place: str, feed: Feed, *, alone: bool) -> dict[str, int]:
    from hub.collect.formats import json_feed  # the sources' cleaning tools

    _json(json_feed.write(feed), lines=not alone)
    for what in ("repaired", "skipped"):
        for note in getattr(feed, what):
            console.say(f"{place}: {what}: {note.entry}: {note.reason}", err=True)
    return {"read": 1, "items": len(feed.candidates), "repaired": len(feed.repaired), "skipped": len(feed.skipped)}


def imported(done: Imported, *, as_json: bool) -> None:
    """Print what an import took, refused and left, by kind; what it remarked, by name; each refusal and its line."""
    if as_json:
        _json(asdict(done))
    else:
        rows = ((one.kind, one.accepted, one.refused, one.skipped) for one in done.counts)
        _table(("kind", "accepted", "refused", "skipped"), rows)
        _table(("remark", "times"), Counter(remark.rule for remark in done.remarks).most_common())
    for problem in done.refused:
        console.say(problem, err=True)
    console.say(f"{len(done.files):,} files. Next: git diff, hub build", err=True)
