"""What an editor does with the inbox: fetch into it, look through it, keep and drop."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from hub import alike, clock, disk, inbox, register, urls
from hub import checklist as lists
from hub import keep as keeper
from hub import library as shelves
from hub.errors import HubError
from hub.sources import fetch as sources
from hub.sources.guest import Guest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from hub.candidate import Candidate
    from hub.model import Config
    from hub.sources.visits import Visit


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """What one source brought: new candidates, those seen before, entries skipped or repaired, and what failed.

    `changed` counts those seen before that wait and say something new.
    `notes` are for a person: why it was left alone, where it moved to, which entries were skipped or repaired.
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


def database(root: Path) -> Path | str:
    """HUB_DATABASE_URL, or a file below .hub/ that the first use makes."""
    given = os.environ.get("HUB_DATABASE_URL")
    if given:
        return given
    return disk.inside(disk.folder(root, ".hub"), "hub.db")


def fetch(
    config: Config, keys: Collection[str], *, offline: bool = False, progress: Callable[[], None] = lambda: None
) -> tuple[Count, ...]:
    """Read the sources with these keys, or all active ones, into the inbox; `offline` reads their last bodies again.

    Each source is saved as soon as it is read, what it offers together with what is remembered of the visit. The
    counts stand in the order of the settings.
    """
    known = keeper.known(shelves.load(config)).keys()
    chosen = sources.chosen(config, keys)
    with inbox.opened(database(config.root)) as box:
        notebook = register.Register(box.connection)
        guest = Guest(
            contact=config.site_url,
            now=clock.now(),
            visits=notebook.visits(),
            asked=frozenset(keys),
            environment=os.environ,
            progress=progress,
        )
        box.connection.commit()
        last = partial(_last_body, box)
        results = sources.replay(chosen, last, config.root) if offline else sources.fetch(chosen, config.root, guest)
        with closing(results):
            counts = {result.source.key: _taken_in(result, box, known, guest.visits) for result in results}
    return tuple(counts[source.key] for source in chosen)


def _last_body(box: inbox.Inbox, key: str) -> tuple[bytes, str] | None:
    with box.connection.engine.connect() as connection:
        return register.Register(connection).body(key)


def _taken_in(result: sources.Result, box: inbox.Inbox, known: AbstractSet[str], before: Mapping[str, Visit]) -> Count:
    """Save what one source brought, in a transaction of its own, and count it."""
    candidates = [candidate for feed in result.feeds for candidate in feed.candidates]
    with box.connection.engine.begin() as box.connection:
        if result.visit and result.visit != before.get(result.source.key):
            register.Register(box.connection).save(result.visit, result.body, result.url)
        added = box.add(candidates, known)
    entries = (
        f"{what}: {note.entry}: {note.reason}"
        for feed in result.feeds
        for what in ("skipped", "repaired")
        for note in getattr(feed, what)
    )
    return Count(
        source=result.source.key,
        new=added.new,
        changed=added.changed,
        seen=len(candidates) - added.new,
        skipped=sum(len(feed.skipped) for feed in result.feeds),
        repaired=sum(len(feed.repaired) for feed in result.feeds),
        unchanged=result.unchanged,
        failures=result.failures,
        notes=(*result.notes, *entries),
    )


def lines(config: Config) -> tuple[inbox.Line, ...]:
    """What waits for a decision, newest first, without what the content has got by another way."""
    known = keeper.known(shelves.load(config)).keys()
    with inbox.opened(database(config.root)) as box:
        found = box.lines(known)
        like = alike.likes(box, (one.number for one in found))
        return tuple(replace(one, like=like.get(one.number, ())) for one in found)


def waiting(config: Config) -> tuple[inbox.Waiting, ...]:
    """The same with all that is known of each."""
    known = keeper.known(shelves.load(config)).keys()
    with inbox.opened(database(config.root)) as box:
        found = box.waiting(known)
        like = alike.likes(box, (one.number for one in found))
        return tuple(replace(one, like=like.get(one.number, ())) for one in found)


def checklist(config: Config, before: str) -> str:
    """What waits as a list to tick, after the one `before`."""
    names = {source.key: source.name for source in config.sources}
    return lists.write(before, waiting(config), keeper.known(shelves.load(config)).keys(), names)


def numbers_in(config: Config, body: str, *, ticked: bool) -> tuple[int, ...]:
    """The candidates that wait and that a list names; only those `ticked` there, or all."""
    names = {one.key for one in lists.read(body) if one.is_ticked or not ticked}
    return tuple(one.number for one in waiting(config) if not names.isdisjoint(inbox.keys(one.candidate)))


def keep(config: Config, numbers: Iterable[int], choices: Mapping[str, str]) -> tuple[keeper.Kept, ...]:
    """Turn candidates into files of content/, and take them out of the inbox; all of them, or none."""
    keeper.check(choices, config)
    known = keeper.known(shelves.load(config))
    today = clock.today(config.timezone)
    with inbox.opened(database(config.root)) as box:
        chosen = box.find(numbers)
        for one in chosen:
            _refuse(one, choices, known)
            known[urls.key(keeper.address(one.candidate))] = f"candidate {one.number}"
        files = tuple(keeper.write(one.candidate, config, today, choices) for one in chosen)
        box.settle((one.number for one in chosen), inbox.KEPT)
    return files


def _refuse(one: inbox.Waiting, choices: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Raise HubError for a candidate that cannot become a file as it was asked."""
    addresses = filter(None, (one.candidate.url, one.candidate.external_url))
    if there := keeper.there(addresses, known):
        message = f"{one.number}: {there}; hub drop {one.number} takes it out of the inbox"
        raise HubError(message)
    if one.candidate.start and choices:
        message = f"{one.number} is an event, and events take no --{' or --'.join(choices)}; keep it without"
        raise HubError(message)


def drop(config: Config, numbers: Iterable[int]) -> tuple[Candidate, ...]:
    """Take candidates out of the inbox for good."""
    with inbox.opened(database(config.root)) as box:
        chosen = box.find(numbers)
        box.settle((one.number for one in chosen), inbox.DROPPED)
    return tuple(one.candidate for one in chosen)
