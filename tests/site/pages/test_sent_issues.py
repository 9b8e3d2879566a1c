"""The issues that were sent with an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.content.models import Item, Section
from hub.site.pages import sent_issues
from hub.site.pages.sent_issues import SentIssue

if TYPE_CHECKING:
    from hub.content.models import Issue, Library
    from hub.content.settings import Config

OIL = "content/articles/2026/2026-11-17-oil.md"


def of_day(issue: Issue, day: int, url: str, status: str = "sent") -> Issue:
    """An issue of a day in November with one item, which leads there twice."""
    item = Item(title="B", url=url)
    section = Section(title="A", items=(item, item))
    named = f"newsletters/2026-11-{day}.md"
    return replace(issue, path=named, day=date(2026, 11, day), status=status, sections=(section,))


@pytest.mark.parametrize(
    "url", ["http://daily.example.gov/oil", "../articles/2026/2026-11-17-oil.md", "{site}articles/2026/2026-11-17-oil/"]
)
def test_where_items_lead(library: Library, issue: Issue, config: Config, url: str) -> None:
    """An article is known by its address in any spelling, its file and its page; other articles were not sent."""
    sent = of_day(issue, 20, url.replace("{site}", config.site_url))
    found = sent_issues.of(replace(library, issues=(sent,)), config)
    assert found == {OIL: (SentIssue(path=sent.path, day=sent.day),)}


def test_twice(library: Library, issue: Issue, config: Config) -> None:
    """What was sent in two issues, at its source and on our site, has both, the newest first."""
    issues = (
        of_day(issue, 27, "../articles/2026/2026-11-17-oil.md"),
        of_day(issue, 20, "http://daily.example.gov/oil"),
    )
    found = sent_issues.of(replace(library, issues=issues), config)
    assert [one.day.day for one in found[OIL]] == [27, 20]


@pytest.mark.parametrize("status", ["draft", "ready"])
def test_not_sent(library: Library, issue: Issue, config: Config, status: str) -> None:
    """An issue that has not left says nothing."""
    waits = of_day(issue, 20, "http://daily.example.gov/oil", status)
    assert sent_issues.of(replace(library, issues=(waits,)), config) == {}
