"""The home page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Issue, Item, Library, Section
from hub.site.pages import home_page

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Article, Config, Event


def written(library: Library, config: Config, today: date) -> str:
    """The home page."""
    (page,) = home_page.pages(library, config, today)
    return page.text


def test_draft_is_not_news(library: Library, issue: Issue, config: Config, today: date) -> None:
    """The newest issue that is no draft is this week's, even in a preview."""
    draft = replace(issue, path="newsletters/2026-11-27.md", status="draft")
    library = replace(library, issues=(draft, *library.issues))
    assert "newsletter/2026-11-27.md" not in written(library, config, today)


def test_five_items_at_most(library: Library, issue: Issue, config: Config, today: date) -> None:
    """The home page names the first five items of an issue, across its sections."""
    items = tuple(Item(title=f"Item {number}", url="https://a.gov/") for number in range(4))
    library = replace(library, issues=(replace(issue, sections=(Section(title="A", items=items),) * 2),))
    assert written(library, config, today).count(">Item ") == 5


def test_items_lead_where_they_lead_in_the_issue(library: Library, issue: Issue, config: Config, today: date) -> None:
    """A link to a file counts from the issue, and not from the home page."""
    items = (Item(title="Trim", url="../events/2026-12-03-trim.md#when"), Item(title="Elsewhere", url="https://a.gov/"))
    library = replace(library, issues=(replace(issue, sections=(Section(title="A", items=items),)),))
    page = written(library, config, today)
    assert '<a href="events/2026-12-03-trim.md#when">Trim</a>' in page
    assert '<a href="https://a.gov/">Elsewhere</a>' in page


def test_cancelled_events_are_not_next(library: Library, event: Event, config: Config, today: date) -> None:
    """Nobody is sent to an event that will not take place."""
    library = replace(library, events=(replace(event, status="cancelled"),))
    assert event.title not in written(library, config, today)


def test_home_without_words(config: Config, today: date) -> None:
    """A hub without content/index.md opens with its name."""
    assert '<h1 id="lamp-hub">Lamp Hub<' in written(Library(), config, today)


def test_latest_articles_by_topic(library: Library, article: Article, config: Config, today: date) -> None:
    """Each topic shows its two newest articles, the topic with the newest first; an article stands under one only."""
    oil = tuple(replace(article, title=f"Oil {number}") for number in range(3))
    glass = replace(article, title="Glass 1", topics=("glass", "oil"))
    page = written(replace(library, articles=(glass, *oil)), config, today)
    order = [page.find(words) for words in (">Glass<", ">Glass 1<", ">Oil &amp; wicks<", ">Oil 0<", ">Oil 1<")]
    assert (order == sorted(order), min(order) > 0, ">Oil 2<" in page) == (True, True, False)
    assert page.count(">Glass 1<") == 1


def test_an_item_may_lead_nowhere(library: Library, headings: Issue, config: Config, today: date) -> None:
    """It is a line without a link."""
    assert "<li>Thank you</li>" in written(replace(library, issues=(headings,)), config, today)
