"""The links, pictures, headings and code that GitHub sees in Markdown, each with its place in the text."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from hub.base import commonmark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A comment, a declaration or a tag, as browsers cut HTML (https://html.spec.whatwg.org/#tokenization); one that never
# ends goes on to the end, so that a long text is read in one pass.
_PLACE = r"""(?: data-sourcepos="(?P<line>\d+):(?P<column>\d+)-(?P<last_line>\d+):(?P<last_column>\d+)")?"""
_REST = r"""(?P<rest>(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^"'>])*+)(?:>|\Z)"""
TAG = re.compile(
    r"(?P<comment><!--(?:-?>|.*?(?:--!?>|\Z)))|<[!?][^>]*>"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*){_PLACE}{_REST}",
    re.DOTALL,
)
# The tags that matter where nobody wrote HTML, which are a fifth of all.
WRITTEN = re.compile(rf"<(?P<close>/?)(?P<name>a|img|h[1-6]|code|pre)\b{_PLACE}{_REST}(?P<comment>(?!))?")
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?"""
)
# Without any of these a text has words only.
MARKS = ("[", "<", "`", "#", "@", "://", "www.", "~~~", "\n=", "\n-", "    ", "\t")
# HTML, cells that hide a `|`, and footnotes.
SPECIAL = ("<", "\\|", "[^")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BAR = re.compile(r"\\\|")
WIDE = re.compile(r"[^\x00-\x7f]")
IN_ORDER = attrgetter("start")
# What may be between two words of a link that goes on in the next line of a quotation.
GAP = r"(?:[ \t]|\n[ \t>]*)"
TITLE = rf"""(?:{GAP}+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?"""
BESIDE = re.compile(rf"\]\({GAP}*(?P<target><[^<>\n]*>|[^\s<]\S*?|){TITLE}{GAP}*\)\Z", re.DOTALL)
LABEL = re.compile(r"\](?:\[(?P<label>[^\[\]]*)\])?\Z")
DEFINITION = re.compile(
    rf"^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*\[(?P<label>(?:[^\[\]\\]|\\.)+)\]:{GAP}*(?P<target><[^<>\n]*>|\S+)",
    re.MULTILINE,
)
ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
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
    return _ElementReader(text, _Lines(text, start, markdown), markdown).read()


class _Lines:
    """Turn lines and columns in bytes into offsets of a text."""

    def __init__(self, text: str, start: int, markdown: str) -> None:
        self.text, self.is_ascii = text, markdown.isascii()
        lengths = map(len, markdown.split("\n"))
        self.line, self.wide = 0, list[tuple[int, int]]()
        self.starts = list(accumulate(lengths, lambda before, length: before + length + 1, initial=start))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place, both from 1; the end of the text for a place that it does not have."""
        line = min(line, len(self.starts))
        start = self.starts[line - 1]
        less = 0 if self.is_ascii else bisect_right(self._wide(line), column - 1, key=itemgetter(0))
        return min(start + column - 1 - (self.wide[less - 1][1] if less else 0), len(self.text))

    def _wide(self, line: int) -> list[tuple[int, int]]:
        """Return after how many bytes of a line each wider character ends, and how many more these are by then."""
        if self.line != line:
            self.line, self.wide, more = line, [], 0
            start, end = self.starts[line - 1], self.starts[line] if line < len(self.starts) else len(self.text)
            for found in WIDE.finditer(self.text, start, end):
                more += len(found[0].encode(errors="replace")) - 1
                self.wide.append((found.end() - start + more, more))
        return self.wide

    def end(self, offset: int) -> int:
        """Return where the line of an offset ends."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end


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
    lines: _Lines
    markdown: str
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
        for found in (WRITTEN if is_plain else TAG).finditer(self.markup):
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
        if "id=" in rest and (value := _value(rest, "id")):
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
                self._of_raw(tag) if tag.is_raw else [self._of_markdown(tag, _value(tag.rest, "alt") or "", "src")]
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
        if name == "a" and found["rest"].startswith(' href="#fn') and " data-footnote-" in found["rest"]:
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
        words = _words(self.markup[tag.inside : inside], pictures=True)
        self.last = max(self.last, tag.end)
        if not tag.is_raw:
            self.references.append(self._of_markdown(tag, words, "href"))
            return
        words_end, end = closed or (self.last, self.last)
        self.references += (one._replace(words=words, words_end=words_end, end=end) for one in self._of_raw(tag))

    def _close_heading(self, inside: int) -> None:
        tag, self.heading = self.heading, None
        if tag:
            own = _value(tag.rest, "id") if tag.is_raw else None
            words = _words(self.markup[tag.inside : inside])
            self.headings.append(Heading(start=tag.start, level=int(tag.name[1]), words=words, own=own or ""))

    def _of_raw(self, tag: _PlacedTag) -> Iterator[Reference]:
        """Yield what a tag in HTML leads to, as it is written in the text; a picture without a target is one."""
        first = tag.start + 1 + len(tag.name)
        written = {each["name"].lower(): each for each in reversed([*ATTRIBUTE.finditer(self.text, first, tag.end)])}
        alt = _value(tag.rest, "alt") if tag.name == "img" else ""
        for name in ADDRESS[tag.name]:
            found, value = written.get(name), _value(tag.rest, name)
            group = found.lastgroup if found and found.lastgroup != "name" else None
            start, end = found.span(group) if found and group else (tag.start, tag.start)
            if value is not None or tag.name == "img":
                yield Reference(
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

    def _of_markdown(self, tag: _PlacedTag, words: str, name: str) -> Reference:
        """Return a link or a picture in Markdown."""
        address = _value(tag.rest, name) or ""
        bracket = self.text.find("[", tag.start, tag.start + 2) + 1
        words_end, place = self._in_brackets(tag, bracket, address) if bracket else self._alone(tag, address)
        start, end = place or (tag.start, tag.start)
        return Reference(
            element=tag.name,
            start=tag.start,
            end=tag.end,
            words=words,
            words_start=bracket or tag.start,
            words_end=words_end,
            target=_meant(self.text[start:end]) if place else address,
            target_start=start,
            target_end=end,
            is_found=place is not None,
        )

    def _alone(self, tag: _PlacedTag, address: str) -> tuple[int, tuple[int, int] | None]:
        """Return where an address that is its own words ends, and where it is, as far as it is written in full."""
        within = self.text.startswith("<", tag.start)
        start, end = tag.start + within, tag.end - within
        return tag.end, (start, end) if _same(self.text[start:end], address) else None

    def _in_brackets(self, tag: _PlacedTag, first: int, address: str) -> tuple[int, tuple[int, int] | None]:
        """Return where the words of a link end, and where its target is: beside them, or in a definition."""
        if address and self.text.endswith(f"]({address})", first, tag.end):  # most links
            start = tag.end - 1 - len(address)
            return start - 2, (start, tag.end - 1)
        bracket = self.text.rfind("](", first, tag.end)
        while bracket >= 0:
            found = BESIDE.match(self.text, bracket, tag.end)
            if found and _same(found["target"], address):
                return bracket, found.span("target")
            bracket = self.text.rfind("](", first, bracket)
        found = LABEL.search(self.text, first, tag.end)
        if found is None:
            return tag.end, None
        label = _label(found["label"] or self.text[first : found.start()])
        places = [place for target, place in self.definitions.get(label, ()) if _same(target, address)]
        return found.start(), places[0] if len(places) == 1 else None

    @cached_property
    def definitions(self) -> Mapping[str, list[tuple[str, tuple[int, int]]]]:
        """Return the targets of the text's definitions by their labels, each with its place."""
        found: dict[str, list[tuple[str, tuple[int, int]]]] = defaultdict(list)
        for one in DEFINITION.finditer(self.text, self.lines.starts[0]):
            found[_label(one["label"])].append((one["target"], one.span("target")))
        return found


def _label(written: str) -> str:
    """Return a label as it is compared: https://spec.commonmark.org/0.31.2/#matches."""
    return " ".join(written.split()).casefold()


def _meant(written: str) -> str:
    """Return the target that an author means, without brackets, backslashes and character references."""
    bare = written[1:-1] if written.startswith("<") else written
    return html.unescape(ESCAPED.sub("", bare))


def _same(written: str, address: str) -> bool:
    return unquote(_meant(written)) == unquote(address)


def _value(rest: str, name: str) -> str | None:
    """Return what an attribute of a tag says; of two the first, "" where it says nothing, None where it is missing."""
    start = len(name) + 3
    if rest.startswith(f' {name}="') and (end := rest.find('"', start)) >= 0:  # as the parser writes it
        return html.unescape(rest[start:end])
    if name not in rest.lower():
        return None
    for found in ATTRIBUTE.finditer(rest):
        if found["name"].lower() == name:
            return html.unescape(found[found.lastgroup or ""]) if found.lastgroup != "name" else ""
    return None


def _words(markup: str, *, pictures: bool = False) -> str:
    """Return the words of a piece of HTML, with those of its pictures if they are asked for."""
    if "<" in markup:
        markup = TAG.sub(_alt if pictures else "", markup)
    return html.unescape(markup).strip()


def _alt(found: re.Match[str]) -> str:
    is_picture = found["name"] and found["name"].lower() == "img"
    return html.escape(_value(found["rest"], "alt") or "") if is_picture else ""
