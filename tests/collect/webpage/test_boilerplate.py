"""Notices, nags and copies leave a text; everything else stays as it was."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import sanitize_html
from hub.collect.webpage import boilerplate

PARAGRAPHS = (Path(__file__).parents[1] / "data/webpage/paragraphs.txt").read_text(encoding="utf-8").splitlines()
LINE = "A survey that asks one open question teaches a team more than twenty closed ones."
BASE = "https://example.gov/a/"


def test_a_notice_leaves_with_the_elements_that_held_only_it() -> None:
    """Neighbors, also inside one list or between line breaks, stay."""
    given_html = (
        "<h2>Kept</h2><div><p>We use <b>cookies</b> to <a href='/x'>improve your visit</a>.</p></div>"
        "<ul><li>Kept too</li><li>Subscribe to our letter</li></ul><p>One<br>All rights reserved<br>Two</p>"
    )

    expected = "<h2>Kept</h2><ul><li>Kept too</li></ul><p>One<br><br>Two</p>"

    assert boilerplate.without(sanitize_html.safe(given_html, BASE)) == expected


def test_pictures_and_code_stay() -> None:
    """A picture says nothing, and code is no line."""
    code = f"<pre><code>{LINE}\n</code></pre>"
    given_html = f'<p>Sign in <img src="https://example.gov/a.png" alt="x"></p>{code}{code}'

    expected = given_html.replace("Sign in ", "")

    assert boilerplate.without(sanitize_html.safe(given_html, BASE)) == expected


def test_a_copy_is_dropped_though_a_word_or_a_sign_differs() -> None:
    """At least 92 % of the letters are the same and the lengths are close."""
    copies = [LINE.upper(), LINE.replace("twenty", "twelve"), LINE.replace(".", "!")]

    assert list(boilerplate.kept([LINE, *copies])) == [True, False, False, False]


def test_an_excerpt_or_a_variation_is_no_copy() -> None:
    """Other lengths and other words make another line; short lines may repeat."""
    others = [LINE + " " + PARAGRAPHS[1], LINE[:60], LINE.replace("open question", "thing of everybody"), "Read on"]

    assert list(boilerplate.kept([LINE, *others, "Read on"])) == [True] * 6


@pytest.mark.parametrize(
    "line",
    [
        "4 min read",
        "FOR IMMEDIATE RELEASE:",
        "Skip to main content",
        "Home > News > Plain forms help",
        "Reading time: 12 minutes",
        "Listen to this article",
        "Advertisement",
        "Back to top ↑",
        "###",
        "-30-",
    ],
)
def test_lines_of_programs_and_of_the_press_go(line: str) -> None:
    """They say nothing of the matter; a sentence with their words stays."""
    assert list(boilerplate.kept([line, f"It said “{line}” on the screen."])) == [False, True]


def test_a_path_within_a_text_stays() -> None:
    """It tells where to click."""
    assert list(boilerplate.kept(["", "Home > Forms", "Go to", "Home > Tools > Forms"])) == [True, False, True, True]


def test_of_long_lines_the_words_are_compared() -> None:
    """A page of 600 paragraphs of 2,000 characters that differ in a word is read in a moment."""
    words = " ".join(PARAGRAPHS[:20])
    lines = [f"{words} {'abcdefghij'[n % 10]}{n}" for n in range(600)]
    start = time.process_time()

    assert sum(boilerplate.kept(lines)) == 1
    assert time.process_time() - start < 5
    assert (
        list(boilerplate.kept(["word " * 100_000, "word " * 100_000 + "end", " ".join(PARAGRAPHS[20:40])]))[::2]
        == [True] * 2
    )


def test_lines_are_the_words_of_blocks() -> None:
    """One line a block, blanks left out, and no code."""
    safe_html = "<div><p>One <b>and</b> more</p>\n<p></p></div><pre>x = 1</pre><ul><li>Two</li></ul>"

    assert boilerplate.lines(safe_html) == ("One and more", "Two")


@given(st.lists(st.sampled_from([*PARAGRAPHS, "All rights reserved", "Read on"])))
def test_filtering_twice_changes_nothing(lines: list[str]) -> None:
    """What was kept is kept again, in order, and each paragraph once."""
    once = [line for line, is_kept in zip(lines, boilerplate.kept(lines), strict=True) if is_kept]

    assert all(boilerplate.kept(once))
    assert [line for line in once if line in PARAGRAPHS] == list(dict.fromkeys(x for x in lines if x in PARAGRAPHS))


@given(st.text(alphabet="abc <>&\"'/=pbrli\n"))
def test_html_of_any_kind_stays_safe_and_settles(markup_given: str) -> None:
    """The filter's result is safe HTML that it leaves alone."""
    once = boilerplate.without(sanitize_html.safe(markup_given, BASE))

    assert boilerplate.without(once) == once
    assert boilerplate.without(sanitize_html.safe(once, BASE)) == once
