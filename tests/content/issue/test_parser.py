"""The issue document: what is read, what is refused, and that writing undoes reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import text
from hub.content.issue import parser
from hub.content.models import Item, Section
from hub.errors import ContentError

BODY = """\
Happy Friday. *Enjoy*

```
## no section
```

## Articles #

Read [these](https://example.gov/) first.

### [Why *a* `survey` is](https://example.gov/surveys/ "Surveys")
*Example.gov · **17** November*

  One line.
#### A deep heading

### [Journeys](<mailto:a@example.gov>)
*one* and *two*

## Events
### [Lab](http://example.gov)
"""


def test_reads_note_sections_and_items() -> None:
    """The text before the first section is the note; links in `###` are items; every line counts from the file."""
    survey = Item(
        title="Why a survey is",
        url="https://example.gov/surveys/",
        source_line="Example.gov · **17** November",
        blurb="  One line.\n#### A deep heading",
        line=21,
    )
    journeys = Item(title="Journeys", url="mailto:a@example.gov", blurb="*one* and *two*", line=27)
    lab = Item(title="Lab", url="http://example.gov", line=31)
    articles = Section(
        title="Articles", intro="Read [these](https://example.gov/) first.", items=(survey, journeys), line=17
    )
    events = Section(title="Events", items=(lab,), line=30)
    note = "Happy Friday. *Enjoy*\n\n```\n## no section\n```"
    assert parser.parse(BODY, "x.md", 11) == (note, (articles, events), ())


@pytest.mark.parametrize("body", ["", "\n \n"])
def test_reads_an_empty_body(body: str) -> None:
    """An issue without words has an empty note and no sections."""
    assert parser.parse(body, "x.md", 1) == ("", (), ())


def test_reads_windows_line_ends() -> None:
    """A file saved on Windows says the same, on the same lines."""
    assert parser.parse(BODY.replace("\n", "\r\n"), "x.md", 1) == parser.parse(BODY, "x.md", 1)


@pytest.mark.parametrize(
    ("line", "source_line", "blurb"),
    [
        ("*a*", "a", ""),
        ("*a **b***", "a **b**", ""),
        ("*a\nb*", "a\nb", ""),
        ("_a_", "a", ""),
        ("_a*b_", "", "_a*b_"),
        ("*a*.", "", "*a*."),
        ("**a**", "", "**a**"),
        ("- *a*", "", "- *a*"),
        ("<!-- a -->\n\n*b*", "", "<!-- a -->\n\n*b*"),
        ("a\n\n*b*", "", "a\n\n*b*"),
    ],
)
def test_reads_source_lines(line: str, source_line: str, blurb: str) -> None:
    """The first paragraph under an item is its source line when it is one emphasis and nothing else."""
    _, sections, _ = parser.parse(f"## A\n### [B](https://b.gov/)\n{line}", "x.md", 1)
    item = Item(title="B", url="https://b.gov/", source_line=source_line, blurb=blurb, line=2)
    assert sections[0].items == (item,)


def test_code_and_comments_that_are_closed_are_left_alone() -> None:
    """A comment that is only told of, in code or behind a backslash, is not one; a longer fence closes a shorter."""
    body = "A `<!--`, \\<!-- and <!-- B -->\n\n```\n<!-- C\n````\n\n    <!-- D\n\n20261204 20261211"
    body += "\n\n<!--->\n\n<!-- E <!-- F -->"
    assert parser.parse(body, "x.md", 1) == (body, (), ())


def test_headings_inside_html_and_lists_stay_text() -> None:
    """Only a heading of its own opens something: not one in a comment, a list or a quotation."""
    body = "<!--\n##Old\n-->\n\n- ## Mine\n\n> ### Said\n\n    ##code\n\n\\##Not and #tag\n\nTitle\n-----"
    assert parser.parse(body, "x.md", 1) == (body, (), ())


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        (
            "### [A] (https://a.gov)",
            '5:5: 610 the item heading "[A] (https://a.gov)" has a link that is not one; write ### [A](',
        ),
        (
            "###[A](https://a.gov)",
            '5:1: 610 "###[A](https://a.gov)" is not a heading without a space; write "### [A](https://a.gov)"',
        ),
        ("One\n##News", '6:1: 610 "##News" is not a heading without a space; write "## News"'),
        (
            "One\n\ufeff##\u202fNews",
            '6:1: 610 "News" is not a heading: a space before it is not a plain one; type it again: "## News"',
        ),
        (
            "###\xa0[A](https://a.gov)",
            '5:1: 610 "[A](https://a.gov)" is not a heading: a space before it is not a plain one; type it again: "###',
        ),
        (
            "````\nA\n\n```\n\n## B",
            "5:1: 610 the block of code is never closed, so all that follows is part of it; write ```` on a",
        ),
        (
            "```",
            "5:1: 610 the block of code is never closed, so all that follows is part of it; write ``` on a line of",
        ),
        ("One <!-- ask\n\n## B", "5:1: 610 the comment <!-- ask is never closed; write --> behind its last word"),
        (
            "One\n\n<!-- ask\n\n## B\n\n<!-- hub offered:\n01234567 89abcdef\n-->",
            "7:1: 610 the comment <!-- ask is never closed; write --> behind its last word",
        ),
        ("<!-- ask\n\n## B\n\n<!-- again: C -->", "5:1: 610 the comment <!-- ask is never closed; write --> behind"),
        (
            "## B\n\n01234567 89abcdef\n(76543210)\nPlease leave this.\n-->",
            "7:1: 610 hub's comment has lost its first line, so readers see the rest; write <!-- hub offered: on a",
        ),
        ("One\n\n# News", '7:1: 610 "# News" opens no section; write "## News"'),
        ("News\n====", '5:1: 610 "# News" opens no section; write "## News"'),
        ("###", "5:4: 610 the item has no title; write ### [the title](https://…)"),
        ("### [](https://a.gov)", "5:5: 610 the item has no title; write ### [the title](https://a.gov)"),
        (
            "### A [](https://a.gov)",
            "5:5: 610 a link of the item has no text: https://a.gov; write [words](https://a.gov)",
        ),
        (
            "### [A](https://a.gov) and [B](/b/)",
            '5:5: 610 the item "A and B" links to "/b/", which means nothing in an',
        ),
        ("### [A]()", '5:5: 610 the item "A" links to nothing; write an address that starts with https://'),
        ("### [A](/join/)", '5:5: 610 the item "A" links to "/join/", which means nothing in an email; write an'),
        ("### [A](javascript:a)", '5:5: 610 the item "A" links to "javascript:a", which email programs do not open;'),
        ("### [A](https://)", '5:5: 610 the item "A" links to "https://", which is not a whole address; write'),
        ("### [A](mailto:)", '5:5: 610 the item "A" links to "mailto:", which is not a whole address; write'),
        ("### [A](http://[a)", '5:5: 610 the item "A" links to "http://[a", which is not an address; write'),
        ("##", '5:3: 610 the section has no title; write one, such as "## Articles"'),
        ("## [A](https://a.gov)", '5:4: 610 the section heading "A" has a link; write "## A"; for an item, "### ['),
        (
            "Ä [a][r]\n\n## B\n[r]: https://a.gov",
            "5:3: 610 the address of [a] is not below this heading; write [a](https://a.gov) in the sentence",
        ),
        (
            "![a][r]\n\n## B\n[r]: a.png",
            "5:1: 610 the address of ![a] is not below this heading; write ![a](a.png) in the sentence",
        ),
        (
            "Ä[^n]\n\n## B\n[^n]: See [c][r].\n\n[r]: https://a.gov",
            "5:2: 610 the words of the footnote [^n] are not below this heading; move the line that begins with [^n]:",
        ),
        (
            "A[^n]\n\n[^n]: One.\n\n[^n]: Two.",
            "9:1: 610 the footnote [^n] is written twice below this heading; give one of the two another name",
        ),
        (
            "Ä[^n]\n\n[^n]: See [c][r].\n\n## B\n[r]: https://a.gov",
            "7:11: 610 the address of [c] is not below this heading; write [c](https://a.gov) in the sentence",
        ),
    ],
)
def test_says_what_to_write_instead(heading: str, found: str) -> None:
    """Each mistake is named with its place, what was found and what to write; the rest can be rendered all the same."""
    (problem,) = parser.parse(f"## Articles\n\n{heading}", "x.md", 3).findings
    assert str(problem)[: len(found) + 5] == f"x.md:{found}"


@pytest.mark.parametrize(
    ("heading", "title", "url", "written"),
    [
        ("Thank you, Maria", "Thank you, Maria", "", ""),
        ("Thank *you*, Maria ##", "Thank you, Maria", "", "Thank *you*, Maria"),
        ("[A](https://a.gov) b", "A b", "https://a.gov", "[A](https://a.gov) b"),
        (
            "[A](https://a.gov) and [B](https://b.gov)",
            "A and B",
            "https://a.gov",
            "[A](https://a.gov) and [B](https://b.gov)",
        ),
    ],
)
def test_a_heading_may_hold_no_link_or_two(heading: str, title: str, url: str, written: str) -> None:
    """Thanks lead nowhere, and a story of two places to both."""
    _, sections, findings = parser.parse(f"## A\n\n### {heading}\n*C*\n\nD", "x.md", 1)
    item = Item(title=title, url=url, heading=written, source_line="C", blurb="D", line=3)
    assert (sections[0].items, findings) == ((item,), ())
    assert parser.parse(parser.markdown("", sections), "x.md", 1).sections[0].items == (replace(item, line=3),)


@pytest.mark.parametrize("end", ["\n", "\n\n"])
@pytest.mark.parametrize("first", ["again", "source"])
def test_reads_why_an_item_appears_again(end: str, first: str) -> None:
    """In a comment below the heading, or below the source line; elsewhere a comment stays what it is."""
    lines = ["<!-- again: Back by request -->", "*C*"][:: 1 if first == "again" else -1]
    body = f"## A\n\n### [B](https://b.gov)\n{end.join(lines)}\n\nD\n\n<!-- again: no -->"
    _, sections, _ = parser.parse(body, "x.md", 1)
    (item,) = sections[0].items
    assert (item.again, item.source_line, item.blurb) == ("Back by request", "C", "D\n\n<!-- again: no -->")
    assert parser.parse(parser.markdown("", sections), "x.md", 1).sections[0].items == (item,)


def test_an_example_of_it_in_code_stays_code() -> None:
    """Only a heading of the issue has an item below it."""
    body = "## A\n\n```\n### [B](https://b.gov)\n<!-- again: C -->\n```\n\n### D\nE\n<!-- again: F -->"
    _, sections, _ = parser.parse(body, "x.md", 1)
    assert "<!-- again: C -->" in sections[0].intro
    assert [(item.again, item.blurb) for item in sections[0].items] == [("", "E\n<!-- again: F -->")]


def test_links_and_footnotes_below_one_heading_are_one_piece() -> None:
    """An address or a footnote that is written below the same heading as its use is read with it."""
    body = "See [a][r] and[^1]\n\n[r]: https://a.gov\n[^1]: A note.\n\n## B\n\n### [C][d]\n[d]: <https://d.gov/ä b>"
    note, sections, _ = parser.parse(body, "x.md", 1)
    assert note == "See [a][r] and[^1]\n\n[r]: https://a.gov\n[^1]: A note."
    assert [(item.title, item.url) for item in sections[0].items] == [("C", "https://d.gov/ä b")]


def test_a_list_a_table_and_code_stay_whole_in_their_item() -> None:
    """Headings inside code, lists, tables and footnotes of a blurb open nothing, and each piece knows its line."""
    intro = "Words."
    blurb = "- one\n\n      ## two\n\n| ## a |\n| - |\n| b |\n\n~~~\n### c\n~~~\n\n    ## d\n\nNote[^1]\n\n[^1]: ### e"
    _, sections, _ = parser.parse(f"## A\n\n{intro}\n\n### [B](https://b.gov)\n\n*C*\n\n{blurb}\n", "x.md", 11)
    (item,) = sections[0].items
    assert (item.source_line, item.source_at, item.blurb, item.blurb_line) == ("C", 17, blurb, 19)
    assert (sections[0].intro, sections[0].intro_line) == (intro, 13)


def test_an_item_before_any_section_has_no_place() -> None:
    """That alone cannot be rendered; all that is so is named at once."""
    with pytest.raises(ContentError) as caught:
        parser.parse("### [A](https://a.gov)\n### B\n## C\n### [D](d)", "x.md", 1)
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [
        (1, 'the item "A" comes before any section'),
        (2, 'the item "B" comes before any section'),
    ]


def test_writes_the_document_that_people_edit() -> None:
    """The body looks as a person would write it, and ends with one line end."""
    item = Item(title="A [new] way", url="https://a.gov/(b) c", source_line="A.gov", blurb="Read it.")
    sections = (Section(title="News #", intro="Two.", items=(item, replace(item, source_line="", blurb=""))),)
    assert parser.markdown("Hello.", sections) == (
        "Hello.\n\n## News \\#\n\nTwo.\n\n"
        "### [A \\[new\\] way](<https://a.gov/(b) c>)\n*A.gov*\n\nRead it.\n\n"
        "### [A \\[new\\] way](<https://a.gov/(b) c>)\n"
    )


def test_writes_nothing_for_nothing() -> None:
    """An issue without words has an empty body."""
    assert parser.markdown("", ()) == ""


WORDS = st.text(max_size=40).map(text.clean).filter(bool)
LINES = WORDS.map(text.escape_markdown)
BLOCKS = st.one_of(
    LINES,
    LINES.map(lambda line: f"- {line}\n- {line}"),
    LINES.map(lambda line: f"```\n## {line.replace('`', '')}\n```"),
    LINES.map(lambda line: f"> ### {line}"),
    LINES.map(lambda line: f"#### {line}"),
)
PIECES = st.lists(BLOCKS, max_size=3).map("\n\n".join)
ADDRESSES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=40).map("https://a.gov/{}".format)
MARKDOWN = st.lists(
    st.sampled_from(
        [*"#[]()<>*_`~\\-+=!&;:/.1 \n\ta", "\n## ", "\n### [a](http://a", "\n### a", "\n<!-- again: ", "-->", "\n*"]
    )
).map("".join)
ITEMS = st.builds(
    Item,
    title=WORDS,
    url=st.just("") | ADDRESSES.map(str.strip),
    again=st.just("") | WORDS.filter(lambda words: "-->" not in words),
    source_line=st.just("") | LINES,
    blurb=PIECES,
)
SECTIONS = st.builds(Section, title=WORDS, intro=PIECES, items=st.lists(ITEMS, max_size=3).map(tuple))


@given(note=PIECES, sections=st.lists(SECTIONS, max_size=3).map(tuple))
def test_parse_undoes_markdown(note: str, sections: tuple[Section, ...]) -> None:
    """What is written is read back as the same values, whatever people type into titles and addresses."""
    read, found, findings = parser.parse(parser.markdown(note, sections), "x.md", 1)
    assert (read, tuple(map(_without_lines, found)), findings) == (note, sections, ())


@given(st.text() | MARKDOWN)
def test_reads_or_refuses_any_text(body: str) -> None:
    """Any text is refused, or read with findings, or read and then reads the same once written."""
    try:
        note, sections, findings = parser.parse(body, "x.md", 1)
    except ContentError:
        return
    if findings:
        return
    again, found, _ = parser.parse(parser.markdown(note, sections), "x.md", 1)
    assert (again, [*map(_without_lines, found)]) == (note, [*map(_without_lines, sections)])


def _without_lines(section: Section) -> Section:
    return replace(section, line=0, items=tuple(replace(item, line=0) for item in section.items))


def test_a_heading_of_level_1_in_html_is_left_to_its_gate() -> None:
    """HTML is told for itself (645)."""
    assert parser.parse("<h1>News</h1>\n", "newsletters/2026-11-27.md", 8).findings == ()
