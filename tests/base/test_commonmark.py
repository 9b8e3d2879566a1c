"""Markdown is read as GitHub reads it."""

from __future__ import annotations

import comrak
import pytest

from hub.base import commonmark


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Who does what?", "who-does-what"),
        ("Q & A: “new”", "q--a-new"),
        ("a_b-c  d", "a_b-c--d"),
        ("Über C++", "über-c"),
        ("日本語 の タイトル", "日本語-の-タイトル"),
        ("हिन्दी में", "हिन्दी-में"),
        ("1.2 Plan", "12-plan"),
    ],
)
def test_anchor(words: str, name: str) -> None:
    """A heading has the name that the library's own port of GitHub's rule gives it."""
    extensions = comrak.ExtensionOptions()
    extensions.header_id_prefix = ""
    assert f'id="{name}"' in comrak.render_markdown(f"# {words}", extension_options=extensions)
    assert commonmark.anchor(words) == name


def test_anchors_of_equal_headings_differ() -> None:
    """The second of two equal headings gets a number, and one without letters has a name at last."""
    taken: set[str] = set()
    names = [commonmark.free_anchor(words, taken) for words in ("Why", "Why", "Why 1", "Why", "🎉")]
    assert names == ["why", "why-1", "why-1-1", "why-2", "-1"]


def test_positions() -> None:
    """Each element says where it is written, in bytes."""
    assert commonmark.to_html("é *x*", positions=True) == (
        '<p data-sourcepos="1:1-1:6">é <em data-sourcepos="1:4-1:6">x</em></p>\n'
    )


def test_half_a_surrogate_pair() -> None:
    """A lone half of a pair, which no file can hold, is a question mark."""
    assert commonmark.to_html("a\ud800b") == "<p>a?b</p>\n"


def test_an_outline_tells_where_everything_is() -> None:
    """A program finds each element's place, each address as it is written, and raw HTML as words."""
    assert commonmark.outline("Ä <b>[c](</d é?&amp;>)</b>") == (
        '<p data-sourcepos="1:1-1:28">Ä &lt;b&gt;'
        '<a data-sourcepos="1:7-1:24" href="%2Fd%20%C3%A9%3F%26">c</a>&lt;/b&gt;</p>\n'
    )


def test_the_last_line_of_a_text_needs_no_end() -> None:
    """An address that is written apart from its link is one in the last line, too."""
    assert commonmark.to_html("# [a][b]\n[b]: <c d>") == '<h1><a href="c%20d">a</a></h1>\n'


def test_names_of_emoji() -> None:
    """A name that GitHub shows as an emoji is known; the words of a text stay as they are."""
    assert [commonmark.emoji(name) for name in ("tada", "+1", "no-such-name", "TADA")] == ["🎉", "👍", "", ""]
    assert commonmark.to_html(":tada: urn:us:gov") == "<p>:tada: urn:us:gov</p>\n"


def test_a_reference_is_followed_as_often_as_on_github() -> None:
    """Its links may be longer than the text, and their places are those of the text."""
    words = "".join(f"[{number}][r]\n" for number in range(99)) + "\n[r]: https://example.gov/a/long/address\n"
    assert commonmark.to_html(words).count('href="https://example.gov/a/long/address"') == 99
    placed = commonmark.to_html(words, positions=True)
    assert '<a data-sourcepos="99:1-99:7" href="https://example.gov/a/long/address">98</a>' in placed
