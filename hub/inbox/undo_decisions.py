"""Take decisions back, of today or of months ago: what was kept, put off or dropped is again as it was before."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.content import loader
from hub.errors import HubError
from hub.inbox import candidate_rows, content_writer, db, decisions, editor_actions, open_inbox, pending_files
from hub.inbox.candidate_rows import DROPPED, KEPT, WAITING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from hub.content.settings import Config
    from hub.inbox.candidate_store import Inbox, Numbered
    from hub.inbox.decisions import Decided


@dataclass(frozen=True, kw_only=True, slots=True)
class Undone:
    """Hold what became of one candidate: its `state` now, the file that went, or `stays`, why nothing was undone.

    `note` says what else an editor may want to delete.
    """

    number: int
    title: str
    state: str
    removed: str = ""
    stays: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Files:
    """Hold the hub's folder, and which file of content/ and which issue has each address, by its key."""

    root: Path
    content: Mapping[str, str]
    issues: Mapping[str, str]


def undo(
    config: Config, numbers: Iterable[int], tell: Callable[[str], None] = lambda _: None, *, step: str = ""
) -> tuple[Undone, ...]:
    """Take the last decision on each of these candidates back; without numbers, the last step of this editor.

    With the key of a `step`, that step; one that was taken back already is left as it is. A kept file that nobody
    changed goes. One that somebody edited stays, and its candidate stays kept. Raises HubError for a number that the
    inbox does not have, and where there is nothing to undo. `tell` gets what was done about a step of a process that
    died.
    """
    wanted = tuple(dict.fromkeys(numbers))
    with editor_actions.journal(config, tell):
        undone = _undo(config, wanted, step)
        pending_files.finish(config.root)
    return undone


def _undo(config: Config, wanted: tuple[int, ...], given: str) -> tuple[Undone, ...]:
    """Save the step that undoes, and in the journal the files that go with it; where either fails, neither is saved."""
    library = loader.load(config, drafts=True)
    files = _Files(root=config.root, content=content_writer.files(library), issues=content_writer.in_issues(library))
    step, place = editor_actions.new_step(config), open_inbox.database(config.root)
    with open_inbox.opened(config) as box:
        mine, numbers = ("", wanted) if wanted else decisions.last_step(box.connection, step.by)
        if given:
            mine, numbers = given, decisions.of_step(box.connection, given)
        if not numbers and not given:
            message = gettext(
                "%(by)s has decided nothing that could be undone; hub undo NUMBER undoes what others decided",
                by=step.by,
            )
            raise HubError(message)
        chosen, states = box.any_state(numbers), box.states(numbers)
        history = decisions.history(box.connection, numbers)
        undone = []
        for one in chosen:
            standing = history.get(one.number, [])
            last, before = (None, None, *standing)[-1:-3:-1]
            done = _taken_back(one, states[one.number], last, before, files)
            if mine and last and last.step != mine:
                said = gettext("%(decided)s since then", decided=decisions.decided(last.state, last))
                done = _stays(one, last.state, said)
            if not done.stays:
                done = replace(done, note="; ".join(filter(None, (done.note, _beside(box, last, numbers)))))
                box.put_back(one.number, done.state, before.until if before else "", step, last.step if last else "")
            undone.append(done)
        removes = {one.removed: history[one.number][-1].file_hash for one in undone if one.removed}
        command = shlex.join(["hub", "undo", *map(str, wanted)])
        intent = pending_files.Intent(step=step.key, database=db.name(place), command=command, removes=removes)
        pending_files.begin(config.root, intent)  # last: it cleans up itself
    return tuple(undone)


def _beside(box: Inbox, last: Decided | None, numbers: Collection[int]) -> str:
    """Say which others left the inbox with a kept one, for they told the same story; "" where none did."""
    if last is None or last.state != KEPT:
        return ""
    others = [number for number in decisions.of_step(box.connection, last.step, DROPPED) if number not in numbers]
    listed = " ".join(map(str, others))
    return (
        gettext("what left the inbox with it is still dropped: hub undo %(listed)s brings it back", listed=listed)
        if others
        else ""
    )


def _taken_back(one: Numbered, state: str, last: Decided | None, before: Decided | None, files: _Files) -> Undone:
    """Return what undoing the last decision on a candidate makes of it."""
    if state == WAITING and last is None:
        return _stays(one, state, gettext("it waits for a decision"))
    keys = candidate_rows.keys(one.candidate)
    file = next((files.content[key] for key in keys if key in files.content), "") if state == KEPT else ""
    if file and (last is None or pending_files.file_hash(files.root, file) != last.file_hash):
        return _stays(
            one,
            state,
            gettext(
                "%(file)s was edited, so it stays; delete it, then hub undo %(number)s again",
                file=file,
                number=one.number,
            ),
        )
    issue = next((files.issues[key] for key in keys if key in files.issues), "")
    note = gettext("%(issue)s has it, too: delete it there", issue=issue) if issue and state == KEPT else ""
    if state == KEPT and not file:
        note = gettext("its file is not in this copy of the hub: delete it where it is")
    return Undone(
        number=one.number,
        title=one.candidate.title,
        state=before.state if before else WAITING,
        removed=file,
        note=note,
    )


def _stays(one: Numbered, state: str, reason: str) -> Undone:
    return Undone(number=one.number, title=one.candidate.title, state=state, stays=reason)
