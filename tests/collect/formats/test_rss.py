"""RSS, Atom and RDF, rule by rule; whole feeds are in `data/rss`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.base import text
from hub.collect.formats import rss
from hub.content.settings import Source
from hub.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from hub.collect.parsed_feed import Feed

URL = "https://feeds.example.gov/rss.xml"
DAY = datetime(2026, 11, 3, tzinfo=UTC)


def read(item: str, source: Source, head: str = "", url: str = URL) -> Feed:
    """A feed of one item."""
    return rss.read(f'{head}<rss version="2.0"><channel><item>{item}</item></channel></rss>'.encode(), source, url)


@pytest.mark.parametrize(
    ("base_url", "url", "address"),
    [
        ("https://site.example.gov/blog/", "file:///tmp/rss.xml", "https://site.example.gov/blog/a/"),
        (None, "https://feeds.example.gov/x/rss.xml", "https://feeds.example.gov/x/a/"),
    ],
)
def test_relative_links(base_url: str | None, url: str, address: str) -> None:
    """Without a channel link, relative addresses are seen from `base_url`, else from the feed."""
    source = Source(key="n", name="N", path="x", base_url=base_url)
    assert [one.url for one in read("<link>a/</link>", source, url=url).candidates] == [address]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("<pubDate>Fri, 20 Nov 2026 02:00:00 +0000</pubDate>", "2026-11-19 21:00:00-05:00"),
        ("<pubDate>Fri Nov 20 02:00:00 2026</pubDate>", "2026-11-20 02:00:00-05:00"),
        ("<pubDate>next week</pubDate>", "None"),
        ("<pubDate>20261120</pubDate>", "2026-11-20 00:00:00-05:00"),
    ],
)
def test_tells_dates_in_the_zone_of_the_source(date: str, told: str) -> None:
    """A source's zone decides which day it was; dates in odd forms are feedparser's to read."""
    source = Source(key="n", name="N", url=URL, timezone=ZoneInfo("America/New_York"))
    (found,) = read(f"<link>a/</link>{date}", source).candidates
    assert str(found.published) == told


def test_a_prefix_may_have_capitals(source: Source) -> None:
    """As that of xCalendar has in most feeds."""
    said = '<xCal:dtstart xmlns:xCal="urn:ietf:params:xml:ns:xcal">2026-12-03T18:00:00Z</xCal:dtstart>'
    (found,) = read(f"<link>a/</link>{said}", source).candidates
    assert found.start == datetime(2026, 12, 3, 18, tzinfo=UTC)


def test_takes_no_author_from_an_rss_channel(source: Source) -> None:
    """The managing editor of a channel did not write its items; an author without a name is none."""
    data = b"""<rss version="2.0"><channel><managingEditor>e@example.gov (Ed)</managingEditor>
      <item><link>a</link></item><item><link>b</link><author>b@example.gov</author></item></channel></rss>"""
    assert [one.authors for one in rss.read(data, source, URL).candidates] == [(), ()]


def test_reads_on_after_broken_xml(source: Source) -> None:
    """What stands before a break that nobody may repair is read, and the break is reported."""
    entities = b'<!DOCTYPE rss [<!ENTITY a "&b;">]>'
    broken = b'<rss version="2.0"><channel><item><link>a</link></item>\n<item <b></item>'
    feed = rss.read(entities + broken, source, URL)
    assert feed.candidates[0].url == "https://feeds.example.gov/a"
    assert [note.reason for note in feed.repaired] == [
        "the XML breaks at line 1, column 0: syntax error; entries may be missing"
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<note>hello</note>", "this is not an RSS or Atom feed: it has no channel and no entries"),
        (b'<feed version="0.3', "this is not an RSS or Atom feed: it has no channel and no entries"),
        (b"hello", "this is not an RSS or Atom feed: the XML breaks at line 1, column 0: syntax error"),
    ],
)
def test_refuses_what_is_no_feed(data: bytes, message: str, source: Source) -> None:
    """Other XML, and what is none, is refused with the place where it breaks."""
    with pytest.raises(SourceError) as caught:
        rss.read(data, source, URL)
    assert str(caught.value) == message


def test_opens_no_file(source: Source, tmp_path: Path) -> None:
    """An answer that spells the name of a file is not taken for that file."""
    file = tmp_path / "secret.xml"
    file.write_text('<rss version="2.0"><channel><title>Secret</title></channel></rss>')
    with pytest.raises(SourceError, match="this is not an RSS or Atom feed"):
        rss.read(str(file).encode(), source, URL)


def test_reads_no_file_through_an_entity(source: Source, tmp_path: Path) -> None:
    """An external entity stays what it is: a name."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    head = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    assert "hidden" not in repr(read("<title>A &x;</title><link>a</link>", source, head))


