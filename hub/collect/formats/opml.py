"""OPML <-> sources: the list of feeds that readers exchange (http://opml.org/spec2.opml)."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.parsers import expat

from hub.base import charset, sanitize_html, text, urls
from hub.base.translation import gettext
from hub.collect.formats import xml_repair
from hub.collect.parsed_feed import Note
from hub.content.settings import Source
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LARGEST = 5_000_000
LONGEST_NAME = 80
# How addresses are written for programs that take feeds and calendars, or without a scheme; and how they begin then.
SPELLINGS = (
    (re.compile(r"(?:feed|itpc|pcast|webcals?)[:/](?://)?(?=https?:)", re.IGNORECASE), ""),
    (re.compile(r"(?:feed|itpc|pcast)://", re.IGNORECASE), "http://"),
    (re.compile(r"webcals?://", re.IGNORECASE), "https://"),
    (re.compile(r"(?://)?(?=[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/|$))"), "https://"),
)
OUTLINE = re.compile(rb"<outline\b[^<]{0,4000}>", re.IGNORECASE)
VALUE = re.compile(rb"(?<==)\s*\"(.*?)\"(?=(?:\s+[\w:.-]+){0,2}\s*\b[\w:.-]+\s*=\s*\"|\s*/?>)", re.DOTALL)
# The tag of an entry that lacks its end only, and one that was taken for words.
UNCLOSED = re.compile(rb"<outline(?:\s++[\w:.-]++\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'))++\s*+(?=<)", re.IGNORECASE)
AS_WORDS = re.compile(rb"&lt;outline\b(?:(?!&lt;outline\b)[^<]){0,200}", re.IGNORECASE)
# What other programs call `xmlUrl`, and how they say that an address is that of a feed.
FEED_ADDRESSES = ("xmlurl", "feedurl", "rssurl")
FEED_TYPES = frozenset({"atom", "feed", "jsonfeed", "rss"})
# One that declares no entities, as some programs write it.
HARMLESS_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[\]<>]*>")
NOT_IN_XML = re.compile("[\ufffe\uffff]")
# What YAML reads as the same string without quotes: no number, no date, no `yes`.
PLAIN = re.compile(
    r"(?!(?:true|false|yes|no|on|off|null|[yn])$)[a-z][\w/.()-]*(?: [\w/.()-]+)*|https?://[\w/.?=&%~-]+", re.IGNORECASE
)


def read(data: bytes) -> tuple[Source, ...]:
    """Return the feeds of a list as sources, each once; raises SourceError where it is not OPML.

    Its folders say nothing to a hub.
    """
    found: dict[str, Source] = {}
    for outline in _outlines(data):
        address = _address(outline)
        if address:
            found.setdefault(urls.key(address), Source(key="", name=_name(outline, address), url=address))
    return tuple(_keyed(found.values(), ()))


def skipped(data: bytes) -> tuple[Note, ...]:
    """Return notes on the entries of a list that are left out; raises SourceError where it is not OPML.

    They lead to no feed that a hub can read, or to one that an entry before them has.
    """
    seen: dict[str, str] = {}
    outlines, lost = _read(data)
    notes = []
    for outline in outlines:
        address, name = _address(outline), _name(outline, _given(outline))
        if not address:
            notes.append(Note(entry=name, reason=_why(outline)))
        elif (first := seen.setdefault(urls.key(address), name)) is not name:
            notes.append(Note(entry=name, reason=gettext("its feed is that of %(first)s", first=first)))
    return (*notes, *lost)


def _why(outline: Mapping[str, str]) -> str:
    """Return why an entry without a feed that can be read is left out."""
    if _feed(outline):
        return gettext("its address must start with https:// or http://")
    if outline.get("type", "").lower() in {"include", "link"}:
        return gettext("it leads to %(address)s, which may be another list, and not to a feed", address=_given(outline))
    return gettext(
        "it names a site and no feed: hub new source %(address)s looks for its feed", address=_given(outline)
    )


def write(sources: Iterable[Source], title: str) -> str:
    """Return the sources that have an address as OPML 2.0; the same sources give the same bytes."""
    outlines = "".join(
        f'    <outline type="rss" text="{_escaped(source.name)}" xmlUrl="{_escaped(source.url)}"/>\n'
        for source in sources
        if source.url
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<opml version="2.0">\n'
        f"  <head>\n    <title>{_escaped(title)}</title>\n  </head>\n"
        f"  <body>\n{outlines}  </body>\n"
        "</opml>\n"
    )


def new(sources: Iterable[Source], existing: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources that a hub does not have yet, by address, under keys that are free in it.

    `existing` are the hub's own.
    """
    present = tuple(existing)
    known = {urls.key(source.url) for source in present if source.url}
    wanted = (source for source in sources if source.url and urls.key(source.url) not in known)
    return tuple(_keyed(wanted, (source.key for source in present)))


def entry(source: Source) -> str:
    """Return a source as the text of content/sources/KEY.yml."""
    return "".join(f"{name}: {_scalar(value)}\n" for name, value in (("name", source.name), ("url", source.url or "")))


