"""Tests for hub.check.across."""

from __future__ import annotations

from datetime import date

from hub import config, library
from hub.check import across
from hub.site.pages import pages
from tests.hubs import SMALL


def test_every_page_that_the_site_makes_may_be_linked_to() -> None:
    """A page of the site is a file, the page of a topic, or one that the check knows."""
    settings = config.load(SMALL)
    made = pages(library.load(settings), settings, date(2026, 11, 20), drafts=True)
    files = {file.relative_to(SMALL).as_posix() for file in SMALL.rglob("*.md")}
    files |= {f"content/topics/{topic.slug}.md" for topic in settings.topics}
    places = (f"content/{page.path}" for page in made)
    unknown = [place for place in places if not across.MADE.fullmatch(place) and place not in files]
    assert [place for place in unknown if place.replace("content/newsletter/", "newsletters/") not in files] == []
