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
    assert parser.parse(BODY, "x.md", 11) == (note, (articles, events))


@pytest.mark.parametrize("body", ["", "\n \n"])
def test_reads_an_empty_body(body: str) -> None:
    """An issue without words has an empty note and no sections."""
    assert parser.parse(body, "x.md", 1) == ("", ())


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
    _, sections = parser.parse(f"## A\n### [B](https://b.gov/)\n{line}", "x.md", 1)
    item = Item(title="B", url="https://b.gov/", source_line=source_line, blurb=blurb, line=2)
    assert sections[0].items == (item,)


def test_headings_inside_html_and_lists_stay_text() -> None:
    """Only a heading of its own opens something: not one in a comment, a list or a quotation."""
    body = "<!--\n##Old\n-->\n\n- ## Mine\n\n> ### Said\n\n    ##code\n\n\\##Not and #tag\n\nTitle\n-----"
    assert parser.parse(body, "x.md", 1) == (body, ())


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("### Words", '5:5: 610 the item heading "Words" is not one link; write ### [Words](https://…) and nothing'),
        (
            "### [A] (https://a.gov)",
            '5:5: 610 the item heading "[A] (https://a.gov)" is not one link; write ### [A](https://a.gov), without',
        ),
        (
            "###[A](https://a.gov)",
            '5:1: 610 "###[A](https://a.gov)" is not a heading without a space; write "### [A](https://a.gov)"',
        ),
        ("One\n##News", '6:1: 610 "##News" is not a heading without a space; write "## News"'),
        ("###", '5:4: 610 the item heading "" is not one link; write ### [the title](https://…) and nothing'),
        ("### [A](https://a.gov) b", '5:5: 610 the item heading "A b" is not one link; write ### [A b](https://…)'),
        ("### [A](https://a.gov)[B](https://b.gov)", '5:5: 610 the item heading "AB" is not one link;'),
        ("### [](https://a.gov)", "5:5: 610 the item's link has no text; write ### [the title](https://a.gov)"),
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
    """Each mistake is named with its place, what was found and what to write."""
    with pytest.raises(ContentError) as caught:
        parser.parse(f"## Articles\n\n{heading}", "x.md", 3)
    assert str(caught.value)[: len(found) + 5] == f"x.md:{found}"


def test_links_and_footnotes_below_one_heading_are_one_piece() -> None:
    """An address or a footnote that is written below the same heading as its use is read with it."""
    body = "See [a][r] and[^1]\n\n[r]: https://a.gov\n[^1]: A note.\n\n## B\n\n### [C][d]\n[d]: <https://d.gov/ä b>"
    note, sections = parser.parse(body, "x.md", 1)
    assert note == "See [a][r] and[^1]\n\n[r]: https://a.gov\n[^1]: A note."
    assert [(item.title, item.url) for item in sections[0].items] == [("C", "https://d.gov/ä b")]


def test_a_list_a_table_and_code_stay_whole_in_their_item() -> None:
    """Headings inside code, lists, tables and footnotes of a blurb open nothing, and each piece knows its line."""
    intro = "Words."
    blurb = "- one\n\n      ## two\n\n| ## a |\n| - |\n| b |\n\n~~~\n### c\n~~~\n\n    ## d\n\nNote[^1]\n\n[^1]: ### e"
    _, sections = parser.parse(f"## A\n\n{intro}\n\n### [B](https://b.gov)\n\n*C*\n\n{blurb}\n", "x.md", 11)
    (item,) = sections[0].items
    assert (item.source_line, item.source_at, item.blurb, item.blurb_line) == ("C", 17, blurb, 19)
    assert (sections[0].intro, sections[0].intro_line) == (intro, 13)


def test_names_every_problem_at_once() -> None:
    """An editor sees all mistakes of an issue in one go, in reading order."""
    with pytest.raises(ContentError) as caught:
        parser.parse("### [A](https://a.gov)\n### B\n## C\n### [D](d)", "x.md", 1)
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [
        (1, 'the item "A" comes before any section'),
        (2, 'the item "B" comes before any section'),
        (2, 'the item heading "B" is not one link'),
        (4, 'the item "D" links to "d", which means nothing in an email'),
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
MARKDOWN = st.lists(st.sampled_from([*"#[]()<>*_`~\\-+=!&;:/.1 \n\ta", "\n## ", "\n### [a](http://a", "\n*"])).map(
    "".join
)
ITEMS = st.builds(Item, title=WORDS, url=ADDRESSES.map(str.strip), source_line=st.just("") | LINES, blurb=PIECES)
SECTIONS = st.builds(Section, title=WORDS, intro=PIECES, items=st.lists(ITEMS, max_size=3).map(tuple))


@given(note=PIECES, sections=st.lists(SECTIONS, max_size=3).map(tuple))
def test_parse_undoes_markdown(note: str, sections: tuple[Section, ...]) -> None:
    """What is written is read back as the same values, whatever people type into titles and addresses."""
    read, found = parser.parse(parser.markdown(note, sections), "x.md", 1)
    assert (read, tuple(map(_without_lines, found))) == (note, sections)


@given(st.text() | MARKDOWN)
def test_reads_or_refuses_any_text(body: str) -> None:
    """Any text is either refused or read, and then reads the same once written."""
    try:
        note, sections = parser.parse(body, "x.md", 1)
    except ContentError:
        return
    again, found = parser.parse(parser.markdown(note, sections), "x.md", 1)
    assert (again, [*map(_without_lines, found)]) == (note, [*map(_without_lines, sections)])


def _without_lines(section: Section) -> Section:
    return replace(section, line=0, items=tuple(replace(item, line=0) for item in section.items))
