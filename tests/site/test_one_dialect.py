"""One text says the same on every kind of page and in a feed, and is read as GitHub's own parser reads it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from hub.base import commonmark, markdown, sanitize_html
from hub.content.body import Body
from hub.content.models import Library, PlainPage
from hub.site.articles import article_writer
from hub.site.outputs import feed_entries
from hub.site.pages import event_pages, newsletter_archive, plain_pages, toolkit_pages
from hub.site.pages.article_neighbors import Neighbors
from tests import dialect
from tests.site.articles.conftest import listings, site  # noqa: F401  fixtures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Article, Event, Issue, ToolkitPage
    from hub.content.settings import Config
    from hub.site.articles.planned_page import ArticleSite

PERMALINK = re.compile(r'<a class="headerlink"[^>]*>#</a>')
GITHUB = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
ADDED = ["autolink", "strikethrough", "table", "tasklist"]
# What the released parser of GitHub does not know, though github.com does.
ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE)
ALERTS = frozenset(name for name, source in dialect.CONSTRUCTS.items() if ALERT.search(source))


def read(html: str) -> list[str]:
    """The words of a page, without the links of its headings."""
    return dialect.tokens(dialect.read(dialect.parsed(PERMALINK.sub("", html))))


@pytest.fixture(params=dialect.CONSTRUCTS)
def source(request: pytest.FixtureRequest) -> str:
    """Each construct."""
    return dialect.CONSTRUCTS[str(request.param)]


@pytest.fixture
def said(source: str) -> str:
    """The words that each face must have, one after the other."""
    return " ".join(read(markdown.to_html(source)))


def test_on_pages_of_every_kind(  # noqa: PLR0913, PLR0917  one of each
    source: str, said: str, page: ToolkitPage, event: Event, issue: Issue, config: Config, today: date
) -> None:
    """A practice, an event and an issue have the words in their order; so has a page without a kind."""
    body = Body.of(source)
    library = Library(
        toolkit=(replace(page, body=body),),
        events=(replace(event, body=body),),
        issues=(replace(issue, note=source, sections=()),),
        pages=(PlainPage(path="content/about.md", title="About", summary="Who we are.", body=body),),
    )
    for rooms in (toolkit_pages, event_pages, newsletter_archive, plain_pages):
        *_, last = rooms.pages(library, config, today)
        assert said in " ".join(read(last.text)), rooms.__name__


def test_in_an_article_and_in_a_feed(
    source: str,
    said: str,
    article: Article,
    site: ArticleSite,  # noqa: F811  a fixture by its name
    config: Config,
) -> None:
    """An article has the words in their order, on its page and in the feed."""
    one = replace(article, body=Body.of(source))
    leaf = next(article_writer.leaves([(one, Neighbors())], site))
    assert said in " ".join(read(leaf.content().body))
    assert said in " ".join(read(feed_entries.maker(config)(one).html))


@pytest.mark.parametrize("name", sorted(dialect.CONSTRUCTS.keys() - ALERTS))
def test_as_on_github(name: str) -> None:
    """The parser gives what GitHub's own gives, once both are clean."""
    source = dialect.CONSTRUCTS[name]
    github = cmarkgfm.markdown_to_html_with_extensions(source, GITHUB, ADDED)
    assert _normal(commonmark.to_html(source)) == _normal(github)


def _normal(html: str) -> list[tuple[str, list[str | None], str]]:
    return list(_nodes(sanitize_html.page(html, str)))


def _nodes(html: str) -> Iterator[tuple[str, list[str | None], str]]:
    """The elements of a page in order, each with the attributes that matter and its words."""
    for node in dialect.parsed(html).traverse():
        if node.tag and not node.tag.startswith("-"):
            kept = [node.attributes.get(name) for name in ("href", "src", "alt", "align", "start")]
            yield node.tag, kept, " ".join(node.text().split())
