"""A page of the web becomes a candidate: what it says, and nothing of what surrounds it."""

from __future__ import annotations

import re
import sys
import time
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.base import sanitize_html
from hub.collect.webpage import page_extraction
from hub.content.settings import Source
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hub.collect.candidate import Candidate

DATA = Path(__file__).parents[1] / "data" / "webpage"
BLOG = (DATA / "blog.html").read_bytes()
BLOG_URL = "https://lab.riverbend.example/2026/11/five-habits/"
SOURCE = Source(key="clip", name="Clipped", path="clip", timezone=ZoneInfo("America/New_York"))
REAL, CONSENT, NAGS = (
    (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines() for name in ("paragraphs", "consent", "nags")
)
URL = "https://digest.example/new/"
BODY = f"<h1>A title</h1><p>{REAL[0]}</p><p>{REAL[1]}</p>"


def page(body: str, head: str = "<title>A title - The Digest</title>") -> str:
    """A whole page."""
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def read(data: bytes | str, url: str = URL, *, insist: bool = False) -> Candidate:
    """The candidate of a page."""
    return page_extraction.read(data, SOURCE, url, insist=insist)


def refusal(data: bytes | str, url: str = URL) -> str:
    """Why a page is refused."""
    with pytest.raises(SourceError) as caught:
        read(data, url)
    return str(caught.value)


def mixed() -> Iterator[tuple[str, str]]:
    """The lines of an aggregator and their kinds: 41 excerpts, 3 of them twice, 7 notices, 5 nags."""
    consent, nags = iter(CONSENT), iter(NAGS)
    yield "consent", next(consent)
    for number, line in enumerate(REAL, 1):
        yield "real", line
        if number % 6 == 0:
            yield "consent", next(consent)
        if number % 8 == 0:
            yield "nag", next(nags)
        if number % 10 == 1 and number > 1 and number < 40:
            yield "real", REAL[number - 9]


def divs() -> str:
    """The aggregator in plain divs, each excerpt under a linked title."""
    parts = [
        f'<div class="box"><div class="t"><a href="/s/{n}">The linked title of story {n}</a></div>{body}</div>'
        if kind == "real"
        else body
        for n, (kind, line) in enumerate(mixed())
        for body in (f"<div>{escape(line)}</div>",)
    ]
    return page(f'<div class="wrap">{"".join(parts)}</div>')


def semantic() -> str:
    """The aggregator as articles, sections and asides."""
    shapes = {
        "real": '<article><h2><a href="/s/{0}">The linked title of story {0}</a></h2><p>{1}</p></article>',
        "consent": "<section><p>{1}</p></section>",
        "nag": "<aside><p>{1}</p></aside>",
    }
    parts = [shapes[kind].format(n, escape(line)) for n, (kind, line) in enumerate(mixed())]
    menu = "<header><nav><a href='/'>The front page of all</a></nav></header>"
    return page(f"{menu}<main>{''.join(parts)}</main><footer><p>All rights reserved</p></footer>")


def flat() -> str:
    """The aggregator as nothing but paragraphs."""
    return page("".join(f"<p>{escape(line)}</p>" for _, line in mixed()))


def text_file() -> str:
    """The aggregator as somebody copied it from a browser."""
    return "\n\n".join(["The Digest", *(line for _, line in mixed())])


def test_a_blog_page_gives_its_article_and_nothing_else() -> None:
    """Fifteen of fifteen lines, in order, and none of the menu, banner, buttons, comments and suggestions."""
    content = read(BLOG, BLOG_URL).content_html

    lines = [sanitize_html.plain(line) for line in re.findall(r"<(?:p|li|h2)>.*?</(?:p|li|h2)>", content)]
    article = BLOG.decode().partition('class="entry-content">')[2].partition('<div class="share-bottom')[0]
    expected = [sanitize_html.plain(line) for line in re.findall(r"<(?:p|li|h2)>.*?</(?:p|li|h2)>", article)]
    assert (len(expected), len([line for line in expected if line.endswith(".")])) == (16, 12)
    assert lines == expected
    assert sanitize_html.plain(content) == " ".join(expected)


def test_a_blog_page_says_who_wrote_it_when_and_where() -> None:
    """Canonical address without tracking, a date with its offset, whole sentences, an absolute picture."""
    one = read(BLOG, f"http://www.{BLOG_URL.removeprefix('https://')}?ref=mail")

    assert one.url == BLOG_URL
    assert one.title == "Five habits of offices that listen"
    assert one.source == "clip"
    assert one.authors == ("Maren Okafor",)
    assert one.published == datetime.fromisoformat("2026-11-17T08:30:00-05:00")
    assert one.modified == datetime.fromisoformat("2026-11-19T10:00:00-05:00")
    assert one.summary == (
        "Listening is a habit, not a project. Here are five that cost an office less than an hour a week."
    )
    assert one.image == "https://lab.riverbend.example/pictures/front-desk.jpg"
    assert one.alt == "A front desk with a bowl of comment cards"
    assert page_extraction.facts(BLOG) == page_extraction.PageFacts(site="Riverbend Service Lab", language="en-US")


@pytest.mark.parametrize("shape", [divs, semantic, flat, text_file])
def test_an_aggregator_keeps_its_excerpts_and_loses_the_rest(shape: Callable[[], str]) -> None:
    """41 of 41 excerpts, each once; no notice, no nag. But only for an editor who insists."""
    kinds = [kind for kind, _ in mixed()]
    assert [kinds.count(kind) for kind in ("real", "consent", "nag")] == [44, 7, 5]
    url = "https://digest.example/new.txt" if shape is text_file else URL

    assert refusal(shape(), url).startswith("this looks like a list of many articles")

    content = sanitize_html.plain(read(shape(), url, insist=True).content_html)
    assert [line for line in REAL if content.count(line) != 1] == []
    assert [line for line in (*CONSENT, *NAGS) if line in content] == []


@pytest.mark.slow
def test_the_hundredth_answer_is_the_first() -> None:
    """Nothing that was read before, of this page or another, changes what a page gives."""
    first = [read(BLOG, BLOG_URL), read(flat(), insist=True), read(page(BODY))]

    for _ in range(33):
        assert [read(BLOG, BLOG_URL), read(flat(), insist=True), read(page(BODY))] == first


def test_markup_survives_as_safe_html() -> None:
    """Numbered lists stay numbered, code stays code, and nothing runs."""
    body = (
        f"<h1>A title</h1><p>{REAL[0]}</p><p><b>This</b>, <em>that</em>, <code>x</code>,"
        ' H<sub>2</sub>O, <a href="../b" onclick="evil()">it</a>.<script>evil()</script></p>'
        "<ol><li>One<ul><li>Inner</li></ul></li></ol><dl><dt>Term</dt><dd>What it means</dd></dl>"
        "<pre><code>a = 1\n  b = 2\n</code></pre><pre>plain\n  text</pre>"
        "<blockquote><p>Said so.</p></blockquote><p>As <q>they</q> say.</p>"
        '<p>Old <del>words</del>,<br>new line</p><p><img src="/p.png"></p>'
        "<table><tr><th>A</th></tr><tr><td>1</td></tr></table>"
    )

    assert read(page(f"<article>{body}</article>")).content_html.splitlines() == [
        f"<p>{REAL[0]}</p>",
        '<p><strong>This</strong>, <em>that</em>, <code>x</code>, H<sub>2</sub>O, <a href="https://digest.example/b">it</a>.</p>',
        "<ol><li>One<ul><li>Inner</li></ul></li></ol>",
        "<dl><dt>Term</dt><dd>What it means</dd></dl>",
        "<pre><code>a = 1",
        "  b = 2",
        "</code></pre>",
        "<pre><code>plain",
        "  text</code></pre>",
        "<blockquote><p>Said so.</p></blockquote>",
        "<p>As <q>they</q> say.</p>",
        "<p>Old <del>words</del>,<br>new line</p>",
        '<p><img src="https://digest.example/p.png" alt=""></p>',
        "<table><tbody><tr><th>A</th></tr><tr><td>1</td></tr></tbody></table>",
    ]


def test_without_a_description_the_text_gives_the_summary() -> None:
    """So does a title come without the name of the site, and a day without a clock from the page's words."""
    one = read(page(f"<article>{BODY}<p>Published <time datetime='2026-11-20'>on Friday</time></p></article>"))

    assert one.title == "A title"
    assert one.summary == " ".join(REAL[:2])
    assert one.published == datetime(2026, 11, 20, tzinfo=ZoneInfo("America/New_York"))
    assert (one.authors, one.image, one.alt) == ((), None, None)


def test_the_heading_of_a_site_is_no_title() -> None:
    """It leads to the front page; the title of the page names both."""
    data = page(
        f'<header><h1><a href="/">The Digest</a></h1></header><h2>Two</h2><p>{REAL[0]}</p><p>{REAL[1]}</p>',
        "<title>Two - The Digest</title>",
    )
    assert read(data).title == "Two"
    assert read(data.replace("<title>Two - The Digest</title>", "")).title == "The Digest"


def test_a_day_in_the_address_or_the_words_is_found() -> None:
    """Where the head says nothing, trafilatura looks around, and a source without a zone means UTC."""
    source = Source(key="clip", name="Clipped", path="clip")
    data = page(f'<article>{BODY}<p class="date">Published: 20 November 2026</p></article>')

    assert page_extraction.read(data, source, URL).published == datetime(2026, 11, 20, tzinfo=UTC)
    assert page_extraction.read(page(BODY), source, f"{URL}2026/11/20/").published == datetime(2026, 11, 20, tzinfo=UTC)


def test_the_name_of_the_site_leaves_the_title() -> None:
    """Also in the title that is meant for cards."""
    head = (
        '<meta property="og:title" content="A title | The Digest"><meta property="og:site_name" content="The Digest">'
    )

    assert read(page(BODY, head)).title == "A title"
    assert (
        read(page(BODY, "<title>The Digest e-mail</title><meta property='og:site_name' content='mail'>")).title
        == "A title"
    )
    assert read(page(f"<p>{REAL[0]}</p>", "<title>E-mail</title>")).title == "E-mail"


def test_a_page_that_only_a_browser_can_show_still_has_its_head() -> None:
    """Title and description make a candidate without text; without either there is none."""
    head = '<title>A title</title><meta name="description" content="What it is about.">'

    one = read(page("<script>app()</script>", head))

    assert (one.title, one.summary, one.content_html) == ("A title", "What it is about.", "")
    assert refusal(page("<script>app()</script>", "")).startswith("this page has neither a title nor a text")


NOWHERE = "the page does not say where it is published; hub clip FILE --url ADDRESS says it"


def test_a_saved_page_must_name_its_address() -> None:
    """By a canonical link, or as browsers write it into the file."""
    note = "<!-- saved from url=(0027)https://digest.example/a/ -->"

    assert read(BLOG, "file:///home/me/blog.html").url == BLOG_URL
    assert read(f"{note}{page(BODY)}", "blog.html").url == "https://digest.example/a/"
    assert refusal(page(BODY), "blog.html") == NOWHERE
    front = page(BODY).replace("<head>", '<head><link rel="canonical" href="https://digest.example/">')
    assert refusal(front, "blog.html") == NOWHERE
    assert read(front, "https://digest.example/a/").url == "https://digest.example/a/"


def test_a_text_becomes_a_candidate() -> None:
    """By its ending, or because it has no tags."""
    text = f"A title\n\n{REAL[0]}\n\nFish & chips < 3.\n"

    one = read(text.encode("utf-16"), "https://digest.example/notes.TXT")

    assert (one.title, one.summary) == ("A title", REAL[0] + " Fish & chips < 3.")
    assert one.content_html == f"<p>{REAL[0]}</p>\n<p>Fish &amp; chips &lt; 3.</p>"
    assert read(text, "https://digest.example/notes").content_html == one.content_html
    assert page_extraction.facts(text) == page_extraction.PageFacts()


def test_a_fragment_is_read_too() -> None:
    """A piece of a page, as an editor copies it."""
    assert read(f"<p>{REAL[0]}</p>").content_html == f"<p>{REAL[0]}</p>"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b" \n", "nothing at all"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04\x14", "a ZIP or an Office file"),
        (b' {"items": []}', "JSON"),
        (b'<?xml version="1.0"?>\n<!-- hi -->\n<rss><channel><title>x</title></channel></rss>', "a feed"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no text"),
    ],
)
def test_what_is_no_page_is_named(data: bytes, kind: str) -> None:
    """The refusal says what it is instead."""
    assert refusal(data) == f"this is {kind}, not a web page"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("x" * 2_000_001, "the page is larger than 2 MB"),
        (page("<div>" * 250 + "text"), "nested deeper than 200"),
        (page("<br>" * 40_000), "more than 30,000"),
        ("<!-- -->" * 100_000, "this page has neither a title nor a text"),
        ("<body>", "this is not a web page"),
    ],
)
def test_what_would_break_a_reader_is_refused_at_once(data: str, reason: str) -> None:
    """Size, depth and number of elements are looked at before anything else is done."""
    start = time.process_time()

    assert reason in refusal(data)
    assert time.process_time() - start < 2


