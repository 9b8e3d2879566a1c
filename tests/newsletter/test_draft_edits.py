"""An edit of a draft changes its own bytes only, and the file then says what was meant."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content import loader
from hub.content.models import Issue, Item
from hub.errors import HubError
from hub.newsletter import draft_edits
from hub.newsletter.draft_edits import DraftFile, ItemPlace
from tests.newsletter.conftest import CONFIG

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = "newsletters/2026-12-04.md"
HEAD = "---\nsubject: One thing # by Ana\npreheader: 'It''s short'\nstatus: draft\nnumber: 3\n---\n"
RECORD = "<!-- hub offered:\n0123abcd 4567cdef\nPlease leave this note.\n-->\n"
LAMP = "### [A *lamp*](<https://a.gov/lamp>)\n*A.gov · November 25, 2026*\n\nIt shines.\n\n- far\n- wide"
BENCH = "### [A bench](https://a.gov/bench) ##\n_B.gov · November 26, 2026_\n<!-- again: Back by request -->\n\nSit."
TWO = "### [One](https://a.gov/1) and [two](https://a.gov/2)"
THANKS = "### Thank you, Maria\n\nFor the tea."
WORDS = (
    f"{HEAD}\nHello, all.  \n\n\n## Articles\n\nRead these.\n\n{LAMP}\n\n \t\n{BENCH}\n\n{TWO}\n## News  \n\n"
    f"{THANKS}\n\n## Empty\n\n{RECORD}"
)
NEW = Item(title="A [door] #", url="https://a.gov/door?a=1&copy=2", source_line="Ours", blurb="Open it.\n\nSee.")


def draft(source: str = WORDS) -> DraftFile:
    """A draft of the test's hub."""
    return DraftFile(source=source, path=PATH, config=CONFIG)


def outline(source: str) -> list[tuple[str, list[str]]]:
    """Titles by section."""
    sections = loader.issue(source, PATH, CONFIG).sections
    return [(section.title, [item.title for item in section.items]) for section in sections]


def item(source: str, section: int, place: int) -> Item:
    """One item, without the line where it is."""
    return replace(loader.issue(source, PATH, CONFIG).sections[section].items[place], line=0)


def test_moves_an_item_with_the_blank_lines_above_it() -> None:
    """An item goes behind another one, over a section, and to the beginning of one."""
    assert draft_edits.move_item(draft(), ItemPlace(0, 0), ItemPlace(0, 1)) == WORDS.replace(
        f"\n\n{LAMP}\n\n \t\n{BENCH}", f"\n\n \t\n{BENCH}\n\n{LAMP}"
    )
    assert draft_edits.move_item(draft(), ItemPlace(0, 0), ItemPlace(2, 0)) == WORDS.replace(f"\n\n{LAMP}", "").replace(
        "## Empty", f"## Empty\n\n{LAMP}"
    )
    assert draft_edits.move_item(draft(), ItemPlace(1, 0), ItemPlace(0, 0)) == WORDS.replace(
        f"\n\n{THANKS}", ""
    ).replace("Read these.", f"Read these.\n\n{THANKS}")


def test_moves_a_section_with_its_items() -> None:
    """A section takes along its intro and its items; the record stays at the end."""
    found = draft_edits.move_section(draft(), 2, 0)
    assert found == WORDS.replace("\n\n## Empty", "").replace("\n\n\n## Articles", "\n\n## Empty\n\n\n## Articles")
    assert outline(draft_edits.move_section(draft(), 0, 2))[2] == outline(WORDS)[0]


def test_takes_out_and_brings_back() -> None:
    """What was cut out is the bytes of the item; put back, the file is as it was."""
    rest, cut = draft_edits.take_out(draft(), ItemPlace(0, 1))
    assert (rest, cut) == (WORDS.replace(f"\n\n \t\n{BENCH}", ""), f"\n\n \t\n{BENCH}")
    assert draft_edits.put_in(draft(rest), ItemPlace(0, 1), cut) == WORDS


