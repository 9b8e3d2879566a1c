"""The toolkit and its reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hub.content.body import Body
from hub.content.models import Library, PlainPage
from hub.site.pages import plain_pages, toolkit_pages

if TYPE_CHECKING:
    from hub.content.models import Config, ToolkitPage

OVERDUE = "This page is overdue for review"


def first(library: Library, config: Config, today: date) -> str:
    """The first toolkit page."""
    _, page, *_ = toolkit_pages.pages(library, config, today)
    return page.text


def test_overdue_page_says_so(library: Library, config: Config) -> None:
    """The day after a review was due, the page warns its readers and stays."""
    assert OVERDUE in first(library, config, date(2026, 3, 1))


def test_page_is_not_overdue_on_its_day(library: Library, config: Config) -> None:
    """On the day itself there is still time."""
    assert OVERDUE not in first(library, config, date(2026, 2, 28))


def test_areas_without_pages_are_left_out(library: Library, config: Config) -> None:
    """An area that has nothing to read is not shown."""
    assert [area.title for area in toolkit_pages.areas(library, config)] == ["Light"]


def test_area_without_its_own_page(library: Library, config: Config, today: date) -> None:
    """An area whose page is still to be written lists the others."""
    index, *_ = toolkit_pages.pages(replace(library, toolkit=library.toolkit[1:]), config, today)
    assert '<li><strong>Light</strong>\n<span><a href="light/wick.md">Wicks</a></span>' in index.text


def test_pages_stand_in_their_order(library: Library, config: Config, page: ToolkitPage) -> None:
    """Pages with an order come first, by it; the others follow by title."""
    places = {"a": None, "b": 2, "c": 1, "d": None}
    pages = [replace(page, path=f"content/toolkit/light/{name}.md", title=name, order=n) for name, n in places.items()]
    (area,) = toolkit_pages.areas(replace(library, toolkit=tuple(reversed(pages))), config)
    assert "".join(each.title for each in area.pages) == "cbad"


def test_page_says_what_it_takes(library: Library, config: Config, page: ToolkitPage, today: date) -> None:
    """Time and people stand among the facts of a page."""
    library = replace(library, toolkit=(replace(page, time="Half a day", people="Two of you"),))
    facts = "<dt>Time</dt>\n<dd>Half a day</dd>\n<dt>People</dt>\n<dd>Two of you</dd>"
    assert facts in first(library, config, today)


def test_toolkit_has_its_own_words(config: Config, today: date) -> None:
    """content/toolkit/index.md opens the toolkit and is what a reader edits."""
    intro = PlainPage(path=plain_pages.TOOLKIT, title="Tools", summary="All tools.", body=Body.of("Take one."))
    (index,) = toolkit_pages.pages(Library(pages=(intro,)), config, today)
    assert (">Tools<" in index.text, "Take one." in index.text, index.edit) == (True, True, plain_pages.TOOLKIT)


def test_neighbors_within_an_area(library: Library, config: Config, page: ToolkitPage, today: date) -> None:
    """A practice leads to the one before it and the one after, in the order of its area."""
    names = ("a", "b", "c")
    practices = tuple(replace(page, path=f"content/toolkit/light/{name}.md", title=name) for name in names)
    made = {each.path: each.text for each in toolkit_pages.pages(replace(library, toolkit=practices), config, today)}
    middle = made["toolkit/light/b.md"]
    assert 'Previous practice\n<a href="a.md">a</a>' in middle
    assert 'Next practice\n<a href="c.md">c</a>' in middle
    assert "Previous practice" not in made["toolkit/light/a.md"]


def test_area_says_what_its_practices_take(library: Library, config: Config, page: ToolkitPage, today: date) -> None:
    """The page of an area names the time and the people of each practice."""
    practice = replace(page, path="content/toolkit/light/a.md", time="An hour", people="Two")
    made = {
        each.path: each.text for each in toolkit_pages.pages(replace(library, toolkit=(page, practice)), config, today)
    }
    assert "<small>An hour · Two</small>" in made["toolkit/light/index.md"]
