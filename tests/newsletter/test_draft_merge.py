"""Two texts that were made of one become one, or stand side by side; nothing of either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import HubError
from hub.newsletter import draft_edits, draft_merge
from hub.newsletter.draft_edits import DraftFile, ItemPlace
from hub.newsletter.draft_merge import Clash, Merge
from tests.newsletter.conftest import CONFIG

PATH = "newsletters/2026-12-04.md"
ISSUE = "---\nsubject: S\npreheader: P\nstatus: draft\n---\n\n## Articles\n" + "".join(
    f"\n### [Item {one}](https://a.gov/{one})\n\nWords of {one}.\n" for one in "abcde"
)
lines = st.lists(st.sampled_from(["a\n", "b\r\n", "c\n", "\n", "d"]), max_size=6).map("".join)


def draft(source: str = ISSUE) -> DraftFile:
    """The issue above, or what was made of it."""
    return DraftFile(source=source, path=PATH, config=CONFIG)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("1\n2\n3\n", "1\n2\n3\n", "1\n2\n3\n"),
        ("0\n1\n2\n3\n", "1\n2\n3\n4", "0\n1\n2\n3\n4"),
        ("1\n3\n", "1\n2\n3\n", "1\n3\n"),
        ("1\n2\n3\n", "1\r\n2\n3\n", "1\r\n2\n3\n"),
        ("1\n2\nx\n", "1\n2\nx\n", "1\n2\nx\n"),
        ("0\n1\n2\nx\n", "1\n2\nx\n", "0\n1\n2\nx\n"),
    ],
)
def test_brings_together_what_does_not_meet(mine: str, theirs: str, merged: str) -> None:
    """Each line that one left alone is as the other has it; what both did alike is done once."""
    assert draft_merge.merge("1\n2\n3\n", mine, theirs) == Merge(text=merged)


def test_puts_side_by_side_what_meets() -> None:
    """Then the text is theirs, and each clash says what was there, and what each made of it."""
    found = draft_merge.merge("1\n2\n3\n4\n", "1\nmine\n3\nfour\n", "0\n1\ntheirs\n3\n4\n")
    clash = Clash(line=3, base="2\n", mine="mine\n", theirs="theirs\n")
    assert found == Merge(text="0\n1\ntheirs\n3\n4\n", clashes=(clash,))


@given(lines, lines, lines)
def test_loses_nothing(base: str, mine: str, theirs: str) -> None:
    """Whose text alone changed is taken as it is, and it does not matter who is called mine."""
    assert draft_merge.merge(base, mine, base) == Merge(text=mine)
    assert draft_merge.merge(base, base, theirs) == Merge(text=theirs)
    found, other = draft_merge.merge(base, mine, theirs), draft_merge.merge(base, theirs, mine)
    assert len(found.clashes) == len(other.clashes)
    if found.clashes:
        assert (found.text, other.text) == (theirs, mine)
    else:
        assert found == other
        assert set(found.text.splitlines()) <= {*mine.splitlines(), *theirs.splitlines()}


def test_merges_a_move_with_words_that_were_changed_elsewhere() -> None:
    """An item goes down here while the words of another are rewritten in the file."""
    mine = draft_edits.move_item(draft(), ItemPlace(0, 0), ItemPlace(0, 1))
    theirs = draft_edits.rewrite_item(draft(), ItemPlace(0, 3), "blurb", "Others.")
    both = draft_edits.rewrite_item(draft(mine), ItemPlace(0, 3), "blurb", "Others.")
    assert draft_merge.merge_issue(ISSUE, mine, theirs, PATH, CONFIG) == Merge(text=both)
    assert draft_merge.merge_issue(ISSUE, mine, ISSUE, PATH, CONFIG) == Merge(text=mine)


def test_doubles_no_item_that_both_moved() -> None:
    """Two places for one item are a choice for a person, who sees both texts whole."""
    mine = draft_edits.move_item(draft(), ItemPlace(0, 2), ItemPlace(0, 0))
    theirs = draft_edits.move_item(draft(), ItemPlace(0, 2), ItemPlace(0, 4))
    clash = Clash(line=1, base=ISSUE, mine=mine, theirs=theirs)
    assert draft_merge.merge_issue(ISSUE, mine, theirs, PATH, CONFIG) == Merge(text=theirs, clashes=(clash,))


def test_merges_into_nothing_that_cannot_be_read() -> None:
    """Where the section's heading goes here and an item comes there, neither is written over the other."""
    mine = ISSUE.replace("## Articles\n", "")
    theirs = f"{ISSUE}\nMore.\n"
    found = draft_merge.merge_issue(ISSUE, mine, theirs, PATH, CONFIG)
    assert (found.text, len(found.clashes)) == (theirs, 1)
    broken = ISSUE.replace("subject: S\n", "")
    assert draft_merge.merge_issue(ISSUE, f"{ISSUE}\nMore.\n", broken, PATH, CONFIG).text == broken


def test_a_choice_for_each_clash_makes_one_text() -> None:
    """What merges by itself stays merged; where nothing clashes, one text is the whole."""
    base, mine, theirs = "1\n2\n3\n4\n5\n", "a\n2\n3\nb\n5\n", "x\n2\n3\ny\n5\n6\n"
    assert draft_merge.resolve(base, mine, theirs, ["c\n", "d\n"]) == "c\n2\n3\nd\n5\n6\n"
    assert draft_merge.resolve("1\n2\n", "a\n2\n", "b\n2\n", ["c\n"]) == "c\n2\n"
    assert draft_merge.resolve("1\n2\n", "1\n2\n", "b\n2\n", ["c\n"]) == "c\n"
    with pytest.raises(HubError, match="3 texts were chosen for 2 places"):
        draft_merge.resolve(base, mine, theirs, ["c\n", "d\n", "e\n"])
