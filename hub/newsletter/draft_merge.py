"""Bring together two texts that were made of one: by lines, and side by side where both changed the same; pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from hub.content import loader
from hub.content.issue import offered_comment
from hub.errors import ContentError, HubError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hub.content.models import Config


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

    Where no lines clash, one text is the whole: that is how `merge_issue` tells a clash of whole texts.
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


def merge_issue(base: str, mine: str, theirs: str, path: str, config: Config) -> Merge:
    """Return what both made of the text of an issue; the whole of it clashes where the result is none.

    That is where it could not be read, or where both moved one item to different places, which would double it.
    """
    found = merge(base, mine, theirs)
    if found.clashes or found.text in {mine, theirs}:
        return found
    counts = [_counts(text, path, config) for text in (found.text, mine, theirs)]
    result, *both = counts
    if result is None or any(result[url] > max(held[url] if held else 0 for held in both) for url in result):
        return Merge(text=theirs, clashes=(Clash(line=1, base=base, mine=mine, theirs=theirs),))
    return found


def _counts(text: str, path: str, config: Config) -> Counter[str] | None:
    """Return how often an issue has each address; None where it cannot be read."""
    try:
        issue = loader.issue(text, path, config)
    except ContentError:
        return None
    links = (item.url or item.title for section in issue.sections for item in section.items)
    return Counter(map(offered_comment.key, links))


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
