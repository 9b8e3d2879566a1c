"""Text from strangers becomes text for readers."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hub.base import markdown, text


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("  one\t two\n\nthree ", "one two three"),
        ("non\u00a0breaking\u2003wide", "non breaking wide"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("turned \u202etxt.exe\u2066", "turned txt.exe"),
        ("bell\x07 and C1\x93 controls", "bell and C1 controls"),
        ("half of a pair \ud83d", "half of a pair"),
        ("cafe\u0301", "café"),
        ("cafe\u200b\u0301", "café"),
        ("", ""),
    ],
)
def test_clean(given_text: str, expected: str) -> None:
    """Characters are composed, invisible ones gone, spaces single."""
    assert text.clean(given_text) == expected


@given(st.text(st.characters(exclude_categories=[])))
def test_clean_twice_is_clean_once(given_text: str) -> None:
    """Clean text stays as it is."""
    once = text.clean(given_text)
    assert text.clean(once) == once


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d💻 🏳️\u200d🌈", "👩\u200d💻 🏳️\u200d🌈"),
        ("java\u200dscript", "javascript"),
        ("a\u200c é\u200d", "a é"),
        ("é\u200d\u200dé \u200dé", "éé é"),
        ("قال \u200fC++\u200f اليوم", "قال \u200fC++\u200f اليوم"),
        ("one\u200f two\u061c", "one two"),
        ("سلام \u202eabc\u202c", "سلام abc"),
        ("co\u00adop\u200b", "coop"),
    ],
)
def test_what_means_something_between_its_neighbors_stays(given_text: str, expected: str) -> None:
    """Letters are joined and parted, emoji are joined, numbers run their way; what only hides goes."""
    assert text.clean(given_text) == expected
    assert [found[0] for found in text.invisible(expected)] == []


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Ask Dr. Hill at 3 p.m. Bring J. Doe.", ["Ask Dr. Hill at 3 p.m. Bring J. Doe."]),
        ("We use Zinc. Then we stop.", ["We use Zinc.", "Then we stop."]),
        ("He said “Stop.” We did.", ["He said “Stop.”", "We did."]),
        ("Version 2. 3 people came.", ["Version 2.", "3 people came."]),
        ("See example.gov for more.", ["See example.gov for more."]),
        ("One. ", ["One."]),
        (
            "Hola a todos. ¿Qué tal? Él vino. Ésta es otra. El fin.",
            ["Hola a todos.", "¿Qué tal?", "Él vino.", "Ésta es otra.", "El fin."],
        ),
        ("Es kostet ca. fünf Euro. Über uns.", ["Es kostet ca. fünf Euro.", "Über uns."]),
        ("ما هذا؟ هذا مركز. شكرا", ["ما هذا؟", "هذا مركز.", "شكرا"]),
        ("यह एक है। वह दो है।", ["यह एक है।", "वह दो है।"]),
        ("一つ目です。「二つ目です。」三つ目です！", ["一つ目です。", "「二つ目です。」", "三つ目です！"]),
        ("", []),
    ],
)
def test_sentences(given_text: str, expected: list[str]) -> None:
    """A sentence ends at its mark, not at an abbreviation, an initial or a point inside a name."""
    assert text.sentences(given_text) == expected


@pytest.mark.parametrize(
    ("given_text", "limit", "expected"),
    [
        ("One two. Three four.", 300, "One two. Three four."),
        ("One two. Three four.", 20, "One two. Three four."),
        ("One two. Three four.", 19, "One two."),
        ("One two. Three four.", 8, "One two."),
        ("One two. Three four.", 7, "One…"),
        ("One two. Three and then th", 300, "One two."),
        ("One two. Three four…", 300, "One two. Three four…"),
        ("How one team did it", 300, "How one team did it"),
        ("", 300, ""),
    ],
)
def test_whole_sentences(given_text: str, limit: int, expected: str) -> None:
    """A summary is whole sentences up to its limit; one that the source cut off is left out."""
    assert text.whole_sentences(given_text, limit) == expected


def test_a_text_of_abbreviations_is_read_quickly() -> None:
    """A hostile feed cannot keep the reader busy: this text took minutes when each mark looked back at all before."""
    given_text = "A. " * 300_000
    assert text.sentences(given_text) == [given_text.strip()]


@pytest.mark.parametrize(
    ("given_text", "limit", "expected"),
    [
        ("one two", 7, "one two"),
        ("one two three", 8, "one two…"),
        ("one two three", 7, "one…"),
        ("one, two", 5, "one…"),
        ("a–b – c and more", 7, "a–b…"),
        ("unbreakable", 4, "unb…"),
        ("anything", 1, "…"),
    ],
)
def test_shortened(given_text: str, limit: int, expected: str) -> None:
    """A text is cut between words, without a comma or a dash before its `…`."""
    assert text.shortened(given_text, limit) == expected


@given(st.text(), st.integers(1, 50))
def test_shortened_keeps_its_limit(given_text: str, limit: int) -> None:
    """A shortened text is never longer than asked."""
    assert len(text.shortened(given_text, limit)) <= limit


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Journey mapping: a how-to", "journey-mapping-a-how-to"),
        ("Don’t “fix” the users' forms", "dont-fix-the-users-forms"),
        ("Café Zürich", "cafe-zurich"),
        ("½ off", "1-2-off"),
        ("../../etc/passwd", "etc-passwd"),
        ("Con", "x-con"),
        ("COM1.", "x-com1"),
        ("Console", "console"),
        ("日本語", "untitled"),
        ("", "untitled"),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("a" * 70, "a" * 60),
        ("a" * 60 + " b", "a" * 60),
        (f"{'a' * 29} {'b' * 30}", f"{'a' * 29}-{'b' * 30}"),
        (f"{'a' * 29} {'b' * 31}", "a" * 29),
    ],
)
def test_slug(given_text: str, expected: str) -> None:
    """A title becomes a name of ASCII letters, digits and hyphens, cut between words."""
    assert text.slug(given_text) == expected


@given(st.text())
def test_slug_is_a_safe_name(given_text: str) -> None:
    """Whatever the title, its slug is a file name that means the same on every system."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text.slug(given_text))
    assert len(text.slug(given_text)) <= 60


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ("It's the agencies' job.", "It’s the agencies’ job."),
        ('"Yes," she said.', "“Yes,” she said."),
        ("('so')", "(‘so’)"),
        ("\"'Hello,' he said.\"", "“‘Hello,’ he said.”"),
        ("the '90s and 5'10\"", "the ’90s and 5’10”"),
        ('a "$20" fee - "free"', "a “$20” fee - “free”"),
        ("plain", "plain"),
    ],
)
def test_typographic(straight: str, curly: str) -> None:
    """A mark before a word opens, one after a word closes, and an apostrophe is one."""
    assert text.typographic(straight) == curly


