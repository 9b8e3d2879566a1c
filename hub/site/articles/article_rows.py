"""Rows of articles, each made once for all pages that it is on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from hub.base import jinja
from hub.content import routes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment

    from hub.content.models import Article
    from hub.site.articles.planned_page import ArticleSite


@dataclass(frozen=True, slots=True)
class Rows:
    """Make rows, each kept by its article and by the way from its page to the site's root, which few pages share."""

    site: ArticleSite
    macro: Callable[..., str]
    made: dict[tuple[str, str], str] = field(default_factory=dict)

    def __call__(self, page: str, articles: Iterable[Article]) -> Markup:
        """Return the rows of some articles on a page, as HTML."""
        root = routes.relative(self.site.addresses[page], "")
        return Markup("".join([self._row(root, article) for article in articles]))  # noqa: S704  each is HTML

    def _row(self, root: str, article: Article) -> str:
        row = self.made.get((root, article.path))
        if row is None:
            address = root + self.site.addresses[routes.page_path(article.path)]
            row = self.made[root, article.path] = self.macro(article, address)
        return row


def line(article: Article) -> tuple[object, ...]:
    """Return what every row says of an article, beside the name of its source."""
    return article.path, article.title, article.kind, article.published, article.topics, article.lang


def macro(templates: Environment, name: str) -> Callable[..., str]:
    """Return what makes a row: a macro, because a template takes three times as long to start."""
    return jinja.macro(templates, "rows.html.j2", name)
