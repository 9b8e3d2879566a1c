"""A hub -> every problem of every file in one run, settings and content together."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from hub import config, disk, schema
from hub.assess import reading
from hub.check import across, blanks, examples, facts, inventory, memory, order, places, registry
from hub.check.page import edited
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from hub.check.facts import Facts
    from hub.model import Config

# As problems compare themselves, in a tenth of the time.
IN_ORDER = attrgetter(*Problem.__slots__)
# What nobody can judge while the file that names the possible values cannot be read.
UNJUDGED = {config.TOPICS: ("120", ("topics:",)), config.SITE: ("112", ("section:", "area:"))}


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """All problems in reading order, how many files were read, and what each of them says.

    `known` counts those that stand in a baseline and are left out here, `left` the left-overs of other programs.
    """

    problems: tuple[Problem, ...]
    files: int
    facts: Mapping[str, Facts]
    known: int = 0
    left: int = 0

    def of(self, level: str) -> tuple[Problem, ...]:
        """The problems of one level."""
        return tuple(problem for problem in self.problems if problem.level == level)


def check(root: Path, only: Sequence[str] = ()) -> Checked:
    """Check the hub; of the problems, those in the files or folders `only`, or all. What is known is not read again."""
    settings, problems = config.attempt(root)
    taken = inventory.take(root)
    files = sorted(taken.files)
    found = memory.facts_of(root, (file for file in files if file.endswith(".md")), settings)
    wrong = frozenset(problem.path for problem in problems)
    every = [*problems, *taken.problems, *across.problems(found, places.places(files, settings), settings)]
    told = (*(each for one in found.values() for each in one.findings), *_of_assessments(settings))
    every += (each for each in told if _can_be_judged(each, wrong))
    every += (*blanks.problems(root), *examples.problems(root, files))
    chosen = {_levelled(each) for each in every if is_in(each.path, only)}
    return Checked(problems=tuple(sorted(chosen, key=IN_ORDER)), files=len(found), facts=found, left=taken.left)


def of_build(settings: Config, paths: Iterable[str], files: Iterable[str]) -> tuple[Problem, ...]:
    """What must not be published in files whose fields are right, and in the hub's data; `files` are all that count.

    Links to nothing, pictures without words, and blanks that nobody filled.
    """
    texts = {path: config.text_of(settings.root / path, path) for path in paths}
    found = {path: facts.glance(path, text, settings) for path, text in texts.items()}
    dead = across.broken(found, places.places(files, settings))
    left = blanks.problems(settings.root)
    return tuple(sorted([*dead, *left, *(each for one in found.values() for each in one.findings)]))


def lost(root: Path, facts_of: Mapping[str, Facts], gone: Iterable[str]) -> tuple[Problem, ...]:
    """The pages among the files that are gone, from which no way leads to another."""
    settings, _ = config.attempt(root)
    pages = (path for path in gone if facts.kind_of(path))
    return tuple(across.lost(pages, facts_of, places.places(inventory.take(root).files, settings)))


def _of_assessments(settings: Config) -> tuple[Problem, ...]:
    """What is wrong with the models of the self-assessment."""
    try:
        reading.load(settings)
    except ContentError as error:
        return error.problems
    return ()


def _can_be_judged(problem: Problem, wrong: frozenset[str]) -> bool:
    return not any(
        path in wrong and problem.rule == rule and problem.message.startswith(words)
        for path, (rule, words) in UNJUDGED.items()
    )


def _levelled(problem: Problem) -> Problem:
    rule = registry.rules().get(problem.rule)
    return problem if rule is None or rule.level == problem.level else replace(problem, level=rule.level)


def is_in(path: str, only: Iterable[str]) -> bool:
    """Whether a file is one of `only` or lies in one of them; every file where none is named."""
    return not only or any(one in {path, "."} or path.startswith(f"{one}/") for one in only)


def fix(root: Path, only: Sequence[str] = ()) -> tuple[str, ...]:
    """Make the safe changes, and give the files that changed. Comments stay where they belong."""
    settings, _ = config.attempt(root)
    changed: list[str] = []
    for path in sorted(file for file in inventory.take(root).files if file.endswith(".md") and is_in(file, only)):
        with contextlib.suppress(ContentError):  # who checks is told of it
            text = config.text_of(root / path, path)
            if (better := mended(path, text, settings)) != text:
                disk.write(root, path, better)
                changed.append(path)
    return tuple(changed)


def mended(path: str, text: str, settings: Config) -> str:
    """A text with all safe changes made."""
    page = facts.page_of(path, text, settings)
    return order.usual(edited(text, registry.edits(page)), schema.FRONT.get(page.kind, ()))
