"""Quotation marks of a page are those of print, and code stays as it is."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import smart_quotes

PIECES = [
    "<p>",
    "</p>",
    "<em>",
    "</em>",
    "<code>",
    "</code>",
    "'",
    '"',
    "&quot;",
    "&amp;",
    "word",
    " ",
    "(",
    "7",
    "<br>",
]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>\"It's <em>here</em>.\"</p>", "<p>“It’s <em>here</em>.”</p>"),
        ('<p><a href="x">Hub</a>\'s guide, <code>it\'s "code"</code>\'s end</p>',
         '<p><a href="x">Hub</a>’s guide, <code>it\'s "code"</code>’s end</p>'),
        ('<p>See <a href="https://a.gov/O\'R">https://a.gov/O\'R</a>\'s and <a href="x">O\'R\'s</a></p>',
         '<p>See <a href="https://a.gov/O\'R">https://a.gov/O\'R</a>’s and <a href="x">O’R’s</a></p>'),
        ('<p><strong>"Bold"</strong> and ("so")</p>', "<p><strong>“Bold”</strong> and (“so”)</p>"),
        ('<p>"<em>so</em>"</p>', "<p>“<em>so</em>”</p>"),
        ('<p>"<em>so</em>" and "<b>x</b>"</p>', "<p>“<em>so</em>” and “<b>x</b>”</p>"),
        ("<p>&quot;x&quot; and &#39;y&#39;</p>", "<p>“x” and ‘y’</p>"),
        ('<p>the \'90s, 5\'6" and "¿Qué?"</p>', "<p>the ’90s, 5’6” and “¿Qué?”</p>"),
        ('<p>"\'a\' b"</p>', "<p>“‘a’ b”</p>"),
        ('<p>End.</p>\n<p>"Begin"</p><ul><li>"one"</li></ul>', "<p>End.</p>\n<p>“Begin”</p><ul><li>“one”</li></ul>"),
        ('<pre><code>"code"</code></pre>\n<p>"Words"</p>', '<pre><code>"code"</code></pre>\n<p>“Words”</p>'),
        ("<p><img alt=\"it's\" src=\"it's.png\"></p>", "<p><img alt=\"it's\" src=\"it's.png\"></p>"),
        ("<p>a &amp; b &lt; c 'd'</p>", "<p>a &amp; b &lt; c ‘d’</p>"),
        ("<p>nothing</p>", "<p>nothing</p>"),
        ("<p>\"a\" <code>\"b\" <a href='c'", "<p>“a” <code>\"b\" <a href='c'"),
        ("<p>'a' <a href='c'", "<p>‘a’ <a href='c'"),
        ("<p>1 < 2, 'so'</p>", "<p>1 < 2, ‘so’</p>"),
        ("2 >'so'", "2 >‘so’"),
    ],
)  # fmt: skip
def test_quotes(html: str, expected: str) -> None:
    """Marks are set by the words beside them, through tags; code and attributes stay."""
    assert smart_quotes.in_html(html) == expected


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_nothing_but_marks_changes(html: str) -> None:
    """Whatever HTML there is: with its marks taken out, it is what it was."""
    assert _without_marks(smart_quotes.in_html(html)) == _without_marks(html)


def _without_marks(html: str) -> str:
    return re.sub("['\"“”‘’]|&quot;", "", html)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<code>", "<a ", "<", "<i>", "<i'", "<a>http://", "'", "'<", "'<i>"])
def test_quotes_of_broken_html_are_set_in_no_time(piece: str) -> None:
    """Thousands of tags that nothing closes, and of marks side by side."""
    start = time.process_time()
    smart_quotes.in_html(f"<p>\"{piece * 30_000}>a'")
    assert time.process_time() - start < 3
