"""The payloads themselves: many, each of its own, and dangerous where nobody stops them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from hub.base import commonmark
from tests.security import oracle
from tests.security.payloads import HARMLESS, PAYLOADS
from tests.security.sites import ADDRESS

ENOUGH = 200
# What the parser says to programs about a footnote.
FOOTNOTE = re.compile(r' data-footnote[a-z-]*(?:="\d+")?')


def unguarded(text: str) -> str:
    """Return a page of this Markdown as a program makes it that trusts everybody."""
    body = FOOTNOTE.sub("", commonmark.to_html(text))
    return f"<!doctype html><html><head><title>Words</title></head><body>{body}</body></html>"


def test_there_are_enough() -> None:
    """More than two hundred, of every kind several, and no two the same."""
    kinds = Counter(payload.kind for payload in PAYLOADS)
    assert len(PAYLOADS) >= ENOUGH
    assert min(kinds.values()) >= 5, kinds
    words = Counter(re.sub(r"\(\d+\)", "", payload.text) for payload in PAYLOADS)
    assert [text for text, count in words.items() if count > 1] == []


def test_most_of_them_would_do_harm() -> None:
    """Where nothing is cleaned the oracle sees more than two hundred of them; harmless words do nothing."""
    harmful = [payload for payload in PAYLOADS if oracle.acts(unguarded(payload.text), ADDRESS)]
    assert len(harmful) >= ENOUGH
    assert [payload for payload in HARMLESS if oracle.acts(unguarded(payload.text), ADDRESS)] == []


@pytest.mark.parametrize(
    ("markup", "act"),
    [
        ("<img src=x onerror=a>", "<img onerror=…>"),
        ('<a href="java\tscript:a">x</a>', "<a href> of the scheme javascript"),
        ('<a href=" &#106;avascript:a">x</a>', "<a href> of the scheme javascript"),
        ("<svg><a xlink:href=javascript:a /></svg>", "<a xlink:href> of the scheme javascript"),
        ("<script>a</script>", "<script > a"),
        ('<script src="//evil.example/a.js"></script>', "<script > from https://evil.example/a.js"),
        ('<script type="application/ld+json">{"a": </script>', 'data that is not JSON: {"a": '),
        ("<p style=color:red>x</p>", "<p style=color:red>"),
        ("<form action=//evil.example/></form>", "<form action> asks evil.example"),
        ("<img srcset='x 1x, //evil.example/y 2x'>", "<img srcset> asks evil.example"),
        ("<base href=/>", "<base>"),
        ('<meta http-equiv=refresh content="0; url=//evil.example/">', "leads at once to https://evil.example/"),
        ("<b data-x=hubWasHere>x</b>", "<b data-x=hubWasHere>"),
    ],
)
def test_what_the_oracle_sees(markup: str, act: str) -> None:
    """Each way to act has its words."""
    assert act in oracle.acts(f"<!doctype html><title>x</title><body>{markup}", ADDRESS)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://example.gov/?q=javascript:a" rel="external noopener">x</a>',
        '<p title="onclick=a">&lt;script&gt;a&lt;/script&gt; javascript:a</p>',
        '<script type="application/ld+json">{"a": "\\u003c/script>"}</script>',
        '<img src="/x.png" alt="x"><details open><summary>x</summary></details>',
    ],
)
def test_what_the_oracle_lets_pass(markup: str) -> None:
    """Words about programs, links and pictures of the site do nothing."""
    assert oracle.acts(f"<!doctype html><title>x</title><body>{markup}", ADDRESS) == frozenset()


def test_names_are_counted() -> None:
    """Two elements of one name are two."""
    assert oracle.names("<p id=a></p><p id=a></p><b id=b>x</b>") == {"a": 2, "b": 1}
