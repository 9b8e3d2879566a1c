"""HTML from strangers becomes safe HTML, and words."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import sanitize_html, text

BASE = "https://example.gov/news/one/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("R&amp;D &lt;b&gt; &amp;lt;", "R&D <b> &lt;"),
        ("<p>R&amp;D &lt;b&gt; &amp;lt;</p>", "R&D <b> &lt;"),
        ("<p>One</p><p>two<br>three</p>", "One two three"),
        ("<ul><li>a<li>b</ul>", "a b"),
        ("in<b>side</b> a word", "inside a word"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("<script>alert(1)</script><style>a{}</style>Words", "Words"),
        ("&nbsp;soft&shy;hyphen&#x200b;", "softhyphen"),
        ("<!-- no -->yes", "yes"),
        ("half \ud83d<b>", "half"),
        ("", ""),
    ],
)
def test_plain(html: str, expected: str) -> None:
    """The words stay, on one line, their entities decoded once; blocks are spaces."""
    assert sanitize_html.plain(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p lang="es">Sí <strong>x</strong></p>', '<p lang="es">Sí <strong>x</strong></p>'),
        ('<a href="../two/?a=1#b">x</a>', '<a href="https://example.gov/news/two/?a=1#b">x</a>'),
        ('<a href="//example.org/">x</a>', '<a href="https://example.org/">x</a>'),
        ('<a href="#part">x</a>', '<a href="https://example.gov/news/one/#part">x</a>'),
        ('<a href=" \n">x</a>', "<a>x</a>"),
        ('<a href="https:two">x</a>', "<a>x</a>"),
        ('<a href="https:\\\\example.org">x</a>', "<a>x</a>"),
        ('<a href="ht\ntps://example.org/">x</a>', '<a href="https://example.org/">x</a>'),
        ('<a href="http://[">x</a>', "<a>x</a>"),
        ('<a href="mailto:a@example.gov">x</a>', '<a href="mailto:a@example.gov">x</a>'),
        ('<a href="tel:+15550100">x</a>', '<a href="tel:+15550100">x</a>'),
        ('<a href="ftp://example.gov/">x</a>', "<a>x</a>"),
        ('<img src="/a.png" alt="A" onerror="x()">', '<img src="https://example.gov/a.png" alt="A">'),
        ('<img src="data:image/png;base64,AAAA" alt="A">', '<img alt="A">'),
        ("<h2 id=a class=b style='x:y'>T</h2>", "<h2>T</h2>"),
        ("a&#x200b;b &#x202e;c", "ab c"),
        ("<pre>\n\n\n  x\n</pre>", "<pre>  x\n</pre>"),
        ("<p>never closed", "<p>never closed</p>"),
        ("5 &lt; 6 &amp; 7", "5 &lt; 6 &amp; 7"),
    ],
)
def test_safe(html: str, expected: str) -> None:
    """What an article needs stays, links become absolute, all else goes."""
    assert sanitize_html.safe(html, BASE) == expected


HOSTILE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<img src='x'onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVa&#10;Script:alert(1)">x</a>',
    '<a href="&#1;javascript:alert(1)">x</a>',
    '<a href="java\u200bscript:alert(1)">x</a>',
    '<a href=" &#106;avascript:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '<form action="javascript:alert(1)"><button formaction=javascript:x>x',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<base href="https://example.org/">',
    "<object data=x></object><embed src=x><link rel=stylesheet href=x>",
    "<p style='position:fixed' onclick='alert(1)'>x</p>",
    "<!--><script>alert(1)</script>-->",
    "<p title='-->' onmouseover=alert(1)>x",
    "<plaintext><script>alert(1)</script>",
    "<textarea></textarea><script>alert(1)</script>",
    "<p><button><p><button><p>x",
)
PIECES = st.sampled_from(
    """
    <p> </p> <b> </i> <i> </b> <a> <a\u0020href="x"> </a> <table> <tr> <td> </table> <pre> \n <ul> <li> </ul> <button>
    <marquee> <object> <select> <svg> <math> <title> <style> </style> <script> </script> <!-- --> <form> <h1> <dd>
    <img\u0020src=" "> ' < > &lt; &#10; &amp; javascript: onclick=x <blockquote> <template> <caption> <details> x é
    """.split(" ")  # noqa: SIM905  a table of pieces
)
FRAGMENTS = st.lists(PIECES | st.sampled_from(HOSTILE) | st.text(max_size=9), max_size=12).map("".join)


class _Seen(HTMLParser):
    """Notes every tag and attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One tag as it opens."""
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_html_is_harmless(html: str) -> None:
    """What attackers write (https://owasp.org/www-community/xss-filter-evasion-cheatsheet) does nothing."""
    _assert_harmless(sanitize_html.safe(f"<p>{html}</p>", BASE))


@given(FRAGMENTS)
def test_any_html_is_harmless(html: str) -> None:
    """Whatever the HTML, nothing runs, links are absolute, and cleaning again changes nothing."""
    page = sanitize_html.safe(html, BASE)
    _assert_harmless(page)
    assert sanitize_html.safe(page, BASE) == page
    assert isinstance(sanitize_html.plain(html), str)


@given(FRAGMENTS | st.sampled_from([f"<div class=x data-hub-a=1 role=note>{one}</div>" for one in HOSTILE]))
def test_any_page_of_ours_is_harmless(html: str) -> None:
    """Whatever Markdown was made to, nothing of it runs, and cleaning again changes nothing."""
    page = sanitize_html.page(html, str)
    seen = _Seen(page)
    assert seen.tags <= sanitize_html.AUTHOR_TAGS | {"input"}
    assert [name for name, _ in seen.attributes if name.startswith("on") or name == "style"] == []
    targets = [value for name, value in seen.attributes if name in {"href", "src", "poster", "cite"}]
    assert [
        value for value in targets if re.match(r"[\s\x00-\x20]*(?!https?:|mailto:|tel:|webcal:)\w[\w+.-]*:", value)
    ] == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="x" data-hub-after="1" hidden role="note">x</p>', '<p class="x">x</p>'),
        ('<p data-hub-x="1" data-root="//example.org/" markdown="1">x</p>', "<p>x</p>"),
        (
            '<q cite="javascript:x">x</q><q cite="https://example.gov/">y</q>',
            '<q>x</q><q cite="https://example.gov/">y</q>',
        ),
        ('<h2 id="main">x</h2><h2 id="hub-find">x</h2><h2 id="why">x</h2>', '<h2>x</h2><h2>x</h2><h2 id="why">x</h2>'),
        ('<input checked name="q"> x <input type="submit">', "x"),
        ('<input type="checkbox" checked="" disabled="" /> x', '<input type="checkbox" checked="" disabled=""> x'),
        (
            '<a href="webcal://example.gov/a.ics" rel="nofollow">x</a>',
            '<a href="webcal://example.gov/a.ics" rel="nofollow">x</a>',
        ),
        ('<a href="../b/" onclick="x">x</a><form action="x">y</form>', '<a href="../b/">x</a>y'),
    ],
)
def test_page(html: str, expected: str) -> None:
    """What authors may write stays; what runs goes, and so do names of the frame; any field is a box of a task."""
    assert sanitize_html.page(html, str) == expected


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u3000", "\u0085", "\x1c", "\x1f", " ", "\n", "\u200b"])
def test_no_blank_hides_a_scheme(blank: str) -> None:
    """What Python takes for a blank and a browser does not is never taken off after the scheme was judged."""
    html = f'<a href="{blank}javascript:x">x</a><a href="java{blank}script:x">x</a>'
    for page in (sanitize_html.page(html, str), sanitize_html.safe(html, BASE)):
        assert "javascript:" not in page.replace(blank, "").replace("%C2%A0", "") or "https://" in page


