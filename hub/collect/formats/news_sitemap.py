"""A sitemap for news (https://www.sitemaps.org, with the extension of Google News) -> Feed."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.parsers import expat

from hub.base import charset, text
from hub.base.translation import gettext
from hub.collect import entry_fields, feed_dates, written_days
from hub.collect.candidate import Candidate
from hub.collect.formats import xml_repair
from hub.collect.parsed_feed import Feed
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.settings import Source

FIELDS = {"title", "publication_date", "keywords", "name"}
NEWS = "sitemap-news"


def read(data: bytes, source: Source, url: str) -> Feed:
    """Return the news in a sitemap; raises SourceError where it has none, or is a list of other sitemaps."""
    items, others = _parsed(charset.xml(data))
    if others:
        near = next((address for address in others if "news" in address.lower()), others[0])
        message = gettext(
            "this is a list of sitemaps; write the address of one that is for news, such as %(near)s", near=near
        )
        raise SourceError(message)
    if not any("title" in item for item in items):
        message = gettext("this sitemap is not one for news: it gives addresses, and no titles")
        raise SourceError(message)
    habits = written_days.habits((item.get("publication_date", "") for item in items), source.timezone)
    found, skipped = entry_fields.read_each(items, lambda item: _candidate(item, source, url, habits))
    site = next((item["name"] for item in items if item.get("name")), "") or urlsplit(url).netloc
    return Feed(title=text.clean(site), url=url, candidates=entry_fields.apart(found), skipped=skipped)


def _candidate(item: Mapping[str, str], source: Source, url: str, habits: written_days.Habits) -> Candidate:
    """Return the candidate in an entry; raises ValueError for one without an address or a title."""
    address = entry_fields.address(item.get("loc", ""), source.base_url or url)
    if not item.get("title"):
        message = gettext("it has no title, so it is not news")
        raise ValueError(message)
    published = feed_dates.read_local(item.get("publication_date", ""), source.timezone, habits)
    return Candidate(
        url=address,
        title=entry_fields.title(html.escape(item["title"], quote=False), "", address),
        source=source.key,
        published=published.moment,
        topics=entry_fields.names(html.escape(one, quote=False) for one in item.get("keywords", "").split(",")),
        image=entry_fields.link(item.get("image", ""), address),
        doubt=published.note,
    )


def _parsed(data: bytes) -> tuple[list[dict[str, str]], list[str]]:
    """Return what a sitemap says of each address, and the sitemaps that a list of them names.

    Raises SourceError where it is not XML, or declares entities.
    """
    try:
        return _read(data)
    except expat.ExpatError:
        changed, _ = xml_repair.repaired(data)
    try:
        return _read(changed)
    except expat.ExpatError as error:
        where = gettext("line %(line)s, column %(column)s", line=error.lineno, column=error.offset + 1)
        message = gettext(
            "this is not a sitemap: %(where)s: %(error)s", where=where, error=expat.ErrorString(error.code)
        )
        raise SourceError(message) from error


def _read(data: bytes) -> tuple[list[dict[str, str]], list[str]]:
    items: list[dict[str, str]] = []
    others: list[str] = []
    inside: list[str] = []
    words: list[str] = []

    def start(name: str, _: Mapping[str, str]) -> None:
        inside.append(name.rpartition(" ")[2])
        words.clear()
        if inside[-1] == "url":
            items.append({})

    def end(name: str) -> None:
        field, parent = inside.pop(), inside[-1] if inside else ""
        if field == "loc" and parent == "sitemap":
            others.append("".join(words).strip())
        elif items and (field, parent) == ("loc", "image"):
            items[-1].setdefault("image", "".join(words).strip())
        elif items and (NEWS in name if field in FIELDS else (field, parent) == ("loc", "url")):
            items[-1][field] = "".join(words).strip()
        words.clear()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words.append
    parser.EntityDeclHandler = _refuse_entities
    parser.Parse(data, True)  # noqa: FBT003  expat takes no keywords
    return items, others


def _refuse_entities(*_: object) -> None:
    message = gettext("this sitemap declares entities, which no sitemap needs and attacks use")
    raise SourceError(message)
