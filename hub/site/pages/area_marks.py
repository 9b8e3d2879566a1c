"""The areas of a hub as its readers see them everywhere: number, symbol, color, and place in the mark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hub.content.settings import Area, Config, Topic

# Eight areas stand around a ninth place: the person. Any other number fills a grid.
AROUND_ONE = ((0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2))
SIDE = 39
GAP = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaMark:
    """Hold an area's number from 1, which names its color, its symbol, and its square in a mark 39 units wide."""

    key: str
    title: str
    number: int
    symbol: str | None
    x: float
    y: float
    size: float


@lru_cache(maxsize=8)  # a hub has settings for each of its languages
def marks(config: Config) -> Mapping[str, AreaMark]:
    """Return the mark of each area by its key, in the order of the settings."""
    return {area.key: _mark(config, number, area) for number, area in enumerate(config.areas, start=1)}


def _mark(config: Config, number: int, area: Area) -> AreaMark:
    count = len(config.areas)
    across = 3 if count == len(AROUND_ONE) else ceil(sqrt(count))
    column, row = (
        AROUND_ONE[number - 1] if count == len(AROUND_ONE) else ((number - 1) % across, (number - 1) // across)
    )
    cell = SIDE / across
    return AreaMark(
        key=area.key,
        title=area.title,
        number=number,
        symbol=dict(config.theme.symbols).get(area.key),
        x=round(cell * column + GAP / 2, 2),
        y=round(cell * row + GAP / 2, 2),
        size=round(cell - GAP, 2),
    )


def main_topic(slugs: Iterable[str], topics: Mapping[str, Topic]) -> Topic | None:
    """Return the topic that stands for an item: its first one with an area, else its first one."""
    known = [topics[slug] for slug in slugs]
    return next((topic for topic in known if topic.area), known[0] if known else None)
