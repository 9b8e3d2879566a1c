"""The page of a reader's own topics, and its data."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Library
from hub.site.pages import my_topics_page

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Event
    from hub.content.settings import Config


def test_only_topics_with_something(library: Library, config: Config, today: date) -> None:
    """There is a box for each topic that has anything, and the way to its page without JavaScript."""
    (page,) = my_topics_page.pages(replace(library, events=()), config, today)
    assert page.text.count('name="t"') == 1
    of = '<span class="out"> of Oil &amp; wicks</span>'
    ways = f'<a href="feeds/topics/oil.rss">feed{of}</a>, <a href="calendar/topics/oil.ics">calendar{of}</a>'
    title = '<span class="out">Topic: </span>Oil &amp; wicks'
    way = f'<a href="topics/oil.md">{title}</a> <span class="quiet">({ways})</span>'
    assert f'<span data-hub-topic="oil">{way}</span>' in page.text


def test_no_topic_has_anything(config: Config, today: date) -> None:
    """Where there is nothing to choose, the page says so, and offers no empty form."""
    (page,) = my_topics_page.pages(Library(), config, today)
    assert "No topic has anything to read yet." in page.text
    assert "<form" not in page.text


def test_data(library: Library, config: Config, today: date, event: Event) -> None:
    """The data hold what has a topic and is not over, each with its address below the site's root."""
    library = replace(library, events=(replace(event, status="postponed", summary="Bring one's lamp."),))
    (asset,) = my_topics_page.assets(library, config, today)
    data = json.loads(asset.content())
    assert {kind: [item["path"] for item in items] for kind, items in data.items()} == {
        "toolkit": ["toolkit/light/"],
        "events": ["events/2026-12-03-trim/"],
        "articles": ["articles/2026/2026-11-17-oil/"],
    }
    assert data["events"][0]["note"] == "Postponed: Thursday, December 3, 2026, 1:00–2:00 pm ET"
    assert data["events"][0]["summary"] == "Bring one’s lamp."
    assert data["articles"][0]["note"] == "The Daily Lamp, November 17, 2026"
