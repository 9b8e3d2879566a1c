"""Kramdown becomes CommonMark."""

from __future__ import annotations

import time

import pytest

from hub.importers.jekyll import kramdown


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("* TOC\n{:toc}\n\na", "\n\na"),
        ("1. a\n{: toc}\n", "\n"),
        ("## On this page\n{: .no_toc .text-delta }\n\n- TOC\n{:toc}\n\na", "\n\na"),
        (
            '<details markdown="block">\n <summary>\n Contents\n </summary>\n  {: .x }\n1. TOC\n{:toc}\n</details>\n',
            "\n",
        ),
        ("# A\n{: .big}\n\nB {: .no}", "# A\n\n\nB {: .no}"),
        ("## A {#a}\n\n## B {: #b .c}\n\n## C {d}", "## A\n\n## B\n\n## C {d}"),
        ('[a](b){: .btn} ![c](d){: width="1"} **e**{:.f} `g`{: .h}', "[a](b) ![c](d) **e** `g`"),
        (
            "`[a](b){: .btn}`\n\n```\n[a](b){: .btn}\n{: .c}\n```\n",
            "`[a](b){: .btn}`\n\n```\n[a](b){: .btn}\n{: .c}\n```\n",
        ),
        ('a\n{::comment}\nb\n{:/comment}\nc {::options toc_levels="1" /}', "a\n\nc "),
        ("{::nomarkdown}a{:/}", "a"),
        ('<div class="a" markdown="1">\n*b*\n</div>\nc\n', '<div class="a">\n\n*b*\n</div>\n\nc\n'),
        ("</div>\n<p>", "</div>\n<p>"),
    ],
)
def test_attributes_are_no_words(markdown: str, expected: str) -> None:
    """Nor are comments and tables of contents; code keeps all of them."""
    assert kramdown.common(markdown) == expected


@pytest.mark.parametrize(
    "part", ["\n{:", "* a\n{:toc", "{::comment}", "## a {", "<details>\n<summary>", "a)", "<div markdown", " "]
)
@pytest.mark.parametrize("start", ["", "# a", "<div"])
def test_no_text_takes_long(start: str, part: str) -> None:
    """Marks that begin again and again, and blanks in a line."""
    since = time.process_time()
    kramdown.common(start + part * 20_000 + "x")
    assert time.process_time() - since < 3
