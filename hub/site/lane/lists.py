"""Lists of articles -> a page for each; the row of an article is made once, for all lists that it is in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from hub.site import markdown
from hub.site.lane import html, shell, words
from hub.site.lane.leaf import Leaf, Site, relative
from hub.site.lane.words import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment, Template

    from hub.model import Article
    from hub.site.lists import Listing


def leaves(listings: Iterable[Listing], site: Site) -> Iterator[Leaf]:
    """A page for each list."""
    sources = {source.key: source.name for source in site.config.sources}
    templates = html.environment(site.config)
    row = templates.get_template("article-row.html.j2")
    return map(_Writer(site=site, templates=templates, row=row, sources=sources).leaf, listings)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Writer:
    """What all lists share: what they stand in, their templates, the names of sources, and rows that are made."""

    site: Site
    templates: Environment
    row: Template
    sources: Mapping[str, str]
    rows: dict[tuple[str, str], Markup] = field(default_factory=dict)

    def leaf(self, listing: Listing) -> Leaf:
        said = (listing.title, listing.description, listing.beside, listing.others, listing.back, listing.above)
        rows = tuple((heading, *map(self._said, articles)) for heading, articles in listing.groups)
        return Leaf(
            path=listing.path,
            layout=shell.layout(listing.path, shell.LISTED),
            inputs=(said, rows),
            render=partial(self._html, listing),
        )

    def _said(self, article: Article) -> tuple[object, ...]:
        """What a row says."""
        return (article.path, article.title, self.sources.get(article.source), article.published, article.summary)

    def _html(self, listing: Listing) -> str:
        shells = self.site.shells[shell.layout(listing.path, shell.LISTED)]
        headings = tuple(Heading(2, words.slug(heading), heading) for heading, _ in listing.groups if heading)
        template = self.templates.get_template("article-list.html.j2" if listing.groups else "sources.html.j2")
        body = template.render(
            listing=listing,
            rows=partial(self._rows, relative(self.site.addresses[listing.path], "")),
            permalink=lambda heading: Markup(shells[0].permalink(words.slug(heading))),  # noqa: S704  a template's
            to=partial(self.site.way, listing.path),
        )
        content = shell.Content(
            path=listing.path,
            title=listing.title,
            description=listing.description,
            anchor=words.slug(listing.title),
            body=body,
            headings=headings,
        )
        return shell.page(shells, content)

    def _rows(self, root: str, articles: Iterable[Article]) -> Markup:
        """The rows of some articles, for a page from which the site's root is `root`."""
        return Markup("").join(self._row(root, article) for article in articles)

    def _row(self, root: str, article: Article) -> Markup:
        made = self.rows.get((root, article.path))
        if made is None:
            address = root + self.site.addresses[markdown.site_path(article.path)]
            made = Markup(self.row.render(article=article, address=address))  # noqa: S704  the template escapes
            self.rows[root, article.path] = made
        return made
