"""What every reader of a feed returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hub.candidate import Candidate
    from hub.model import Source


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


class Reader(Protocol):
    """Bytes from `url` -> Feed; raises SourceError where they are no feed of its kind."""

    def __call__(self, data: bytes, source: Source, url: str) -> Feed:
        """Read one feed."""
