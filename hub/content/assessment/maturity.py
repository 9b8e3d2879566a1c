"""The values of an assessment: a model of practices, the answers of a team, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

# What a team says of a practice, by its key: a step of the scale (0 to 3), or one of these. Unanswered ones are absent.
Answers: TypeAlias = Mapping[int, int]
UNKNOWN, NOT_APPLICABLE = 4, 5
TOP = 3
# "Usually" counts as done.
TARGET = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """Hold a step of the scale, or a stage, and what it means."""

    label: str
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice:
    """Hold one observable statement.

    `key` is permanent. `id` is unique in its dimension; `requires` names others as `id`, or `dimension/id`.
    `pages` are pages of the toolkit, from `content/`.
    """

    key: int
    id: str
    text: str
    stage: int
    weight: int = 1
    requires: tuple[str, ...] = ()
    evidence: str | None = None
    help: str | None = None
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Dimension:
    """Hold practices that belong together; `area` is a part of the toolkit."""

    id: str
    title: str
    question: str
    practices: tuple[Practice, ...]
    area: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """Hold a whole model. `id` is its file's name; answers and links name its `version`, a whole number.

    Links of versions from `oldest` on still open: their answers are found by key.
    """

    id: str
    path: str
    title: str
    summary: str
    version: int
    scale: tuple[Step, ...]
    stages: tuple[Step, ...]
    dimensions: tuple[Dimension, ...]
    intro: str = ""
    oldest: int = 1
    draft: bool = False

    @property
    def practices(self) -> tuple[Practice, ...]:
        """Return all practices, in the order of the page."""
        return tuple(practice for dimension in self.dimensions for practice in dimension.practices)

    def names(self) -> dict[str, Practice]:
        """Return every practice by its full name, `dimension/id`."""
        return {f"{dim.id}/{practice.id}": practice for dim in self.dimensions for practice in dim.practices}

    def requirements(self) -> dict[int, tuple[int, ...]]:
        """Return the keys that each practice requires, by its key."""
        names = self.names()
        return {
            practice.key: tuple(names[full_name(name, dimension.id)].key for name in practice.requires)
            for dimension in self.dimensions
            for practice in dimension.practices
        }


def full_name(name: str, dimension: str) -> str:
    """Return the `dimension/id` of a practice that a practice of `dimension` requires by that name or by `id`."""
    return name if "/" in name else f"{dimension}/{name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class DimensionResult:
    """Hold what a team has reached in one dimension.

    `mean` is 0 to 3, None where nothing is rated; `stage` the number of stages reached, None where nothing applies.
    `to_rate` unanswered practices alone keep the team from the next stage; 0 where others do as well.
    """

    id: str
    mean: float | None
    rated: int
    applicable: int
    stage: int | None
    to_rate: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Priority:
    """Hold something to do next, and why: the answer, the stage, how many wait for it and what it waits for."""

    key: int
    answer: int
    stage: int
    dependents: int
    blocked_by: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentResult:
    """Hold all that follows from a team's answers; practices by key, dimensions by id."""

    dimensions: tuple[DimensionResult, ...]
    strengths: tuple[int, ...]
    strong_dimensions: tuple[str, ...]
    priorities: tuple[Priority, ...]
    find_out: tuple[int, ...]
    rated: int
    applicable: int
