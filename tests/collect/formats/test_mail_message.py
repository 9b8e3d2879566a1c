"""Newsletters by mail; whole ones are in `data/mail`."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hub.collect import format_detection, source_fetcher
from hub.collect.formats import mail_links, mail_message, mail_privacy
from hub.collect.host_queue import Guest
from hub.content.settings import Source
from hub.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from hub.collect.parsed_feed import Feed

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
READER = "jane.reader@agency.example"
HEAD = (
    f"From: Forms Office <news@forms.example.gov>\nTo: {READER}\nSubject: News\nDate: Mon, 23 Nov 2026 09:00:00 +0000\n"
)


def mail(body: str, kind: str = "text/html; charset=utf-8") -> bytes:
    """A mail with this body."""
    return f"{HEAD}Content-Type: {kind}\n\n{body}\n".encode()


def read(data: bytes, source: Source) -> Feed:
    """What a mail links to."""
    return mail_message.read(data, source, "mail.eml", NOW)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example.gov/page?id=7&utm_source=mail", "https://a.example.gov/page?id=7"),
        ("https://a.example.gov/page?id=7&Email=x&token=y#part", "https://a.example.gov/page?id=7#part"),
        (f"https://a.example.gov/page?who={READER}", "https://a.example.gov/page"),
        ("https://a.example.gov/page?who=jane.reader%2540agency.example", "https://a.example.gov/page"),
        (f"https://a.example.gov/?w={base64.b64encode(READER.encode()).decode()}", "https://a.example.gov/"),
        (f"https://a.example.gov/for/{READER}/page", ""),
        ("https://a.example.gov/r/3hT8kqW0zXv9Lr2mNp5sQg", ""),
        ("https://a.example.gov/r?qs=5a1c9f0e77b2d4885a1c9f0e77b2d488", ""),
        ("https://a.example.gov/2026-11-23-twenty-words-that-are-long-and-have-no-secret", None),
        ("https://a.example.gov/story/1234567890123456789", None),
        ("https://forms.us1.list-manage.com/track/click?u=1&id=2", ""),
        ("https://urldefense.com/v3/__https://a.example.gov/page__;!!x", "https://a.example.gov/page"),
    ],
)
def test_an_address_without_its_reader(url: str, address: str | None) -> None:
    """What names a reader is taken out; where it cannot be, and where the address is hidden, there is none."""
    assert mail_privacy.without_reader(url, {READER}) == (url if address is None else address)


@pytest.mark.parametrize(
    ("label", "url", "leaves"),
    [
        ("Unsubscribe", "https://a.example.gov/x/y", True),
        ("here", "https://a.example.gov/Unsubscribe/7", True),
        ("Update your preferences", "https://a.example.gov/x/y", True),
        ("View it in your browser", "https://a.example.gov/x/y", True),
        ("Uitschrijven", "https://a.example.gov/x/y", True),
        ("Annulla iscrizione", "https://a.example.gov/x/y", True),
        ("Cancelar inscrição", "https://a.example.gov/x/y", True),
        ("配信停止", "https://a.example.gov/x/y", True),
        ("Im Browser ansehen", "https://a.example.gov/x/y", True),
        ("Ver en el navegador", "https://a.example.gov/x/y", True),
        ("Confirm your subscription", "https://a.example.gov/x/y", True),
        ("Hủy đăng ký", "https://a.example.gov/x/y", True),
        ("Meld deg av", "https://a.example.gov/x/y", True),
        ("Odjava", "https://a.example.gov/x/y", True),
        ("Zobacz w przeglądarce", "https://a.example.gov/x/y", True),
        ("ブラウザで表示", "https://a.example.gov/x/y", True),
        ("在浏览器中查看", "https://a.example.gov/x/y", True),
        ("Открыть в браузере", "https://a.example.gov/x/y", True),
        ("Что нового в браузере", "https://a.example.gov/x/y", False),
        ("Διαγραφή χρεών: τέλος", "https://a.example.gov/x/y", False),
        ("Browsere i skolen", "https://a.example.gov/x/y", False),
        ("Odjava s posla: što dalje", "https://a.example.gov/x/y", False),
        ("浏览器安全", "https://a.example.gov/x/y", False),
        ("Privacy policy", "https://a.example.gov/x/y", True),
        ("Privacy by design, in five steps", "https://a.example.gov/x/y", False),
        ("12 comments", "https://a.example.gov/x/y#comments", True),
        ("Comments on the rule are due", "https://a.example.gov/x/y", False),
        ("Help people to apply", "https://a.example.gov/x/y", False),
        ("", "https://www.linkedin.com/company/forms-office/", True),
        ("", "https://www.linkedin.com/pulse/half-a-form", False),
        ("Forms Office", "https://forms.example.gov/", True),
        ("Write to us", "mailto:news@forms.example.gov", True),
    ],
)
def test_links_of_the_mail_itself(label: str, url: str, leaves: bool) -> None:  # noqa: FBT001
    """To leave, to look at the mail elsewhere, to follow who sends it: none of these is news."""
    assert mail_privacy.leaves(label, url) == leaves


@pytest.mark.parametrize(
    ("markup", "title", "words"),
    [
        ('<p>See <a href="/u">half a form</a> that people fill in.</p>', "half a form", "See that people fill in."),
        ('<h2>Half a form</h2><p>They cut it.</p><a href="/u">Read more</a>', "Half a form", "They cut it."),
        ('<li><a href="/u">Half a form</a> – They cut it to four.</li>', "Half a form", "They cut it to four."),
        (
            '<li><a href="/u">Half a form</a> -20 pages is what they say.</li>',
            "Half a form",
            "-20 pages is what they say.",
        ),
        (
            '<p><b>Half a form</b> They cut it to four pages. <a href="/u">More</a></p>',
            "Half a form",
            "They cut it to four pages.",
        ),
        ('<a href="/u"><img src=x alt=""></a><h2>Half a form</h2><p>They cut it.</p>', "Half a form", ""),
        (
            '<a href="/u"><img alt="A form in two"></a><p>They cut it to four pages.</p>',
            "A form in two",
            "They cut it to four pages.",
        ),
        ('<h2><a href="/u">Half a form</a></h2><h2>Another</h2>', "Half a form", ""),
        ('<p><a href="/u">Half a form</a></p><p><a href="/v">Another</a> one that is else</p>', "Half a form", ""),
        (
            '<p>They cut it to four pages of ten. <a href="/u">Read more</a></p>',
            "They cut it to four pages of ten.",
            "They cut it to four pages of ten.",
        ),
        ('<script>x</script>a<style>y</style> b <a href="/u">c<br>d</a>', "c d", ""),
        ("<p>" + "<b>long</b> " * 40 + '<a href="/u">go</a></p>', None, None),
    ],
)
def test_titles_and_words(markup: str, title: str | None, words: str | None) -> None:
    """A link is called by its label, else by what is bold beside it or the heading above; then come its words."""
    link = mail_links.of_html(markup)[0]
    if title is not None:
        assert (link.title, link.words) == (title, words)
    assert len(link.title) <= mail_links.LONGEST_TITLE


def test_leaves_out_what_words_or_the_header_say_of_a_list(source: Source) -> None:
    """A link that says "here" is known by the words around it, or by RFC 2369."""
    body = '<p><a href="https://a.example.gov/1">Half a form</a></p><p>To stop, <a href="{}">{}</a> to {}.</p>'
    words = read(mail(body.format("https://a.example.gov/2", "click here", "unsubscribe")), source)
    header = mail(body.format("https://a.example.gov/u/7", "tell us", "know it"))
    told = read(b"List-Unsubscribe: <https://a.example.gov/u/7>, <mailto:a@a.example.gov>\n" + header, source)
    for feed in (words, told):
        assert [one.title for one in feed.candidates] == ["Half a form"]


def test_reads_what_programs_parted_or_named_wrongly(source: Source) -> None:
    """An address over two lines of plain text, and a charset that the bytes are not in."""
    (parted,) = read(mail("Half a form\n<https://a.example.gov/half-\na-form>", "text/plain"), source).candidates
    page = mail('<p><a href="https://a.example.gov/1">Café for all</a></p>').decode().encode("latin-1")
    assert (parted.url, read(page, source).candidates[0].title) == (
        "https://a.example.gov/half-a-form",
        "Café for all",
    )


def test_mail_without_links(source: Source) -> None:
    """An empty body, one that is no text and one of parts without a text offer nothing and break nothing."""
    empty = read(mail('<a href="https://u1.ct.sendgrid.net/ls/click?upn=1"></a>'), source)
    assert read(mail(" "), source) == read(mail("<!-- a -->"), source)
    parts = read(mail("--a\nContent-Type: image/png\n\nx\n--a--", 'multipart/mixed; boundary="a"'), source)
    odd = read(mail("x", "multipart/alternative"), source)
    assert [one.candidates for one in (empty, parts, odd)] == [(), (), ()]
    assert empty.title == "Forms Office"


def test_the_fuller_of_two_links_counts(source: Source) -> None:
    """A page that is linked three times is one candidate, with the first title and the longest words."""
    body = (
        '<p><a href="https://a.example.gov/1"><img alt=""></a></p><p>Other words</p>'
        '<h2><a href="https://a.example.gov/1?utm_medium=m">Half a form</a></h2>'
        "<p>They cut it to four pages, and then to two.</p>"
        '<p><a href="https://a.example.gov/1/">The whole form again</a></p>'
    )
    (one,) = read(mail(body), source).candidates
    assert (one.title, one.summary) == ("Half a form", "They cut it to four pages, and then to two.")
    assert one.published is None
    assert one.doubt == "from the mail “News” of November 23, 2026"


@pytest.mark.slow
def test_bounds_links_and_mails(source: Source) -> None:
    """Of thousands of links the first are read, and of a large file the last mails."""
    many = "".join(f'<a href="https://a.example.gov/{number}">Story {number}</a>' for number in range(999))
    assert len(read(mail(many), source).candidates) == mail_message.MOST_LINKS
    mails = [mail(f'<a href="https://a.example.gov/{number}">Story {number}</a>') for number in range(520)]
    found = read(mail_message.join(mails), source).candidates
    assert (len(found), found[0].url) == (mail_message.MOST_MAILS, "https://a.example.gov/20")


def test_a_mail_in_a_file_of_many_comes_back_as_it_was(source: Source) -> None:
    """A line that begins with From within a mail ends no mail."""
    odd = mail('From the start: <a href="https://a.example.gov/1">One story</a>\n>From there')
    (one,) = read(mail_message.join([odd]), source).candidates
    assert (one.title, one.summary) == ("One story", "From the start: >From there")


@pytest.mark.parametrize("data", [b"<rss/>", b"Not: a mail", b"From here to there", b"A: b\nC: d\nSubject: e\n\nbody"])
def test_what_is_no_mail(data: bytes) -> None:
    """Text that only looks like a header is no mail, and is told apart where a source asks for one."""
    source = Source(key="mail", name="Mail", url="https://a.example.gov/", dialect="mail")
    with pytest.raises(SourceError, match="this is not a mail"):
        format_detection.read(data, source, "mail.eml")


def test_broken_mails_break_nothing(source: Source) -> None:
    """Headers and parts that Python's own reader fails on, and nesting without end."""
    for data in (
        HEAD.replace(f"To: {READER}", "To: ,é. ?q?<").encode() + b"Content-Transfer-Encoding: base64\n\n***",
        HEAD.encode() + b"Content-Type: text/html; charset=x\n\n<p>No such charset",
        HEAD.encode() + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000)),
        HEAD.encode() + b"Content-Type: message/rfc822\n\n" * 3000,
    ):
        assert read(data, source).candidates == ()


