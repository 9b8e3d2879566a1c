"""An article's Markdown -> safe HTML with anchors."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from hub.base import sanitize_html
from hub.base.markdown import to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HEADING = re.compile(r"<h([1-6])((?: [^>]*)?)>(.*?)</h\1>", re.DOTALL)
# In a tag as nh3 writes it: words have > as &gt;.
ANCHOR = re.compile(r' id="([^"]*)"(?=(?: [\w-]+="[^"]*")*>)')
TAG = re.compile(r"<[^>]*>")
NO_WORD = re.compile(r"[^\w\s-]")
GAPS = re.compile(r"[-\s]+")
TABLE = re.compile(r"<table\b")
REGION = '<div class="hub-table" role="region" tabindex="0" aria-label="Table {}"><table'
OUTGOING = re.compile(r'<a (?:[a-z-]+="[^"]*" )*href="https?://[^"]*"')


class AnchoredHeading(NamedTuple):
    """Hold a heading with the deeper ones below it; `html` is its text, escaped, `level` 1 to 6."""

    level: int
    anchor: str
    html: str
    within: tuple[AnchoredHeading, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Hold what an article says: HTML, and its headings as a tree."""

    html: str
    headings: tuple[AnchoredHeading, ...] = ()


@dataclass(slots=True)
class _Anchors:
    """Give each heading an address of its own, as Python-Markdown would: the second `Why` is `why_1`.

    A heading in HTML may have an address already, which it keeps.
    """

    taken: set[str]
    link: Callable[[str], str]
    found: list[AnchoredHeading] = field(default_factory=list)

    def __call__(self, match: re.Match[str]) -> str:
        level, attributes, inner = match.groups()
        text = TAG.sub("", inner).strip()
        given = ANCHOR.search(f"{attributes}>") if attributes else None
        anchor = given[1] if given else self._free(slug(sanitize_html.plain(text)))
        self.found.append(AnchoredHeading(int(level), anchor, text))
        start = f"<h{level}{attributes}" if given else f'<h{level} id="{anchor}"{attributes}'
        return f"{start}>{inner}{self.link(anchor)}</h{level}>"

    def _free(self, anchor: str) -> str:
        number, free = 0, anchor or "_1"
        while free in self.taken:
            number += 1
            free = f"{anchor}_{number}"
        self.taken.add(free)
        return free


def render(
    markdown: str, resolve: Callable[[str], str], taken: set[str], link: Callable[[str], str] = lambda _: ""
) -> Words:
    """Turn CommonMark with tables, strikethrough, autolinks and footnotes into HTML in which nothing runs.

    `resolve` turns a link that is not an absolute address into one; no heading gets an anchor that is in `taken`;
    `link` gives the HTML that follows a heading by its anchor.
    """
    if not markdown:
        return Words("")
    safe = to_html(markdown, resolve)
    anchors = _Anchors(taken.union(ANCHOR.findall(safe)), link)
    html = HEADING.sub(anchors, safe)
    return Words(html, tree(anchors.found))


def finished(html: str) -> str:
    """Return HTML with tables that scroll alone, outgoing links that say so, and images that load late.

    The pages of the site generator get this from `mkdocs.markdown_extension`.
    """
    numbers = count(1)
    html = TABLE.sub(lambda _: REGION.format(next(numbers)), html).replace("</table>", "</table></div>")
    html = OUTGOING.sub(lambda link: f'{link[0]} rel="external noopener"', html)
    return html.replace("<img ", '<img loading="lazy" ')


def slug(text: str) -> str:
    """Return the anchor of a heading: ASCII letters, digits and underscores in lower case, hyphens between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return GAPS.sub("-", NO_WORD.sub("", plain).strip().lower())


def tree(headings: Sequence[AnchoredHeading]) -> tuple[AnchoredHeading, ...]:
    """Return headings in reading order, each with the deeper ones that follow it inside."""
    found: list[AnchoredHeading] = []  # from the last one on
    for heading in reversed(headings):
        within: list[AnchoredHeading] = []
        while found and found[-1].level > heading.level:
            within.append(found.pop())
        found.append(heading._replace(within=tuple(within)) if within else heading)
    return tuple(reversed(found))
