"""A tree of what a parser of Markdown wrote."""

from __future__ import annotations

import pytest

from hub.base import commonmark, html_tree

MARKDOWN = "a *b\nc* ![d](e.png)\n\n> f <!-- g -->"


def test_elements_know_their_place() -> None:
    """Rows and columns count from 0; an element that the Markdown holds as HTML has none."""
    paragraph, quotation = html_tree.read(commonmark.to_html(MARKDOWN, positions=True))
    assert html_tree.place(paragraph) == (0, 0, 1, 13)
    assert html_tree.place(paragraph[0]) == (0, 2, 1, 1)
    assert html_tree.place(quotation) == (3, 0, 3, 13)
    assert html_tree.place(html_tree.read("<p>h</p>")[0]) is None


def test_content_is_words_and_elements_in_their_order() -> None:
    """Words before, between and after elements come where they are written."""
    paragraph = html_tree.read("<p>a<b>c</b><i></i>d</p>")[0]
    parts = [part if isinstance(part, str) else part.tag for part in html_tree.content(paragraph)]
    assert parts == ["a", "b", "i", "d"]


def test_words_are_one_line_with_those_of_pictures() -> None:
    """What a text says, without its marks and without comments."""
    assert html_tree.words(html_tree.read(commonmark.to_html(MARKDOWN))) == "a b c d f"


@pytest.mark.parametrize("html", ["", "<!-- a -->"])
def test_nothing_is_an_empty_tree(html: str) -> None:
    """A text without words gives a tree without elements."""
    assert len(html_tree.read(html)) == 0
