"""Where the items of issues lead: to addresses of the web, and to pages of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hub.base import urls
from hub.content import routes
from hub.content.issue import offered_comment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hub.content.models import Issue
    from hub.content.settings import Config


def by_target(issues: Iterable[Issue], config: Config) -> Mapping[str, tuple[Issue, ...]]:
    """Return by the key of each target the issues that lead there, in their order."""
    found: dict[str, dict[str, Issue]] = {}
    for issue in issues:
        for item in (item for section in issue.sections for item in section.items):
            for target in _targets(issue, item.url, config):
                found.setdefault(target, {})[issue.path] = issue
    return {target: tuple(leading.values()) for target, leading in found.items()}


def keys(path: str, url: str | None, config: Config) -> tuple[str, ...]:
    """Return the keys of what leads to a file of content: of its page on the site, and of what it is about, if any."""
    page = routes.key(routes.address(path, config))
    return (page, urls.key(url)) if url else (page,)


def _targets(issue: Issue, url: str, config: Config) -> Iterator[str]:
    """Yield the keys of what a link leads to: an address of the web, a page of the site, or both."""
    parts = urlsplit(url)
    if parts.scheme:
        yield offered_comment.key(url)
        if url.startswith(config.site_url):
            yield routes.key(parts._replace(query="", fragment="").geturl().removeprefix(config.site_url))
    elif parts.path:
        yield routes.key(routes.address(routes.target(issue.path, parts.path), config))
