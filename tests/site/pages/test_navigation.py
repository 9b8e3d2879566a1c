"""The menu."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.assessment.maturity import Assessment
from hub.content.models import Library, PlainPage
from hub.site.pages.navigation import navigation

if TYPE_CHECKING:
    from hub.content.settings import Config

LISTS = [
    {"Events": ["events/index.md"]},
    {"Articles": ["articles/index.md"]},
    {"Topics": ["topics/index.md", {"My topics": "my-topics.md"}]},
    {"Newsletter": ["newsletter/index.md", {"Feeds and calendars": "feeds/index.md"}]},
]


def test_menu(library: Library, config: Config) -> None:
    """The menu names toolkit pages one by one, dated things as lists, and the way in before the rest."""
    assert navigation(library, config) == [
        {"Home": "index.md"},
        {"Toolkit": ["toolkit/index.md", {"Light": ["toolkit/light/index.md", "toolkit/light/wick.md"]}]},
        *LISTS,
        {"Join": "join.md"},
        {"About": ["about.md"]},
    ]


def test_menu_that_ends_with_the_search(library: Library, config: Config) -> None:
    """A theme without a search box of hub's gets an entry for its page."""
    assert navigation(library, config, search=True)[-2:] == [{"About": ["about.md"]}, {"Search": "search/index.md"}]


def test_menu_of_an_empty_hub(config: Config) -> None:
    """A hub without content has the entries that always have a page."""
    assert navigation(Library(), config) == [{"Home": "index.md"}, {"Toolkit": ["toolkit/index.md"]}, *LISTS]


def test_area_without_its_own_page(library: Library, config: Config) -> None:
    """An area whose page is still to be written leads to the others."""
    menu = navigation(Library(toolkit=library.toolkit[1:]), config)
    assert menu[1] == {"Toolkit": ["toolkit/index.md", {"Light": ["toolkit/light/wick.md"]}]}


def test_assessments_have_a_place(config: Config) -> None:
    """A hub with a self-assessment shows its list, and each model below."""
    lamps = Assessment(id="lamps", path="", title="Lamps", summary="", version=1, scale=(), stages=(), dimensions=())
    menu = navigation(Library(assessments=(lamps,)), config)
    assert menu[-1] == {"Self-assessment": ["assessment/index.md", "assessment/lamps.md"]}


def test_pages_about_the_hub_stand_together(library: Library, config: Config) -> None:
    """Privacy and its like stand below About, so that the menu of the whole site stays short."""
    privacy = PlainPage(path="content/privacy.md", title="Privacy", summary="None is taken.")
    menu = navigation(replace(library, pages=(*library.pages, privacy)), config)
    assert menu[-2:] == [{"Join": "join.md"}, {"About": ["about.md", "privacy.md"]}]


def test_pages_without_about_stand_one_by_one(config: Config) -> None:
    """A hub that has no page about itself shows each plain page by its title."""
    privacy = PlainPage(path="content/privacy.md", title="Privacy", summary="None is taken.")
    assert navigation(Library(pages=(privacy,)), config)[-1] == {"Privacy": "privacy.md"}
