"""Bytes of unknown kind."""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.collect import format_detection
from hub.collect.candidate import Candidate
from hub.content.settings import Source
from hub.errors import SourceError
from tests import plugged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

URL = "https://feeds.example.gov/blog/"
JSON = '{"title": "Café", "items": [{"id": "1", "url": "a/"}]}'
RSS = '<rss version="2.0"><channel><title>Café</title><item><link>a/</link></item></channel></rss>'
DIALECT = '{"type": "list", "title": "Café |Example.gov", "items": [{"title": "A", "url": "/blog/a/"}]}'

SITE = "https://feeds.example.gov"
NO_FEED = "this is a web page, not a feed"


@pytest.mark.parametrize("text", [JSON, DIALECT, f"\n {RSS}", f'<?xml version="1.0"?>\n<!-- <html> -->{RSS}'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_sniffs(text: str, encoding: str, source: Source) -> None:
    """A feed shows its dialect, whatever its encoding."""
    if encoding != "utf-8":
        text = text.lstrip()
    feed = format_detection.read(text.encode(encoding), source, URL)
    assert (feed.title, [one.url for one in feed.candidates]) == ("Café", ["https://feeds.example.gov/blog/a/"])


@pytest.mark.parametrize(("dialect", "notes"), [("digitalgov", 0), ("jsonfeed", 1), ("rss", 1), (None, 1)])
def test_trusts_the_declared_dialect(dialect: str | None, notes: int) -> None:
    """That an item has no id is said unless the source is declared as the dialect that has none."""
    source = Source(key="n", name="N", url=URL, dialect=dialect)
    feed = format_detection.read(b'{"items": [{"title": "A", "url": "/a/"}]}', source, URL)
    assert len(feed.repaired) == notes


def test_reads_a_declared_json_feed_strictly() -> None:
    """A document that looks like the dialect is a JSON Feed where the source says so."""
    source = Source(key="n", name="N", url=URL, dialect="jsonfeed")
    assert len(format_detection.read(DIALECT.encode(), source, URL).repaired) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the answer is empty"),
        (b"\xef\xbb\xbf \r\n\t", "the answer is empty"),
        (b"\xff\xfe\n\0", "the answer is empty"),
        (b"[{}]", "this JSON is a list, not an object, so it is not a feed"),
        (b"{", "this is not JSON: line 1, column 2: Expecting property name enclosed in double quotes"),
        (b"Not found", "this is not an RSS or Atom feed: the XML breaks at line 1, column 0: syntax error"),
        (b"<!DOCTYPE html><title>x</title>", "this is a web page, not a feed"),
        (b'<?xml version="1.0"?><html xmlns="x"/>', "this is a web page, not a feed"),
        (
            b'<html><link type="application/rss+xml" rel=alternate href="../feed.xml?a=1&amp;b=2">',
            f"{NO_FEED}; write `url: https://feeds.example.gov/feed.xml?a=1&b=2` in its entry",
        ),
        (
            b"<HTML><LINK href=/f.json TYPE=application/feed+json>",
            "this is a web page, not a feed; write `url: https://feeds.example.gov/f.json` in its entry",
        ),
        (
            b"<html><a href=/rss>RSS</a><a href=/atom.xml>Atom</a>",
            f"{NO_FEED}; write `url: {SITE}/rss` (or {SITE}/atom.xml) in its entry",
        ),
        (
            b"<opml version='2.0'><body/></opml>",
            "this is a list of feeds (OPML), not a feed; save it as a file, and hub import opml FILE takes its feeds",
        ),
        (b'<html><link type="application/atom+xml" href="javascript:x">', "this is a web page, not a feed"),
        (b'<html><link type="text/css" href="a.css">', "this is a web page, not a feed"),
    ],
)
def test_says_why_it_is_no_feed(data: bytes, message: str, source: Source) -> None:
    """What is no feed is refused in plain words, with the address of a feed where a page names one."""
    with pytest.raises(SourceError) as caught:
        format_detection.read(data, source, URL)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"<html>" + b"<link" * 1_000_000,
        lambda: b"<html><link " + b"application/rss+xml " * 250_000,
        lambda: json.dumps({"items": [{"id": "1", "url": "a", "content_html": "<b>" * 100_000}]}).encode(),
        lambda: json.dumps({"items": [{"id": "1", "url": "a", "content_html": "<a href=" * 100_000}]}).encode(),
        lambda: json.dumps({"items": [{"id": "1", "url": "a", "content_text": "\n \t" * 300_000}]}).encode(),
        lambda: json.dumps({"items": [{"id": "1", "url": "a", "summary": "A. " * 300_000}]}).encode(),
        lambda: json.dumps({"items": [{"id": "1", "url": "/preview/" * 100_000}], "type": "list"}).encode(),
        lambda: b'{"items": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    ],
    ids=["links", "one link", "deep html", "open tags", "blank text", "sentences", "previews", "deep json"],
)
def test_reads_hostile_feeds_in_no_time(make: Callable[[], bytes], source: Source) -> None:
    """No shape of bytes within the size limit keeps hub busy: each of these is read or refused, and ends."""
    with contextlib.suppress(SourceError):
        format_detection.read(make(), source, URL)


