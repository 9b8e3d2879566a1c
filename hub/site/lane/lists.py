"""Lists of articles -> a page for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from hub.site.lane import html, shell, words
from hub.site.lane.leaf import Leaf, Site
from hub.site.lane.rows import Rows, macro
from hub.site.lane.words import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment

    from hub.model import Article
    from hub.site.lists import Listing


def leaves(listings: Iterable[Listing], site: Site) -> Iterator[Leaf]:
    """A page for each list."""
    templates = html.environment(site.config)
    writer = _Writer(
        site=site,
        templates=templates,
        rows=Rows(site, macro(templates, "listed")),
        sources={source.key: source.name for source in site.config.sources},
    )
    return map(writer.leaf, listings)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Writer:
    """What all lists share: what they stand in, their templates and rows, the names of sources."""

    site: Site
    templates: Environment
    rows: Rows
    sources: Mapping[str, str]

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
        source = self.sources.get(article.source, article.source)
        return (article.path, article.title, source, article.published, article.summary)

    def _html(self, listing: Listing) -> str:
        shells = self.site.shells[shell.layout(listing.path, shell.LISTED)]
        headings = tuple(Heading(2, words.slug(heading), heading) for heading, _ in listing.groups if heading)
        template = self.templates.get_template("article-list.html.j2" if listing.groups else "sources.html.j2")
        body = template.render(
            listing=listing,
            rows=partial(self.rows, listing.path),
            anchor=words.slug,
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