def test_survives_an_entity_bomb(source: Source) -> None:
    """Entities that unfold into a billion words unfold into none."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{bomb}]>'
    assert len(repr(read("<title>&e11;</title><link>a</link>", source, head))) < 2000


@pytest.mark.parametrize(
    "text", [b"<rss>" + b"<a>" * 20_000, b"<rss><a" + b"<a>" * 20_000, b"<rss><a></a>" + b"<a>" * 20_000]
)
def test_refuses_what_is_nested_to_break_it(source: Source, text: bytes) -> None:
    """The time of feedparser grows with the square of the depth."""
    with pytest.raises(SourceError, match="its elements are nested too deeply"):
        rss.read(text, source, URL)


def test_reads_html_that_never_closes_its_tags(source: Source) -> None:
    """Within CDATA a tag is text, and there may be any number of it."""
    item = (
        f"<item><link>https://a.example.gov/</link><description><![CDATA[{'one<br>' * 11_000}]]></description></item>"
    )
    assert len(read(item, source).candidates) == 1


@pytest.mark.parametrize("words", ["<![CDATA[{}]]>", "{}"])
def test_reads_html_without_ends_in_a_broken_feed(source: Source, words: str) -> None:
    """What breaks the feed elsewhere does not make its words nested elements."""
    html = "x<br>y<img src=a>" * 20 + ("<p>" if "CDATA" in words else "")
    one = "<item><title>A & B</title><link>https://a.example.gov/{}</link><description>{}</description></item>"
    items = "".join(one.format(at, words.format(html)) for at in range(300))
    assert [one.title for one in read(items, source).candidates] == ["A & B"] * 300


def test_knows_the_characters_that_a_doctype_promises(source: Source) -> None:
    """RSS 0.91 names a DTD that nobody fetches; a name that it does not define stays as it is."""
    head = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://d.example.gov/rss.dtd">'
    found = read("<title>&eacute;t&eacute; &amp;amp; more</title><link>https://a.example.gov/</link>", source, head)
    assert [one.title for one in found.candidates] == ["été & more"]
    text = b"<!DOCTYPE rss><rss version='2.0'><channel><title>&bogus;!</title></channel></rss>"
    assert rss.read(text, source, URL).title.endswith("!")


def test_finds_the_page_that_only_its_content_names(source: Source) -> None:
    """An Atom entry may have its content elsewhere, and an id that is no address."""
    entry = '<entry><title>A</title><id>urn:1</id><content src="https://y.example.gov/p" type="text/html"/></entry>'
    feed = rss.read(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode(), source, URL)
    assert [one.url for one in feed.candidates] == ["https://y.example.gov/p"]


MEDIA = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
)


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        ("<title>A</title>", "published", None),
        ("<title><![CDATA[R&D <b>now</b>]]></title>", "title", "R&D now"),
        ("<title>R&amp;amp;D &amp;lt;b&amp;gt;</title>", "title", "R&D <b>"),
        ("<title></title><description>Words.</description>", "title", "Words."),
        (
            "<description>Short.</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded>",
            "summary",
            "Short.",
        ),
        (
            "<description>One.</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded>",
            "content_html",
            "<p>Long.</p>",
        ),
        ('<media:thumbnail url="t.png"/>', "image", "https://a.example.gov/t.png"),
        (
            '<media:content url="v.mp4" medium="video"/><media:content url="c.png" medium="image"/>',
            "image",
            "https://a.example.gov/c.png",
        ),
        (
            '<enclosure url="e.mp3" type="audio/mpeg"/><enclosure url="e.png" type="image/png"/>',
            "image",
            "https://a.example.gov/e.png",
        ),
        ("<itunes:subtitle>Words.</itunes:subtitle>", "summary", "Words."),
        ("<dcterms:abstract>Words.</dcterms:abstract>", "summary", "Words."),
        (
            "<pubDate>&lt;span&gt;Thu, 19 Nov 2026 10:00:00 GMT&lt;/span&gt;</pubDate>",
            "published",
            datetime(2026, 11, 19, 10, tzinfo=UTC),
        ),
    ],
)
def test_what_feeds_say_in_their_own_way(item: str, field: str, expected: object, source: Source) -> None:
    """Dates that are missing, titles with markup in them, two texts, and pictures in three places."""
    data = f"{MEDIA}<channel><item><link>https://a.example.gov/1</link>{item}</item></channel></rss>".encode()
    assert [getattr(one, field) for one in rss.read(data, source, URL).candidates] == [expected]


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("audio/mpeg", "https://a.example.gov/e.mp3"),
        ("application/pdf", "https://a.example.gov/e.mp3"),
        ("image/png", "https://feeds.example.gov/rss.xml#post-1"),
    ],
)
def test_an_entry_without_a_page_is_what_it_brings_along(kind: str, address: str, source: Source) -> None:
    """Where that is a recording or a document; a picture is no place to go to."""
    enclosure = f'<enclosure url="https://a.example.gov/e.mp3" type="{kind}" length="1"/>'
    item = f'<item><title>A</title><guid isPermaLink="false">Post 1</guid>{enclosure}</item>'
    data = f"{MEDIA}<channel>{item}</channel></rss>"
    assert [one.url for one in rss.read(data.encode(), source, URL).candidates] == [address]


@pytest.mark.parametrize("guid", ["Post 1", "http://203.0.113.9/archive/2026"])
def test_a_guid_that_is_no_address_leads_nowhere(guid: str, source: Source) -> None:
    """An entry that says something has a place on the feed's page; one with nothing but a name is skipped."""
    name = f'<guid isPermaLink="false">{guid}</guid>'
    (found,) = read(f"<title>A</title>{name}", source).candidates
    assert found.url == f"{URL}#{text.slug(guid)}"
    feed = read(name, source)
    assert [(note.entry, note.reason) for note in feed.skipped] == [("entry 1", "it has no address")]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_reads_the_charset_that_the_xml_declares(charset: str, source: Source) -> None:
    """The declaration is believed."""
    item = "<item><link>https://a.example.gov/1</link><title>Café</title></item>"
    data = f'<?xml version="1.0" encoding="{charset}"?><rss version="2.0"><channel>{item}</channel></rss>'
    assert [one.title for one in rss.read(data.encode(charset), source, URL).candidates] == ["Café"]


