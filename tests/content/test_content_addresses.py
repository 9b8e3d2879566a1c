"""Where content leads its readers, and the addresses by which it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hub.config.hub_settings import UNREAD
from hub.content import content_addresses
from hub.content.models import Article, Event, ToolkitPage
from hub.content.settings import Config

START = datetime(2026, 12, 3, 13, tzinfo=ZoneInfo("America/New_York"))
CONFIG = Config(
    root=Path("hub"),
    site_name="Hub",
    site_url="https://hub.example.gov/",
    timezone=ZoneInfo("UTC"),
    newsletter=UNREAD.newsletter,
    areas=(),
)
ARTICLE = Article(
    path="content/articles/2026/a.md",
    title="A",
    url="https://a.example.gov/",
    source="a",
    published=date(2026, 11, 20),
    section="news",
    summary="A.",
)
EVENT = Event(path="content/events/lab.md", title="Lab", kind="training", start=START, end=START, summary="L.")
PAGE = ToolkitPage(path="content/toolkit/x/index.md", title="X", summary="X.", area="x", reviewed=date(2026, 11, 20))
OWN = "https://hub.example.gov/events/lab/"


@pytest.mark.parametrize(
    ("content", "own_pages", "addresses"),
    [
        (ARTICLE, ("events",), (ARTICLE.url, "https://hub.example.gov/articles/2026/a/")),
        (ARTICLE, ("events", "articles"), ("https://hub.example.gov/articles/2026/a/", ARTICLE.url)),
        (EVENT, (), (OWN,)),
        (replace(EVENT, url="https://b.example.gov/"), ("events",), (OWN, "https://b.example.gov/")),
        (replace(EVENT, url="https://b.example.gov/"), ("articles",), ("https://b.example.gov/", OWN)),
        (PAGE, (), ("https://hub.example.gov/toolkit/x/",)),
    ],
)
def test_addresses(content: content_addresses.Content, own_pages: tuple[str, ...], addresses: tuple[str, ...]) -> None:
    """Events lead to our page and articles to their source, unless the settings say otherwise; both are known."""
    config = replace(CONFIG, newsletter=replace(CONFIG.newsletter, own_pages=own_pages))
    assert content_addresses.every(content, config) == addresses
    assert content_addresses.lead(content, config) == addresses[0]
    assert len(content_addresses.keys(content, config)) == len(addresses)
