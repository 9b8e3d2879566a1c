"""Choose what of the waiting content an issue shows, section by section, and say what is left out and why; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from hub.base import text
from hub.content import content_addresses, same_story
from hub.content.models import Article, Event
from hub.newsletter import draft_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from hub.content.content_addresses import Content
    from hub.content.settings import Config, SectionPlan
    from hub.newsletter.eligible_content import EligibleContent

TOOLKIT_PAGES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Pick:
    """Hold the content of one item, near-duplicates of it, and whether it is from the archive or said again."""

    content: Content
    also: tuple[Article, ...] = ()
    archive: bool = False
    again: bool = False

    @property
    def links(self) -> int:
        """Return how many links its item has."""
        return 1 + len(self.also)


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Hold something that waits but is not in the draft, and why; `waits` is what only lacked room."""

    title: str
    url: str
    reason: str
    waits: Content | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """Hold the picks of each section, in the order of the settings, and what is left."""

    sections: tuple[tuple[Pick, ...], ...]
    left_out: tuple[LeftOut, ...]


def choose(found: EligibleContent, config: Config, room: int) -> Choice:
    """Pick at most `room` links; what is left then is listed with one link for each kind, which needs room too."""
    shelves = _with_lead(_shelves(found, config), config)
    choice = _filled(shelves, config, room)
    if kinds := {type(left.waits) for left in choice.left_out if left.waits}:
        choice = _filled(shelves, config, max(0, room - len(kinds)))
    return replace(choice, left_out=(*choice.left_out, *_homeless(found, config), *_silent(found, config)))


def fitting(found: EligibleContent, config: Config, room: int, here: AbstractSet[str], pages: int) -> Choice:
    """Pick at most `room` links for an issue that links to the keys in `here` already.

    It has had `pages` toolkit pages, and gets no section that lists what is left.
    """
    free = max(0, TOOLKIT_PAGES - pages)
    choice = _filled(_shelves(found, config, free), config, room, here)
    return replace(choice, left_out=(*choice.left_out, *_homeless(found, config, free), *_silent(found, config)))


def _shelves(found: EligibleContent, config: Config, pages: int = TOOLKIT_PAGES) -> list[list[Pick]]:
    picks = [*_grouped(found.articles), *(Pick(content=article, archive=True) for article in found.archive)]
    return [_shelf(plan, picks, found, pages) for plan in config.newsletter.sections]


def _with_lead(shelves: Sequence[list[Pick]], config: Config) -> list[list[Pick]]:
    """Return the shelves with one article in the section that is to lead, where the settings have one.

    It is the first with an editor's note, else the first of all.
    """
    place = next((place for place, plan in enumerate(config.newsletter.sections) if plan.lead), None)
    picks = [pick for shelf in shelves for pick in shelf if isinstance(pick.content, Article)]
    if place is None or not picks:
        return list(shelves)
    first = min(picks, key=lambda pick: not (isinstance(pick.content, Article) and pick.content.note))
    rest = [[pick for pick in shelf if pick is not first] for shelf in shelves]
    return [*rest[:place], [first], *rest[place + 1 :]]


def _shelf(plan: SectionPlan, picks: Iterable[Pick], found: EligibleContent, pages: int) -> list[Pick]:
    """Return what one section may hold, in its order."""
    events = (event for event in found.events if event.kind in plan.kinds)
    return [
        *(pick for pick in picks if isinstance(pick.content, Article) and pick.content.section == plan.key),
        *(Pick(content=event, again=event.path in found.again) for event in events),
        *(Pick(content=page) for page in (found.pages[:pages] if plan.toolkit else ())),
    ]


def _grouped(articles: Sequence[Article]) -> list[Pick]:
    """Return one pick for each story: the first article that tells it, with those of other places under it."""
    story = {path: group for group in same_story.groups(map(same_story.of_article, articles)) for path in group}
    picks: dict[frozenset[str], Pick] = {}
    for article in articles:
        group = story.get(article.path, frozenset((article.path,)))
        first = picks.get(group)
        picks[group] = replace(first, also=(*first.also, article)) if first else Pick(content=article)
    return list(picks.values())


def _filled(
    shelves: Sequence[Sequence[Pick]], config: Config, room: int, here: AbstractSet[str] = frozenset()
) -> Choice:
    """Return the picks that fit; sections take turns, so that a flood of articles leaves room for the one event."""
    chosen: list[list[Pick]] = [[] for _ in shelves]
    left: list[LeftOut] = []
    links = set(here)
    taken = 0
    for place, pick in _in_turn(shelves):
        keys = content_addresses.keys(pick.content, config)
        if keys & links:
            left.append(_left_out(pick.content, config, draft_phrases.for_editors(config, "twice")))
        elif taken >= room:
            left += [_no_room(pick.content, config), *(_no_room(twin, config) for twin in pick.also)]
        else:
            fitting = replace(pick, also=pick.also[: room - taken - 1])
            left += [_same_story(twin, config) for twin in pick.also[len(fitting.also) :]]
            links |= keys.union(*(content_addresses.keys(twin, config) for twin in fitting.also))
            taken += fitting.links
            chosen[place].append(fitting)
    return Choice(sections=tuple(map(tuple, chosen)), left_out=tuple(left))


def _in_turn(shelves: Sequence[Sequence[Pick]]) -> Iterator[tuple[int, Pick]]:
    """Yield the first of every shelf, then the second of every shelf, and so on, each with its shelf's place."""
    for turn in zip_longest(*shelves):
        yield from ((place, pick) for place, pick in enumerate(turn) if pick is not None)


def _silent(found: EligibleContent, config: Config) -> Iterator[LeftOut]:
    """Yield what an editor may miss: events that are called off or were announced often enough, what is for later."""
    for event in found.called_off:
        yield _left_out(event, config, draft_phrases.for_editors(config, "called_off", event.status))
    for event in found.announced:
        yield _left_out(event, config, draft_phrases.for_editors(config, "announced"))
    for article in found.held:
        yield _left_out(article, config, draft_phrases.for_editors(config, "held", article.issue))


def _homeless(found: EligibleContent, config: Config, pages: int = TOOLKIT_PAGES) -> Iterator[LeftOut]:
    """Yield what no section of the newsletter asks for, and toolkit pages beyond the most that one issue shows."""
    plans = config.newsletter.sections
    wanted = {plan.key for plan in plans} | {kind for plan in plans for kind in plan.kinds}
    listed: tuple[Article | Event, ...] = (*found.articles, *found.events)
    for content in listed:
        home = content.kind if isinstance(content, Event) else content.section
        if home not in wanted:
            yield _left_out(content, config, draft_phrases.for_editors(config, "no_section", home))
    if any(plan.toolkit for plan in plans):
        for page in found.pages[pages:]:
            yield _left_out(page, config, draft_phrases.for_editors(config, "enough_pages", TOOLKIT_PAGES))


def _no_room(content: Content, config: Config) -> LeftOut:
    return replace(
        _left_out(content, config, draft_phrases.for_editors(config, "too_many", config.newsletter.max_links)),
        waits=content,
    )


def _same_story(content: Content, config: Config) -> LeftOut:
    return replace(_left_out(content, config, draft_phrases.for_editors(config, "same_story")), waits=content)


def _left_out(content: Content, config: Config, reason: str) -> LeftOut:
    url = content_addresses.lead(content, config)
    return LeftOut(title=text.clean(content.title), url=url, reason=reason)
