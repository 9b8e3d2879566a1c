"""The dialect of digital.gov: JSON that calls itself JSON Feed 1 and is not -> Feed.

A page has `item` (a list of one, with `content`), a list has `items` (without). There is no `id`; `authors` and
`topics` are objects of slug -> name; addresses may be relative or lead to a preview of a branch.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from hub import markup
from hub.errors import SourceError
from hub.model import Candidate
from hub.sources import dates, entry, wire
from hub.sources.feed import Feed

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
    return isinstance(document.get("item"), list) or wire.string(document, "type") in {"single", "list"}


def read(data: bytes, source: Source, url: str) -> Feed:
    """Read a feed of the dialect; raises SourceError where it is none."""
    return adapt(wire.load(data), source, url)


def adapt(document: Mapping[str, Any], source: Source, url: str) -> Feed:
    """The feed in a decoded document."""
    items = wire.get(document, "item", list)
    if items is None:
        items = wire.get(document, "items", list)
    if items is None:
        message = "this JSON has neither `item` nor `items`, so it is no digital.gov feed"
        raise SourceError(message)
    base = _base(document, source, url)
    found, skipped = entry.read_each(items, lambda item: _candidate(item, source, base))
    return Feed(
        title=SUFFIX.sub("", markup.plain(wire.string(document, "title"))),
        url=entry.link(_final(wire.string(document, "feed_url")), base) or url,
        home=base,
        candidates=found,
        skipped=skipped,
    )


def _base(document: Mapping[str, Any], source: Source, url: str) -> str:
    """Where the site lives: the source's setting, else what the feed or its own address says."""
    given = (source.base_url or "", wire.string(document, "home_page_url"), wire.string(document, "feed_url"), url)
    base = next(filter(None, (entry.link(address, "") for address in given)), None)
    if base is None:
        message = f"every address in it {entry.RELATIVE}"
        raise SourceError(message)
    return urljoin(base, "/")


def _final(text: str) -> str:
    """An address, or a text with addresses, as the finished site has it."""
    return PREVIEW.sub("", text)


def _candidate(item: Mapping[str, Any], source: Source, base: str) -> Candidate:
    """Raises ValueError for an item that leads nowhere."""
    address = entry.address(_final(wire.string(item, "url")), base)
    zone = source.timezone or ZONE
    content = markup.safe(_final(wire.string(item, "content")), address)
    return Candidate(
        url=address,
        title=entry.title(wire.string(item, "title") or wire.string(item, "name"), "", address),
        source=source.key,
        published=_date(wire.string(item, "date"), zone),
        modified=_date(wire.string(item, "date_modified"), zone),
        summary=entry.summary(wire.string(item, "summary") or wire.string(item, "deck"), content),
        authors=entry.names(value for value in _object(item, "authors").values() if isinstance(value, str)),
        topics=entry.names(_object(item, "topics")),
        content_html=content,
        external_url=entry.link(_final(wire.string(item, "source_url")), base),
        start=dates.wall_clock(wire.string(item, "start_date"), zone),
        end=dates.wall_clock(wire.string(item, "end_date"), zone),
    )


def _object(item: Mapping[str, Any], key: str) -> dict[str, Any]:
    return wire.get(item, key, dict) or {}


def _date(given: str, zone: tzinfo) -> datetime | None:
    """Lists print the local clock with a hard-coded offset, and midnight in UTC stands for a day without a time.

    Every other offset is the author's own: it is kept, for the site shows the day that the author wrote.
    """
    is_clock = HARD_CODED_OFFSET.search(given) or MIDNIGHT_UTC.search(given)
    return (dates.wall_clock if is_clock else dates.parse)(given, zone)
