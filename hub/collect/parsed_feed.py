"""What every reader of a feed returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from hub.collect.candidate import Candidate  # noqa: TC001  json_codec reads the types

if TYPE_CHECKING:
    from hub.content.settings import Source


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