@pytest.mark.parametrize(
    ("place", "field", "words", "before", "after"),
    [
        (ItemPlace(0, 0), "title", " The  `lamp`", "[A *lamp*]", "[The \\`lamp\\`]"),
        (ItemPlace(0, 0), "title", "A lamp", "", ""),
        (ItemPlace(0, 1), "title", "Seats", "[A bench]", "[Seats]"),
        (ItemPlace(0, 2), "title", "[One](https://a.gov/1)", "[One](https://a.gov/1) and [two](https://a.gov/2)", "[One](https://a.gov/1)"),
        (ItemPlace(1, 0), "title", "Thanks #", "Thank you, Maria", "Thanks \\#"),
        (ItemPlace(0, 0), "url", "https://a.gov/a b", "(<https://a.gov/lamp>)", "(<https://a.gov/a b>)"),
        (ItemPlace(0, 0), "url", "", "[A *lamp*](<https://a.gov/lamp>)", "A lamp"),
        (ItemPlace(1, 0), "url", "https://a.gov/", "### Thank you, Maria", "### [Thank you, Maria](https://a.gov/)"),
        (ItemPlace(0, 1), "source_line", "C.gov", "_B.gov · November 26, 2026_", "_C.gov_"),
        (ItemPlace(0, 0), "source_line", "", "\n*A.gov · November 25, 2026*", ""),
        (ItemPlace(1, 0), "source_line", "Us", "Maria\n", "Maria\n*Us*\n"),
        (ItemPlace(1, 0), "source_line", " ", "", ""),
        (ItemPlace(0, 0), "blurb", "Far.\r\n\r\nAnd wide.\n\n", "It shines.\n\n- far\n- wide", "Far.\n\nAnd wide."),
        (ItemPlace(0, 1), "blurb", " ", "\n\nSit.", ""),
        (ItemPlace(0, 2), "blurb", "Both.", "(https://a.gov/2)", "(https://a.gov/2)\n\nBoth."),
        (ItemPlace(0, 2), "blurb", "", "", ""),
    ],
)  # fmt: skip
def test_rewrites_a_part_of_an_item(place: ItemPlace, field: str, words: str, before: str, after: str) -> None:
    """The bytes of the part become others; a title that says the same stays as it is written."""
    assert draft_edits.rewrite_item(draft(), place, field, words) == WORDS.replace(before, after, 1)


def test_writes_a_heading_whole_where_its_link_has_an_unusual_form() -> None:
    """A reference or a bare address becomes a usual link."""
    source = WORDS.replace("[A bench](https://a.gov/bench)", "<https://a.gov/bench>")
    found = draft_edits.rewrite_item(draft(source), ItemPlace(0, 1), "title", "Seats")
    assert found == WORDS.replace("[A bench]", "[Seats]")


def test_separates_a_new_source_line_from_words_right_below_the_heading() -> None:
    """A source line is a paragraph of its own."""
    source = WORDS.replace("Maria\n\nFor", "Maria\nFor")
    found = draft_edits.rewrite_item(draft(source), ItemPlace(1, 0), "source_line", "Us")
    assert found == source.replace("Maria\n", "Maria\n*Us*\n\n")


@pytest.mark.parametrize(
    ("section", "field", "words", "before", "after"),
    [
        (0, "title", "More [to] read", "## Articles", "## More \\[to\\] read"),
        (1, "title", "Notes", "## News  ", "## Notes  "),
        (0, "intro", "", "\n\nRead these.", ""),
        (0, "intro", "Some.", "Read these.", "Some."),
        (2, "intro", "Nothing yet.", "## Empty", "## Empty\n\nNothing yet."),
    ],
)
def test_rewrites_a_section(section: int, field: str, words: str, before: str, after: str) -> None:
    """Its title, and its words before the first item."""
    assert draft_edits.rewrite_section(draft(), section, field, words) == WORDS.replace(before, after, 1)


def test_rewrites_the_note() -> None:
    """The words at the head, also where there are none."""
    changed = draft_edits.rewrite_note(draft(), "Good day.\n\nAll.")
    assert changed == WORDS.replace("Hello, all.  ", "Good day.\n\nAll.")
    without = draft_edits.rewrite_note(draft(), "")
    assert without == WORDS.replace("\n\nHello, all.  ", "")
    assert draft_edits.rewrite_note(draft(without), "Hello, all.") == WORDS.replace("all.  ", "all.")


