"""Pages that list articles, by a rule of one line."""

from __future__ import annotations

import pytest

from hub.collect import format_detection
from hub.content.settings import Source
from hub.errors import SourceError

URL = "https://agency.example.gov/news/"
PAGE = """<!DOCTYPE html><html><head><title>News  of the agency</title></head><body>
<nav><li><a href="/">Home</a></li></nav>
<main><ul>
<li class="news"><h3><a href="forms">Shorter &amp; better forms</a></h3>
 <time datetime="2026-11-19T10:00:00-05:00">Yesterday</time>
 <p>Forty people tried it. They liked it.</p><p><a href="forms#more">Read more</a></p></li>
<li class="news"><a href="/img"><img src="a.png"></a><span class="post-date">November 13, 2026</span>
 <a href="/lab"> A lab </a></li>
<li class="news"><time>11/12/2026</time><a href="/queues"><h3>No more queues</h3> and other words</a></li>
<li class="news">Soon: nothing</li>
<li class="news"><a href="javascript:x">Click</a></li>
<li class="news"><a href="/lab">A lab, again</a></li>
</ul></main></body></html>"""


def source(selector: str) -> Source:
    """A source that is a list."""
    return Source(key="agency", name="Agency", url=URL, list=selector)


def test_reads_rows() -> None:
    """Title, address, day and summary of each; what leads nowhere is named."""
    feed = format_detection.read(PAGE.encode(), source("main li.news"), URL)
    assert feed.title == "News of the agency"
    assert [(one.url, one.title, str(one.published)[:10], one.summary) for one in feed.candidates] == [
        ("https://agency.example.gov/news/forms", "Shorter & better forms", "2026-11-19",
         "Forty people tried it. They liked it."),
        ("https://agency.example.gov/lab", "A lab, again", "None", ""),
        ("https://agency.example.gov/queues", "No more queues", "None", ""),
    ]  # fmt: skip
    assert feed.candidates[2].doubt == "“11/12/2026” can mean November 12, 2026 or December 11, 2026"
    assert [(note.entry, note.reason) for note in feed.skipped] == [
        ("Soon: nothing", "it has no link with words"),
        ("Click", "'javascript:x' is not a web address; it must start with https:// or http://"),
    ]


def test_links_themselves_may_be_the_rows() -> None:
    """And so may what stands within a link; a base moves them."""
    page = PAGE.replace("<head>", '<head><base href="https://cdn.example.gov/x/">')
    assert [one.url for one in format_detection.read(page.encode(), source("main h3 > a"), URL).candidates] == [
        "https://cdn.example.gov/x/forms"
    ]
    assert [one.title for one in format_detection.read(page.encode(), source("main a > h3"), URL).candidates] == [
        "No more queues and other words"
    ]


@pytest.mark.parametrize(
    "day",
    [
        "- November 19, 2026",
        "<p class='date'>Posted on November 19, 2026</p>",
        "<div class='date'><span>19</span><span>Nov</span><span>2026</span></div>",
        "<table><tr><td>19.11.2026</td></tr></table>",
    ],
)
def test_a_row_says_its_day_in_many_ways(day: str) -> None:
    """In words behind the link, in parts, or in a cell; remarks for readers aloud are no title."""
    page = f"<div class=row><a href=/a>Forms<span class=sr> (opens in new tab)</span></a> {day}</div>"
    (one,) = format_detection.read(page.encode(), source(".row"), URL).candidates
    assert (one.title, str(one.published)[:10]) == ("Forms", "2026-11-19")


def test_a_feed_stays_a_feed() -> None:
    """A site that gets one needs no rule any more."""
    data = b"<rss><channel><item><title>A</title><link>/a</link></item></channel></rss>"
    assert [one.title for one in format_detection.read(data, source("li"), URL).candidates] == ["A"]


def test_says_where_a_rule_finds_nothing() -> None:
    """A site that was made anew is noticed."""
    with pytest.raises(SourceError) as caught:
        format_detection.read(PAGE.encode(), source("div.news"), URL)
    fix = "look at its HTML and correct it in its entry"
    assert str(caught.value) == f"`list: div.news` finds nothing on this page; {fix}"


def test_reads_so_many_rows_and_says_so() -> None:
    """A page may list its archive."""
    rows = "".join(f"<li><a href='/{number}'>Number {number}</a></li>" for number in range(201))
    feed = format_detection.read(f"<ul>{rows}".encode(), source("li"), URL)
    assert len(feed.candidates) == 200
    assert [note.reason for note in feed.skipped] == ["the page has 201 rows; the first 200 were read"]


def test_bold_words_are_the_title_of_a_link_that_says_nothing() -> None:
    """Where the row has no heading."""
    page = "<ul><li><strong>A lab</strong><p>Forty people.</p><a href='/lab'>Leer más</a></li></ul>"
    assert [one.title for one in format_detection.read(page.encode(), source("li"), URL).candidates] == ["A lab"]