def test_reads_a_folder_and_a_maildir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of `.eml` and a maildir give the links of every mail in them."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    names = ("box/a.eml", "box/readme.md", "Maildir/new/1.host", "Maildir/cur/2.host:2,S", "Maildir/tmp/3.host")
    for number, name in enumerate(names):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(mail(f'<a href="https://a.example.gov/{number}">Story {number}</a>'))
    sources = [Source(key=path, name=path, path=path) for path in ("box", "Maildir")]
    results = source_fetcher.fetch(sources, tmp_path, Guest(contact="test", now=NOW))
    found = {result.source.key: [one.url[-1] for feed in result.feeds for one in feed.candidates] for result in results}
    assert found == {"box": ["0"], "Maildir": ["3", "2"]}


def test_words_before_an_address_say_what_it_is(source: Source) -> None:
    """In plain text: a title, or that it is the one to leave."""
    words = "The oil of lamps:\nhttps://a.example.gov/oil\n\nUnsubscribe: https://a.example.gov/out\n"
    feed = read(mail(words, "text/plain; charset=utf-8"), source)
    assert [(one.title, one.url) for one in feed.candidates] == [("The oil of lamps", "https://a.example.gov/oil")]


def test_a_meeting_is_for_those_who_were_invited(source: Source) -> None:
    """The address to join is no news; that to register may be."""
    join = (
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x",
        "https://agency.zoomgov.com/j/1601234567?pwd=x",
        "https://us02web.zoom.us/w/1",
        "https://meet.google.com/abc-defg-hij",
        "https://agency.webex.com/agency/j.php?MTID=m1",
    )
    register = "https://agency.zoomgov.com/webinar/register/WN_forms"
    feed = read(mail("".join(f'<p><a href="{url}">Come along now</a></p>' for url in (*join, register))), source)
    assert [one.url for one in feed.candidates] == [register]


