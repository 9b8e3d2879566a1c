"""Tests for hub.check.rules.issue_sections: sections are those of the newsletter, once, and have something in them."""

from __future__ import annotations

import pytest

from tests.check.test_newcomers import SETTINGS, told

ISSUE = """---
subject: Wicks
preheader: One article on wicks, and a class on wax for those who begin.
status: {status}
---
{body}
"""
ITEM = "### [One](https://example.gov/one/)\n\nWords."


def of_issue(body: str, status: str = "draft") -> list[str]:
    """What a check says of an issue with this body, which begins on line 6."""
    return told("newsletters/2026-12-11.md", ISSUE.format(status=status, body=body).encode())


TITLE = next(plan.title for plan in SETTINGS.newsletter.sections if len(plan.title) > 6)
SLIP = TITLE[:2] + TITLE[3] + TITLE[2] + TITLE[4:]


@pytest.mark.parametrize("name", [SLIP, TITLE.upper(), f"{TITLE}s"])
def test_a_section_whose_name_has_a_slip(name: str) -> None:
    """`hub digest --update` would begin the right one beside it."""
    assert of_issue(f"## {name}\n\n{ITEM}") == [f"6: “{name}” is nearly the section “{TITLE}”; write ## {TITLE}"]
    assert of_issue(f"## {name}\n\n{ITEM}", status="sent") == []


def test_a_section_of_ones_own() -> None:
    """Every word of an issue is the editor's, and a name beside the right one is another section."""
    other = ITEM.replace("One", "Two").replace("one", "two")
    assert of_issue(f"## Tips from readers\n\n{ITEM}\n\n## {TITLE}\n\n{other}") == []
    assert of_issue(f"## {TITLE}s\n\n{ITEM}\n\n## {TITLE}\n\n{other}") == []


def test_a_short_name_with_a_slip() -> None:
    """Of five letters one may be missing; in shorter ones it makes another word."""
    assert of_issue(f"## Event\n\n{ITEM}") == ["6: “Event” is nearly the section “Events”; write ## Events"]
    assert of_issue(f"## New\n\n{ITEM}") == []


def test_an_issue_without_sections() -> None:
    """Words of a greeting alone have none."""
    assert of_issue("Good morning.") == []


def test_a_section_that_is_there_already() -> None:
    """Readers would meet it twice."""
    other = ITEM.replace("One", "Two").replace("one", "two")
    assert of_issue(f"## {TITLE}\n\n{ITEM}\n\n## {TITLE}\n\n{other}") == [
        f"12: the section “{TITLE}” is there already; put its items under the first of the two"
    ]


@pytest.mark.parametrize("rest", ["\n\n## Tips from readers\n\nWords.", "", "\n\n<!-- hub offered: -->"])
def test_a_section_with_nothing_in_it(rest: str) -> None:
    """Its heading promises what does not come; a remark is nothing to readers."""
    (said,) = of_issue(f"## {TITLE}{rest}")
    assert said == f"6: the section “{TITLE}” has nothing in it; delete its heading, or put an item below it"


def test_other_files_have_no_sections() -> None:
    """A page may have any headings."""
    page = f"---\ntitle: A\nsummary: B.\n---\n## {SLIP}\n\nWords.\n"
    assert told("content/a.md", page.encode()) == []
