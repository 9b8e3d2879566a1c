"""The issues of the newsletter in which readers got each article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  json_codec reads the types
from typing import TYPE_CHECKING

from hub.site.pages import issue_links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.models import Article, Issue, Library
    from hub.content.settings import Config


@dataclass(frozen=True, kw_only=True, slots=True)
class SentIssue:
    """Hold the file and the day of an issue that was sent."""

    path: str
    day: date


def of(library: Library, config: Config) -> dict[str, tuple[SentIssue, ...]]:
    """Return by the path of an article the issues that were sent with it, the newest first."""
    linked = issue_links.by_target((issue for issue in library.issues if issue.status == "sent"), config)
    if not linked:  # and to take thousands of addresses apart takes time
        return {}
    found = {article.path: _of(article, linked, config) for article in library.articles}
    return {path: issues for path, issues in found.items() if issues}


def _of(article: Article, linked: Mapping[str, tuple[Issue, ...]], config: Config) -> tuple[SentIssue, ...]:
    """Return the issues that lead to an article, at its source or on our site, once each."""
    keys = issue_links.keys(article.path, article.url, config)
    found = {SentIssue(path=issue.path, day=issue.day) for key in keys for issue in linked.get(key, ())}
    return tuple(sorted(found, key=lambda issue: issue.day, reverse=True))
