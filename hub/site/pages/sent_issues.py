"""The issues of the newsletter in which readers got each article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  json_codec reads the types
from typing import TYPE_CHECKING

from hub.base import urls
from hub.content import routes
from hub.site.pages import issue_areas

if TYPE_CHECKING:
    from hub.content.models import Library
    from hub.content.settings import Config


@dataclass(frozen=True, kw_only=True, slots=True)
class SentIssue:
    """Hold the file and the day of an issue that was sent."""

    path: str
    day: date


def of(library: Library, config: Config) -> dict[str, tuple[SentIssue, ...]]:
    """Return by the path of an article the issues that were sent with it, the newest first."""
    carried: dict[str, list[SentIssue]] = {}
    for issue in library.issues:
        one = SentIssue(path=issue.path, day=issue.day)
        items = [item for section in issue.sections for item in section.items] if issue.status == "sent" else []
        for link in {link for item in items for link in issue_areas.targets(issue, item.url, config)}:
            carried.setdefault(link, []).append(one)
    if not carried:  # and to take thousands of addresses apart takes time
        return {}
    found = {
        article.path: _issues(carried, article.url, routes.key(routes.address(article.path, config)))
        for article in library.articles
    }
    return {path: issues for path, issues in found.items() if issues}


def _issues(carried: dict[str, list[SentIssue]], url: str, page: str) -> tuple[SentIssue, ...]:
    """Return the issues that lead to an article, at its source or on our site."""
    both = {*carried.get(urls.key(url), ()), *carried.get(page, ())}
    return tuple(sorted(both, key=lambda issue: issue.day, reverse=True))
