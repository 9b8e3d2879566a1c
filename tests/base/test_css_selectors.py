"""CSS selectors find what browsers find."""

from __future__ import annotations

import pytest
from lxml import html

from hub.base import css_selectors

PAGE = html.document_fromstring("<main><li class='a b'>1</li><li class='b'>2<p>3</p></li></main><li class='a'>4</li>")


@pytest.mark.parametrize(
    ("selector", "found"),
    [("main .a", ["1"]), ("main > li.b:nth-child(2) p", ["3"]), ("main .a, p", ["1", "3"]), ("h1", [])],
)
def test_finds(selector: str, found: list[str]) -> None:
    """In the order of the page."""
    assert [one.text_content() for one in PAGE.xpath(css_selectors.xpath(selector))] == found


@pytest.mark.parametrize("selector", ["", "main >> li", "li[", "a::before", "li:hover-ish(", "li:nonsense"])
def test_says_what_is_wrong(selector: str) -> None:
    """What is no selector, or finds nothing in a file, is refused with the reason."""
    with pytest.raises(ValueError, match=r"\w"):
        css_selectors.xpath(selector)
