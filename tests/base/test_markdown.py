"""One function makes HTML of Markdown, for every face."""

from __future__ import annotations

import re

import pytest

from hub.base import markdown

BOX = '<input type="checkbox" disabled=""'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        (" \n", ""),
        ("Why:\n- one\n- two", "<p>Why:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("~~old~~ and https://example.gov/", '<p><del>old</del> and <a href="https://example.gov/">https://example.gov/</a></p>'),
        ("a\\\nb  \nc", "<p>a<br>\nb<br>\nc</p>"),
        ("a -- b ... <<c>> --fix", "<p>a -- b ... &lt;&gt; --fix</p>"),
        ("It's \"so\" and `it's`", "<p>It’s “so” and <code>it's</code></p>"),
        ("- [ ] open\n- [x] done",
         f'<ul>\n<li>{BOX} aria-label="To do"> open</li>\n<li>{BOX} checked="" aria-label="Done"> done</li>\n</ul>'),
        ("> [!WARNING]\n> Hot.",
         '<div class="admonition warning">\n<p class="admonition-title">Warning</p>\n<p>Hot.</p>\n</div>'),
        ("| a | b |\n| - | -: |",
         '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n</table>'),
        ("```\nx < y\n```", "<pre><code>x &lt; y\n</code></pre>"),
        ("```nonsense\nx\n```", '<pre><code class="language-nonsense">x\n</code></pre>'),
        ("<script>alert(1)</script>\n\nwords", "<p>words</p>"),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
        ("a <input name=q type=text> b", "<p>a  b</p>"),
    ],
)  # fmt: skip
def test_to_html(source: str, html: str) -> None:
    """Markdown reads as on GitHub, with quotation marks as in print, and nothing runs."""
    assert markdown.to_html(source) == html


def test_code_has_colors() -> None:
    """The words of a known language are marked, and stay what they were."""
    html = markdown.to_html('```python\nx = "<a>"  # it\'s\n```')
    assert html.startswith('<div class="highlight"><pre><code class="language-python"><span class="n">x</span> ')
    assert "&lt;a&gt;" in html
    assert "# it's" in html


def test_footnotes_of_several_texts() -> None:
    """On one page, each text has names of its own for its notes; words that look like one stay."""
    html = markdown.to_html("fn-1 says[^1] `#fn-1`\n\n[^1]: Note.", scope="2-")
    assert '<a href="#fn-2-1" id="fnref-2-1">1</a>' in html
    assert '<li id="fn-2-1">' in html
    assert '<a href="#fnref-2-1" class="footnote-backref"' in html
    assert "<p>fn-1 says" in html
    assert "<code>#fn-1</code>" in html


def test_links_lead_where_the_caller_says() -> None:
    """Links, pictures and raw HTML ask the same function."""
    html = markdown.to_html('[a](b.md) ![c](d.png) <a href="e.md">f</a>', lambda way: f"/to/{way}")
    assert html == '<p><a href="/to/b.md">a</a> <img src="/to/d.png" alt="c"> <a href="/to/e.md">f</a></p>'


def test_what_its_author_did_not_write_is_in_the_language() -> None:
    """Titles of notes and names of boxes are; a title of the author's own stays."""
    source = "> [!TIP]\n> a\n\n> [!NOTE] Read it\n> b\n\n- [x] c\n- [ ] d"
    html = markdown.to_html(source, language="es")
    assert re.findall(r'<p class="admonition-title">(.*?)</p>', html) == ["Consejo", "Read it"]
    assert re.findall(r'aria-label="(.*?)"', html) == ["Hecho", "Por hacer"]
    assert '<p class="markdown-alert-title">Consejo</p>' in markdown.bare_html(source, str, language="es")
