"""One file as the rules see it: its front matter and body by offsets, its headings, links and pictures."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from hub.base import commonmark, sanitize_html
from hub.content import markdown_elements
from hub.content.front_matter import NEARLY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.markdown_elements import Heading, Reference
    from hub.content.settings import Config

# A line that is only nearly `---` is told where front matter is read, and is no heading of the body.
FRONT = re.compile(
    rf"\A\ufeff?\s*(?:{NEARLY.pattern})[ \t]*\n(?P<meta>.*?)^(?:{NEARLY.pattern})[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
TITLED = re.compile(r"^(?:title|subject):(?P<title>[^\n]*)", re.MULTILINE)
LANG = re.compile(r"""^lang:[ \t]*["']?(?P<tag>[\w-]+)""", re.MULTILINE)
# What is not prose: headings, tables, quotes, HTML; pictures; labels such as `**Slide 9:**` or who speaks; where
# links lead; marks for bold and italics, which would hide where a sentence begins.
NO_PROSE = re.compile(
    r"^[ \t]*[#|><][^\n]*$|!\[[^\[\]]*\]\([^()\n]*\)"
    r"|\*\*[^*\n]{1,80}(?:[:.—–]\*\*|\*\*[:—–])|^[A-Z]\w+:(?= )"
    r"|\]\([^()\n]*\)|https?://\S+|(?<!\w)_+|_+(?!\w)|\*+(?=\S)|(?<=\S)\*+",
    re.MULTILINE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """Hold a safe change: what is from offset `start` to offset `end` becomes `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """Hold where a rule found something, what it says, what to write instead, and an `edit` where that is safe."""

    start: int
    message: str
    fix: str = ""
    edit: Edit | None = None


@dataclass(frozen=True)
class MarkdownFile:
    """Hold a file of content; every offset counts from its first character."""

    path: str
    text: str
    kind: str
    config: Config = field(repr=False, compare=False)

    @cached_property
    def body_start(self) -> int:
        """Return where the body begins."""
        found = FRONT.match(self.text)
        return found.end() if found else 0

    @cached_property
    def meta(self) -> tuple[int, str]:
        """Return where the front matter begins, and the front matter; (0, "") where there is none."""
        found = FRONT.match(self.text)
        return (found.start("meta"), found["meta"]) if found else (0, "")

    @property
    def language(self) -> str:
        """Return the tag of the language of its words: what its front matter says, else that of the hub."""
        found = LANG.search(self.meta[1])
        return found["tag"] if found else self.config.language

    @cached_property
    def elements(self) -> markdown_elements.Elements:
        """Return what the body has in GitHub's reading."""
        return markdown_elements.read(self.text, self.body_start)

    @cached_property
    def body(self) -> str:
        """Return the whole file with front matter, code and comments blanked, so that offsets stay the same."""
        shown: list[str] = []
        last = 0
        for start, end in ((0, self.body_start), *self.elements.hidden):
            shown += (self.text[last:start], blanked(self.text[max(last, start) : end]))
            last = max(last, end)
        return "".join((*shown, self.text[last:]))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Return the headings of the body, in order."""
        return self.elements.headings

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return everything of the body that leads to another place, in order."""
        return self.elements.references

    @cached_property
    def links(self) -> tuple[Reference, ...]:
        """Return the links of the body, in order."""
        return tuple(one for one in self.references if one.element == "a")

    @cached_property
    def pictures(self) -> tuple[Reference, ...]:
        """Return the pictures of the body, in order."""
        return tuple(one for one in self.references if one.element == "img")

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return what `#…` may name on this page: its title, each `id` that is published, and each heading."""
        names: set[str] = set()
        if title := TITLED.search(self.meta[1]):
            commonmark.free_anchor(title["title"].strip(" \t\"'"), names)
        names |= {name for element, name in self.elements.names if sanitize_html.is_for_authors(element, "id", name)}
        for heading in self.headings:
            if heading.own not in names:
                commonmark.free_anchor(heading.words, names)
        return frozenset(names)

    @cached_property
    def prose(self) -> str:
        """Return the words of the body, each at its offset in the file; "" for an article, whose words others wrote."""
        return "" if self.kind == "article" else NO_PROSE.sub(_blank, self.body)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Return the offset at which each line begins."""
        lengths = map(len, self.text.split("\n"))
        return tuple(accumulate(lengths, lambda before, length: before + length + 1, initial=0))[:-1]

    def shows(self, start: int) -> bool:
        """Return whether a reader or a program sees what is at an offset: front matter, or the body without code."""
        return start < self.body_start or not self.body[start].isspace()

    def place(self, start: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both from 1."""
        row = bisect_right(self.lines, start)
        return row, start - self.lines[row - 1] + 1


def blanked(words: str) -> str:
    """Return as many spaces as there are characters, on as many lines."""
    return "\n".join(" " * len(line) for line in words.split("\n"))


def _blank(found: re.Match[str]) -> str:
    return blanked(found.group())


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with these changes made; of two that overlap, only the later one in the text."""
    pieces: list[str] = []
    rest, limit = len(text), len(text) + 1
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        if edit.end <= limit and edit.start < limit:
            pieces += text[edit.end : rest], edit.new
            rest = limit = edit.start
    return "".join((text[:rest], *reversed(pieces)))
