"""XML that is not well-formed -> XML that is, by repairs that each have a name; nothing is guessed without being said.

A repair is tried only where a parser has refused the feed, and stays only where it changes something.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from hub.base.translation import gettext, noop
from hub.collect.formats import xml_nesting

if TYPE_CHECKING:
    from collections.abc import Callable

# What no repair may touch: character data, comments, instructions.
VERBATIM = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
ROOT = re.compile(rb"<(?:rss|feed|opml|rdf:RDF|[\w.-]+:feed|channel)\b", re.IGNORECASE)
ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:entry|item)[\s/>]", re.IGNORECASE)
DECLARATION = re.compile(rb"<\?xml\b[^<>]*>?", re.IGNORECASE)
RIGHT_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>'
GOOD_DECLARATION = re.compile(
    rb"<\?xml\s+version\s*=\s*([\"'])1\.0\1(?:\s+encoding\s*=\s*([\"'])[A-Za-z][\w.-]*\2)?"
    rb"(?:\s+standalone\s*=\s*([\"'])(?:yes|no)\3)?\s*\?>"
)
# What may stand before a feed, and what of it is kept; no comment holds the beginning of another one.
COMMENT = rb"<!--(?:(?!<!--).)*?-->"
KEPT = re.compile(rb"<!DOCTYPE\b[^<>]*>|%b|<\?xml-stylesheet\b[^<>]*>" % COMMENT, re.DOTALL)
OF_A_HEAD = re.compile(rb"\s+|<!DOCTYPE\b[^<>]*>|%b|<\?[^<>]*\?>" % COMMENT, re.DOTALL)
EMPTY_HTML = re.compile(rb"<(?:%b)\b[^<>]*+>" % "|".join(sorted(xml_nesting.EMPTY_HTML)).encode(), re.IGNORECASE)
CDATA, CDATA_END = b"<![CDATA[", b"]]>"
ODD_CDATA = re.compile(rb"<!\s?\[\s?CDATA\s?\[", re.IGNORECASE)
ALMOST_ENDED = re.compile(rb"\]\]?+\s*+(?:>\s*+)?\Z")
# A tag before a CDATA section, the end of a field in one, and what comes behind that.
TAG = re.compile(rb"<(?P<ends>/?)(?P<name>[A-Za-z][\w.:-]*+)[^<>]*+>")
FIELD_END = re.compile(rb"</([A-Za-z][\w.:-]*)\s*>(?=\s*</?([A-Za-z][\w.:-]*))")
LONGEST_SECTION = 1_000_000
MOST_NESTED = 9
# What may stand before a DOCTYPE: words, comments, instructions.
PROLOG = re.compile(rb"(?:[^<]++|<!--(?:(?!-->).)*+-->|<\?(?:(?!\?>).)*+\?>)*+", re.DOTALL)
# A DOCTYPE with declarations, and one that names some characters.
LONGEST_DOCTYPE = 20_000
DECLARING = re.compile(rb"<!DOCTYPE\s++[\w:.-]++(?:[^<>\[\]\"']|\"[^\"<]*+\"|'[^'<]*+')*+\[([^\[\]]*+)\]\s*+>")
ENTITY = re.compile(
    rb"<!ENTITY\s+([A-Za-z][\w.-]*)\s+(?:\"((?:[^\"<&%]|&#\w+;){0,100})\"|'((?:[^'<&%]|&#\w+;){0,100})')\s*>|<!--[^<>]*-->"
)
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
CONTROL_REFERENCES = re.compile(rb"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE)
AMPERSAND = re.compile(rb"&(?!#\d+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)")
NAME = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
OF_XML = {b"amp", b"lt", b"gt", b"quot", b"apos"}
PREFIXED = re.compile(rb"<([A-Za-z][\w.-]*):|\s([A-Za-z][\w.-]*):[\w.-]+\s*=\s*[\"']")
DECLARED_PREFIX = re.compile(rb"xmlns:([A-Za-z][\w.-]*)")
PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xlink": "http://www.w3.org/1999/xlink",
}


class XmlRepair(NamedTuple):
    """Hold the name of a repair, and what it did in words for a person."""

    name: str
    done: str


class Fault(NamedTuple):
    """Hold where a parser stopped: line and column, from 1 and 0."""

    line: int
    column: int


def fault(data: bytes) -> Fault | None:
    """Return what keeps XML from being well-formed, as a reader of namespaces sees it; None where nothing does."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(data, True)  # noqa: FBT003  a library's own signature
    except expat.ExpatError:
        return Fault(parser.ErrorLineNumber, parser.ErrorColumnNumber)
    return None


