"""Lists of feeds come in and go out as OPML, and into sources.yml without touching what is there."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import text
from hub.collect.formats import opml
from hub.content import yaml_nodes
from hub.content.settings import Source
from hub.errors import SourceError

LIST = b"""
<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="1.0"><head><title>My feeds</title></head><body>
  <outline text="Design">
    <outline text="Deep"><outline type="rss" text="B&#252;ro &amp; Amt" title="" xmlUrl="https://B.example/feed?utm_source=x"/></outline>
    <outline type="rss" text="ignored" title="B\xfcro &amp; Amt" XMLURL=" http://c.example/feed "/>
    <outline type="link" text="A page" url="https://d.example/"/>
  </outline>
  <outline type="rss" text="Again" xmlUrl="http://www.b.example/feed/"/>
  <outline type="rss" xmlUrl="https://e.example/feed?a=1&b=2&amp;c=3"/>
  <outline type="rss" text="Old reader" xmlUrl="feed://f.example/"/>
  <outline type="rss" xmlUrl="/relative"/>
</body></opml>
"""
NAMES = st.text().map(text.clean).filter(lambda name: name and not opml.NOT_IN_XML.search(name))
HOSTS = st.lists(st.from_regex(r"[a-z]{1,9}\.example", fullmatch=True), unique=True)
SOURCES = st.builds(
    lambda hosts, names: [
        Source(key="x", name=name, url=f"https://{host}/feed?a=1&b=2") for host, name in zip(hosts, names, strict=False)
    ],
    HOSTS,
    st.lists(NAMES),
)


def named(*names: str) -> list[Source]:
    """Sources of these names."""
    return [Source(key=text.slug(name), name=name, url=f"https://{n}.example/feed") for n, name in enumerate(names)]


def test_outlines_of_all_folders_become_sources() -> None:
    """Each address once and canonical, under a key of its own; a bare ampersand is forgiven."""
    assert opml.read(LIST) == (
        Source(key="buro-amt", name="Büro & Amt", url="https://b.example/feed"),
        Source(key="buro-amt-2", name="Büro & Amt", url="http://c.example/feed"),
        Source(key="e-example", name="e.example", url="https://e.example/feed?a=1&b=2&c=3"),
        Source(key="old-reader", name="Old reader", url="http://f.example/"),
    )


def test_what_no_hub_can_read_is_named() -> None:
    """Addresses of other kinds are left out and reported, and so is what an entry before has."""
    assert [(note.entry, note.reason) for note in opml.skipped(LIST)] == [
        ("A page", "it leads to https://d.example/, which may be another list, and not to a feed"),
        ("Again", "its feed is that of Büro & Amt"),
        ("/relative", "its address must start with https:// or http://"),
    ]
    site = b'<opml><body><outline text="Folder"/><outline text="A" htmlUrl="https://a.example/"/></body></opml>'
    (note,) = opml.skipped(site)
    reason = "it names a site and no feed: hub new source https://a.example/ looks for its feed"
    assert (opml.read(site), note.entry, note.reason) == ((), "A", reason)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("feed:https://a.example/f", "https://a.example/f"),
        ("feed://https://a.example/f", "https://a.example/f"),
        ("FEED://a.example/f", "http://a.example/f"),
        ("webcal://a.example/c.ics", "https://a.example/c.ics"),
        ("//a.example/f", "https://a.example/f"),
        ("www.a.example/f", "https://www.a.example/f"),
        ("a.example:8080/f", "https://a.example:8080/f"),
        ("a.example", "https://a.example/"),
    ],
)
def test_addresses_of_every_kind(given: str, address: str) -> None:
    """As programs hand them to each other, or people write them."""
    data = f'<opml><body><outline text="A" xmlUrl="{given}"/></body></opml>'
    assert [source.url for source in opml.read(data.encode())] == [address]


def test_an_address_in_another_attribute() -> None:
    """Some lists give that of a feed as that of a page."""
    data = b'<opml><body><outline type="rss" text="A" url="https://a.example/f"/></body></opml>'
    assert [source.url for source in opml.read(data)] == ["https://a.example/f"]


def test_quotes_that_nobody_escaped() -> None:
    """They are part of the name, wherever they stand; the other entries are read, too."""
    data = (
        '<opml><body><outline text="The "big" list" title="The "big" list" xmlUrl="https://a.example/f?a="/>'
        '<outline text=""Q"" type="rss"\n xmlUrl="https://b.example/f" ><outline text="R&D" xmlUrl="https://c.example/f"/>'
        "</outline></body></opml>"
    )
    assert [(source.name, source.url) for source in opml.read(data.encode())] == [
        ('The "big" list', "https://a.example/f?a="),
        ('"Q"', "https://b.example/f"),
        ("R&D", "https://c.example/f"),
    ]


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        ("<!DOCTYPE opml>", "A", "A"),
        ('<!DOCTYPE opml PUBLIC "-//X//DTD OPML//EN" "http://a.example/opml.dtd">', "A", "A"),
        ("", "A&nbsp;B", "A B"),
        ("", "A\x01B", "AB"),
        ("", "R&amp;amp;D &amp;#8211; News", "R&D – News"),
        ("", "R&D", "R&D"),
        ("\n", "A", "A"),
    ],
)
def test_what_programs_write_is_read(head: str, name: str, expected: str) -> None:
    """A document type without entities, names of HTML, control characters, and what was escaped twice."""
    data = f'{head}<opml><body><outline text="{name}" xmlUrl="https://a.example/"/></body></opml>'
    assert [source.name for source in opml.read(data.encode())] == [expected]


FEEDS = [
    '<outline type="rss" text="A" xmlUrl="https://a.example/f"/>',
    '<outline type="rss" text="B" xmlUrl="https://b.example/f"/>',
    '<outline type="rss" text="C" xmlUrl="https://c.example/f"/>',
]


def feeds(second: str = FEEDS[1], head: str = "<opml><body>", end: str = "</body></opml>") -> str:
    """A list of three feeds."""
    return f"{head}{FEEDS[0]}{second}{FEEDS[2]}{end}"


@pytest.mark.parametrize(
    "given",
    [
        feeds(FEEDS[1].replace("/>", ">")),
        feeds().replace("/>", ">"),
        feeds(head="<opml><body><outline text='Folder'>"),
        feeds(head="<opml><body><outline text='Folder'></outline></outline>"),
        feeds("<outline text='Folder'>" + FEEDS[1] + "</outlin>"),
        feeds("<outline text=B type=rss xmlUrl=https://b.example/f/>"),
        feeds(FEEDS[1].replace('type="rss"', 'type="rss" isOpen')),
        feeds(FEEDS[1].replace('" ', '"')),
        feeds(FEEDS[1].replace('text="B"', 'text="B" text="D"')),
        feeds(FEEDS[1].replace('text="B"', 'text="<b>B</b>"')),
        feeds(FEEDS[1].replace("text=", "description=")),
        feeds(FEEDS[1].replace("xmlUrl", "feedUrl")),
        feeds(FEEDS[1].replace("xmlUrl", "href")),
        feeds(FEEDS[1].replace("xmlUrl", "url").replace("rss", "feed")),
        feeds(FEEDS[1].replace("https", "feed/https")),
        feeds("<!-- a note " + FEEDS[1]),
        feeds(FEEDS[1].replace("/>", " ")),
        feeds(FEEDS[1].replace("/>", "")),
        feeds().replace("<outline", "<x:outline").replace("<opml", "<opml xmlns:x='urn:x'"),
        feeds(FEEDS[1].replace(">B", ">&b;"), head='<!DOCTYPE opml [<!ENTITY b "B">]><opml><body>'),
        f"<opml><body>{FEEDS[0]}{FEEDS[1]}</body></opml><opml><body>{FEEDS[2]}</body></opml>",
    ],
)
def test_a_list_that_is_written_by_hand(given: str) -> None:
    """Tags that do not match, attributes of other programs, and two lists in one file."""
    assert [(one.name, one.url) for one in opml.read(given.encode())] == [
        (name, f"https://{name.lower()}.example/f") for name in "ABC"
    ]
    assert opml.skipped(given.encode()) == ()


def test_an_entry_that_is_lost_is_named() -> None:
    """A tag that cannot be told from words is none, which is said; words that were escaped are no tag."""
    given = feeds(FEEDS[1].replace('f"/>', "f ")).replace('"C"', '"C &lt;outline>"').encode()
    assert [one.name for one in opml.read(given)] == ["A", "C <outline>"]
    assert [(note.entry, note.reason) for note in opml.skipped(given)] == [
        ('type="rss" text="B" xmlUrl="https://b.example/f', "its tag has no end, or a quote too few")
    ]


@pytest.mark.parametrize("end", ["", "</body>", '<outline text="D" xmlUrl="https://d.exa'])
def test_a_list_that_breaks_off(end: str) -> None:
    """What is there is read, and it is said that more may have been there."""
    given = feeds(end=end).encode()
    assert [one.name for one in opml.read(given)] == ["A", "B", "C"]
    assert [(note.entry, note.reason) for note in opml.skipped(given)] == [
        ("the list", "it ends too early, so entries may be missing at its end")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "<!DOCTYPE opml [<!ENTITY a '"
        + "x" * 1000
        + "'>"
        + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(20))
        + "]>",
    ],
)
def test_entities_are_refused(declared: str, encoding: str) -> None:
    """A document type ends the reading before anything unfolds, in any encoding."""
    bomb = f'<?xml version="1.0"?>{declared}<opml><body><outline text="&u;" xmlUrl="https://a.example/"/></body></opml>'

    with pytest.raises(SourceError, match="declares a document type"):
        opml.read(bomb.encode(encoding))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><body></body></html>", "it has no element `opml`"),
        (b"<opml><body>", "this is not OPML: line 1, column 13: no element found"),
        (b"hello", "this is not OPML: line 1, column 1: syntax error"),
        (b" " * 5_000_001, "the list is larger than 5 MB"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, reason: str) -> None:
    """With the place of the fault."""
    with pytest.raises(SourceError) as caught:
        opml.read(data)

    assert reason in str(caught.value)


def test_a_list_of_a_thousand_levels_is_read_in_a_moment() -> None:
    """Depth costs nothing, and 5,000 feeds a moment."""
    deep = '<outline text="x">' * 1000
    feeds = "".join(f'<outline text="Feed" xmlUrl="https://example.gov/{n}"/>' for n in range(5_000))
    start = time.process_time()

    found = opml.read(f"<opml><body>{deep}{feeds}{'</outline>' * 1000}</body></opml>".encode())

    assert (len(found), found[-1].key) == (5_000, "feed-5000")
    assert time.process_time() - start < 5


def test_a_list_is_written_for_other_readers() -> None:
    """OPML 2.0 with everything escaped; a source that is a folder has no address to write."""
    sources = [*named('A "B" <&>'), Source(key="x", name="A folder", path="feeds")]

    assert opml.write(sources, "What we read & why") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<opml version="2.0">\n'
        "  <head>\n    <title>What we read &amp; why</title>\n  </head>\n"
        "  <body>\n"
        '    <outline type="rss" text="A &quot;B&quot; &lt;&amp;&gt;" xmlUrl="https://0.example/feed"/>\n'
        "  </body>\n"
        "</opml>\n"
    )


@given(SOURCES)
def test_what_was_written_is_read_again(sources: list[Source]) -> None:
    """The same addresses and names, each key once."""
    found = opml.read(opml.write(sources, "x").encode())

    assert [(one.name, one.url) for one in found] == [(one.name, one.url) for one in sources]
    assert len({one.key for one in found}) == len(found)
    assert opml.read(opml.write(found, "x").encode()) == found


def test_only_new_sources_are_added_under_free_keys() -> None:
    """An address counts as known in any spelling."""
    known = [Source(key="news", name="News", url="http://www.0.example/feed/"), Source(key="x", name="X", path="x")]
    wanted = [*named("Old", "News", "News"), Source(key="y", name="Y", path="y")]

    assert [(one.key, one.url) for one in opml.new(wanted, known)] == [
        ("news-2", "https://1.example/feed"),
        ("news-3", "https://2.example/feed"),
    ]


def test_an_entry_is_plain_where_yaml_allows_it() -> None:
    """What YAML would take for something else gets quotes."""
    entries = [opml.entry(one) for one in named("Digital.gov", "News: today", "yes", "2026-11-20")]

    assert [entry.splitlines()[0] for entry in entries] == [
        "name: Digital.gov",
        'name: "News: today"',
        'name: "yes"',
        'name: "2026-11-20"',
    ]
    assert entries[0].splitlines()[1] == "url: https://0.example/feed"


@given(SOURCES)
def test_entries_say_what_the_sources_say(sources: list[Source]) -> None:
    """Whatever the names hold, YAML reads the same strings."""
    for one in sources:
        node, problems = yaml_nodes.parse(opml.entry(one), "sources/a.yml")
        assert problems == ()
        assert isinstance(node.value, dict)
        assert {name: child.value for name, child in node.value.items()} == {"name": one.name, "url": one.url}


@pytest.mark.parametrize("name", ["punycode", "undefined", "rot13", "klingon", "utf-16"])
def test_a_wrong_encoding_does_no_harm(name: str) -> None:
    """What a list declares and is not, is none of Python's business."""
    page = f'<?xml version="1.0" encoding="{name}"?><opml><body><outline text="Caf\xe9" xmlUrl="http://a.example/"/></body></opml>'
    assert [one.name for one in opml.read(page.encode())] == ["Caf\xe9"]


@pytest.mark.parametrize("words", ['a="1" ', '="', "a.b.c ", '<outline text="A" ' + 'a="1" ' * 20])
def test_no_attributes_take_long(words: str) -> None:
    """100 KB of them are read, or refused, as fast as other lists."""
    start = time.process_time()
    with contextlib.suppress(SourceError):
        opml.read(f"<opml><body><outline {words * (100_000 // len(words))}</body></opml>".encode())
    assert time.process_time() - start < 3
