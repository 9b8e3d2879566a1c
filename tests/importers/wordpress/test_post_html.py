"""The HTML of WordPress: paragraphs by blank lines, and shortcodes."""

from __future__ import annotations

import time

import pytest

from hub.importers.wordpress import post_html

REUSED = {"7": "<!-- wp:p --><p>Again.</p>"}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("One\r\ntwo\n\n \nThree", "<p>One<br>\ntwo</p>\n<p>Three</p>"),
        ("<h2>One</h2>\n\nTwo", "<h2>One</h2>\n<p>Two</p>"),
        ("<b>One</b>", "<p><b>One</b></p>"),
        ("A\n\n<pre>x\n\ny</pre>\n\nB", "<p>A</p>\n<pre>x\n\ny</pre>\n<p>B</p>"),
        ("<!-- wp:list -->\n\n<ul></ul>", "<!-- wp:list -->\n\n<ul></ul>"),
        ("https://a.example.gov/x", '<p><a href="https://a.example.gov/x">https://a.example.gov/x</a></p>'),
        (
            "[embed]https://a.example.gov/x[/embed]",
            '<p><a href="https://a.example.gov/x">https://a.example.gov/x</a></p>',
        ),
        ("[vc_row][vc_column width=1]One[/vc_column][/vc_row]", "<p>One</p>"),
        ('[code lang="c"]\na < b &amp; c\n[/code]', "\n<pre><code>a &lt; b &amp; c</code></pre>\n"),
        ('[caption id="a"]<img>[/caption] [sic] [1] [form id="2"]', "<p><img> [sic] [1]</p>"),
        ("[note]Mind it.[/note] [gallery] [see]", "<p>Mind it.  [see]</p>"),
        (
            '[button link="https://a.example.gov/x" size=2]Go[/button] [/button]',
            '<p><a href="https://a.example.gov/x">Go</a></p>',
        ),
        (
            "So: [youtube https://a.example.gov/x] it",
            '<p>So: <a href="https://a.example.gov/x">https://a.example.gov/x</a> it</p>',
        ),
        ('[vc_column url="https://a.example.gov"]One[/vc_column]', "<p>One</p>"),
        ('<pre>[gallery id="1"]</pre>', '\n<pre>[gallery id="1"]</pre>\n'),
        ('<!-- wp:block {"ref":7} /--><!-- wp:block {"ref":8} /--><!-- wp:feed /-->', "<!-- wp:p --><p>Again.</p>"),
        (
            '<!-- wp:file --><a href="/a.pdf">A</a><a href="/a.pdf" class="wp-block-file__button" download>Load</a>',
            '<!-- wp:file --><a href="/a.pdf">A</a>',
        ),
    ],
)
def test_a_body_is_what_readers_saw(html: str, expected: str) -> None:
    """Blank lines make paragraphs, but not within <pre>, and not where the block editor made its own.

    Of shortcodes, what they frame and where they lead stays; a block shows another text of the site.
    """
    assert post_html.shown(html, REUSED) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('[caption id="a"]<img> A lamp[/caption]Words [gallery] go [x y=1]on.', "Words  go on."),
        ("[a href=https://a.example.gov]Words[/a] of [note]it[/note] [x].", "Words of it [x]."),
        ("https://a.example.gov/x\r\nWords.<figcaption>A lamp</figcaption>[code]x[/code]", "\nWords."),
    ],
)
def test_prose_is_what_an_author_says(html: str, expected: str) -> None:
    """Not what a picture shows, a shortcode makes, or a program is."""
    assert post_html.prose(html) == expected


def test_each_shortcode_is_named_once() -> None:
    """At the first place; words in brackets are none."""
    assert list(post_html.shortcodes("[a] [gallery]\n[form id=2] x [/form] [gallery] [pdf https://a.example.gov]")) == [
        ("gallery", 4, "it is left out"),
        ("form", 14, "what it frames is kept"),
        ("pdf", 46, "its address is kept"),
    ]


def test_each_block_that_is_made_anew_is_named() -> None:
    """Unless it shows a text that is there."""
    body = '<!-- wp:feed {"a":1} /--><!-- wp:block {"ref":7} /-->\n<!-- wp:p --><!-- wp:block {"ref":8} /-->'
    assert list(post_html.made(body, REUSED)) == [("feed", 0), ("block", 67)]


@pytest.mark.parametrize(
    "part",
    [
        "<pre>",
        "[a b=",
        "\n \n ",
        "[caption",
        "[caption]",
        "[code]",
        "<figcaption>",
        "https://a",
        "[a] [/a]",
        "<!-- wp:a {",
        " wp-block-file__button",
    ],
)
def test_no_body_takes_long(part: str) -> None:
    """Text of 400 kB that begins again and again."""
    start = time.process_time()
    post_html.shown("<a" + part * 80_000, {})
    post_html.prose(part * 80_000)
    assert time.process_time() - start < 4


def test_what_blocks_show_has_an_end() -> None:
    """A body of many that show the same is no larger than pages are; those behind are named."""
    html = '<!-- wp:block {"ref":2} /-->' * 1_000
    reused = {"2": "<p>Oil.</p>" * 1_000}
    shown = post_html.MOST_REUSED // len(reused["2"])

    assert post_html.shown(html, reused) == reused["2"] * shown
    assert len(list(post_html.made(html, reused))) == 1_000 - shown
