"""Bring together two texts that were made of one, by lines, as diff3 does; pure."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """Hold lines that two people changed, each in their own way: what they were, and what each made of them.

    `line` is where they begin in the text of the other.
    """

    line: int
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """Hold one text of two: without clashes it has what both changed, else it is theirs."""

    text: str
    clashes: tuple[Clash, ...] = ()


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Return what both made of a text, every line that one of them left alone as the other has it."""
    if base == theirs:
        return Merge(text=mine)
    if mine in {base, theirs}:
        return Merge(text=theirs)
    texts = [text.splitlines(keepends=True) for text in (base, mine, theirs)]
    parts = [*_parts(*texts)]
    clashes = tuple(part for part in parts if isinstance(part, Clash))
    return Merge(text=theirs if clashes else "".join(map(str, parts)), clashes=clashes)


def resolve(base: str, mine: str, theirs: str, chosen: Sequence[str]) -> str:
    """Return the merged text with a text for each of its clashes, in their order; raises HubError for another number.

    Where no lines clash, one text is the whole: a caller may have told a clash of whole texts.
    """
    parts = [*_parts(*(text.splitlines(keepends=True) for text in (base, mine, theirs)))]
    clashes = sum(isinstance(part, Clash) for part in parts)
    if len(chosen) == 1 and not clashes:
        return chosen[0]
    if len(chosen) != clashes:
        message = f"{len(chosen)} texts were chosen for {clashes} places"
        raise HubError(message)
    left = iter(chosen)
    return "".join(next(left) if isinstance(part, Clash) else part for part in parts)


def _parts(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[str | Clash]:
    """Yield the merged text in pieces, and a clash for what both changed in different ways (as diff3 does)."""
    at, my, their = 0, 0, 0
    for start, in_mine, in_theirs, size in (*_common(base, mine, theirs), (len(base), len(mine), len(theirs), 0)):
        was, ours, others = base[at:start], mine[my:in_mine], theirs[their:in_theirs]
        if ours in (was, others):
            yield "".join(others)
        elif others == was:
            yield "".join(ours)
        else:
            yield Clash(line=their + 1, base="".join(was), mine="".join(ours), theirs="".join(others))
        yield "".join(base[start : start + size])
        at, my, their = start + size, in_mine + size, in_theirs + size


def _common(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield each run of lines that all three have: where it starts in each, and how many lines it has."""
    ours, others = _matches(base, mine), _matches(base, theirs)
    for start, in_mine, size in ours:
        for other, in_theirs, length in others:
            first, last = max(start, other), min(start + size, other + length)
            if first < last:
                yield first, in_mine + first - start, in_theirs + first - other, last - first


def _matches(base: Sequence[str], text: Sequence[str]) -> list[tuple[int, int, int]]:
    found = SequenceMatcher(None, base, text, autojunk=False).get_matching_blocks()
    return [(one.a, one.b, one.size) for one in found]
