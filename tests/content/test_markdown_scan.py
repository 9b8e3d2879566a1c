"""A file's links, pictures and headings are found where readers see them, and edits change nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown import Markdown

from hub.config import hub_settings
from hub.content import file_kinds, markdown_scan
from hub.content.markdown_scan import Edit, MarkdownFile
from tests import hubs

SMALL = hub_settings.load(hubs.SMALL)


def page(body: str) -> MarkdownFile:
    """A page with this body."""
    return file_kinds.page_of("content/toolkit/design/forms.md", f"---\ntitle: Forms\n---\n{body}", SMALL)


@pytest.mark.parametrize(
    "body",
    [
        "```\n[no](link.md)\n```\n",
        "~~~\n[no](link.md)\n",
        "`[no](link.md)`",
        "``a ` [no](link.md)``",
        "<!-- [no](link.md)\n -->",
        "\\[no](link.md)",
    ],
)
def test_code_and_comments_hold_no_links(body: str) -> None:
    """What readers see as text leads nowhere."""
    assert page(body).links == ()


@pytest.mark.parametrize(
    ("body", "words", "target"),
    [
        ("[a](b.md)", "a", "b.md"),
        ('[a](b.md "A title")', "a", "b.md"),
        ("[a](<b c.md>)", "a", "b c.md"),
        ("[a](https://example.gov/x_(y))", "a", "https://example.gov/x_(y)"),
        ("[![a](p.png)](b.md)", "![a](p.png)", "b.md"),
        ("[a [b] c](d.md)", "a [b] c", "d.md"),
        ('<a class="x" href="b.md">a</a>', "a", "b.md"),
        ("<a href='b.md'>a</a>", "a", "b.md"),
        ("<a href=b.md>a</a>", "a", "b.md"),
        ("[`a`](b.md)", "`a`", "b.md"),
    ],
)
def test_links_in_every_dress(body: str, words: str, target: str) -> None:
    """Markdown and HTML, titles, brackets, pictures and code as links; both places are known."""
    one = page(f"See {body}.")
    (link,) = one.links
    assert (link.words, link.target) == (words, target)
    assert one.text[link.start : link.end] == body
    assert one.text[link.target_start : link.target_end].strip("<>") == target


def test_an_anchor_without_an_address_is_no_link() -> None:
    """`<a id>` names a place."""
    assert page('<a id="here"></a>').links == ()


def test_pictures_have_words_or_none() -> None:
    """An alt that is missing is told from one that is empty."""
    body = '![a](p.png) <img src="q.png"> <img alt="" src="r.png"> <img alt=b>'
    assert [(one.words, one.target) for one in page(body).pictures] == [
        ("a", "p.png"),
        (None, "q.png"),
        ("", "r.png"),
        ("b", ""),
    ]


def test_anchors_are_those_that_the_site_gives() -> None:
    """As Python-Markdown names them: punctuation, accents, code, links, repetitions and own names."""
    body = (
        "## What’s new?\n\n## Crème `brûlée` [here](b.md)\n\n## Twice\n\n## Twice\n\nUnder\n-----\n\n"
        "## Own {#mine}\n\n### Closed ###\n\n## ???"
    )
    made = Markdown(extensions=["toc", "attr_list"])
    made.convert(body)
    wanted = {part["id"] for token in made.toc_tokens for part in (token, *token["children"])}
    assert page(body).anchors == wanted


def test_headings_in_html_and_quotations_are_headings() -> None:
    """Readers hear their level, too. On a page of MkDocs those in HTML have no anchor, on an article's they have."""
    body = "> ### Quoted\n\n<h4 class='x'>In HTML</h4>\n"
    one = page(body)
    assert [(heading.level, heading.words) for heading in one.headings] == [(3, "Quoted"), (4, "In HTML")]
    assert one.anchors == {"quoted"}
    assert replace(one, kind="article").anchors == {"quoted", "in-html"}


def test_levels_of_underlined_headings() -> None:
    """A line of = makes the first level, a line of - the second (CommonMark 4.3)."""
    found = page("One\n===\n\nTwo\n---\n").headings
    assert [(heading.level, heading.words) for heading in found] == [(1, "One"), (2, "Two")]


@pytest.mark.parametrize(
    ("edits", "becomes"),
    [
        ([(0, 2, "X"), (2, 4, "Y")], "XYef"),
        ([(0, 3, "X"), (2, 4, "Y")], "abYef"),
        ([(2, 4, "Y"), (2, 2, "X")], "abYef"),
        ([(0, 6, "X"), (3, 4, "Y"), (5, 6, "Z")], "abcYeZ"),
        ([(6, 6, "!"), (0, 0, "!")], "!abcdef!"),
    ],
)
def test_edits_that_touch_and_overlap(edits: list[tuple[int, int, str]], becomes: str) -> None:
    """Neighbors are both made; of two that overlap, or begin at one place, only one."""
    changes = (Edit(start=start, end=end, new=new) for start, end, new in edits)
    assert markdown_scan.edited("abcdef", changes) == becomes


def test_a_rule_below_a_list_underlines_no_heading() -> None:
    """CommonMark 4.3: only a paragraph can be underlined."""
    assert page("- One\n---\n").headings == ()


def test_places_count_from_the_top_of_the_file() -> None:
    """Line 4 is the first of the body, column 1 its first character."""
    one = page("Word.\n\n ## Two\n")
    assert [one.place(heading.start) for heading in one.headings] == [(6, 2)]


def test_a_file_without_front_matter_is_all_body() -> None:
    """Its links are checked all the same."""
    one = MarkdownFile(path="content/x.md", text="[a](b.md)", kind="page", config=SMALL)
    assert (one.meta, len(one.links)) == ((0, ""), 1)
