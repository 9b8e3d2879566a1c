"""What people mostly did where a text is not YAML: which line to change, and what to write there."""

from __future__ import annotations

import re
from typing import NamedTuple

from hub.base import text

QUOTES = re.compile("[“”„]")
KEY = re.compile(r"\s*(?:- +)?[^\s:#][^:#]*:(?:\s|$)")
NEARLY = re.compile(r"\s*(?:- +)?(?P<key>\w+)\s*:?\s*(?P<value>.*)")
# Where YAML 1.1, section 5.4, ends a line.
BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
LONGEST_SHOWN = 60


class Slip(NamedTuple):
    """Hold where a slip is (row and column, both from 0), what was found there, and what to write."""

    row: int
    column: int
    found: str
    fix: str


def slip(words: str, said: str, place: tuple[int, int], begun: int) -> Slip | None:
    """Return the slip behind what a parser `said` of a place in a text; None where it is not known.

    `place` is a row and a column, and `begun` the row where the value began, all from 0.
    """
    lines = [*BREAK.split(words), ""]
    row, column = place
    if "could not find expected ':'" in said:
        return _keyless(lines, begun)
    if "cannot start any token" in said and lines[row][column : column + 1] == "\t":
        return Slip(row, column, "this line starts with a tab", "use spaces, not tabs")
    if "mapping values are not allowed" not in said:
        return None
    return _second_colon(lines, row) if ":" in lines[row][:column] else _first_colon(lines, row)


def _second_colon(lines: list[str], row: int) -> Slip | None:
    """Return the slip of a value with a colon in it, which somebody put in quotes that YAML does not know."""
    if quote := QUOTES.search(lines[row]):
        return Slip(row, quote.start(), f"{quote[0]} is not a straight quote", 'write straight quotes: "…"')
    return None


def _first_colon(lines: list[str], row: int) -> Slip | None:
    """Return the slip of a line that would be right if the one above were, or if both began in one column."""
    above = next((number for number in range(row - 1, -1, -1) if lines[number].strip()), row)
    here, there = _indent(lines[row]), _indent(lines[above])
    if here > there:
        return Slip(row, here, "this line is indented more than the one above", "start both in the same column")
    return None if here < there or KEY.match(lines[above]) else _keyless(lines, above)


def _keyless(lines: list[str], row: int) -> Slip | None:
    if not (nearly := NEARLY.fullmatch(lines[row])):
        return None
    shown = text.shortened(repr(lines[row].strip()), LONGEST_SHOWN)
    better = text.shortened(f"{nearly['key']}: {nearly['value'] or '…'}", LONGEST_SHOWN)
    return Slip(row, _indent(lines[row]), f"{shown} has no colon with a space after its key", f"write `{better}`")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
