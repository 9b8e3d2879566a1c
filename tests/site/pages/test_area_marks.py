"""Areas have one number, one symbol and one place everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.content.settings import Area, Theme, Topic
from hub.site.pages import area_marks

if TYPE_CHECKING:
    from hub.content.settings import Config


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 8, 9, 12])
def test_squares_stay_apart_in_the_mark(config: Config, count: int) -> None:
    """Squares lie within the mark, and none lies on another."""
    areas = tuple(Area(key=str(number), title="A") for number in range(count))
    found = area_marks.marks(replace(config, areas=areas)).values()
    assert {(mark.x, mark.y) for mark in found} == {(mark.x, mark.y) for mark in found if mark.x + mark.size <= 39}
    assert len({(mark.x, mark.y) for mark in found}) == count
    assert [mark.number for mark in found] == list(range(1, count + 1))


def test_symbols(config: Config) -> None:
    """An area has the symbol that the settings name, or none."""
    found = area_marks.marks(replace(config, theme=Theme(symbols=(("light", "flag"),))))
    assert (found["light"].symbol, found["dark"].symbol) == ("flag", None)


def test_main_topic() -> None:
    """An item stands under its first topic with an area, else under its first, or under none."""
    oil = Topic(slug="oil", title="Oil", summary="O")
    glass = Topic(slug="glass", title="Glass", summary="G", area="light")
    topics = {"oil": oil, "glass": glass}
    found = [area_marks.main_topic(slugs, topics) for slugs in (("oil", "glass"), ("oil",), ())]
    assert found == [glass, oil, None]
