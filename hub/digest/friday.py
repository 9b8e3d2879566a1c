"""What an editor does on a Friday: the draft of an issue first, its rendered faces from then on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hub import clock, library
from hub.config import WEEKDAYS
from hub.digest import compose, files
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from hub.digest.compose import Draft
    from hub.model import Config, Issue, Library


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """A new draft, or the faces of the issue that a person has edited; and what to know about it."""

    issue: Issue
    draft: Draft | None = None
    faces: tuple[Path, ...] = ()
    days_left: int = 0
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def digest(config: Config, day: date | None) -> Digest:
    """Compose the issue of that day, or of the coming one; where its file exists, render it instead."""
    shelves = library.load(config)
    today = clock.today(config.timezone)
    day = day or compose.coming(today, config.newsletter.weekday)
    edited = next((issue for issue in shelves.issues if issue.day == day), None)
    done = (
        _rendered(edited, shelves, config, today)
        if edited
        else _drafted(compose.compose(shelves, config, day, today), config)
    )
    return replace(done, days_left=(day - today).days, warnings=tuple(_warnings(done.issue, config)))


def _drafted(draft: Draft, config: Config) -> Digest:
    files.write_draft(draft.issue, config)
    return Digest(issue=draft.issue, draft=draft)


def _rendered(issue: Issue, shelves: Library, config: Config, today: date) -> Digest:
    from hub.digest import gates, render  # Jinja and the CSS inliner: a new draft needs neither

    faces = render.faces(issue, config)
    problems = gates.check(issue, faces, shelves, config, today)
    return Digest(issue=issue, faces=files.write_faces(faces, issue, config), problems=problems)


def _warnings(issue: Issue, config: Config) -> Iterator[str]:
    if issue.day.weekday() != config.newsletter.weekday:
        usual = WEEKDAYS[config.newsletter.weekday].capitalize()
        problem = f"{issue.day} is a {issue.day:%A}; the newsletter goes out on a {usual}"
        yield str(Problem(path=issue.path, rule="601", message=problem))
