"""Feeds whose tags do not match: every entry is read, none takes words of another, and the repair is named."""

from __future__ import annotations

import re
import time

import pytest

from hub.collect.formats import rss, xml_repair
from hub.content.settings import Source

URL = "https://feeds.example.gov/rss.xml"
SOURCE = Source(key="notes", name="Notes", url=URL)
HEAD = (
    '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>Desk</title><link>https://a.example.gov/</link>"
)
END = "</channel></rss>"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><id>urn:desk</id>'


def item(number: int, title: str = "", words: str = "", more: str = "") -> str:
    """An entry of RSS."""
    return (
        f"<item><title>{title or f'Title {number}'}</title><link>https://a.example.gov/{number}</link>"
        f"<description>{words or f'Words {number}.'}</description>"
        f"<pubDate>Tue, {number:02} Nov 2026 10:00:00 GMT</pubDate>{more}</item>\n"
    )


def entry(number: int, link: str = "", more: str = "") -> str:
    """An entry of Atom."""
    attributes = link or f'href="https://a.example.gov/{number}"'
    return (
        f"<entry><title>Title {number}</title><id>urn:{number}</id><link {attributes}/>"
        f"<updated>2026-11-{number:02}T10:00:00Z</updated><summary>Words {number}.</summary>{more}</entry>\n"
    )


def read(feed: str) -> tuple[list[tuple[str, str, str, str]], list[str]]:
    """What is known of each entry, and the names of the repairs."""
    found = rss.read(feed.encode(), SOURCE, URL)
    entries = [
        (one.title, one.url, str(one.published and one.published.date()), one.summary) for one in found.candidates
    ]
    return entries, [note.reason.partition(":")[0] for note in found.repaired]


def right(number: int, title: str = "", words: str = "") -> tuple[str, str, str, str]:
    """What `read` says of an entry that is right."""
    named = title or f"Title {number}"
    return named, f"https://a.example.gov/{number}", f"2026-11-{number:02}", words or f"Words {number}."


SECOND = item(2)
MISMATCHED, BARE, ATTRIBUTE, CUT = ["mismatched-tag"], ["bare-less-than"], ["broken-attribute"], ["unclosed-tag"]
CDATA = ["broken-cdata"]


def without(words: str, instead: str = "", given: str = SECOND) -> str:
    """An entry with other words in one place."""
    assert words in given
    return given.replace(words, instead)


@pytest.mark.parametrize(
    ("second", "names"),
    [
        (without("</title>", "</titel>"), MISMATCHED),
        (without("</link>", "</lnik>"), MISMATCHED),
        (without("</description>", "</descrption>"), MISMATCHED),
        (without("<title>", "<titel>"), MISMATCHED),
        (without("</title>"), MISMATCHED),
        (without("</link>"), MISMATCHED),
        (without("</description>"), MISMATCHED),
        (without("</pubDate>"), MISMATCHED),
        (without("<title>"), MISMATCHED),
        (without("<link>"), MISMATCHED),
        (without("</title>", "<title>"), MISMATCHED),
        (without("</link>", "<link>"), MISMATCHED),
        (without("<title>", "<title><title>"), MISMATCHED),
        (without("</item>"), MISMATCHED),
        (without("</item>", "<item>"), MISMATCHED),
        (without("</item>", "</itme>"), MISMATCHED),
        (without("<item>"), MISMATCHED),
        (without("<item>", "</item>"), MISMATCHED),
        (SECOND + "</item>", MISMATCHED),
        (without("</title><link>", "<link></title>"), MISMATCHED),
        (without("</pubDate></item>", "</item></pubDate>"), MISMATCHED),
        (without("</title>", "</Title>"), MISMATCHED),
        (without("</title>", "</title"), MISMATCHED),
        (without("</title>", "/title>"), MISMATCHED),
        (without("<title>", "title>"), MISMATCHED),
        (without("<title>", "<title"), ["bare-less-than", "mismatched-tag"]),
        (without("</title>", "< /title>"), MISMATCHED),
        (without("<title>", "< title>"), MISMATCHED),
        (item(2, more="<category>forms<category>law</category>"), MISMATCHED),
        (item(2, more='<enclosure url="https://a.example.gov/2.mp3" type="audio/mpeg">'), MISMATCHED),
        (item(2, more="<dc:creator>Ann Lee</creator>"), MISMATCHED),
        (item(2, more="<author>Ann Lee <ann@a.example.gov></author>"), BARE),
        (item(2, more="</p><media:group><b>"), ["mismatched-tag", "undeclared-prefix"]),
        ("<br>Warning: x() fails<br>" + SECOND, MISMATCHED),
        ("<!-- a -- b --><?php echo 1 ?>" + SECOND, MISMATCHED),
        ("<!-- a note " + SECOND, ["broken-comment"]),
    ],
)
def test_an_entry_between_two_others(second: str, names: list[str]) -> None:
    """Whatever is wrong with its tags, it and its neighbors are read as they were meant."""
    assert read(HEAD + item(1) + second + item(3) + END) == ([right(1), right(2), right(3)], names)


