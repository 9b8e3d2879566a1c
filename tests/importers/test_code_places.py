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
    ],
)
def test_only_words_are_changed(markdown: str, expected: str) -> None:
    """Code in a line, in a fence or set in, and comments stay."""
    assert code_places.outside(markdown, CHANGES) == expected