def repaired(data: bytes) -> tuple[bytes, tuple[XmlRepair, ...]]:
    """Return XML with all repairs that change something, and these; what cannot be repaired may still be broken."""
    names: set[str] = set()
    for repair, change in CHANGES:
        changed = change(data)
        if changed != data:
            names.add(repair)
            data = changed
    root = ROOT.search(data)
    if root and fault(_prefixed(data)):
        data, of_tags = xml_nesting.nested(data, root.start())
        names |= of_tags
    prefixed = _prefixed(data)
    if prefixed != data:
        names.add("undeclared-prefix")
    return prefixed, tuple(XmlRepair(name, gettext(done)) for name, done in REPAIRS.items() if name in names)


def _declared(data: bytes) -> bytes:
    """Return XML that begins with a declaration that says what is so, or with none."""
    root = ROOT.search(data)
    if not root:
        return data
    head, body = data[: root.start()], data[root.start() :]
    declared = DECLARATION.search(head)
    if declared and GOOD_DECLARATION.fullmatch(declared[0]) and not declared.start():
        rest = head[declared.end() :]
        return declared[0] + DECLARATION.sub(b"", rest) + body if DECLARATION.search(rest) else data
    kept = b"".join(KEPT.findall(head))
    return RIGHT_DECLARATION + kept + body if declared or _is_junk(head) else data


def _is_junk(head: bytes) -> bool:
    return bool(OF_A_HEAD.sub(b"", head))


def _without_controls(data: bytes) -> bytes:
    return CONTROL_REFERENCES.sub(b"", CONTROLS.sub(b"", data))


