"""Bytes of unknown kind -> Feed: the declared dialect, or the first format that knows the bytes.

Readers are imported when bytes of their kind come: the process that asks servers needs none, and a reader few others.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from hub.base import clock, json_codec, plug_ins
from hub.base.plug_ins import Door
from hub.base.translation import gettext
from hub.collect.parsed_feed import Feed, Note
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hub.base.plug_ins import PlugIn
    from hub.collect.candidate import Candidate
    from hub.collect.parsed_feed import FeedReader
    from hub.content.settings import Source

PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|channel)\b", re.IGNORECASE)
SITEMAP = re.compile(rb"<(?:[\w.-]+:)?(?:urlset|sitemapindex)\b")
OPML = re.compile(rb"<opml\b", re.IGNORECASE)
CALENDAR = re.compile(rb"BEGIN:VCALENDAR\b", re.IGNORECASE)
SNIFFED = 4096


class Format(Protocol):
    """Know a kind of feed by its first bytes, and read it."""

    def detects(self, head: bytes, source: Source) -> bool:
        """Say whether bytes that begin with `head` are of this kind; a source may have its `dialect`."""

    def read(self, data: bytes, source: Source, url: str) -> Feed:
        """Return the feed in `data`, which came from `url`; raises SourceError where it is not one of this kind."""


@dataclass(frozen=True, slots=True)
class BuiltInFormat:
    """Hold how hub knows one kind of feed, and the reader of it, which imports what it needs when it is asked."""

    detects: Callable[[bytes, Source], bool]
    read: FeedReader


def _is_json(head: bytes) -> bool:
    if head[:1] in {b"{", b"["}:
        return True
    if head[:1] == b"<" and not head.startswith((b"<!--", b"<br")):
        return False
    from hub.collect.formats import broken_json_parser

    return broken_json_parser.begins(head.decode("utf-8", "replace"))


def _is_digitalgov(head: bytes, source: Source) -> bool:
    if source.dialect:
        return source.dialect == "digitalgov" and _is_json(head)
    if not _is_json(head):
        return False
    from hub.collect.formats import digitalgov

    return digitalgov.is_spoken(head.decode("utf-8", "replace"))


def _digitalgov(data: bytes, source: Source, url: str) -> Feed:
    from hub.collect.formats import digitalgov

    return digitalgov.read(data, source, url)


def _is_json_api(head: bytes, source: Source) -> bool:
    if source.dialect or not _is_json(head):
        return False
    from hub.collect.formats import json_api

    return json_api.is_spoken(head.decode("utf-8", "replace"))


def _json_api(data: bytes, source: Source, url: str) -> Feed:
    from hub.collect.formats import json_api

    return json_api.read(data, source, url)


def _json_feed(data: bytes, source: Source, url: str) -> Feed:
    from hub.collect.formats import json_feed

    return json_feed.read(data, source, url)


def _sitemap(data: bytes, source: Source, url: str) -> Feed:
    from hub.collect.formats import news_sitemap

    return news_sitemap.read(data, source, url)


def _calendar(data: bytes, source: Source, url: str) -> Feed:
    from hub.collect.formats import calendar_file  # icalendar costs 0.2 s

    return calendar_file.read(data, source, url, clock.now())


def _is_mail(head: bytes, source: Source) -> bool:
    if source.dialect or not head[:1].isalpha():
        return source.dialect == "mail"
    from hub.collect.formats import mail_message  # 20 ms, and neither XML nor JSON begins with a letter

    return mail_message.is_one(head)


def _mails(data: bytes, source: Source, url: str) -> Feed:
    from hub.collect.formats import mail_message

    return mail_message.read(data, source, url, clock.now())


def _events(data: bytes, source: Source, url: str) -> Feed:
    from hub.collect.webpage import event_markup  # lxml costs 30 ms

    return event_markup.feed(data, source, url)


def _opml(data: bytes, source: Source, url: str) -> Feed:  # noqa: ARG001  as each format
    message = gettext(
        "this is a list of feeds (OPML), not a feed; save it as a file, and hub import opml FILE takes its feeds"
    )
    raise SourceError(message)


def _list(data: bytes, source: Source, url: str) -> Feed:
    from hub.collect.webpage import link_list  # lxml, likewise

    return link_list.read(data, source, url)


def _xml(data: bytes, source: Source, url: str) -> Feed:
    from hub.collect.formats import rss  # feedparser costs 0.1 s, and most sources here are JSON

    return rss.read(data, source, url)


# In this order; what none of them knows is a page of the web.
BUILT_IN: Mapping[str, Format] = {
    "digitalgov": BuiltInFormat(_is_digitalgov, _digitalgov),
    "json-api": BuiltInFormat(_is_json_api, _json_api),
    "jsonfeed": BuiltInFormat(lambda head, _: _is_json(head), _json_feed),
    "icalendar": BuiltInFormat(
        lambda head, source: source.dialect == "icalendar" or bool(CALENDAR.match(head)), _calendar
    ),
    "mail": BuiltInFormat(_is_mail, _mails),
    "events": BuiltInFormat(lambda _, source: source.dialect == "events", _events),
    "sitemap": BuiltInFormat(lambda head, _: not FEED.search(head) and bool(SITEMAP.search(head)), _sitemap),
    "opml": BuiltInFormat(lambda head, _: not FEED.search(head) and bool(OPML.search(head)), _opml),
    "list": BuiltInFormat(lambda head, source: not FEED.search(head) and bool(source.list), _list),
    "rss": BuiltInFormat(lambda head, _: bool(FEED.search(head)) or not PAGE.search(head), _xml),
}
FORMATS: Door[Format] = Door("formats", Format, BUILT_IN)


def read(data: bytes, source: Source, url: str, links: Sequence[str] = ()) -> Feed:
    """Return the feed in `data`, by the plug-in whose name is the source's dialect, else by the first that detects it.

    Plug-ins are asked before hub's own formats: who installs one wants it. `links` are the `Link` headers of the
    answer. Raises SourceError where it is empty, a web page without a `list` in the source's settings, or not a feed.
    """
    head = data[:SNIFFED].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    if not head:
        message = gettext("the answer is empty")
        raise SourceError(message)
    if source.dialect and source.dialect not in BUILT_IN:
        return _of_plug_in(*_declared(source.dialect), data, source, url)
    plugged = {} if source.dialect else FORMATS.plugged()
    plug_ins.failures()  # whoever began this process has named those that cannot be loaded
    for plug_in, one in plugged.items():
        if plug_ins.attempt(plug_in, partial(one.detects, head, source)):
            return _with_failures(_of_plug_in(plug_in, one, data, source, url))
    found = next((one for one in BUILT_IN.values() if one.detects(head, source)), None)
    return _with_failures(found.read(data, source, url) if found else _page(data, source, url, links))


def _declared(dialect: str) -> tuple[PlugIn | None, Format]:
    try:
        return FORMATS.find(dialect)
    except plug_ins.PlugInError as error:
        raise SourceError(str(error)) from error


def _of_plug_in(plug_in: PlugIn | None, one: Format, data: bytes, source: Source, url: str) -> Feed:
    """Return what the format of a plug-in reads, cleaned as hub's own formats clean; raises SourceError where it fails.

    A value of another type than a feed has would stop those that use it, so the plug-in is named here.
    """
    try:
        with plug_ins.blamed(plug_in):
            found = json_codec.decode(json_codec.encode(one.read(data, source, url)), Feed)
    except plug_ins.PlugInError as error:
        raise SourceError(str(error)) from error
    from hub.collect import entry_fields

    candidates: list[Candidate] = []
    skipped = list(found.skipped)
    for each in found.candidates:
        try:
            candidates.append(_cleaned(each, source, url))
        except ValueError as error:
            skipped.append(Note(entry=each.title or each.url, reason=str(error)))
    return replace(found, candidates=entry_fields.apart(candidates), skipped=tuple(skipped))


def _cleaned(candidate: Candidate, source: Source, url: str) -> Candidate:
    """Return a candidate as readers may get it; raises ValueError for one whose address cannot be followed."""
    from hub.base import sanitize_html, text
    from hub.collect import entry_fields

    address = entry_fields.address(candidate.url, source.base_url or url)
    return replace(
        candidate,
        url=address,
        source=source.key,
        title=text.clean(candidate.title) or address,
        summary=text.clean(candidate.summary),
        content_html=sanitize_html.safe(candidate.content_html, address),
        image=entry_fields.link(candidate.image or "", address),
        external_url=entry_fields.link(candidate.external_url or "", address),
        register_url=entry_fields.link(candidate.register_url or "", address),
    )


def _with_failures(feed: Feed) -> Feed:
    """Return a feed that names the plug-ins that failed when they were asked: no other process knows of it."""
    notes = (
        Note(entry=str(one.plug_in), reason=gettext("it failed: %(reason)s", reason=one.reason))
        for one in plug_ins.failures()
    )
    return replace(feed, skipped=(*feed.skipped, *notes))


def _page(data: bytes, source: Source, url: str, links: Sequence[str]) -> Feed:
    """Return the events of a page that names no feed; raises SourceError, with advice, for any other page.

    A page gives its events only where it names no feed, which is what it means to be followed by; a calendar that it
    names may be of one event.
    """
    from hub.collect import feed_discovery  # lxml, likewise
    from hub.collect.webpage import event_markup

    offered = (*feed_discovery.in_header(links, url), *feed_discovery.in_page(data, url))
    if all(one.is_calendar for one in offered):
        with contextlib.suppress(SourceError):
            return event_markup.feed(data, source, url)
    message = gettext("this is a web page, not a feed%(offered)s", offered=feed_discovery.advice(offered))
    raise SourceError(message)
