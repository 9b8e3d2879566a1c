"""A finding leads to the part of the outline that it is about."""

from __future__ import annotations

import pytest

from hub.content import loader
from hub.errors import Problem
from hub.newsletter import finding_place
from hub.newsletter.finding_place import FindingPlace
from tests.newsletter.conftest import CONFIG

PATH = "newsletters/2026-11-27.md"
LINES = """---
subject: S
preheader: P
status: draft
---

Hello.

## Articles

Read these.

### [A](https://a.gov/)
*A.gov*

Words.

### B

## Empty
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (2, None),
        (7, FindingPlace(field="note")),
        (9, FindingPlace(field="title", section=0)),
        (11, FindingPlace(field="intro", section=0)),
        (13, FindingPlace(field="title", section=0, item=0)),
        (14, FindingPlace(field="source_line", section=0, item=0)),
        (16, FindingPlace(field="blurb", section=0, item=0)),
        (17, FindingPlace(field="blurb", section=0, item=0)),
        (18, FindingPlace(field="title", section=0, item=1)),
        (20, FindingPlace(field="title", section=1)),
    ],
)
def test_knows_a_part_by_its_line(line: int, expected: FindingPlace | None) -> None:
    """Each line belongs to what begins in it or above it."""
    problem = Problem(path=PATH, line=line, rule="644", message="m")
    assert finding_place.find(problem, loader.issue(LINES, PATH, CONFIG)) == expected


def test_knows_the_head_by_its_rules() -> None:
    """Subject and preheader have rules of their own; what is in another file has no place here."""
    issue = loader.issue(LINES.replace("Hello.\n", ""), PATH, CONFIG)
    for rule, field in (("651", "subject"), ("652", "preheader")):
        assert finding_place.find(Problem(path=PATH, rule=rule, message="m"), issue) == FindingPlace(field=field)
    assert finding_place.find(Problem(path="content/a.md", line=9, rule="101", message="m"), issue) is None
    assert finding_place.find(Problem(path=PATH, line=7, rule="101", message="m"), issue) is None