LINK = '&lt;a href="x"&gt;x&lt;/a&gt;'
TEXT = f'<content type="html">{LINK}</content>'
XHTML = '<div xmlns="http://www.w3.org/1999/xhtml"><a href="x">x</a></div>'
BASED = XHTML.replace("<div", '<div xml:base="https://d.example.gov/"')
PAGE = '<link href="https://a.example.gov/1/"/>'


def atom(entry: str, source: Source, base: str = "", url: str = URL) -> Feed:
    """A feed of Atom that may state a base."""
    head = f'<feed xmlns="http://www.w3.org/2005/Atom" {base}>'
    return rss.read(f"{head}{entry}</feed>".encode(), source, url)


@pytest.mark.parametrize(
    ("links", "address"),
    [
        ('<link rel="alternate" hreflang="es" href="/es"/><link rel="alternate" hreflang="en" href="/en"/>', "/es"),
        ('<link rel="http://www.iana.org/assignments/relation/alternate" href="/1"/>', "/1"),
        ('<link rel="alternate" type="application/json" href="/1.json"/><link href="/1"/>', "/1"),
    ],
)
def test_takes_the_page_of_an_entry(links: str, address: str, source: Source) -> None:
    """Of several languages the first; a relation may have its long name."""
    feed = atom(f"<entry><title>One</title><id>urn:1</id>{links}</entry>", source)
    assert [one.url for one in feed.candidates] == [f"https://feeds.example.gov{address}"]


