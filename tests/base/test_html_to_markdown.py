"""Cleaned HTML becomes Markdown that says the same and can do no more."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from hub.base import commonmark, html_to_markdown, sanitize_html
from tests.base.test_sanitize_html import BASE, FRAGMENTS


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Ask <b>once</b>.</p><p>Then <i>wait</i>.</p>", "Ask **once**.\n\nThen *wait*."),
        ("<h2>Why</h2><ul><li>one<ul><li>two</li></ul></li></ul>", "## Why\n\n- one\n  - two"),
        ('<ol start="3"><li>three</li></ol>', "3. three"),
        ("<p>A *star*, a _line_ and [a](b)</p>", "A \\*star\\*, a \\_line\\_ and \\[a\\](b)"),
        ("<p># No heading</p><p>1. no list</p>", "\\# No heading\n\n1\\. no list"),
        ('<p>words\n{: onmouseover="x" }</p>', 'words\n&#123;: onmouseover="x" }'),
        ("<p>[a]: javascript:x</p>", "\\[a\\]: javascript:x"),
        ('<p>!!! note "x"</p>', '\\!!! note "x"'),
        ("<p>&lt;script&gt; &amp;amp;</p>", "&lt;script\\> &amp;amp;"),
        ("<p>https://example.gov/a_b</p>", "https://example.gov/a_b"),
        ('<p>https://example.gov/"*</p>', 'https&#58;//example.gov/"\\*'),
        ("<p>write to a*b@example.gov</p>", "write to a\\*b&#64;example.gov"),
        ('<a href="https://example.gov/a_(b) c">x</a>', "[x](https://example.gov/a_%28b%29%20c)"),
        ("<a>x</a>", "x"),
        (
            '<img src="https://example.gov/a.png" alt="a](javascript:x)">',
            "![a\\](javascript:x)](https://example.gov/a.png)",
        ),
        ("<pre>a\n```\nb</pre>", "````\na\n```\nb\n````"),
        ("<pre> </pre>", ""),
        ("<p><code>a <b>b</b></code></p>", "`a b`"),
        ("<b><pre>a</pre></b>", "```\na\n```"),
        ("<dl><dt>Queue</dt><dd>People who wait</dd></dl>", "**Queue**\n\nPeople who wait"),
        ("<details><summary>More</summary><p>Words</p></details>", "**More**\n\nWords"),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"),
        ("<p>one<br>two</p>", "one  \ntwo"),
        (
            "<table><tr><th>A|b</th><th>B</th></tr><tr><td>1<br>2</td><td><dl><dt>x</dt><dd>y</dd></dl></td></tr></table>",
            "| A\\|b | B |\n| --- | --- |\n| 1<br>2 | x  y |",
        ),
    ],
)
def test_converts(html: str, expected: str) -> None:
    """Marks of Markdown are made of elements alone; what looks like one in the words is escaped."""
    assert html_to_markdown.convert(html) == expected


def test_html_that_is_too_deep_becomes_its_words() -> None:
    """A page of a thousand open boxes keeps its words."""
    assert html_to_markdown.convert(f"{'<blockquote>' * 1000}*words*") == "\\*words\\*"


@given(FRAGMENTS)
def test_the_words_stay(html: str) -> None:
    """Whatever the HTML, the Markdown of it says the same letters and digits."""
    safe = sanitize_html.safe(html, BASE)
    page = sanitize_html.page(commonmark.to_html(html_to_markdown.convert(safe)), str)
    assert letters(page) == letters(safe)


def letters(html: str) -> str:
    """Return the letters and digits of HTML, without spaces and marks, which Markdown may place otherwise."""
    return re.sub(r"[\W_]+", "", sanitize_html.plain(html))