@pytest.mark.parametrize(
    ("words", "meant", "names"),
    [
        ("<b>Note:</b> <![CDATA[Words", "Note: Words", CDATA),
        ("<b><![CDATA[Words", "Words", [*CDATA, *MISMATCHED]),
        ("<b><![CDATA[Words</b>", "Words", CDATA),
        ("<p><i><![CDATA[Some</i> words", "Some words", [*CDATA, *MISMATCHED]),
        ("Words<br><![CDATA[ of a desk", "Words of a desk", [*CDATA, *MISMATCHED]),
        ("<img src='a'/><![CDATA[Words", "Words", CDATA),
        ("Words <!-- x --><![CDATA[of a desk", "Words of a desk", CDATA),
        ("Words a < b <![CDATA[of it", "Words a < b of it", [*CDATA, *BARE]),
        ("<p>Words</p><![CDATA[ of it.]]> <b><![CDATA[More.", "Words of it. More.", [*CDATA, *MISMATCHED]),
        ("<![CDATA[Words]]> <b>and</b> <![CDATA[more", "Words and more", CDATA),
        ("<![CDATA[Words <b><![CDATA[of it]]></b>", "Words of it", [*CDATA, *MISMATCHED]),
    ],
)
def test_a_section_that_never_ends_ends_with_its_field(words: str, meant: str, names: list[str]) -> None:
    """Whatever elements of HTML are around it."""
    found = read(HEAD + item(1) + item(2, words=words) + item(3) + END)
    assert found == ([right(1), right(2, words=meant), right(3)], names)


@pytest.mark.parametrize(
    ("written", "meant", "names"),
    [
        ("Use <b>now please", "Use now please", MISMATCHED),
        ("Use now</b> please", "Use now please", MISMATCHED),
        ("<b>Use <i>now</b></i> please", "Use now please", MISMATCHED),
        ("Use<br>now", "Use now", MISMATCHED),
        ("List<String> in Java", "List<String> in Java", BARE),
        ("The <title> tag and <main>", "The <title> tag and <main>", BARE),
        ("The <title> and the <title> tag", "The <title> and the <title> tag", BARE),
        ("if a<b then c", "if a<b then c", BARE),
        ("A <- B <= C << D <3", "A <- B <= C << D <3", BARE),
        ("a[b[0]]>1", "a[b[0]]>1", ["broken-cdata"]),
        ("Plain forms]]>", "Plain forms", ["broken-cdata"]),
        ("<![CDATA[Plain forms", "Plain forms", ["broken-cdata"]),
    ],
)
def test_a_title(written: str, meant: str, names: list[str]) -> None:
    """Markup is markup, and what a title talks about is its words."""
    feed = HEAD + item(1) + item(2, written) + item(3, words="<![CDATA[Words 3.]]>") + END
    assert read(feed) == ([right(1), right(2, meant), right(3)], names)