def test_entities_of_a_document_type_mean_nothing() -> None:
    """Neither a bomb nor a file of this machine gets into the text."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    start = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY e0 "boom">{bomb}]>'

    content = read(start + page(f"<p>{REAL[0]} &e19; &x;</p>")).content_html

    assert "boom" not in content
    assert "root:" not in content
    assert len(content) < 2000


def test_without_trafilatura_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clipping is an extra."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    assert refusal(BLOG) == "clipping needs one more package: pip install 'practice-hub[clip]'"
    assert read(f"A title\n\n{REAL[0]}").summary == REAL[0]


@pytest.mark.parametrize("date", ["2026-11-20T39:00:00+01:00", "2026-11-20T09:99:00-01:00"])
def test_a_date_that_no_clock_shows_costs_the_date_only(date: str) -> None:
    """What else the page says is read."""
    found = read(
        page(f'{BODY}<time datetime="{date}">x</time>', f'<title>A title</title><meta name="date" content="{date}">')
    )
    assert (found.title, found.published) == ("A title", None)


ARTICLE_TEXT = (
    "<p>Forty people tried the short form in a library in May, and most of them were done within four minutes.</p>"
    "<p>The team removed eleven questions that nobody read. It kept the ones that decide what happens next.</p>"
    "<p>Calls fell by a third within six weeks, and the counter was quiet at noon.</p>"
)


def article(above: str = "", below: str = "", title: str = "Plain forms") -> Candidate:
    """A page with this above and below its text, as hub reads it."""
    page = f"<html><head><title>{title}</title></head><body><main><article><h1>{title}</h1>{above}{ARTICLE_TEXT}{below}"
    return page_extraction.read(
        f"{page}</article></main></body></html>", SOURCE_OF_PAGE, "https://desk.example.gov/forms"
    )


SOURCE_OF_PAGE = Source(key="desk", name="Desk")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", '<p>The post <a href="/x">Plain forms</a> appeared first on <a href="/">Desk</a>.</p>'),
        ("", '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a>Click to share</a></li></ul></div>'),
        ("", "<p>Thanks for reading Desk! Subscribe for free to receive new posts and support my work.</p>"),
        ("<p>November 3, 2026 | By Jane Doe, Office of Forms</p>", ""),
        ('<div class="posted">Posted on Nov. 3, 2026</div>', "<p>Last updated: November 5, 2026</p>"),
        ("", '<img src="https://stats.wordpress.com/b.gif?x=1" width="1" height="1">'),
    ],
)
def test_a_page_is_its_authors_words(above: str, below: str) -> None:
    """What systems add, and lines that say who wrote it and when, are no part of the text."""
    assert article(above, below).content_html.replace("\n", "") == ARTICLE_TEXT


@pytest.mark.parametrize(
    "picture",
    [
        '<figure><img src="/i.jpg"><figcaption><p>{}</p></figcaption></figure>',
        '<div class="wp-caption"><img src="/i.jpg"><p class="wp-caption-text">{}</p></div>',
        '<p><img src="/i.jpg"></p><p class="caption">{}</p>',
    ],
)
def test_captions_are_no_part_of_a_text(picture: str) -> None:
    """Unless a page says nothing else; who said what is quoted stays, as it is the caption of no picture."""
    words = "A lamp of 1890 in the office of the west, lit for one long evening. Photo: Bo Wick"
    found = article(picture.format(words))
    assert words not in found.content_html
    assert words not in found.summary
    assert "/i.jpg" in found.content_html

    alone = f"<title>A title</title><main><article><h1>A title</h1>{picture.format(words)}</article></main>"
    assert words in read(f"<html><body>{alone}").content_html
    quoted = article(f"<figure><blockquote>{words}</blockquote><figcaption><p>Ada Flint</p></figcaption></figure>")
    assert "Ada Flint" in quoted.content_html


def test_a_film_on_a_page_is_its_link() -> None:
    """It stays where it was, though readers of pages take links for menus."""
    film = '<iframe src="https://www.youtube.com/embed/abc" title="Demo"></iframe>'
    link = '<p><a href="https://www.youtube.com/watch?v=abc">Video: Demo</a></p>'
    assert article(below=film).content_html.replace("\n", "") == ARTICLE_TEXT + link
    assert "Video" not in article(above=film).summary


def test_a_day_is_no_author() -> None:
    """A line with both names each as what it is."""
    found = article('<p class="byline">By <a href="/jane">Jane Doe</a> | November 3, 2026 | 4 min read</p>')
    assert (found.authors, str(found.published and found.published.date())) == (("Jane Doe",), "2026-11-03")


def test_an_excuse_is_refused() -> None:
    """It says what the site said; whoever insists gets it."""
    page = "<html><head><title>Page not found</title></head><body><p>We could not find it.</p></body></html>"
    with pytest.raises(SourceError, match="the site says “Page not found” instead of showing a page"):
        page_extraction.read(page, SOURCE_OF_PAGE, "https://desk.example.gov/forms")
    found = page_extraction.read(page, SOURCE_OF_PAGE, "https://desk.example.gov/forms", insist=True)
    assert found.title == "Page not found"


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","author":["Ada Wick","Bo Oil"]}</script>', 2),
        ('<script type="application/ld+json">{"@type":"Article","author":"Ada Wick"}</script>', 1),
        ('<script type="application/ld+json">{"@type":"WebSite","author":"Desk"}</script>', 0),
        (
            (
                '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":[{"@id":"#a"},'
                '{"@id":["#b"],"name":"Bo Oil"},{"@id":"#gone"}]},'
                '{"@type":"Person","@id":"#a","name":"Ada Wick"}]}</script>'
            ),
            2,
        ),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Wick">', 1),
        ('<meta name="twitter:label1" content="Price"><meta name="twitter:data1" content="Ada Wick">', 0),
    ],
)
def test_authors_whom_only_machines_are_told(head: str, authors: int) -> None:
    """As texts in JSON-LD, or on the card of Yoast."""
    assert read(page(BODY, f"<title>A title</title>{head}")).authors == ("Ada Wick", "Bo Oil")[:authors]


@pytest.mark.parametrize(
    "unseen",
    [
        '<p style="color: red; display: none">Words that nobody sees of this page.</p>',
        "<div hidden><p>Words that nobody sees of this page.</p></div>",
        "<p>Was this page helpful?</p>",
    ],
)
def test_what_nobody_sees_is_no_text(unseen: str) -> None:
    """Neither by a style or an attribute, nor as a question about the page itself."""
    assert read(page(f"{BODY}{unseen}")).content_html == read(page(BODY)).content_html


def test_a_page_that_a_script_shows_is_read() -> None:
    """It is hidden until the script runs."""
    assert REAL[0][:30] in read(page(f'<div style="display:none"><article>{BODY}</article></div>')).content_html


@pytest.mark.parametrize("mark", ["¶", "#", "", "Link to this heading"])
def test_headings_have_no_marks_that_lead_to_them(mark: str) -> None:
    """As systems for documentation set them; a link with words of its own stays."""
    link = f'<a class="headerlink" href="#why">{mark}</a>'
    body = f"{BODY}<h2>Why {link}</h2><p>{REAL[2]}</p><h2>What we <a href='#b'>ask people</a> next</h2><p>{REAL[3]}</p>"
    found = read(page(f"<div>{body}</div>")).content_html
    assert "<h2>Why</h2>" in found.replace(" </h2>", "</h2>")
    assert ">ask people</a> next" in found


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The Digest: A title", "A title"),
        ("The Digest | A title", "A title"),
        ("The Digest: another title", "The Digest: another title"),
    ],
)
def test_a_site_may_stand_before_the_title(title: str, expected: str) -> None:
    """It goes where the heading has the rest."""
    card = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Digest">'
    head = f"<title>{title}</title>{card}"
    assert read(page(BODY, head)).title == expected


def test_a_month_behind_a_name_is_no_author() -> None:
    """Where a byline goes on with a day."""
    byline = '<p class="byline">By Ada Wick | November 20, 2026</p>'
    assert read(page(f"<h1>A title</h1>{byline}<p>{REAL[0]}</p><p>{REAL[1]}</p>")).authors == ("Ada Wick",)


@pytest.mark.parametrize("box", ["<div>{}</div>", "<div class='row'><section><div>{}</div></section></div>"])
def test_a_page_that_names_no_box_keeps_its_headings(box: str) -> None:
    """The text is in the smallest box around its heading and its paragraphs."""
    found = read(page(box.format(f"{BODY}<h2>Why we ask</h2><p>{REAL[2]}</p><p>{REAL[3]}</p>"))).content_html
    assert "<h2>Why we ask</h2>" in found


def test_a_text_may_begin_above_the_line_of_its_head() -> None:
    """Long paragraphs in the header of an article are of its text, in their order."""
    leads = "".join(f"<p>{words}</p>" for words in REAL[2:4])
    head = f"<header><h1>A title</h1>{leads}<p>By Ada Wick</p></header>"
    found = read(page(f"<article>{head}<p>{REAL[0]}</p><p>{REAL[1]}</p></article>")).content_html
    assert re.findall(r"<p>(.*?)</p>", found) == [escape(REAL[at], quote=False) for at in (2, 3, 0, 1)]


@pytest.mark.parametrize(
    ("shown", "day"), [("Mon, 11/23/2026 - 10:15", (11, 23)), ("Fri, 09/11/2026 - 10:15", (9, 11))]
)
def test_a_page_of_drupal_says_its_day_in_a_field(shown: str, day: tuple[int, int]) -> None:
    """Its weekday says which number is the month, and the field is no word of the text."""
    field = f'on <span class="field field--name-created field--type-created">{shown}</span>'
    found = read(
        page(f'<article><h1>A title</h1><div class="node__meta">{field}</div>{BODY.partition("</h1>")[2]}</article>')
    )
    assert found.published
    assert (found.published.month, found.published.day) == day
    assert shown[5:15] not in found.content_html


def test_a_title_has_no_mark_of_its_heading(source: Source) -> None:
    """Such as generators of documentation put behind it."""
    heading = '<h1>Plain forms<a class="headerlink" href="#plain-forms">¶</a></h1>'
    page = f"<html><body><main>{heading}<p>{'Forty people tried it. ' * 9}</p></main></body></html>"
    assert page_extraction.read(page, source, "https://desk.example.gov/a").title == "Plain forms"
