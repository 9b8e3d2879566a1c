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
FENCED = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+)(?:(?!^ {0,3}(?P=fence)).)*(?:^ {0,3}(?P=fence)[`~]*|\Z)", re.MULTILINE | re.DOTALL
)


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
