"""Markdown with front matter: taken apart with its lines, and put together."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import date_parse, text
from hub.content import date_fields, front_matter, validation
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.yaml_nodes import Node

KNOWN: validation.Fields = {
    "title": validation.required(validation.line),
    "content": validation.optional(validation.line),
    "day": validation.optional(date_fields.day),
    "start": validation.optional(date_fields.wall_clock),
    "number": validation.optional(validation.whole),
    "active": validation.optional(validation.flag),
    "topics": validation.optional(validation.several(validation.line)),
}


def test_read() -> None:
    """A document is the values of its front matter and its body as it stands, with the line where it starts."""
    source = "\n---  \ntitle: One\nday: 2026-11-20\n---\n\n# Body\n---\n"
    assert front_matter.read(source, "a.md", KNOWN) == front_matter.Document(
        path="a.md", values={"title": "One", "day": date(2026, 11, 20)}, body="\n# Body\n---\n", body_line=6
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_two_versions_of_a_merge(end: str) -> None:
    """Whoever merges must choose; a line that only looks like a mark of git is somebody's words."""
    body = "One.\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> main\n"
    with pytest.raises(ContentError, match=r"^a.md:5:1: 106 git could not merge two versions of these lines; "):
        front_matter.split(f"---\ntitle: One\n---\n{body}".replace("\n", end), "a.md")
    words = body.replace("=======", "====")
    assert front_matter.split(f"---\ntitle: One\n---\n{words}", "a.md")[2] == words


def test_fields_are_looked_at_together() -> None:
    """What needs several fields gets those that could be read, and None for one that is wrong alone."""

    def check(values: Mapping[str, Any], report: validation.Report, node: Node) -> None:
        report(node, f"{values['title']} is taken", rule="500")

    with pytest.raises(ContentError, match=r"^a\.md:2:1: 500 One is taken$"):
        front_matter.read("---\ntitle: One\n---\n", "a.md", KNOWN, check)
    assert said("title: 1", check) == ['2:1: 112 title: 1 is not text; put it in quotes: "1"', "2:1: 500 None is taken"]
    assert "2:1: 500 None is taken" in said("title: 'x", check)
    assert said("- a", check) == ["2:1: 112 expected keys and values, found a list; write one `key: value` a line"]


def said(meta: str, check: Any = None, fences: tuple[str, str] = ("---", "---")) -> list[str]:  # noqa: ANN401
    """What is wrong with front matter."""
    with pytest.raises(ContentError) as caught:
        front_matter.read(f"{fences[0]}\n{meta}\n{fences[1]}\nWords.\n", "a.md", KNOWN, check)
    return [str(problem).removeprefix("a.md:") for problem in caught.value.problems]


def test_mistakes_beside_lines_that_are_not_yaml() -> None:
    """Each is told in one run, and nothing is called missing that is only wrong."""
    meta = (
        "title: Clinic: forms\nday: tomorrow\ncontent: @all\ntopcis: [a]\nnumber 12\nactive: perhaps\n"
        "topics:\n- a\n- b: c: d\nday: 2026-11-20\nstart:\n\t2026"
    )
    assert said(meta) == [
        '2:8: 102 this is not YAML: this value needs quotes around it; write `title: "Clinic: forms"`',
        "3:1: 112 day: 'tomorrow' is not a date; write a real day, such as 2026-11-20, without quotes or a time",
        '4:10: 102 this is not YAML: this value needs quotes around it; write `content: "@all"`',
        (
            "5:1: 111 'topcis' is not a known key; did you mean \"topics\"? "
            "(title, content, day, start, number, active, topics)"
        ),
        (
            "6:1: 102 this is not YAML: 'number 12' has no colon with a space after its key; "
            "write `number: 12`, or two spaces before it where it goes on from the line above"
        ),
        "7:1: 112 active: 'perhaps' is neither true nor false; write `true` or `false`",
        '10:6: 102 this is not YAML: this value needs quotes around it; write `- b: "c: d"`',
        "11:1: 103 the key 'day' appears twice, first on line 3; keep one of the two",
        "13:1: 102 this is not YAML: this line starts with a tab; use spaces, not tabs",
    ]


def test_a_file_of_lines_that_are_not_yaml() -> None:
    """Whoever sends one waits no longer than for another."""
    assert len(said("title: 'a\n" + "b: @\n" * 100_000)) < 2_000


@pytest.mark.parametrize("fence", ["----", "--", "———", "–", "...", "…"])
def test_lines_that_are_nearly_fences(fence: str) -> None:
    """They are told with their line and taken for what they are meant to be, so that the rest is told as well."""
    told = f"101 {fence!r} is not a line of only ---; write three hyphens, and nothing else on the line"
    wrong = '2:1: 112 title: 1 is not text; put it in quotes: "1"'
    assert said("title: 1", fences=(fence, "---")) == [f"1:1: {told}", wrong]
    assert said("title: 1", fences=("---", fence)) == [wrong, f"3:1: {told}"]
    with pytest.raises(ContentError):
        front_matter.split(f"---\ntitle: x\n{fence}\n", "a.md")


