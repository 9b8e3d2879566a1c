"""What an editor does on a Friday: the draft of an issue first, its rendered faces from then on."""

from __future__ import annotations

from dataclasses import dataclass
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
    from hub.model import Config, Issue


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """A new draft, or the faces of the issue that a person has edited; and what to know about it."""

    issue: Issue
    days_left: int
    draft: Draft | None = None
    faces: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()


def digest(config: Config, day: date | None) -> Digest:
    """Compose the issue of that day, or of the coming one; where its file exists, render it instead."""
    shelves = library.load(config)
    today = clock.today(config.timezone)
    day = day or compose.coming(today, config.newsletter.weekday)
    edited = next((issue for issue in shelves.issues if issue.day == day), None)
    draft = None if edited else compose.compose(shelves, config, day, today)
    issue = draft.issue if draft else edited
    assert issue  # noqa: S101  one of the two is there
    if draft:
        files.write_draft(issue, config)
    return Digest(
        issue=issue,
        draft=draft,
        faces=() if draft else files.write_faces(issue, config),
        days_left=(day - today).days,
        warnings=tuple(_warnings(issue, config)),
    )


def _warnings(issue: Issue, config: Config) -> Iterator[str]:
    if issue.day.weekday() != config.newsletter.weekday:
        usual = WEEKDAYS[config.newsletter.weekday].capitalize()
        problem = f"{issue.day} is a {issue.day:%A}; the newsletter goes out on a {usual}"
        yield str(Problem(path=issue.path, rule="601", message=problem))
