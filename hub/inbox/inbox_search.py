"""What is in the inbox, in any state: listed, searched, narrowed down, and shown whole."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from hub.base import clock, sanitize_html, text
from hub.base.translation import gettext
from hub.content import content_addresses, fields_by_kind, loader, routes, validation
from hub.content.issue import linked_addresses, offered_comment
from hub.errors import HubError
from hub.inbox import content_writer, decisions, near_duplicates, open_inbox
from hub.inbox.candidate_rows import DROPPED, KEPT, LATER, WAITING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from hub.collect.candidate import Candidate
    from hub.content.models import Article, Event, Library
    from hub.content.settings import Config
    from hub.inbox.candidate_store import Inbox, InboxLine

# What was kept, and readers have got in an issue.
SENT = "sent"
STATES = (WAITING, LATER, KEPT, DROPPED, SENT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Hold what an editor looks for: all of the `words`, in any case of letters and with or without accents.

    `since` is the first day of publishing, and in other states than WAITING that of the decision.
    """

    words: tuple[str, ...] = ()
    source: str | None = None
    topic: str | None = None
    since: date | None = None
    state: str = WAITING


ALL_THAT_WAITS = Wanted()


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchResult:
    """Hold the lines of what was found: the newest first, what is put off by the day on which it comes back.

    `every` is how many there are in that state, wanted or not.
    `apart` are the numbers of those that wait and have no date, or one to come; they are the last. `candidates` is all
    that is known of each, by its number, where that was asked for.
    """

    state: str
    lines: tuple[InboxLine, ...]
    every: int = 0
    apart: frozenset[int] = frozenset()
    candidates: Mapping[int, Candidate] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Hold one candidate whole: its line, its state, its text as Markdown, and the file that it became, if any."""

    state: str
    line: InboxLine
    candidate: Candidate
    markdown: str
    file: str = ""


def search(config: Config, wanted: Wanted = ALL_THAT_WAITS, *, full: bool = False) -> SearchResult:
    """Return what is wanted, each with its near-duplicates; with `full`, all that is known of each besides.

    Candidates that wait and that content/ or an issue has got by another way are left out. Raises HubError for a source
    or a topic that nobody knows.
    """
    library = loader.load(config, drafts=True)
    known = content_writer.known(library).keys()
    stored = KEPT if wanted.state == SENT else wanted.state
    with open_inbox.opened(config) as box:
        every = box.lines(known, stored)
        lines = _related(box, every) if stored == WAITING else every
        if stored == KEPT:
            sent = _sent(library, config)
            lines = tuple(line for line in lines if sent.isdisjoint(line.keys) != (wanted.state == SENT))
        count = len(lines)
        lines = tuple(line for line in lines if _is_wanted(line, wanted))
        candidates = {}
        if full or wanted.words or wanted.topic:
            numbers = {line.number for line in lines}
            entries = (one for one in box.entries(stored, known) if one.number in numbers)
            candidates = {one.number: one.candidate for one in entries if _matches(one.candidate, wanted, config)}
            lines = tuple(line for line in lines if line.number in candidates)
    if not lines:
        _check(wanted, config, every)
    today = clock.today(config.timezone).isoformat()
    apart = frozenset(line.number for line in lines if stored == WAITING and _is_apart(line, today))
    ordered = sorted(lines, key=_order(stored))
    return SearchResult(
        state=wanted.state,
        lines=tuple(sorted(ordered, key=lambda line: line.number in apart)),
        every=count,
        apart=apart,
        candidates=candidates if full else {},
    )


def _related(box: Inbox, lines: Collection[InboxLine]) -> tuple[InboxLine, ...]:
    """Return the lines with the others that have nearly the same text, waiting or judged before, and the same story."""
    pairs = near_duplicates.pairs(box, [line.number for line in lines])
    like = near_duplicates.likes(pairs)
    judged = near_duplicates.judged(box, [line.number for line in lines])
    decided = decisions.last(box.connection, list(judged.values()))
    story = {number: group for group in near_duplicates.stories(box, pairs) for number in group}
    return tuple(
        replace(
            line,
            judged=decided.get(judged.get(line.number, 0)),
            like=like.get(line.number, ()),
            companions=tuple(sorted(story.get(line.number, frozenset()) - {line.number})),
        )
        for line in lines
    )


def rows(lines: Iterable[InboxLine]) -> tuple[InboxLine, ...]:
    """Return the lines without those that tell the same story as one above them."""
    told: set[int] = set()
    found = []
    for line in lines:
        if line.number not in told:
            found.append(line)
            told.update(line.companions)
    return tuple(found)


def _sent(library: Library, config: Config) -> AbstractSet[str]:
    """Return the keys of all addresses in issues that were sent, and those of what our own pages in them are about."""
    issues = (issue for issue in library.issues if issue.status == "sent")
    found = {url for issue in issues for url in linked_addresses.of(issue)}
    both: tuple[Article | Event, ...] = (*library.articles, *library.events)
    about = (one for one in both if routes.url(one.path, config) in found)
    return {*map(offered_comment.key, found)}.union(*(content_addresses.keys(one, config) for one in about))


def _is_wanted(line: InboxLine, wanted: Wanted) -> bool:
    from_source = wanted.source is None or wanted.source in (line.source, *line.also)
    return from_source and (wanted.since is None or _day(line, wanted.state) >= wanted.since.isoformat())


def _day(line: InboxLine, state: str) -> str:
    """Return the day of publishing of what waits, else that of the decision; "" where nobody knows it."""
    if state == WAITING:
        return line.published
    return line.decision.at.date().isoformat() if line.decision else ""


def _matches(candidate: Candidate, wanted: Wanted, config: Config) -> bool:
    if wanted.topic is not None and not _has_topic(candidate, wanted.topic, config):
        return False
    if not wanted.words:
        return True
    found = _folded(_told(candidate))
    return all(_folded(word) in found for word in wanted.words)


def _told(candidate: Candidate) -> str:
    """Return every word of a candidate that an editor may remember, on one line."""
    facts = (candidate.title, candidate.summary, candidate.source, candidate.url, candidate.host, candidate.place)
    words = (*facts, *candidate.also, *candidate.authors, *candidate.topics)
    return " ".join([*filter(None, words), sanitize_html.plain(candidate.content_html)])


def _folded(words: str) -> str:
    """Return words as they are compared: in lower case, without accents."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(mark))