def test_a_fence_that_is_indented() -> None:
    """One with a space before it closes the front matter where no other does: a long value may hold such a line."""
    assert said("title: x", fences=(" ---", " ---")) == [
        f"{line}:1: 101 ' ---' is not a line of only ---; write three hyphens, and nothing else on the line"
        for line in (1, 3)
    ]
    assert front_matter.read("---\ntitle: |\n  a\n  ---\n---\nb", "a.md", KNOWN).values == {"title": "a ---"}


@pytest.mark.parametrize(
    ("meta", "found"),
    [
        ("title: Clinic #4", "'#4' for a remark, which begins with #; put the value in quotes: \"Clinic #4\""),
        ("title: Room # 5 # where", "'# 5' for a remark, which begins with #; put the value in quotes: \"Room # 5\""),
        ("title: &lab Clinic", "'&lab' for the name of a value; put the value in quotes: \"&lab Clinic\""),
        ("title: #4", "'#4' for a remark, which begins with #; put the value in quotes: \"#4\""),
        ('title: "Clinic" #4', "'#4' for a remark, which begins with #; put the value in quotes: \"Clinic #4\""),
        ("title: two\n  lines #1", "'#1' for a remark, which begins with #; put the value in quotes: \"two lines #1\""),
        ("title: !new tool", "'!new' for a tag; put the value in quotes: \"!new tool\""),
        ("title: x\ntopics:\n- a #1", "'#1' for a remark, which begins with #; put the value in quotes: \"a #1\""),
        ("title: x\ncontent: #1", "'#1' for a remark, which begins with #; put the value in quotes: \"#1\""),
    ],
)
def test_words_that_yaml_would_lose(meta: str, found: str) -> None:
    """What belongs to a value and is taken for something else is told, with the value in quotes."""
    (one,) = said(meta)
    assert one.split(" YAML takes ")[1] == found
    assert " 104 " in one


@pytest.mark.parametrize(
    "meta",
    [
        "title: Clinic # in a few words",
        "title: C#4",
        "title: '#4'",
        "title: |\n  a\n  b #4",
        "title: x\nday: 2026-11-20 #checked",
        "title: x # see #4",
        "title: !!str 4",
    ],
)
def test_remarks_that_are_meant(meta: str) -> None:
    """Remarks of a scaffold, marks within words, and what no reader would see stay as they are."""
    assert front_matter.read(f"---\n{meta}\n---\n", "a.md", KNOWN).values["title"]


def test_split_counts_lines() -> None:
    """Front matter and body know the lines they start on."""
    assert front_matter.split("\ufeff\n\n---\r\na: 1\r\n---\r\nb\r\n", "a.md") == ("a: 1", 4, "b\n", 6)


def test_write() -> None:
    """Values are written in their order, without line breaks, and the body after a blank line."""
    values = {"title": "Café: a start", "day": date(2026, 11, 20), "topics": ("forms", "no")}
    assert front_matter.write(values, "\n\nBody.\n\n") == (
        "---\ntitle: 'Café: a start'\nday: 2026-11-20\ntopics:\n- forms\n- 'no'\n---\n\nBody.\n"
    )


def test_write_says_a_day_as_often_as_it_is_meant() -> None:
    """One date under two names is written twice, never as an alias."""
    day = date(2026, 11, 20)
    assert front_matter.write({"published": day, "added": day}, "") == (
        "---\npublished: 2026-11-20\nadded: 2026-11-20\n---\n"
    )


def test_write_without_body() -> None:
    """A document without a body ends with its front matter."""
    assert front_matter.write({"title": "x" * 300}, " \n") == f"---\ntitle: {'x' * 300}\n---\n"


LINES = st.text().map(text.clean).filter(bool)
ODD_LINES = st.sampled_from(["no", "2026", "12:30", "2026-11-20", "---", "- a", "a: b", "#a", "''", "=", "~", "@", "é"])
FIRST, LAST = date(date_parse.YEARS[0], 1, 1), date(date_parse.YEARS[-1], 12, 31)
TIMES = st.builds(datetime.combine, st.dates(FIRST, LAST), st.times())
VALUES = st.fixed_dictionaries(
    {"title": LINES | ODD_LINES},
    optional={
        "content": LINES | ODD_LINES,
        "day": st.dates(FIRST, LAST),
        "start": TIMES.map(lambda time: time.replace(second=0, microsecond=0)),
        "number": st.integers(1, validation.HIGHEST),
        "active": st.booleans(),
        "topics": st.lists(LINES | ODD_LINES, min_size=1, unique=True).map(tuple),
    },
)


@given(VALUES, st.text().map(str.strip))
def test_read_undoes_write(values: dict[str, Any], body: str) -> None:
    """What is written is read back: the same values and, but for line ends, the same body."""
    document = front_matter.read(front_matter.write(values, body), "a.md", KNOWN)
    assert document.values == values
    assert document.body.strip() == body.replace("\r\n", "\n").replace("\r", "\n")
