"""Tests for hub.check.across and hub.check.places."""

from __future__ import annotations

from datetime import date

from hub.config import hub_settings
from hub.content import loader
from hub.content.routes import places
from hub.site.all_pages import pages
from tests.hubs import SMALL


def test_every_page_that_the_site_makes_may_be_linked_to() -> None:
    """A page of the site is a file, a page that the check knows by name, or one of a list."""
    settings = hub_settings.load(SMALL)
    made = pages(loader.load(settings), settings, date(2026, 11, 20), drafts=True)
    known = places((file.relative_to(SMALL).as_posix() for file in SMALL.rglob("*.md")), settings)
    found = (f"content/{page.path}".replace("content/newsletter/2", "newsletters/2") for page in made)
    assert [path for path in found if not known.has(path)] == []
