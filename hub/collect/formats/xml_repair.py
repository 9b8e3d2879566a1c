"""XML that is not well-formed -> XML that is, by repairs that each have a name; nothing is guessed without being said.

A repair is tried only where a parser has refused the feed, and stays only where it changes something.
"""

from __future__ import annotations

import contextlib
import re
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable

# What no repair may touch: character data, comments, instructions.
VERBATIM = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
ROOT = re.compile(rb"<(?:rss|feed|opml|rdf:RDF|[\w.-]+:feed|channel)\b", re.IGNORECASE)
DECLARATION = re.compile(rb"<\?xml\b[^<>]*>?", re.IGNORECASE)
RIGHT_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>'
GOOD_DECLARATION = re.compile(
    rb"<\?xml\s+version\s*=\s*([\"'])1\.0\1(?:\s+encoding\s*=\s*([\"'])[A-Za-z][\w.-]*\2)?"
    rb"(?:\s+standalone\s*=\s*([\"'])(?:yes|no)\3)?\s*\?>"
)
# How a parser says that nothing more came: at the end, or in a token that does not end.
TOO_EARLY = {
    expat.errors.XML_ERROR_NO_ELEMENTS,
    expat.errors.XML_ERROR_PARTIAL_CHAR,
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    expat.errors.XML_ERROR_UNCLOSED_TOKEN,
}
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
CONTROL_REFERENCES = re.compile(rb"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE)
AMPERSAND = re.compile(rb"&(?!#\d+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)")
NAME = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
OF_XML = {b"amp", b"lt", b"gt", b"quot", b"apos"}
LESS_THAN = re.compile(rb"<(?![A-Za-z_/!?])")
PREFIXED = re.compile(rb"<([A-Za-z][\w.-]*):|\s([A-Za-z][\w.-]*):[\w.-]+\s*=\s*[\"']")
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
    """Hold where a parser stopped, line and column from 1 and 0, its words, and the elements open there."""

    line: int
    column: int
    words: str
    place: int
    open: tuple[str, ...]


def fault(data: bytes) -> Fault | None:
    """Return what keeps XML from being well-formed, as a reader of namespaces sees it; None where nothing does."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)  # noqa: FBT003  a library's own signature
    except expat.ExpatError:
        return _fault(data)
    return None


def _fault(data: bytes) -> Fault:
    """Return the fault of XML that has one, with the elements that are open there, to know which takes a while."""
    opened: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.StartElementHandler = lambda name, _: opened.append(name)
    parser.EndElementHandler = lambda _: opened.pop()
    with contextlib.suppress(expat.ExpatError):
        parser.Parse(data, True)  # noqa: FBT003  a library's own signature
    return Fault(
        parser.ErrorLineNumber,
        parser.ErrorColumnNumber,
        expat.ErrorString(parser.ErrorCode),
        parser.ErrorByteIndex,
        tuple(map(_written, opened)),
    )


def _written(name: str) -> str:
    """Return the name of an element as the feed writes it, from `namespace name prefix`."""
    parts = name.split(" ")
    return f"{parts[2]}:{parts[1]}" if len(parts) > 2 else parts[-1]  # noqa: PLR2004  with a prefix


def repaired(data: bytes) -> tuple[bytes, tuple[XmlRepair, ...]]:
    """Return XML with all repairs that change something, and these; what cannot be repaired may still be broken."""
    done: list[XmlRepair] = []
    for repair, words, change in REPAIRS:
        changed = change(data)
        if changed != data:
            done.append(XmlRepair(repair, words))
            data = changed
    return data, tuple(done)


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
    kept = b"".join(re.findall(rb"<!DOCTYPE\b[^<>]*>|<!--.*?-->|<\?xml-stylesheet\b[^<>]*>", head, re.DOTALL))
    return RIGHT_DECLARATION + kept + body if declared or _is_junk(head) else data


def _is_junk(head: bytes) -> bool:
    return bool(re.sub(rb"\s+|<!DOCTYPE\b[^<>]*>|<!--.*?-->|<\?[^<>]*\?>", b"", head, flags=re.DOTALL))


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


def _less_than(data: bytes) -> bytes:
    return LESS_THAN.sub(b"&lt;", data)


def _prefixed(data: bytes) -> bytes:
    """Return XML whose outermost element declares every prefix that nothing else declares."""
    root = ROOT.search(data)
    if not root:
        return data
    words = VERBATIM.sub(b"", data)
    used = {(one or other).decode() for one, other in PREFIXED.findall(words)} - {"xml", "xmlns"}
    missing = sorted(prefix for prefix in used if f"xmlns:{prefix}".encode() not in words)
    added = "".join(f' xmlns:{prefix}="{PREFIXES.get(prefix, f"urn:undeclared:{prefix}")}"' for prefix in missing)
    return data[: root.end()] + added.encode() + data[root.end() :]


def _closed(data: bytes) -> bytes:
    """Return XML whose end is there: what is cut off in the middle of a tag is left out, what is open is closed."""
    found = fault(data)
    if not found or not found.open or found.words not in TOO_EARLY:
        return data
    whole = data[: found.place]
    if data.rfind(b"<![CDATA[") > data.rfind(b"]]>"):
        whole = data + b"]]>"
    return whole + b"".join(b"</%b>" % name.encode() for name in reversed(found.open))


def _ended(data: bytes) -> bytes:
    """Return XML without what comes after its end."""
    found = fault(data)
    return data[: found.place] if found and found.words == expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT else data


REPAIRS: tuple[tuple[str, str, Callable[[bytes], bytes]], ...] = (
    ("wrong-declaration", "what stood before the feed, or its declaration, was not XML", _declared),
    ("control-character", "left out control characters, which no XML may have", _without_controls),
    ("bare-ampersand", "a bare & means itself", _outside(_escaped)),
    ("unknown-entity", "names of characters that only HTML knows became the characters", _outside(_named)),
    ("bare-less-than", "a < that begins no tag means itself", _outside(_less_than)),
    ("undeclared-prefix", "a prefix that the feed does not declare means what it usually means", _prefixed),
    ("text-after-the-end", "left out what comes after the end of the feed", _ended),
    ("unclosed-tag", "the feed ends too early; what was open is closed, and its last entry may be cut off", _closed),
)
