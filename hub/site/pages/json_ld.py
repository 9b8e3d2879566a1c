"""Events and articles in the words of https://schema.org, for search engines and calendars that read pages."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Any

from hub.base import translation
from hub.content import event_words, routes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.models import Article, Event, Repeat
    from hub.content.settings import Config

CONTEXT = "https://schema.org"
STATUSES = {None: "EventScheduled", "cancelled": "EventCancelled", "postponed": "EventPostponed"}


def event(event: Event, config: Config) -> dict[str, Any]:
    """Return an Event (https://schema.org); one without a place says nothing of where it is."""
    page = routes.url(event.path, config)
    return {
        "@context": CONTEXT,
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": page,
        "startDate": event_words.iso(event, event.start),
        **({"endDate": event_words.iso(event, event.end)} if event_words.has_end(event) else {}),
        **({"eventSchedule": [*_schedules(event, event.repeat)]} if event.repeat else {}),
        "eventStatus": f"{CONTEXT}/{STATUSES[event.status]}",
        "organizer": {"@type": "Organization", "name": event.host or config.site_name},
        **(_where(event.place, event.url or page, config.language) if event.place else {}),
    }


def _schedules(event: Event, repeat: Repeat) -> Iterator[dict[str, Any]]:
    """Yield what https://schema.org/Schedule says of a series: its rule, and each day beside it."""
    every = {"@type": "Schedule", "scheduleTimezone": str(event.start.tzinfo)}
    clock = {} if event.all_day else {"startTime": f"{event.start:%H:%M}", "endTime": f"{event.end:%H:%M}"}
    if repeat.until:
        yield (
            every
            | clock
            | {
                "startDate": event.start.date().isoformat(),
                "endDate": repeat.until.isoformat(),
                **_frequency(repeat),
                **({"exceptDate": [day.isoformat() for day in repeat.skip]} if repeat.skip else {}),
            }
        )
    for day in repeat.also:
        yield every | clock | {"startDate": day.isoformat(), "endDate": day.isoformat(), "repeatCount": 1}


def _frequency(repeat: Repeat) -> dict[str, Any]:
    frequency = {"repeatFrequency": f"P{repeat.every}{repeat.unit[0].upper()}"}
    if repeat.weekdays:
        return frequency | {"byDay": [f"{CONTEXT}/{calendar.day_name[day]}" for day in repeat.weekdays]}
    if repeat.day_of_month and repeat.day_of_month.weekday is not None:
        weekday = calendar.day_name[repeat.day_of_month.weekday][:2].upper()
        return frequency | {"byDay": f"{repeat.day_of_month.number}{weekday}"}
    return frequency


def _where(place: str, url: str, language: str) -> dict[str, Any]:
    if place.lower() in {"online", translation.words(language).gettext("online")}:
        mode, location = "OnlineEventAttendanceMode", {"@type": "VirtualLocation", "url": url}
    else:
        mode, location = "OfflineEventAttendanceMode", {"@type": "Place", "name": place, "address": place}
    return {"eventAttendanceMode": f"{CONTEXT}/{mode}", "location": location}


def article(article: Article, config: Config, source: str) -> dict[str, Any]:
    """Return an Article (https://schema.org): our page about what is published at its source."""
    return {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": article.title,
        "description": article.summary,
        "url": routes.url(article.path, config),
        "datePublished": article.published.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.authors]
        or [{"@type": "Organization", "name": source}],
        "publisher": {"@type": "Organization", "name": source},
        "isBasedOn": article.url,
    }


def crumbs(site: str, ways: Iterable[tuple[str, str | None]]) -> dict[str, Any]:
    """Return names and addresses of the pages above a page; a part of the menu without a page has a name only."""
    steps: list[dict[str, Any]] = []
    for position, (name, address) in enumerate(ways, start=1):
        step = {"@type": "ListItem", "position": position, "name": name}
        steps.append(step if address is None else step | {"item": site + address})
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}
