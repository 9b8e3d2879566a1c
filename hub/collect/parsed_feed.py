"""What every reader of a feed returns, and its form as values that JSON can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from hub.collect import candidate_codec

if TYPE_CHECKING:
    from hub.collect.candidate import Candidate
    from hub.content.models import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Hold something that was fixed in a feed or left out of it: which entry, and why in plain words."""

    entry: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """Hold a feed as it was understood; nothing of it is lost without a note."""

    title: str
    url: str
    home: str | None = None
    candidates: tuple[Candidate, ...] = ()
    repaired: tuple[Note, ...] = ()
    skipped: tuple[Note, ...] = ()


class FeedReader(Protocol):
    """Read bytes from `url` as a Feed; raises SourceError where they are not a feed of its kind."""

    def __call__(self, data: bytes, source: Source, url: str) -> Feed:
        """Return the feed in `data`; raises SourceError where it is not a feed of this reader's kind."""


def unmade(feed: Feed) -> dict[str, Any]:
    """Return a feed as values that JSON can hold."""
    return {
        "title": feed.title,
        "url": feed.url,
        "home": feed.home,
        "candidates": [candidate_codec.unmade(candidate) for candidate in feed.candidates],
        "repaired": [(note.entry, note.reason) for note in feed.repaired],
        "skipped": [(note.entry, note.reason) for note in feed.skipped],
    }


def made(values: dict[str, Any]) -> Feed:
    """Return the feed in values that JSON can hold, as `unmade` gives them."""
    notes = {
        name: tuple(Note(entry=entry, reason=reason) for entry, reason in values[name])
        for name in ("repaired", "skipped")
    }
    return Feed(**(values | notes | {"candidates": tuple(map(candidate_codec.made, values["candidates"]))}))
