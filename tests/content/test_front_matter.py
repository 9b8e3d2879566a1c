"""Markdown with front matter: taken apart with its lines, and put together."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import date_parse, text
from hub.content import front_matter, validation
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.yaml_nodes import Node

KNOWN: validation.Fields = {
    "title": validation.required(validation.line),
    "content": validation.optional(validation.line),
    "day": validation.optional(validation.day),
    "start": validation.optional(validation.wall_clock),
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


def test_fields_are_looked_at_together_once_each_is_right() -> None:
    """What needs several fields is asked only where all of them could be read."""

    def check(values: Mapping[str, Any], report: validation.Report, node: Node) -> None:
        report(node, f"{values['title']} is taken", rule="500")

    with pytest.raises(ContentError, match=r"^a\.md:2:1: 500 One is taken$"):
        front_matter.read("---\ntitle: One\n---\n", "a.md", KNOWN, check)
    with pytest.raises(ContentError, match=r"^a\.md:2:1: 112 title: 1 is not text; put it in quotes: \"1\"$"):
        front_matter.read("---\ntitle: 1\n---\n", "a.md", KNOWN, check)


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
