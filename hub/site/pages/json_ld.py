"""Events and articles in the words of https://schema.org, for search engines and calendars that read pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.content import routes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Article, Config, Event

CONTEXT = "https://schema.org"
STATUSES = {None: "EventScheduled", "cancelled": "EventCancelled", "postponed": "EventPostponed"}


def event(event: Event, config: Config) -> dict[str, Any]:
    """Return an Event (https://schema.org); one without a place says nothing of where it is."""
    page = config.site_url + routes.address(event.path)
    return {
        "@context": CONTEXT,
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": page,
        "startDate": event.start.isoformat(),
        "endDate": event.end.isoformat(),
        "eventStatus": f"{CONTEXT}/{STATUSES[event.status]}",
        "organizer": {"@type": "Organization", "name": event.host or config.site_name},
        **(_where(event.place, event.url or page) if event.place else {}),
    }


def _where(place: str, url: str) -> dict[str, Any]:
    if place.casefold() == "online":
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
        "url": config.site_url + routes.address(article.path),
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
