"""Fields know how they are read and say what is wrong with them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hub.content import date_fields, fields_by_kind, mail_addresses, validation, yaml_nodes
from hub.content.validation import Report
from hub.errors import Problem

NO_ZONE = "is not the name of a time zone; write the place whose clock it is, such as America/New_York"


def given(written: str) -> yaml_nodes.Node:
    """A value as it stands in a file."""
    return yaml_nodes.parse(written, "a.md")[0]


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (validation.line, "  Two\u00a0 words ", "Two words"),
        (validation.line, "|\n  two\n  lines", "two lines"),
        (date_fields.day, "2026-11-20", date(2026, 11, 20)),
        (date_fields.moment, "2026-12-03T13:00-05:00", datetime.fromisoformat("2026-12-03T13:00-05:00")),
        (date_fields.moment, "2026-12-03T13:00:59+00:00", datetime.fromisoformat("2026-12-03T13:00:59+00:00")),
        (date_fields.wall_clock, "2026-12-03 13:00", datetime(2026, 12, 3, 13)),  # noqa: DTZ001  a clock on the wall
        (date_fields.wall_clock, "2026-12-03 9:05", datetime(2026, 12, 3, 9, 5)),  # noqa: DTZ001
        (date_fields.wall_clock, "2026-12-03T13:00:59", datetime(2026, 12, 3, 13)),  # noqa: DTZ001
        (validation.address, "HTTP://Example.gov", "http://example.gov/"),
        (validation.address, "https://archive.gov/web/https://a.gov/x", "https://archive.gov/web/https://a.gov/x"),
        (validation.address, "https://a.gov/?to=https://b.gov,x", "https://a.gov/?to=https://b.gov,x"),
        (validation.address, "https://a.gov/Inc.", "https://a.gov/Inc."),
        (validation.address, "https://a.gov/Oil_(lamp)", "https://a.gov/Oil_(lamp)"),
        (fields_by_kind.contact, "ana@a.gov", "ana@a.gov"),
        (fields_by_kind.contact, "https://a.gov/ask", "https://a.gov/ask"),
        (mail_addresses.one_line, ">-\n  a\n  b\n\n", "a b"),
        (validation.whole, "12", 12),
        (validation.flag, "yes", True),
        (validation.language, "pt-BR", "pt-BR"),
        (validation.language, "no", "no"),
        (date_fields.timezone, "Europe/Berlin", ZoneInfo("Europe/Berlin")),
        (validation.choice(("a", "b")), "b", "b"),
        (validation.choice({"a": 1}), "a", 1),
        (validation.several(validation.line), "[b, a, b]", ("b", "a")),
        (validation.group(
            {"real": validation.required(validation.whole), "imag": validation.optional(validation.whole)}, complex
         ), "{real: 2}", 2),
    ],
)  # fmt: skip
def test_values(read: validation.FieldReader, written: str, value: object) -> None:
    """What is written well is read without a word."""
    report = Report("a.md")
    assert (read(given(written), report), report.problems) == (value, [])


@pytest.mark.parametrize(
    ("read", "written", "found"),
    [
        (
            mail_addresses.one_line,
            '"a\\nb"',
            r"'a\nb' contains a line break or another invisible character; write one",
        ),
        (mail_addresses.one_line, "[]", "a list is not text; write a few words"),
        (validation.line, "[]", "a list is not text; write a few words"),
        (validation.line, "0x1F", '0x1F is not text; put it in quotes: "0x1F"'),
        (validation.line, "~", 'nothing is not text; put it in quotes: "~"'),
        (date_fields.day, "0001-01-01", "0001-01-01 is too far away; check the year: it is one from 1900 to 2199"),
        (date_fields.day, "20/11/0026", "'20/11/0026' is not a date; "),
        (
            date_fields.wall_clock,
            "9999-12-31 10:00",
            "'9999-12-31 10:00' is too far away; check the year: it is one from",
        ),
        (date_fields.day, "yesterday", "'yesterday' is not a date; "),
        (date_fields.moment, "2026-12-03T13:00", "'2026-12-03T13:00' is not a moment; write it with its offset"),
        (date_fields.moment, "2026-12-03T25:00-05:00", "'2026-12-03T25:00-05:00' is not a moment; write it with its "),
        (date_fields.moment, "Friday", "'Friday' is not a moment; write it with its offset, such as "),
        (date_fields.wall_clock, "2026-12-03 13:00Z", "'2026-12-03 13:00Z' has an offset; write the local time only, "),
        (
            date_fields.wall_clock,
            "[2026]",
            "a list is not a date and time; write a real day and the time of a 24-hour clock",
        ),
        (
            date_fields.wall_clock,
            "13:00",
            "13:00 is a time in another form; write the day as well, such as 2026-12-03 13:00",
        ),
        (
            validation.address,
            "{a: b}",
            "a mapping is not a web address; write it in full, such as https://example.gov/page/",
        ),
        *(
            (
                validation.address,
                written,
                f"{written!r} is more than an address; write one address here, such as https://a.gov/one, and put",
            )
            for written in (
                "https://a.gov/one and https://a.gov/two",
                "https://a.gov/one,https://a.gov/two",
                "https://a.gov/one; http://b.gov",
                "https://a.gov/one | https://b.gov",
                "<https://a.gov/one> <https://b.gov>",
                "See https://a.gov/one (https://b.gov)",
            )
        ),
        *(
            (
                validation.address,
                f"'{written}'",
                f"{written!r} is more than an address; write only the address: https://a.gov/one; a space that",
            )
            for written in (
                "<https://a.gov/one>",
                "[One](https://a.gov/one)",
                "https://a.gov/one (register early)",
                "register at https://a.gov/one, please",
                "https://a.gov/one page.html",
                "One: https://a.gov/one.",
                '"https://a.gov/one"',
            )
        ),
        (
            fields_by_kind.contact,
            "ana@a.gov or bo@b.gov",
            "'ana@a.gov or bo@b.gov' is not one email address, and no address of a page; write one, such as ana@a.gov",
        ),
        (
            fields_by_kind.contact,
            "mailto:ana@a.gov",
            "'mailto:ana@a.gov' is not one email address, and no address of",
        ),
        (
            fields_by_kind.contact,
            "ask Ana",
            "'ask Ana' is not one email address, and no address of a page; write one, such as help@example.gov",
        ),
        (
            fields_by_kind.contact,
            "https://a.gov/ana@a.gov or by phone",
            "'https://a.gov/ana@a.gov or by phone' is more",
        ),
        (validation.address, "www.a.gov/one", "'www.a.gov/one' is not a web address; it must start with https:// or h"),
        (date_fields.day, "3/4/2026", "'3/4/2026' can mean two days; write 2026-03-04 or 2026-04-03"),
        (
            date_fields.wall_clock,
            "3/4/2026 13:00",
            "'3/4/2026 13:00' can mean two days; write 2026-03-04 or 2026-04-03, a",
        ),
        (date_fields.day, "“2026-11-20”", "'“2026-11-20”' is a date in another form; write 2026-11-20, without quotes"),
        (
            date_fields.wall_clock,
            "“2026-12-03 13:00”",
            "'“2026-12-03 13:00”' is a time in another form; write 2026-12-03",
        ),
        (
            validation.whole,
            "true",
            "a yes/no value is not a whole number from 1 to 9999; write digits only, such as 12",
        ),
        (validation.whole, "1.50", "1.50 is not a whole number from 1 to 9999; write digits only, such as 12"),
        (validation.whole, "10000", "10000 is not a whole number from 1 to 9999; write digits only, such as 12"),
        (validation.flag, "1", "1 is neither true nor false; write `true` or `false`"),
        (
            validation.language,
            "English",
            "'English' is not the tag of a language; write its short form, such as en, es or pt-BR",
        ),
        (
            date_fields.timezone,
            "[]",
            f"a list {NO_ZONE}",
        ),
        (
            date_fields.timezone,
            "Mars/Olympus!",
            f"'Mars/Olympus!' {NO_ZONE}",
        ),
        (validation.choice(("a", "b")), "[a]", "a list is not known; write one of a, b"),
        (validation.choice(()), "a", "'a' is not known; there is nothing to choose from yet"),
        (validation.several(validation.line), "a, b", "'a, b' is not a list; write it as [a, b]"),
        (validation.several(validation.line), "a; b", "'a; b' is not a list; write it as [a, b]"),
        (
            validation.several(validation.line),
            "Ana Li and Bo & c",
            "'Ana Li and Bo & c' is not a list; write it as [Ana Li, Bo, c]",
        ),
        (validation.line, f"[{'x' * 200}]: 1", "a mapping is not text; write a few words"),
        (validation.choice(("a",)), "x" * 200, f"'{'x' * 98}… is not known; write one of a"),
    ],
)
def test_mistakes(read: validation.FieldReader, written: str, found: str) -> None:
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
        ("x", (), "there is nothing to choose from yet"),
    ],
)
def test_nearest(word: str, known: tuple[str, ...] | dict[str, int], advice: str) -> None:
    """Advice names the nearest word, or the first of those that may stand there."""
    assert validation.nearest(word, known) == advice


@pytest.mark.parametrize("empty", ["", "~", "''", "' \u200b'", "[]", "{}"])
def test_empty_is_missing(empty: str) -> None:
    """A key without a value is as good as none: an optional one is left out, a required one is asked for."""
    report = Report("a.md")
    known = {"a": validation.optional(validation.line), "b": validation.required(validation.line)}
    assert validation.read(given(f"a: {empty}\nb: {empty}"), known, report) == {}
    assert report.problems == [
        Problem(path="a.md", line=2, rule="110", message="'b' is missing", fix="add a line `b: …`")
    ]


def test_zero_and_no_are_values() -> None:
    """Zero and no are answers, not gaps."""
    known = {"a": validation.required(validation.flag), "b": validation.required(validation.whole)}
    report = Report("a.md")
    assert validation.read(given("a: no\nb: 0"), known, report) == {"a": False, "b": None}
    assert [problem.message for problem in report.problems] == ["b: 0 is not a whole number from 1 to 9999"]


def test_unknown_keys_have_a_rule() -> None:
    """Who reads may say by which rule an unknown key is wrong."""
    report = Report("a.md")
    validation.read(given("b: 1"), {"a": validation.optional(validation.line)}, report, rule="700")
    assert list(map(str, report.problems)) == ["a.md:1:1: 700 'b' is not a known key; write one of a"]


def test_shown_is_short() -> None:
    """A message is not hidden by what it is about."""
    assert validation.shown("x" * 200) == f"'{'x' * 98}…"
