"""A mail for many, made once: what differs between readers has a place in it, and is put there byte for byte."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Mapping

# A line of a body that goes on in the next (RFC 2045, section 6.7, rule 5).
BREAK = b"=\r\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """Hold a place for a part of a reader's own value, `start` to `stop`; None is its end."""

    name: str
    start: int = 0
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class PreparedMail:
    """Hold a mail as the pieces between its slots."""

    pieces: tuple[bytes | Slot, ...]

    def filled(self, values: Mapping[str, bytes]) -> bytes:
        """Return the mail of one reader."""
        return b"".join(
            piece if isinstance(piece, bytes) else values[piece.name][piece.start : piece.stop] for piece in self.pieces
        )

    def count(self, name: str) -> int:
        """Return how often a value is put into the mail."""
        return sum(isinstance(piece, Slot) and piece.name == name and piece.start == 0 for piece in self.pieces)


def prepare(mail: bytes, stand_ins: Mapping[str, bytes], expected: Mapping[str, int]) -> PreparedMail:
    """Return a mail with a slot for each stand-in, which may be anywhere, and be broken between two lines.

    A stand-in is as long as what takes its place, so that no line grows. Raises HubError where one is not there as
    often as is `expected`: a reader would get what belongs to nobody.
    """
    pieces: list[bytes | Slot] = [mail]
    for name, stand_in in stand_ins.items():
        pieces = [part for piece in pieces for part in (_parted(piece, name, stand_in) if _is_text(piece) else [piece])]
    prepared = PreparedMail(tuple(pieces))
    found = {name: prepared.count(name) for name in stand_ins}
    if found != dict(expected):
        told = ", ".join(
            gettext(
                "%(name)s %(found)s times and not %(expected)s", name=name, found=found[name], expected=expected[name]
            )
            for name in expected
        )
        message = gettext(
            "the mail cannot be made each reader's own, because it has %(told)s; nothing was sent", told=told
        )
        raise HubError(message)
    return prepared


def _is_text(piece: bytes | Slot) -> bool:
    return isinstance(piece, bytes)


def _parted(piece: bytes | Slot, name: str, stand_in: bytes) -> list[bytes | Slot]:
    """Return a piece with slots in the places of a stand-in: one, or one on each side of the end of a line."""
    assert isinstance(piece, bytes)  # noqa: S101  the caller has looked
    pattern = re.compile((b"(?:" + BREAK + b")?").join(re.escape(bytes([byte])) for byte in stand_in))
    parts: list[bytes | Slot] = []
    at = 0
    for found in pattern.finditer(piece):
        parts.append(piece[at : found.start()])
        parts.extend(_slots(name, found[0]))
        at = found.end()
    return [*parts, piece[at:]]


def _slots(name: str, found: bytes) -> list[bytes | Slot]:
    first, broken, _ = found.partition(BREAK)
    if not broken:
        return [Slot(name=name)]
    return [Slot(name=name, stop=len(first)), BREAK, Slot(name=name, start=len(first))]
