"""Which part of a draft a finding is about: the place in its outline where an editor mends it; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.models import Issue, Item, Section
    from hub.errors import Problem

# What the head of a mail is told by, though no line says so.
FIELDS = {"651": "subject", "652": "preheader"}


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingPlace:
    """Hold a field, and which item of which section has it, both from 0; -1 for none."""

    field: str
    section: int = -1
    item: int = -1


def find(problem: Problem, issue: Issue) -> FindingPlace | None:
    """Return the place of a finding in an issue; None where it is in another file, or in its front matter."""
    if problem.path != issue.path:
        return None
    if problem.rule in FIELDS:
        return FindingPlace(field=FIELDS[problem.rule])
    return next((place for line, place in reversed([*_places(issue)]) if line <= problem.line), None)


def _places(issue: Issue) -> Iterator[tuple[int, FindingPlace]]:
    """Yield each place with the line where it begins, in the order of the lines."""
    if issue.note:
        yield issue.line, FindingPlace(field="note")
    for number, section in enumerate(issue.sections):
        yield from _of_section(number, section)
        for place, item in enumerate(section.items):
            yield from _of_item(number, place, item)


def _of_section(number: int, section: Section) -> Iterator[tuple[int, FindingPlace]]:
    yield section.line, FindingPlace(field="title", section=number)
    if section.intro:
        yield section.intro_line, FindingPlace(field="intro", section=number)


def _of_item(number: int, place: int, item: Item) -> Iterator[tuple[int, FindingPlace]]:
    yield item.line, FindingPlace(field="title", section=number, item=place)
    if item.source_line:
        yield item.source_at, FindingPlace(field="source_line", section=number, item=place)
    if item.blurb:
        yield item.blurb_line, FindingPlace(field="blurb", section=number, item=place)
