"""The day of a page: its own, or none and why."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import trafilatura

from hub.collect.webpage import page_dates, page_metadata

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

URL = "https://desk.example.gov/plain-forms"
TEXT = (
    "<p>Forty people tried the short form in a library in May, and most of them were done within four minutes.</p>"
    "<p>The team removed eleven questions that nobody read. It kept the ones that decide what happens next.</p>"
)


def read(
    head: str = "", above: str = "", below: str = "", url: str = URL, zone: tzinfo | None = None
) -> page_dates.PageDates:
    """The dates of a page with this in its head, and this above and below its text."""
    body = f"<main><h1>Plain forms</h1>{above}{TEXT}{below}</main>"
    page = f"<html><head><title>Plain forms</title>{head}</head><body>{body}</body></html>"
    return page_metadata.read(trafilatura.load_html(page), zone, url).dates


def day(moment: datetime | None) -> str:
    """A day as text; "" for none."""
    return moment.date().isoformat() if moment else ""


def ld(text: str) -> str:
    """JSON-LD in the head of a page."""
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "name",
    [
        'property="article:published_time"',
        'name="DC.date.issued"',
        'name="dcterms.created"',
        'itemprop="datePublished"',
        'name="citation_publication_date"',
        'name="parsely-pub-date"',
        'property="shareaholic:article_published_time"',
        'name="cXenseParse:recs:publishtime"',
        'name="govuk:first-published-at"',
        'name="DCSext.publish_date"',
        'name="dcterms.available"',
        'property="video:release_date"',
        'itemprop="dateCreated"',
        'name="date"',
    ],
)
@pytest.mark.parametrize("written", ["2026-11-03T10:00:00-05:00", "Tue, 11/03/2026 - 10:00", "3 noviembre 2026"])
def test_a_page_says_it_in_its_head(name: str, written: str) -> None:
    """Under the names that systems give it, in any form."""
    found = read(f'<meta {name} content="{written}">')
    assert (day(found.published), found.modified, found.is_stated) == ("2026-11-03", None, True)


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "BlogPosting", "datePublished": "2026-11-03", "dateModified": "2026-11-10"}',
        '{"@type": "BlogPosting", "dateCreated": "2026-11-03"}',
        '{"@type": "VideoObject", "uploadDate": "2026-11-03"}',
        '{"datePublished": "2026-11-03T10:00:00Z", broken',
        '{"@type": "http://schema.org/NewsArticle", "datePublished": ["2026-11-03"]}',
        '{"@type": "Article", "datePublished": {"@type": "Date", "@value": "2026-11-03"}}',
        '{"@type": "JobPosting", "datePosted": "2026-11-03"}',
        """[{"@type": "WebSite", "datePublished": "2010-01-01"}, {"@type": "Article", "datePublished": "2026-11-03",
            "image": {"@type": "ImageObject", "uploadDate": "2020-01-01"},
            "isBasedOn": {"@type": "Report", "datePublished": "2020-01-01"}}]""",
        """{"@graph": [{"@type": "WebPage", "datePublished": "2026-10-01"},
            {"@type": ["NewsArticle"], "datePublished": "2026-11-03"}]}""",
        """[{"@type": "Article", "headline": "Plain forms", "datePublished": "2026-11-03"},
            {"@type": "Article", "headline": "Other forms", "datePublished": "2026-10-01"}]""",
        """{"@type": "Article", "datePublished": "2026-11-03",
            "comment": [{"@type": "Comment", "datePublished": "2026-11-09"}],
            "isPartOf": {"@type": "Report", "datePublished": "2020-01-01"}}""",
    ],
)
def test_json_ld_says_it(script: str) -> None:
    """The article's own date, not that of the page around it, of a comment, or of another article."""
    found = read(ld(script))
    assert (day(found.published), found.is_stated) == ("2026-11-03", True)


