"""RSS, Atom and RDF -> Feed; the one door to feedparser, which never sees an address or a file, only bytes."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.entities import name2codepoint
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from xml.parsers import expat
from xml.sax import SAXParseException

import feedparser
from feedparser.mixin import _FeedParserMixin
from feedparser.namespaces import _base, cc, dc, georss, mediarss, psc

from hub.base import charset, sanitize_html
from hub.base.translation import gettext, noop
from hub.collect import author_names, entry_fields, feed_dates, written_days
from hub.collect.candidate import Candidate
from hub.collect.formats import rss_events, rss_pictures, xml_repair
from hub.collect.parsed_feed import Feed, Note
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import tzinfo

    from hub.content.settings import Source

# What `alternate` is short for (RFC 4287, section 4.2.7.2).
ALTERNATE = "http://www.iana.org/assignments/relation/alternate"
# Where the title of an entry is, in this order.
TITLES = ("title", "dc_title", "media_title", "itunes_title")
# What names its day of publication, in this order: RSS and Atom, Dublin Core, publishers of journals.
PUBLISHED = ("published", "created", "dcterms_available", "prism_publicationdate")
CHANGED = "dcterms_modified"
HEAD = 100
NAME = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
NUMBERS = {
    name.encode(): f"&#{number};".encode()
    for name, number in name2codepoint.items()
    if name not in {"amp", "lt", "gt", "quot"}
}
TIME = re.compile(r"<time\b[^<>]*\bdatetime=[\"']([^\"'<>]+)")
TOO_DEEP = noop("this is not an RSS or Atom feed: its elements are nested too deeply")
# feedparser's time grows with the square of what is open: 1,500,000 <a> took half a minute. Lone <br> in CDATA are no
# elements, so only a feed with very many is asked for its true depth.
MOST_OPEN = 10_000
DEEPEST = 200
# Likewise with the square of the attributes of an element: 40,000 took 37 s.
MOST_ATTRIBUTES = 1_000
LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{%d,}" % (4 * MOST_ATTRIBUTES))
# It tells a base that feedparser was given from one that the feed states (`xml:base`); no stated one ends so.
UNSAID = "#unsaid"

# What hub has no use for (places, licenses, chapters) is read by code that fails on much, a lone <gml:pos> among it.
for unused in (cc.Namespace, georss.Namespace, psc.Namespace):
    for handler in [name for name in vars(unused) if name.startswith(("_start_", "_end_"))]:
        delattr(unused, handler)

# The words of a picture or a film (Media RSS) are not those of the entry, which feedparser takes them for; a title of
# Dublin Core counts where there is no other, and its day of a change is no day of publication.
for module, names in ((mediarss, ("media_title", "media_description")), (dc, ("dc_title", CHANGED))):
    for name in names:
        setattr(module.Namespace, f"_start_{name}", lambda self, _, name=name: self.push(name, 1))
        setattr(module.Namespace, f"_end_{name}", lambda self, name=name: self.pop(name))


def _start_guid(self: _base.Namespace, attributes: Mapping[str, str]) -> None:
    """Know a guid that is no permalink by its word in letters of any case."""
    self.guidislink = attributes.get("ispermalink", "true").strip().lower() == "true"
    self.push("id", 1)


def _end_guid(self: _base.Namespace) -> None:
    """Tell whether a guid is a permalink, also where an empty link stands before it."""
    END_GUID(self)
    self._save("permalink", self.guidislink)


def _sync_author(self: _FeedParserMixin, key: str = "author") -> None:
    """Leave what an element says of an author whole: feedparser knows no mail address that ends in five letters."""
    context = self._get_context()
    detail = (context.get(f"{key}s") or [{}])[-1]
    if detail:
        SYNC_AUTHOR(self, key)
    elif context.get(key):
        context.setdefault(f"{key}_detail", detail)
        detail["name"] = context[key]


def _end_published(self: _base.Namespace) -> None:
    """Keep the first of several days of publication, one with digits: those after it are of changes."""
    earlier = self._get_context().get("published") or ""
    END_PUBLISHED(self)
    if any(map(str.isdigit, earlier)):
        self._get_context()["published"] = earlier


END_PUBLISHED = _base.Namespace._end_published  # noqa: SLF001  no other door
_base.Namespace._end_published = _base.Namespace._end_pubdate = _end_published  # noqa: SLF001
END_GUID, SYNC_AUTHOR = _base.Namespace._end_guid, _FeedParserMixin._sync_author_detail  # noqa: SLF001  no other door
_base.Namespace._start_guid = _base.Namespace._start_id = _start_guid  # noqa: SLF001
_base.Namespace._end_guid = _base.Namespace._end_id = _end_guid  # noqa: SLF001
_FeedParserMixin._sync_author_detail = _sync_author  # noqa: SLF001


def read(data: bytes, source: Source, url: str) -> Feed:
    """Return the XML feed in `data`; raises SourceError where it is not one."""
    data = charset.xml(data)
    _refuse_depth(data)
    _refuse_attributes(data)
    data, repaired = _well_formed(data)
    base = source.base_url or url
    parsed = feedparser.parse(
        BytesIO(_with_numbers(data)),  # bytes that spell the name of a file would be opened
        sanitize_html=False,  # hub.base.sanitize_html does both, in one pass and twenty times faster
        resolve_relative_uris=False,
        # without a type beside it, the place would make it doubt the charset
        response_headers={"content-type": "application/xml", "content-location": _outermost(data, base)},
    )
    broken = _broken(parsed.get("bozo_exception"), data)
    if not parsed.get("version") and not parsed.entries:  # of nothing at all, feedparser tells no version
        message = gettext(
            "this is not an RSS or Atom feed: %(reason)s", reason=broken or gettext("it has no channel and no entries")
        )
        raise SourceError(message)
    home = entry_fields.link(parsed.feed.get("link") or "", base)
    authors = parsed.feed.get("authors", ()) if parsed.version.startswith("atom") else ()
    seen_from = source.base_url or home or url
    habits = written_days.habits(_dates(parsed.entries), source.timezone, parsed.feed.get("language") or "")
    prefixes = {space: prefix for prefix, space in parsed.namespaces.items()}

    def candidate(item: Mapping[str, Any]) -> Candidate:
        found = _candidate(item, source, seen_from, authors, habits)
        event = rss_events.fields(item, prefixes, source.timezone)
        return replace(found, **event) if event else found

    found, skipped = entry_fields.read_each(parsed.entries, candidate)
    return Feed(
        title=sanitize_html.plain(parsed.feed.get("title") or ""),
        url=url,
        home=home,
        candidates=entry_fields.apart(found),
        repaired=(
            *repaired,
            *(
                (Note(entry=gettext("the feed"), reason=gettext("%(broken)s; entries may be missing", broken=broken)),)
                if broken
                else ()
            ),
        ),
        skipped=skipped,
    )


def _well_formed(data: bytes) -> tuple[bytes, tuple[Note, ...]]:
    """Return XML with what could be repaired in it, and a note on each repair.

    Well-formed XML stays as it is, unless one entry hides another; and so does what declares entities that are not
    plain words, for it may be built to break its readers.
    """
    if xml_repair.declares_entities(data) and xml_repair.declares_entities(data := xml_repair.with_entities(data)):
        return data, ()
    fault = xml_repair.fault(_with_numbers(data))
    if fault is None and not xml_repair.hides_entries(data):
        return data, ()
    changed, repairs = xml_repair.repaired(data)
    entry = (
        gettext("line %(line)s, column %(column)s", line=fault.line, column=fault.column)
        if fault
        else gettext("the feed")
    )
    return changed, tuple(Note(entry=entry, reason=f"{one.name}: {one.done}") for one in repairs)


def _dates(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield all dates of a feed as they are written: together they show which number is the month."""
    values = (own.get(key) for own in map(dict, entries) for key in ("published", "updated", CHANGED))
    return filter(None, values)