@given(st.from_regex(sanitize_html.USUAL_LINK, fullmatch=True))
def test_a_usual_address_is_what_a_closer_look_makes_of_it(address: str) -> None:
    """An address that is not looked at closely is one that the closer look would leave as it is."""
    assert sanitize_html.leads_somewhere(address)
    assert not sanitize_html.NO_HOST.match(address)
    assert sanitize_html.LINE_ENDS.sub("", address).strip(sanitize_html.BLANK) == address


def test_a_page_of_too_many_tags_is_its_words() -> None:
    """What would take minutes to take apart is shown as words."""
    assert sanitize_html.page("<b>x" * 30_000, str).startswith("<p>x x x")


def test_a_resolved_address_is_judged_again() -> None:
    """What a link stands for is held to the same as what was written."""
    assert sanitize_html.page('<a href="a">x</a>', lambda _: "javascript:x") == "<a>x</a>"


def test_pictures_and_videos_of_a_page_are_resolved() -> None:
    """Every address of a picture, a video or a sound leads where a link would."""
    html = '<video src="a.mp4" poster="b.png"></video><img srcset="c.png 1x, d.png 2x" src="e.png" alt="E">'
    expected = '<video src="/a.mp4" poster="/b.png"></video><img srcset="/c.png 1x, /d.png 2x" src="/e.png" alt="E">'
    assert sanitize_html.page(html, lambda link: f"/{link}") == expected


def _assert_harmless(page: str) -> None:
    seen = _Seen(page)
    assert "<script" not in page.lower()
    assert seen.tags <= sanitize_html.TAGS
    assert [name for name, _ in seen.attributes if name.startswith("on") or name == "style"] == []
    links = [value for name, value in seen.attributes if name in {"href", "src"}]
    assert [link for link in links if not re.match(r"https?://.|mailto:|tel:", link, re.IGNORECASE)] == []


def test_html_that_does_not_settle_keeps_its_words() -> None:
    """HTML that changes with each reading becomes words, for it could hide something from the last reading."""
    html = "<blockquote><h1><a href=x>one<object>two<select>R&amp;D<h2></br><blockquote><hr><object><a href=x>three"
    assert sanitize_html.safe(html, BASE) == "onetwoR&amp;D three"


@pytest.mark.parametrize("html", ["<div>", "<ul><li>", "<a ", "<a href ", "<b", "<!--", "&", "&#", "&x", '<a title="'])
def test_a_megabyte_of_anything_is_read_quickly(html: str) -> None:
    """A hostile feed cannot keep the reader busy: half a megabyte of open tags took two minutes."""
    page = f"words {html * (1_000_000 // len(html))}"
    assert sanitize_html.plain(page).startswith("words")
    assert sanitize_html.safe(page, BASE).startswith("words")


@pytest.mark.parametrize("base", ["", "/news/", "example.gov", "https://"])
def test_links_need_a_page(base: str) -> None:
    """Links cannot be made absolute from something that is no address."""
    with pytest.raises(ValueError, match=f"^'{base}' is not an absolute address$"):
        sanitize_html.safe("<p>x</p>", base)


@given(st.text(st.characters(exclude_categories=[])))
def test_entities_are_decoded_exactly_once(words: str) -> None:
    """What was escaped once reads as it was written, and what was escaped twice as it was escaped once."""
    once = escape(words)
    assert sanitize_html.plain(once) == text.clean(words)
    assert sanitize_html.plain(escape(once)) == text.clean(once)
