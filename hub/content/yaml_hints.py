"""What people mostly did where a text is not YAML: which line to change, and what to write there."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hub.base import text
from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUOTES = re.compile("[“”„]")
KEY = re.compile(r"\s*(?:- +)?[^\s:#][^:#]*:(?:\s|$)")
# What people put before and around a key, as in Markdown or Word.
MARKS = "[-*_>`\"'“”]"
MARKED = re.compile(rf"\s*{MARKS}++[ \t]*(?P<key>[A-Za-z](?:\w*[^\W_])?){MARKS}*:{MARKS}*(?:[ \t]+(?P<value>.*)|$)")
NEARLY = re.compile(r"\s*(?:- +)?(?P<key>\w+)\s*[:=：]?\s*(?P<value>.*)")  # noqa: RUF001  as Chinese writes it
# A key and its value on one line, without the remark behind it.
ON_ONE_LINE = re.compile(r"(?P<key>\s*(?:- +)?[\w-]+):[ \t]+(?P<value>\S.*?)[ \t]*(?:[ \t]#[ \t].*)?")
# Where YAML 1.1, section 5.4, ends a line.
BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# What goes on in the line below: it begins with a space, or is an entry of a list.
GOES_ON = re.compile(r"\s|-(?:\s|$)|#|$")
# An entry of a list without the space behind its hyphen.
TIGHT_ENTRY = re.compile(r"(?P<indent>\s*)-(?P<words>[^\s-].*)")
LONGEST_SHOWN = 100
CLOSING = {"[": "]", "{": "}"}


class Slip(NamedTuple):
    """Hold where a slip is (row and column, both from 0), what was found there, and what to write."""

    row: int
    column: int
    found: str
    fix: str


def entries(words: str) -> Iterator[tuple[int, str]]:
    """Yield each entry of a mapping, after the row where it begins, as far as its lines tell."""
    lines = words.split("\n")
    starts = [row for row, line in enumerate(lines) if not GOES_ON.match(line)]
    if any(line.strip() for line in lines[: starts[0] if starts else len(lines)]):
        starts.insert(0, 0)
    for start, end in pairwise((*starts, len(lines))):
        yield start, "\n".join(lines[start:end])


def key_of(words: str) -> str:
    """Return the word that an entry begins with, or that its marks are around; "" where it begins with none."""
    found = NEARLY.match(words) or MARKED.match(words)
    return found["key"] if found else ""


def slip(words: str, said: str, place: tuple[int, int], begun: int, is_yaml: Callable[[str], bool]) -> Slip | None:
    """Return the slip behind what a parser `said` of a place in a text; None where it is not known.

    `place` is a row and a column, and `begun` the row where the value began, all from 0. `is_yaml` tries what to write.
    """
    lines = [*BREAK.split(words), "", ""]
    row, column = place
    if found := next(
        filter(None, (_marked(lines, each) or _tight(lines, each) for each in range(begun, row + 1))), None
    ):
        return found
    if "could not find expected ':'" in said:
        return keyless(lines, begun)
    if "cannot start any token" in said and lines[row][column : column + 1] == "\t":
        return Slip(row, column, gettext("this line starts with a tab"), gettext("use spaces, not tabs"))
    if "mapping values are not allowed" in said:
        if ":" not in lines[row][:column]:
            return _first_colon(lines, row)
        if quote := QUOTES.search(lines[row]):
            return Slip(
                row,
                quote.start(),
                gettext("%(quote)s is not a straight quote", quote=quote[0]),
                gettext('write straight quotes: "…"'),
            )
    return next((found for each in (begun, row) if (found := _value(lines, each, is_yaml))), None)


def _marked(lines: list[str], row: int) -> Slip | None:
    """Return the slip of a key that has marks before or around it; a hyphen may be that of a list."""
    found, above = MARKED.fullmatch(lines[row]), lines[row - 1] if row else ""
    starts_list = lines[row].lstrip().startswith("-") and (not ON_ONE_LINE.fullmatch(above) or above.lstrip()[0] == "-")
    if not found or starts_list:
        return None
    said = gettext("%(shown)s has marks at its key", shown=text.shortened(repr(lines[row].strip()), LONGEST_SHOWN))
    better = text.shortened(f"{found['key']}: {(found['value'] or '').strip() or '…'}", LONGEST_SHOWN)
    return Slip(row, _indent(lines[row]), said, gettext("write `%(better)s`", better=better))


def _tight(lines: list[str], row: int) -> Slip | None:
    """Return the slip of an entry of a list without a space behind its hyphen."""
    if not (entry := TIGHT_ENTRY.match(lines[row])):
        return None
    better = text.shortened(f"- {entry['words']}", LONGEST_SHOWN)
    said = gettext("an entry of a list has no space after its hyphen")
    return Slip(row, _indent(lines[row]), said, gettext("write `%(better)s`", better=better))


def _value(lines: list[str], row: int, is_yaml: Callable[[str], bool]) -> Slip | None:
    """Return the slip of a value on one line that needs quotes, other quotes than it has, or a closing bracket."""
    found = ON_ONE_LINE.fullmatch(lines[row])
    following = lines[row + 1]
    goes_on = following.strip() and GOES_ON.match(following) and not KEY.match(following)
    if not found or goes_on or is_yaml(lines[row]):
        return None
    value, bracket = found["value"], CLOSING.get(found["value"][0], "")
    is_open = bracket and bracket not in value
    better = f"{found['key']}: {value + bracket if is_open else _quoted(value)}"
    said = gettext("this bracket is never closed") if is_open else gettext("this value needs quotes around it")
    fix = gettext("write `%(better)s`", better=text.shortened(better.strip(), LONGEST_SHOWN))
    return Slip(row, found.start("value"), said, fix) if is_yaml(better) else None


def _quoted(value: str) -> str:
    """Return a value in quotes: a quote that is its own partner goes, and others stay as words."""
    quote = value[0]
    if quote in "\"'" and value.count(quote) == 1:
        value = value[1:]
    elif quote == "'" and value.endswith("'"):
        value = value[1:-1]
    return f"'{value}'" if '"' in value and "'" not in value else json.dumps(value, ensure_ascii=False)


def _first_colon(lines: list[str], row: int) -> Slip | None:
    """Return the slip of a line that would be right if the one above were, or if both began in one column."""
    above = next((number for number in range(row - 1, -1, -1) if lines[number].strip()), row)
    here, there = _indent(lines[row]), _indent(lines[above])
    if here > there:
        return Slip(
            row,
            here,
            gettext("this line is indented more than the one above"),
            gettext("start both in the same column"),
        )
    return None if here < there or KEY.match(lines[above]) else keyless(lines, above)


def keyless(lines: list[str], row: int) -> Slip | None:
    """Return the slip of a line that has no key; None where it has no word for one."""
    if not (nearly := NEARLY.fullmatch(lines[row])):
        return None
    shown = text.shortened(repr(lines[row].strip()), LONGEST_SHOWN)
    better = text.shortened(f"{nearly['key']}: {nearly['value'].strip('.,;:!?') or '…'}", LONGEST_SHOWN)
    fix = gettext("write `%(better)s`", better=better)
    if ":" not in lines[row]:
        fix = gettext("%(fix)s, or two spaces before it where it goes on from the line above", fix=fix)
    said = gettext("%(shown)s has no colon with a space after its key", shown=shown)
    return Slip(row, _indent(lines[row]), said, fix)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
