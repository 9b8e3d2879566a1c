"""The dialect of digital.gov: JSON that calls itself JSON Feed 1 and is not -> Feed.

A page has `item` (a list of one, with `content`), a list has `items` (without). There is no `id`; `authors` and
`topics` are objects of slug -> name; addresses may be relative or lead to a preview of a branch.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from hub import markup, urls
from hub.errors import SourceError
from hub.model import Candidate
from hub.sources import dates, entry, wire
from hub.sources.feed import Feed, Note

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

    from hub.model import Source

# The site's clocks are Eastern, whatever offset they claim.
ZONE = ZoneInfo("America/New_York")
# /preview/OWNER/REPOSITORY/BRANCH/2014/08/06/slug/ is https://BASE/2014/08/06/slug/ on the finished site.
PREVIEW = re.compile(r"(?<![\w/])/preview/[^/\s\"']+/[^/\s\"']+/[^/\s\"']+(?=/)")
SUFFIX = re.compile(r"\s*\|\s*[^|]*$")
HARD_CODED_OFFSET = re.compile(r"[+-]\d{4}$")
MIDNIGHT_UTC = re.compile(r"T00:00:00Z$")


def is_dialect(document: Mapping[str, Any]) -> bool:
    """Whether a decoded document is in this dialect."""
    return isinstance(document.get("item"), list) or document.get("type") in {"single", "list"}


def read(data: bytes, source: Source, url: str) -> Feed:
    """Read a feed of the dialect; raises SourceError where it is none."""
    return adapt(wire.load(data), source, url)


def adapt(document: Mapping[str, Any], source: Source, url: str) -> Feed:
    """The feed in a decoded document."""
    key = "item" if "item" in document else "items"
    if not isinstance(document.get(key), list):
        message = "this JSON has neither `item` nor `items`, so it is no digital.gov feed"
        raise SourceError(message)
    base = _base(document, source, url)
    found = [_candidate(item, source, base) for item in wire.objects(document, key)]
    return Feed(
        title=SUFFIX.sub("", markup.plain(wire.string(document, "title"))),
        url=_final(wire.string(document, "feed_url") or url, base),
        home=base,
        candidates=tuple(one for one in found if isinstance(one, Candidate)),
        skipped=tuple(one for one in found if isinstance(one, Note)),
    )


def _base(document: Mapping[str, Any], source: Source, url: str) -> str:
    """Where the site lives: the source's setting, else what the feed or its own address says."""
    for address in (source.base_url, wire.string(document, "home_page_url"), wire.string(document, "feed_url"), url):
        if address and urlsplit(address).netloc:
            parts = urlsplit(address)
            return f"{parts.scheme}://{parts.netloc}/"
    message = "its addresses are relative: say where the site lives with `base_url` in sources.yml, or --base URL"
    raise SourceError(message)


def _final(address: str, base: str) -> str:
    """The address on the finished site, absolute and canonical; raises ValueError where it is none."""
    return urls.absolute(PREVIEW.sub("", address.strip()), base)


def _candidate(item: Mapping[str, Any], source: Source, base: str) -> Candidate | Note:
    title = entry.title(wire.string(item, "title") or wire.string(item, "name"), "")
    try:
        address = _final(_given_address(item), base)
    except ValueError as error:
        return Note(entry=title or "an item without a title", reason=str(error))
    zone = source.timezone or ZONE
    content = markup.safe(PREVIEW.sub("", wire.string(item, "content")), address)
    return Candidate(
        url=address,
        title=title or address,
        source=source.key,
        published=_date(wire.string(item, "date"), zone),
        modified=dates.parse(wire.string(item, "date_modified"), zone),
        summary=entry.summary(wire.string(item, "summary") or wire.string(item, "deck"), content),
        authors=entry.names(value for value in _object(item, "authors").values() if isinstance(value, str)),
        topics=entry.names(_object(item, "topics")),
        content_html=content,
        external_url=entry.picture(wire.string(item, "source_url"), base),
        start=dates.wall_clock(wire.string(item, "start_date"), zone),
        end=dates.wall_clock(wire.string(item, "end_date"), zone),
    )


def _given_address(item: Mapping[str, Any]) -> str:
    address = wire.string(item, "url")
    if not address:
        message = "it has no address"
        raise ValueError(message)
    return address


def _object(item: Mapping[str, Any], key: str) -> dict[str, Any]:
    return wire.get(item, key, dict) or {}


def _date(given: str, zone: tzinfo) -> datetime | None:
    """Lists print the local clock with a hard-coded offset, and `T00:00:00Z` stands for a day without a time."""
    if HARD_CODED_OFFSET.search(given) or MIDNIGHT_UTC.search(given):
        return dates.wall_clock(given, zone)
    return dates.parse(given, zone)
