"""Two texts that were made of one become one, or stand side by side; nothing of either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import line_merge
from hub.base.line_merge import Clash, Merge
from hub.errors import HubError

lines = st.lists(st.sampled_from(["a\n", "b\r\n", "c\n", "\n", "d"]), max_size=6).map("".join)


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
    assert line_merge.merge("1\n2\n3\n", mine, theirs) == Merge(text=merged)


def test_puts_side_by_side_what_meets() -> None:
    """Then the text is theirs, and each clash says what was there, and what each made of it."""
    found = line_merge.merge("1\n2\n3\n4\n", "1\nmine\n3\nfour\n", "0\n1\ntheirs\n3\n4\n")
    clash = Clash(line=3, base="2\n", mine="mine\n", theirs="theirs\n")
    assert found == Merge(text="0\n1\ntheirs\n3\n4\n", clashes=(clash,))


@given(lines, lines, lines)
def test_loses_nothing(base: str, mine: str, theirs: str) -> None:
    """Whose text alone changed is taken as it is, and it does not matter who is called mine."""
    assert line_merge.merge(base, mine, base) == Merge(text=mine)
    assert line_merge.merge(base, base, theirs) == Merge(text=theirs)
    found, other = line_merge.merge(base, mine, theirs), line_merge.merge(base, theirs, mine)
    assert len(found.clashes) == len(other.clashes)
    if found.clashes:
        assert (found.text, other.text) == (theirs, mine)
    else:
        assert found == other
        assert set(found.text.splitlines()) <= {*mine.splitlines(), *theirs.splitlines()}


def test_a_choice_for_each_clash_makes_one_text() -> None:
    """What merges by itself stays merged; where nothing clashes, one text is the whole."""
    base, mine, theirs = "1\n2\n3\n4\n5\n", "a\n2\n3\nb\n5\n", "x\n2\n3\ny\n5\n6\n"
    assert line_merge.resolve(base, mine, theirs, ["c\n", "d\n"]) == "c\n2\n3\nd\n5\n6\n"
    assert line_merge.resolve("1\n2\n", "a\n2\n", "b\n2\n", ["c\n"]) == "c\n2\n"
    assert line_merge.resolve("1\n2\n", "1\n2\n", "b\n2\n", ["c\n"]) == "c\n"
    with pytest.raises(HubError, match="3 texts were chosen for 2 places"):
        line_merge.resolve(base, mine, theirs, ["c\n", "d\n", "e\n"])
