"""What HTML a page may hold, and what is named because it falls."""

from __future__ import annotations

import pytest
from hypothesis import given

from hub.base import sanitize_html
from hub.content import raw_html
from hub.content.raw_html import Refused
from tests.base.test_sanitize_html import FRAGMENTS, HOSTILE


@pytest.mark.parametrize(
    "html",
    [
        "<p>plain &amp; <b>bold</b></p>",
        "<!--[if gte mso 9]><xml>x</xml><![endif]--><p>a</p><!-- b - c -- d --> <!---->",
        '<details open><summary>More</summary><p class="x">Words</p></details><!-- a remark -->',
        '<figure><img src="a.png" alt="A" width="10"><figcaption>Words</figcaption></figure>',
        '<picture><source srcset="a.webp 2x" type="image/webp"><img src="../a.png" alt=""></picture>',
        '<video controls poster="a.png"><source src="a.mp4"><track src="a.vtt" kind="captions" srclang="en"></video>',
        '<a href="page.md#part">x</a> <a href="#part">y</a> <a href="mailto:a@example.gov">z</a>',
        '<div id="part" aria-label="x" markdown="1"><span lang="es" dir="ltr">x</span></div>',
        "<kbd>x</kbd><abbr title='y'>x</abbr><sub>1</sub><br/><hr>",
        '<a href="webcal://example.gov/events.ics">x</a>',
        '<details open><input type="checkbox" disabled="" /> x</details>',
    ],
)
def test_what_a_page_needs_may_stand(html: str) -> None:
    """Nothing of it is refused, and nothing of it is taken away."""
    assert list(raw_html.refused(html)) == []
    assert sanitize_html.plain(sanitize_html.page(html, str)) == sanitize_html.plain(html)


@pytest.mark.parametrize(
    ("html", "kind", "element", "name"),
    [
        ("<script>x</script>", "element", "script", ""),
        ("<SCRIPT\nSRC=x>", "element", "script", ""),
        ("<style>p{}</style>", "element", "style", ""),
        ("<iframe src=x></iframe>", "element", "iframe", ""),
        ("<form action=x>", "element", "form", ""),
        ("<object data=x>", "element", "object", ""),
        ("<svg/onload=x>", "element", "svg", ""),
        ("<meta http-equiv=refresh>", "element", "meta", ""),
        ("<base href=x>", "element", "base", ""),
        ("<xmp><p>", "element", "xmp", ""),
        ("<!DOCTYPE html>", "element", "!doctype", ""),
        ("<![CDATA[x]]>", "element", "![cdata[x]]", ""),
        ("<?php x ?>", "element", "?php", ""),
        ("<?>", "element", "?", ""),
        ("<![foo[x]]>", "element", "![foo[x]]", ""),
        ("<!>", "element", "!", ""),
        ("<!--><b>x</b>-->", "element", "!--", ""),
        ("<!--->x", "element", "!--", ""),
        ("<!-- x --!> y -->", "element", "!--", ""),
        ("<!-- x", "element", "!--", ""),
        ("<p onclick=x>", "attribute", "p", "onclick"),
        ("<p ONCLICK=x>", "attribute", "p", "onclick"),
        ("<details ontoggle=x open>", "attribute", "details", "ontoggle"),
        ("<p style=x>", "attribute", "p", "style"),
        ("<a href='javascript:x'>", "link", "a", "href"),
        ("<a href='JaVa&#10;Script&colon;x'>", "link", "a", "href"),
        ("<a href=' &#1;javascript:x'>", "link", "a", "href"),
        ("<a href='data:text/html,x'>", "link", "a", "href"),
        ("<img src='data:image/png;base64,x'>", "link", "img", "src"),
        ("<video poster='javascript:x'>", "link", "video", "poster"),
        ("<blockquote cite='vbscript:x'>", "link", "blockquote", "cite"),
    ],
)
def test_what_would_run_is_refused(html: str, kind: str, element: str, name: str) -> None:
    """Elements, attributes and targets, in any spelling, are named once and are active."""
    (one,) = raw_html.refused(html)
    assert (one.kind, one.element, one.name, one.is_active) == (kind, element, name, True)


@pytest.mark.parametrize(
    ("html", "element", "name"),
    [
        ("<center>", "center", ""),
        ("<https: //example.gov>", "https:", ""),
        ("<td bgcolor=red>", "td", "bgcolor"),
        ("<a name=x>", "a", "name"),
        ('<p id="hub-search">', "p", "id"),
        ("<p data-hub-after=x>", "p", "data-hub-after"),
    ],
)
def test_what_only_looks_different_is_refused_too(html: str, element: str, name: str) -> None:
    """It falls as well, and does no harm."""
    (one,) = raw_html.refused(html)
    assert (one.element, one.name, one.is_active) == (element, name, False)


@pytest.mark.parametrize(
    ("html", "name"),
    [("<marquee onstart=x>", "onstart"), ("<x-y onclick=x>", "onclick"), ("<area href=javascript:x>", "href")],
)
def test_what_would_run_is_named_in_any_element(html: str, name: str) -> None:
    """An element that only looks different may hold more than looks."""
    assert [(one.name, one.is_active) for one in raw_html.refused(html)] == [("", False), (name, True)]


@pytest.mark.parametrize("html", ["<!--", "<!-- --", "<![", "<?", "<a ", "<svg>", "&", "<script>"])
def test_a_megabyte_is_judged_quickly(html: str) -> None:
    """A page that is built to keep the check busy is judged like any other."""
    assert isinstance(list(raw_html.refused(f"{html * (100_000 // len(html))}-->")), list)


def test_a_drawing_is_named_once() -> None:
    """What stands inside of an element that falls whole is not said again; what follows is."""
    found = list(raw_html.refused("<svg><g><path onclick=x></g></svg><p style=x>"))
    assert found == [
        Refused(kind="element", element="svg"),
        Refused(kind="attribute", element="p", name="style", value="x"),
    ]


@pytest.mark.parametrize("html", HOSTILE)
def test_what_attackers_write_is_clean_after_the_door(html: str) -> None:
    """Nothing is refused of what the cleaner lets pass."""
    assert list(raw_html.refused(sanitize_html.page(html, str))) == []


@given(FRAGMENTS)
def test_nothing_is_refused_of_a_cleaned_page(html: str) -> None:
    """The list of what falls and the cleaner agree: cleaned once, no page holds anything to name."""
    assert list(raw_html.refused(sanitize_html.page(html, str))) == []
