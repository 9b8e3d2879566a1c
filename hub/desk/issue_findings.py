"""What the gates find in a text of an issue that is in no file yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.base import clock
from hub.content import loader
from hub.content.models import Library
from hub.errors import ContentError
from hub.newsletter import checks, render

if TYPE_CHECKING:
    from hub.content.models import Issue
    from hub.content.settings import Config
    from hub.errors import Problem
    from hub.newsletter.render import Faces


def find(issue: Issue, config: Config) -> tuple[Faces, tuple[Problem, ...]]:
    """Return an issue as readers get it, and what is wrong with it and with other files."""
    known, others = library(config)
    faces = render.faces(issue, config)
    problems = checks.check(issue, faces, _with(known, issue), config, clock.today(config.timezone))
    return faces, (*problems, *others)


def library(config: Config) -> tuple[Library, tuple[Problem, ...]]:
    """Return all content, and what is wrong with it; an empty library where any file of it cannot be read."""
    try:
        return loader.load(config), ()
    except ContentError as error:
        return Library(), error.problems


def _with(known: Library, issue: Issue) -> Library:
    others = (one for one in known.issues if one.day != issue.day)
    return replace(known, issues=tuple(sorted((issue, *others), key=lambda one: one.path, reverse=True)))
