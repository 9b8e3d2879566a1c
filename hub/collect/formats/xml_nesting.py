"""XML whose tags do not match -> XML whose tags do, by what feeds are made of: entries, fields, and HTML in these.

Where a field or an entry has no end, it ends where the next one begins, so that no entry takes words of another.
Each tag is looked at once, so the time grows with the length of the feed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

ENTRIES = frozenset({"entry", "item"})
ROOTS = frozenset({"feed", "opml", "rdf:rdf", "rss", "urlset"})
PERSONS = frozenset({"author", "contributor"})
OF_A_PERSON = frozenset({"email", "name", "uri", "url"})
# Elements of feeds that hold others and no words.
HOLDERS = frozenset(
    """
    body channel head image itunes:owner media:content media:group outline source textinput
    wp:author wp:category wp:comment wp:commentmeta wp:postmeta wp:tag wp:term wp:termmeta
    """.split()  # noqa: SIM905  a table of names, as the next ones
)
# Elements of feeds that hold words (RSS 2.0, RFC 4287, OPML 2.0); those of other modules have a prefix.
FIELDS = frozenset(
    """
    author category cloud comments content contributor copyright description docs enclosure generator guid icon id image
    language lastbuilddate link logo managingeditor modified issued created name email uri url published pubdate rating
    rights skipdays skiphours source subtitle summary tagline textinput title ttl updated webmaster
    """.split()  # noqa: SIM905
)
# One entry may have several of these, one below the other.
REPEATED = frozenset({"author", "category", "contributor", "dc:creator", "dc:subject", "enclosure"})
# What is worth nothing when its end is missing: half an address leads elsewhere.
EXACT = frozenset({"dc:date", "guid", "id", "issued", "link", "modified", "pubdate", "published", "updated"})
# Fields whose words are HTML, and what of HTML a title has in it without talking about it.
HTML_FIELDS = frozenset({"content:encoded", "description"})
PHRASES = frozenset("a abbr b big cite code em font i mark p q s small span strong sub sup tt u".split())  # noqa: SIM905
EMPTY_HTML = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "meta", "param", "track", "wbr"})
HTML = EMPTY_HTML | frozenset(
    """
    a abbr address article aside audio b big blockquote body button caption center cite code colgroup data dd del
    details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header html i iframe ins
    kbd label legend li main map mark nav noscript object ol optgroup option p picture pre q s samp script section
    select small span strike strong style sub sup svg table tbody td textarea tfoot th thead time tr tt u ul var video
    """.split()  # noqa: SIM905
)
DEEPEST = 100
NOT_OF_FEEDS = frozenset({"html", "o", "st1", "svg", "v", "w", "xhtml"})  # prefixes of HTML, and of what Word puts in

# What repeats gives nothing back (`*+`): a pattern that tries every way to part the same text never ends.
NAME = rb"[A-Za-z_\x80-\xff][\w.\x80-\xff-]*+(?::[\w.\x80-\xff-]++)?+"
# A value may hold a tag where no other attribute can begin in it.
VALUE = rb"\"(?:[^\"<]*|[^\"=\n]{0,300})\"|'(?:[^'<]*|[^'=\n]{0,300})'"
TOKEN = re.compile(
    rb"(?P<verbatim><!\[CDATA\[.*?(?:\]\]>|\Z))|(?P<aside><!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!DOCTYPE\b[^<>]*>)"
    rb"|<\s?/\s?(?P<end>%b)(?:[^<>]*+>|\s*+(?=<))"
    rb"|<(?P<start>%b)(?P<attributes>(?=[\s/>])[^<>\"']*+(?:(?:%b)[^<>\"']*+){0,100}+|(?=[\s/>])[^<>]*+)>"
    rb"|<\s++(?P<spaced>(?i:item|entry|title|link|description|guid|pubdate|summary))\s*>" % (NAME, NAME, VALUE),
    re.DOTALL,
)
ATTRIBUTES = re.compile(rb"(?:\s+%b\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*/?" % NAME)
ATTRIBUTE = re.compile(rb"(%b)(?:\s*=\s*(?:(%b)|(?:[\"']|\xe2\x80[\x98-\x9f])?([^\s\"'<>]*)))?" % (NAME, VALUE))
# How a < is written in words of HTML before it is known whether elements are beside it; no feed has this character.
UNSURE = b"\x00"
# A < that would begin a tag in HTML, and the end of a CDATA section that never began, at the end of words.
LIKE_TAG = re.compile(rb"<(?=[A-Za-z/!?])")
LOOSE_CDATA_END = re.compile(rb"]]>(?=\s*\Z)")
CURLY = re.compile(rb"\xe2\x80[\x98-\x9f]\Z")
CUT = re.compile(rb"<[^<>]*\Z")


class _FeedTag(NamedTuple):
    """Hold a tag: its name as written and in small letters, its attributes, and where it is in the feed.

    `kind` is "start", "end", or "verbatim" for what is no tag and whose `name` is all of it.
    """

    kind: str
    name: bytes
    key: str
    attributes: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Open:
    """Hold an element that is open: the index of its end, if that comes, and how much was written before it.

    `field` is the place on the stack of the field that it is, or is in; None for neither.
    """

    name: bytes
    key: str
    field: int | None
    end: int | None
    written: int


def nested(data: bytes, root: int) -> tuple[bytes, frozenset[str]]:
    """Return XML whose outermost tag is at `root`, with tags that match, and the names of the repairs made for it."""
    return _Nesting(data, root).whole()


def _tag(found: re.Match[bytes]) -> _FeedTag:
    """Return what was found in a feed as a tag; comments and instructions say nothing, and CDATA ends."""
    if found["verbatim"] or found["aside"]:
        words = found["verbatim"] or b""
        return _FeedTag(
            "verbatim", words + b"]]>" * (not words.endswith(b"]]>") and bool(words)), "", b"", *found.span()
        )
    name = found["end"] or found["start"] or found["spaced"]
    key = name.decode("utf-8", "replace").lower()
    local = key.rpartition(":")[2]
    key = local if local in ENTRIES or local in ROOTS else key
    return _FeedTag("end" if found["end"] else "start", name, key, found["attributes"] or b"", *found.span())


def is_of_a_feed(key: str) -> bool:
    """Return whether a name in small letters is that of an element of feeds: an entry, a field, the feed itself."""
    return _is_field(key) or key in ENTRIES or key in ROOTS or key == "channel"


def is_html(key: str) -> bool:
    """Return whether a name in small letters is that of an element of HTML and of none of a feed."""
    return key in HTML and not is_of_a_feed(key)


def _is_field(key: str) -> bool:
    prefix, mark, _ = key.partition(":")
    return key in FIELDS or bool(mark and prefix not in NOT_OF_FEEDS)


def _is_words(written: bytes) -> bool:
    return bool(written.strip()) and not written.startswith(b"<")


def _without_start(words: bytes, name: bytes) -> bytes:
    """Return the words of a field without what is left of its start tag, where that lacks one of its marks."""
    return re.sub(rb"\A\s*(?:&lt;%b>?|%b>)" % (re.escape(name), re.escape(name)), b"", words)


class _Nesting:
    """Write a feed tag by tag, with what is open as a stack."""

    def __init__(self, data: bytes, root: int) -> None:
        self.data = data
        self.root = root
        self.tags = [_tag(found) for found in TOKEN.finditer(data, root)]
        self.ends: dict[int, int] = {}
        self.mentions: set[int] = set()
        self._find_ends()
        self.written: list[bytes] = [data[:root]]
        self.open: list[_Open] = []
        self.names: set[str] = set()
        self.is_over = False  # behind the end of the feed, where only another entry counts
        self.entry = b"item"
        self.loose: int | None = None  # where the first field was written that is in no entry, behind another one
        self.has_entry = False

    def _find_ends(self) -> None:
        """Find for each start tag, by its index, that of its end: the next tag of its name within the entry.

        What has an end further on, behind another start of the same name, is perhaps only mentioned.
        """
        following: dict[str, tuple[int, bool, bool]] = {}
        for at in range(len(self.tags) - 1, -1, -1):
            tag = self.tags[at]
            if tag.key in ENTRIES or tag.key in ROOTS:
                following.clear()
            elif tag.kind == "end":
                following[tag.key] = (at, True, True)
            elif not tag.attributes.endswith(b"/"):
                after, is_end, ends_later = following.get(tag.key, (at, False, False))
                if is_end:
                    self.ends[at] = after
                elif ends_later:
                    self.mentions.add(at)
                following[tag.key] = (at, False, ends_later)

    def whole(self) -> tuple[bytes, frozenset[str]]:
        """Return the feed, and the names of what was repaired."""
        place = self.root
        for at, tag in enumerate(self.tags):
            self._words(self.data[place : tag.start])
            place = tag.end
            if tag.kind == "verbatim":
                self._write(tag.name)
            elif tag.kind == "end":
                self._end(tag)
            else:
                self._start(at, tag)
        self._words(CUT.sub(b"", self.data[place:]))
        self._close_all()
        return b"".join(self.written), frozenset(self.names or {"mismatched-tag"})

    def _write(self, words: bytes) -> None:
        if not self.is_over:
            self.written.append(words)
        elif words.strip():
            self.names.add("text-after-the-end")

    def _words(self, words: bytes) -> None:
        """Write words between tags; a < in them begins none."""
        if b"<" in words:
            self.names.add("bare-less-than")
            field = self._field()
            is_html = field is not None and self.open[field].key in HTML_FIELDS
            words = LIKE_TAG.sub(UNSURE if is_html else b"&lt;", words).replace(b"<", b"&lt;")
        if b"]]>" in words:
            self.names.add("broken-cdata")
            words = LOOSE_CDATA_END.sub(b"", words).replace(b"]]>", b"]]&gt;")
        if words:
            self._write(words)

    def _start(self, at: int, tag: _FeedTag) -> None:
        if tag.key in ENTRIES:
            self._begin_entry(tag)
        elif tag.key in ROOTS or (tag.key == "channel" and self._depth({"channel"}) is not None):
            self._begin_root(tag)
        elif self.is_over and tag.key != "outline":
            self.names.add("text-after-the-end")
        else:
            self.is_over = False
            self._begin(at, tag)

    def _begin_entry(self, tag: _FeedTag) -> None:
        if self.is_over:
            self.names.add("second-feed")
        self.is_over = False
        self._close_to(self._depth(ENTRIES, below=True))
        self.entry = tag.name
        self._push(tag)
        self.loose, self.has_entry = None, True

    def _begin_root(self, tag: _FeedTag) -> None:
        """Begin the feed; a second beginning is left out, with all that comes before its first entry."""
        if self.open:
            self.is_over = True
            self.names.add("second-feed")
        else:
            self._push(tag)

    def _begin(self, at: int, tag: _FeedTag) -> None:
        """Begin a field, or an element in one; a field that has no end ends where another one begins."""
        if self.open and self.open[-1].key in PERSONS and tag.key not in OF_A_PERSON:
            self._close_to(len(self.open) - 1)
        place = self._field()
        if place is None:
            self._begin_field(at, tag)
        elif not _is_field(tag.key):
            self._begin_within(at, tag)
        elif tag.key == self.open[place].key and not (tag.key in REPEATED or tag.attributes):
            self._repeat(at, tag, place)
        elif self._is_behind(at, self.open[place]):
            self._close_to(place)
            self._begin_field(at, tag)
        else:
            self._begin_within(at, tag)

    def _begin_field(self, at: int, tag: _FeedTag) -> None:
        if self.has_entry and self._depth(ENTRIES) is None and self.loose is None:
            self.loose = len(self.written)
            self.written.append(b"")
        is_person = tag.key in PERSONS and any(one.key in OF_A_PERSON for one in self.tags[at + 1 : at + 2])
        self._push(tag, self.ends.get(at), is_field=not is_person and tag.key not in HOLDERS)

    def _begin_within(self, at: int, tag: _FeedTag) -> None:
        """Begin an element in the words of a field; a name that is none of HTML and has no end is a word itself."""
        is_closed = at in self.ends or tag.attributes.endswith(b"/")
        is_title = self.open[self._field() or 0].key == "title"
        if is_closed or tag.key in (PHRASES if is_title else HTML - EMPTY_HTML):
            self._push(tag, self.ends.get(at))
        elif tag.key in EMPTY_HTML:
            self.names.add("mismatched-tag")
            self._write(b" " if is_title else self._tag(tag).removesuffix(b">") + b"/>")
        else:
            self._words(self.data[tag.start : tag.end])

    def _repeat(self, at: int, tag: _FeedTag, place: int) -> None:
        """Read a field within one of the same name: the end of this one without its slash, or a word of a title."""
        field = self.open[place]
        if at in self.ends or at in self.mentions:
            self.open[place] = replace(field, end=self.ends.get(at))
            if len(self.written) > field.written + 1:  # directly behind the other one it says nothing
                self._words(self.data[tag.start : tag.end])
        else:
            self.names.add("mismatched-tag")
            self._close_to(place, said=True)

    def _is_behind(self, at: int, field: _Open) -> bool:
        """Return whether a field begins behind another one that is still open, and not in it."""
        return field.end is None or self.ends.get(at, -1) > field.end

    def _end(self, tag: _FeedTag) -> None:
        if self.is_over:
            return
        if tag.key in ROOTS:
            self._end_root()
        elif tag.key in ENTRIES:
            self._end_entry()
        elif (found := self._matching(tag)) is not None:
            self._close_to(found, said=True)
            self.is_over = not self.open
        elif tag.key != "channel":
            self.names.add("mismatched-tag")
            self._end_unknown(tag)

    def _end_unknown(self, tag: _FeedTag) -> None:
        """Read an end that begins nowhere: that of a field which is written wrongly, or whose beginning is missing."""
        place = self._field()
        if place is None:
            if _is_field(tag.key) and self.open and _is_words(self.written[-1]):
                self.written[-1] = b"<%b>%b</%b>" % (tag.name, _without_start(self.written[-1], tag.name), tag.name)
        elif self.open[place].end is None and tag.key not in HTML:
            if _is_field(tag.key) and not _is_field(self.open[place].key):
                self.written[self.open[place].written] = b"<%b>" % tag.name
                self.open[place] = replace(self.open[place], name=tag.name)
            self._close_to(place, said=True)

    def _end_root(self) -> None:
        self._close_to(1)
        self.is_over = True

    def _end_entry(self) -> None:
        """End an entry; where none is open and fields were written behind the last one, these are an entry."""
        entry = self._depth(ENTRIES)
        if entry is not None:
            self._close_to(entry, said=True)
            self.loose = None
            return
        self.names.add("mismatched-tag")
        if self.loose is not None:
            self.written[self.loose] = b"<%b>" % self.entry
            self._close_to(self._depth(ENTRIES, below=True))
            self.written.append(b"</%b>" % self.entry)
            self.loose = None

    def _matching(self, tag: _FeedTag) -> int | None:
        """Return the place on the stack of the element that a tag ends, within its entry; None where it ends none."""
        local = tag.key.rpartition(":")[2]
        for at in range(len(self.open) - 1, -1, -1):
            one = self.open[at]
            if one.key in ENTRIES or one.key in ROOTS:
                return None
            if one.key == tag.key or one.key.rpartition(":")[2] == local:
                return at
        return None

    def _field(self) -> int | None:
        """Return the place on the stack of the field that is open; None where none is."""
        return self.open[-1].field if self.open else None

    def _depth(self, keys: frozenset[str] | set[str], *, below: bool = False) -> int | None:
        """Return the place on the stack of an element; `below`, that of the first which an entry may not be in."""
        for at, one in enumerate(self.open):
            if one.key in keys or (below and one.key not in ROOTS and one.key != "channel"):
                return at
        return len(self.open) if below else None

    def _push(self, tag: _FeedTag, end: int | None = None, *, is_field: bool = False) -> None:
        if len(self.open) > DEEPEST:
            self._words(self.data[tag.start : tag.end])
            return
        before = len(self.written)
        self._write(self._tag(tag))
        if not tag.attributes.endswith(b"/"):
            is_holder = not is_field and (tag.key in HOLDERS or tag.key in ENTRIES or tag.key in ROOTS)
            field = len(self.open) if is_field else None if is_holder else self._field()
            self.open.append(_Open(tag.name, tag.key, field, end, before))

    def _tag(self, tag: _FeedTag) -> bytes:
        """Return a start tag with attributes that have a value each, in quotes, and a name once."""
        given = tag.attributes
        pairs = ATTRIBUTE.findall(given)
        if ATTRIBUTES.fullmatch(given) and len({name for name, *_ in pairs}) == len(pairs):
            return b"<%b%b>" % (tag.name, given)
        self.names.add("broken-attribute")
        values: dict[bytes, bytes] = {}
        for name, quoted, bare in pairs:
            value = quoted[1:-1] if quoted else CURLY.sub(b"", bare.removesuffix(b"/")) or name
            values.setdefault(name, value.replace(b"<", b"&lt;").replace(b'"', b"&quot;"))
        words = b"".join(b' %b="%b"' % pair for pair in values.items())
        return b"<%b%b%b>" % (tag.name, words, b"/" if given.endswith(b"/") else b"")

    def _close_to(self, depth: int | None, *, said: bool = False) -> None:
        """Close what is open from a place on the stack on; `said` where the feed itself closes the outermost of it."""
        for at in range(len(self.open) - 1, (len(self.open) if depth is None else depth) - 1, -1):
            self._close(at)
            if at != depth or not said:
                self.names.add("mismatched-tag")

    def _close(self, at: int) -> None:
        """Close what is open at the end of the stack; of a field, what its end left in its words goes away.

        A < in words of HTML is escaped once more, but where elements are beside them: then the words are plain.
        """
        one = self.open.pop()
        if one.field == at and one.end is None:
            self.written[-1] = self.written[-1].removesuffix(b"/%b>" % one.name)
        if one.field == at and one.key in HTML_FIELDS:
            within = self.written[one.written + 1 :]
            are_plain = any(piece.startswith(b"<") and not piece.startswith(b"<!") for piece in within)
            less_than = b"&lt;" if are_plain else b"&amp;lt;"
            self.written[one.written + 1 :] = [piece.replace(UNSURE, less_than) for piece in within]
        self.written.append(b"</%b>" % one.name)

    def _close_all(self) -> None:
        """Close the feed; what needs its end to be right, and has none, is left out."""
        if not self.is_over and self.open:
            self.names.add("unclosed-tag")
            field = self._field()
            if field is not None and self.open[field].key in EXACT:
                del self.written[self.open[field].written :]
                del self.open[field:]
        while self.open:
            self._close(len(self.open) - 1)
