"""How long practices take, and which one fits into a reader's time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.site.pages import practices

if TYPE_CHECKING:
    from hub.content.models import Library, ToolkitPage


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Half a day, then a week of checking", 4),
        ("Two hours to prepare, then 30 minutes a month", 2),
        ("90 minutes", 1.5),
        ("An hour", 1),
        ("Two to three weeks, part time", 120),
        ("One hour a week for six weeks", 240),
        ("Two hours a week", None),
        ("Medio día", 4),
        ("Tres semanas", 120),
        ("Dos meses", 340),
        ("Una hora por semana", None),
        ("One rating cycle", None),
        ("", None),
    ],
)
def test_hours(words: str, expected: float | None) -> None:
    """The first time counts; what comes again and again is no time that a practice takes."""
    assert practices.hours(words) == expected


def test_areas_have_no_time(library: Library) -> None:
    """The page of an area is no practice."""
    assert [page.path for page in practices.of(library)] == ["content/toolkit/light/wick.md"]


def test_choices_are_of_many_areas(page: ToolkitPage) -> None:
    """Each time has one practice, of an area that has none yet where there is one; a single choice is none."""
    times = (("light", "An hour"), ("light", "Two days"), ("dark", "Three days"), ("dark", "a cycle"))
    pages = [replace(page, path=f"{number}.md", area=area, time=time) for number, (area, time) in enumerate(times)]
    assert [(words, each.path) for words, each in practices.choices(pages)] == [
        ("An afternoon", "0.md"),
        ("A few days", "2.md"),
    ]
    assert practices.choices(pages[:1]) == ()


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("An hour", "An afternoon"),
        ("Two weeks", "A few weeks"),
        ("Six quarters", None),
        ("a cycle", None),
        (None, None),
    ],
)
def test_effort(page: ToolkitPage, time: str | None, expected: str | None) -> None:
    """A practice fits into the shortest time that holds it; one that says no time fits into none."""
    assert practices.effort(replace(page, time=time)) == expected


def test_nearest_practices(page: ToolkitPage) -> None:
    """What an item is about first finds the practices that are about it first; those without its topics stay away."""
    told = (("a", ("oil",)), ("b", ("glass", "wick")), ("c", ("wick", "glass")), ("d", ("wick",)), ("e", ("glass",)))
    pages = [replace(page, path=path, topics=topics) for path, topics in told]
    assert [each.path for each in practices.nearest(("wick", "glass"), pages)] == ["c", "b", "d", "e"]
    assert [each.path for each in practices.nearest(("wick",), pages, 2)] == ["c", "d"]
    assert practices.nearest((), pages) == ()
