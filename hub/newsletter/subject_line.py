"""Propose an issue's subject and preheader from its lead items, the first of each section; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import text
from hub.content.models import Article, Event, ToolkitPage
from hub.newsletter import draft_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hub.content.settings import Config
    from hub.newsletter.item_selection import Pick

SUBJECT_LENGTH = 60
# Inboxes show some 40 characters on a phone and 110 on a desk.
PREHEADER_SHORTEST, PREHEADER_LONGEST = 40, 110
# A title's first part can be used alone: "Jargon Madness: A Plain Language Exercise".
PART = re.compile(r":\s|\s[–—-]\s|[?!]\s")
SHORTEST_PART = 12


def subject(leads: Sequence[Pick], config: Config, between: str) -> str:
    """Return a subject with the first lead's title, or its first part where only that fits; else cut at a word."""
    title = text.clean(leads[0].content.title) if leads else ""
    return _fitting(
        draft_phrases.say(config, "subject", config.newsletter.name, words, between) for words in _ways(title)
    )


def of_edition(title: str, config: Config, topics: Sequence[str]) -> str:
    """Return the subject of an edition on these topics, by their titles, with the `title` of its first item on them."""
    return _fitting(
        draft_phrases.say(config, "edition_subject", config.newsletter.name, topics, words) for words in _ways(title)
    )


def preheader(leads: Sequence[Pick], picks: Sequence[Pick], config: Config, between: str) -> str:
    """Return what the inbox shows beside the subject: other leads, or how much there is and the next event."""
    others = [*leads[1:], *(pick for pick in picks if pick not in leads)]
    proposals = list(_preheaders(others, picks, config, between))
    fitting = (words for words in proposals if PREHEADER_SHORTEST <= len(words) <= PREHEADER_LONGEST)
    return next(fitting, text.shortened(proposals[-1], PREHEADER_LONGEST))


def _ways(title: str) -> Iterator[str]:
    yield title
    if part := _first_part(title):
        yield part


def _fitting(proposals: Iterable[str]) -> str:
    """Return the first proposal that fits, else what fits of the first."""
    found = list(proposals)
    return next((one for one in found if len(one) <= SUBJECT_LENGTH), text.shortened(found[0], SUBJECT_LENGTH))


def _first_part(title: str) -> str:
    part = PART.split(title, maxsplit=1)[0]
    return part if part != title and len(part) >= SHORTEST_PART else ""


def _preheaders(others: Sequence[Pick], picks: Sequence[Pick], config: Config, between: str) -> Iterator[str]:
    """Yield proposals from the richest to the plainest, which always fits in English."""
    for count in (2, 1):
        if len(others) >= count:
            titles = [text.clean(pick.content.title) for pick in others[:count]]
            yield draft_phrases.say(config, "also_inside", titles, len(others) - count)
    groups = [("articles", Article), ("events", Event), ("pages", ToolkitPage)]
    numbers = [(name, sum(isinstance(pick.content, kind) for pick in picks)) for name, kind in groups]
    counts = [draft_phrases.say(config, name, number) for name, number in numbers if number]
    events = [pick.content for pick in picks if isinstance(pick.content, Event)]
    yield draft_phrases.say(
        config, "preheader", counts, min(events, key=lambda event: event.start, default=None), between
    )
