"""JSON Feed 1.0 and 1.1 <-> Feed, by the letter of https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hub.base import sanitize_html, text
from hub.base.translation import gettext, ngettext
from hub.collect import author_names, entry_fields, feed_dates, written_days
from hub.collect.candidate import Candidate
from hub.collect.formats import json_access
from hub.collect.parsed_feed import Feed, Note
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hub.content.settings import Source

VERSION = "https://jsonfeed.org/version/1"
BARE_AMPERSAND = re.compile(r"&(?!#\d+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)")
# No clock counts more, not even in billionths of a second.
LARGEST_MOMENT = 1e20
# Names of RSS for what JSON Feed names otherwise; the later ones go first.
OTHER_NAMES = {
    "description": "content_html",
    "content": "content_html",
    "link": "url",
    "guid": "id",
    "categories": "tags",
    "date": "date_published",
    "published": "date_published",
    "pubDate": "date_published",
}
BLANK_LINES = re.compile(r"\r?\n\s*\n")


def read(data: bytes, source: Source, url: str) -> Feed:
    """Return the JSON Feed in `data`, also where that is nearly JSON; raises SourceError where it is not one."""
    document, notes = json_access.load(data)
    feed = adapt(document, source, url)
    return replace(feed, repaired=(*notes, *feed.repaired))


def adapt(document: Mapping[str, Any], source: Source, url: str) -> Feed:
    """Return the feed in a decoded document; raises SourceError where it has no list `items`."""
    if not isinstance(document.get("items"), list):
        message = gettext("this JSON has no list `items`, so it is not a JSON Feed")
        raise SourceError(message)
    items = [_with_usual_names(item) for item in document["items"]]
    home = source.base_url or entry_fields.link(json_access.string(document, "home_page_url"), url) or url
    dates = (
        _date(item, key) for item in items if isinstance(item, dict) for key in ("date_published", "date_modified")
    )
    habits = written_days.habits(dates, source.timezone, json_access.string(document, "language"))
    found, skipped = entry_fields.read_each(items, lambda item: _candidate(item, document, source, home, habits))
    return Feed(
        title=sanitize_html.plain(_markup(document, "title")),
        url=entry_fields.link(json_access.string(document, "feed_url"), url) or url,
        home=entry_fields.link(json_access.string(document, "home_page_url"), url),
        candidates=entry_fields.apart(found),
        repaired=tuple(_without_id(found)),
        skipped=skipped,
    )


def _with_usual_names(item: object) -> object:
    """Return an item with what it has under names of RSS, as converters of feeds write, under those of JSON Feed."""
    if not isinstance(item, dict):
        return item
    others = {name: item[given] for given, name in OTHER_NAMES.items() if item.get(given)}
    return others | {name: value for name, value in item.items() if value or name not in others}


def _without_id(found: Iterable[Candidate]) -> Iterator[Note]:
    """Yield one note on the items without an id, which the specification discards and an editor wants."""
    titles = [one.title for one in found if not one.guid]
    if titles:
        entry = titles[0] if len(titles) == 1 else ngettext("%(num)s item", "%(num)s items", len(titles))
        yield Note(entry=entry, reason=gettext("no id, which JSON Feed demands; known by its address instead"))


def _candidate(
    item: Mapping[str, Any], document: Mapping[str, Any], source: Source, home: str, habits: written_days.Habits
) -> Candidate:
    """Return the candidate in an item.

    Raises ValueError for an item that the specification discards, or that leads nowhere.
    """
    says = any(json_access.string(item, key) for key in ("title", "content_html", "content_text"))
    address = entry_fields.address(_given_address(item) or entry_fields.place(_identity(item) if says else ""), home)
    content = sanitize_html.safe(entry_fields.said(_content(item)), address)
    title = entry_fields.title(_markup(item, "title"), content, address)
    published = feed_dates.read_local(_date(item, "date_published"), source.timezone, habits)
    return Candidate(
        url=address,
        title=title,
        source=source.key,
        published=published.moment,
        modified=feed_dates.read_local(_date(item, "date_modified"), source.timezone, habits).moment,
        summary=entry_fields.summary(entry_fields.said(_markup(item, "summary")), content, title),
        authors=_authors(item) or _authors(document),
        topics=entry_fields.names(html.escape(tag, quote=False) for tag in _tags(item)),
        content_html=content,
        image=entry_fields.link(next(filter(None, _pictures(item)), ""), address),
        external_url=entry_fields.link(json_access.string(item, "external_url"), address),
        guid=text.without_invisible(_identity(item)),
        doubt=published.note,
    )


def _identity(item: Mapping[str, Any]) -> str:
    """Return the `id` of an item, also where it is a number; "" where it has none."""
    return _as_text(item, "id")


def _as_text(mapping: Mapping[str, Any], key: str) -> str:
    """Return a text, also where it is a number."""
    given = mapping.get(key)
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    return str(given) if is_number else json_access.string(mapping, key)


def _given_address(item: Mapping[str, Any]) -> str:
    """Return `url`, else the page the item is about, an `id` that is an address, or a recording; "" where it has none.

    An `id` is "ideally ... the full URL" (Items).
    """
    identity = _identity(item)
    permalink = identity if identity.startswith(("http://", "https://")) else ""
    attached = ((one, json_access.string(one, "mime_type")) for one in json_access.objects(item, "attachments"))
    recordings = (json_access.string(one, "url") for one, kind in attached if kind.startswith(entry_fields.RECORDINGS))
    given = json_access.string(item, "url") or json_access.string(item, "external_url") or permalink
    return given or next(recordings, "")


def _markup(mapping: Mapping[str, Any], key: str) -> str:
    """Return a title, a summary or a name as HTML: some feeds have HTML where plain text is due.

    They are known by it that every & begins a reference; plain text seldom has one.
    """
    given = _as_text(mapping, key)
    return given if "&" in given and not BARE_AMPERSAND.search(given) else html.escape(given, quote=False)


def _plain(words: str) -> str:
    """Return words that `_markup` reads as the same words."""
    return words if BARE_AMPERSAND.search(words) else words.replace("&", "&amp;")


def _content(item: Mapping[str, Any]) -> str:
    """Return the content of an item: HTML as given; text becomes paragraphs.

    The specification says that "content_text ... is plain text" (Items).
    """
    given = json_access.string(item, "content_html")
    paragraphs = BLANK_LINES.split(json_access.string(item, "content_text"))
    return given or "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs if paragraph.strip())


def _authors(mapping: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names in `authors` of version 1.1, else in `author` of version 1, also where they are texts."""
    given = _listed(mapping.get("authors")) or _listed(mapping.get("author"))
    return author_names.people(_markup(author, "name") for author in given)


