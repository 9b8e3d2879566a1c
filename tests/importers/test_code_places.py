"""Changes to Markdown that leave its code alone."""

from __future__ import annotations

import re

import pytest

from hub.importers import code_places

CHANGES = ((re.compile(r"x(\d)"), r"<\1>"), (re.compile("y"), lambda found: found[0].upper()))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a", "a"),
        ("x1 and y", "<1> and Y"),
        ("x1 `x2 y` x3", "<1> `x2 y` <3>"),
        ("x1\n\n```\nx2\n\ny\n```\n\nx3\n", "<1>\n\n```\nx2\n\ny\n```\n\n<3>\n"),
        ("x1 <!-- y --> y", "<1> <!-- y --> Y"),
        ("    x1\n", "    x1\n"),
        ("```y``` x1\n\ny\n", "```y``` <1>\n\nY\n"),
        ("<p>\n```\ny\n```x1\ny\n```\ny\n", "<p>\n```\ny\n```x1\ny\n```\nY\n"),
    ],
)
def test_only_words_are_changed(markdown: str, expected: str) -> None:
    """Code in a line, in a fence or set in, and comments stay."""
    assert code_places.outside(markdown, CHANGES) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a\n<!-- -->\nb", "a\n\nb"),
        ("<!-- -->a", "a"),
        ("a `<!-- -->`", "a `<!-- -->`"),
        ("```\n<!-- -->\n```\n\na <!-- --> b <!-- -->", "```\n<!-- -->\n```\n\na  b <!-- -->"),
        ("a", "a"),
    ],
)
def test_the_first_sign_is_taken_out(markdown: str, expected: str) -> None:
    """One in code is not a sign."""
    assert code_places.without_first(markdown, re.compile("<!-- -->")) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("a", "~~~~ md\na\n~~~~"), ("~~~~\na\n~~~~", "~~~~~ md\n~~~~\na\n~~~~\n~~~~~")],
)
def test_a_fence_is_longer_than_those_in_it(words: str, expected: str) -> None:
    """Else the code would end too early."""
    assert code_places.fenced(" md", words, "~~~~") == expected
