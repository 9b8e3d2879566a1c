"""The inbox at the desk: candidates in sheets, the text of one, what an editor decides, and what others decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date  # noqa: TC003  json_codec reads the types
from typing import TYPE_CHECKING, Any

from hub.base import clock, date_format, foreign_media, sanitize_html, translation
from hub.base.translation import gettext, noop
from hub.content import fields_by_kind, loader
from hub.content.issue import schedule
from hub.desk import desk_view
from hub.errors import HubError
from hub.inbox import (
    candidate_rows,
    candidate_store,
    content_writer,
    decisions,
    editor_actions,
    inbox_changes,
    inbox_search,
    open_inbox,
    undo_decisions,
)
from hub.inbox.candidate_rows import DROPPED, KEPT, LATER, WAITING
from hub.inbox.editor_actions import Keeping, SameStoryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.collect.candidate import Candidate
    from hub.content.models import Article
    from hub.content.settings import Config
    from hub.inbox.candidate_store import InboxLine
    from hub.inbox.inbox_changes import InboxChanges, Standing

# Of what was decided, so many are listed, the latest first.
MOST_DECIDED = 300
# Of what a source offers, so many must have been judged before "never kept" means something.
MANY_JUDGED = 20
# The coming issues until after which something can be put off.
ISSUES_AHEAD = 4
# Letters of HTML that are read in a minute: 230 words, with their tags.
LETTERS_A_MINUTE = 1600
HEADING = re.compile(r"<(/?)h[1-6]\b[^>]*>")


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionAsked:
    """Hold what an editor decides: the key of the step (32 hexadecimal digits), the state, and the candidates.

    `section`, `note` and `topics` are their words for what is kept, where they said any; `is_sure` keeps a story that
    another file tells. With `only_open` what another has decided by now is left out.
    """

    step: str
    to: str
    numbers: tuple[int, ...]
    section: str = ""
    note: str = ""
    topics: tuple[str, ...] | None = None
    until: date | None = None
    is_sure: bool = False
    only_open: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class UndoAsked:
    """Hold what is to be taken back: a step of this desk by its key, or the last decision on each of `numbers`."""

    step: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionAnswer:
    """Hold where the candidates are now, what was done besides, and why something was not done.

    `asks` says which file tells the same story: an editor may be sure.
    """

    standings: tuple[Standing, ...]
    says: tuple[str, ...] = ()
    refused: str = ""
    asks: str = ""


def frame(config: Config, _: Mapping[str, str]) -> dict[str, Any]:
    """Return what does not change while candidates are decided: who asks, sections, topics, sources, coming issues."""
    with open_inbox.opened(config) as box:
        tally = box.tally()
    sections = fields_by_kind.sections(config.newsletter.sections)
    return {
        "me": editor_actions.new_step(config).by,
        "today": clock.today(config.timezone),
        "sections": [
            {"key": plan.key, "title": plan.title} for plan in config.newsletter.sections if plan.key in sections
        ],
        "topics": [{"key": topic.slug, "title": topic.title} for topic in config.topics],
        "sources": _sources(config, tally),
        "until": list(_days_to_come(config)),
        "dropped": sum(count for (_, state), count in tally.items() if state == DROPPED),
        "later": sum(count for (_, state), count in tally.items() if state == LATER),
        "kept": len(inbox_search.search(config, inbox_search.Wanted(state=KEPT)).lines),
    }


def _sources(config: Config, tally: Mapping[tuple[str, str], int]) -> dict[str, dict[str, Any]]:
    """Return each source by its key: its name, how much was judged of it and kept, and whether nothing ever was."""
    names = {key: key for key, _ in tally} | {source.key: source.name for source in config.sources}
    found = {}
    for key, name in names.items():
        kept = tally.get((key, KEPT), 0)
        judged = kept + tally.get((key, DROPPED), 0)
        found[key] = {"name": name, "kept": kept, "judged": judged, "never": not kept and judged >= MANY_JUDGED}
    return found


def _days_to_come(config: Config) -> Iterator[dict[str, Any]]:
    """Yield the days on which something put off waits again: each after a coming issue, and the issue in words."""
    issue = schedule.coming(loader.load(config).issues, config.newsletter, clock.today(config.timezone))
    for _ in range(ISSUES_AHEAD):
        yield {"day": issue + schedule.DAY, "issue": date_format.short(issue, translation.spoken())}
        issue = schedule.following(issue, config.newsletter)


def candidates(config: Config, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the candidates in a `state` that have all `words`, and from which decision on to ask for changes."""
    now = inbox_changes.now(config)  # before the list: what happens meanwhile is told again, and not lost
    state = asked.get("state", WAITING)
    if state not in inbox_search.STATES:
        states = ", ".join(inbox_search.STATES)
        message = gettext("no candidate is ever “%(state)s”: %(states)s", state=state, states=states)
        raise HubError(message)
    wanted = inbox_search.Wanted(words=tuple(asked.get("words", "").split()), state=state)
    found = inbox_search.search(config, wanted, full=True)
    lines = found.lines if state == WAITING else found.lines[:MOST_DECIDED]
    return {
        "decided": now.decided,
        "newest": now.newest,
        "rows": [_row(line, found.candidates[line.number], state, config) for line in lines],
        "total": len(found.lines),
    }


