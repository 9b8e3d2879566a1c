"""JSON Feed 1.0 and 1.1 <-> Feed, by the letter of https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import html
from datetime import UTC
from typing import TYPE_CHECKING, Any

from hub import markup, urls
from hub.errors import SourceError
from hub.model import Candidate
from hub.sources import dates, entry, wire
from hub.sources.feed import Feed, Note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.model import Source

VERSION = "https://jsonfeed.org/version/1"


def read(data: bytes, source: Source, url: str) -> Feed:
    """Read a JSON Feed; raises SourceError where it is none."""
    return adapt(wire.load(data), source, url)


def adapt(document: Mapping[str, Any], source: Source, url: str) -> Feed:
    """The feed in a decoded document."""
    if not isinstance(document.get("items"), list):
        message = "this JSON has no list `items`, so it is no JSON Feed"
        raise SourceError(message)
    home = source.base_url or wire.string(document, "home_page_url") or url
    found = [_candidate(item, document, source, home) for item in wire.objects(document, "items")]
    return Feed(
        title=markup.plain(wire.string(document, "title")),
        url=wire.string(document, "feed_url") or url,
        home=wire.string(document, "home_page_url") or None,
        candidates=tuple(one for one in found if isinstance(one, Candidate)),
        skipped=tuple(one for one in found if isinstance(one, Note)),
    )


def _candidate(item: Mapping[str, Any], document: Mapping[str, Any], source: Source, home: str) -> Candidate | Note:
    label = wire.string(item, "title") or wire.string(item, "url") or "an item without a title"
    # "id ... if an item has no id, discard it" (Items); numbers are allowed and become strings.
    identity = _identity(item)
    if not identity:
        return Note(entry=label, reason="it has no id, so the specification says to discard it")
    try:
        address = urls.absolute(wire.string(item, "url") or wire.string(item, "external_url") or identity, home)
    except ValueError as error:
        return Note(entry=label, reason=str(error))
    content = markup.safe(_content(item), address)
    return Candidate(
        url=address,
        title=entry.title(html.escape(wire.string(item, "title"), quote=False), content),
        source=source.key,
        published=_date(item, "date_published", source),
        modified=_date(item, "date_modified", source),
        summary=entry.summary(html.escape(wire.string(item, "summary"), quote=False), content),
        authors=_authors(item) or _authors(document),
        topics=entry.names(wire.strings(item, "tags")),
        content_html=content,
        image=entry.picture(wire.string(item, "image") or wire.string(item, "banner_image"), address),
        external_url=entry.picture(wire.string(item, "external_url"), address),
    )


def _identity(item: Mapping[str, Any]) -> str:
    identity = item.get("id")
    is_number = isinstance(identity, int | float) and not isinstance(identity, bool)
    return str(identity) if is_number else wire.string(item, "id")


def _content(item: Mapping[str, Any]) -> str:
    """HTML as given; text becomes paragraphs, for "content_text ... is plain text" (Items)."""
    given = wire.string(item, "content_html")
    paragraphs = wire.string(item, "content_text").split("\n\n")
    return given or "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs if paragraph.strip())


def _authors(mapping: Mapping[str, Any]) -> tuple[str, ...]:
    """`authors` of version 1.1, else `author` of version 1."""
    one = wire.get(mapping, "author", dict)
    given = wire.objects(mapping, "authors") or ([one] if one else [])
    return entry.names(wire.string(author, "name") for author in given)


def _date(item: Mapping[str, Any], key: str, source: Source) -> Any:  # noqa: ANN401  a datetime or None
    return dates.parse(wire.string(item, key), source.timezone or UTC)


def write(feed: Feed) -> dict[str, Any]:
    """The feed as JSON Feed 1.1; `_hub` holds what the format has no word for."""
    document = {
        "version": f"{VERSION}.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "items": [_item(candidate) for candidate in feed.candidates],
    }
    return _without_blanks(document)


def _item(candidate: Candidate) -> dict[str, Any]:
    times = {"start": candidate.start, "end": candidate.end}
    item = {
        "id": candidate.url,
        "url": candidate.url,
        "external_url": candidate.external_url,
        "title": candidate.title,
        "content_html": candidate.content_html,
        "summary": candidate.summary,
        "image": candidate.image,
        "date_published": candidate.published and candidate.published.isoformat(),
        "date_modified": candidate.modified and candidate.modified.isoformat(),
        "authors": [{"name": name} for name in candidate.authors],
        "tags": list(candidate.topics),
        "_hub": {name: moment.isoformat() for name, moment in times.items() if moment},
    }
    # "content_html and content_text are each optional strings — but one or both must be present" (Items).
    return {"content_html": ""} | _without_blanks(item)


def _without_blanks(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value or key == "items"}
