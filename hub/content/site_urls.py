"""Where pages, feeds and calendars are in the site: who links to them shares this with who makes them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hub.base import text

if TYPE_CHECKING:
    from datetime import date

FEED_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
OPML = "feeds/all.opml"
MY_TOPICS = "my-topics/items.json"
ONE_PLACE = ("content/", "newsletters/", "data/", "assessment/", "assets/")

# Paths of what has one name, each a function of it.
topic = "topics/{}".format  # the scope of a topic, for feeds and calendars alike
topic_articles = "topics/{}/articles.md".format  # the list of all articles of a topic
data = "data/{}.json".format  # the data of a kind of content
schema = "data/{}.schema.json".format  # the schema of such data
assessment = "assessment/{}.md".format  # the page of the assessment with an id
events_of = "events/{}.md".format  # the list of events of a year


def in_tree(path: str, tree: str) -> str:
    """Return the path of a list, a feed or a calendar as it is in the tree of a language: its tag, "" for the hub's.

    What people wrote, and data for other programs, has one place, whatever language it is in.
    """
    if not tree or path.startswith(ONE_PLACE) or (path.endswith(".ics") and not path.startswith("calendar/")):
        return path
    return f"{tree}/{path}"


def feed(scope: str = "all", form: str = "rss") -> str:
    """Return the path of a feed, such as `feeds/all.rss`; a scope is `all`, a kind of content, or a `topic`."""
    return f"feeds/{scope}.{form}"


def calendar(scope: str = "all") -> str:
    """Return the path of a calendar, such as `calendar/all.ics`."""
    return f"calendar/{scope}.ics"


def event(path: str) -> str:
    """Return the path of the calendar file of the event in a content file, such as `events/2026-12-03-lab.ics`."""
    return f"{path.removeprefix('content/').removesuffix('.md')}.ics"


def card(page: str) -> str:
    """Return the path of the card of a page, such as `assets/cards/events/2026-12-03-lab.png`."""
    return f"assets/cards/{page.removesuffix('.md')}.png"


def month(day: date) -> str:
    """Return the path of the list of articles of a month, such as `articles/2026/11.md`."""
    return month_of("articles.md", day)


@cache
def source(name: str) -> str:
    """Return the path of the list of articles of a source, such as `articles/sources/the-daily-lamp.md`."""
    return f"articles/sources/{text.name(name)}.md"


def year(path: str, year: str) -> str:
    """Return the path of the part of a long list that holds one year, such as `topics/oil/articles/2019.md`."""
    return f"{path.removesuffix('.md')}/{year}.md"


def month_of(path: str, month: date) -> str:
    """Return the path of the part of a long list with one month, such as `topics/oil/articles/2019/03.md`."""
    return f"{path.removesuffix('.md')}/{month.year}/{month.month:02}.md"
