"""Where the page of each file is."""

from __future__ import annotations

import pytest

from hub.content import routes


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
