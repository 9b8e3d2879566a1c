"""Crawlers learn every page's address, and its last change where that is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hub.site.outputs import sitemap
from hub.site.pages import article_lists

if TYPE_CHECKING:
    from hub.content.models import Library
    from hub.content.settings import Config

DAY = date(2026, 11, 17)


def test_write() -> None:
    """A page whose last change nobody knows has no day; an address is text in XML."""
    found = sitemap.write([("https://lamps.example.gov/?a&b", DAY), ("https://lamps.example.gov/", None)])
    assert found.splitlines()[2:] == [
        "<url><loc>https://lamps.example.gov/?a&amp;b</loc><lastmod>2026-11-17</lastmod></url>",
        "<url><loc>https://lamps.example.gov/</loc></url>",
        "</urlset>",
    ]


def test_days(library: Library, config: Config) -> None:
    """Git knows best; without it practices, articles and issues say when they were last new, and events do not."""
    listings = tuple(article_lists.listings(library, config))
    told = sitemap.days(library, listings, {})
    expected = {
        "toolkit/light/index.md": "2025-08-31",
        "newsletter/2026-11-20.md": "2026-11-20",
        "articles/2026/2026-10-02-glass.md": "2026-10-02",
        "articles/2026/11.md": "2026-11-17",
        "articles/sources.md": "2026-11-17",
    }
    assert {path: told[path].isoformat() for path in expected} == expected
    assert not [path for path in told if path.startswith("events/")]
    known = sitemap.days(library, listings, {"content/toolkit/light/wick.md": DAY})
    assert known == told | {"toolkit/light/wick.md": DAY}
