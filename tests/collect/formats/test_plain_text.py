"""A text file becomes a title and paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hub.collect.formats import plain_text

LONG = (
    "A line that is far too long for a program to have wrapped it, so that it must be a paragraph of its own, complete."
)


def test_blank_lines_end_paragraphs_and_wrapped_lines_are_joined() -> None:
    """The first line is the title."""
    given_text = "\ufeffA title\r\n\r\nOne line\r\nand its end.\r\n \t\r\n\r\nTwo.\r\n"

    assert plain_text.split(given_text) == ("A title", ("One line and its end.", "Two."))


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    """So are the lines of a block with one that is too long to have been wrapped."""
    assert plain_text.split("A title\nOne.\nTwo.") == ("A title", ("One.", "Two."))
    assert plain_text.split(f"A title\n\n{LONG}\nTwo.\n\nThree") == ("A title", (LONG, "Two.", "Three"))


def test_paragraphs_become_html() -> None:
    """Characters that mean something in HTML are escaped."""
    assert plain_text.markup(("a < b & c", "d")) == "<p>a &lt; b &amp; c</p>\n<p>d</p>"


@given(st.lists(st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){0,5}", fullmatch=True), min_size=3, max_size=12))
def test_blocks_come_back_as_they_were(blocks: list[str]) -> None:
    """Splitting undoes joining by blank lines."""
    assert plain_text.split("\n\n".join(blocks)) == (blocks[0], tuple(blocks[1:]))
