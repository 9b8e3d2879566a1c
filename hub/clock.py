"""The one place that knows what day it is."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hub.errors import HubError

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, or SOURCE_DATE_EPOCH (seconds since 1970) where it is set: https://reproducible-builds.org/specs/."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is {epoch!r}; write seconds since 1970, such as 1795132800, or leave it unset"
        raise HubError(message) from error


def today(timezone: ZoneInfo) -> date:
    """The day it is at this moment for the people in `timezone`."""
    return now().astimezone(timezone).date()