@pytest.mark.parametrize(
    ("written", "meant", "names"),
    [
        ("One<br>two.", "One two.", MISMATCHED),
        ("<p>One.<p>Two.", "One. Two.", MISMATCHED),
        ("<ul><li>One<li>two</ul>", "One two", MISMATCHED),
        ('One <img src="https://a.example.gov/i.png" alt="x"> two.', "One two.", MISMATCHED),
        ("One <img src=https://a.example.gov/i.png/> two.", "One two.", ATTRIBUTE),
        ("One <a href=https://a.example.gov/z>two</a>.", "One two.", ATTRIBUTE),
        ("See <https://b.example.gov/x> now.", "See <https://b.example.gov/x> now.", BARE),
        ("Enter <your name> here.", "Enter <your name> here.", BARE),
        (
            "<p>See <https://b.example.gov/x></p> now</b>.",
            "See <https://b.example.gov/x> now.",
            ["bare-less-than", *MISMATCHED],
        ),
        ("<svg><title>Logo</title></svg><p>Words", "Words", MISMATCHED),
        ("<![CDATA[One two.", "One two.", ["broken-cdata"]),
        ("<![CDATA[One two.]] >", "One two.", ["broken-cdata"]),
        ("<! [cdata[One two.]]>", "One two.", ["broken-cdata"]),
        ("<![CDATA[<p>One</p> <![CDATA[<b>two</b>]]> <p>three.</p>]]>", "One two three.", ["broken-cdata"]),
    ],
)
def test_a_text(written: str, meant: str, names: list[str]) -> None:
    """HTML that nobody escaped, and CDATA without its end."""
    assert read(HEAD + item(1) + item(2, words=written) + item(3) + END) == (
        [right(1), right(2, words=meant), right(3)],
        names,
    )


@pytest.mark.parametrize(
    ("second", "names"),
    [
        (entry(2, "href=https://a.example.gov/2"), ATTRIBUTE),
        (entry(2, "rel=alternate href=https://a.example.gov/2 hidden"), ATTRIBUTE),
        (entry(2, "href=“https://a.example.gov/2”"), ATTRIBUTE),
        (entry(2, 'href="https://a.example.gov/2'), ATTRIBUTE),
        (entry(2, 'rel="alternate"href="https://a.example.gov/2"'), ATTRIBUTE),
        (entry(2, 'href="https://a.example.gov/2" href="https://b.example.gov/"'), ATTRIBUTE),
        (entry(2, 'title=\'a <b> "c"\' href="https://a.example.gov/2"'), ATTRIBUTE),
        (entry(2).replace("/><updated>", "><updated>"), MISMATCHED),
        (entry(2).replace("</summary>", "</sumary>"), MISMATCHED),
        (entry(2).replace("</entry>", ""), MISMATCHED),
        (entry(2, more="<author><name>Ann</name>"), MISMATCHED),
        (entry(2, more="<author><name>Ann</author>"), MISMATCHED),
        (entry(2).replace("<updated>", "<author><name>Ann</name><updated>"), MISMATCHED),
    ],
)
def test_an_entry_of_atom(second: str, names: list[str]) -> None:
    """Its attributes, and the elements that hold others."""
    assert read(ATOM + entry(1) + second + entry(3) + "</feed>") == ([right(1), right(2), right(3)], names)


THREE = item(1) + item(2) + item(3)


@pytest.mark.parametrize(
    ("feed", "names"),
    [
        (HEAD + THREE.replace("</item>", "") + END, MISMATCHED),
        (HEAD + THREE + "</rss>", MISMATCHED),
        (HEAD + THREE + "</channel>", CUT),
        (HEAD.replace("Desk</title>", "Desk") + THREE + END, MISMATCHED),
        (HEAD + "<image><title>Logo</title>" + THREE + END, MISMATCHED),
        (HEAD + item(1) + item(2) + END + HEAD + item(3) + END, ["second-feed", "text-after-the-end"]),
        (HEAD + item(1) + item(2) + HEAD + item(3) + END, ["second-feed", "text-after-the-end"]),
        (HEAD + item(1) + END + item(2) + item(3) + END, ["second-feed"]),
        (HEAD + THREE + END + "<script>a = '<b>';</script><![CDATA[x]]></p>", ["text-after-the-end"]),
        ("<channel><title>Desk</title>" + THREE + "</channel></rss>0", ["text-after-the-end"]),
        ("<channel><title>Desk</title></p>" + THREE + "</channel>", MISMATCHED),
        (HEAD + THREE.rstrip()[:-4], CUT),
    ],
)
def test_a_whole_feed(feed: str, names: list[str]) -> None:
    """Ends that are missing or come too early, and two feeds in one answer."""
    assert read(feed) == ([right(1), right(2), right(3)], names)


