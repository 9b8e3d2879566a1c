"""What a page says of events for programs: JSON-LD and microdata (https://schema.org/Event), h-event and vevent."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from hub.base import charset, sanitize_html, text, unknown_words
from hub.base.translation import gettext
from hub.collect import author_names, entry_fields, event_hours
from hub.collect.candidate import Candidate
from hub.collect.parsed_feed import Feed
from hub.collect.webpage import json_ld_scripts
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

    from hub.content.settings import Source

STATUSES = {"eventcancelled": "cancelled", "eventpostponed": "postponed"}
# More than a page that people read announces.
MOST = 500
H_EVENT = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"
EVENTS = f".//*[{H_EVENT.format('h-event')} or {H_EVENT.format('vevent')}]"
ITEM = "contains(concat(' ', normalize-space(@itemprop), ' '), ' {} ')"
ITEMS = ".//*[@itemscope][@itemtype]"
ITEM_PROPERTIES = {
    "name": "name",
    "start": "startDate",
    "end": "endDate",
    "place": "location",
    "url": "url",
    "host": "organizer",
    "description": "description",
}
# The names of a property in microformats 2 (https://microformats.org/wiki/h-event) and in hCalendar before it.
PROPERTIES = {
    "name": ("p-name", "summary"),
    "start": ("dt-start", "dtstart"),
    "end": ("dt-end", "dtend"),
    "place": ("p-location", "location"),
    "url": ("u-url", "url"),
    "host": ("p-organizer", "organizer"),
    "description": ("e-content", "p-summary", "description"),
}


def read(tree: HtmlElement, source: Source, url: str) -> tuple[Candidate, ...]:
    """Return the events that the page at `url` announces, MOST at most, those in JSON-LD first, each once.

    One without an address of its own has a place on the page.
    """
    found: dict[tuple[object, ...], Candidate] = {}
    for said in (*_in_json(tree), *_in_marks(tree)):
        one = _candidate(said, source, url)
        if one and len(found) < MOST:
            found.setdefault((one.title, one.start), one)
    return entry_fields.apart(found.values())


def of_page(tree: HtmlElement, title: str, source: Source, url: str) -> Candidate | None:
    """Return the event that a page is about: the one that has its title or its heading; None without one."""
    names = {title, *(text.clean(one.text_content()) for one in tree.iter("h1"))}
    return next((one for one in read(tree, source, url) if one.title in names), None)


def feed(data: bytes, source: Source, url: str) -> Feed:
    """Return the events of a page as a feed; raises SourceError for a page that announces none for programs."""
    import lxml.html  # 30 ms, and most sources are no pages

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
    page = charset.decode(data).encode("utf-8", "replace")
    tree = lxml.html.document_fromstring(page or b"<html></html>", parser=parser)
    found = read(tree, source, source.base_url or url)
    if not found:
        message = gettext("this page has no events in JSON-LD, microdata, h-event or vevent")
        raise SourceError(message)
    return Feed(title=text.clean(tree.findtext(".//title") or ""), url=url, home=url, candidates=found)


def _candidate(said: Mapping[str, Any], source: Source, url: str) -> Candidate | None:
    """Return the event in its facts; None for one without a name or a time."""
    times = event_hours.read(said["start"], said["end"], source.timezone)
    name = sanitize_html.plain(said["name"])
    if not name or times.start is None:
        return None
    place = entry_fields.place(f"{name}-{times.start:%Y-%m-%d}")
    address = entry_fields.link(said["url"], url) or entry_fields.address(place, url)
    content = sanitize_html.safe(entry_fields.said(said["description"]), address)
    return Candidate(
        url=address,
        title=name,
        source=source.key,
        summary=entry_fields.summary("", content),
        content_html=content,
        image=entry_fields.link(said.get("image", ""), url),
        **times._asdict(),
        status=said.get("status", ""),
        place=unknown_words.known(sanitize_html.plain(said["place"])) or None,
        host=", ".join(author_names.people([said["host"]])) or None,
        cost=said.get("cost") or None,
        register_url=entry_fields.link(said.get("register_url", ""), url),
        guid=text.without_invisible(said.get("guid", "")) or place.removeprefix("#"),
    )


def _in_json(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the facts of each event in the JSON-LD of a page, wherever it is in there."""
    for script in json_ld_scripts.scripts(tree):
        try:
            document = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from map(_facts, _events(document))


