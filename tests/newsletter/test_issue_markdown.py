"""A piece of Markdown as HTML and as text: the same words, the same links, nothing that a mail must not hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.newsletter import issue_markdown

SITE = "https://hub.example.gov/"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("One *two* **three** `four`.", "<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>"),
        ("# Loud", "<p><strong>Loud</strong></p>"),
        ("[a](/join/)", '<p><a href="https://hub.example.gov/join/">a</a></p>'),
        ("[a](../events/index.md)", '<p><a href="https://hub.example.gov/events/">a</a></p>'),
        ("[a](../b.md#c)", '<p><a href="https://hub.example.gov/b/#c">a</a></p>'),
        ("[a](../index.md)", '<p><a href="https://hub.example.gov/">a</a></p>'),
        ("[a](2026-11-20.md)", '<p><a href="https://hub.example.gov/newsletter/2026-11-20/">a</a></p>'),
        ("[a](https://b.gov/c.md)", '<p><a href="https://b.gov/c.md">a</a></p>'),
        ("[a](//b.gov/c.md)", '<p><a href="https://b.gov/c.md">a</a></p>'),
        ("[a](<https://b.gov/c d>)", '<p><a href="https://b.gov/c%20d">a</a></p>'),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ("[a](ftp://b.gov/)", "<p>[a](ftp://b.gov/)</p>"),
        ("[a](//[b)", "<p>[a](//[b)</p>"),
        ("![chart](/c.png)", '<p><img src="https://hub.example.gov/c.png" alt="chart" /></p>'),
        ("a <b>c</b> d<!-- later -->", "<p>a &lt;b&gt;c&lt;/b&gt; d</p>"),
        ("<div>\na\n</div>", "<p>&lt;div&gt;\na\n&lt;/div&gt;</p>"),
        ("<!-- ask Dana -->", ""),
    ],
)
def test_html(source: str, html: str) -> None:
    """Markdown becomes lean HTML: absolute links, to the pages of files, no raw HTML, no comments, no headings."""
    assert issue_markdown.html(source, SITE) == html


def test_inline_html() -> None:
    """A source line becomes words and links without a paragraph around them."""
    assert (
        issue_markdown.inline_html("**A** [b](/c/)", SITE)
        == '<strong>A</strong> <a href="https://hub.example.gov/c/">b</a>'
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("One *two* **three** `four`\nfive &amp; six.", "One two three four five & six."),
        ("One\\\ntwo", "One\ntwo"),
        ("# Loud\nand clear", "Loud\n\nand clear"),
        ("Read [the *new* form](/f/).", "Read the new form.\nhttps://hub.example.gov/f/"),
        ("[A](/a/), [B](/b/)", "A, B\nA:\nhttps://hub.example.gov/a/\nB:\nhttps://hub.example.gov/b/"),
        ("See <https://b.gov/> now.", "See\nhttps://b.gov/\nnow."),
        ("Ask <a@b.gov>", "Ask\nmailto:a@b.gov"),
        ("![chart](/c.png) of costs", "chart of costs"),
        ("- one\n- two\n  - three\n- four", "- one\n- two\n  - three\n- four"),
        ("3. one\n4. two", "3. one\n4. two"),
        ("- one\n\n  more\n\n- two", "- one\n\n  more\n\n- two"),
        ("> one\n>\n> two", "> one\n> \n> two"),
        ("```\na\n  b\n```", "    a\n      b"),
        ("one\n\n---\n\ntwo", "one\n\n* * *\n\ntwo"),
        ("a <b>c</b><!-- later -->", "a <b>c</b>"),
        ("<!-- ask Dana -->\n\n<hr>", "<hr>"),
        ("", ""),
    ],
)
def test_plain(source: str, text: str) -> None:
    """Markdown becomes a letter: emphasis is plain, lists have dashes, each address stands on its own line."""
    assert issue_markdown.plain(source, SITE) == text


def test_plain_wraps_at_72_columns() -> None:
    """Lines hold 72 columns, in lists too; an address and a long word with hyphens stay whole."""
    word = "a-" * 50 + "b"
    text = issue_markdown.plain(f"- {'word ' * 30}\n- [a](https://b.gov/{word}) {word}", SITE)
    assert text.splitlines() == [
        "- word word word word word word word word word word word word word word",
        "  word word word word word word word word word word word word word word",
        "  word word",
        "- a",
        f"  {word}",
        f"  https://b.gov/{word}",
    ]


def test_inline_plain() -> None:
    """A source line becomes one line of text, with its address under it."""
    assert issue_markdown.inline_plain("*A* [b](/c/)", SITE) == "A b\nhttps://hub.example.gov/c/"


def test_address_is_absolute_and_encoded() -> None:
    """An item's address is whole for every mail program."""
    assert issue_markdown.address("/a b/ü", SITE) == "https://hub.example.gov/a%20b/%C3%BC"


@given(st.text())
def test_any_text_renders(source: str) -> None:
    """No text that an editor can type stops the newsletter, or brings a script into it."""
    assert "<script" not in issue_markdown.html(f"{source}<script>", SITE)
    assert isinstance(issue_markdown.plain(source, SITE), str)