@pytest.mark.parametrize(
    ("base", "entry", "link"),
    [
        pytest.param("", PAGE + TEXT, "https://a.example.gov/1/x", id="none: the entry's page"),
        pytest.param('xml:base=""', PAGE + TEXT, "https://a.example.gov/1/x", id="an empty one"),
        pytest.param('xml:base="https://b.example.gov/f/"', PAGE + TEXT, "https://b.example.gov/f/x", id="of the feed"),
        pytest.param(f'xml:base="{URL}"', PAGE + TEXT, "https://feeds.example.gov/x", id="the feed's own address"),
        pytest.param('xml:base="/f/"', PAGE + TEXT, "https://feeds.example.gov/f/x", id="relative, of the feed"),
        pytest.param(
            'xml:base="/f/"',
            f'{PAGE}<content type="html" xml:base="c/">{LINK}</content>',
            "https://feeds.example.gov/f/c/x",
            id="relative, of the content within that of the feed",
        ),
        pytest.param(
            'xml:base="https://b.example.gov/f/"',
            f'{PAGE}<content type="html" xml:base="https://c.example.gov/">{LINK}</content>',
            "https://c.example.gov/x",
            id="of the content",
        ),
        pytest.param(
            "",
            f'{PAGE}<content type="xhtml" xml:base="https://c.example.gov/">{XHTML}</content>',
            "https://c.example.gov/x",
            id="of content in XHTML",
        ),
        pytest.param(
            "",
            f'{PAGE}<summary type="html" xml:base="https://c.example.gov/">{LINK}</summary>',
            "https://c.example.gov/x",
            id="of the summary",
        ),
        pytest.param(
            "",
            f'{PAGE}<content type="xhtml">{BASED}</content>',
            "https://a.example.gov/1/x",
            id="within XHTML, where browsers know none",
        ),
        pytest.param(
            "", f'{PAGE}<summary type="html">{LINK}</summary>', "https://a.example.gov/1/x", id="no summary's"
        ),
        pytest.param(
            "",
            f'<title xml:base="https://c.example.gov/">T</title>{PAGE}{TEXT}',
            "https://a.example.gov/1/x",
            id="that of the title ends with it",
        ),
        pytest.param('xml:base="javascript:x/"', PAGE + TEXT, "https://a.example.gov/1/x", id="no address"),
        pytest.param('xml:base="https://["', PAGE + TEXT, "https://a.example.gov/1/x", id="no host"),
    ],
)
def test_sees_the_links_of_a_text_from_its_base(base: str, entry: str, link: str, source: Source) -> None:
    """`xml:base` of the text, else of its entry, else of the feed; RFC 4287, section 2, and XML Base, section 4."""
    told = [one.content_html for one in atom(f"<entry>{entry}</entry>", source, base).candidates]
    assert told == [f'<a href="{link}">x</a>']
    if not base:
        return
    told = [one.content_html for one in atom(f"<entry {base}>{entry}</entry>", source).candidates]
    assert told == [f'<a href="{link}">x</a>']


@pytest.mark.parametrize(
    ("entry", "address"),
    [
        ('<link href="a/"/>', "https://feeds.example.gov/f/e/a/"),
        ('<link xml:base="l/" href="a/"/>', "https://feeds.example.gov/f/e/l/a/"),
        ('<id>urn:1</id><content type="text/html" src="a/"/>', "https://feeds.example.gov/f/e/a/"),
        ('<id>urn:1</id><content type="text/html" xml:base="/c/" src="a/"/>', "https://feeds.example.gov/c/a/"),
    ],
)
def test_sees_the_page_of_an_entry_from_its_base(entry: str, address: str, source: Source) -> None:
    """The bases of feed, entry and link count one from the other."""
    feed = atom(f'<entry xml:base="e/">{entry}</entry>', source, 'xml:base="/f/"')
    assert [one.url for one in feed.candidates] == [address]