def _scalar(value: str) -> str:
    """Return a string as YAML; a string of JSON is one of YAML too (YAML 1.2, section 1.3)."""
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _escaped(value: str) -> str:
    return html.escape(NOT_IN_XML.sub("", text.clean(value)))


def _keyed(sources: Iterable[Source], taken: Iterable[str]) -> Iterator[Source]:
    """Yield the sources under keys made of their names, with a number where one is taken."""
    keys = set(taken)
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for source in sources:
        key = stem = text.slug(source.name)
        while key in keys:
            key = f"{stem}-{next(numbers[stem])}"
        keys.add(key)
        yield replace(source, key=key)


def _name(outline: Mapping[str, str], address: str) -> str:
    given = (html.unescape(outline.get(name, "")) for name in ("title", "text", "description"))
    names = (sanitize_html.plain(one) if text.MARKUP.search(one) else text.clean(one) for one in given)
    return next(filter(None, names), "") or urlsplit(address).netloc or address


def _given(outline: Mapping[str, str]) -> str:
    """Return the address of an entry as it is written: of its feed, else of what else it leads to; "" for none."""
    return next(
        filter(None, (outline.get(name, "").strip() for name in (*FEED_ADDRESSES, "url", "href", "htmlurl"))), ""
    )


def _feed(outline: Mapping[str, str]) -> str:
    """Return the address of an entry that is that of a feed, as it is written; "" where it names none."""
    is_feed = outline.get("type", "").lower() in FEED_TYPES
    names = (*FEED_ADDRESSES, *(("url", "href") if is_feed else ()))
    return next(filter(None, (outline.get(name, "").strip() for name in names)), "")


def _address(outline: Mapping[str, str]) -> str | None:
    """Return the canonical address of a feed, whatever it is written like; None where a hub cannot read it."""
    try:
        return urls.canonical(_with_scheme(_feed(outline)))
    except ValueError:
        return None


def _with_scheme(given: str) -> str:
    for spelling, means in SPELLINGS:
        if found := spelling.match(given):
            return means + given[found.end() :]
    return given


def _outlines(data: bytes) -> list[dict[str, str]]:
    return _read(data)[0]


def _read(data: bytes) -> tuple[list[dict[str, str]], tuple[Note, ...]]:
    """Return the attributes of every outline with an address, in any folder, their names in lower case.

    Return also notes on what is lost where the list is broken. Raises SourceError where it is too large or is not OPML.
    """
    if len(data) > LARGEST:
        message = gettext("the list is larger than %(size)s MB", size=f"{LARGEST / 1_000_000:g}")
        raise SourceError(message)
    plain = HARMLESS_DOCTYPE.sub(b"", xml_repair.with_entities(charset.xml(data.lstrip())), count=1)
    try:
        return _parsed(plain), ()
    except expat.ExpatError:
        return _repaired(plain)


def _repaired(data: bytes) -> tuple[list[dict[str, str]], tuple[Note, ...]]:
    quoted = OUTLINE.sub(lambda outline: VALUE.sub(_escaped_quotes, outline[0]), data)
    changed, repairs = xml_repair.repaired(UNCLOSED.sub(rb"\g<0>>", quoted))
    try:
        found = _parsed(changed)
        if not found:
            _parsed(data)
        breaks_off = any(one.name == "unclosed-tag" for one in repairs)
        return found, tuple(_lost(data, changed, breaks_off=breaks_off))
    except expat.ExpatError as error:
        message = gettext(
            "this is not OPML: line %(line)s, column %(column)s: %(error)s",
            line=error.lineno,
            column=error.offset + 1,
            error=expat.ErrorString(error.code),
        )
        raise SourceError(message) from error


def _lost(data: bytes, changed: bytes, *, breaks_off: bool) -> Iterator[Note]:
    """Yield notes on the entries that a repair took for words, and on those that may be missing at the end."""
    quoted = set(AS_WORDS.findall(data))
    for words in AS_WORDS.findall(changed):
        if words not in quoted:
            name = text.clean(html.unescape(words.decode("utf-8", "replace").removeprefix("&lt;outline")))
            yield Note(
                entry=text.shortened(name, LONGEST_NAME), reason=gettext("its tag has no end, or a quote too few")
            )
    if breaks_off:
        yield Note(entry=gettext("the list"), reason=gettext("it ends too early, so entries may be missing at its end"))


def _escaped_quotes(value: re.Match[bytes]) -> bytes:
    return b'"%b"' % value[1].replace(b'"', b"&quot;")


def _parsed(data: bytes) -> list[dict[str, str]]:
    """Return the attributes of every outline with an address, read as a stream, so that depth costs nothing.

    A document type, where entities are declared, ends it: raises SourceError.
    """
    names: set[str] = set()
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.lower().rpartition(":")[2]
        names.add(local)
        values = {key.lower(): value for key, value in attributes.items()}
        if local == "outline" and _given(values):
            found.append(values)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(data, True)  # noqa: FBT003  expat takes no keywords
    if "opml" not in names:
        message = gettext("this is not OPML: it has no element `opml`")
        raise SourceError(message)
    return found


def _refuse_doctype(*_: object) -> None:
    message = gettext(
        "this list declares a document type, which OPML does not need and attacks use; remove its <!DOCTYPE …>"
    )
    raise SourceError(message)
