"""Each repair of XML, by its name."""

from __future__ import annotations

import pytest

from hub.collect.formats import rss, xml_repair
from hub.content.settings import Source

HEAD = '<rss version="2.0"><channel><title>Desk</title>'
SOURCE = Source(key="notes", name="Notes", url="https://feeds.example.gov/")


def item(title: str) -> str:
    """An entry with this title."""
    return f"<item><title>{title}</title><link>https://a.example.gov/1</link></item>"


def whole(title: str, end: str = "") -> str:
    """A feed of one entry."""
    return f"{HEAD}{item(title)}</channel></rss>{end}"


@pytest.mark.parametrize(
    ("feed", "names", "titles"),
    [
        (whole("AT&T Q&A on R&D"), ["bare-ampersand"], ["AT&T Q&A on R&D"]),
        (whole("<![CDATA[a & b]]> & c &amp; d"), ["bare-ampersand"], ["a & b & c & d"]),
        (whole("x &copy=2&#x26;lt"), ["bare-ampersand"], ["x ©=2<"]),
        (whole("Caf&eacute;&nbsp;&hellip; &bogus;"), ["unknown-entity"], ["Café … &bogus;"]),
        (whole("a\x0bb\x00 &#x1F;c &#31;"), ["control-character"], ["ab c"]),
        (whole("2 < 3 and 3 <4"), ["bare-less-than"], ["2 < 3 and 3 <4"]),
        (f"\n\n<?xml version='1.0'?>{whole('A')}", ["wrong-declaration"], ["A"]),
        (f"Warning: no cache in line 7 <br />\n{whole('A')}", ["wrong-declaration"], ["A"]),
        (f"<?xml version=1.0 encoding=utf-8?>{whole('A')}", ["wrong-declaration"], ["A"]),
        (f"<?xml version='1.1'?><?xml version='1.0'?>{whole('A')}", ["wrong-declaration"], ["A"]),
        (f"<?xml version='1.0'?>\n<?xml version='1.0'?>{whole('A')}", ["wrong-declaration"], ["A"]),
        (whole("A</title><dc:x/><media:y own:z='1'/><title>"), ["undeclared-prefix"], ["A"]),
        (whole("A", "<!-- made in 0.2 s --><script>x()</script>"), ["text-after-the-end"], ["A"]),
        (f"{HEAD}{item('A')}{item('B')}", ["unclosed-tag"], ["A", "B"]),
        (
            f"{HEAD}{item('A')}<item><title>B</title><link>https://b.example.gov/</link><desc",
            ["unclosed-tag"],
            ["A", "B"],
        ),
        (
            f"{HEAD}<item><link>https://b.example.gov/</link><title><![CDATA[B & <b>c",
            ["unclosed-tag"],
            ["B & <b>c"],
        ),
        (
            HEAD + item("R&D &eacute; \x01"),
            ["control-character", "bare-ampersand", "unknown-entity", "unclosed-tag"],
            ["R&D é"],
        ),
    ],
)
def test_repairs_and_says_so(feed: str, names: list[str], titles: list[str]) -> None:
    """A feed that is broken in a usual way is read as it was meant, and each repair is named where it broke."""
    found = rss.read(feed.encode(), SOURCE, "https://feeds.example.gov/rss.xml")
    assert [note.reason.partition(":")[0] for note in found.repaired] == names
    assert [one.title for one in found.candidates] == titles


def test_closes_what_has_a_prefix(source: Source) -> None:
    """An element is closed under the name that the feed gives it."""
    feed = (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>A</a:title><a:link href="https://a.example/"/>'
    )
    found = rss.read(feed.encode(), source, "https://feeds.example.gov/rss.xml")
    assert [one.url for one in found.candidates] == ["https://a.example/"]


def test_says_where_it_broke() -> None:
    """An editor finds the place, and what was done there."""
    found = rss.read(whole("R&D").encode(), SOURCE, "https://feeds.example.gov/rss.xml")
    assert [(note.entry, note.reason) for note in found.repaired] == [
        ("line 1, column 63", "bare-ampersand: a bare & means itself")
    ]


def test_touches_nothing_that_is_well_formed() -> None:
    """A feed that a parser takes stays as it is, whatever is in it."""
    data = whole("<![CDATA[a & b < c]]> &amp; d<!-- & -->").encode()
    assert xml_repair.fault(data) is None
    assert rss.read(data, SOURCE, "https://feeds.example.gov/rss.xml").repaired == ()


@pytest.mark.parametrize("data", [b"hello & <", b"", b"<?xml version='1.1'?>no feed"])
def test_leaves_what_it_cannot_repair(data: bytes) -> None:
    """What is no feed is still broken afterwards, and nothing fails."""
    changed, _ = xml_repair.repaired(data)
    assert xml_repair.fault(changed) is not None
