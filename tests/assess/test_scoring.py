"""Scores of answers: the rules by example, and the laws that hold for any answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.assess.scoring import score
from hub.content.assessment.maturity import NOT_APPLICABLE, UNKNOWN, Priority

if TYPE_CHECKING:
    from hub.content.assessment.maturity import Answers, Assessment, DimensionResult

KEYS = (1, 2, 4, 7, 8)
ANSWERS = st.dictionaries(st.sampled_from(KEYS), st.integers(0, NOT_APPLICABLE))


def oil(model: Assessment, answers: Answers) -> DimensionResult:
    """Where a team stands with its oil."""
    return score(model, answers).dimensions[0]


@pytest.mark.parametrize(
    ("answers", "mean", "rated", "applicable"),
    [
        ({}, None, 0, 3),
        ({1: 3}, 3, 1, 3),
        ({1: 3, 2: 0}, 2, 2, 3),
        ({1: 3, 2: UNKNOWN}, 2, 2, 3),
        ({1: NOT_APPLICABLE, 2: 1}, 1, 1, 2),
        ({1: 5, 2: 5, 4: 5}, None, 0, 0),
    ],
)
def test_mean(lamps: Assessment, answers: Answers, mean: float | None, rated: int, applicable: int) -> None:
    """Weighted; unanswered is no zero, don't know is one, what does not apply is left out."""
    found = oil(lamps, answers)
    assert (found.mean, found.rated, found.applicable) == (mean, rated, applicable)


@pytest.mark.parametrize(
    ("answers", "stage", "to_rate"),
    [
        ({}, 0, 2),
        ({1: 2}, 0, 1),
        ({1: 1}, 0, 0),
        ({1: 2, 2: 3}, 1, 1),
        ({1: 2, 2: 5, 4: 1}, 1, 0),
        ({1: 2, 2: UNKNOWN, 4: 3}, 0, 0),
        ({1: 2, 2: 2, 4: 2}, 2, 0),
        ({1: 5, 2: 5, 4: 5}, None, 0),
    ],
)
def test_stage(lamps: Assessment, answers: Answers, stage: int | None, to_rate: int) -> None:
    """A stage needs every practice of it and of those before; what is missing is counted."""
    found = oil(lamps, answers)
    assert (found.stage, found.to_rate) == (stage, to_rate)


def test_strengths(lamps: Assessment) -> None:
    """Practices at the top, and parts that are mostly rated and good."""
    result = score(lamps, {1: 3, 2: 1, 7: 2, 8: 3})
    assert (result.strengths, result.strong_dimensions) == ((1, 8), ("glass",))


def test_priorities(lamps: Assessment) -> None:
    """What can start now comes first, then the earlier stage, then what more others wait for, then the wider gap."""
    result = score(lamps, {1: 1, 2: 0, 4: 0, 7: 0, 8: 1})
    assert result.priorities == (
        Priority(key=1, answer=1, stage=1, dependents=3, blocked_by=()),
        Priority(key=7, answer=0, stage=1, dependents=1, blocked_by=()),
        Priority(key=2, answer=0, stage=1, dependents=1, blocked_by=(1,)),
        Priority(key=4, answer=0, stage=2, dependents=0, blocked_by=(2,)),
        Priority(key=8, answer=1, stage=2, dependents=0, blocked_by=(7, 1)),
    )


def test_wider_gap_comes_first(lamps: Assessment) -> None:
    """Where all else is equal, weight times gap decides, then the key."""
    first, second = lamps.dimensions
    practices = [replace(practice, requires=(), stage=1, weight=practice.key) for practice in first.practices]
    free = replace(lamps, dimensions=(replace(first, practices=tuple(practices)), replace(second, practices=())))
    assert [priority.key for priority in score(free, {1: 0, 2: 1, 4: 1}).priorities] == [4, 1, 2]


def test_find_out(lamps: Assessment) -> None:
    """Don't know is listed to be found out, and is no priority."""
    result = score(lamps, {2: UNKNOWN, 99: 0})
    assert (result.find_out, result.priorities, result.rated, result.applicable) == ((2,), (), 1, 5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS, key=st.sampled_from(KEYS), data=st.data())
def test_raising_an_answer_never_lowers_a_result(
    lamps: Assessment, answers: dict[int, int], key: int, data: st.DataObject
) -> None:
    """Neither a mean nor a stage, and no strength is lost."""
    low = data.draw(st.integers(0, 3))
    high = data.draw(st.integers(low, 3))
    before, after = (score(lamps, answers | {key: value}) for value in (low, high))
    for old, new in zip(before.dimensions, after.dimensions, strict=True):
        assert (old.mean or 0) <= (new.mean or 0)
        assert (old.stage or 0) <= (new.stage or 0)
    assert set(before.strengths) <= set(after.strengths)
    assert set(before.strong_dimensions) <= set(after.strong_dimensions)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS)
def test_priorities_are_what_is_low(lamps: Assessment, answers: dict[int, int]) -> None:
    """Every answer below the target is listed once, and nothing else."""
    found = [priority.key for priority in score(lamps, answers).priorities]
    assert sorted(found) == sorted(key for key, answer in answers.items() if answer < 2)
