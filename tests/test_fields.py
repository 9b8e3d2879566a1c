"""Fields know how they are read and say what is wrong with them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hub import fields, mailboxes, marks
from hub.errors import Problem
from hub.fields import Report


def given(written: str) -> marks.Node:
    """A value as it stands in a file."""
    return marks.parse(written, "a.md")[0]


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (fields.line, "  Two\u00a0 words ", "Two words"),
        (fields.line, "|\n  two\n  lines", "two lines"),
        (fields.day, "2026-11-20", date(2026, 11, 20)),
        (fields.wall_clock, "2026-12-03 13:00", datetime(2026, 12, 3, 13)),  # noqa: DTZ001  a clock on the wall
        (fields.wall_clock, "2026-12-03 9:05", datetime(2026, 12, 3, 9, 5)),  # noqa: DTZ001
        (fields.wall_clock, "2026-12-03T13:00:59", datetime(2026, 12, 3, 13)),  # noqa: DTZ001
        (fields.address, "HTTP://Example.gov", "http://example.gov/"),
        (mailboxes.one_line, ">-\n  a\n  b\n\n", "a b"),
        (fields.whole, "12", 12),
        (fields.flag, "yes", True),
        (fields.timezone, "Europe/Berlin", ZoneInfo("Europe/Berlin")),
        (fields.choice(("a", "b")), "b", "b"),
        (fields.choice({"a": 1}), "a", 1),
        (fields.several(fields.line), "[b, a, b]", ("b", "a")),
        (fields.group({"real": fields.required(fields.whole), "imag": fields.optional(fields.whole)}, complex),
         "{real: 2}", 2),
    ],
)  # fmt: skip
def test_values(read: fields.Reader, written: str, value: object) -> None:
    """What is written well is read without a word."""
    report = Report("a.md")
    assert (read(given(written), report), report.problems) == (value, [])


@pytest.mark.parametrize(
    ("read", "written", "found"),
    [
        (
            mailboxes.one_line,
            '"a\\nb"',
            r"'a\nb' holds a line break or another mark that nobody sees; write one",
        ),
        (mailboxes.one_line, "[]", "a list is no text; write a few words"),
        (fields.line, "[]", "a list is no text; write a few words"),
        (fields.line, "0x1F", '0x1F is no text; put it in quotes: "0x1F"'),
        (fields.line, "~", 'nothing is no text; put it in quotes: "~"'),
        (fields.day, "0001-01-01", "0001-01-01 lies too far away; check the year: it is one from 1900 to 2199"),
        (fields.day, "20/11/0026", "'20/11/0026' is no date; "),
        (fields.wall_clock, "9999-12-31 10:00", "'9999-12-31 10:00' lies too far away; check the year: it is one from"),
        (fields.day, "yesterday", "'yesterday' is no date; "),
        (fields.wall_clock, "2026-12-03 13:00Z", "'2026-12-03 13:00Z' has an offset; write the local time only, "),
        (fields.wall_clock, "[2026]", "a list is no date and time; write a real day and the time of a 24-hour clock"),
        (fields.wall_clock, "13:00", "13:00 is no date and time; write a real day and the time of a 24-hour clock"),
        (fields.address, "{a: b}", "a mapping is no web address; write it in full, such as https://example.gov/page/"),
        (fields.whole, "true", "a yes/no value is no whole number from 1 to 9999; write digits only, such as 12"),
        (fields.whole, "1.50", "1.50 is no whole number from 1 to 9999; write digits only, such as 12"),
        (fields.whole, "10000", "10000 is no whole number from 1 to 9999; write digits only, such as 12"),
        (fields.flag, "1", "1 is neither true nor false; write `true` or `false`"),
        (fields.timezone, "[]", "a list is no time zone; write one such as America/New_York"),
        (fields.timezone, "Mars/Olympus!", "'Mars/Olympus!' is no time zone; write one such as America/New_York"),
        (fields.choice(("a", "b")), "[a]", "a list is not known; write one of a, b"),
        (fields.choice(()), "a", "'a' is not known; there is none yet to choose from"),
        (fields.several(fields.line), "a, b", "'a, b' is no list; write it as [a, b]"),
        (fields.line, f"[{'x' * 200}]: 1", "a mapping is no text; write a few words"),
        (fields.choice(("a",)), "x" * 200, f"'{'x' * 98}… is not known; write one of a"),
    ],
)
def test_mistakes(read: fields.Reader, written: str, found: str) -> None:
    """What is wrong is named as it stands in the file, with what to write; no value comes of it."""
    report = Report("a.md")
    assert not read(given(written), report)
    (problem,) = report.problems
    assert f"{problem.message}; {problem.fix}"[: len(found)] == found


@pytest.mark.parametrize(
    ("word", "known", "advice"),
    [
        ("Traning", ("training", "networking"), 'did you mean "training"? (training, networking)'),
        ("x", {"a": 1, "b": 2}, "write one of a, b"),
        ("x", tuple(map(str, range(17))), "write one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, …"),
        ("x", (), "there is none yet to choose from"),
    ],
)
def test_nearest(word: str, known: tuple[str, ...] | dict[str, int], advice: str) -> None:
    """Advice names the nearest word, or the first of those that may stand there."""
    assert fields.nearest(word, known) == advice


@pytest.mark.parametrize("empty", ["", "~", "''", "' \u200b'", "[]", "{}"])
def test_empty_is_missing(empty: str) -> None:
    """A key without a value is as good as none: an optional one is left out, a required one is asked for."""
    report = Report("a.md")
    known = {"a": fields.optional(fields.line), "b": fields.required(fields.line)}
    assert fields.read(given(f"a: {empty}\nb: {empty}"), known, report) == {}
    assert report.problems == [
        Problem(path="a.md", line=2, rule="110", message="'b' is missing", fix="add a line `b: …`")
    ]


def test_zero_and_no_are_values() -> None:
    """Zero and no are answers, not gaps."""
    known = {"a": fields.required(fields.flag), "b": fields.required(fields.whole)}
    report = Report("a.md")
    assert fields.read(given("a: no\nb: 0"), known, report) == {"a": False, "b": None}
    assert [problem.message for problem in report.problems] == ["b: 0 is no whole number from 1 to 9999"]


def test_unknown_keys_have_a_rule() -> None:
    """Who reads may say by which rule an unknown key is wrong."""
    report = Report("a.md")
    fields.read(given("b: 1"), {"a": fields.optional(fields.line)}, report, rule="700")
    assert list(map(str, report.problems)) == ["a.md:1:1: 700 'b' is no known key; write one of a"]


def test_shown_is_short() -> None:
    """A message is not hidden by what it is about."""
    assert fields.shown("x" * 200) == f"'{'x' * 98}…"
