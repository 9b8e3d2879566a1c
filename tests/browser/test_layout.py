"""Where the parts of a page are: side by side where there is room, below each other where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Opened

LARGER = "document.documentElement.style.fontSize = '200%'"


def box(part: Locator) -> tuple[float, float, float, float]:
    """Where a part is: left, top, width, height."""
    found = part.bounding_box()
    assert found
    return found["x"], found["y"], found["width"], found["height"]


def wide(page: Page, width: int) -> Page:
    """The page in a window of that width."""
    page.set_viewport_size({"width": width, "height": 900})
    return page


def test_the_form_is_beside_the_title(opened: Opened) -> None:
    """Who reads the archive on a desk has title and form side by side; on a phone the form is below."""
    page = opened("/newsletter/")
    title, form = page.locator("h1"), page.locator(".head form")
    (left, top, _, _), (x, y, _, _) = box(title), box(form)
    assert (x > left + 400, y < top + 60) == (True, True)
    wide(page, 390)
    assert box(form)[1] > box(title)[1] + 60


@pytest.mark.parametrize(("width", "larger"), [(1280, False), (1280, True), (768, True), (320, False)])
def test_a_field_has_room(opened: Opened, width: int, larger: bool) -> None:  # noqa: FBT001  a parameter of the test
    """A field for an address is never squeezed by its button: this goes below it."""
    page = wide(opened("/newsletter/"), width)
    if larger:
        page.evaluate(LARGER)
    assert box(page.locator("input[type=email]"))[2] >= (250 if larger else 140)


def test_a_narrow_month_has_numbers_alone(opened: Opened) -> None:
    """The month names events where its days have room for words, whatever makes them narrow."""
    page = opened("/events/")
    words = page.locator(".month .k").first
    assert words.is_visible()
    page.evaluate(LARGER)
    assert words.is_hidden()
    page.evaluate("document.documentElement.style.fontSize = ''")
    assert wide(page, 390).locator(".month .k").first.is_hidden()


def test_no_line_begins_with_a_slash(opened: Opened) -> None:
    """A line of the way to a page ends with its separator."""
    page = wide(opened("/toolkit/design/run-a-usability-test/"), 320)
    separators = page.locator(".crumb li").evaluate_all(
        "all => all.map((one) => ['::before', '::after'].map((part) => getComputedStyle(one, part).content !== 'none'))"
    )
    assert separators == [[False, True], [False, True], [False, False]]


def test_titles_side_by_side_begin_at_one_height(opened: Opened) -> None:
    """How long a practice takes follows its words, so the titles of a row are level."""
    tops = [box(title)[1] for title in opened("/topics/measurement/").locator(".boxes h3").all()[:3]]
    assert len(set(tops)) == 1


@pytest.mark.parametrize(
    "path", ["/my-topics/#t=trust", "/events/", "/search/", "/assessment/cx-maturity/", "/topics/trust/"]
)
def test_lines_are_short(opened: Opened, path: str) -> None:
    """No paragraph has lines of more than some eighty letters."""
    paragraphs = opened(path).locator("main p:not(.improve):visible")
    ems = paragraphs.evaluate_all(
        "all => all.filter((one) => one.innerText.length > 85)"
        ".map((one) => one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize))"
    )
    assert max(ems, default=0) < 46