def _row(line: InboxLine, candidate: Candidate, state: str, config: Config) -> dict[str, Any]:
    """Return what a list says of a candidate; `like` is its share of the text of each companion, from 0 to 1."""
    topics, _ = content_writer.topics(candidate, config)
    source = next((source for source in config.sources if source.key == line.source), None)
    sections = fields_by_kind.sections(config.newsletter.sections)
    decided = line.decision if state != WAITING else None
    return {
        "n": line.number,
        "title": line.title,
        "summary": candidate.summary,
        "source": line.source,
        "also": line.also,
        "published": line.published,
        "starts": line.starts,
        "minutes": -(-len(candidate.content_html) // LETTERS_A_MINUTE),
        "topics": topics,
        "section": "" if candidate.start else (source and source.section) or next(iter(sections), ""),
        "with": line.companions,
        "like": {like.number: round(like.share, 2) for like in line.like if like.number in line.companions},
        "doubt": line.doubt,
        "judged": _judged(line),
        "state": state,
        "by": decided.by if decided else "",
        "until": line.until,
    }


def _judged(line: InboxLine) -> str:
    """Say what became of another one with nearly the same text; "" where there is none."""
    return decisions.nearly_the_same(line.judged) if line.judged else ""


def texts(config: Config, asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the texts of the candidates with these `numbers`, as HTML in which nothing runs or asks another host."""
    numbers = [int(number) for number in asked.get("numbers", "").split(",") if number.isascii() and number.isdigit()]
    with open_inbox.opened(config) as box:
        states = box.states(numbers)
        entries = box.any_state(states)
    kept = _kept_files(config) if KEPT in states.values() else {}
    return [_text(one, kept if states[one.number] == KEPT else {}, config) for one in entries]


def _kept_files(config: Config) -> dict[str, str | Article]:
    """Return the file of content/ by the key of each address, and each article by its path."""
    library = loader.load(config, drafts=True)
    return {**content_writer.files(library), **{article.path: article for article in library.articles}}


def _text(one: candidate_store.Numbered, kept: Mapping[str, str | Article], config: Config) -> dict[str, Any]:
    candidate = one.candidate
    file = next((str(kept[key]) for key in candidate_rows.keys(candidate) if key in kept), "")
    article = kept.get(file)
    said = {} if article is None or isinstance(article, str) else {
        "section": article.section, "note": article.note or "", "topics": article.topics,
    }  # fmt: skip
    return {
        "n": one.number,
        "url": candidate.url,
        "about": candidate.external_url or "",
        "authors": candidate.authors,
        "words": len(sanitize_html.plain(candidate.content_html).split()),
        "facts": [fact for fact in (candidate.host, candidate.place, candidate.cost) if fact],
        "html": _shown(candidate, config),
        "file": file,
    } | said


def _shown(candidate: Candidate, config: Config) -> str:
    """Return a text for the pane beside the list: its headings below the title, its pictures as links."""
    safe = sanitize_html.safe(candidate.content_html, candidate.url)
    return HEADING.sub(r"<\1h3>", foreign_media.as_links(safe, config.site_url))


def changes(config: Config, asked: Mapping[str, str]) -> InboxChanges:
    """Return what happened since the decision `decided` and the candidate `newest`."""
    numbers = [int(asked.get(name, "0")) if asked.get(name, "0").isdecimal() else 0 for name in ("decided", "newest")]
    return inbox_changes.since(config, *numbers)


def decide(config: Config, asked: DecisionAsked) -> DecisionAnswer:
    """Do what an editor decided, once, however often it is asked for under the same key."""
    if not re.fullmatch(r"[0-9a-f]{32}", asked.step):
        message = gettext("the key of a step has 32 hexadecimal digits, not “%(found)s”", found=asked.step[:40])
        raise HubError(message)
    if done := inbox_changes.of_step(config, asked.step):
        return DecisionAnswer(standings=done)
    told: list[str] = []
    try:
        _decided(config, asked, told)
    except SameStoryError as error:
        return DecisionAnswer(standings=inbox_changes.of(config, asked.numbers), asks=error.stories)
    except HubError as error:
        return DecisionAnswer(standings=inbox_changes.of(config, asked.numbers), refused=str(error))
    others = inbox_changes.of(config, asked.numbers) if asked.only_open else ()
    standings = {one.number: one for one in (*others, *inbox_changes.of_step(config, asked.step))}
    return DecisionAnswer(standings=tuple(standings.values()), says=tuple(told))


def _decided(config: Config, asked: DecisionAsked, told: list[str]) -> None:
    if asked.to == KEPT:
        said = {"section": asked.section, "note": asked.note, "topics": asked.topics}
        choices = {name: value for name, value in said.items() if value or (name == "topics" and value is not None)}
        keeping = Keeping(choices=choices, is_sure=asked.is_sure, step=asked.step)
        editor_actions.keep(config, asked.numbers, keeping, told.append)
    elif asked.to == LATER:
        editor_actions.later(config, asked.numbers, asked.until, told.append, step=asked.step)
    elif asked.to == DROPPED:
        editor_actions.drop(config, asked.numbers, told.append, only_open=asked.only_open, step=asked.step)
    else:
        message = gettext("an editor keeps, puts off or drops; “%(found)s” is none of these", found=asked.to)
        raise HubError(message)


def undo(config: Config, asked: UndoAsked) -> DecisionAnswer:
    """Take back what was decided, and say what stays and why."""
    told: list[str] = []
    undone = undo_decisions.undo(config, asked.numbers, told.append, step=asked.step)
    stays = "\n".join(f"{one.title}: {one.stays}" for one in undone if one.stays)
    numbers = [*asked.numbers, *(one.number for one in undone)]
    notes = (one.note for one in undone if one.note)
    return DecisionAnswer(standings=inbox_changes.of(config, numbers), says=(*told, *notes), refused=stays)


VIEW = desk_view.of(
    "inbox", noop("Inbox"), reads=(frame, candidates, texts, changes), writes=(decide, undo), slow=(texts,)
)
