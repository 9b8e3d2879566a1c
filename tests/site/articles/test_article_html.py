"""The Markdown of an article becomes HTML that is safe, and in which every heading has an address."""

from __future__ import annotations

import pytest

from hub.site.articles import article_html
from hub.site.articles.article_html import AnchoredHeading


def html(markdown: str) -> str:
    """The HTML of a text whose links stay as they are."""
    return article_html.render(markdown, str, set()).html


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Plain *and* **strong**.", "<p>Plain <em>and</em> <strong>strong</strong>.</p>"),
        ("~~gone~~", "<p><del>gone</del></p>"),
        ("See www.example.gov now", '<p>See <a href="http://www.example.gov">www.example.gov</a> now</p>'),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("<script>alert(1)</script>Hello", "Hello"),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
        ("<b onclick=x>Hi</b>", "<p><b>Hi</b></p>"),
        ('<a href="https://a.gov/b">at a@b.gov.</a>', '<p><a href="https://a.gov/b">at a@b.gov.</a></p>'),
        ("", ""),
    ],
)
def test_markdown(markdown: str, expected: str) -> None:
    """CommonMark with the usual additions, and nothing that runs."""
    assert html(markdown) == expected


def test_tables() -> None:
    """Columns keep their alignment."""
    assert '<td align="right">1</td>' in html("| a |\n| -: |\n| 1 |")


def test_footnotes_lead_there_and_back() -> None:
    """A note has an anchor, and so has the place that it is called from."""
    found = html("Oil[^1] burns.\n\n[^1]: Slowly.")
    assert '<a href="#fn-1" id="fnref-1">1</a>' in found
    assert '<li id="fn-1">' in found


def test_anchors_in_html_stay() -> None:
    """All but those of the page's frame; a heading keeps its own, and none takes that of another place."""
    found = article_html.render(
        '<a id="why">A</a><p id="main"><p id="hub-q">\n\n<h2 id="oil">Oil</h2>\n\n## Why', str, set()
    )
    assert found.html.startswith('<p><a id="why">A</a></p><p></p><p>')
    assert [heading.anchor for heading in found.headings] == ["oil", "why_1"]
    assert '<h2 id="oil">Oil</h2>' in found.html


def test_links_are_resolved() -> None:
    """Every link and picture goes through the function that knows the site."""
    found = article_html.render("[a](b.md) ![c](d.png)", lambda link: f"../{link}", set()).html
    assert found == '<p><a href="../b.md">a</a> <img src="../d.png" alt="c"></p>'


def test_headings() -> None:
    """Headings get anchors, no two the same, and stand in one another as they do in the text."""
    found = article_html.render("## Why & how\n\n### Why\n\n## Why *how*\n\n## ?\n", str, {"why"}, lambda a: f"[{a}]")
    assert found.headings == (
        AnchoredHeading(2, "why-how", "Why &amp; how", (AnchoredHeading(3, "why_1", "Why"),)),
        AnchoredHeading(2, "why-how_1", "Why how"),
        AnchoredHeading(2, "_1", "?"),
    )
    assert '<h2 id="why-how_1">Why <em>how</em>[why-how_1]</h2>' in found.html


def test_a_bomb_is_text() -> None:
    """A text with tens of thousands of tags is shown as words: to parse it would take minutes."""
    assert html("<i>" * 30_000 + "Boo").startswith("<p>")


def test_finished_tables_scroll_alone() -> None:
    """Each wide table has a region that the keyboard reaches, with a name of its own."""
    found = article_html.finished("<table><tr><td>1</td></tr></table><table></table>")
    region = '<div class="hub-table" role="region" tabindex="0" aria-label="Table {}">'
    assert found == f"{region.format(1)}<table><tr><td>1</td></tr></table></div>{region.format(2)}<table></table></div>"


def test_finished_links_and_pictures() -> None:
    """A link to another site says so, one to our own does not; a picture waits until it is near."""
    found = article_html.finished(
        '<a href="https://example.org/">out</a> <a href="../">in</a> <img src="a.png" alt="A">'
    )
    assert found == (
        '<a href="https://example.org/" rel="external noopener">out</a> <a href="../">in</a>'
        ' <img loading="lazy" src="a.png" alt="A">'
    )
