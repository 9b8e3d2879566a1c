"""What an editor does with the inbox: fetch into it, look through it, keep and drop."""

from __future__ import annotations

import os
import shlex
import uuid
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from hub.base import clock, file_io, urls
from hub.collect import fetcher
from hub.collect.host_queue import Guest
from hub.content import loader
from hub.errors import HubError
from hub.inbox import (
    candidate_store,
    content_writer,
    db,
    decisions,
    near_duplicates,
    pending_files,
    polling_store,
    pr_checklist,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from hub.collect.candidate import Candidate
    from hub.collect.polling_state import Visit
    from hub.content.models import Config


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


def database(root: Path) -> Path | str:
    """Return HUB_DATABASE_URL, or the path of a file below .hub/ that the first use makes."""
    given = os.environ.get("HUB_DATABASE_URL")
    if given:
        return given
    return file_io.inside(file_io.folder(root, ".hub"), "hub.db")


def fetch(
    config: Config, keys: Collection[str], *, offline: bool = False, progress: Callable[[], None] = lambda: None
) -> tuple[FetchCount, ...]:
    """Read the sources with these keys, or all active ones, into the inbox; `offline` reads their last bodies again.

    Each source is saved as soon as it is read, what it offers together with what is remembered of the visit. The counts
    come in the order of the settings.
    """
    known = content_writer.known(loader.load(config)).keys()
    chosen = fetcher.chosen(config, keys)
    with candidate_store.opened(database(config.root)) as box:
        notebook = polling_store.Register(box.connection)
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
        results = fetcher.replay(chosen, last, config.root) if offline else fetcher.fetch(chosen, config.root, guest)
        with closing(results):
            counts = {result.source.key: _taken_in(result, box, known, guest.visits) for result in results}
    return tuple(counts[source.key] for source in chosen)


def _last_body(box: candidate_store.Inbox, key: str) -> tuple[bytes, str] | None:
    with box.connection.engine.connect() as connection:
        return polling_store.Register(connection).body(key)


def _taken_in(
    result: fetcher.FetchResult, box: candidate_store.Inbox, known: AbstractSet[str], before: Mapping[str, Visit]
) -> FetchCount:
    """Save what one source brought, in a transaction of its own, and count it."""
    candidates = [candidate for feed in result.feeds for candidate in feed.candidates]
    with box.connection.engine.begin() as box.connection:
        if result.visit and result.visit != before.get(result.source.key):
            polling_store.Register(box.connection).save(result.visit, result.body, result.url)
        added = box.add(candidates, known)
    entries = (
        f"{what}: {note.entry}: {note.reason}"
        for feed in result.feeds
        for what in ("skipped", "repaired")
        for note in getattr(feed, what)
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
        notes=(*result.notes, *entries),
    )


def lines(config: Config) -> tuple[candidate_store.Line, ...]:
    """Return a line for each candidate that waits for a decision, newest first, with its near-duplicates.

    Candidates that content/ or an issue has got by another way are left out.
    """
    known = content_writer.known(loader.load(config)).keys()
    with candidate_store.opened(database(config.root)) as box:
        found = box.lines(known)
        like = near_duplicates.likes(box, (one.number for one in found))
        return tuple(replace(one, like=like.get(one.number, ())) for one in found)


def waiting(config: Config) -> tuple[candidate_store.Waiting, ...]:
    """Return all that is known of each candidate that waits for a decision, newest first, with its near-duplicates.

    Candidates that content/ or an issue has got by another way are left out.
    """
    known = content_writer.known(loader.load(config)).keys()
    with candidate_store.opened(database(config.root)) as box:
        found = box.waiting(known)
        like = near_duplicates.likes(box, (one.number for one in found))
        return tuple(replace(one, like=like.get(one.number, ())) for one in found)


def checklist(config: Config, before: str) -> str:
    """Return what waits as a list to tick, in Markdown, which follows the list `before`."""
    names = {source.key: source.name for source in config.sources}
    return pr_checklist.write(before, waiting(config), content_writer.known(loader.load(config)).keys(), names)


def numbers_in(config: Config, body: str, *, ticked: bool) -> tuple[int, ...]:
    """Return the numbers of the candidates that wait and that a list names: those `ticked` there, or all."""
    names = {one.key for one in pr_checklist.read(body) if one.is_ticked or not ticked}
    return tuple(one.number for one in waiting(config) if not names.isdisjoint(candidate_store.keys(one.candidate)))


def keep(
    config: Config, numbers: Iterable[int], choices: Mapping[str, str], tell: Callable[[str], None] = lambda _: None
) -> tuple[content_writer.KeptFile, ...]:
    """Turn candidates into files of content/, and take them out of the inbox; all of them, or none.

    A process that dies in between leaves a journal, and the next command finishes or undoes what was begun; `tell` gets
    what was done about one that this command has found.
    """
    content_writer.check(choices, config)
    with pending_files.locked(config.root, db.SECONDS) as is_held:
        if not is_held:
            raise HubError(db.BUSY)
        _resume(config.root, tell)
        drafts = _decide(config, tuple(numbers), choices)
        places = pending_files.finish(config.root)
    return tuple(replace(draft, path=place) for draft, place in zip(drafts, places, strict=True))


def resume(root: Path, tell: Callable[[str], None]) -> None:
    """Finish or undo a `hub keep` whose process has died, and `tell` which, or why that must wait."""
    with pending_files.locked(root, 0) as is_held:
        try:
            if is_held:  # else its process is alive
                _resume(root, tell)
        except HubError as error:
            tell(str(error))


def _resume(root: Path, tell: Callable[[str], None]) -> None:
    """Finish or undo a `hub keep` that was cut short, with the journal locked; raises HubError where it must wait."""
    if not pending_files.is_begun(root):
        return
    intent, place = pending_files.read(root), database(root)
    if not _is_saved(intent, place):
        pending_files.undo(root)
        again = f"; to keep them: {intent.command}" if intent.command else ""
        tell(f"A hub keep was interrupted before it was saved: it is undone, nothing was kept{again}")
        return
    files = pending_files.finish(root)
    tell("\n  ".join(["A hub keep that was interrupted is finished. Kept:", *files]))


def _is_saved(intent: pending_files.Intent, place: Path | str) -> bool:
    """Say whether the database knows the step of a journal; raises HubError where it cannot say, or is another one."""
    if intent == pending_files.UNWRITTEN:
        return False
    if intent.database != db.name(place):
        where = f"HUB_DATABASE_URL names {intent.database}" if intent.database else "HUB_DATABASE_URL is not set"
        message = f"A hub keep was interrupted. A command where {where}, as it was then, finishes or undoes it."
        raise HubError(message)
    try:
        with candidate_store.opened(place) as box:
            return decisions.is_recorded(box.connection, intent.step)
    except HubError as error:
        message = f"A hub keep was interrupted, and a later command will finish or undo it: {error}"
        raise HubError(message) from error


def _decide(
    config: Config, numbers: tuple[int, ...], choices: Mapping[str, str]
) -> tuple[content_writer.KeptFile, ...]:
    """Save a decision, and its files in the journal; where either fails, neither is saved."""
    place, step = database(config.root), _step(config)
    known = content_writer.known(loader.load(config))
    with candidate_store.opened(place) as box:
        drafts = _drafts(box.settle(numbers, candidate_store.KEPT, step), config, choices, known)
        intent = pending_files.Intent(
            step=step.key,
            database=db.name(place),
            command=_command(numbers, choices),
            files=tuple(draft.path for draft in drafts),
        )
        pending_files.begin(
            config.root, intent, {draft.path: draft.text for draft in drafts}
        )  # last: it cleans up itself
    return drafts


def _step(config: Config) -> decisions.DecisionStep:
    by = decisions.editor(os.environ, config.root)
    return decisions.DecisionStep(key=uuid.uuid4().hex, by=by, at=clock.now().astimezone(config.timezone))


def _command(numbers: Iterable[int], choices: Mapping[str, str]) -> str:
    options = (word for name, words in choices.items() for word in (f"--{name}", words))
    return shlex.join(["hub", "keep", *map(str, numbers), *options])


def _drafts(
    chosen: Iterable[candidate_store.Waiting], config: Config, choices: Mapping[str, str], known: dict[str, str]
) -> tuple[content_writer.KeptFile, ...]:
    """Return the files that candidates become; raises HubError where one cannot."""
    today, drafts = clock.today(config.timezone), dict[str, content_writer.KeptFile]()
    for one in chosen:
        _refuse(one, choices, known)
        known[urls.key(content_writer.address(one.candidate))] = f"candidate {one.number}"
        draft = content_writer.compose(one.candidate, config, today, choices, drafts)
        drafts[draft.path] = draft
    return tuple(drafts.values())


def _refuse(one: candidate_store.Waiting, choices: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Raise HubError for a candidate that cannot become a file as it was asked."""
    addresses = filter(None, (one.candidate.url, one.candidate.external_url))
    if there := content_writer.there(addresses, known):
        message = f"{one.number}: {there}; hub drop {one.number} takes it out of the inbox"
        raise HubError(message)
    if one.candidate.start and choices:
        message = f"{one.number} is an event, and events take no --{' or --'.join(choices)}; keep it without"
        raise HubError(message)


def drop(config: Config, numbers: Iterable[int]) -> tuple[Candidate, ...]:
    """Take candidates out of the inbox for good, and return them."""
    step = _step(config)
    with candidate_store.opened(database(config.root)) as box:
        return tuple(one.candidate for one in box.settle(numbers, candidate_store.DROPPED, step))
