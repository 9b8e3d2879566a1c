"""Events -> the addresses at which calendars on the web offer to add them."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from hub.content import occurrences

if TYPE_CHECKING:
    from datetime import datetime

    from hub.content.models import Event

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.office.com/calendar/0/deeplink/compose"


def google(event: Event) -> str:
    """Return Google Calendar's form for a new event, filled in; its times are UTC, so summer time is settled here."""
    times = f"{_utc(event.start):%Y%m%dT%H%M%SZ}/{_utc(event.end):%Y%m%dT%H%M%SZ}"
    if event.all_day:  # the day after its last one
        times = f"{event.start:%Y%m%d}/{occurrences.over_at(event):%Y%m%d}"
    return f"{GOOGLE}?{urlencode({'action': 'TEMPLATE', 'text': event.title, 'dates': times, **_details(event)})}"


def outlook(event: Event) -> str:
    """Return the form of Outlook on the web for a new event, filled in, with its times in UTC."""
    times = {"startdt": f"{_utc(event.start):%Y-%m-%dT%H:%M:%SZ}", "enddt": f"{_utc(event.end):%Y-%m-%dT%H:%M:%SZ}"}
    if event.all_day:
        days = {"startdt": f"{event.start:%Y-%m-%d}", "enddt": f"{occurrences.over_at(event):%Y-%m-%d}"}
        times = days | {"allday": "true"}
    words = {"subject": event.title, "body": event.summary, "location": event.place or ""}
    return f"{OUTLOOK}?{urlencode({'rru': 'addevent', **words, **times})}"


def _details(event: Event) -> dict[str, str]:
    return {"details": event.summary, "location": event.place or ""}


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
