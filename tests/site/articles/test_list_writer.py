"""Lists of articles become whole pages of the lane."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hub.content.body import Body
from hub.content.models import Library
from hub.site.articles import list_writer
from hub.site.pages import article_lists
from tests.site.articles.conftest import site_of

if TYPE_CHECKING:
    from hub.content.models import Article
    from hub.content.settings import Config
    from hub.site.articles.planned_page import ArticleSite, Leaf
    from hub.site.pages.article_lists import Listing


def leaves(listings: tuple[Listing, ...], site: ArticleSite) -> dict[str, Leaf]:
    """The page of each list by its path."""
    return {leaf.path: leaf for leaf in list_writer.leaves(listings, site)}


def test_month(listings: tuple[Listing, ...], site: ArticleSite) -> None:
    """A month has a row for each article, the way to the months beside it and back, and no table of contents."""
    page = site.page(leaves(listings, site)["articles/2026/11.md"])
    for part in (
        "<title>Articles, November 2026</title>",
        "Every article published in November 2026 that an editor kept. articles-november-2026 articles/2026/11",
        '<a href="../../../articles/2026/2026-11-17-oil/">Why [oil] *still* &lt;matters&gt; | part_1 {#a}</a>',
        '<span class="meta">The Daily Lamp, <time datetime="2026-11-17">November 17, 2026</time></span>',
        "<p>Oil burns longer than wax.</p>",
        '<span class="label">Why we picked it</span>Read the table first.',
        '<h2>Other months</h2>\n<ul class="plain">\n<li><a href="../10/">October 2026</a></li>',
        '<a href="../../">See all articles</a>',
    ):
        assert part in page
    assert "<ul><li>" not in page


def test_sources(listings: tuple[Listing, ...], site: ArticleSite) -> None:
    """The list of sources leads to each with the number of its articles."""
    page = site.page(leaves(listings, site)["articles/sources.md"])
    assert '<li><a href="glass-weekly/">Glass Weekly</a> <span class="quiet">1</span></li>' in page


def test_years(article: Article, config: Config) -> None:
    """A list of several years has a heading for each, and a table of contents."""
    many = tuple(replace(article, published=date(2026 - number % 2, 5, 1)) for number in range(12))
    library = Library(articles=tuple(sorted(many, key=lambda one: one.published, reverse=True)))
    listings = tuple(article_lists.listings(library, config))
    site = site_of(library, listings, config)
    page = site.page(leaves(listings, site)["topics/oil/articles.md"])
    assert '<ul><li><a href="#2026">2026</a></li><li><a href="#2025">2025</a></li></ul>' in page
    assert '<h2 id="2025">2025</h2>' in page


def test_inputs(library: Library, config: Config, site: ArticleSite) -> None:
    """A list is known by what its rows say: a text that changed changes no list, a title changes those that hold it."""
    oil, glass = library.articles

    def inputs(article: Article) -> dict[str, object]:
        listings = tuple(article_lists.listings(Library(articles=(article, glass)), config))
        return {path: leaf.inputs for path, leaf in leaves(listings, site).items()}

    before = inputs(oil)
    assert inputs(replace(oil, body=Body.of("More."), authors=(), url="https://a.gov/")) == before
    said = (replace(oil, title="Wax"), replace(oil, source="The daily lamp"), replace(oil, note="No."))
    for other in (*said, replace(oil, kind="report"), replace(oil, lang="hu")):
        after = inputs(other)
        changed = {path for path in before if after[path] != before[path]}
        assert {"articles/2026/11.md", "articles/sources/the-daily-lamp.md"} <= changed
        assert "articles/2026/10.md" not in changed
