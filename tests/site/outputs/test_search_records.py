"""What the search knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Library, PlainPage
from hub.content.site_files import Page
from hub.content.synonyms import Synonym
from hub.site.all_pages import pages
from hub.site.outputs import search_records

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Article
    from hub.content.settings import Config


def test_every_kind_is_found(library: Library, config: Config, today: date) -> None:
    """What people wrote, topics, sources, and pages that the site makes have one record each; the search has none."""
    made = pages(library, config, today)
    every = [(record.kind, record.path) for record in search_records.records(library, config, (), made)]
    found = set(every)
    assert len(every) == len({path for _, path in every})
    assert ("Toolkit", "toolkit/light/wick/") in found
    assert ("Events", "events/2026-12-10-walk/") in found
    assert ("Articles", "articles/2026/2026-11-17-oil/") in found
    assert ("Newsletter", "newsletter/2026-11-13/") in found
    assert ("Topics", "topics/oil/") in found
    assert ("Sources", "articles/sources/the-daily-lamp/") in found
    assert {("Pages", ""), ("Pages", "feeds/"), ("Pages", "my-topics/"), ("Pages", "events/")} <= found
    assert "search/" not in {path for _, path in found}


def test_pages_that_nobody_wrote(config: Config) -> None:
    """Such a page is found by its title and its description."""
    page = Page(path="feeds.md", text='---\ntitle: "Feeds: all"\ndescription: Follow us.\n---\n\n<p>Words</p>')
    (record,) = search_records.records(Library(), replace(config, topics=()), (), [page])
    assert (record.path, record.title, record.summary, record.names) == ("feeds/", "Feeds: all", "Follow us.", ())


def test_lists_of_nothing_are_not_found(library: Library, config: Config, today: date) -> None:
    """A documentation has no events; how to join the newsletter is found before its first issue."""
    bare = replace(library, articles=(), events=(), issues=())
    made = pages(bare, config, today)
    before, without = (
        {record.path for record in search_records.records(one, config, (), made)}
        for one in (bare, replace(bare, pages=()))
    )
    assert {"articles/", "events/", "feeds/"} & before == set()
    assert ("newsletter/" in before, "newsletter/" in without, "topics/" in without) == (True, False, True)


def test_names(library: Library, config: Config) -> None:
    """A page is found by the vocabulary, too."""
    entries = [Synonym(words=("cord",), pages=("toolkit/light/wick.md", "about.md"))]
    about = PlainPage(path="content/about.md", title="About", summary="Who we are.")
    every = search_records.records(replace(library, pages=(about,)), config, entries)
    assert {one.path: one.names[0] for one in every if ("cord") in dict(one.names[:1]).values()} == {
        "toolkit/light/wick/": (9, "cord"),
        "about/": (7, "cord"),
    }


def test_sources_tell_how_many(article: Article, config: Config) -> None:
    """A source says how many articles there are, in the right number."""
    many = tuple(replace(article, source=name) for name in ("daily", "daily", "Glass"))
    found = {
        one.title: one.note for one in search_records.records(Library(articles=many), config) if one.kind == "Sources"
    }
    assert found == {"Glass": "1 article", "The Daily Lamp": "2 articles"}


def test_plain() -> None:
    """Marks and addresses of Markdown are no words."""
    assert search_records.plain("## A *b*\n\n- [c](https://x.gov) `d`{ .e }\n\n## How\n\nF") == "A b c d How. F"
