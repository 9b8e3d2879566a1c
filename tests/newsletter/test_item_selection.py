"""What an issue shows of what waits: how many links and toolkit pages there is room for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.content.body import Body
from hub.newsletter import item_selection
from hub.newsletter.eligible_content import EligibleContent
from tests.newsletter.test_compose import PAGE, article

if TYPE_CHECKING:
    from hub.content.models import Article
    from hub.content.settings import Config

WORDS = "A form that asks once is filled in sooner, and fewer people call to ask what a question means. " * 5


def told_by(*hosts: str) -> tuple[Article, ...]:
    """One story from several places."""
    return tuple(article(on, url=f"https://{on}.gov/", title="Ask once", body=Body.of(WORDS)) for on in hosts)


def test_a_story_with_more_places_than_there_is_room_for(config: Config) -> None:
    """Its item comes with as many links as fit; the others are left out for the true reason, and can come later."""
    found = EligibleContent(articles=told_by("a", "b", "c"), events=(), pages=())
    choice = item_selection.fitting(found, config, 2, frozenset(), 0)
    assert [[twin.path for twin in pick.also] for pick in choice.sections[0]] == [["content/articles/b.md"]]
    reason = "an item of this issue tells the same story, and more links do not fit"
    assert [(left.url, left.reason, left.waits) for left in choice.left_out] == [
        ("https://c.gov/", reason, found.articles[2])
    ]


def test_near_duplicates_take_room_for_each_of_their_links(config: Config) -> None:
    """Two under one heading are two links, so that a third article does not fit beside them."""
    twins = told_by("a", "b")
    found = EligibleContent(articles=(*twins, article("c")), events=(), pages=())
    ((pick, *others), *_) = item_selection.fitting(found, config, 2, frozenset(), 0).sections
    assert (pick.content, pick.also, pick.links, others) == (twins[0], twins[1:], 2, [])
    ((_, second), *_) = item_selection.fitting(found, config, 3, frozenset(), 0).sections
    assert (second.content, second.again, second.archive) == (article("c"), False, False)


@pytest.mark.parametrize(("had", "gets"), [(0, 3), (1, 2), (3, 0), (4, 0)])
def test_an_issue_gets_the_toolkit_pages_that_it_may_still_have(config: Config, had: int, gets: int) -> None:
    """Three are the most, whatever the draft had before."""
    pages = tuple(replace(PAGE, path=f"content/toolkit/{n}.md", reviewed=date(2026, 11, 20)) for n in range(5))
    found = EligibleContent(articles=(), events=(), pages=pages)
    choice = item_selection.fitting(found, config, 20, frozenset(), had)
    assert [pick.content for section in choice.sections for pick in section] == list(pages[:gets])
    assert len(choice.left_out) == 5 - gets
