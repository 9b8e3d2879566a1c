"""The list of all practices, a practice on paper, and the page for an address that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright._impl._api_structures import PdfMargins

    from tests.browser.conftest import Opened


def test_practices_by_area_and_time(opened: Opened) -> None:
    """Two choices narrow the list down, the address keeps them, and what fits is counted aloud."""
    page = opened("/toolkit/")
    practices = page.locator("#hub-practices > li")
    all_of_them = practices.count()
    page.locator("#hub-area").select_option("design")
    page.locator("#hub-effort").select_option("A few days")
    shown = [practice for practice in practices.all() if practice.is_visible()]
    assert 0 < len(shown) < all_of_them
    assert all(practice.get_attribute("data-area") == "design" for practice in shown)
    assert page.locator("#hub-filter").get_by_role("status").inner_text() == f"{len(shown)} practices"
    assert page.url.endswith("/toolkit/?area=design&effort=A+few+days")
    page.reload()
    assert len([practice for practice in practices.all() if practice.is_visible()]) == len(shown)
    page.locator("#hub-effort").select_option("")
    page.locator("#hub-area").select_option("")
    assert page.url.endswith("/toolkit/")
    assert practices.first.is_visible()


def test_a_missing_page_suggests_from_its_address(opened: Opened) -> None:
    """The page whose address is most like it comes first, and the search has its words."""
    page = opened("/events/journey-mapping-in-one-afternoon/")
    first = page.locator("#hub-nearest a").first
    first.wait_for()
    assert first.inner_text() == "Journey mapping in one afternoon"
    assert (first.get_attribute("href") or "").endswith("/events/2026-12-03-journey-mapping-in-one-afternoon/")
    assert page.locator("main input[type=search]").input_value() == "events journey mapping one afternoon"


def test_a_missing_page_without_a_like(opened: Opened) -> None:
    """Where no address is like it, nothing is suggested."""
    page = opened("/zzzzz/")
    page.wait_for_load_state("networkidle")
    assert page.locator("#hub-nearest").inner_text() == ""


OVER = """() => {
    const symbol = document.querySelector(".ghost").getBoundingClientRect();
    return [...document.querySelectorAll(".band :is(h1, .lead)")].flatMap((one) => {
        const words = document.createRange();
        words.selectNodeContents(one);
        return [...words.getClientRects()].filter(({right, bottom}) => right > symbol.left && bottom > symbol.top);
    }).length;
}"""


@pytest.mark.parametrize(("width", "shown"), [(768, False), (992, True), (1280, True)])
def test_no_words_lie_over_the_symbol_of_an_area(opened: Opened, width: int, shown: bool) -> None:  # noqa: FBT001  a column of a table
    """A long title breaks before it, and where there is no room beside the words it is left out."""
    page = opened("/toolkit/governance/follow-laws-and-rules/", viewport={"width": width, "height": 800})
    assert page.locator(".ghost").is_visible() is shown
    assert not shown or page.evaluate(OVER) == 0


def test_every_practice_prints_on_two_pages(opened: Opened, site: Path) -> None:
    """With its picture, its sources and a box to tick for each step, in America and elsewhere."""
    page = opened("/toolkit/")
    margins: PdfMargins = {"top": "1cm", "right": "1cm", "bottom": "1cm", "left": "1cm"}
    long = []
    for path in sorted(file.parent.relative_to(site).as_posix() for file in site.glob("toolkit/*/*/index.html")):
        page.goto(f"/{path}/")
        pages = [page.pdf(format=size, margin=margins).count(b"/Type /Page\n") for size in ("Letter", "A4")]
        long += [path] if max(pages) > 2 else []
    assert long == []
    page.emulate_media(media="print")
    box = "e => getComputedStyle(e, '::before').content + getComputedStyle(e, '::after').content"
    assert page.locator(".steps > li").first.evaluate(box) == '""counter(s)'
