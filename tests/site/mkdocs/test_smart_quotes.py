"""Quotation marks of a page are those of print, and code stays as it is."""

from __future__ import annotations

import pytest
from markdown import markdown

from hub.site.mkdocs.markdown_extension import HubExtension


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"It\'s *here*."', "“It’s <em>here</em>.”"),
        ("[Hub](x)'s guide, `it's \"code\"`'s end", '<a href="x">Hub</a>’s guide, <code>it\'s "code"</code>’s end'),
        ('**"Bold"** and ("so")', "<strong>“Bold”</strong> and (“so”)"),
        ('<small>it\'s</small> <span>"So"</span>', "<small>it’s</small> <span>“So”</span>"),
        ('<kbd>it\'s</kbd> "so" \\* "yes"', "<kbd>it's</kbd> “so” * “yes”"),
        ("![it's](a.png)", '<img alt="it\'s" loading="lazy" src="a.png" />'),
    ],
)
def test_quotes(source: str, expected: str) -> None:
    """Quotation marks are set as in print; code stays as it is, also where it is HTML."""
    assert markdown(source, extensions=[HubExtension()]) == f"<p>{expected}</p>"


def test_quotes_begin_again_in_each_block() -> None:
    """What one paragraph ends with is nothing to the next."""
    found = markdown('End.\n\n"Begin"\n\n-   "one"\n-   "two"\n', extensions=[HubExtension()])
    assert found == "<p>End.</p>\n<p>“Begin”</p>\n<ul>\n<li>“one”</li>\n<li>“two”</li>\n</ul>"


def test_code_in_fences_ends() -> None:
    """After a block of code, marks are set again."""
    found = markdown('```\n"code"\n```\n\n"Words"\n', extensions=[HubExtension(), "fenced_code"])
    assert found == "<pre><code>&quot;code&quot;\n</code></pre>\n<p>“Words”</p>"


def test_a_heading_keeps_its_anchor() -> None:
    """An anchor has no marks, whichever way they are set."""
    assert markdown("## It's", extensions=[HubExtension(), "toc"]) == '<h2 id="its">It’s</h2>'
