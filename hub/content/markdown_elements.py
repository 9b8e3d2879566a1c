"""The links, pictures, headings and code that GitHub sees in Markdown, each with its place in the text."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from hub.base import commonmark
from hub.content import html_tags, link_targets
from hub.content.byte_columns import ByteColumns
from hub.content.link_targets import LinkTargets

if TYPE_CHECKING:
    from collections.abc import Iterator

# Without any of these a text has words only.
MARKS = ("[", "<", "`", "#", "@", "://", "www.", "~~~", "\n=", "\n-", "    ", "\t")
# HTML, cells that hide a `|`, and footnotes.
SPECIAL = ("<", "\\|", "[^")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BAR = re.compile(r"\\\|")
IN_ORDER = attrgetter("start")
SET = "srcset"
PICTURE = re.compile(r"(?:^|,)\s*(?P<path>[^\s,]+)")
ADDRESS = {
    "a": ("href",),
    "img": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "source": ("src",),
    "track": ("src",),
}


class Reference(NamedTuple):
    """Hold what leads to another file: a link (`a`), a picture (`img`), or sound and video, by the name of its element.

    `words` are what readers get of it, None for a picture without an `alt`; they are written from `words_start` to
    `words_end`. The target is written from `target_start` to `target_end`, unless `is_found` is false: then nobody may
    change it by its place.
    """

    element: str
    start: int
    end: int
    words: str | None
    words_start: int
    words_end: int
    target: str
    target_start: int
    target_end: int
    is_found: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """Hold a heading, its offset, its level from 1 to 6, its words, and the `id` that an author gave it in HTML."""

    start: int
    level: int
    words: str
    own: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Elements:
    """Hold what a text has: references and headings in order, each `id` with its element, and where nobody reads marks.

    `hidden` are the places of code and comments.
    """

    references: tuple[Reference, ...] = ()
    headings: tuple[Heading, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()


def read(text: str, start: int = 0) -> Elements:
    """Return the elements of the Markdown that begins at an offset of a text; their places are offsets of the text."""
    markdown = text[start:].replace("\r", " ")
    if not any(mark in markdown for mark in MARKS):
        return Elements()
    return _ElementReader(text, ByteColumns(text, start, markdown), markdown, LinkTargets(text, start)).read()


class _PlacedTag(NamedTuple):
    """Hold a tag: what comes after its name as it is in HTML, its place in the text, and where its inside begins there.

    `inside` is where it begins in HTML. A raw one is written in HTML by an author.
    """

    name: str
    rest: str
    start: int
    end: int
    inside: int
    is_raw: bool


@dataclass
class _ElementReader:
    """Read HTML with places, tag by tag, and note what a text has."""

    text: str
    lines: ByteColumns
    markdown: str
    targets: LinkTargets
    markup: str = field(init=False)
    last: int = field(init=False)
    # Where a cell of a table has a `|`, as the parser counts, which leaves out the backslash before each of them.
    bars: list[int] = field(default_factory=list)
    link: _PlacedTag | None = None
    nested: int = 0
    heading: _PlacedTag | None = None
    references: list[Reference] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)

    def read(self) -> Elements:
        """Return what the text has."""
        self.last = self.lines.starts[0]
        self.markup = commonmark.to_html(self.markdown, positions=True)
        is_plain = not any(mark in self.markdown for mark in SPECIAL)
        for found in (html_tags.WRITTEN if is_plain else html_tags.TAG).finditer(self.markup):
            self._tag(found)
        self._close_link(len(self.markup))
        self._close_heading(len(self.markup))
        self.references.sort(key=IN_ORDER)
        self.headings.sort(key=IN_ORDER)
        return Elements(
            references=tuple(self.references),
            headings=tuple(self.headings),
            names=tuple(self.names),
            hidden=tuple(sorted(self.hidden)),
        )

    def _tag(self, found: re.Match[str]) -> None:
        if found["comment"]:
            self.hidden += filter(None, [self._written(found[0])])
        elif found["name"] and found["close"]:
            self._closing(found)
        elif found["name"]:
            self._opening(found)

    def _closing(self, found: re.Match[str]) -> None:
        name = found["name"].lower()
        if name == "a" and self.nested:
            self.nested -= 1
        elif name == "a" and self.link:
            place = self._written(found[0]) if self.link.is_raw else None
            self._close_link(found.start(), place)
        elif name in HEADINGS:
            self._close_heading(found.start())
        elif name in {"td", "th"}:
            self.bars = []

    def _opening(self, found: re.Match[str]) -> None:
        name, rest = found.group("name", "rest")
        name = name.lower()
        if "id=" in rest and (value := html_tags.value(rest, "id")):
            self.names.append((name, value))
        tag = self._positioned(name, found) or self._raw(name, found)
        if tag is None:
            return
        self.last = tag.end if name in {"img", "code", "pre"} or tag.is_raw else tag.start
        if name == "a":
            self._open_link(tag)
        elif name in HEADINGS:
            self._close_heading(found.start())
            self.heading = tag
        elif name in ADDRESS:
            self.references += (
                self._of_raw(tag)
                if tag.is_raw
                else [self._of_markdown(tag, html_tags.value(tag.rest, "alt") or "", "src")]
            )
        elif name in {"code", "pre"}:
            self.hidden.append((tag.start, self.lines.end(tag.end - 1) if name == "pre" else tag.end))
        elif name in {"td", "th"}:
            found_bars = BAR.finditer(self.text, tag.start, tag.end)
            self.bars = [bar.start() - number for number, bar in enumerate(found_bars)]

    def _positioned(self, name: str, found: re.Match[str]) -> _PlacedTag | None:
        """Return a tag that the parser wrote, where it says the place."""
        line, column, last_line, last_column = found.group("line", "column", "last_line", "last_column")
        if line is None:
            return None
        start = self.lines.offset(int(line), int(column))
        end = self.lines.offset(int(last_line), int(last_column) + 1)
        if self.bars:
            start, end = start + bisect_left(self.bars, start), end + bisect_left(self.bars, end)
        return _PlacedTag(name, found["rest"], start, max(start, end), found.end(), is_raw=False)

    def _raw(self, name: str, found: re.Match[str]) -> _PlacedTag | None:
        """Return a tag that an author wrote, if it matters; those of footnotes are the parser's."""
        if name == "a" and commonmark.FOOTNOTE_MARK.match(found["rest"]):
            self.nested += 1
            return None
        if name not in ADDRESS and name not in HEADINGS:
            return None
        start, end = self._written(found[0]) or (self.last, self.last)
        return _PlacedTag(name, found["rest"], start, end, found.end(), is_raw=True)

    def _written(self, raw: str) -> tuple[int, int] | None:
        """Return where a piece of HTML is written; in a quotation or a list its lines begin with more than its own."""
        lines = [re.escape(line.strip()) for line in raw.split("\n")]
        pattern = re.compile(r"\s*\n[ \t>]*".join(lines)) if len(lines) > 1 else None
        start, end = self._found(raw, pattern, self.last)
        while start > 0 and self.text[start - 1] == "\\":  # words, and no tag
            start, end = self._found(raw, pattern, start + 1)
        if start < 0:
            return None
        self.last = end
        return start, end

    def _found(self, raw: str, pattern: re.Pattern[str] | None, last: int) -> tuple[int, int]:
        if pattern is None:
            start = self.text.find(raw, last)
            return start, start + len(raw)
        found = pattern.search(self.text, last)
        return found.span() if found else (-1, -1)

    def _open_link(self, tag: _PlacedTag) -> None:
        is_within = self.link is not None and self.link.is_raw
        if is_within and not tag.is_raw and not self.text.startswith(("[", "<"), tag.start):
            self.nested += 1  # an address that is the words of a link in HTML
            return
        self._close_link(tag.inside)
        self.link = tag

    def _close_link(self, inside: int, closed: tuple[int, int] | None = None) -> None:
        """Note a link whose inside ends here in HTML; `closed` is where a raw one is closed in the text."""
        tag, self.link = self.link, None
        if tag is None:
            return
        words = html_tags.words(self.markup[tag.inside : inside], pictures=True)
        self.last = max(self.last, tag.end)
        if not tag.is_raw:
            self.references.append(self._of_markdown(tag, words, "href"))
            return
        words_end, end = closed or (self.last, self.last)
        self.references += (one._replace(words=words, words_end=words_end, end=end) for one in self._of_raw(tag))

    def _close_heading(self, inside: int) -> None:
        tag, self.heading = self.heading, None
        if tag:
            own = html_tags.value(tag.rest, "id") if tag.is_raw else None
            words = html_tags.words(self.markup[tag.inside : inside])
            self.headings.append(Heading(start=tag.start, level=int(tag.name[1]), words=words, own=own or ""))

    def _of_raw(self, tag: _PlacedTag) -> Iterator[Reference]:
        """Yield what a tag in HTML leads to, as it is written in the text; a picture without a target is one."""
        first = tag.start + 1 + len(tag.name)
        written = {
            each["name"].lower(): each for each in reversed([*html_tags.ATTRIBUTE.finditer(self.text, first, tag.end)])
        }
        alt = html_tags.value(tag.rest, "alt") if tag.name == "img" else ""
        for name in (*ADDRESS[tag.name], SET):
            found, value = written.get(name), html_tags.value(tag.rest, name)
            group = found.lastgroup if found and found.lastgroup != "name" else None
            start, end = found.span(group) if found and group else (tag.start, tag.start)
            one = Reference(
                element=tag.name,
                start=tag.start,
                end=tag.end,
                words=alt,
                words_start=tag.end,
                words_end=tag.end,
                target=value or "",
                target_start=start,
                target_end=end,
                is_found=group is not None and html.unescape(self.text[start:end]) == value,
            )
            if name == SET:
                yield from self._of_set(one)
            elif value is not None or tag.name == "img":
                yield one

    def _of_set(self, pictures: Reference) -> Iterator[Reference]:
        """Yield each picture of a `srcset`, of which a browser shows one in the place of another."""
        for found in PICTURE.finditer(pictures.target):
            start, end = (pictures.target_start + place for place in found.span("path"))
            is_found = pictures.is_found and self.text[start:end] == found["path"]
            place = (start, end) if is_found else (pictures.start, pictures.start)
            yield pictures._replace(
                element="source", target=found["path"], target_start=place[0], target_end=place[1], is_found=is_found
            )

    def _of_markdown(self, tag: _PlacedTag, words: str, name: str) -> Reference:
        """Return a link or a picture in Markdown."""
        address = html_tags.value(tag.rest, name) or ""
        bracket = self.text.find("[", tag.start, tag.start + 2) + 1
        words_end, place = (
            self.targets.in_brackets(bracket, tag.end, address)
            if bracket
            else self.targets.alone(tag.start, tag.end, address)
        )
        start, end = place or (tag.start, tag.start)
        return Reference(
            element=tag.name,
            start=tag.start,
            end=tag.end,
            words=words,
            words_start=bracket or tag.start,
            words_end=words_end,
            target=link_targets.meant(self.text[start:end]) if place else address,
            target_start=start,
            target_end=end,
            is_found=place is not None,
        )
