"""Articles become whole pages, with the ways to their neighbors, their topics and the files that they link to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.content.body import Body
from hub.site.articles import article_writer
from hub.site.pages.article_neighbors import Neighbors, neighbors
from hub.site.pages.sent_issues import SentIssue

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Article, Library
    from hub.site.articles.planned_page import ArticleSite


def rendered(article: Article, site: ArticleSite) -> str:
    """The page of an article that has no neighbor."""
    return site.page(next(article_writer.leaves(neighbors((article,)), site)))


def test_neighbors(library: Library, site: ArticleSite) -> None:
    """The newest article leads to the next older one, and that back to the newer."""
    newest, oldest = (site.page(leaf) for leaf in article_writer.leaves(neighbors(library.articles), site))
    assert 'Older article: <a href="../2026-10-02-glass/" rel="prev">Clean glass</a>' in newest
    assert 'Newer article: <a href="../2026-11-17-oil/" rel="next">Why [oil] *still* &lt;matters&gt;' in oldest
    assert ("Newer" in newest, "Older" in oldest) == (False, False)


def test_related(article: Article, library: Library, site: ArticleSite) -> None:
    """A page ends with the articles that are about the same, as rows of a list; without any it says nothing of them."""
    near = Neighbors(related=library.articles[1:])
    page = site.page(next(article_writer.leaves([(article, near)], site)))
    assert "<h2>Related articles</h2>" in page
    assert '<h3><a href="../../../articles/2026/2026-10-02-glass/">Clean glass</a></h3>' in page
    assert '<span class="meta">Glass Weekly, <time datetime="2026-10-02">October 2, 2026</time></span>' in page
    assert "Related" not in rendered(article, site)


def test_words_that_run_the_other_way(article: Article, site: ArticleSite) -> None:
    """The title, the summary and the text of an article that says no language run as their letters do."""
    words = {"title": "قص الفتيل", "summary": "كيف تقص الفتيل.", "body": Body.of("اقطع **الفتيل** <em>كل</em> يوم.")}
    page = rendered(replace(article, **words), site)  # type: ignore[arg-type]
    assert page.count(' dir="rtl"') == 3
    assert '<h1 dir="rtl"' in page
    assert "dir=" not in rendered(article, site)


def test_each_part_runs_as_its_own_letters_do(article: Article, site: ArticleSite) -> None:
    """A title may be one foreign word, and its summary and text not."""
    page = rendered(replace(article, title="فتيل"), site)
    assert page.count(' dir="rtl"') == 1
    assert '<h1 dir="rtl"' in page
    page = rendered(replace(article, summary="كيف تقص الفتيل."), site)
    assert page.count(' dir="rtl"') == 1
    assert '<p class="lead" dir="rtl">' in page


@pytest.mark.parametrize(
    ("summary", "text", "is_lead"),
    [
        ("Oil burns. Wax melts.", "**Oil** burns. [Wax](https://a.example.org/) melts.\n\nGlass breaks.", False),
        ("Oil & wax: it’s 2 cups.", "Oil &amp; wax: it’s 2 cups.", False),
        ("Oil burns.", "![Oil](../../pictures/lamp.svg)\n\nOil burns. Wax melts.", False),
        ("زيت ينير. شمع يذوب.", "زيت *ينير*. شمع يذوب.", False),
        ("灯油燃烧。", "灯油**燃**烧。蜡会融化。", False),
        ("灯油燃烧。蜡会融…", "灯油燃烧。蜡会融化。玻璃会碎。", False),
        ("H2O bur…", "H<sub>2</sub>O burns `oil`.", False),
        ("Oil burns. Wax melts.", "Oil burns. Glass breaks.", True),
        ("🎉", "Oil burns.", True),
        ("Oil burns. Wax melts.", "Oil burns.", True),
        ("Oil burns.", "Boil oil: it burns.", True),
        ("Oil burns.", "", True),
    ],
)
def test_what_the_text_begins_with_is_said_once(
    article: Article, site: ArticleSite, summary: str, text: str, *, is_lead: bool
) -> None:
    """A summary that was taken from the beginning of a text is no lead above it."""
    page = rendered(replace(article, summary=summary, body=Body.of(text)), site)
    assert ('<p class="lead"' in page) == is_lead


def test_words(article: Article, site: ArticleSite) -> None:
    """Byline, summary, note, text, the way to the source and the topics all stand on the page."""
    page = rendered(article, site)
    for part in (
        "by Ann Wick, Bo Glass",
        "Oil burns longer than wax.",
        "Read the table first.",
        "<strong>bold</strong>",
        'href="https://daily.example.gov/oil/" rel="external noopener">Read it at The Daily Lamp</a>',
        '<a href="../../../topics/oil/">Oil &amp; wicks</a>',
        '<a href="../../sources/the-daily-lamp/">Articles from The Daily Lamp</a>',
        '<a href="../11/">Articles of November 2026</a>',
        'href="../../">See all articles</a>',
    ):
        assert part in page


def test_sent(article: Article, site: ArticleSite) -> None:
    """A page leads to the issues that were sent with the article, and is another page when one is."""
    issue = SentIssue(path="newsletters/2026-11-20.md", day=date(2026, 11, 20))
    addresses = {**site.addresses, "newsletter/2026-11-20.md": "newsletter/2026-11-20/"}
    told = replace(site, sent={article.path: (issue,)}, addresses=addresses)
    page = rendered(article, told)
    assert f'<a href="../../../newsletter/2026-11-20/">{site.config.newsletter.name} of November 20, 2026</a>' in page
    assert "Sent in" not in rendered(article, site)
    before, after = (next(article_writer.leaves(neighbors((article,)), one)).inputs for one in (site, told))
    assert before != after


def test_inputs(article: Article, site: ArticleSite) -> None:
    """A page is known by what it says: other words beside the text, or another neighbor, are another page."""
    other = replace(article, path="content/articles/2026/2026-10-02-glass.md")
    texts = (replace(article, body=Body.of("More.")), replace(article, title="Wax"), article)
    same, title, alone = (next(article_writer.leaves(neighbors((one,)), site)) for one in texts)
    beside, _ = article_writer.leaves(neighbors((article, other)), site)
    related = next(article_writer.leaves([(article, Neighbors(related=(other,)))], site))
    assert [one.inputs == alone.inputs for one in (same, title, beside, related)] == [True, False, False, False]
    assert (alone.path, alone.text) == ("articles/2026/2026-11-17-oil.md", article.path)


def test_what_neighbors_say_is_known(article: Article, site: ArticleSite) -> None:
    """A related article of another kind, or in another language, is another page around it."""
    other = replace(article, path="content/articles/2026/2026-10-02-glass.md")
    each = (other, replace(other, kind="report"), replace(other, lang="hu"), replace(other, topics=()))
    near = (Neighbors(related=(one,)) for one in each)
    assert len({repr(next(article_writer.leaves([(article, one)], site)).inputs) for one in near}) == len(each)


def test_neighbors_say_their_language(article: Article, site: ArticleSite) -> None:
    """Their titles are read with the voice of it."""
    other = replace(article, path="content/articles/2026/2026-10-02-glass.md", title="Üveg", lang="hu")
    near = Neighbors(newer=other, older=other, related=(other,))
    page = site.page(next(article_writer.leaves([(article, near)], site)))
    assert page.count(' lang="hu" dir="ltr">Üveg</a>') == 3


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("2026-10-02-glass.md", "../2026-10-02-glass/"),
        ("../../toolkit/light/index.md#tips", "../../../toolkit/light/#tips"),
        ("../../index.md", "../../../"),
        ("../../lamp.svg", "../../../lamp.svg"),
        ("https://example.gov/a.md", "https://example.gov/a.md"),
        ("mailto:ann@example.gov", "mailto:ann@example.gov"),
        ("#why", "#why"),
    ],
)
def test_links(link: str, expected: str, article: Article, site: ArticleSite) -> None:
    """A link to a file leads to its page, from wherever the article stands; any other stays as it is."""
    assert f'<a href="{expected}"' in rendered(replace(article, body=Body.of(f"[here]({link})")), site)
    assert site.dead == []


@pytest.mark.parametrize("link", ["nowhere.md", "/toolkit/light/", "../../../outside.md"])
def test_dead_links_are_reported(link: str, article: Article, site: ArticleSite) -> None:
    """A link to nothing that the hub has is named with the file it stands in."""
    rendered(replace(article, body=Body.of(f"[here]({link})")), site)
    (dead,) = site.dead
    assert (dead.path, dead.rule, dead.message) == (
        article.path,
        "201",
        f"the link {link!r} does not lead to a file of this hub",
    )


def test_what_would_run_is_reported(article: Article, site: ArticleSite, tmp_path: Path) -> None:
    """A script in a text is named with its place in the file, beside the page that does without it."""
    root = tmp_path / "hub"
    file = root / article.path
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: Oil\n---\n<script>x</script>\n", "utf-8")
    there = replace(site, config=replace(site.config, root=root), dead=[])
    assert "<script>x" not in rendered(replace(article, body=Body.of("<script>x</script>")), there)
    assert [(one.path, one.line, one.rule) for one in there.dead] == [(article.path, 4, "220")]


def test_what_is_no_way_to_a_file_stays(article: Article, site: ArticleSite) -> None:
    """A place on the page, a mailbox and an address of the web are for no file to answer."""
    body = "<b>Ask</b>: [up](#why), [write](mailto:a@example.gov), [there](https://example.gov/)"
    page = rendered(replace(article, body=Body.of(body)), site)
    assert site.dead == []
    for target in ("#why", "mailto:a@example.gov", "https://example.gov/"):
        assert f'href="{target}"' in page
