"""What an editor does with the inbox: fetch into it, keep, put off and drop what is in it."""

from __future__ import annotations

import os
import shlex
import uuid
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from hub.base import clock, urls
from hub.base.translation import gettext, noop
from hub.collect import source_fetcher
from hub.collect.host_queue import Guest
from hub.content import loader, same_story
from hub.content.issue import schedule
from hub.errors import HubError
from hub.inbox import (
    candidate_rows,
    candidate_store,
    content_writer,
    db,
    decisions,
    near_duplicates,
    open_inbox,
    pending_files,
    polling_store,
    pr_checklist,
    source_intake,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from hub.collect.candidate import Candidate
    from hub.content.models import Library
    from hub.content.settings import Config

# Places that tell one story do so within weeks; to compare with all that was ever kept would take seconds.
CLOSE = timedelta(days=60)


def fetch(
    config: Config,
    keys: Collection[str],
    *,
    offline: bool = False,
    everything: bool = False,
    progress: Callable[[], None] = lambda: None,
) -> tuple[source_intake.FetchCount, ...]:
    """Read the sources with these keys, or all active ones, into the inbox; `offline` reads their last bodies again.

    With `everything`, also what is older than the first fetch took, or more than their settings ask for. Each source is
    saved as soon as it is read, what it offers together with what is remembered of the visit. The counts come in the
    order of the settings.
    """
    known = content_writer.known(loader.load(config, drafts=True)).keys()
    chosen = source_fetcher.chosen(config, keys)
    with candidate_store.opened(open_inbox.database(config.root)) as box:
        notebook = polling_store.Register(box.connection)
        guest = Guest(
            contact=config.site_url,
            now=clock.now(),
            visits=notebook.visits(),
            asked=frozenset(keys),
            everything=everything,
            environment=os.environ,
            progress=progress,
        )
        box.connection.commit()
        last = partial(source_intake.last_body, box)
        results = (
            source_fetcher.replay(chosen, last, config.root)
            if offline
            else source_fetcher.fetch(chosen, config.root, guest)
        )
        with closing(results):
            counts = {result.source.key: source_intake.take_in(result, box, known, guest) for result in results}
    return tuple(counts[source.key] for source in chosen)


def waiting(config: Config) -> tuple[candidate_store.Numbered, ...]:
    """Return all that is known of each candidate that waits for a decision, newest first.

    Candidates that content/ or an issue has got by another way are left out.
    """
    known = content_writer.known(loader.load(config, drafts=True)).keys()
    with open_inbox.opened(config) as box:
        return box.waiting(known)


def checklist(config: Config, before: str) -> str:
    """Return what waits as a list of boxes to check, in Markdown, which follows the list `before`."""
    names = {source.key: source.name for source in config.sources}
    return pr_checklist.write(
        before, waiting(config), content_writer.known(loader.load(config, drafts=True)).keys(), names
    )


def numbers_in(config: Config, body: str, *, checked: bool) -> tuple[int, ...]:
    """Return the numbers of the candidates that wait and that a list names: those `checked` there, or all."""
    names = {one.key for one in pr_checklist.read(body) if one.is_checked or not checked}
    return tuple(one.number for one in waiting(config) if not names.isdisjoint(candidate_rows.keys(one.candidate)))


class SameStoryError(HubError):
    """Say that what is to be kept tells the same story as a file of content/ or as something else to be kept.

    `stories` says so alone; the message says what a command does about it, too.
    """

    def __init__(self, stories: Mapping[int, str]) -> None:
        self.stories = "\n".join(stories.values())
        way = noop("%(story)s; hub keep %(number)s --yes keeps it, too")
        super().__init__("\n".join(gettext(way, story=story, number=number) for number, story in stories.items()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Keeping:
    """Hold what an editor says with a `hub keep`, besides the numbers.

    `choices` are their words for single fields. With `is_sure` a story that another file tells is kept all the same;
    with `alone` others that wait and tell it stay where they are. `step` is the key of the step where it has one.
    """

    choices: Mapping[str, Any] = field(default_factory=dict)
    is_sure: bool = False
    alone: bool = False
    step: str = ""


NOTHING_SAID = Keeping()


def keep(
    config: Config,
    numbers: Iterable[int],
    keeping: Keeping = NOTHING_SAID,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[content_writer.KeptFile, ...]:
    """Turn candidates into files of content/, and take them out of the inbox; all of them, or none.

    Others that tell the same story from another place leave the inbox with them. A process that dies in between leaves
    a journal, and the next command finishes or undoes what was begun; `tell` gets what was done about one that this
    command has found, and what left the inbox besides. Raises SameStoryError, and HubError for what cannot be kept.
    """
    content_writer.check(keeping.choices, config)
    with journal(config, tell):
        drafts = _decide(config, tuple(numbers), keeping, tell)
        places = pending_files.finish(config.root)
    return tuple(replace(draft, path=place) for draft, place in zip(drafts, places, strict=True))


@contextmanager
def journal(config: Config, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the journal of a hub for a step that changes files; what one that died has begun is settled first."""
    with pending_files.locked(config.root, db.SECONDS) as is_held:
        if not is_held:
            raise HubError(db.busy(db.INBOX))
        _resume(config.root, tell)
        yield


def resume(root: Path, tell: Callable[[str], None]) -> None:
    """Finish or undo the step of a command whose process has died, and `tell` which, or why that must wait."""
    with pending_files.locked(root, 0) as is_held:
        try:
            if is_held:  # else its process is alive
                _resume(root, tell)
        except HubError as error:
            tell(str(error))


def _resume(root: Path, tell: Callable[[str], None]) -> None:
    """Finish or undo a step that was cut short, with the journal locked; raises HubError where it must wait."""
    if not pending_files.is_begun(root):
        return
    intent, place = pending_files.read(root), open_inbox.database(root)
    name = " ".join(intent.command.split()[:2]) or gettext("hub command")
    if not _is_saved(intent, place, name):
        pending_files.undo(root)
        again = gettext("; to do it: %(command)s", command=intent.command) if intent.command else ""
        tell(
            gettext("A %(name)s was interrupted before it was saved: nothing was done%(again)s", name=name, again=again)
        )
        return
    files = pending_files.finish(root)
    done = [
        *(gettext("kept: %(path)s", path=path) for path in files),
        *(gettext("removed: %(path)s", path=path) for path in intent.removes),
    ]
    tell("\n  ".join([gettext("A %(name)s that was interrupted is finished.", name=name), *done]))


def _is_saved(intent: pending_files.Intent, place: Path | str, name: str) -> bool:
    """Say whether the database knows the step of a journal; raises HubError where it cannot say, or is another one."""
    if intent == pending_files.UNWRITTEN:
        return False
    if intent.database != db.name(place):
        where = (
            gettext("HUB_DATABASE_URL names %(database)s", database=intent.database)
            if intent.database
            else gettext("HUB_DATABASE_URL is not set")
        )
        message = gettext(
            "A %(name)s was interrupted. A command where %(where)s, as it was then, finishes or undoes it.",
            name=name,
            where=where,
        )
        raise HubError(message)
    try:
        with candidate_store.opened(place) as box:
            return decisions.is_recorded(box.connection, intent.step)
    except HubError as error:
        message = gettext(
            "A %(name)s was interrupted, and a later command will finish or undo it: %(error)s", name=name, error=error
        )
        raise HubError(message) from error


def _decide(
    config: Config, numbers: tuple[int, ...], keeping: Keeping, tell: Callable[[str], None]
) -> tuple[content_writer.KeptFile, ...]:
    """Save a decision, and its files in the journal; where either fails, neither is saved."""
    place, step = open_inbox.database(config.root), new_step(config, keeping.step)
    library = loader.load(config, drafts=True)
    with open_inbox.opened(config) as box:
        others = () if keeping.alone else _others(box, numbers)
        chosen = box.settle(numbers, candidate_rows.KEPT, step)
        drafts = _drafts(chosen, config, keeping.choices, content_writer.published(library))
        if not keeping.is_sure:
            _refuse_told_stories(drafts, config, library)
        _tell_of(box.settle(others, candidate_rows.DROPPED, step), tell)
        for draft in drafts:
            decisions.remember_file(box.connection, step.key, draft.number, pending_files.text_hash(draft.text))
        intent = pending_files.Intent(
            step=step.key,
            database=db.name(place),
            command=_command(numbers, keeping),
            files=tuple(draft.path for draft in drafts),
        )
        pending_files.begin(
            config.root, intent, {draft.path: draft.text for draft in drafts}
        )  # last: it cleans up itself
    return drafts


def _others(box: candidate_store.Inbox, numbers: Collection[int]) -> tuple[int, ...]:
    """Return the others that wait and tell the same story as one of these, from another place."""
    pairs = near_duplicates.pairs(box, box.numbers())
    groups = near_duplicates.stories(box, pairs)
    together = {number for group in groups if not group.isdisjoint(numbers) for number in group}
    return tuple(sorted(together.difference(numbers)))


def _tell_of(others: Iterable[candidate_store.Numbered], tell: Callable[[str], None]) -> None:
    for one in others:
        said = gettext(
            "with it, because it tells the same story: %(number)s %(title)s",
            number=one.number,
            title=one.candidate.title,
        )
        tell(f"  {said}")


def new_step(config: Config, key: str = "") -> decisions.DecisionStep:
    """Return a step of the editor who works here, at this moment, under this key or under one that nobody has."""
    by = decisions.editor(os.environ, config.root)
    return decisions.DecisionStep(key=key or uuid.uuid4().hex, by=by, at=clock.now().astimezone(config.timezone))


def _command(numbers: Iterable[int], keeping: Keeping) -> str:
    options = [word for name, words in keeping.choices.items() for word in (f"--{name}", str(words))]
    return shlex.join(["hub", "keep", *map(str, numbers), *options, *(["--yes"] if keeping.is_sure else [])])


def _drafts(
    chosen: Iterable[candidate_store.Numbered], config: Config, choices: Mapping[str, Any], known: dict[str, str]
) -> tuple[content_writer.KeptFile, ...]:
    """Return the files that candidates become; raises HubError where one cannot."""
    today, drafts = clock.today(config.timezone), dict[str, content_writer.KeptFile]()
    for one in chosen:
        _refuse(one, choices, known)
        known[urls.entry_key(content_writer.address(one.candidate))] = gettext(
            "candidate %(number)s", number=one.number
        )
        draft = content_writer.compose(one.candidate, config, today, choices, drafts)
        drafts[draft.path] = replace(draft, number=one.number)
    return tuple(drafts.values())


def _refuse(one: candidate_store.Numbered, choices: Mapping[str, Any], known: Mapping[str, str]) -> None:
    """Raise HubError for a candidate that cannot become a file as it was asked."""
    addresses = filter(None, (one.candidate.url, one.candidate.external_url))
    if there := content_writer.there(addresses, known):
        message = gettext(
            "%(number)s: %(there)s; hub drop %(number)s takes it out of the inbox", number=one.number, there=there
        )
        raise HubError(message)
    if one.candidate.start and choices:
        message = gettext(
            "%(number)s is an event, and events take no --%(names)s; keep it without",
            number=one.number,
            names=" or --".join(choices),
        )
        raise HubError(message)


def _refuse_told_stories(drafts: Iterable[content_writer.KeptFile], config: Config, library: Library) -> None:
    """Raise SameStoryError where an article that is to be kept tells the story of another one."""
    numbers = {draft.path: draft.number for draft in drafts if draft.path.startswith("content/articles/")}
    new = [loader.article(draft.text, draft.path, config) for draft in drafts if draft.path in numbers]
    near = (
        article for article in library.articles if any(abs(article.published - one.published) <= CLOSE for one in new)
    )
    groups = same_story.groups(map(same_story.of_article, (*new, *near)))
    found = {
        number: gettext(
            "%(number)s tells the same story as %(others)s", number=number, others=_listed(group - {path}, numbers)
        )
        for group in groups
        for path, number in numbers.items()
        if path in group
    }
    if found:
        raise SameStoryError(found)


def _listed(paths: Iterable[str], numbers: Mapping[str, int]) -> str:
    """Return files in words; one that is to be written is named as the candidate that it is of."""
    return ", ".join(
        gettext("candidate %(number)s", number=numbers[path]) if path in numbers else path for path in sorted(paths)
    )


def later(
    config: Config,
    numbers: Iterable[int],
    until: date | None,
    tell: Callable[[str], None] = lambda _: None,
    *,
    step: str = "",
) -> tuple[date, tuple[Candidate, ...]]:
    """Put candidates off until a day on which they wait again, and return both; without one, past the coming issue.

    Others that tell the same story are put off with them, and `tell` gets each.
    """
    today = clock.today(config.timezone)
    until = until or schedule.coming(loader.load(config).issues, config.newsletter, today) + schedule.DAY
    if until <= today:
        message = gettext("%(until)s is not a day to come; write a later one, or leave --until out", until=until)
        raise HubError(message)
    return until, _settle(config, tuple(numbers), candidate_rows.LATER, until, tell, step=step)


def drop(  # noqa: PLR0913  one for each thing that differs
    config: Config,
    numbers: Iterable[int],
    tell: Callable[[str], None] = lambda _: None,
    *,
    alone: bool = False,
    only_open: bool = False,
    step: str = "",
) -> tuple[Candidate, ...]:
    """Take candidates out of the inbox, and return them.

    Others that tell the same story leave with them, unless they are to go `alone`; `tell` gets each. With `only_open`
    those that somebody has decided by now stay as they are. `step` is the key of the step where it has one.
    """
    return _settle(
        config, tuple(numbers), candidate_rows.DROPPED, None, tell, alone=alone, only_open=only_open, step=step
    )


def _settle(  # noqa: PLR0913  the same
    config: Config,
    numbers: tuple[int, ...],
    state: str,
    until: date | None,
    tell: Callable[[str], None],
    *,
    alone: bool = False,
    only_open: bool = False,
    step: str = "",
) -> tuple[Candidate, ...]:
    made = new_step(config, step)
    with open_inbox.opened(config) as box:
        if only_open:
            numbers = tuple(number for number, now in box.states(numbers).items() if now in candidate_rows.OPEN)
        others = () if alone else _others(box, numbers)
        moved = box.settle(numbers, state, made, until)
        _tell_of(box.settle(others, state, made, until), tell)
    return tuple(one.candidate for one in moved)


def drop_rest(config: Config, source: str | None = None) -> tuple[Candidate, ...]:
    """Take everything that waits, or all that one source offers, out of the inbox in one step, and return it."""
    known = content_writer.known(loader.load(config, drafts=True)).keys()
    if source:
        source_fetcher.chosen(config, [source])
    step = new_step(config)
    with open_inbox.opened(config) as box:
        lines = (line for line in box.lines(known) if source in {None, line.source, *line.also})
        return tuple(one.candidate for one in box.settle([line.number for line in lines], candidate_rows.DROPPED, step))
