"""Hugo's shortcodes in a Markdown text: `{{< name … >}}`, alone or around an inner text, replaced by their meanings.

What a shortcode means is not known here. Inner text is never lost, no `{{<` is left, nothing is fetched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from hub.base.text import shortened
from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator

FENCE = re.compile(r"\{\{[<%]|[>%]\}\}")
OPENS = "{{"
CLOSER = {"{{<": ">}}", "{{%": "%}}"}
NAME = re.compile(r"\s*(?P<end>/?)\s*(?P<name>[\w-][\w/-]*)")
PARAMETER = re.compile(
    r"(?:(?P<key>[\w-]+)\s*=\s*)?"
    r"""(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|`(?P<raw>[^`]*)`|(?P<bare>[^\s"`]\S*)|["`])""",
    re.DOTALL,
)
# Deeper than people write; what is deeper keeps its words and loses its frame.
DEEPEST = 16
# A line with more before or after a shortcode than this is not looked at further.
LONGEST_MARGIN = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """Hold one use of a shortcode; `inner` is the text that it goes around, whose own shortcodes are replaced already.

    `alone` means that nothing else is on its line, `in_html` that its line, or the one before, begins with a tag, and
    `is_markdown` that its inner text is Markdown for Hugo, too (`{{% %}}`).
    """

    name: str
    named: Mapping[str, str]
    given: tuple[str, ...]
    inner: str
    alone: bool
    in_html: bool
    is_markdown: bool
    warn: Warn

    def value(self, *names: str) -> str:
        """Return the first of these parameters that is not empty; `0` names the first parameter without a name."""
        positional = self.given[0] if self.given else ""
        return next(filter(None, (positional if name == "0" else self.named.get(name, "") for name in names)), "")


class Block(str):
    """Mark Markdown that needs lines of its own."""

    __slots__ = ()


Warn: TypeAlias = Callable[[str, str], None]
Report: TypeAlias = Callable[[int, str, str], None]
Meaning: TypeAlias = Callable[[Use], str]


@dataclass(slots=True)
class _Tag:
    """Hold a shortcode's tag as the text has it; `closed` once its end was found. Without a name it is mere text."""

    start: int
    end: int
    name: str
    ends: bool
    parameters: str
    closed: bool = False


@dataclass(slots=True)
class _Frame:
    """Hold a tag around an inner text, and the pieces of that text so far."""

    tag: _Tag
    pieces: list[str] = field(default_factory=list)


def replace(source: str, meanings: Mapping[str, Meaning], report: Report) -> str:
    """Return the text with every shortcode as `meanings` has it; `report` gets offset, rule and message of a problem.

    Takes time in proportion to the length, whatever the text holds.
    """
    if OPENS not in source:
        return source
    tags = _paired(list(_tags(source, report)), report)
    return _ShortcodeWriter(source, meanings, report).write(tags)


def _tags(source: str, report: Report) -> Iterator[_Tag]:
    """Yield every tag; an opening fence without its closing one is reported."""
    start: re.Match[str] | None = None
    for fence in FENCE.finditer(source):
        if fence.group().startswith(OPENS):
            _unclosed(start, report)
            start = fence
        elif start and CLOSER[start.group()] == fence.group():
            yield from _tag(source, start, fence, report)
            start = None
    _unclosed(start, report)


def _unclosed(fence: re.Match[str] | None, report: Report) -> None:
    if fence:
        report(
            fence.start(), "broken-shortcode", gettext("%(tag)s is never closed; it is kept as text", tag=fence.group())
        )


def _tag(source: str, start: re.Match[str], end: re.Match[str], report: Report) -> Iterator[_Tag]:
    """Yield the tag between two fences; without a name it is text. Hugo shows `{{</* name */>}}` without its stars."""
    inside = source[start.end() : end.start()]
    found = NAME.match(inside)
    if found:
        rest = inside[found.end() :]
        yield _Tag(start.start(), end.end(), found["name"].lower(), ends=bool(found["end"]), parameters=rest)
    elif inside.startswith("/*") and inside.endswith("*/"):
        yield _Tag(start.start(), end.end(), "", ends=False, parameters=f"{start[0]}{inside[2:-2]}{end[0]}")
    else:
        report(
            start.start(),
            "broken-shortcode",
            gettext("%(tag)s has no name of a shortcode; it is kept as text", tag=repr(inside[:40])),
        )


def _paired(tags: list[_Tag], report: Report) -> list[_Tag]:
    """Return the tags, those marked that have an end; an end without a beginning becomes empty text and is reported."""
    waiting: list[_Tag] = []
    names: Counter[str] = Counter()
    kept = []
    for tag in tags:
        if not tag.ends:
            waiting.append(tag)
            names[tag.name] += 1
        elif names[tag.name]:
            _close(waiting, names, tag.name)
        else:
            report(tag.start, "broken-shortcode", gettext("/%(name)s closes what was never opened", name=tag.name))
            tag.name, tag.ends, tag.parameters = "", False, ""
        kept.append(tag)
    return kept


