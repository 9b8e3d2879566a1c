"""Where content leads its readers, and every address under which an issue may have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.content import routes
from hub.content.issue import offered_comment
from hub.content.models import Article, Event, ToolkitPage

if TYPE_CHECKING:
    from hub.content.settings import Config

Content = Article | Event | ToolkitPage
# What `newsletter: own_pages:` may name, and what it is for each kind of content that is elsewhere, too.
EVENTS, ARTICLES = "events", "articles"


def lead(content: Content, config: Config) -> str:
    """Return where an item of the newsletter leads: to the page on our site, or to where the content is elsewhere.

    The setting `own_pages` decides where there are both.
    """
    return every(content, config)[0]


def every(content: Content, config: Config) -> tuple[str, ...]:
    """Return all addresses that lead to this content, that of `lead` first and former ones last."""
    own = routes.url(content.path, config)
    former = tuple(config.site_url + alias.address for alias in content.aliases)
    if isinstance(content, ToolkitPage) or content.url is None:
        return (own, *former)
    kind = EVENTS if isinstance(content, Event) else ARTICLES
    both = (own, content.url) if kind in config.newsletter.own_pages else (content.url, own)
    return (*both, *former)


def keys(content: Content, config: Config) -> frozenset[str]:
    """Return the keys (`offered_comment.key`) of all its addresses."""
    return frozenset(map(offered_comment.key, every(content, config)))
