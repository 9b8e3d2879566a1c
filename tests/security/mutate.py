"""Mutants of feeds, pages and lists: what strangers send, on purpose or not, most of it still readable.

Each mutant is a seed with one to three changes to what its grammar is made of (encodings, elements, attributes, values),
and seldom to its bytes. The same number gives the same mutant.
"""

# ruff: noqa: E501  tables of what strangers write

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Change = Callable[[str, random.Random], str]

ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "shift_jis", "gb18030",
    "koi8-r", "ascii", "iso-8859-15", "mac-roman", "big5", "euc-kr", "iso-2022-jp", "cp037", "utf-7",
)  # fmt: skip
NAMES = (
    *ENCODINGS, "punycode", "undefined", "idna", "rot13", "zlib", "hex", "base64", "unicode_escape", "mbcs", "utf-8\0",
    "raw_unicode_escape", "klingon", "", "x" * 300, "../utf-8", "utf8mb4", "none", "UTF-16", "ucs-4", "charmap", "oem",
)  # fmt: skip
TAG = re.compile(r"<[A-Za-z][^<>]*>")
ELEMENT = re.compile(r"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>[^<]*</\1>")
CLOSED = re.compile(r"</[A-Za-z][\w:.-]*>")
TEXT = re.compile(r">([^<>]{2,})<")
VALUE = re.compile(r"""=\s*(?:"[^"<]*"|'[^'<]*')""")
DATE = re.compile(r"\d{4}-\d\d-\d\d[^\"<]*|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [^<\"]*")
ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
ENTITIES = (
    "&#xD83D;&#xDE00;", "&#55357;&#56832;", "&#xD83D;", "&#xDE00;&#xD83D;", "&#0;", "&#x110000;", "&#99999999999;", "&nbsp;",
    "&hellip;", "&bogus;", "&", "&&amp;", "&amp;lt;b&amp;gt;", "&#x80;", "&#xFFFF;", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#38;#38;", "&#x1F600;", "&;", "&#;", "&#x;",
)  # fmt: skip
CHARACTERS = (
    "\0", "\x01", "\x0b", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\u202e", "\ufffe", "\uffff", "\U0001f600",
    "\U000e0001", "e" + "\u0301" * 50, "\r", "\t", "\u00a0", "\u0000\u0000", "]]>", "--", "<![CDATA[", "<!--", "?>", "{{ 7*7 }}",
)  # fmt: skip
DATES = (
    "0000-00-00", "9999-12-31T23:59:60Z", "2026-02-30", "Fri, 31 Feb 2026 25:61:61 +9999", "1e308", "-1", "20261120T090000Z",
    "2026-11-20T24:00:00Z", "2026-W47-5", "Thu, 01 Jan 1970 00:00:00 GMT", "now", "\u0662\u0660\u0662\u0666-11-20",
    "2026-11-20T09:00:00+99:99", "Fri, 20 Nov 0001 10:00:00 EST", "11/20/2026", "2026", "Fri, 20 Nov 2026 10:00:00 " + "9" * 400,
    "12345678901234567890", "2026-11-20T09:00:00.123456789123456789-23:59",
)  # fmt: skip
ADDRESSES = (
    "javascript:alert(1)", "//", "http://", "http://[::1", "http://[zz]/", "https://\u00e9\u00e9.example.org/", "http://a b/",
    "https://x.example.org:99999/", "https://user:pass@x.example.org/", "file:///etc/passwd", "data:text/html,x", "?", "#",
    "../" * 100, "https://" + "a" * 300 + ".example.org/", "https://x.example.org/" + "a" * 5000, "HTTPS://X.EXAMPLE.ORG/%zz",
    "https://xn--.example.org/", "https://x.example.org/\u202e", "mailto:a@example.org", "http:/x.example.org", "\\\\x\\y",
    "https://1.2.3.4.5/", "https://\ufe0f.example.org/", "tag:x,2026:1",
)  # fmt: skip
INSERTS = (
    "<gml:pos>1 2</gml:pos>", '<gml:pos xmlns:gml="http://www.opengis.net/gml">1</gml:pos>', "<georss:box>a</georss:box>",
    "<gml:Point srsName='EPSG:x'><gml:pos/></gml:Point>", "<where><pos/></where>", "<media:title>T</media:title>",
    "<media:group><media:rating/></media:group>", "<itunes:image/>", "<itunes:explicit/>", "<image/>", "<textInput/>",
    "<author/>", "<author><email/></author>", "<link/>", "<link>  </link>", "<guid/>", "<source/>", "<source><link/></source>",
    "<enclosure/>", "<category/>", "<dc:creator/>", "<content/>", "<content type='application/octet-stream'>AA=</content>",
    "<content type='xhtml'/>", "<summary type='html'/>", "<title type='xhtml'><div/></title>", "<cc:license/>",
    "<creativeCommons:license>x</creativeCommons:license>", "<psc:chapters><psc:chapter start='x'/></psc:chapters>",
    "<podlove:chapter start='1:2:3:4'/>", "<wfw:commentRss/>", "<slash:comments>many</slash:comments>", "<ttl>x</ttl>",
    "<gd:rating/>", "<media:starRating average='x'/>", "<media:content url='a' isDefault='x'/>", "<media:credit role='x'/>",
    "<xhtml:body/>", "<body/>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<math xmlns='http://www.w3.org/1998/Math/MathML'/>",
    "<item/>", "<entry/>", "</item>", "<channel>", "<rdf:li/>", "<newlocation>x</newlocation>", "<dc:date>x</dc:date>",
    "<expirationdate>x</expirationdate>", "<cloud/>", "<skiphours/>", "<a:b:c/>", "<x xmlns=''/>", "<geo:lat>x</geo:lat>",
    "<geo:long/>", "<outline/>", "<outline xmlUrl=''/>", "<outline xmlUrl='x'><outline xmlUrl='y'/></outline>", "<base href='x'/>",
    "<meta charset='x'>", "<template><p>x</p></template>", "<table><td>", "<frameset>", "<plaintext>", "<noscript><p>",
    "<time datetime='x'>", "<svg><foreignObject><p>x</p></foreignObject></svg>", "<?php echo 1 ?>", "<!doctype x>",
)  # fmt: skip
ATTRIBUTES = (
    " xml:base='x'", " xml:base='http://['", " xml:lang=''", " type=''", " type='text/plain;x'", " href='http://['", " rel=''",
    " mode='base64'", " mode='x'", " isPermaLink='x'", " length='-1'", " width='1e9'", " xmlns='x'", " xmlns:a='' ", " a:b='c'",
    " src='x'", " rdf:about='//['", " rdf:resource='x'", " style='x'", " srsName='EPSG:x'", " srsDimension='-5'", " x", " =", " x=y",
    " url='http://['", " version='9'", " datetime='x'", " content='x'", " property='og:image'", " xmlUrl='http://['", " medium=''",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**400, 1e308, float("nan"), float("inf"), "", " ", [], {}, [[]], [None], {"": None},
    [1, "a", {}], {"a": {"b": []}}, "x" * 20_000, "\ud83d", "\0", "\ud83d\ude00", [[[[["deep"]]]]], "<b>", "1970", 3.5,
)  # fmt: skip
SEVERAL = (0.6, 0.3, 0.1)


