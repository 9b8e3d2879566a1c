"""Rows of articles, each made once for all pages that it is on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from hub.site import markdown
from hub.site.lane.leaf import relative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Template

    from hub.model import Article
    from hub.site.lane.leaf import Site


@dataclass(frozen=True, slots=True)
class Rows:
    """Knows a row by its article and by the way from its page to the root of the site, which few pages share."""

    site: Site
    template: Template
    made: dict[tuple[str, str], Markup] = field(default_factory=dict)

    def __call__(self, page: str, articles: Iterable[Article]) -> Markup:
        """The rows of some articles on a page."""
        root = relative(self.site.addresses[page], "")
        return Markup("").join(self._row(root, article) for article in articles)

    def _row(self, root: str, article: Article) -> Markup:
        row = self.made.get((root, article.path))
        if row is None:
            address = root + self.site.addresses[markdown.site_path(article.path)]
            row = Markup(self.template.render(article=article, address=address))  # noqa: S704  the template escapes
            self.made[root, article.path] = row
        return row
