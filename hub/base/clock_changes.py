"""The hours that a clock on the wall skips in spring, and those that it shows twice in autumn."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo


def instead(moment: datetime, zone: ZoneInfo) -> datetime | None:
    """Return what a clock in `zone` shows in place of a naive `moment` that it skips; None where it skips nothing.

    https://peps.python.org/pep-0495/#the-fold-attribute tells of both kinds of hours.
    """
    shown = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)
    return None if shown == moment else shown


def is_shown_twice(moment: datetime, zone: ZoneInfo) -> bool:
    """Return whether a clock in `zone` shows a naive `moment` twice."""
    first, second = (moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and instead(moment, zone) is None