def mutants(seeds: Mapping[str, str], number: int) -> Iterator[tuple[str, bytes]]:
    """Return `number` mutants of the seeds in turn, each with its name, by which `mutant` makes it again."""
    names = list(seeds)
    for count in range(number):
        name = names[count % len(names)]
        yield f"{name} #{count}", mutant(seeds[name], count)


def mutant(seed: str, number: int) -> bytes:
    """Return one mutant of a seed."""
    chance = random.Random(number)  # noqa: S311  the same one every time
    (changes,) = chance.choices((1, 2, 3), SEVERAL)
    text = seed
    for _ in range(changes):
        text = chance.choice(JSON if seed.lstrip()[:1] in {"{", "["} else MARKUP)(text, chance)
    return _bytes(text, chance)


def _bytes(text: str, chance: random.Random) -> bytes:
    """The text in an encoding, mostly UTF-8; now and then cut, or with a byte that does not belong."""
    encoding = chance.choice(ENCODINGS) if chance.random() < 0.15 else "utf-8"
    data = text.encode(encoding, "surrogatepass" if encoding.startswith("utf-") and encoding != "utf-7" else "replace")
    if chance.random() < 0.04:
        data = data[: chance.randrange(len(data) + 1)]
    if chance.random() < 0.06 and data:
        place = chance.randrange(len(data))
        data = data[:place] + bytes([chance.randrange(256)]) + data[place + chance.randrange(2) :]
    return data


