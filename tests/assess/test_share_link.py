"""Answers in the end of an address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.assess import share_link
from hub.config import hub_settings
from hub.content.assessment import model_reader

if TYPE_CHECKING:
    from hub.content.assessment.maturity import Assessment

ROOT = Path(__file__).parents[2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.dictionaries(st.sampled_from((1, 2, 4, 7, 8)), st.integers(0, 5)))
def test_link_carries_every_answer(lamps: Assessment, answers: dict[int, int]) -> None:
    """What goes in comes out."""
    assert share_link.decode(lamps, f"#{share_link.encode(lamps, answers)}") == answers


def test_link_of_thirty_two_practices_is_short() -> None:
    """At most 24 characters."""
    model = next(model for model in model_reader.load(hub_settings.load(ROOT)) if model.id == "cx-maturity")
    assert len(share_link.encode(model, dict.fromkeys(range(1, 33), 3))) == 20


def test_older_link_opens(lamps: Assessment) -> None:
    """Answers are found by key, so a version that only added or removed practices opens."""
    old = replace(lamps, version=1)
    assert share_link.decode(lamps, share_link.encode(old, {1: 3, 8: 0})) == {1: 3, 8: 0}


def test_link_forgets_practices_that_went(lamps: Assessment) -> None:
    """A key that the model no longer has is left out."""
    fewer = replace(lamps, dimensions=lamps.dimensions[1:])
    assert share_link.decode(fewer, share_link.encode(lamps, {1: 3, 8: 0})) == {8: 0}


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", "this link contains no answers"),
        ("#a=2.<script>", "this link contains no answers"),
        (f"#a=2.{'A' * 600}", "this link contains no answers"),
        ("#a=2.AAAAA", "this link is cut off"),
        ("#a=9.AAAA", "made for version 9 of the assessment; this is version 2"),
        ("#a=0.AAAA", "made for version 0"),
    ],
)
def test_hostile_link(lamps: Assessment, fragment: str, expected: str) -> None:
    """One clear message each."""
    with pytest.raises(share_link.LinkError, match=expected):
        share_link.decode(lamps, fragment)
