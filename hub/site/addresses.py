"""Where pages, feeds and calendars stand in the site: who links to them shares this with who makes them."""

from __future__ import annotations

from pathlib import PurePosixPath

FEED_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
OPML = "feeds/all.opml"


def feed(scope: str = "all", form: str = "rss") -> str:
    """`feeds/all.rss`; a scope is `all`, a kind of content, or what `topic` gives."""
    return f"feeds/{scope}.{form}"


def calendar(scope: str = "all") -> str:
    """`calendar/all.ics`."""
    return f"calendar/{scope}.ics"


def topic(slug: str) -> str:
    """The scope of one topic, for feeds and calendars alike."""
    return f"topics/{slug}"


def event(path: str) -> str:
    """The calendar file of the event in that content file: `events/2026-12-03-lab.ics`."""
    return f"events/{PurePosixPath(path).stem}.ics"


def data(kind: str) -> str:
    """`data/articles.json`."""
    return f"data/{kind}.json"


def schema(kind: str) -> str:
    """`data/articles.schema.json`, which says what that file may hold."""
    return f"data/{kind}.schema.json"


def page(path: str) -> str:
    """The address of a page of the site below its root: `toolkit/design/` for `toolkit/design/index.md`."""
    address = path.removesuffix(".md").removesuffix("index")
    return address if not address or address.endswith("/") else f"{address}/"
