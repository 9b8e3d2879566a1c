"""What a page weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Opened


def test_pages_are_light(opened: Opened) -> None:
    """A first visit takes 80 KB at most, the next page 15 KB."""
    page = opened("about:blank")
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto("/", wait_until="networkidle")
    first = sum(sizes)
    sizes.clear()
    page.goto("/toolkit/measurement/", wait_until="networkidle")
    assert first <= 80_000
    assert sum(sizes) <= 15_000
