"""The dialect of digital.gov: JSON that calls itself JSON Feed 1 and is not -> Feed.

A page has `item` (a list of one, with `content`), a list has `items` (without). There is no `id`; `authors` and
`topics` are objects of slug -> name; addresses may be relative or lead to a preview of a branch. About one file in
forty is not even JSON. A third form, made when the site moved, is a list whose keys begin with `field_`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from hub.base import sanitize_html, unknown_words
from hub.base.translation import gettext
from hub.collect import entry_fields, feed_dates
from hub.collect.candidate import Candidate
from hub.collect.formats import broken_json_scanner, digitalgov_repair, json_access
from hub.collect.parsed_feed import Feed, Note
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from hub.content.settings import Source

# The site's clocks are Eastern, whatever offset they claim.
ZONE = ZoneInfo("America/New_York")
# /preview/OWNER/REPOSITORY/BRANCH/2014/08/06/slug/ is https://BASE/2014/08/06/slug/ on the finished site.
PREVIEW = re.compile(r"(?<![\w/])/preview/[^/\s\"']+/[^/\s\"']+/[^/\s\"']+(?=/)")
SUFFIX = re.compile(r"\s*\|\s*[^|]*$")
# How the three forms begin: a page or a list; a page, whatever came before it; the form made for a migration.
KIND = re.compile(r'"type"\s*:\s*"(?:single|list)"')
PAGE = re.compile(r'"item"\s*:\s*\[')
MIGRATED = re.compile(r'"field_title"\s*:')
HARD_CODED_OFFSET = re.compile(r"[+-]\d{4}$")
PLACE = ("name", "room", "address", "city", "state", "zip")
MIDNIGHT_UTC = re.compile(r"T00:00:00Z$")


def is_spoken(head: str) -> bool:
    """Return whether a text that begins like this is in the dialect of digital.gov, valid JSON or not."""
    before_channel = head.partition('"channel"')[0]  # that of RSS as converters write it has an `item`, too
    return bool(KIND.search(head.partition('"item')[0]) or MIGRATED.search(head) or PAGE.search(before_channel))


def read(data: bytes, source: Source, url: str) -> Feed:
    """Return the feed in `data`, fixing what the site's templates break.

    Each fix is one of the feed's `repaired` notes. Raises SourceError where it is not a feed of this dialect.
    """
    document, repairs = digitalgov_repair.load(json_access.text(data))
    feed = adapt(json_access.an_object(document), source, url)
    notes = (
        Note(
            entry=gettext("line %(line)s, column %(column)s", line=one.line, column=one.column),
            reason=f"{one.name}: {gettext(broken_json_scanner.REPAIRS[one.name])}",
        )
        for one in repairs
    )
    return replace(feed, repaired=tuple(notes))


def adapt(document: Mapping[str, Any], source: Source, url: str) -> Feed:
    """Return the feed in a decoded document; raises SourceError where it has neither `item` nor `items`."""
    items = json_access.get(document, "item", list)
    if items is None:
        items = json_access.get(document, "items", list)
    if items is None:
        message = gettext("this JSON has neither `item` nor `items`, so it is not a digital.gov feed")
        raise SourceError(message)
    base = _base(document, source, url)
    found, skipped = entry_fields.read_each(items, lambda item: _candidate(item, source, base))
    return Feed(
        title=SUFFIX.sub("", sanitize_html.plain(json_access.string(document, "title"))),
        url=entry_fields.link(_final(json_access.string(document, "feed_url")), base) or url,
        home=base,
        candidates=found,
        skipped=skipped,
    )


def _base(document: Mapping[str, Any], source: Source, url: str) -> str:
    """Return where the site lives: the source's setting, else what the feed or its own address says.

    Raises SourceError where none of them is a web address.
    """
    given = (
        source.base_url or "",
        json_access.string(document, "home_page_url"),
        json_access.string(document, "feed_url"),
        url,
    )
    base = next(filter(None, (entry_fields.link(address, "") for address in given)), None)
    if base is None:
        message = gettext("every address in it %(relative)s", relative=gettext(entry_fields.RELATIVE))
        raise SourceError(message)
    return urljoin(base, "/")


def _final(text: str) -> str:
    """Return an address, or a text with addresses, as the finished site has it: not in a preview."""
    return PREVIEW.sub("", text)


def _candidate(item: Mapping[str, Any], source: Source, base: str) -> Candidate:
    """Return the candidate in an item; raises ValueError for an item that leads nowhere.

    The migrated form has the same names behind `field_`.
    """
    item = {name.removeprefix("field_"): value for name, value in item.items()}
    address = entry_fields.address(_final(json_access.string(item, "url")), base)
    zone = source.timezone or ZONE
    content = sanitize_html.safe(entry_fields.said(_final(json_access.string(item, "content"))), address)
    return Candidate(
        url=address,
        title=entry_fields.title(json_access.string(item, "title") or json_access.string(item, "name"), "", address),
        source=source.key,
        published=_date(json_access.string(item, "date") or json_access.string(item, "date_published"), zone),
        modified=_date(json_access.string(item, "date_modified"), zone),
        summary=entry_fields.summary(json_access.string(item, "summary") or json_access.string(item, "deck"), content),
        authors=entry_fields.names(_named(item, "authors").values()),
        topics=entry_fields.names(_named(item, "topics")),
        content_html=content,
        external_url=entry_fields.link(
            _final(json_access.string(item, "source_url") or json_access.string(item, "external_url")), base
        ),
        start=feed_dates.wall_clock(json_access.string(item, "start_date"), zone),
        end=feed_dates.wall_clock(json_access.string(item, "end_date"), zone),
        host=unknown_words.known(_words(item, "host") or _words(item, "event_organizer")) or None,
        place=_place(item),
        cost=_words(item, "cost") or _words(item, "event_cost"),
        register_url=entry_fields.link(_final(json_access.string(item, "registration_url")), base)
        if "start_date" in item
        else None,
    )


def _words(item: Mapping[str, Any], key: str) -> str | None:
    """Return the text of a key; None where the template wrote `<no value>`, `<nil>` or nothing."""
    return sanitize_html.plain(json_access.string(item, key)) or None


def _place(item: Mapping[str, Any]) -> str | None:
    """Return where an event is: the known parts of its `venue` (PLACE), or its text; None without one."""
    venue = json_access.get(item, "venue", dict) or {}
    parts = [_words(venue, name) or _words(venue, f"venue_{name}") for name in PLACE]
    return (
        ", ".join(filter(None, map(unknown_words.known, parts))) or unknown_words.known(_words(item, "venue")) or None
    )


def _named(item: Mapping[str, Any], key: str) -> dict[str, str]:
    """Return names by slug; where a list holds slugs only, each slug is its own name."""
    given = json_access.get(item, key, dict) or {slug: slug for slug in json_access.strings(item, key)}
    return {slug: name for slug, name in given.items() if isinstance(name, str)}


def _date(given: str, zone: tzinfo) -> datetime | None:
    """Return the moment of a date; None where it names none. The offset of some dates is ignored.

    Lists print the local clock with a hard-coded offset, and midnight in UTC means a day without a time. Every other
    offset is the author's own: it is kept, for the site shows the day that the author wrote.
    """
    is_clock = HARD_CODED_OFFSET.search(given) or MIDNIGHT_UTC.search(given)
    return (feed_dates.wall_clock if is_clock else feed_dates.parse)(given, zone)
