"""Tests for hub.check.baseline, as people use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import baseline
from tests.check.test_runner import FORMS, ISSUE, LAB, call, change, many

if TYPE_CHECKING:
    from pathlib import Path

OLD = f"{LAB}: 112 kind: 'traning' is not known"


@pytest.fixture
def known(hub: Path) -> Path:
    """A hub with an old mistake, and the file that holds it."""
    change(hub, ISSUE, "status: draft", "status: sent")
    change(hub, LAB, "training", "traning")
    change(hub, LAB, "paper-forms", "forms")
    file = hub / "known.txt"
    assert call(hub, "--write-baseline", str(file)) == (0, f"1 finding in {file}\n")
    return file


def test_what_is_known_is_left_out(known: Path) -> None:
    """Everything is right until something new is wrong."""
    assert known.read_text(encoding="utf-8") == f"{baseline.HEAD}{OLD}\n"
    hub = known.parent
    assert call(hub, "--baseline", str(known)) == (0, "Nothing to fix in 7 checked files, besides 1 in the baseline\n")
    change(hub, FORMS, "area: design", "area: desing")
    code, said = call(hub, "--baseline", str(known))
    assert (code, said.startswith(f"{FORMS}:4:1: 112 ")) == (1, True)


def test_a_finding_is_known_wherever_it_moves(known: Path) -> None:
    """Lines above it change nothing; a second one like it is new."""
    change(known.parent, LAB, "title:", "# A comment.\ntitle:")
    assert call(known.parent, "--baseline", str(known))[0] == 0
    (twice,) = (one for one in many(2).problems if one.line == 2)
    checked = many(2)
    assert baseline.unknown(checked, baseline.written(many(1).problems)) == (twice,)


def test_what_is_mended_may_go(known: Path) -> None:
    """A warning names the line of the baseline; of files that were not read nothing is known."""
    change(known.parent, LAB, "traning", "training")
    code, said = call(known.parent, "--baseline", str(known))
    assert (code, said) == (
        0,
        f"known.txt:2:1: 002 warning: {OLD} is fixed\n    delete this line\n1 warning in 7 checked files\n",
    )
    assert (
        call(known.parent, "--baseline", str(known), str(known.parent / FORMS))[1]
        == "Nothing to fix in 7 checked files\n"
    )


def test_a_baseline_may_lie_elsewhere(known: Path) -> None:
    """Then it is named as it was given."""
    elsewhere = known.rename(known.parent.parent / "known.txt")
    change(known.parent, LAB, "traning", "training")
    assert call(known.parent, "--baseline", str(elsewhere))[1].startswith(f"{elsewhere}:2:1: 002 ")


def test_lines_in_a_message_are_places_too() -> None:
    """`first on line 3` is the same finding when it is on line 4."""
    assert baseline.PLACE.sub("", "stands twice, first on line 3") == "stands twice, first on "
