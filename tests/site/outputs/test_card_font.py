"""How words fit on a card."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from hub.site.outputs import card_font

SIZES = {80: 2, 40: 3}


def test_a_short_title_is_large() -> None:
    """The first size at which all lines fit is taken, and lines part between words."""
    size, lines = card_font.fitted("Work in short cycles with people", 800, SIZES)
    assert (size, len(lines)) == (80, 2)
    assert " ".join(lines) == "Work in short cycles with people"
    assert all(card_font.length(line, size) <= 800 for line in lines)


def test_a_long_title_is_smaller() -> None:
    """What does not fit at one size has the next."""
    size, lines = card_font.fitted("Work in short cycles " * 4, 800, SIZES)
    assert (size, len(lines)) == (40, 2)


@pytest.mark.parametrize("title", ["word " * 200, "w" * 300, f"a {'w' * 300}"])
def test_what_fits_no_size_ends_with_an_ellipsis(title: str) -> None:
    """No line is wider than the room, and no letter stands outside of the picture."""
    size, lines = card_font.fitted(title, 800, SIZES)
    assert lines[-1].endswith("…")
    assert len(lines) <= SIZES[size]
    assert all(card_font.length(line, size) <= 800 for line in lines)


def test_no_words_have_no_lines() -> None:
    """A title without a word is no line of nothing."""
    assert card_font.fitted(" ", 800, SIZES) == (80, [])
    assert card_font.fitted("w" * 3, 1, SIZES) == (40, ["…"])


@pytest.mark.parametrize(
    ("words", "known"), [("Élan – “naïve” Straße, Łódź", True), ("Служба", True), ("調査", False), ("مرحبا", False)]
)
def test_letters_that_the_font_lacks_are_known(words: str, known: bool) -> None:  # noqa: FBT001  a parameter of the test
    """Latin, Greek and Cyrillic letters are there; of others, no boxes are drawn."""
    assert card_font.drawable(words) is known


@pytest.mark.parametrize("size", [34, 60, 88])
@pytest.mark.parametrize("words", ["AVATAR To fly, W.", "Ẫ Ǻ ĢŞ “Jfj”", "Ётъ Ώ"])
def test_words_are_rows_of_letters(words: str, size: int) -> None:
    """Written letter by letter, they are the picture that Pillow makes of them in one piece, and as wide."""
    expected, found = (Image.new("L", (1200, 240)) for _ in range(2))
    ImageDraw.Draw(expected).text((50, 120), words, 255, card_font.font(size), "ls")
    card_font.write(found, (50, 120), words, size, 255)
    assert found == expected
    assert card_font.length(words, size) == card_font.font(size).getlength(words)


def test_words_of_several_lines_are_cut_on_one() -> None:
    """A line break in a name is a space."""
    assert card_font.cut("Office\nof Maps ", 36, 800) == "Office of Maps"