def test_finds_the_note_below_the_record() -> None:
    """The record is nobody's words, wherever it is."""
    source = WORDS.replace(RECORD, "").replace("\nHello", f"\n{RECORD}\nHello")
    assert draft_edits.rewrite_note(draft(source), "Hi.") == source.replace("Hello, all.  ", "Hi.")


@pytest.mark.parametrize(
    ("name", "words", "before", "after"),
    [
        ("subject", "Two  things", "One thing", "Two things"),
        ("subject", "News: two", "One thing", '"News: two"'),
        ("subject", "Two #2", "One thing", '"Two #2"'),
        ("subject", "2026", "One thing", '"2026"'),
        ("subject", "- \"a\" \\ 'b'", "One thing", '"- \\"a\\" \\\\ \'b\'"'),
        ("preheader", "Längst", "'It''s short'", '"Längst"'),
    ],
)
def test_rewrites_the_front_matter(name: str, words: str, before: str, after: str) -> None:
    """One value; quotes where there were some, or where YAML needs them."""
    assert draft_edits.rewrite_front(draft(), name, words) == WORDS.replace(before, after, 1)


def test_says_that_it_is_ready() -> None:
    """And a draft again: one word of the file changes, or one line is added to it."""
    ready = draft_edits.rewrite_status(draft(), "ready")
    assert ready == WORDS.replace("status: draft", "status: ready", 1) != WORDS
    assert draft_edits.rewrite_status(replace(draft(), source=ready), "draft") == WORDS


def test_adds_an_item_written_by_hand() -> None:
    """It is written as hub would write it, with its marks escaped."""
    found = draft_edits.add(draft(), ItemPlace(0, 2), NEW)
    new = "### [A \\[door\\] #](https://a.gov/door?a=1&copy=2)\n*Ours*\n\nOpen it.\n\nSee."
    assert found == WORDS.replace("Sit.", f"Sit.\n\n{new}")
    assert item(draft_edits.add(draft(), ItemPlace(2, 0), Item(title="Hi", url="")), 2, 0) == Item(title="Hi", url="")


def test_joins_two_items_that_tell_one_story() -> None:
    """The words of the other follow, then where it is told; below, above, and from another section."""
    below = draft_edits.join(draft(), ItemPlace(0, 0), ItemPlace(0, 1))
    more = "\n\nSit.\n\nAlso in: [B.gov](https://a.gov/bench)"
    assert below == WORDS.replace(f"\n\n \t\n{BENCH}", "").replace("- wide", f"- wide{more}")
    above = draft_edits.join(draft(), ItemPlace(0, 1), ItemPlace(0, 0))
    lamp = "\n\nIt shines.\n\n- far\n- wide\n\nAlso in: [A.gov](https://a.gov/lamp)"
    assert above == WORDS.replace(f"\n\n{LAMP}", "").replace("Sit.", f"Sit.{lamp}")
    thanks = draft_edits.join(draft(), ItemPlace(0, 1), ItemPlace(1, 0))
    assert item(thanks, 0, 1).blurb == "Sit.\n\n**Thank you, Maria**\n\nFor the tea."
    two = draft_edits.join(draft(), ItemPlace(1, 0), ItemPlace(0, 2))
    assert item(two, 1, 0).blurb == "For the tea.\n\n[One](https://a.gov/1) and [two](https://a.gov/2)"
    unnamed = draft_edits.rewrite_item(draft(), ItemPlace(0, 0), "source_line", "")
    named = draft_edits.join(draft(unnamed), ItemPlace(1, 0), ItemPlace(0, 0))
    assert named.count("Also in: [A lamp](https://a.gov/lamp)") == 1