def test_typographic_after_something() -> None:
    """A text that goes on after a link closes what stands before it."""
    assert (text.typographic("'s guide", "v"), text.typographic('"', "."), text.typographic('"So', "(")) == (
        "’s guide",
        "”",
        "“So",
    )


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("1 * 2_3 [a](b) `c` \\d", r"1 \* 2\_3 \[a\](b) \`c\` \\d"),
        ("R&D <b> a | b ~c~", r"R&D &lt;b\> a \| b &#126;c&#126;"),
        ("Hi {: onclick=alert(1) }", "Hi &#123;: onclick=alert(1) }"),
        ("# Loud", r"\# Loud"),
        ("- dash - dash", r"\- dash - dash"),
        ("1986. A year", r"1986\. A year"),
        ("1) One", r"1\) One"),
        ("=====", "&#61;===="),
        ("!!! danger", r"\!!! danger"),
        ("??? closed", "&#63;?? closed"),
        ("1986 was a year", "1986 was a year"),
        ("&#0000106avascript &#x6A", "&amp;#0000106avascript &amp;#x6A"),
    ],
)
def test_escape_markdown(given_text: str, expected: str) -> None:
    """What Markdown or an extension of it would read as a mark is escaped, and nothing else."""
    assert text.escape_markdown(given_text) == expected


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        ("ask @ana or ana@example.gov", "ask @<!-- -->ana or ana@<!-- -->example.gov"),
        ("#7, example/hub#7 and GH-7", "\\#<!-- -->7, example/hub#<!-- -->7 and GH<!-- -->-7"),
        ("https://example.gov/a?b", "https:<!-- -->//example.gov/a?b"),
        ("www.example.gov", "www<!-- -->.example.gov"),
        ("Digital.gov: # one @ noon", "Digital.gov: # one @ noon"),
    ],
)
def test_quiet_markdown(words: str, quiet: str) -> None:
    """Nobody is called and nothing is a link, and whoever reads the page sees the words as they were."""
    assert text.quiet_markdown(words) == quiet
    page = markdown.to_html(quiet)
    assert "<a" not in page
    assert html.unescape(re.sub(r"<!-- -->|</?p>", "", page)).strip() == words


@given(st.text() | st.text("#+-=!?:1.){}[]<>&*_`~|\\ab "))
def test_escaped_text_reads_the_same(given_text: str) -> None:
    """CommonMark shows the text as it was, as one plain paragraph."""
    line = text.clean(given_text)
    tokens = MarkdownIt("commonmark").parse(text.escape_markdown(line))
    words = [child for token in tokens for child in token.children or ()]
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if line else [])
    assert {word.type for word in words} <= {"text", "text_special"}
    assert "".join(word.content for word in words) == line


@given(st.text("#+-=!?:1.){}[]<>&*_`~|\\ab "))
def test_escaped_text_is_plain_for_the_site_too(given_text: str) -> None:
    """The site makes one paragraph of it, without tags or attributes."""
    line = text.clean(given_text)
    page = markdown.to_html(text.escape_markdown(line))
    assert re.fullmatch(r"<p>[^<>]*</p>" if line else "", page)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ('<p class="x"><b>Ask</b> once</p>', "Ask once"),
        ("<p>Ask</p><p>twice&nbsp;&amp; more</p>", "Ask twice & more"),
        ("call<b>backs</b> help", "callbacks help"),
        ("one<br>two", "one two"),
        ("<img src=x.png> Ask", "Ask"),
        ("Use <b> rarely", "Use <b> rarely"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("R&D", "R&D"),
    ],
)
def test_without_tags(words: str, plain: str) -> None:
    """What is about HTML stays, and what is HTML goes."""
    assert text.without_tags(words) == plain


def test_names() -> None:
    """A name in a script that no address has is a hash of it."""
    assert [text.name(words) for words in ("Ask once", "指南", "案内", "")] == [
        "ask-once",
        "907c9b69ef",
        "6a32d1069b",
        "untitled",
    ]