def _at(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return chance.choice(found) if found else None


def _put(text: str, place: int, what: str) -> str:
    return text[:place] + what + text[place:]


def declare(text: str, chance: random.Random) -> str:
    """Name another encoding, where XML and HTML name theirs."""
    name = chance.choice(NAMES)
    if "charset=" in text:
        return re.sub(r'charset="?[\w-]*"?', lambda _: f'charset="{name}"', text, count=1)
    return f'<?xml version="1.0" encoding="{name}"?>' + re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def repeat(text: str, chance: random.Random) -> str:
    """Give an element, or one of its values, some more times."""
    found = _at(ELEMENT, text, chance)
    return _put(text, found.end(), found[0] * chance.choice((1, 2, 50))) if found else text


def remove(text: str, chance: random.Random) -> str:
    """Leave an element out."""
    found = _at(ELEMENT, text, chance)
    return text[: found.start()] + text[found.end() :] if found else text


def unclose(text: str, chance: random.Random) -> str:
    """Leave one closing tag out."""
    found = _at(CLOSED, text, chance)
    return text[: found.start()] + text[found.end() :] if found else text


def nest(text: str, chance: random.Random) -> str:
    """Put an element into many others."""
    found, depth = _at(ELEMENT, text, chance), chance.choice((2, 20, 150, 400))
    name = chance.choice(("div", "a", "b", "item", "x:y", "table", "outline"))
    inner = f"<{name}>" * depth + found[0] + f"</{name}>" * depth if found else ""
    return text[: found.start()] + inner + text[found.end() :] if found else text


def insert(text: str, chance: random.Random) -> str:
    """Add an element that some reader has a place for."""
    found = _at(CLOSED, text, chance)
    return _put(text, found.end(), chance.choice(INSERTS)) if found else text


def attribute(text: str, chance: random.Random) -> str:
    """Add an attribute to a tag: an odd one, or many."""
    found = _at(TAG, text, chance)
    many = "".join(f" a{n}='{n}'" for n in range(chance.choice((10, 500))))
    what = chance.choice((*ATTRIBUTES, many))
    return _put(text, found.end() - (2 if found[0].endswith("/>") else 1), what) if found else text


def namespaces(text: str, chance: random.Random) -> str:
    """Declare namespaces on a tag: many, or one under another name."""
    found = _at(TAG, text, chance)
    known = ("http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/", "http://www.w3.org/1999/xhtml", "")
    names = chance.choice((" xmlns:n{0}='urn:{0}'", f" xmlns:dc{{0}}='{chance.choice(known)}'"))
    what = "".join(names.format(n) for n in range(chance.choice((1, 300))))
    return _put(text, found.end() - (2 if found[0].endswith("/>") else 1), what) if found else text


def value(text: str, chance: random.Random) -> str:
    """Give an attribute another value."""
    found = _at(VALUE, text, chance)
    given = chance.choice((*ADDRESSES, *DATES, *ENTITIES, "", "x" * 10_000)).replace('"', "")
    return text[: found.start()] + f'="{given}"' + text[found.end() :] if found else text


def words(text: str, chance: random.Random) -> str:
    """Put an entity, a strange character or very many words into a text."""
    found = _at(TEXT, text, chance)
    what = chance.choice(
        (chance.choice(ENTITIES), chance.choice(CHARACTERS), "word " * 20_000, "& " * 3_000, "<" * 500)
    )
    return _put(text, found.start(1) + chance.randrange(len(found[1])), what) if found else text


def wrap(text: str, chance: random.Random) -> str:
    """Put a text into CDATA, or escape it once more."""
    found = _at(TEXT, text, chance)
    if not found:
        return text
    escaped = found[1].replace("&", "&amp;").replace("<", "&lt;")
    what = chance.choice((f"<![CDATA[{found[1]}]]>", escaped, f"<!-- {found[1]} -->", f"<![CDATA[{found[1]}"))
    return text[: found.start(1)] + what + text[found.end(1) :]


def date(text: str, chance: random.Random) -> str:
    """Write a date otherwise."""
    found = _at(DATE, text, chance)
    return text[: found.start()] + chance.choice(DATES) + text[found.end() :] if found else text


def address(text: str, chance: random.Random) -> str:
    """Write an address otherwise."""
    found = _at(ADDRESS, text, chance)
    return text[: found.start()] + chance.choice(ADDRESSES) + text[found.end() :] if found else text


def doctype(text: str, chance: random.Random) -> str:
    """Declare entities before the root."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 8))
    declared = chance.choice((
        '<!DOCTYPE rss [<!ENTITY a "b">]>',
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>',
        '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ATTLIST item a CDATA "x">]>',
    ))  # fmt: skip
    entity = chance.choice(("&a;", "&l7;", "&f;", ""))
    found, start = _at(TEXT, text, chance), re.match(r"\s*(?:<\?xml[^>]*\?>)?", text)
    text = _put(text, found.start(1), entity) if found else text
    return _put(text, start.end() if start else 0, declared)


def around(text: str, chance: random.Random) -> str:
    """Put something before or behind it all."""
    before = chance.choice(("\n\n", "\ufeff", "<!-- x -->", "\0", " ", "<?xml-stylesheet href='x'?>", "junk"))
    return before + text if chance.random() < 0.5 else text + before


def case(text: str, chance: random.Random) -> str:
    """Write one tag in capitals."""
    found = _at(TAG, text, chance)
    return text[: found.start()] + found[0].upper() + text[found.end() :] if found else text


def json_value(text: str, chance: random.Random) -> str:
    """Give a key another value, of another type as a rule; add, remove or rename one."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return json_text(text, chance)
    places: list[tuple[Any, Any]] = list(_places(document))
    if not places:
        return text
    _change(*chance.choice(places), chance)
    try:
        return json.dumps(document, ensure_ascii=chance.random() < 0.5)
    except ValueError:  # a number of more digits than Python writes
        return text


def _change(holder: Any, key: Any, chance: random.Random) -> None:  # noqa: ANN401  what JSON can hold
    what = chance.choice(("value", "value", "value", "copy", "remove", "rename", "text"))
    if what == "value":
        holder[key] = chance.choice(VALUES)
    elif what == "remove":
        del holder[key]
    elif what == "text" and isinstance(holder[key], str):
        holder[key] += chance.choice((*ENTITIES, *CHARACTERS, "<div>" * 400, "\ud800"))
    elif isinstance(holder, list):
        holder.extend([holder[key]] * chance.choice((1, 100)))
    else:
        holder[f"{key}x" if what == "rename" else key.upper()] = holder[key]


def _places(document: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  what JSON can hold
    """Every key of every object, and every place in every list."""
    keys = list(document) if isinstance(document, dict) else range(len(document)) if isinstance(document, list) else ()
    for key in keys:
        yield document, key
        yield from _places(document[key])


JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def json_text(text: str, chance: random.Random) -> str:
    """Break one text or mark as templates do: a bare quote, a lone backslash, a comma too many or too few."""
    found = _at(JSON_STRING, text, chance)
    if not found:
        return text
    inner = chance.choice(('"', "\\", "\\u12", "\n", "\t", "\\ud83d", "\0", "}", "]", '", "', "word " * 5_000))
    mark = chance.choice((",", "", ",,", "-}}", "{", "[", "/* x */"))
    if chance.random() < 0.6:
        return _put(text, chance.randrange(found.start() + 1, found.end()), inner)
    comma = _at(re.compile(","), text, chance)
    return text[: comma.start()] + mark + text[comma.end() :] if comma else text


def json_deep(text: str, chance: random.Random) -> str:
    """Put a value deep into lists or objects."""
    found = _at(JSON_STRING, text[text.find(":") :], chance)
    depth = chance.choice((5, 40, 900, 20_000))
    opening, closing = chance.choice((("[", "]"), ('{"a":', "}")))
    return text.replace(found[0], opening * depth + found[0] + closing * depth, 1) if found else text


def json_number(text: str, chance: random.Random) -> str:
    """Write a number that no reader expects."""
    found = _at(JSON_STRING, text[text.find(":") :], chance)
    number = chance.choice(
        ("9" * 5_000, "-0", "1e999", "NaN", "Infinity", "0x10", "01", "1.", "-", "9" * 400, "1E+400")
    )
    return text.replace(f":{found[0]}", f":{number}", 1) if found else text


MARKUP: tuple[Change, ...] = (
    declare, repeat, remove, unclose, nest, insert, insert, attribute, attribute, namespaces, value, value, words, words,
    words, wrap, date, date, address, doctype, around, case,
)  # fmt: skip
JSON: tuple[Change, ...] = (
    json_value,
    json_value,
    json_value,
    json_value,
    json_text,
    json_deep,
    json_number,
    date,
    address,
)