REFUSED = [
    (lambda: draft_edits.move_item(draft(), ItemPlace(0, 3), ItemPlace(0, 0)), "no such item"),
    (lambda: draft_edits.move_item(draft(), ItemPlace(0, 0), ItemPlace(0, 3)), "no such place"),
    (lambda: draft_edits.move_item(draft(), ItemPlace(0, 0), ItemPlace(3, 0)), "no such place"),
    (lambda: draft_edits.move_item(draft(), ItemPlace(-1, 0), ItemPlace(0, 0)), "no such section"),
    (lambda: draft_edits.move_section(draft(), 0, 3), "no such place"),
    (lambda: draft_edits.put_in(draft(), ItemPlace(0, 4), "\n\n### A"), "no such place"),
    (lambda: draft_edits.put_in(draft(), ItemPlace(0, 0), "\n\nwords"), "not one item"),
    (lambda: draft_edits.put_in(draft(), ItemPlace(0, 0), "\n\n### A\n\n## B"), "not one item"),
    (lambda: draft_edits.add(draft(), ItemPlace(0, 0), Item(title=" ", url="")), "needs a title"),
    (lambda: draft_edits.rewrite_front(draft(), "status", "sent"), "only the subject"),
    (lambda: draft_edits.rewrite_status(draft(), "sent"), "a draft or ready"),
    (lambda: draft_edits.rewrite_section(draft(), 0, "title", " "), "needs a title"),
    (lambda: draft_edits.rewrite_section(draft(), 0, "url", "a"), "a title and an intro"),
    (lambda: draft_edits.rewrite_item(draft(), ItemPlace(0, 0), "again", "a"), "an item has title, url"),
    (lambda: draft_edits.rewrite_item(draft(), ItemPlace(0, 0), "title", ""), "needs a title"),
    (lambda: draft_edits.rewrite_item(draft(), ItemPlace(0, 2), "url", "a"), "edit it as a whole"),
    (lambda: draft_edits.rewrite_item(draft(), ItemPlace(0, 0), "blurb", "```\ncode"), "say something else"),
    (lambda: draft_edits.rewrite_item(draft(), ItemPlace(0, 0), "blurb", "### Words"), "say something else"),
    (lambda: draft_edits.rewrite_note(draft(), "<!--"), "say something else"),
    (lambda: draft_edits.rewrite_front(draft(), "subject", " "), "subject"),
    (lambda: draft_edits.join(draft(), ItemPlace(0, 0), ItemPlace(0, 0)), "joined with itself"),
    (lambda: draft_edits.join(draft(), ItemPlace(0, 7), ItemPlace(0, 0)), "no such item"),
]


@pytest.mark.parametrize(("edit", "told"), REFUSED, ids=range(len(REFUSED)))
def test_refuses_what_would_say_something_else(edit: Callable[[], str], told: str) -> None:
    """Nothing comes of an edit that cannot be, or would take along what it does not mean."""
    with pytest.raises(HubError, match=told):
        edit()


GAPS = ["\n\n", "\n \t\n\n", "\n", "\n\n\n\n"]
LOOKS: dict[str, Callable[[str], str]] = {
    "plain": lambda source: source,
    "crlf": lambda source: source.replace("\n", "\r\n"),
    "cr": lambda source: source.replace("\n", "\r"),
    "bom": lambda source: f"\ufeff{source}",
    "no end": lambda source: source.rstrip(),
    "no record": lambda source: source.replace(RECORD, ""),
    "record first": lambda source: source.replace(RECORD, "").replace("\nHello", f"\n{RECORD}\nHello"),
    "comment": lambda source: source.replace("## News", "<!-- a remark -->\n\n## News"),
    "closed": lambda source: source.replace("It shines.", "```\n## no heading\n```\n\n<b>It</b> shines.  "),
}
looks = st.lists(st.sampled_from(sorted(LOOKS)), max_size=3, unique=True)


def written(shelves: list[list[str]], gaps: list[str], shapes: list[str]) -> str:
    """The text of an issue with these items, in one of many spellings."""
    between = iter(gaps * 20)
    parts = [HEAD, "\nHello, all."]
    for number, shelf in enumerate(shelves):
        parts += [next(between), f"## Section {number}", *(part for one in shelf for part in (next(between), one))]
    source = "".join([*parts, f"\n\n{RECORD}"])
    for shape in shapes:
        source = LOOKS[shape](source)
    return source