@pytest.mark.parametrize(
    "above",
    [
        '<time datetime="2026-11-03">Nov 3</time>',
        '<p class="meta">By <a href="/a">Ann</a> on <time class="entry-date" datetime="2026-11-03T10:00">x</time></p>',
        '<span itemprop="datePublished">November 3, 2026</span>',
        '<span property="schema:datePublished" content="2026-11-03">now</span>',
        '<div class="posted">Posted on Nov. 3, 2026</div>',
        "<p>Published: Tuesday, November 3, 2026</p>",
        "<p>FOR IMMEDIATE RELEASE: November 3, 2026</p>",
        "<p>November 3, 2026 | By Jane Doe, Office of Forms</p>",
        "<p>By Jane Doe, November 3, 2026</p>",
        "<p>Published 3 November 2026<br>Last updated 9 November 2026</p>",
        "<p>2026. november 3.</p>",
        "<p>Por Ana Wick | 3 de noviembre de 2026</p>",
        "<p>2026 m. lapkričio 3 d.</p>",
        "<p>2026. gada 3. novembris</p>",
        "<p>Ngày 3 tháng 11 năm 2026</p>",
        "<p>3 नवंबर 2026</p>",
        "<p>3 novanm 2026</p>",
        "<p>By Jane Doe on November 3, 2026</p>",
        "<p>Nov 3, 2026 — 4 min read</p>",
        "<div><span>3 November 2026</span> · <span>Updated 10 November 2026</span></div>",
        "<p>Date: 2026-11-03</p>",
        "<p>Publicado el 3 de noviembre de 2026</p>",
        "<p>Veröffentlicht am 3. November 2026</p>",
        '<span class="date">3.11.2026</span>',
        "<dl><dt>Published</dt><dd>3 November 2026</dd><dt>Last updated</dt><dd>10 November 2026</dd></dl>",
        '<abbr class="published" title="2026-11-03T10:00:00-05:00">3 weeks ago</abbr>',
        '<relative-time datetime="2026-11-03T10:00:00Z">3 weeks ago</relative-time>',
        '<time class="published updated" datetime="2026-11-03T10:00:00Z">November 3, 2026</time>',
        "<p>News release | November 3, 2026</p>",
        "<p>Nieuwsbericht | 3 november 2026 | 10:00</p>",
        "<p>Blog / November 3, 2026</p>",
        "<p>Published November 3, 2026 in Forms</p>",
        "<p>10:00 AM EST on November 3, 2026</p>",
        "<p>le 3 novembre 2026 à 10 h 30</p>",
        "<p>Pressemitteilung vom 3. November 2026</p>",
        "<p>Issue date: 3/Nov/2026</p>",
        "<p>Fecha de publicación: 3 de noviembre de 2026</p>",
        "<p>Data publikacji: 03.11.2026</p>",
        "<p>Опубликовано 03.11.2026</p>",
        "<p>公開日：2026年11月3日</p>",  # noqa: RUF001  as written in Japan
        "<p>등록일 2026-11-03</p>",
        "<p>تاريخ النشر: 3 نوفمبر 2026</p>",
    ],
)
def test_a_line_above_the_text_says_it(above: str) -> None:
    """In a `<time>`, in microdata, or in words."""
    assert day(read(above=above).published) == "2026-11-03"


@pytest.mark.parametrize(
    "below",
    [
        "<p>Posted on November 3, 2026</p>",
        '<p class="pubdate">November 3, 2026</p>',
        '<time pubdate datetime="2026-11-03">x</time><time datetime="2026-12-01">y</time>',
    ],
)
def test_a_line_elsewhere_says_it_by_a_word(below: str) -> None:
    """Below the text a day needs a word or a class that says what it is."""
    assert day(read(below=below).published) == "2026-11-03"


@pytest.mark.parametrize(
    "beside",
    [
        '<aside><h2>Related</h2><time datetime="2026-10-01">Oct 1</time></aside>',
        '<div class="related-posts"><p>Posted on October 1, 2026</p><time datetime="2024-10-01">x</time></div>',
        '<section id="latest"><span class="date">October 1, 2026</span></section>',
        '<footer><time datetime="2020-01-01">x</time></footer>',
        '<div class="comments"><span itemprop="datePublished">2026-11-09</span></div>',
    ],
)
def test_boxes_beside_a_page_say_nothing_of_it(beside: str) -> None:
    """Alone they give no date, and they never win over the page's own."""
    assert read(below=beside).published is None
    assert day(read(above='<time datetime="2026-11-03">x</time>', below=beside).published) == "2026-11-03"
    assert day(read(above="<p>November 3, 2026</p>", below=beside).published) == "2026-11-03"


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ('<meta property="article:modified_time" content="2026-11-03T10:00:00-05:00">', ""),
        (ld('{"@type": "WebPage", "dateModified": "2026-11-03"}'), ""),
        ("", "<p>Last updated: November 3, 2026</p>"),
        ("", "<p>Page last reviewed 11/03/2026</p><p>Last modified on November 3, 2026</p>"),
        ("", '<p class="updated"><time datetime="2026-11-03">x</time></p>'),
        ("", '<p>Updated <time datetime="2026-11-03">x</time></p>'),
        ("", '<time itemprop="dateModified" datetime="2026-11-03">x</time>'),
        ('<meta http-equiv="last-modified" content="Tue, 03 Nov 2026 10:00:00 GMT">', ""),
        ('<meta name="govuk:public-updated-at" content="2026-11-03T10:00:00.000+00:00">', ""),
        ("", "<p>Última actualización: 3 de noviembre de 2026</p>"),
        ("", "<p>更新日：2026年11月3日</p>"),  # noqa: RUF001  as written in Japan
    ],
)
def test_a_change_is_no_publication(head: str, words: str) -> None:
    """A page that only says when it was changed has no day."""
    for found in (read(head, above=words), read(head, below=words)):
        assert (found.published, found.is_stated) == (None, False)


