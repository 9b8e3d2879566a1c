"""The newsletter's archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hub.model import Library
from hub.site import newsletter

if TYPE_CHECKING:
    from hub.model import Config, Issue


def test_neighbours(library: Library, config: Config, today: date) -> None:
    """Each issue links to the one before it and the one after."""
    _, newest, oldest = (page.markdown for page in newsletter.pages(library, config, today))
    found = [word in issue for issue in (newest, oldest) for word in ("Previous issue", "Next issue")]
    assert found == [True, False, False, True]


def test_years(issue: Issue, config: Config, today: date) -> None:
    """The archive has a heading for each year, the newest first."""
    older = replace(issue, path="newsletters/2025-12-19.md", day=date(2025, 12, 19))
    archive, *_ = newsletter.pages(Library(issues=(issue, older)), config, today)
    assert [line for line in archive.markdown.splitlines() if line.startswith("## ")] == ["## 2026", "## 2025"]
