"""RSS, Atom and RDF -> Feed; the one door to feedparser, which never sees an address or a file, only bytes."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import feedparser

from hub import markup, urls
from hub.errors import SourceError
from hub.model import Candidate
from hub.sources import entry
from hub.sources.feed import Feed, Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.model import Source


def read(data: bytes, source: Source, url: str) -> Feed:
    """Read an XML feed; raises SourceError where it is none."""
    parsed = feedparser.parse(
        data,
        sanitize_html=False,  # hub.markup does both, in one pass and twenty times faster
        resolve_relative_uris=False,
        response_headers={"content-location": url},
    )
    if not parsed.version and not parsed.entries:
        reason = parsed.get("bozo_exception", "it has no channel and no entries")
        message = f"this is no RSS or Atom feed: {reason}"
        raise SourceError(message)
    home = str(parsed.feed.get("link") or url)
    found = [_candidate(item, source, home, url) for item in parsed.entries]
    return Feed(
        title=markup.plain(str(parsed.feed.get("title", ""))),
        url=url,
        home=home if home != url else None,
        candidates=tuple(one for one in found if isinstance(one, Candidate)),
        skipped=tuple(one for one in found if isinstance(one, Note)),
    )


def _candidate(item: Mapping[str, Any], source: Source, home: str, url: str) -> Candidate | Note:
    label = markup.plain(item.get("title", "")) or "an entry without a title"
    link = item.get("link") or item.get("id")
    if not link:
        return Note(entry=label, reason="it has no link")
    try:
        address = urls.absolute(link, item.get("base") or source.base_url or _absolute(home, url))
    except ValueError as error:
        return Note(entry=label, reason=str(error))
    content = markup.safe(_content(item), address)
    return Candidate(
        url=address,
        title=entry.title(item.get("title", ""), content),
        source=source.key,
        published=_date(item, "published_parsed", source) or _date(item, "updated_parsed", source),
        modified=_date(item, "updated_parsed", source),
        summary=entry.summary(item.get("summary", ""), content),
        authors=entry.names(author.get("name", "") for author in item.get("authors", ())),
        topics=entry.names(tag.get("term") or "" for tag in item.get("tags", ())),
        content_html=content,
        image=entry.picture(next(_pictures(item), ""), address),
    )


def _absolute(home: str, url: str) -> str:
    return home if "://" in home else url


def _content(item: Mapping[str, Any]) -> str:
    """The fullest text the entry has."""
    given = [str(part.get("value", "")) for part in item.get("content", ())]
    return max([*given, str(item.get("summary", ""))], key=len)


def _date(item: Mapping[str, Any], key: str, source: Source) -> datetime | None:
    """Feedparser gives a struct_time in UTC."""
    parsed = item.get(key)
    if not parsed:
        return None
    return datetime.fromtimestamp(calendar.timegm(parsed), source.timezone or UTC)


def _pictures(item: Mapping[str, Any]) -> Iterator[str]:
    """Media RSS first, then enclosures."""
    for picture in (*item.get("media_content", ()), *item.get("media_thumbnail", ())):
        if str(picture.get("medium", "image")) == "image" and picture.get("url"):
            yield str(picture["url"])
    for enclosure in item.get("enclosures", ()):
        if str(enclosure.get("type", "")).startswith("image/") and enclosure.get("href"):
            yield str(enclosure["href"])