def test_half_an_address_is_none() -> None:
    """A feed that breaks off in an address has an entry that leads nowhere, which is said."""
    found = rss.read((HEAD + item(1) + "<item><title>B</title><link>https://b.exam").encode(), SOURCE, URL)
    assert [one.title for one in found.candidates] == ["Title 1"]
    assert [(note.entry, note.reason) for note in found.skipped] == [("B", "it has no address")]


@pytest.mark.parametrize("words", ["<![CDATA[Words 1.", "Words <![CDATA[1.", "<![CDATA[Words]]> <![CDATA[1."])
def test_an_entry_that_another_one_hides(words: str) -> None:
    """A CDATA section without an end takes in what follows it up to the next one; the XML is well-formed then."""
    feed = HEAD + item(1, words=words) + item(2, words="<![CDATA[Words 2.]]>") + item(3) + END
    assert xml_repair.fault(feed.encode()) is None
    assert read(feed) == ([right(1), right(2), right(3)], ["broken-cdata"])


def test_a_title_with_half_a_section() -> None:
    """It ends with its element, also behind words."""
    feed = HEAD + item(1, "A<![CDATA[ & B") + item(2) + END
    assert read(feed) == ([right(1, "A & B"), right(2)], ["broken-cdata"])


@pytest.mark.parametrize(
    "words",
    [
        "How <![CDATA[ works",
        "<p>a</p>\n</description> ends one, <![CDATA[ begins one",
        "<xmp><item><description><![CDATA[x]]&gt;</description><link>https://a.example.com/</link></item></xmp>",
    ],
)
def test_what_talks_of_cdata_stays(words: str) -> None:
    """It is well-formed, and hides nothing."""
    feed = HEAD + item(1, words=f"<![CDATA[{words}]]>") + END
    entries, names = read(feed)
    assert ([one[1] for one in entries], names) == (["https://a.example.gov/1"], [])


@pytest.mark.parametrize(
    ("declared", "words", "read_as"),
    [
        (
            "<!ENTITY eacute \"&#233;\"><!ENTITY org 'Agency'><!-- a -->",
            "Caf&eacute; at &org;, &amp;c",
            "Café at Agency, &c",
        ),
        ('<!ENTITY a "b"><!ENTITY a "c">', "x &a;", "x b"),
        ('<!ENTITY amp "Y"><!ENTITY lt "Y"><!ENTITY b "c">', "1 &lt; 2 &amp; &b;", "1 < 2 & c"),
        ('<!ENTITY a "b"><!ENTITY c "&a;&a;">', "x &c; &a;", "x &c; &a;"),
        ('<!ENTITY a SYSTEM "file:///etc/passwd">', "x &a;", "x &a;"),
        (f'<!ENTITY a "{"b" * 100}">', "&a;" * 1000, "&a;" * 1000),
    ],
)
def test_words_that_a_feed_declares(declared: str, words: str, read_as: str) -> None:
    """They are read where they are words; what may unfold without end, or fetch a file, stays as it is."""
    feed = f"<!DOCTYPE rss [{declared}]>" + HEAD + item(1, words) + END
    assert rss.read(feed.encode(), SOURCE, URL).candidates[0].title == read_as


@pytest.mark.parametrize(
    ("quoted", "names"),
    [
        (f"<item><title><![CDATA[{{}}]]></title><link>https://a.example.gov/0</link></item>{item(1, 'B&amp;C')}", []),
        (f"<!-- {{}} -->{item(1, 'B&amp;C')}", []),
        (f"<!-- {{}} -->{item(1, 'B&amp;C').replace('Words', 'One & Words')}", ["bare-ampersand"]),
        (f"<!-- {{}} -->{item(1, 'B&amp;C').replace('Words', '&eacute; Words')}", ["unknown-entity"]),
    ],
)
@pytest.mark.parametrize("at", ["", "<?xml version='1.0'?><!-- a <rss> -->"])
def test_a_doctype_that_is_quoted_declares_nothing(at: str, quoted: str, names: list[str]) -> None:
    """Words and comments may talk of one."""
    doctype = '<!DOCTYPE note [<!ENTITY nbsp "X"><!ENTITY amp "Y">]>'
    entries, repairs = read(at + HEAD + quoted.format(doctype) + END)
    assert (entries[-1][:2], repairs) == (("B&C", "https://a.example.gov/1"), names)


