"""Lists of articles -> a page for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from hub.base import commonmark
from hub.site.articles import article_rows, page_shell
from hub.site.articles.article_rows import Rows, macro
from hub.site.articles.page_shell import Content
from hub.site.articles.planned_page import ArticleSite, Leaf
from hub.site.pages import page_html, page_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment

    from hub.content.models import Article
    from hub.content.settings import Config
    from hub.site.pages.article_lists import Listing


def leaves(listings: Iterable[Listing], site: ArticleSite) -> Iterator[Leaf]:
    """Yield a page for each list of articles, made when somebody asks."""
    sources = {source.key: source.name for source in site.config.sources}
    writers = {tag: _writer(site, config, sources) for tag, config in site.configs.items()}
    return (writers[listing.tree].leaf(listing) for listing in listings)


def _writer(site: ArticleSite, config: Config, sources: Mapping[str, str]) -> _ListWriter:
    templates = page_templates.environment(config, config.language)
    return _ListWriter(
        site=site, config=config, templates=templates, rows=Rows(site, macro(templates, "listed")), sources=sources
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _ListWriter:
    """Hold what all lists of a language share: the site, settings, templates and rows, the names of sources."""

    site: ArticleSite
    config: Config
    templates: Environment
    rows: Rows
    sources: Mapping[str, str]

    def leaf(self, listing: Listing) -> Leaf:
        said = (listing.title, listing.description, listing.beside, listing.others, listing.back, listing.above)
        rows = tuple((heading, *map(self._said, articles)) for heading, articles in listing.groups)
        return Leaf(
            path=listing.page,
            layout=page_shell.layout(listing.page, self.config.tree or self.config.language, page_shell.LISTED),
            inputs=(said, rows),
            content=partial(self._content, listing),
        )

    def _said(self, article: Article) -> tuple[object, ...]:
        """Return what a row says of an article."""
        source = self.sources.get(article.source, article.source)
        return (*article_rows.line(article), source, article.summary, article.note)

    def _content(self, listing: Listing) -> Content:
        taken: set[str] = set()
        anchor = commonmark.free_anchor(listing.title, taken)
        template = self.templates.get_template("article-list.html.j2" if listing.groups else "sources.html.j2")
        body = template.render(
            listing=listing,
            end_of_head=Markup(page_shell.END_OF_HEAD),  # noqa: S704  ours
            rows=partial(self.rows, listing.page),
            heading=partial(_heading, taken),
            to=partial(self.site.way, listing.page, tree=listing.tree),
        )
        opening, rest = page_shell.halves(body)
        return Content(
            path=listing.page,
            title=listing.title,
            description=listing.description,
            anchor=anchor,
            body=rest,
            opening=opening,
            headings=page_html.headings(body),
        )


def _heading(taken: set[str], words: str) -> Markup:
    """Return the heading of a group, with a name of its own."""
    return Markup(page_html.heading(2, escape(words), commonmark.free_anchor(words, taken)))  # noqa: S704  escaped
