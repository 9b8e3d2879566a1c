"""Answers -> result. The page does the same in `site/theme/assets/assess/scoring.js`; both are tested together.

A dimension's mean is the weighted mean of its rated practices; "don't know" counts as 0 and is listed to be found out,
what does not apply is left out, and what nobody answered does not count as 0. A stage is reached when every practice
that applies, of that stage and those before, is at "usually" or better. There is no overall grade.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.content.assessment.maturity import (
    NOT_APPLICABLE,
    TARGET,
    TOP,
    UNKNOWN,
    AssessmentResult,
    DimensionResult,
    Priority,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hub.content.assessment.maturity import Answers, Assessment, Dimension, Practice

MOST_PRIORITIES = 5
# A dimension is a strength when this share of it is rated, at the target or better.
ENOUGH_RATED = 0.8


def score(assessment: Assessment, answers: Answers) -> AssessmentResult:
    """Return what a team has reached, and what to do next."""
    known = {practice.key: answers[practice.key] for practice in assessment.practices if practice.key in answers}
    dimensions = tuple(_dimension(dimension, known, len(assessment.stages)) for dimension in assessment.dimensions)
    return AssessmentResult(
        dimensions=dimensions,
        strengths=tuple(practice.key for practice in assessment.practices if known.get(practice.key) == TOP),
        strong_dimensions=tuple(dimension.id for dimension in dimensions if _is_strong(dimension)),
        priorities=_priorities(assessment, known),
        find_out=tuple(practice.key for practice in assessment.practices if known.get(practice.key) == UNKNOWN),
        rated=sum(dimension.rated for dimension in dimensions),
        applicable=sum(dimension.applicable for dimension in dimensions),
    )


def _dimension(dimension: Dimension, answers: Answers, stages: int) -> DimensionResult:
    applicable = [practice for practice in dimension.practices if answers.get(practice.key) != NOT_APPLICABLE]
    rated = [practice for practice in applicable if practice.key in answers]
    weight = sum(practice.weight for practice in rated)
    total = sum(practice.weight * _value(answers[practice.key]) for practice in rated)
    stage = _stage(applicable, answers, stages)
    return DimensionResult(
        id=dimension.id,
        mean=total / weight if rated else None,
        rated=len(rated),
        applicable=len(applicable),
        stage=stage if applicable else None,
        to_rate=_to_rate(applicable, answers, stage),
    )


def _value(answer: int) -> int:
    return 0 if answer == UNKNOWN else answer


def _is_met(key: int, answers: Answers) -> bool:
    """Return whether nothing has to be done about a practice: at the target, or not applicable."""
    return answers.get(key) == NOT_APPLICABLE or TARGET <= answers.get(key, 0) <= TOP


def _stage(applicable: Sequence[Practice], answers: Answers, stages: int) -> int:
    """Return the last of the stages 1 to `stages` before one that holds a practice below the target; 0 for none."""
    unmet = [practice.stage for practice in applicable if not _is_met(practice.key, answers)]
    return min(unmet, default=stages + 1) - 1


def _to_rate(applicable: Sequence[Practice], answers: Answers, stage: int) -> int:
    """Return how many practices of the next stage are unanswered, where only those are missing; else 0."""
    unmet = [
        practice.key for practice in applicable if practice.stage == stage + 1 and not _is_met(practice.key, answers)
    ]
    return 0 if any(key in answers for key in unmet) else len(unmet)


def _is_strong(dimension: DimensionResult) -> bool:
    enough = dimension.rated >= ENOUGH_RATED * dimension.applicable
    return dimension.mean is not None and dimension.mean >= TARGET and enough


def _priorities(assessment: Assessment, answers: Answers) -> tuple[Priority, ...]:
    """Return what is rated below the target, MOST_PRIORITIES at most.

    What can start now, early stages and what others wait for come first.
    """
    requirements = assessment.requirements()
    dependents = _dependents(requirements)
    low = [practice for practice in assessment.practices if answers.get(practice.key, TARGET) < TARGET]
    blocked = {
        practice.key: tuple(key for key in requirements[practice.key] if not _is_met(key, answers)) for practice in low
    }

    def rank(practice: Practice) -> tuple[bool, int, int, int, int]:
        gap = (TARGET - answers[practice.key]) * practice.weight
        return bool(blocked[practice.key]), practice.stage, -len(dependents[practice.key]), -gap, practice.key

    return tuple(
        Priority(
            key=practice.key,
            answer=answers[practice.key],
            stage=practice.stage,
            dependents=len(dependents[practice.key]),
            blocked_by=blocked[practice.key],
        )
        for practice in sorted(low, key=rank)[:MOST_PRIORITIES]
    )


def _dependents(requirements: Mapping[int, Iterable[int]]) -> dict[int, set[int]]:
    """Return the keys that require each key, directly or through others; the model has no circle."""
    found: dict[int, set[int]] = {key: set() for key in requirements}

    def note(key: int, dependent: int) -> None:
        found[key].add(dependent)
        for earlier in requirements[key]:
            note(earlier, dependent)

    for dependent, keys in requirements.items():
        for key in keys:
            note(key, dependent)
    return found
