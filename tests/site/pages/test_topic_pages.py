"""Topics and what they gather."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Article, Library
from hub.site.pages import topic_pages

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import ToolkitPage
    from hub.content.settings import Config


def test_featured_articles_come_first(library: Library, config: Config, today: date) -> None:
    """A topic opens with the articles that its editor features."""
    _, oil, _ = topic_pages.pages(library, config, today)
    headings = re.findall(r'<h2 id="[^"]*">([^<]*)', oil.text)
    assert headings == ["Start here", "Do it", "Learn it", "Read about it"]


def test_long_topics_lead_to_the_rest(article: Article, config: Config, today: date) -> None:
    """A topic's page shows the newest articles and leads to the list of all."""
    many = tuple(replace(article, url=f"https://a.gov/{number}") for number in range(11))
    _, oil, _ = topic_pages.pages(Library(articles=many), config, today)
    assert oil.text.count('<p class="row tight"><span class="chip') == 10
    assert '<a href="oil/articles.md">See all 11 articles</a>' in oil.text


def test_empty_topic(config: Config, today: date) -> None:
    """A topic without content says so."""
    *_, glass = topic_pages.pages(Library(), config, today)
    assert "Nothing here yet." in glass.text


def test_page_of_an_area_says_so(page: ToolkitPage, config: Config, today: date) -> None:
    """Among practices with their times the page of a whole area has a label, too; one without a time has none."""
    toolkit = (
        replace(page, path="toolkit/light/index.md", time=None),
        replace(page, path="toolkit/light/trim.md", time=None),
    )
    _, oil, _ = topic_pages.pages(Library(toolkit=toolkit), config, today)
    assert oil.text.count('<p class="meta">The whole area</p>') == 1


def test_topics_are_counted(library: Library, config: Config, today: date) -> None:
    """The list says how much there is of each kind, in the right number, and where there is nothing."""
    index, *_ = topic_pages.pages(replace(library, events=()), config, today)
    assert '<p class="meta"><span class="t">1 toolkit page,</span> <span class="t">1 article</span> </p>' in index.text
    assert '<p class="meta">Nothing yet</p>' in index.text


def test_feeds_of_a_topic(config: Config, today: date) -> None:
    """Once there are feeds, a topic offers its own and its calendar."""
    _, page, *_ = topic_pages.pages(Library(), config, today)
    assert '<a href="../feeds/topics/oil.rss">RSS</a>' in page.text
    assert '"../calendar/topics/oil.ics"' in page.text


def test_a_summary_that_runs_the_other_way(config: Config, today: date) -> None:
    """The list says how the letters of a summary run, so that its period is at its end."""
    (first, *others) = config.topics
    told = replace(config, topics=(replace(first, summary="كيف تقص الفتيل."), *others))
    index, *_ = topic_pages.pages(Library(), told, today)
    assert '<p class="small" dir="rtl">كيف تقص الفتيل.</p>' in index.text
    assert index.text.count(" dir=") == 1
