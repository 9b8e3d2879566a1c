"""Where the page of each file is."""

from __future__ import annotations

import pytest

from hub.content import routes, site_urls


@pytest.mark.parametrize(
    ("path", "page", "address"),
    [
        ("content/events/2026-12-03-trim.md", "events/2026-12-03-trim.md", "events/2026-12-03-trim/"),
        ("newsletters/2026-11-20.md", "newsletter/2026-11-20.md", "newsletter/2026-11-20/"),
        ("content/toolkit/light/index.md", "toolkit/light/index.md", "toolkit/light/"),
        ("content/index.md", "index.md", ""),
        ("content/toolkit/light/reindex.md", "toolkit/light/reindex.md", "toolkit/light/reindex/"),
        ("topics/oil.md", "topics/oil.md", "topics/oil/"),
    ],
)
def test_a_file_has_one_page(path: str, page: str, address: str) -> None:
    """A content file's page is where its folder says, a newsletter's below `newsletter/`; a page's own path stays."""
    assert (routes.page_path(path), routes.address(path)) == (page, address)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("index.md", "es/index.md"),
        ("events/2026.md", "es/events/2026.md"),
        ("feeds/topics/oil.rss", "es/feeds/topics/oil.rss"),
        ("calendar/all.ics", "es/calendar/all.ics"),
        ("search-filters.json", "es/search-filters.json"),
        ("", "es/"),
        ("events/2026-12-03-trim.ics", "events/2026-12-03-trim.ics"),
        ("es/events/2026-12-03-trim.ics", "es/events/2026-12-03-trim.ics"),
        ("content/events/2026-12-03-trim.md", "content/events/2026-12-03-trim.md"),
        ("newsletters/2026-11-20.md", "newsletters/2026-11-20.md"),
        ("data/events.json", "data/events.json"),
        ("assessment/index.md", "assessment/index.md"),
    ],
)
def test_lists_have_a_place_in_each_language(path: str, place: str) -> None:
    """What is made of all that is in a language is below its tag; what people wrote, and data, has one place."""
    assert (site_urls.in_tree(path, "es"), site_urls.in_tree(path, "")) == (place, path)