def _outermost(data: bytes, base: str) -> str:
    """Return the base that holds around a feed that states others; "" for any other feed.

    See RFC 3986, section 5.1. Without it feedparser sees the entry after one that states a base from that base, too.
    """
    place = entry_fields.link(base, "") if b"xml:base" in data else None
    return f"{place}{UNSAID}" if place else ""


def _with_numbers(data: bytes) -> bytes:
    """Return the feed with numbers in place of names of characters, where it begins with a DOCTYPE.

    A DOCTYPE (RSS 0.91) promises to define the names, and nobody fetches it.
    """
    if not xml_repair.begins_with_doctype(data):
        return data
    return NAME.sub(lambda name: NUMBERS.get(name[1], name[0]), data)


def _refuse_depth(data: bytes) -> None:
    """Raise SourceError for XML that is nested to break its readers; HTML in CDATA, and that has no ends, is not."""
    if _open(data) <= MOST_OPEN or _open(xml_repair.without_words(data)) <= MOST_OPEN:
        return
    depth = 0

    def opened(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise SourceError(gettext(TOO_DEEP))

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    try:
        parser.Parse(data, True)  # noqa: FBT003  a library's own signature
    except expat.ExpatError as error:  # what is broken too has no true depth
        raise SourceError(gettext(TOO_DEEP)) from error


def _open(data: bytes) -> int:
    """Return how many tags of XML have no end, at least."""
    return data.count(b"<") - data.count(b"<!") - data.count(b"<?") - 2 * data.count(b"</") - data.count(b"/>")


def _refuse_attributes(data: bytes) -> None:
    """Raise SourceError for an element with so many attributes that feedparser would take minutes."""
    if any(tag[0].count(b"=") > MOST_ATTRIBUTES for tag in LONG_TAG.finditer(data)):
        message = gettext(
            "this is not an RSS or Atom feed: an element has more than %(most)s attributes", most=f"{MOST_ATTRIBUTES:,}"
        )
        raise SourceError(message)


def _broken(error: Exception | None, data: bytes) -> str:
    """Return what is wrong with the XML, and where; "" where it is well-formed.

    feedparser frowns at other things too; they do not count.
    """
    if not isinstance(error, SAXParseException):
        return ""
    added = b"<?xml" not in data[:HEAD]  # feedparser puts a line with it before
    line, column = (error.getLineNumber() or 1) - added, error.getColumnNumber()
    return gettext(
        "the XML breaks at line %(line)s, column %(column)s: %(error)s",
        line=line,
        column=column,
        error=error.getMessage(),
    )


def _candidate(
    entry: Mapping[str, Any],
    source: Source,
    base: str,
    authors: Any,  # noqa: ANN401  feedparser's
    habits: written_days.Habits,
) -> Candidate:
    """Return the candidate in an entry; raises ValueError for an entry that leads nowhere and says nothing.

    `authors` are the feed's (RFC 4287, section 4.2.1).
    """
    item = dict(entry)  # ten times as quick to ask as feedparser's own, which knows the older names of each key
    guid, address = str(item.get("id", "")), _address(item, base)
    fullest = _text(item)
    given, summary = str(fullest.get("value") or ""), str(item.get("summary") or "")
    said = entry_fields.said(given)
    content = sanitize_html.safe(said, _seen_from(fullest, address))
    when = next((name for name in PUBLISHED if name in item), PUBLISHED[0])
    published, updated = (_date(item, key, source.timezone, habits) for key in (when, "updated"))
    changed = _date(item, CHANGED, source.timezone, habits)
    told = published if published.moment or published.note else updated  # RFC 4287 asks for `updated` alone
    named = next(filter(None, map(item.get, TITLES)), "")
    title = entry_fields.title(named, content, address)
    texts = (said, "") if summary == given else (entry_fields.said(summary), content)
    return Candidate(
        url=address,
        title=title,
        source=source.key,
        published=told.moment,
        modified=changed.moment or updated.moment,
        summary=entry_fields.summary(*texts, title if named else ""),
        authors=author_names.people(_authors(item, authors)),
        topics=entry_fields.names(tag.get("term") or "" for tag in item.get("tags", ())),
        content_html=content,
        image=entry_fields.link(
            next(rss_pictures.addresses(entry), ""), _seen_from(item.get("title_detail", {}), address)
        ),
        guid=guid,
        doubt=told.note,
    )


def _address(item: Mapping[str, Any], base: str) -> str:
    """Return where an entry leads; one that says something and leads nowhere has a place on the feed's own page.

    Feedburner and its kin lead through a proxy, and name the address itself beside it.
    """
    guid = str(item.get("id", ""))
    permalink = guid if guid.startswith(("http://", "https://")) and item.get("permalink", True) else ""
    original = item.get("feedburner_origlink") or item.get("pheedo_origlink")
    page = _page(item)
    given = original or (page if _is_of_web(page) else "") or permalink or _elsewhere(item) or page or _recording(item)
    if not _leads(given) and (item.get("title") or _text(item).get("value")):
        given = entry_fields.place(guid) or given
    return entry_fields.address(given, base)


def _page(item: Mapping[str, Any]) -> str:
    """Return the link of an entry; "" where it has none. Of pages in several languages, it is the first.

    Where an entry has none, feedparser gives its id, which may not be an address.
    """
    links = [one for one in item.get("links", ()) if one.get("rel") == "alternate" or one.get("rel") == ALTERNATE]
    spoken = next((one["href"] for one in links if one.get("hreflang") and one.get("href")), "")
    registered = next((one["href"] for one in links if one["rel"] == ALTERNATE and one.get("href")), "")
    link, identity = str(spoken or registered or item.get("link", "")), str(item.get("id", ""))
    if link != identity:
        return link
    return link if _is_of_web(link) else ""


def _leads(address: str) -> bool:
    """Return whether an address leads somewhere, unlike `about:blank`."""
    return bool(address) and urlsplit(address).scheme not in {"about", "data", "javascript"}


def _is_of_web(address: str) -> bool:
    return urlsplit(address).scheme in {"", "http", "https"}


def _authors(item: Mapping[str, Any], authors: Any) -> Iterator[str]:  # noqa: ANN401  feedparser's
    """Yield what an entry says of its authors, else the feed that it is from, else this feed."""
    given = item.get("authors") or item.get("source", {}).get("authors") or authors
    return (author.get("name") or "" for author in given)


def _elsewhere(item: Mapping[str, Any]) -> str:
    """Return where the text of an entry is that only leads to it; "" where it leads nowhere.

    See RFC 4287, section 4.1.3.2.
    """
    found = (urljoin(part.get("base", ""), part["src"]) for part in item.get("content", ()) if part.get("src"))
    return next(found, "")


def _recording(item: Mapping[str, Any]) -> str:
    """Return where the sound, the film or the document is that an entry without a page brings along."""
    links = (one for one in item.get("links", ()) if one.get("rel") == "enclosure")
    enclosures = ((one.get("href") or "", one.get("type") or "") for one in links)
    return next((address for address, kind in enclosures if kind.startswith(entry_fields.RECORDINGS)), "")


def _text(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fullest text that the entry has, with its base."""
    summary = {"value": item.get("summary")} | item.get("summary_detail", {})
    names = ("media_description", "subtitle", "dcterms_abstract")
    said = (item.get(name) for name in (names[1:] if rss_pictures.are_all(item) else names))
    caption = {"value": html.escape(next(filter(None, said), ""))}  # all that YouTube says of a film
    parts = [*item.get("content", ()), summary]
    return max(
        parts if any(part.get("value") for part in parts) else [caption], key=lambda part: len(part.get("value") or "")
    )


def _seen_from(part: Mapping[str, Any], address: str) -> str:
    """Return the base that the feed states for a part of an entry; where it states none, the entry's page."""
    base = str(part.get("base", ""))
    return ("" if base.endswith(UNSAID) else entry_fields.link(base, address)) or address


def _date(item: Mapping[str, Any], key: str, zone: tzinfo | None, habits: written_days.Habits) -> feed_dates.Reading:
    """Return the moment that an entry names; none where it names none, with a note where it can mean two."""
    given = str(item.get(key, ""))
    element = TIME.search(given)  # Drupal may put it in, with the day as people read it
    words = element[1] if element else sanitize_html.plain(given) if "<" in given else given
    return feed_dates.read_local(words, zone, habits)