def _has_topic(candidate: Candidate, topic: str, config: Config) -> bool:
    slugs, others = content_writer.topics(candidate, config)
    return content_writer.topic(topic, config) in slugs or text.slug(topic) in map(text.slug, others)


def _check(wanted: Wanted, config: Config, every: Iterable[InboxLine]) -> None:
    """Raise HubError where nothing was found because a name is none."""
    keys = tuple(source.key for source in config.sources)
    if wanted.source and wanted.source not in {*keys, *(key for line in every for key in (line.source, *line.also))}:
        message = gettext(
            "no source is called %(source)s: %(near)s",
            source=repr(wanted.source),
            near=validation.nearest(wanted.source, keys),
        )
        raise HubError(message)
    if wanted.topic and not content_writer.topic(wanted.topic, config):
        names = tuple(fields_by_kind.slugs(config.topics))
        message = gettext(
            "nothing here has the topic %(topic)s: %(near)s",
            topic=repr(wanted.topic),
            near=validation.nearest(wanted.topic, names),
        )
        raise HubError(message)


def _is_apart(line: InboxLine, today: str) -> bool:
    return line.published > today or not (line.published or line.starts)


def _order(state: str) -> Callable[[InboxLine], Any]:
    """Return the key that sorts lines: what waits stays as it is, what is put off by its day, else the last decided."""
    if state == WAITING:
        return lambda _: 0
    if state == LATER:
        return lambda line: (line.until, line.number)
    return lambda line: (-line.decision.at.timestamp() if line.decision else 0.0, line.number)


def show(config: Config, number: int) -> Shown:
    """Return one candidate whole, whatever was decided on it; raises HubError for a number that is not there."""
    from hub.base import html_to_markdown  # it costs 0.1 s, and a list needs none

    files = content_writer.files(loader.load(config, drafts=True))
    with open_inbox.opened(config) as box:
        (one,) = box.any_state([number])
        state = box.states([number])[number]
        line = next(line for line in box.lines(state=state) if line.number == number)
    return Shown(
        state=state,
        line=line,
        candidate=one.candidate,
        markdown=html_to_markdown.convert(one.candidate.content_html),
        file=next((files[key] for key in line.keys if key in files), "") if state == KEPT else "",
    )
