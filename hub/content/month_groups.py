"""Group dated things by month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Thing = TypeVar("Thing")


def by_month(things: Iterable[Thing], day: Callable[[Thing], date]) -> dict[date, tuple[Thing, ...]]:
    """Return the things of each month by its first day; months and things keep their order."""
    months: dict[date, tuple[Thing, ...]] = {}
    for thing in things:
        first = date(day(thing).year, day(thing).month, 1)
        months[first] = (*months.get(first, ()), thing)
    return months
