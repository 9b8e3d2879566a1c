"""A file's links, pictures and headings are found where readers see them, and edits change nothing else."""

from __future__ import annotations

import html

import pytest

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
        "Words\n\n    [no](link.md)",
        "- a\n\n      [no](link.md)",
        "<div>\n[no](link.md)\n</div>",
        "[no](link.md, with words)",
        "[no][link]",
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
        ('[a](b.md "see](c.md)")', "a", "b.md"),
        ("[a](<b c.md>)", "a", "b c.md"),
        (r"[a\]](b\)c.md)", "a]", "b)c.md"),
        ("[a](b&amp;c.md)", "a", "b&c.md"),
        ("[a](é.md)", "a", "é.md"),
        ("[a]()", "a", ""),
        ("[a](https://example.gov/x_(y))", "a", "https://example.gov/x_(y)"),
        ("[![a](p.png)](b.md)", "a", "b.md"),
        ("[a [b] c](d.md)", "a [b] c", "d.md"),
        ('<a class="x" href="b.md">a</a>', "a", "b.md"),
        ("<A HREF='b.md'><b>a</b></A>", "a", "b.md"),
        ("<a href=b.md><img alt='a' src=p.png></a>", "a", "b.md"),
        ("[`a`](b.md)", "a", "b.md"),
        ("[a & *b*](c.md)", "a & b", "c.md"),
        ("<https://example.gov/>", "https://example.gov/", "https://example.gov/"),
        ("https://example.gov/a", "https://example.gov/a", "https://example.gov/a"),
    ],
)
def test_links_in_every_dress(body: str, words: str, target: str) -> None:
    """Markdown and HTML, titles, brackets, pictures and code as links; both places are known."""
    one = page(f"Sée {body}.")
    (link,) = one.links
    assert (link.words, link.target, link.is_found) == (words, target, True)
    assert one.text[link.start : link.end] == body
    written = one.text[link.target_start : link.target_end]
    assert html.unescape(written.replace("\\", "").strip("<>")) == target


DRESSES = r"""Setext [a](one.md)
=====

> A [quoted
> link](two.md "With a title") and
lazy [words](three.md)

1. One

   - [ ] Deep [in](four.md) lists

| A cell with \| | [b](five.md) |
| --- | --- |
| `a\|b` \| [c](six.md) [d](seven.md) | [e](eight.md) |

A [reference][r], [R], ![r][] and a note[^n].

    [code](no.md)

<div>
[text](no.md) <a
href="nine.md">HTML</a>

[Markdown](ten.md)
</div>

> <p><video src='eleven.mp4' poster=twelve.png></video>
> <img src="thirteen.png">

\[no](no.md) \<a href="no.md">no</a> `<a href="no.md">` <!-- <a href="no.md">no</a> --> <a href="fourteen.md">y</a>

[^n]: A [note](fifteen.md)

    - and [more](sixteen.md)

[r]: <seventeen.md> "Title"
"""


def test_each_link_is_at_its_place() -> None:
    """In lists, quotations, cells, notes and HTML: what GitHub takes for a link, and where its target is written."""
    one = page(DRESSES)
    found = {reference.target: reference for reference in one.references}
    ways = "one two three four five six seven eight nine ten fourteen fifteen sixteen seventeen"
    assert set(found) == {*(f"{way}.md" for way in ways.split()), "eleven.mp4", "twelve.png", "thirteen.png"}
    assert all(reference.is_found for reference in found.values())
    for target, reference in found.items():
        assert one.text[reference.target_start : reference.target_end].strip("<>") == target
    starts = [one.text[reference.start : reference.start + 4] for reference in one.references]
    assert starts == [
        *("[a](", "[quo", "[wor", "[in]", "[b](", "[c](", "[d](", "[e](", "[ref", "[R],", "![r]"),
        *("<a\nh", "[Mar", "<vid", "<vid", "<img", "<a h", "[not", "[mor"),
    ]


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("www.example.gov", "http://www.example.gov"),
        ("<a@example.gov>", "mailto:a@example.gov"),
        ("[a][b]\n\n[b]: c.md\n[b]: c.md", "c.md"),
        ("<a href='b\n> .md'>a</a>", "b\n.md"),
        ("[a](b.md\n> 'A title\n> of two lines') and words", "b.md"),
        ('| a |\n> |---|\n> | <a href="b\\|c">d</a> |', "b|c"),
    ],
)
def test_what_is_written_in_another_way_is_not_changed(body: str, target: str) -> None:
    """An edit needs the place of the very words, and only one of them."""
    (link,) = page(f"> {body}").links
    assert (link.target, link.is_found) == (target, False)