def _close(waiting: list[_Tag], names: Counter[str], name: str) -> None:
    """Mark the last tag of that name as closed; those opened after it have no end."""
    while True:
        tag = waiting.pop()
        names[tag.name] -= 1
        if tag.name == name:
            tag.closed = True
            return


WHOLE = _Tag(0, 0, "", ends=False, parameters="")


class _ShortcodeWriter:
    """Put the text together again, the inner texts first."""

    def __init__(self, source: str, meanings: Mapping[str, Meaning], report: Report) -> None:
        self.source, self.meanings, self.report = source, meanings, report
        self.breaks = [-1, *(found.start() for found in re.finditer("\n", source)), len(source)]

    def write(self, tags: list[_Tag]) -> str:
        frames, depth, at = [_Frame(WHOLE)], 0, 0
        for tag in tags:
            frames[-1].pieces.append(self.source[at : tag.start])
            at = tag.end
            depth += -1 if tag.ends else tag.closed
            if tag.ends and depth < DEEPEST:
                frame = frames.pop()
                frames[-1].pieces.append(self._meaning(frame.tag, "".join(frame.pieces), tag.end))
            elif tag.closed and depth <= DEEPEST:
                frames.append(_Frame(tag))
            elif tag.closed:
                self.report(
                    tag.start,
                    "deep-shortcode",
                    gettext("%(name)s is nested too deeply; its inner text is kept", name=repr(tag.name)),
                )
            elif not tag.ends:
                frames[-1].pieces.append(self._meaning(tag, "", tag.end))
        return _without_fences("".join((*frames[0].pieces, self.source[at:])))

    def _meaning(self, tag: _Tag, inner: str, end: int) -> str:
        if not tag.name:
            return tag.parameters
        meaning = self.meanings.get(tag.name)
        if meaning is None:
            shown = shortened(" ".join(self.source[tag.start : tag.end].split()), LONGEST_MARGIN)
            said = (
                gettext("%(name)s is not known; its inner text is kept", name=shown)
                if inner.strip()
                else gettext("%(name)s is not known; it is left out", name=shown)
            )
            self.report(tag.start, "unknown-shortcode", said)
            return inner
        text = meaning(self._use(tag, inner, end))
        return self._set_apart(text, tag.start, end) if isinstance(text, Block) else text

    def _use(self, tag: _Tag, inner: str, end: int) -> Use:
        named, given = parameters(tag.parameters)
        before = self._before(tag.start)
        return Use(
            name=tag.name,
            named=named,
            given=given,
            inner=inner,
            alone=not before.strip() and not self._rest(end).strip(),
            in_html=before.lstrip().startswith("<") or self._line_before(tag.start).lstrip().startswith("<"),
            is_markdown=self.source.startswith("{{%", tag.start),
            warn=lambda rule, message: self.report(tag.start, rule, message),
        )

    def _line(self, offset: int) -> int:
        """Return the number of the line that an offset is on, from 0."""
        return bisect_right(self.breaks, offset - 1) - 1

    def _margin(self, line: int) -> str:
        """Return the beginning of a line; "" before the first and after the last."""
        if not 0 <= line < len(self.breaks) - 1:
            return ""
        first, last = self.breaks[line] + 1, self.breaks[line + 1]
        return self.source[first : min(last, first + LONGEST_MARGIN)]

    def _line_before(self, offset: int) -> str:
        return self._margin(self._line(offset) - 1)

    def _before(self, start: int) -> str:
        """Return what comes before an offset on its line, or the beginning of that."""
        return self._margin(self._line(start))[: start - self.breaks[self._line(start)] - 1]

    def _rest(self, end: int) -> str:
        """Return what comes after an offset on its line, or the beginning of that."""
        return self.source[end : min(self.breaks[self._line(end) + 1], end + LONGEST_MARGIN)]

    def _set_apart(self, text: str, start: int, end: int) -> str:
        """Return a block with blank lines around it, each of its lines indented like its tag."""
        before = self._before(start)
        margin = before[: len(before) - len(before.lstrip())]
        lead = f"\n\n{margin}" if before.strip() else f"\n{margin}" if self._line_before(start).strip() else ""
        next_line = self._margin(self._line(end) + 1)
        tail = f"\n\n{margin}" if self._rest(end).strip() else "\n" if next_line.strip() else ""
        return lead + text.replace("\n", f"\n{margin}") + tail


def _without_fences(text: str) -> str:
    """Escape each fence that opens nothing, so that it shows as it is, and opens nothing later either."""
    return text.replace("{{<", "{{&lt;").replace("{{%", "{{&#37;") if OPENS in text else text


def parameters(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the parameters of a tag: those with a name, in lower case, and those without; quotes are taken off."""
    named: dict[str, str] = {}
    given: list[str] = []
    for found in PARAMETER.finditer(text.rstrip().removesuffix(" /")):
        value = _value(found)
        if found["key"] and value is not None:
            named[found["key"].lower()] = value
        elif value:
            given.append(value)
    return named, tuple(given)


def _value(found: re.Match[str]) -> str | None:
    if found["quoted"] is not None:
        return re.sub(r"\\(.)", r"\1", found["quoted"])
    return found["raw"] if found["raw"] is not None else (found["bare"] or "").strip("\"'`")