@pytest.mark.parametrize(
    "above",
    [
        "<p>November 3, 2026 | Updated November 10, 2026</p>",
        "<p>Originally published November 3, 2026; updated November 10, 2026</p>",
        "<p>Updated November 10, 2026; originally published November 3, 2026</p>",
        "<p>November 3, 2026 (updated November 10, 2026)</p>",
        "<p>Publicado em 3.11.2026 10h00 Atualizado em 10.11.2026 12h30</p>",
        "<p>Publié le 3 novembre 2026 - Mis à jour le 10 novembre 2026</p>",
        "<time class='published' datetime='2026-11-03'>x</time><time class='updated' datetime='2026-11-10'>y</time>",
    ],
)
def test_a_change_is_known_as_one(above: str) -> None:
    """It is told beside the day."""
    found = read(above=above)
    assert (day(found.published), day(found.modified)) == ("2026-11-03", "2026-11-10")


@pytest.mark.parametrize(
    ("head", "above", "url"),
    [
        (ld('{"@type": "Event", "name": "Plain forms", "startDate": "2026-12-10"}'), "<p>December 10, 2026</p>", URL),
        ('<meta property="og:type" content="event">', '<time datetime="2026-12-10">x</time>', URL),
        ("", "<p>December 10, 2026, 1:00 pm</p>", "https://desk.example.gov/events/2026/12/10/lab"),
        ("", '<p><time itemprop="startDate" datetime="2026-12-10">x</time></p>', URL),
        ("", '<p>When: <time class="dtstart" datetime="2026-12-10">x</time></p>', URL),
    ],
)
def test_the_day_of_an_event_is_no_publication(head: str, above: str, url: str) -> None:
    """What an announcement says of its event is about the event; what it says of itself counts."""
    assert read(head, above, url=url).published is None
    assert day(read(head, above + "<p>Posted on November 3, 2026</p>", url=url).published) == "2026-11-03"


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Deadline:",
            "Due",
            "Comments due by",
            "Closing date:",
            "Expires on",
            "Effective",
            "Starts:",
            "Applications close",
        ),
        *("Register until", "Event date:", "Fecha límite:", "Date limite :", "Frist:", "Updated", "Last updated:"),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        '<p>{} <time datetime="2026-12-10">December 10, 2026</time></p>',
        "<p>{} <span>December 10, 2026</span></p>",
        '<p><strong>{}</strong> <time datetime="2026-12-10">December 10, 2026</time></p>',
        '<dl><dt>{}</dt><dd><time datetime="2026-12-10">December 10, 2026</time></dd></dl>',
        "<p><b>{}</b> <span>December 10, 2026</span></p>",
    ],
)
def test_the_day_of_something_else_is_no_publication(label: str, form: str) -> None:
    """What stands before a time says of what it is, in its line, in an element of its own or as a term."""
    assert read(above=form.format(label)).published is None
    both = read(above=form.format(label) + '<p><b>Date:</b> <time datetime="2026-11-03">x</time></p>')
    assert day(both.published) == "2026-11-03"


@pytest.mark.parametrize(
    "above",
    [
        '<p>News: <time datetime="2026-11-03">x</time></p>',
        '<p><span>Ada Wick</span> <time datetime="2026-11-03">x</time></p>',
        '<p><a href="/closing">The closing of offices</a> <time datetime="2026-11-03">x</time></p>',
        '<p>3 min read <time datetime="2026-11-03">x</time></p>',
        '<div><span>Topic: due process</span> <time datetime="2026-11-03">x</time></div>',
        '<h2>How to plan an event</h2><time datetime="2026-11-03">x</time>',
        "<h2>What to do until</h2><span>November 3, 2026</span>",
        '<p>How a small office wrote all its letters anew, updated</p><time datetime="2026-11-03">x</time>',
        '<div><p>Starts</p></div><div><time datetime="2026-11-03">x</time></div>',
        f'<ul>{"<li>One</li>" * 6}<li>Due</li></ul><time datetime="2026-11-03">x</time>',
    ],
)
def test_other_words_before_a_day_are_no_label(above: str) -> None:
    """A kind, a name, a topic, a heading, a teaser, or what is in another box."""
    assert day(read(above=above).published) == "2026-11-03"


def test_a_film_in_a_page_has_its_own_day() -> None:
    """Unless the page is about the film."""
    film = '{"@type": "VideoObject", "name": "%s", "uploadDate": "2020-01-01"}'
    assert read(ld(film % "A lamp")).published is None
    assert day(read(ld(film % "Plain forms")).published) == "2020-01-01"


