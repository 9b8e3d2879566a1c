"""Where Hugo publishes pages by a template."""

from __future__ import annotations

from datetime import date

import pytest

from hub.importers.hugo import hugo_permalinks

FOLDERS = ("docs", "lamps", "oil")


def path(template: str, *, slug: str = "", day: date | None = date(2026, 3, 5)) -> str | None:
    """The path of one page."""
    return hugo_permalinks.path(template, folders=FOLDERS, name="trim", slug=slug, title="Trim the wick", day=day)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("/:section/:title/", "/docs/trim-the-wick/"),
        ("/:year/:month/:day/:filename", "/2026/03/05/trim"),
        ("/:yearday/:monthname/:weekday/:weekdayname/", "/64/March/4/Thursday/"),
        ("/:sections/:slug/", "/docs/lamps/oil/trim-the-wick/"),
        ("/:sections[1:]/:slugorfilename/", "/lamps/oil/trim/"),
        ("/:sections[0]/:sections[last]/", "/docs/oil/"),
        ("/:sections[:last]/:contentbasename/", "/docs/lamps/trim/"),
    ],
)
def test_each_part_means_what_hugo_says(template: str, expected: str) -> None:
    """Of the day, the folders, the file's name and the title."""
    assert path(template) == expected


def test_a_slug_goes_before_title_and_name() -> None:
    """Where the page has one."""
    assert path("/:slug/:slugorcontentbasename/", slug="cut") == "/cut/cut/"


def test_a_template_with_a_day_needs_one() -> None:
    """A page without one has the address that its folder gives it."""
    assert path("/:year/:slug/", day=None) is None
    assert path("/:slug/", day=None) == "/trim-the-wick/"


@pytest.mark.parametrize("template", ["/:colour/", "/:sections[a]/", "/:sections[]/"])
def test_what_hugo_does_not_know_is_named(template: str) -> None:
    """Rather than guessed."""
    with pytest.raises(ValueError, match="the permalink"):
        path(template)