TWTXT = b"# nick = lamps\n2026-11-20T12:00:00Z\tOil for all: https://lamps.example.org/oil/?utm_source=x\nno moment\n"
READS = """
from hub.api import Candidate, Feed

def detects(head, source):
    {detects}

def read(data, source, url):
    {read}
"""
LAMPS = Source(key="lamps", name="Lamps", url="https://lamps.example.org/twtxt.txt")


def test_a_plug_in_reads_a_format_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its bytes, or as the dialect of a source; addresses become what hub has for them."""
    plugged.install_example(tmp_path, monkeypatch, "practice-hub-twtxt")
    for source in (LAMPS, replace(LAMPS, dialect="twtxt")):
        feed = format_detection.read(TWTXT, source, str(LAMPS.url))
        assert [(one.url, one.title) for one in feed.candidates] == [("https://lamps.example.org/oil/", "Oil for all")]
        assert [note.entry for note in feed.skipped] == ["no moment"]
    assert format_detection.read(b'{"version": "", "items": []}', LAMPS, str(LAMPS.url)).candidates == ()
    with pytest.raises(SourceError, match="this feed is not UTF-8, as twtxt has it"):
        format_detection.read(TWTXT + b"\xff", LAMPS, str(LAMPS.url))


def test_what_a_plug_in_reads_is_cleaned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No script, no address that cannot be followed, nobody else's source; what is left out is named."""
    read = """
    bad = Candidate(url="javascript:alert(1)", title="Bad", source=source.key)
    good = Candidate(url="/oil/", title="", source="bank", content_html="<p onclick=x>Oil<script>x</script></p>",
        image="javascript:x", external_url="http://[", summary=" A  lamp. ")
    return Feed(title="Lamps", url=url, candidates=(bad, good))
    """
    plugged.install(tmp_path, monkeypatch, "formats", "any", READS.format(detects="return True", read=read.strip()))
    feed = format_detection.read(b"oil", LAMPS, str(LAMPS.url))
    assert feed.candidates == (
        Candidate(
            url="https://lamps.example.org/oil/",
            title="https://lamps.example.org/oil/",
            source="lamps",
            content_html="<p>Oil</p>",
            summary="A lamp.",
        ),
    )
    assert [note.entry for note in feed.skipped] == ["Bad"]


@pytest.mark.parametrize(
    ("read", "reason"),
    [
        ("return 1 / 0", "ZeroDivisionError: division by zero"),
        ("return 'oil'", "ValidationError: "),
        ("return Feed(title=3, url=url)", "ValidationError: "),
    ],
)
@pytest.mark.parametrize("dialect", [None, "broken"])
def test_a_plug_in_that_cannot_read_fails_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: str, reason: str, dialect: str | None
) -> None:
    """By name; what it gave is of no use."""
    source = READS.format(detects="return head == b'oil'", read=read)
    named = plugged.install(tmp_path, monkeypatch, "formats", "broken", source)
    with pytest.raises(SourceError, match=re.escape(f"{named} failed: {reason}")):
        format_detection.read(b"oil", replace(LAMPS, dialect=dialect), str(LAMPS.url))


def test_a_plug_in_that_cannot_be_asked_is_named_and_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the feed, because a fetch reads in a process of its own; one that cannot be loaded is known before."""
    broken = READS.format(detects="return 1 / 0", read="pass")
    named = plugged.install(tmp_path, monkeypatch, "formats", "broken", broken)
    plugged.install(tmp_path, monkeypatch, "formats", "lost", "import no_such_module", package="lost")
    feed = format_detection.read(b'{"version": "", "items": []}', LAMPS, str(LAMPS.url))
    assert [f"the plug-in {note.entry}" for note in feed.skipped] == [named]
    assert feed.skipped[0].reason.startswith("it failed: ZeroDivisionError: division by zero (plugged_")
    with pytest.raises(SourceError, match=r"lost 1\.0 \(practice_hub\.formats: lost\) failed: ModuleNotFound"):
        format_detection.read(b"oil", replace(LAMPS, dialect="lost"), str(LAMPS.url))