def _listed(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list, or one that stands alone; a text is an object with that name."""
    found = value if isinstance(value, list) else [value]
    return [{"name": one} if isinstance(one, str) else one for one in found if isinstance(one, str | dict)]


def _tags(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the tags of an item; a text has several between commas."""
    given = item.get("tags")
    for one in _listed(given.split(",") if isinstance(given, str) else given):
        yield json_access.string(one, "name")


def _pictures(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the addresses of pictures, those of attachments last; "" for what is none."""
    for key in ("image", "banner_image"):
        yield json_access.string(item, key) or json_access.string(json_access.get(item, key, dict) or {}, "url")
    for one in json_access.objects(item, "attachments"):
        if json_access.string(one, "mime_type").startswith("image/"):
            yield json_access.string(one, "url")


def _date(item: Mapping[str, Any], key: str) -> str:
    """Return a date as it is written; a number counts seconds or parts of them, "" for one that no clock counts."""
    given = item.get(key)
    if isinstance(given, int | float) and not isinstance(given, bool):
        return f"{given:.0f}" if abs(given) < LARGEST_MOMENT else ""
    return json_access.string(item, key)


def write(feed: Feed) -> dict[str, Any]:
    """Return the feed as JSON Feed 1.1; `_hub` holds what the format has no word for."""
    document = {
        "version": f"{VERSION}.1",
        "title": _plain(feed.title) or feed.url,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "items": [_item(candidate) for candidate in feed.candidates],
    }
    return _without_blanks(document)


def _item(candidate: Candidate) -> dict[str, Any]:
    names = ("start", "end", "all_day", "dates", "status", "host", "place", "cost", "register_url", "doubt")
    facts = {name: _plainly(getattr(candidate, name)) for name in names}
    facts["timezone"] = getattr(candidate.start and candidate.start.tzinfo, "key", None)
    item = {
        "id": candidate.url,
        "url": candidate.url,
        "external_url": candidate.external_url,
        "title": _plain(candidate.title),
        "content_html": candidate.content_html,
        "summary": _plain(candidate.summary),
        "image": candidate.image,
        "date_published": candidate.published and candidate.published.isoformat(),
        "date_modified": candidate.modified and candidate.modified.isoformat(),
        "authors": [{"name": _plain(name)} for name in candidate.authors],
        "tags": list(candidate.topics),
        "_hub": _without_blanks(facts),
    }
    return _without_blanks(item)


def _plainly(value: object) -> object:
    """Return a value as JSON has it: moments as text."""
    if isinstance(value, tuple):
        return [_plainly(one) for one in value]
    return value.isoformat() if isinstance(value, datetime) else value


# What must be there even when it is empty: "one or both must be present" of content_html and content_text (Items).
REQUIRED = {"items", "content_html"}


def _without_blanks(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value or key in REQUIRED}
