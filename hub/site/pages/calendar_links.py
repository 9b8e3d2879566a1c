"""Events -> what calendars say of them, and the addresses at which calendars on the web offer to add them."""

from __future__ import annotations

from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from hub.base import jinja
from hub.content import occurrences, routes, translations

if TYPE_CHECKING:
    from datetime import datetime

    from jinja2 import Environment

    from hub.content.models import Event
    from hub.content.settings import Config

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.office.com/calendar/0/deeplink/compose"


def details(event: Event, config: Config) -> str:
    """Return what a calendar says of an event: its summary, where to register, and the page that has the rest."""
    template = _templates(translations.spoken(config, event.lang)).get_template("event.ics.j2")
    return template.render(event=event, page=routes.url(event.path, config)).strip()


@cache
def _templates(language: str) -> Environment:
    return jinja.environment("hub.site", language=language, autoescape=False)


def google(event: Event, config: Config) -> str:
    """Return Google Calendar's form for a new event, filled in; its times are UTC, so summer time is settled here."""
    times = f"{_utc(event.start):%Y%m%dT%H%M%SZ}/{_utc(event.end):%Y%m%dT%H%M%SZ}"
    if event.all_day:  # the day after its last one
        times = f"{event.start:%Y%m%d}/{occurrences.over_at(event):%Y%m%d}"
    words = {"details": details(event, config), "location": event.place or ""}
    return f"{GOOGLE}?{urlencode({'action': 'TEMPLATE', 'text': event.title, 'dates': times, **words})}"


def outlook(event: Event, config: Config) -> str:
    """Return the form of Outlook on the web for a new event, filled in, with its times in UTC."""
    times = {"startdt": f"{_utc(event.start):%Y-%m-%dT%H:%M:%SZ}", "enddt": f"{_utc(event.end):%Y-%m-%dT%H:%M:%SZ}"}
    if event.all_day:
        days = {"startdt": f"{event.start:%Y-%m-%d}", "enddt": f"{occurrences.over_at(event):%Y-%m-%d}"}
        times = days | {"allday": "true"}
    words = {"subject": event.title, "body": details(event, config), "location": event.place or ""}
    return f"{OUTLOOK}?{urlencode({'rru': 'addevent', **words, **times})}"


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