def _outside(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Return a change that leaves what is verbatim as it is."""

    def changed(data: bytes) -> bytes:
        parts = VERBATIM.split(data)
        parts[::2] = map(change, parts[::2])
        return b"".join(parts)

    return changed


def _escaped(data: bytes) -> bytes:
    return AMPERSAND.sub(b"&amp;", data)


def _named(data: bytes) -> bytes:
    return NAME.sub(_character, data)


def _character(name: re.Match[bytes]) -> bytes:
    if name[1] in OF_XML:
        return name[0]
    characters = html5.get(f"{name[1].decode()};")
    return "".join(f"&#{ord(one)};" for one in characters).encode() if characters else b"&amp;%b;" % name[1]


def _prefixed(data: bytes) -> bytes:
    """Return XML whose outermost element declares every prefix that nothing else declares."""
    root = ROOT.search(data)
    if not root:
        return data
    words = VERBATIM.sub(b"", data)
    used = {(one or other).decode() for one, other in PREFIXED.findall(words)} - {"xml", "xmlns"}
    missing = sorted(used - {found.decode() for found in DECLARED_PREFIX.findall(words)})
    added = "".join(f' xmlns:{prefix}="{PREFIXES.get(prefix, f"urn:undeclared:{prefix}")}"' for prefix in missing)
    return data[: root.end()] + added.encode() + data[root.end() :]


def _with_comments(data: bytes) -> bytes:
    """Return XML without the beginning of a comment that never ends."""
    last = max((found.start() for found in VERBATIM.finditer(data)), default=0)
    is_open = data.startswith(b"<!--", last) and data.find(b"-->", last) == -1
    return data[:last] + data[last + len(b"<!--") :] if is_open else data


def _with_cdata(data: bytes) -> bytes:
    """Return XML whose CDATA sections end where their element does, and are not in one another."""
    words = ODD_CDATA.sub(b"<![CDATA[", data)
    parts: list[bytes] = []
    place = end = 0
    name = b""  # of the element that the next section is in
    while (start := words.find(CDATA, place)) != -1:
        end = _end_of_cdata(words, start, end)
        parts.append(words[place:start])
        name, is_among_html = _opened(words, place, start, name)
        place, section = _section(words, start, end, name, is_among_html=is_among_html)
        parts.append(section)
    return b"".join([*parts, words[place:]])


def _end_of_cdata(words: bytes, start: int, known: int) -> int:
    """Return where the next `]]>` is, which may be known; the end of all where there is none."""
    if known > start:
        return known
    found = words.find(CDATA_END, start)
    return len(words) if found == -1 else found


def _opened(words: bytes, place: int, start: int, known: bytes) -> tuple[bytes, bool]:
    """Return the name of the element of a feed that is open before a CDATA section, b"" for none, and if HTML is there.

    Elements of HTML are passed by, for a section in bold words ends with its field, too. Where no other tag is between
    it and the section before it, which ends at `place`, they are in the same, known one.
    """
    around, is_among_html = start, False
    while (around := words.rfind(b"<", place, around)) != -1:
        tag = TAG.match(words, around, start)
        if tag and not xml_nesting.is_html(tag["name"].decode("utf-8", "replace").lower()):
            return (b"" if tag["ends"] or tag[0].endswith(b"/>") else tag["name"]), is_among_html
        is_among_html |= bool(tag)
    return known, is_among_html


def _section(words: bytes, start: int, end: int, name: bytes, *, is_among_html: bool) -> tuple[int, bytes]:
    """Return where a CDATA section in an element ends, and what it should be: among HTML, the HTML that it holds."""
    if name and (cut := _own_end(words, start, end, name)):
        section = ALMOST_ENDED.sub(b"", words[start:cut]) + CDATA_END
        return cut, section[len(CDATA) : -len(CDATA_END)] if is_among_html else section
    within = words[start + len(CDATA) : end]
    for _ in range(min(within.count(CDATA), MOST_NESTED) if name else 0):
        further = words.find(CDATA_END, end + len(CDATA_END), end + LONGEST_SECTION)
        between = words[end + len(CDATA_END) : further]
        if further == -1 or b"</%b" % name in between:
            within = within.replace(CDATA, b"")
            break
        within, end = within.replace(CDATA, b"", 1) + between, further
    return end + len(CDATA_END), CDATA + within + words[end : end + len(CDATA_END)]


def _own_end(words: bytes, start: int, end: int, name: bytes) -> int:
    """Return where the element ends that a CDATA section is in, and a field or an entry begins or ends behind that.

    Return 0 where it does not end within the section.
    """
    for found in FIELD_END.finditer(words, start, end):
        if found[1] == name and xml_nesting.is_of_a_feed(found[2].decode("utf-8", "replace").lower()):
            return found.start()
    return 0


def hides_entries(data: bytes) -> bool:
    """Return whether a CDATA section without an end hides entries; one whose words only talk of CDATA does not."""
    return data.count(CDATA) > data.count(CDATA_END) and _entries(_with_cdata(data)) > _entries(data)


def _entries(data: bytes) -> int:
    """Return how many entries begin in XML, outside of its CDATA and its comments."""
    return len(ENTRY.findall(VERBATIM.sub(b"", data)))


def without_words(data: bytes) -> bytes:
    """Return XML without its CDATA and its comments, and without tags of HTML that have no end."""
    return EMPTY_HTML.sub(b"", VERBATIM.sub(b"", data))


def begins_with_doctype(data: bytes) -> bool:
    """Return whether XML has a DOCTYPE before its outermost element; one that its words quote is none."""
    return data.startswith(b"<!DOCTYPE", _end_of_prolog(data))


def declares_entities(data: bytes) -> bool:
    """Return whether XML declares entities anywhere but in what its words and comments quote."""
    return b"<!ENTITY" in data and b"<!ENTITY" in VERBATIM.sub(b"", data)


def _end_of_prolog(data: bytes) -> int:
    found = PROLOG.match(data[:LONGEST_DOCTYPE])
    return found.end() if found else 0


def with_entities(data: bytes) -> bytes:
    """Return XML with the words that its own DOCTYPE declares names for, where these are words and nothing else.

    Others may be built to unfold without end, or to fetch files: such XML stays as it is.
    """
    doctype = DECLARING.match(data[:LONGEST_DOCTYPE], _end_of_prolog(data))
    if not doctype or ENTITY.sub(b"", doctype[1]).strip():
        return data
    given = reversed(ENTITY.findall(doctype[1]))  # the first of two binds (XML 1.0, section 4.2)
    declared = {name: one or other for name, one, other in given if name not in OF_XML}
    body = data[: doctype.start()] + data[doctype.end() :]
    grown = sum(len(declared.get(found[1], b"")) for found in NAME.finditer(body))
    if grown > len(body):
        return data
    return _outside(lambda words: NAME.sub(lambda found: declared.get(found[1], found[0]), words))(body)


# A repair by name, and what it did in words for a person.
REPAIRS = {
    "wrong-declaration": noop("what stood before the feed, or its declaration, was not XML"),
    "control-character": noop("left out control characters, which no XML may have"),
    "broken-cdata": noop("ended text that is taken as it is (CDATA) where its element ends"),
    "broken-comment": noop("left out the beginning of a comment that never ends"),
    "bare-ampersand": noop("a bare & means itself"),
    "unknown-entity": noop("names of characters that only HTML knows became the characters"),
    "broken-attribute": noop("put the value of an attribute in quotes, or kept one of two with the same name"),
    "bare-less-than": noop("a < that begins no tag means itself"),
    "mismatched-tag": noop("closed each part of an entry where the next one begins, for the tags do not match"),
    "second-feed": noop("another feed begins behind the end of this one; its entries were read, too"),
    "text-after-the-end": noop("left out what comes after the end of the feed"),
    "unclosed-tag": noop("the feed ends too early; what was open is closed, and its last entry may be cut off"),
    "undeclared-prefix": noop("a prefix that the feed does not declare means what it usually means"),
}
CHANGES: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("wrong-declaration", _declared),
    ("control-character", _without_controls),
    ("broken-cdata", _with_cdata),
    ("broken-comment", _with_comments),
    ("bare-ampersand", _outside(_escaped)),
    ("unknown-entity", _outside(_named)),
)
