"""The record of what a draft has offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content.issue import offered_comment

MARKS = st.lists(st.text("0123456789abcdef", min_size=8, max_size=8)).map(tuple)


@given(MARKS, MARKS)
def test_reads_back_what_it_writes(offered: tuple[str, ...], left_out: tuple[str, ...]) -> None:
    """Every mark survives its comment, whatever stands around it; and the comment survives not its removal."""
    body = f"Hello.\n\n{offered_comment.comment(offered, left_out, reason='So.')}\n\n## Later\n"
    assert offered_comment.read(body) == (offered, left_out)
    assert offered_comment.without(body).split() == ["Hello.", "##", "Later"]
    assert offered_comment.without(body).count("\n") == body.count("\n")


def test_marks_spellings_alike() -> None:
    """Two spellings of an address have one mark; a mailbox has one too."""
    assert offered_comment.mark("http://www.a.gov/b?utm_source=x") == offered_comment.mark("https://a.gov/b/")
    assert len(offered_comment.mark("mailto:a@b.gov")) == 8


@pytest.mark.parametrize("lost", ["<!-- hub offered:\n", "\n-->"])
def test_reads_what_is_left_of_it(lost: str) -> None:
    """An editor who deletes its first or its last line by accident has still seen what it remembers."""
    written = offered_comment.comment(["01234567", "89abcdef"], ["76543210"], reason="Please leave this.")
    assert offered_comment.read(f"Hello.\n\n{written.replace(lost, '')}\n") == (("01234567", "89abcdef"), ("76543210",))
