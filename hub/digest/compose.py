"""Composes the draft of an issue from what the library holds; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

from hub import text, when
from hub.digest import waiting
from hub.model import Article, Event, Issue, Item, Section, ToolkitPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hub.digest.waiting import Content, Waiting
    from hub.model import Config, Library, SectionPlan

SUBJECT_LENGTH = 60
PREHEADER_LENGTH = 110
TOOLKIT_PAGES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Something that waits but is not in the draft, and why."""

    title: str
    url: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A proposed issue, and what did not make it."""

    issue: Issue
    left_out: tuple[LeftOut, ...] = ()


def coming(today: date, weekday: int) -> date:
    """The next such weekday (Monday = 0); today if it is one."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def compose(library: Library, config: Config, day: date, today: date | None = None) -> Draft:
    """The issue of that day, composed `today`, and everything that waits but does not fit."""
    found = waiting.find(library, config, day)
    shelves = [_shelf(plan, found) for plan in config.newsletter.sections]
    chosen, left_out = _chosen(shelves, config)
    issue = _issue(chosen, config, day, number=_number(library, day))
    return Draft(issue=replace(issue, composed=today), left_out=(*left_out, *_homeless(found, config)))


def _say(phrase: str, *values: object) -> str:
    from hub.digest import templating  # Jinja takes long to import, and most commands compose nothing

    return templating.say("draft.j2", phrase, *values)


def _number(library: Library, day: date) -> int:
    """One more than the highest number before, or than the number of issues before where they have none."""
    earlier = [issue.number for issue in library.issues if issue.day < day]
    return 1 + max((number for number in earlier if number is not None), default=len(earlier))


def _shelf(plan: SectionPlan, found: Waiting) -> list[Content]:
    """What one section may hold, in its order."""
    return [
        *(article for article in found.articles if article.section == plan.key),
        *(event for event in found.events if event.kind in plan.kinds),
        *(found.pages[:TOOLKIT_PAGES] if plan.toolkit else ()),
    ]


def _chosen(shelves: Sequence[Sequence[Content]], config: Config) -> tuple[list[list[Content]], list[LeftOut]]:
    """The content of each section, never one link twice, and what is left.

    Sections take turns, so that a flood of articles leaves room for the one event.
    """
    limit = config.newsletter.max_links
    chosen: list[list[Content]] = [[] for _ in shelves]
    left: list[LeftOut] = []
    links: set[str] = set()
    for place, content in _in_turn(shelves):
        link = waiting.key(waiting.address(content, config))
        if link in links:
            left.append(_left_out(content, config, _say("twice")))
        elif len(links) >= limit:
            left.append(_left_out(content, config, _say("too_many", limit)))
        else:
            links.add(link)
            chosen[place].append(content)
    return chosen, left


def _in_turn(shelves: Sequence[Sequence[Content]]) -> Iterator[tuple[int, Content]]:
    """The first of every shelf, then the second of every shelf, and so on, each with its shelf's place."""
    for turn in zip_longest(*shelves):
        yield from ((place, content) for place, content in enumerate(turn) if content is not None)


def _homeless(found: Waiting, config: Config) -> Iterator[LeftOut]:
    """What no section of the newsletter asks for, and toolkit pages beyond the most that one issue shows."""
    plans = config.newsletter.sections
    keys, kinds = {plan.key for plan in plans}, {kind for plan in plans for kind in plan.kinds}
    for article in found.articles:
        if article.section not in keys:
            yield _left_out(article, config, _say("no_section", article.section))
    for event in found.events:
        if event.kind not in kinds:
            yield _left_out(event, config, _say("no_section", event.kind))
    if any(plan.toolkit for plan in plans):
        for page in found.pages[TOOLKIT_PAGES:]:
            yield _left_out(page, config, _say("enough_pages", TOOLKIT_PAGES))


def _left_out(content: Content, config: Config, reason: str) -> LeftOut:
    return LeftOut(title=text.clean(content.title), url=waiting.address(content, config), reason=reason)


def _issue(chosen: Sequence[Sequence[Content]], config: Config, day: date, *, number: int) -> Issue:
    contents = [content for shelf in chosen for content in shelf]
    lead = text.clean(contents[0].title) if contents else ""
    return Issue(
        path=f"newsletters/{day}.md",
        day=day,
        subject=text.shortened(_say("subject", config.newsletter.name, lead), SUBJECT_LENGTH),
        preheader=_preheader(contents),
        status="draft",
        number=number,
        note=_say("note", f"{day:%A}", not contents),
        sections=tuple(_sections(chosen, config)),
    )


def _preheader(contents: Iterable[Content]) -> str:
    """What the inbox shows beside the subject: how much there is to read, and the next event."""
    kinds = [(Article, "articles"), (Event, "events"), (ToolkitPage, "pages")]
    groups = [([content for content in contents if isinstance(content, kind)], count) for kind, count in kinds]
    events = [content for content in contents if isinstance(content, Event)]
    counts = [_say(count, len(group)) for group, count in groups if group]
    following = min(events, key=lambda event: event.start, default=None)
    proposals = [text.clean(_say("preheader", counts, following, titled)) for titled in (True, False)]
    return next((words for words in proposals if len(words) <= PREHEADER_LENGTH), proposals[-1])


def _sections(chosen: Iterable[Sequence[Content]], config: Config) -> Iterator[Section]:
    for plan, contents in zip(config.newsletter.sections, chosen, strict=True):
        if contents:
            yield Section(title=plan.title, items=tuple(_item(content, config) for content in contents))


def _item(content: Content, config: Config) -> Item:
    note = content.note if isinstance(content, Article) else None
    return Item(
        title=text.clean(content.title),
        url=waiting.address(content, config),
        source_line=_escaped(_source_line(content, config)),
        blurb="\n\n".join(_escaped(part) for part in (note, content.summary) if part),
    )


def _source_line(content: Content, config: Config) -> str:
    match content:
        case Article():
            names = {source.key: source.name for source in config.sources}
            return _say("article", names.get(content.source, content.source), content.published)
        case Event():
            return _say("event", when.span(content.start, content.end), content.place, content.cost)
        case _:
            return _say("page", content.reviewed)


def _escaped(line: str) -> str:
    return text.escape_markdown(text.clean(line))
