"""What one source brought -> the inbox, and its count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base.translation import gettext, ngettext, noop
from hub.collect import reading_window
from hub.inbox import polling_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from hub.collect.candidate import Candidate
    from hub.collect.host_queue import Guest
    from hub.collect.source_fetcher import FetchResult
    from hub.inbox import candidate_store


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchCount:
    """Hold what one source brought: new candidates, those seen before, entries skipped or repaired, and what failed.

    `changed` counts those seen before that wait and say something new.
    `notes` are for a person: why the source was left alone, where it moved to, which entries were skipped or repaired.
    """

    source: str
    new: int
    seen: int
    skipped: int
    repaired: int
    changed: int = 0
    unchanged: bool = False
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def last_body(box: candidate_store.Inbox, key: str) -> tuple[bytes, str] | None:
    """Return the last body of a source and its address, over a connection of its own; None where there is none."""
    with box.connection.engine.connect() as connection:
        return polling_store.Register(connection).body(key)


def take_in(result: FetchResult, box: candidate_store.Inbox, known: AbstractSet[str], guest: Guest) -> FetchCount:
    """Save what one source brought, in a transaction of its own, and count it."""
    candidates, left_out = _within(result, guest)
    with box.connection.engine.begin() as box.connection:
        if result.visit and result.visit != guest.visits.get(result.source.key):
            polling_store.Register(box.connection).save(result.visit, result.body, result.url)
        added = box.add(candidates, known)
    entries = (
        f"{gettext(said)}: {note.entry}: {note.reason}"
        for feed in result.feeds
        for what, said in (("skipped", noop("skipped")), ("repaired", noop("repaired")))
        for note in getattr(feed, what)
    )
    doubts = (
        gettext("in doubt: %(title)s: %(doubt)s", title=one.title, doubt=one.doubt) for one in candidates if one.doubt
    )
    return FetchCount(
        source=result.source.key,
        new=added.new,
        changed=added.changed,
        seen=len(candidates) - added.new,
        skipped=sum(len(feed.skipped) for feed in result.feeds),
        repaired=sum(len(feed.repaired) for feed in result.feeds),
        unchanged=result.unchanged,
        failures=result.failures,
        notes=(*result.notes, *left_out, *entries, *doubts),
    )


def _within(result: FetchResult, guest: Guest) -> tuple[Sequence[Candidate], Sequence[str]]:
    """Return what a source brings, as far back as it is read; and, where it was read for the first time, what not."""
    offered = [candidate for feed in result.feeds for candidate in feed.candidates]
    if guest.everything:
        return offered, ()
    before = guest.visits.get(result.source.key)
    visit = result.visit or before
    taken, left = reading_window.within(offered, result.source, visit.since if visit else None)
    if not left or (before and before.body_at):
        return taken, ()
    said = ngettext(
        "%(num)s older entry stays out; hub fetch %(key)s --all takes all that it offers",
        "%(num)s older entries stay out; hub fetch %(key)s --all takes all that it offers",
        len(left),
        key=result.source.key,
    )
    return taken, (said,)