def test_a_doctype_in_a_comment_before_the_feed() -> None:
    """It declares nothing; the one behind it does."""
    feed = '<!-- <!DOCTYPE a [<!ENTITY b "no">]> --><!DOCTYPE rss [<!ENTITY b "yes">]>' + HEAD + item(1, "&b;") + END
    assert read(feed)[0][0][0] == "yes"


def mutated(given: str) -> list[str]:
    """An entry with one of its tags left out, misspelled, without a mark, twice, or after the next one."""
    parts = re.split(r"(<[^<>]*>)", given)
    found: list[str] = []
    for at in range(1, len(parts), 2):
        tag = parts[at]
        misspelled = re.sub(r"([a-zA-Z])([a-zA-Z])(?=[ >/])", r"\2\1", tag, count=1)
        instead = ("", misspelled, tag.replace("/", "", 1), tag + tag, tag[:-1], tag[1:])
        found += ("".join([*parts[:at], one, *parts[at + 1 :]]) for one in instead)
        found.append("".join([*parts[:at], *parts[at + 1 : at + 2], tag, *parts[at + 2 :]]))
    return found


RICH = '<guid isPermaLink="false">g2</guid><category>forms</category><dc:creator>Ann</dc:creator><content:encoded>'
RICH += "<![CDATA[<p>Words 2.</p>]]></content:encoded>"
CASES = [
    *((HEAD + item(1), second, item(3) + END) for second in mutated(item(2, more=RICH))),
    *(
        (ATOM + entry(1), second, entry(3) + "</feed>")
        for second in mutated(entry(2, more="<author><name>A</name></author>"))
    ),
]


@pytest.mark.parametrize("case", range(len(CASES)))
def test_one_wrong_tag_harms_no_other_entry(case: int) -> None:
    """Its neighbors stay as they are, the entry itself is still there, and it is said where the XML was broken."""
    feed = "".join(CASES[case])
    entries, names = read(feed)
    assert [entries[0], entries[-1]] == [right(1), right(3)]
    assert len(entries) == 3
    assert bool(names) == bool(xml_repair.fault(feed.encode()))


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "<a ",
        '<a x="',
        "<a \"' ",
        "<item>",
        "</item>",
        "<title>",
        "<b>",
        "<author>",
        "<![CDATA[",
        "<!--",
        "<?",
        "]]>",
        "</rss><rss>",
        "<title><link>",
        "<title>a<title>b</title>",
        "<t><![CDATA[</t><link>",
        "<t><![CDATA[a<![CDATA[",
        "</item><link>",
        "</a ",
    ],
)
def test_time_grows_with_length(part: str) -> None:
    """Nothing that is written over and over takes long."""
    start = time.process_time()
    xml_repair.repaired(HEAD.encode() + part.encode() * 30_000)
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    "words",
    [
        '<img b="1" ',
        'b="1" ',
        "<a b <c don't say it's so, ",
        "<b a='<b' ",
        '<x a"',
        "</a",
        "a",
        "a:",
        "] ",
        "<![CDATA[",
        "<!-- ",
        "<a1:b ",
        'x="<" ',
        '="',
    ],
)
@pytest.mark.parametrize("start", ["<item><title>A</title><link>https://a.example.gov/1</link><img ", "", "<!DOCTYPE "])
def test_no_words_take_long(start: str, words: str) -> None:
    """A pattern tries no two ways to part the same text: 100 KB of one thing take as long as other feeds."""
    many = words * (100_000 // len(words))
    begun = time.process_time()
    xml_repair.repaired(f"{HEAD}{start}{many}<description>x</description>{END}".encode())
    xml_repair.repaired(f"{start}{many}{HEAD}<a &".encode())
    xml_repair.with_entities(f"{start}{many}{HEAD}".encode())
    assert time.process_time() - begun < 8


def test_an_unclosed_tag_with_many_attributes() -> None:
    """It is read in a moment, and the entry with it."""
    tag = "<img " + 'b="1" ' * 60
    (first, second), names = read(HEAD + item(1, words=tag) + item(2) + END)
    assert (first[:3], second, names) == (right(1)[:3], right(2), BARE)