def test_a_base_ends_with_its_element(source: Source) -> None:
    """What one entry states says nothing of the next."""
    first = f'<entry><link href="a/"/><content type="html" xml:base="https://c.example.gov/">{LINK}</content></entry>'
    feed = atom(f'{first}<entry><link href="b/"/>{TEXT}</entry>', source)
    assert [(one.url, one.content_html) for one in feed.candidates] == [
        ("https://feeds.example.gov/a/", '<a href="https://c.example.gov/x">x</a>'),
        ("https://feeds.example.gov/b/", '<a href="https://feeds.example.gov/b/x">x</a>'),
    ]


def test_a_relative_base_counts_from_where_the_site_lives(source: Source) -> None:
    """`base_url` of a source wins over the address of the feed; a file has no other."""
    lives = replace(source, base_url="https://site.example.gov/")
    entry = f'<entry xml:base="e/"><link href="a/"/>{TEXT}</entry>'
    (found,) = atom(entry, lives, 'xml:base="/f/"', "file:///tmp/atom.xml").candidates
    assert found.url == "https://site.example.gov/f/e/a/"
    assert found.content_html == '<a href="https://site.example.gov/f/e/x">x</a>'


def test_a_file_whose_place_nobody_says(source: Source) -> None:
    """Absolute bases count; a relative address is skipped with advice, as without any base."""
    base = 'xml:base="https://b.example.gov/"'
    entry = f"<entry {base}>{PAGE}{TEXT}</entry>"
    (found,) = atom(entry, source, url="file:///tmp/atom.xml").candidates
    assert found.content_html == '<a href="https://b.example.gov/x">x</a>'
    feed = atom(f'<entry xml:base="/e/"><link href="a/"/>{TEXT}</entry>', source, url="file:///tmp/atom.xml")
    assert [note.reason.split(":")[0] for note in feed.skipped] == ["its address /e/a/ is relative"]


@pytest.mark.parametrize(
    ("where", "base"), [("rss", "https://r.example.gov/f/"), ("channel", "/f/"), ("item", "https://r.example.gov/f/")]
)
@pytest.mark.parametrize("broken", ["", "<"])
def test_rss_may_state_a_base_too(where: str, base: str, broken: str, source: Source) -> None:
    """Sites made with Drupal state theirs at the top; links, texts and pictures are seen from it."""
    item = f'<title>A</title><link>a/</link><description>{LINK}</description><media:thumbnail url="t.png"/>'
    data = f"{MEDIA}<channel><link>https://a.example.gov/</link><item>{item}</item>{broken}</channel></rss>"
    stated = data.replace(f"<{where}", f'<{where} xml:base="{base}"').encode()
    (found,) = rss.read(stated, source, "https://r.example.gov/rss.xml").candidates
    assert (found.url, found.image) == ("https://r.example.gov/f/a/", "https://r.example.gov/f/t.png")
    assert found.content_html == '<a href="https://r.example.gov/f/x">x</a>'


def test_a_base_counts_in_every_charset(source: Source) -> None:
    """Also where each character is two bytes."""
    data = f"""<?xml version="1.0" encoding="utf-16"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>
      <link href="a/"/><content type="html" xml:base="/c/">{LINK}</content></entry></feed>"""
    (found,) = rss.read(data.encode("utf-16"), source, URL).candidates
    assert found.content_html == '<a href="https://feeds.example.gov/c/x">x</a>'


@pytest.mark.parametrize(
    "place",
    [
        '<gml:pos xmlns:gml="http://www.opengis.net/gml">38.9 -77.0</gml:pos>',
        "<gml:pos>38.9 -77.0</gml:pos>",
        "<georss:where><gml:Point srsName='EPSG:x'><gml:pos>1 2</gml:pos></gml:Point></georss:where>",
        "<georss:box>1 2 3 4</georss:box>",
        "<creativeCommons:license>x</creativeCommons:license><license/>",
        "<psc:chapters><psc:chapter start='x'/></psc:chapters>",
        "<content type='x'/><summary/><title/>",
    ],
)
def test_what_hub_has_no_use_for_breaks_nothing(source: Source, place: str) -> None:
    """An entry with a place, a license or chapters is read like any other."""
    (found,) = read(f"<link>a/</link><title>Here</title>{place}", source).candidates
    assert (found.url, found.title) == ("https://feeds.example.gov/a/", "Here")


