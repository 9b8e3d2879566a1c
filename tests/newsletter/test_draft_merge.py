"""Two texts of an issue become one that can be read, or stand side by side."""

from __future__ import annotations

from hub.base.line_merge import Clash, Merge
from hub.newsletter import draft_edits, draft_merge
from hub.newsletter.draft_edits import DraftFile, ItemPlace
from tests.newsletter.conftest import CONFIG

PATH = "newsletters/2026-12-04.md"
ISSUE = "---\nsubject: S\npreheader: P\nstatus: draft\n---\n\n## Articles\n" + "".join(
    f"\n### [Item {one}](https://a.gov/{one})\n\nWords of {one}.\n" for one in "abcde"
)


def draft(source: str = ISSUE) -> DraftFile:
    """The issue above, or what was made of it."""
    return DraftFile(source=source, path=PATH, config=CONFIG)


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
