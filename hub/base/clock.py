"""The one place that knows what day it is."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hub.base import date_parse
from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo


# A year from each end of those that content may name, so that a coming issue and another time zone are in them too.
YEARS = date_parse.YEARS[1:-1]


def now() -> datetime:
    """Return this moment, or SOURCE_DATE_EPOCH (seconds since 1970) where it is set.

    Raises HubError where SOURCE_DATE_EPOCH is not such a number, and for a year that cannot be right.
    https://reproducible-builds.org/specs/ defines the variable.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = gettext(
            "SOURCE_DATE_EPOCH is %(epoch)s; write seconds since 1970, such as 1795132800, or leave it unset",
            epoch=repr(epoch),
        )
        raise HubError(message) from error
    if moment.year not in YEARS:
        source = "SOURCE_DATE_EPOCH" if epoch else gettext("the clock of this machine")
        message = gettext(
            "%(source)s says that the year is %(year)s; set it correctly, because hub dates its files by it",
            source=source,
            year=moment.year,
        )
        raise HubError(message)
    return moment


def today(timezone: ZoneInfo) -> date:
    """Return the day that it is at this moment for the people in `timezone`."""
    return now().astimezone(timezone).date()