def test_two_halves_of_a_character_are_one(source: Source) -> None:
    """Some programs write a pair of references for what is one character."""
    (found,) = read("<link>a/</link><title>Party &#xD83D;&#xDE00;</title>", source).candidates
    assert found.title == "Party \U0001f600"


@pytest.mark.parametrize("pattern", ["a{0}='{0}'", "xmlns:a{0}='{0}'"])
def test_refuses_an_element_with_very_many_attributes(source: Source, pattern: str) -> None:
    """The time of feedparser grows with the square of their number; a thousand are read."""
    few, many = (" ".join(pattern.format(number) for number in range(most)) for most in (900, 40_000))
    assert len(
        rss.read(f"<rss><channel><item {few}><link>a</link></item></channel></rss>".encode(), source, URL).candidates
    )
    with pytest.raises(SourceError, match="an element has more than 1,000 attributes"):
        rss.read(f"<rss><channel><item {many}><link>a</link></item></channel></rss>".encode(), source, URL)


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        (
            "<link>https://proxy.example/1</link><f:origLink>https://a.example.gov/1</f:origLink>",
            "url",
            "https://a.example.gov/1",
        ),
        (
            "<media:content><media:title>Photo by staff</media:title></media:content><title>Real</title>",
            "title",
            "Real",
        ),
        ("<media:title>A film</media:title>", "title", "A film"),
        (
            "<media:content><media:description>Two</media:description></media:content><description>Words.</description>",
            "content_html",
            "Words.",
        ),
        (
            "<media:group><media:description>All of it &lt;1</media:description></media:group>",
            "content_html",
            "All of it &lt;1",
        ),
        ('<enclosure url="https://i.example/p.jpg?w=1" length="1"/>', "image", "https://i.example/p.jpg?w=1"),
        ('<enclosure url="https://i.example/p.mp3" length="1"/>', "image", None),
        (
            '<itunes:image xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" href="https://i.example/p.png"/>',
            "image",
            "https://i.example/p.png",
        ),
        ("<dc:creator>Simon Saint (mailto:s@a.example.gov)</dc:creator>", "authors", ("Simon Saint",)),
        ("<dc:creator>@simon@a.example.gov</dc:creator>", "authors", ("@simon@a.example.gov",)),
        (
            "<pubDate>11/03/2026 3:00 PM</pubDate>",
            "doubt",
            "“11/03/2026 3:00 PM” can mean November 3, 2026 or March 11, 2026",
        ),
        ("<pubDate>2026-11</pubDate>", "published", None),
        ("<dcterms:created>2026-11-03</dcterms:created>", "published", DAY),
        ("<dcterms:available>2026-11-03</dcterms:available>", "published", DAY),
        (
            (
                '<prism:publicationDate xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">2026-11-03'
                "</prism:publicationDate>"
            ),
            "published",
            DAY,
        ),
        ("<dcterms:modified>2026-11-03</dcterms:modified>", "published", None),
        ("<dcterms:modified>2026-11-03</dcterms:modified><dc:date>2026-11-01</dc:date>", "modified", DAY),
        ("<dc:date>2026-11-03</dc:date><dcterms:modified>2026-11-05</dcterms:modified>", "published", DAY),
        ('<pubDate>&lt;time datetime="2026-11-03"&gt;Tue, 11/03/2026&lt;/time&gt;</pubDate>', "published", DAY),
        ("<description>&amp;lt;p&amp;gt;Two words.&amp;lt;/p&amp;gt;</description>", "summary", "Two words."),
        ("<dc:title>Other</dc:title><title>Real</title>", "title", "Real"),
        ("<dc:title>Real</dc:title>", "title", "Real"),
        ("<title>Boâ€™s cafÃ©</title>", "title", "Bo’s café"),
        ("<description>We say: cafÃ©s.</description>", "summary", "We say: cafés."),
        ("<dc:creator>JosÃ© Wick</dc:creator>", "authors", ("José Wick",)),
        ("<itunes:title>Real</itunes:title>", "title", "Real"),
        (
            (
                '<media:content url="https://i.example/p.jpg" medium="image"><media:description>A lamp'
                "</media:description></media:content>"
            ),
            "summary",
            "",
        ),
        ('<media:thumbnail url="https://i.example/p.jpg" width="30"/>', "image", None),
        ("<pubDate></pubDate><pubDate>2026-11-03</pubDate><pubDate>2026-11-05</pubDate>", "published", DAY),
        ("<pubDate>soon</pubDate><pubDate>2026-11-03</pubDate>", "published", DAY),
        ("<title>Forms</title><description>Forms</description>", "summary", ""),
        (
            "<link>about:blank</link><guid isPermaLink='false'>Seven</guid><description>Words.</description>",
            "url",
            "https://feeds.example.gov/rss.xml#seven",
        ),
        ("<author>j@a.example (Jane Doe)</author><dc:creator>Jane Doe</dc:creator>", "authors", ("Jane Doe",)),
        ("<author>j@office.digital (Jane Doe)</author>", "authors", ("Jane Doe",)),
        ("<dc:creator>Jane Doe</dc:creator><dc:creator>Ana Ruiz</dc:creator>", "authors", ("Jane Doe", "Ana Ruiz")),
        ("<author>noreply@blogger.com (Unknown)</author>", "authors", ()),
        ("<author></author>", "authors", ()),
        ("<link>javascript:void(0)</link><guid>https://a.example.gov/1</guid>", "url", "https://a.example.gov/1"),
        ("<link></link><guid>https://a.example.gov/1</guid>", "url", "https://a.example.gov/1"),
        ("<link></link><guid isPermaLink='TRUE'>https://a.example.gov/1</guid>", "url", "https://a.example.gov/1"),
        ("<link>http://https://a.example.gov/1</link>", "url", "https://a.example.gov/1"),
        ("<link>https:/a.example.gov/1</link>", "url", "https://a.example.gov/1"),
        (r"<link>https:\\a.example.gov\1</link>", "url", "https://a.example.gov/1"),
        ("<link>feeds.example.gov/1</link>", "url", "https://feeds.example.gov/1"),
    ],
)
def test_what_systems_say_in_their_own_way(item: str, field: str, expected: object, source: Source) -> None:
    """The true address beside a proxy's, captions of pictures, pictures without a type, and odd names and dates."""
    head = MEDIA.replace(
        "<rss",
        '<rss xmlns:f="http://rssnamespace.org/feedburner/ext/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    )
    link = "" if "<link>" in item else "<link>https://a.example.gov/1</link>"
    data = f"{head}<channel><item>{link}{item}</item></channel></rss>".encode()
    assert [getattr(one, field) for one in rss.read(data, source, URL).candidates] == [expected]


def test_other_dates_of_the_feed_show_which_number_is_the_month(source: Source) -> None:
    """One date that can mean one day only settles all of them."""
    items = "".join(f"<item><link>{n}</link><pubDate>11/{n}/2026</pubDate></item>" for n in (3, 19))
    feed = rss.read(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), source, URL)
    assert [one.published and one.published.date().isoformat() for one in feed.candidates] == [
        "2026-11-03",
        "2026-11-19",
    ]


def test_an_entry_of_another_feed_has_the_author_of_that(source: Source) -> None:
    """RFC 4287, section 4.2.1: the author of its source, before that of the feed that took it in."""
    entry = "<entry><id>1</id><link href='/1'/><source><author><name>Ana</name></author></source></entry>"
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Jane</name></author>{entry}</feed>"
    assert [one.authors for one in rss.read(feed.encode(), source, URL).candidates] == [("Ana",)]


def test_an_entry_that_was_only_updated(source: Source) -> None:
    """RFC 4287 asks for `updated` alone, so that is its day; where it gives both, the other one is."""
    entry = (
        "<entry><id>urn:{0}</id><link href='/{0}'/><title>{0}</title>{1}<updated>2026-11-20T09:00:00Z</updated></entry>"
    )
    both = "<published>2026-11-03T09:00:00Z</published>"
    entries = entry.format("a", "") + entry.format("b", both)
    feed = rss.read(f"<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>".encode(), source, URL)
    days = [(str(one.published)[:10], str(one.modified)[:10]) for one in feed.candidates]
    assert days == [("2026-11-20", "2026-11-20"), ("2026-11-03", "2026-11-20")]
