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
from hub.base.translation import gettext, ngettext, noop
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hub.collect.parsed_feed import Feed
    from hub.importers.planned_files import Imported
    from hub.inbox.source_intake import FetchCount


def write_json(value: Any, *, lines: bool = False) -> None:  # noqa: ANN401  anything JSON can say
    """Print a value as JSON, each document on one line with `lines`."""
    # In lines everything but ASCII is escaped: some programs end a line at U+2028 or U+0085 too.
    text = json.dumps(value, ensure_ascii=lines, default=str, indent=None if lines else 2)
    console.write(text)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, err: bool = False) -> None:
    """Print aligned columns, numbers to the right; no word is cut, so that a pipe gets all of them."""
    cells = [tuple(heads), *(tuple(map(str, row)) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    numbers = {*NUMBERS, *map(gettext, NUMBERS)}
    right = [head in numbers for head in heads]
    for row in cells:
        parts = (c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right, strict=True))
        console.say("  ".join(parts).rstrip(), err=err)


COUNTED = (
    noop("source"),
    noop("new"),
    noop("changed"),
    noop("seen"),
    noop("skipped"),
    noop("repaired"),
    noop("failed"),
)
MOST_NOTES = 5
NUMBERS = {"#", "new", "changed", "seen", "skipped", "repaired", "failed", "accepted", "refused", "times", "seconds"}


def counts(found: Sequence[FetchCount], *, as_json: bool) -> None:
    """Print what each source brought, and say below it what failed."""
    if as_json:
        write_json([asdict(count) for count in found])
        return
    table(
        tuple(map(gettext, COUNTED)),
        map(_count_row, found),
    )
    for count in found:
        for line in (*count.failures, *_first(count.notes)):
            console.say(f"{count.source}: {line}", err=True)
    new = sum(count.new for count in found)
    said = ngettext("%(num)s new. Next: hub inbox", "%(num)s new. Next: hub inbox", new)
    console.say(said if new else gettext("Nothing new."), err=True)


def _first(notes: Sequence[str]) -> Iterator[str]:
    """Yield the first few notes of a source; a list of hundreds hides the others."""
    yield from notes[:MOST_NOTES]
    if len(notes) > MOST_NOTES:
        yield ngettext(
            "and %(num)s more of this kind; hub read shows all of them",
            "and %(num)s more of this kind; hub read shows all of them",
            len(notes) - MOST_NOTES,
        )


def _count_row(one: FetchCount) -> tuple[object, ...]:
    seen = gettext("unchanged") if one.unchanged else one.seen
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
        yield lambda name: console.replace_line(f"{gettext(name)} …")
    finally:
        console.replace_line("")


def timings(seconds: Mapping[str, float]) -> None:
    """Say how long each step took, and all of them, in seconds."""
    rows = [(gettext(name), f"{each:.2f}") for name, each in (*seconds.items(), ("all", sum(seconds.values())))]
    table((gettext("step"), gettext("seconds")), rows, err=True)


def feeds(read: Iterator[tuple[str, Feed | SourceError]]) -> bool:
    """Print feeds as JSON Feed 1.1 and say what was wrong with them; return whether every one could be read."""
    head = list(islice(read, 2))
    totals: Counter[str] = Counter()
    for place, feed in chain(head, read):
        totals.update(
            _failed(place, feed) if isinstance(feed, SourceError) else _feed(place, feed, alone=len(head) == 1)
        )
    every = totals["read"] + totals["failed"]
    parts = (
        gettext("%(totals)s items", totals=f"{totals['items']:,}"),
        gettext("%(totals)s repaired", totals=f"{totals['repaired']:,}"),
        gettext("%(totals)s skipped", totals=f"{totals['skipped']:,}"),
    )
    console.say(
        gettext(
            "%(totals)s of %(every)s feeds read: %(names)s",
            totals=f"{totals['read']:,}",
            every=f"{every:,}",
            names=", ".join(parts),
        ),
        err=True,
    )
    return every > 0 and not totals["failed"]


def _failed(place: str, error: SourceError) -> dict[str, int]:
    console.say(f"{place}: {error}", err=True)
    return {"failed": 1}


def _feed(place: str, feed: Feed, *, alone: bool) -> dict[str, int]:
    from hub.collect.formats import json_feed  # the sources' cleaning tools

    write_json(json_feed.write(feed), lines=not alone)
    for what in ("repaired", "skipped"):
        for note in getattr(feed, what):
            console.say(f"{place}: {gettext(what)}: {note.entry}: {note.reason}", err=True)
    for one in feed.candidates:
        if one.doubt:
            console.say(
                gettext("%(place)s: in doubt: %(title)s: %(doubt)s", place=place, title=one.title, doubt=one.doubt),
                err=True,
            )
    return {"read": 1, "items": len(feed.candidates), "repaired": len(feed.repaired), "skipped": len(feed.skipped)}


def imported(done: Imported, *, as_json: bool, dry_run: bool) -> None:
    """Print what an import took, refused and left, by kind; what it remarked, by name; each refusal and its line.

    Before an import, with `dry_run`, print what each page would become, or why it stays behind.
    """
    if as_json:
        write_json(asdict(done))
    else:
        if dry_run:
            table(
                (gettext("page"), gettext("becomes")),
                ((one.page, one.file or f"– {one.reason}") for one in done.outcomes),
            )
        rows = ((one.kind, one.accepted, one.refused, one.skipped) for one in done.counts)
        heads = (noop("kind"), noop("accepted"), noop("refused"), noop("skipped"))
        table(tuple(map(gettext, heads)), rows)
        table((gettext("remark"), gettext("times")), Counter(remark.rule for remark in done.remarks).most_common())
    for problem in done.refused:
        console.say(problem, err=True)
    if dry_run:
        said = ngettext(
            "%(num)s file would be written. Next: the same without --dry-run",
            "%(num)s files would be written. Next: the same without --dry-run",
            len(done.files),
        )
    else:
        said = ngettext(
            "%(num)s file. Next: git diff, hub build",
            "%(num)s files. Next: git diff, hub build",
            len(done.files),
        )
    console.say(said, err=True)
