"""What is wrong is said with its place and what to write instead."""

from __future__ import annotations

from dataclasses import replace

from hub.errors import ContentError, HubError, NotAHubError, Problem, SourceError

FIRST = Problem(path="a.md", rule="101", message="is empty")
SECOND = Problem(path="a.md", line=2, column=3, rule="112", message="title: 7 is not text", fix='write "7"')


def test_a_problem_is_a_link_for_editors() -> None:
    """Terminals find file, line and column at the start; the advice stands at the end."""
    assert [str(FIRST), str(SECOND)] == ["a.md:1:1: 101 is empty", 'a.md:2:3: 112 title: 7 is not text; write "7"']


def test_a_problem_that_stops_nothing_says_so() -> None:
    """A reader of a list sees at once what must change and what may stay."""
    assert str(replace(SECOND, level="warning")) == 'a.md:2:3: 112 warning: title: 7 is not text; write "7"'


def test_problems_come_in_reading_order() -> None:
    """However they were found, problems are told file by file, from top to bottom."""
    error = ContentError([SECOND, FIRST])
    assert error.problems == (FIRST, SECOND)
    assert str(error) == f"{FIRST}\n{SECOND}"


def test_exit_codes() -> None:
    """What a person can fix in files ends with 1, a command in the wrong place with 2."""
    codes = [error.exit_code for error in (HubError, ContentError, SourceError, NotAHubError)]
    assert codes == [1, 1, 1, 2]
