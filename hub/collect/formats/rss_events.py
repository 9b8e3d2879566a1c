"""The event modules of RSS and Atom: RSS 1.0 Event, xCalendar and Google's `gd:when` -> the fields of an event."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from hub.base import sanitize_html
from hub.collect import author_names, event_hours

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

# http://purl.org/rss/1.0/modules/event/, RFC 6321's forerunner, https://developers.google.com/gdata/docs/2.0/elements
EVENT = "http://purl.org/rss/1.0/modules/event/"
XCAL = "urn:ietf:params:xml:ns:xcal"
GOOGLE = "http://schemas.google.com/g/2005"
NAMES = {
    "start": ((EVENT, "startdate"), (XCAL, "dtstart"), (GOOGLE, "when", "starttime")),
    "end": ((EVENT, "enddate"), (XCAL, "dtend"), (GOOGLE, "when", "endtime")),
    "place": ((EVENT, "location"), (XCAL, "location"), (GOOGLE, "where", "valuestring")),
    "host": ((EVENT, "organizer"), (XCAL, "organizer")),
    "status": ((XCAL, "status"),),
}


def fields(item: Mapping[str, Any], prefixes: Mapping[str, str], zone: tzinfo | None) -> dict[str, Any]:
    """Return what an entry says of an event, as fields of a candidate; {} for an entry that announces none.

    `prefixes` has the prefix that the feed gives each namespace, by which feedparser names what it does not know.
    """

    def said(name: str) -> str:
        return next(filter(None, (_said(item, prefixes, *place) for place in NAMES[name])), "")

    start = said("start")  # nearly no entry has one, which the others need not be asked for
    times = event_hours.read(start, said("end"), zone) if start else event_hours.EventHours()
    if times.start is None:
        return {}
    return {
        **times._asdict(),
        "place": said("place") or None,
        "host": ", ".join(author_names.people([html.escape(said("host"), quote=False)])) or None,
        "status": "cancelled" if said("status").upper() == "CANCELLED" else "",
    }


def _said(item: Mapping[str, Any], prefixes: Mapping[str, str], space: str, name: str, attribute: str = "") -> str:
    found = item.get(f"{prefixes.get(space, '')}_{name}".lower()) or ""
    value = found.get(attribute) if isinstance(found, dict) else found
    return sanitize_html.plain(value) if isinstance(value, str) else ""