def test_an_event_of_another_box_does_not_hide_the_day() -> None:
    """A calendar in the margin describes events of its own."""
    events = ld('[{"@type": "Event", "name": "Lab", "startDate": "2026-12-10"}, {"@type": "Article", "name": "x"}]')
    assert day(read(events, "<p>November 3, 2026</p>").published) == "2026-11-03"


def test_an_address_may_hold_the_day() -> None:
    """Where nothing else says it."""
    assert day(read(url="https://desk.example.gov/2026/11/03/plain-forms").published) == "2026-11-03"
    assert day(read(url="https://desk.example.gov/blog/2026-11-03-plain-forms").published) == "2026-11-03"
    assert day(read(url="https://desk.example.gov/2026/nov/03/plain-forms").published) == "2026-11-03"


@pytest.mark.parametrize(
    ("head", "above", "doubt"),
    [
        ('<meta name="date" content="11/03/2026">', "", "“11/03/2026” can mean November 3, 2026 or March 11, 2026"),
        ("", '<span class="date">11/03/2026</span>', "“11/03/2026” can mean November 3, 2026 or March 11, 2026"),
        ('<meta property="article:published_time" content="2126-11-03">', "", "“2126-11-03” is in the year 2126"),
    ],
)
def test_a_day_in_doubt_is_none(head: str, above: str, doubt: str) -> None:
    """What can mean two days is no day, and the doubt is told."""
    found = read(head, above)
    assert (found.published, found.doubt) == (None, doubt)


@pytest.mark.parametrize(
    ("head", "zone"),
    [
        ('<meta name="date" content="11/03/2026"><meta name="dcterms.modified" content="11/19/2026">', None),
        (
            '<meta name="date" content="11/03/2026"><meta property="article:published_time" content="Tue, 11/03/2026">',
            None,
        ),
        ('<meta name="date" content="11/03/2026">', ZoneInfo("America/New_York")),
    ],
)
def test_other_dates_of_the_page_settle_the_order(head: str, zone: tzinfo | None) -> None:
    """Or the country of the source."""
    assert day(read(head, zone=zone).published) == "2026-11-03"


def test_the_language_of_a_page_settles_the_order() -> None:
    """Where every country that has it begins with the day."""
    page = '<html lang="{}"><body><main><h1>x</h1><p>Publicado: 3/11/2026</p></main></body></html>'
    found = {
        language: day(page_metadata.read(trafilatura.load_html(page.format(language)), None, URL).dates.published)
        for language in ("pt-BR", "en-GB", "es-MX", "en", "en-US", "es", "es-US", "")
    }
    assert found == dict.fromkeys(("pt-BR", "en-GB", "es-MX"), "2026-11-03") | dict.fromkeys(
        ("en", "en-US", "es", "es-US", ""), ""
    )


def test_many_days_are_of_many_articles() -> None:
    """A list has no day as a whole."""
    dates = "".join(f'<h2><a href="/{n}">x</a></h2><p>Posted on November {n}, 2026</p>' for n in range(1, 9))
    times = '<time datetime="2026-11-20T12:00:00Z">x</time><time datetime="2026-11-21">x</time>'
    twice = ld(
        '[{"@type": "Article", "datePublished": "2026-11-20"}, {"@type": "Article", "datePublished": "2026-11-21"}]'
    )
    for found in (read(below=dates), read(below=times), read(twice)):
        assert (found.is_stated, day(found.published) in {"", "2026-11-01"}) == (False, True)


def test_a_box_of_many_parts_is_no_line() -> None:
    """A line is built of few elements."""
    assert read(above=f"<p>{'<b>a</b>' * 7} November 3, 2026</p>").published is None


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("<p>FOR IMMEDIATE RELEASE<br>November 3, 2026</p>", "2026-11-03"),
        ("<div class=date>Tue, 11/03/2026 - 09:00</div>", "2026-11-03"),
        ("<p>WASHINGTON, Nov. 3, 2026 — The office tried it.</p>", "2026-11-03"),
        (f"<p>{'Forms are short. ' * 9}</p><p>WASHINGTON, Nov. 3, 2026 — A quotation.</p>", ""),
        ("<aside><p>WASHINGTON, Nov. 3, 2026 — Another office tried it.</p></aside>", ""),
        ('<p>WASHINGTON, Nov. 3, 2026 — It was. <time datetime="2026-11-04">x</time></p>', "2026-11-04"),
    ],
)
def test_the_press_says_it_where_its_text_begins(above: str, published: str) -> None:
    """In a line for them or before the first words, if nothing says more."""
    assert day(read(above=above).published) == published
