"""One file as the rules see it: its front matter and body by offsets, its headings, links and pictures.

A full Markdown parser takes three milliseconds a page, and says no columns. These patterns take a tenth of that; code
and comments are blanked first, so that nothing in them is taken for a link.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.models import Config

FRONT = re.compile(r"\A\ufeff?\s*^---[ \t]*\n(?P<meta>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,}).*?(?:^ {0,3}(?P=mark)[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"(?<!`)(?P<mark>`+)(?!`)(?:[^\n]|\n(?!\s*\n))+?(?<!`)(?P=mark)(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# What readers see as it is written, or not at all; and without which marks there is none of it.
HIDDEN = ((FENCED, ("```", "~~~")), (COMMENT, ("<!--",)), (CODE, ("`",)))
HEADING = re.compile(
    r"^(?: {0,3}>)* {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<words>[^\n]*?))??(?:[ \t]+#+)?[ \t]*$", re.MULTILINE
)
UNDERLINE = re.compile(r"\n {0,3}(?P<line>=+|-{2,})[ \t]*(?=\n|\Z)")
NO_WORDS = tuple(">#|*+<-")
HTML_HEADING = re.compile(r"<h(?P<level>[1-6])\b[^<>]*>(?P<words>.*?)</h(?P=level)\s*>", re.IGNORECASE | re.DOTALL)
TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'))?"""
TARGET = rf"\(\s*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*){TITLE}\s*\)"
PICTURE = re.compile(rf"!\[(?P<words>[^\[\]]*)\]{TARGET}")
LINK = re.compile(rf"\[(?<![!\\]\[)(?P<words>(?:[^\[\]]++|!?\[[^\[\]]*\](?:\([^()]*\))?)*+)\]{TARGET}")
HTML_PICTURE = re.compile(r"<img\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
HTML_LINK = re.compile(r"<a\b(?P<attributes>[^<>]*)>(?P<words>.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
ATTRIBUTE = r"""\b{name}\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
# What is not prose: headings, tables, quotes, boxes, HTML; pictures; labels such as `**Slide 9:**` or who speaks; where
# links lead; marks for bold and italics, which would hide where a sentence begins.
NO_PROSE = re.compile(
    r"^[ \t]*(?:[#|>{<:]|!!!|\?\?\?)[^\n]*$|!\[[^\[\]]*\]\([^()\n]*\)"
    r"|\*\*[^*\n]{1,80}(?:[:.—–]\*\*|\*\*[:—–])|^[A-Z]\w+:(?= )"
    r"|\]\([^()\n]*\)|https?://\S+|(?<!\w)_+|_+(?!\w)|\*+(?=\S)|(?<=\S)\*+",
    re.MULTILINE,
)
OWN_ID = re.compile(r"\{:?[^{}\n]*#(?P<id>[\w-]+)[^{}\n]*\}\s*$")
ANY_ID = re.compile(r"""id(?<!\wid)\s*=\s*["']?(?P<id>[\w-]+)""")
MARKS = re.compile(r"[\[<{*`]")


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """Hold a heading, its offset, and its level from 1 to 6."""

    start: int
    level: int
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """Hold a link or a picture: its words (None for a picture without an `alt`), its target, and where both are."""

    start: int
    end: int
    words: str | None
    target: str
    target_start: int
    target_end: int


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

    @cached_property
    def body(self) -> str:
        """Return the whole file with front matter, code and comments blanked, so that offsets stay the same."""
        hidden = blanked(self.text[: self.body_start]) + self.text[self.body_start :]
        for pattern, marks in HIDDEN:
            if any(mark in hidden for mark in marks):
                hidden = pattern.sub(_blank, hidden)
        return hidden

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Return the headings of the body, in order."""
        found = (*self._marked(), *self._underlined(), *self.html_headings)
        return tuple(sorted(found, key=lambda heading: heading.start))

    @cached_property
    def html_headings(self) -> tuple[Heading, ...]:
        """Return the headings of the body that are written in HTML."""
        return tuple(
            Heading(start=found.start(), level=int(found["level"]), words=self.text[slice(*found.span("words"))])
            for found in HTML_HEADING.finditer(self.body)
        )

    def _marked(self) -> Iterator[Heading]:
        for found in HEADING.finditer(self.body) if "#" in self.body else ():
            words = self.text[found.start("words") : found.end("words")] if found["words"] else ""
            yield Heading(start=found.start("marks"), level=len(found["marks"]), words=words)

    def _underlined(self) -> Iterator[Heading]:
        for found in UNDERLINE.finditer(self.body):
            start = self.body.rfind("\n", 0, found.start()) + 1
            if not self.body[start].isspace() and not self.body.startswith(NO_WORDS, start):
                level = 1 if found["line"][0] == "=" else 2
                yield Heading(start=start, level=level, words=self.text[start : found.start()])

    @cached_property
    def links(self) -> tuple[Reference, ...]:
        """Return the links of the body: those in Markdown, then those in HTML."""
        written = (_reference(found, self.text) for found in LINK.finditer(self.body))
        return (*written, *_html(HTML_LINK, "href", self))

    @cached_property
    def pictures(self) -> tuple[Reference, ...]:
        """Return the pictures of the body: those in Markdown, then those in HTML."""
        written = (_reference(found, self.text) for found in PICTURE.finditer(self.body))
        return (*written, *_html(HTML_PICTURE, "src", self))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return what `#…` may name on this page: each `id`, and each heading as Python-Markdown names it.

        A heading that is written in HTML gets a name without an `id` in an article only.
        """
        taken: dict[str, None] = dict.fromkeys(found["id"] for found in ANY_ID.finditer(self.body))
        unnamed = () if self.kind == "article" else self.html_headings
        for heading in (heading for heading in self.headings if heading not in unnamed):
            own = OWN_ID.search(heading.words)
            taken[own["id"] if own else _free(slug(plain(heading.words)), taken)] = None
        return frozenset(taken)

    @cached_property
    def prose(self) -> str:
        """Return the words of the body, each at its offset in the file; "" for an article, whose words others wrote."""
        return "" if self.kind == "article" else NO_PROSE.sub(_blank, self.body)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Return the offset at which each line begins."""
        return (0, *(found.end() for found in re.finditer(r"\n", self.text)))

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


def _reference(found: re.Match[str], text: str) -> Reference:
    """Return a link or a picture in Markdown, with its words from `text`: code is blank where links are looked for."""
    return Reference(
        start=found.start(),
        end=found.end(),
        words=text[slice(*found.span("words"))],
        target=found["target"].strip("<>"),
        target_start=found.start("target"),
        target_end=found.end("target"),
    )


def _html(pattern: re.Pattern[str], name: str, page: MarkdownFile) -> Iterator[Reference]:
    for found in pattern.finditer(page.body):
        target, (start, end) = _attribute(name, found)
        words = page.text[slice(*found.span("words"))] if name == "href" else _attribute("alt", found)[0]
        if name == "src" or target is not None:
            place = {"start": found.start(), "end": found.end(), "target_start": start, "target_end": end}
            yield Reference(words=words, target=target or "", **place)


def _attribute(name: str, tag: re.Match[str]) -> tuple[str | None, tuple[int, int]]:
    """Return the value of an attribute and where it is; where it is missing, None and where the tag begins."""
    found = re.search(ATTRIBUTE.format(name=name), tag["attributes"], re.IGNORECASE)
    if found is None or found.lastgroup is None:
        return None, (tag.start(), tag.start())
    start, end = found.span(found.lastgroup)
    return found[found.lastgroup], (start + tag.start("attributes"), end + tag.start("attributes"))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with these changes made; of two that overlap, only the later one in the text."""
    better, limit = text, len(text) + 1
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        if edit.end <= limit and edit.start < limit:
            better, limit = better[: edit.start] + edit.new + better[edit.end :], edit.start
    return better


def plain(words: str) -> str:
    """Return the words of a link or a heading, without marks; for a picture, the words of the picture."""
    if not MARKS.search(words):  # most words
        return words.strip()
    unlinked = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", words)
    return re.sub(r"<[^<>]*>|\{:?[^{}]*\}|[*`]", "", unlinked).strip()


def slug(words: str) -> str:
    """Return the anchor of a heading: https://python-markdown.github.io/extensions/toc/ (its `slugify`)."""
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())


def _free(name: str, taken: dict[str, None]) -> str:
    """Return a name, with a number where it is taken on the page; `_1` for a heading without letters."""
    number = 1
    free = name or "_1"
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free