def _events(document: object) -> Iterator[dict[str, Any]]:
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        if isinstance(value, dict):
            if json_ld_scripts.is_a(value, json_ld_scripts.EVENT):
                yield value
            waiting += reversed([held for held in value.values() if isinstance(held, dict | list)])


def _facts(event: Mapping[str, Any]) -> dict[str, Any]:
    offer = _first(event.get("offers"))
    return {
        "name": json_ld_scripts.word(event.get("name")),
        "start": json_ld_scripts.word(event.get("startDate")),
        "end": json_ld_scripts.word(event.get("endDate")),
        "url": json_ld_scripts.word(event.get("url")),
        "description": json_ld_scripts.word(event.get("description")),
        "image": json_ld_scripts.word(event.get("image"), "url", "contentUrl"),
        "status": STATUSES.get(json_ld_scripts.word(event.get("eventStatus")).rpartition("/")[2].lower(), ""),
        "place": _place(event.get("location")),
        "host": ", ".join(filter(None, (json_ld_scripts.word(one, "name") for one in _each(event.get("organizer"))))),
        "cost": _cost(event, offer),
        "register_url": json_ld_scripts.word(offer.get("url")),
        "guid": json_ld_scripts.word(event.get("@id")),
    }


def _first(value: object) -> dict[str, Any]:
    """Return the first object of a value that may be one, or a list of them."""
    return next((one for one in _each(value) if isinstance(one, dict)), {})


def _each(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _place(location: object) -> str:
    """Return where an event is: the name and the address of its places; a place on the web without a name is online."""
    places = location if isinstance(location, list) else [location]
    return "; ".join(dict.fromkeys(filter(None, map(_one_place, places))))


def _one_place(place: object) -> str:
    if not isinstance(place, dict):
        return json_ld_scripts.word(place)
    address = place.get("address")
    if isinstance(address, dict):
        parts = ("streetAddress", "addressLocality", "addressRegion", "postalCode")
        address = ", ".join(filter(None, (json_ld_scripts.word(address.get(part)) for part in parts)))
    name, where = json_ld_scripts.word(place.get("name")), json_ld_scripts.word(address)
    words = ", ".join(filter(None, ("" if where.startswith(name) else name, where)))
    return words or ("Online" if "VirtualLocation" in json_ld_scripts.types(place) else "")


def _cost(event: Mapping[str, Any], offer: Mapping[str, Any]) -> str:
    price = offer.get("price")
    if event.get("isAccessibleForFree") is True or str(price) in {"0", "0.0", "0.00"}:
        return "Free"
    return (
        f"{price} {json_ld_scripts.word(offer.get('priceCurrency'))}".strip()
        if isinstance(price, str | int | float)
        else ""
    )


def _in_marks(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the facts of each event that a page marks with classes, or with properties of microdata."""
    for event in tree.xpath(EVENTS):
        found = {name: _marked(event, H_EVENT, classes) for name, classes in PROPERTIES.items()}
        yield _shown_facts(found)
    for event in tree.xpath(ITEMS):
        if json_ld_scripts.EVENT.search(event.get("itemtype").strip()):
            yield _shown_facts({name: _marked(event, ITEM, [given]) for name, given in ITEM_PROPERTIES.items()})


def _shown_facts(found: Mapping[str, HtmlElement | None]) -> dict[str, Any]:
    """Return the facts of an event by the elements that have them."""
    said: dict[str, Any] = {name: _shown(one) for name, one in found.items()}
    for name in ("start", "end"):
        said[name] = _time(found[name])
    place = found["url"]
    return said | {"url": (place.get("href") or "") if place is not None else ""}


def _marked(event: HtmlElement, form: str, names: Iterable[str]) -> HtmlElement | None:
    """Return the first element in an event that has one of the names in the form of a class or a property."""
    found = (event.xpath(f".//*[{form.format(name)}]") for name in names)
    return next((one[0] for one in found if one), None)


def _shown(one: HtmlElement | None) -> str:
    return html.escape(text.clean(one.text_content()), quote=False) if one is not None else ""


def _time(one: HtmlElement | None) -> str:
    """Return a time as it is written for programs: on the element, or on one inside of it (the value class pattern)."""
    if one is None:
        return ""
    inside = [one, *one.iter("time", "abbr", "data")]
    given = (part.get(name) for part in inside for name in ("datetime", "content", "title", "value"))
    return next(filter(None, given), "") or text.clean(one.text_content())