@pytest.mark.parametrize(
    ("body", "targets"),
    [
        ("<a href=b.md>https://example.gov/</a> [c](d.md)", ["b.md", "d.md"]),
        ("<a href=b.md>one <a href=c.md>two</a>", ["b.md", "c.md"]),
        ("<a href=b.md>never closed", ["b.md"]),
        ("[a[^1]](b.md)\n\n[^1]: c", ["b.md"]),
        ('<a data-sourcepos="9:9-9:9" href="b.md">a</a>', ["b.md"]),
        ("<a id=x></a>", []),
        ("<a id=x>[b](c.md)</a>", ["c.md"]),
        ("<h2 <a href=b.md", []),
        ("<!DOCTYPE html>\n\n[a](b.md)", ["b.md"]),
    ],
)
def test_links_within_links(body: str, targets: list[str]) -> None:
    """A link ends where another one begins, as in a browser; an address in a link of HTML is its words."""
    assert [link.target for link in page(body).links] == targets


def test_a_tag_that_is_words_is_not_taken_for_one() -> None:
    """The place of a link in HTML is that of the tag, also below the same letters after a backslash."""
    one = page("\\<a href=b.md>a</a> <a href=b.md>c</a>")
    assert [one.place(link.start) for link in one.links] == [(4, 21)]


def test_pictures_have_words_or_none() -> None:
    """An alt that is missing is told from one that is empty."""
    body = '![a *b*](p.png) <img src="q.png"> <img alt="" src="r.png"> <img alt=b> <img alt src=s.png>'
    body += " <img src=t.png data-alt=x>"
    assert [(one.words, one.target) for one in page(body).pictures] == [
        ("a b", "p.png"),
        (None, "q.png"),
        ("", "r.png"),
        ("b", ""),
        ("", "s.png"),
        (None, "t.png"),
    ]


def test_anchors_are_those_that_github_gives() -> None:
    """Letters of every script, code, links and repetitions; `id` where it is published; footnotes."""
    body = (
        "## Forms\n\n## What’s new?\n\n## Crème `brûlée` [here](b.md)\n\n## Twice\n\n## Twice\n\nUnder\n-----\n\n"
        "## Own {#mine}\n\n### Closed ###\n\n## ???\n\n- # In a list\n\n"
        "<h3 id='named'>Other</h3><p id=p><i id='hub-x'>\n\n"
        "A note[^1].\n\n[^1]: Words.\n"
    )
    assert page(body).anchors == {
        *(
            "forms-1",
            "whats-new",
            "crème-brûlée-here",
            "twice",
            "twice-1",
            "under",
            "own-mine",
            "closed",
            "-1",
            "in-a-list",
        ),
        *("named", "p", "fn-1", "fnref-1", "forms"),
    }


def test_headings_in_html_and_quotations_are_headings() -> None:
    """Readers hear their level, too, and links lead to them."""
    one = page("> ### Quoted\n\n<h4 class='x'>In <b>HTML</b></h4>\n")
    assert [(heading.level, heading.words) for heading in one.headings] == [(3, "Quoted"), (4, "In HTML")]
    assert one.anchors == {"forms", "quoted", "in-html"}


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("a `b` c", "a     c"),
        ("a\n\n    b\n    c\n\nd", "a\n\n     \n     \n\nd"),
        ("- a\n\n  ```x\n  b\n  ```\nc", "- a\n\n      \n   \n     \nc"),
        ("-\ta\n\n\t\tb\n\nc", "-\ta\n\n\t\t \n\nc"),
        ("> ~~~\n> b", ">    \n   "),
        ("a <!-- b\nc --> d", "a       \n      d"),
    ],
)
def test_code_and_comments_are_blank(body: str, shown: str) -> None:
    """Each line keeps its length, so that every place stays what it is."""
    assert page(body).body[page(body).body_start :] == shown


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
