"""Where Markdown has code, in which nothing means what it says, and changes to all that is around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from hub.content import markdown_elements
from hub.content.markdown_scan import Edit, edited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# A fence is one also behind HTML, for which CommonMark takes all up to the next blank line.
END = r"^ {0,3}(?P=fence)[`~]*+[ \t]*$"
FENCED = re.compile(rf"^ {{0,3}}(?P<fence>```+(?=[^`\n]*$)|~~~+)(?:(?!{END}).)*(?:{END}|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class CodePlaces:
    """Hold where code and comments begin in a text, in order, and up to where these or earlier ones reach."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def have(self, offset: int) -> bool:
        """Return whether an offset is in code or in a comment."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def of(markdown: str) -> CodePlaces:
    """Return the places of code and comments in a text."""
    fenced = (found.span() for found in FENCED.finditer(markdown))
    places = sorted((*markdown_elements.read(markdown).hidden, *fenced))
    return CodePlaces(tuple(start for start, _ in places), tuple(accumulate((end for _, end in places), max)))


def fenced(language: str, words: str, fence: str = "```") -> str:
    """Return a block of code, whose fence is longer than any in its words."""
    longest = max(map(len, re.findall(rf"{fence[0]}+", words)), default=0)
    fence = fence[0] * max(len(fence), longest + 1)
    return f"{fence}{language}\n{words}\n{fence}"


def without_first(markdown: str, sign: re.Pattern[str]) -> str:
    """Return a text without the first sign that is outside of code; it may be a comment itself."""
    places: CodePlaces | None = None
    for found in sign.finditer(markdown):
        places = places or of(markdown)
        if not places.have(found.start() - 1):
            return markdown[: found.start()] + markdown[found.end() :]
    return markdown


def outside(markdown: str, changes: Iterable[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]]) -> str:
    """Return a text in which patterns are replaced where they begin outside of code; of two that overlap, the later."""
    edits: list[Edit] = []
    places: CodePlaces | None = None
    for pattern, instead in changes:
        for found in pattern.finditer(markdown):
            places = places or of(markdown)
            if not places.have(found.start()):
                new = found.expand(instead) if isinstance(instead, str) else instead(found)
                edits.append(Edit(start=found.start(), end=found.end(), new=new))
    return edited(markdown, edits)
