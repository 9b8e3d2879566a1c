"""What every reader of a feed returns, and the same as values that JSON can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from hub.collect import candidate_codec

if TYPE_CHECKING:
    from hub.collect.candidate import Candidate
    from hub.content.models import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Something that was mended in a feed or left out of it: which entry, and why in plain words."""

    entry: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A feed as it was understood; nothing of it is lost without a note."""

    title: str
    url: str
    home: str | None = None
    candidates: tuple[Candidate, ...] = ()
    repaired: tuple[Note, ...] = ()
    skipped: tuple[Note, ...] = ()


class FeedReader(Protocol):
    """Bytes from `url` -> Feed; raises SourceError where they are no feed of its kind."""

    def __call__(self, data: bytes, source: Source, url: str) -> Feed:
        """Read one feed."""


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
    """Return the feed in what `unmade` gives."""
    notes = {
        name: tuple(Note(entry=entry, reason=reason) for entry, reason in values[name])
        for name in ("repaired", "skipped")
    }
    return Feed(**(values | notes | {"candidates": tuple(map(candidate_codec.made, values["candidates"]))}))