items = st.lists(st.sampled_from([LAMP, BENCH, TWO, THANKS]), max_size=3)
sources = st.builds(
    written, st.lists(items, min_size=1, max_size=3), st.lists(st.sampled_from(GAPS), min_size=3, max_size=7), looks
)


def said(source: str) -> Issue:
    """What a text says, without lines."""
    found = loader.issue(source, PATH, CONFIG)
    sections = (
        replace(one, line=0, items=tuple(replace(each, line=0) for each in one.items)) for one in found.sections
    )
    return replace(found, sections=tuple(sections))


def places(source: str) -> list[ItemPlace]:
    """Where the items of a text are."""
    sections = loader.issue(source, PATH, CONFIG).sections
    return [ItemPlace(at, place) for at, section in enumerate(sections) for place in range(len(section.items))]


@given(sources, st.data())
def test_a_move_and_the_move_back_leave_every_byte(source: str, data: st.DataObject) -> None:
    """A move takes the very bytes along, whatever ends lines; moved back, the text is what it was."""
    where = places(source)
    if not where:
        return
    place = data.draw(st.sampled_from(where))
    counts = [len(items) - (at == place.section) for at, (_, items) in enumerate(outline(source))]
    section = data.draw(st.integers(0, len(counts) - 1))
    to = ItemPlace(section, data.draw(st.integers(0, counts[section])))
    moved = draft_edits.move_item(draft(source), place, to)
    assert Counter(moved) == Counter(source)
    assert item(moved, *to) == item(source, *place)
    assert draft_edits.move_item(draft(moved), to, place) == source


@given(sources, st.data())
def test_a_section_and_back(source: str, data: st.DataObject) -> None:
    """The same holds for a section with all that is in it."""
    number = len(outline(source))
    place, to = (data.draw(st.integers(0, number - 1)) for _ in range(2))
    moved = draft_edits.move_section(draft(source), place, to)
    assert outline(moved)[to] == outline(source)[place]
    assert draft_edits.move_section(draft(moved), to, place) == source


@given(sources, st.data())
def test_out_and_in_again(source: str, data: st.DataObject) -> None:
    """What was taken out and is put back leaves no trace."""
    where = places(source)
    if where:
        place = data.draw(st.sampled_from(where))
        rest, cut = draft_edits.take_out(draft(source), place)
        assert len(rest) + len(cut) == len(source)
        assert draft_edits.put_in(draft(rest), place, cut) == source


@pytest.mark.slow
@given(sources, st.data(), st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9))
def test_a_title_of_any_letters_changes_its_own_line(source: str, data: st.DataObject, title: str) -> None:
    """Words of a person are words, whatever marks they have; every other line stays."""
    where = [place for place in places(source) if not item(source, *place).heading]
    if not where:
        return
    place = data.draw(st.sampled_from(where))
    found = draft_edits.rewrite_item(draft(source), place, "title", title)
    assert item(found, *place) == replace(item(source, *place), title=title)
    before, after = (re.split("\r\n|\r|\n", text) for text in (source, found))
    assert sum(one != other for one, other in zip(before, after, strict=True)) <= 1


@pytest.mark.slow
@given(sources, st.data())
def test_words_changed_and_changed_back(source: str, data: st.DataObject) -> None:
    """The words of an item become others and then the old ones again: the text is what it was."""
    where = [place for place in places(source) if item(source, *place).blurb]
    if where:
        place = data.draw(st.sampled_from(where))
        old = item(source, *place)
        changed = draft_edits.rewrite_item(draft(source), place, "blurb", "New words.\n\nTwo.")
        assert item(changed, *place) == replace(old, blurb="New words.\n\nTwo.")
        back = draft_edits.rewrite_item(draft(changed), place, "blurb", old.blurb)
        assert back.splitlines() == source.splitlines()
        assert back == source or len(set(re.findall("\r\n|\r|\n", source))) > 1