def test_reads_mails_that_a_mail_brings_along(source: Source) -> None:
    """As a digest does, or whoever forwards one."""
    one = f"{HEAD}Content-Type: text/plain\n\nPlain forms\nhttps://a.example.gov/{{}}\n"
    kind = 'multipart/digest; boundary="b"'
    digest = mail(f"--b\n\n{one.format(1)}\n--b\n\n{one.format(2)}\n--b--", kind)
    forwarded = mail(
        f"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n{one.format(3)}\n--b--",
        'multipart/mixed; boundary="b"',
    )
    assert [one.url for one in read(digest, source).candidates] == [
        "https://a.example.gov/1",
        "https://a.example.gov/2",
    ]
    assert [one.url for one in read(forwarded, source).candidates] == ["https://a.example.gov/3"]


def test_a_sender_without_a_name_is_a_host(source: Source) -> None:
    """A mail address is somebody's."""
    data = mail("<p>Words</p>").replace(b"Forms Office <news@forms.example.gov>", b"news@forms.example.gov")
    assert read(data, source).title == "forms.example.gov"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Plain forms work (https://a.example.gov/1)", "Plain forms work"),
        ("- [Plain forms work](https://a.example.gov/1) for forty people", "Plain forms work"),
        ("Plain forms work [1]\n\nMore.\n\n[1] https://a.example.gov/1", "Plain forms work"),
        ("Plain forms work [1] and [2]\n\n[1]: <https://a.example.gov/1>", "Plain forms work and [2]"),
    ],
)
def test_titles_in_plain_text_have_no_marks(words: str, title: str, source: Source) -> None:
    """No brackets of an address, no bullet, no number of a note below."""
    assert [(one.title, one.url) for one in read(mail(words, "text/plain"), source).candidates] == [
        (title, "https://a.example.gov/1")
    ]


@pytest.mark.parametrize(
    "label",
    ["Leer más", "En savoir plus", "Mehr erfahren &gt;", "Saiba mais", "Leggi tutto", "Lees meer", "もっと見る", "→"],
)
def test_a_label_may_say_nothing_in_any_language(label: str, source: Source) -> None:
    """The heading above says what it leads to."""
    body = f'<h2>Plain forms</h2><p>Forty people tried them. <a href="https://a.example.gov/1">{label}</a></p>'
    assert [one.title for one in read(mail(body), source).candidates] == ["Plain forms"]


def test_each_item_of_a_list_in_plain_text_is_one(source: Source) -> None:
    """Without blank lines between them."""
    words = "News:\n- Plain forms work: https://a.example.gov/1\n- Nine offices: https://a.example.gov/2"
    assert [one.title for one in read(mail(words, "text/plain"), source).candidates] == [
        "Plain forms work",
        "Nine offices",
    ]
