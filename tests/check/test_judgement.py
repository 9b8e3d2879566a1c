"""What rules must pass over: each case was once a wrong finding in a sample of the real corpus."""

from __future__ import annotations

import pytest

from hub.check import rule_registry
from hub.config import hub_settings
from hub.content.markdown_scan import MarkdownFile
from tests.hubs import SMALL

CONFIG = hub_settings.load(SMALL)
NINE = "one two three four five six seven eight nine"
LONG = f"{NINE} {NINE} one two three four five six seven"


# Eleven words of grade 9, and six that nobody reads with pleasure.
MEDIUM = "The agency reviews each service before people apply for it online. "
HARD = "Agencies periodically evaluate administrative documentation requirements. "


def told(rule: str, body: str) -> list[str]:
    """The text of a page of the toolkit from each place on where a rule speaks."""
    page = MarkdownFile(
        path="content/toolkit/design/a.md", text=f"---\ntitle: A\n---\n\n{body}\n\n", kind="toolkit", config=CONFIG
    )
    return [page.text[hit.start :] for hit in rule_registry.finders()[rule](page)]


def speaks(rule: str, body: str) -> int:
    """How often a rule speaks on a page of the toolkit with this text."""
    return len(told(rule, body))


@pytest.mark.parametrize(
    ("body", "times"),
    [
        ("[a](https://go.usa.gov/x7Yz)", 1),
        ("[a](https://goo.gl/maps/x7Yz)", 1),
        ("[a](https://goo.gl/)", 0),
        ("[a](https://go.usa.gov/about#exceptions)", 0),
        ("[a](https://1.usa.gov/x7Yz+)", 0),
        ("[a](https://go.usa.gov/shorturl/link/x7Yz)", 0),
    ],
)
def test_a_page_about_a_shortener_is_no_short_link(body: str, times: int) -> None:
    """Its own pages, and the figures of a link, hide nothing."""
    assert speaks("205", body) == times


@pytest.mark.parametrize(
    ("url", "times"),
    [("http://127.0.0.1:8000/a/", 0), ("http://localhost/", 0), ("http://[::1]:80/", 0), ("http://localhost.gov/", 1)],
)
def test_what_is_on_the_own_machine_needs_no_encryption(url: str, times: int) -> None:
    """Nobody is on the way."""
    assert speaks("203", f"[a]({url})") == times


@pytest.mark.parametrize(("words", "times"), [("**Speakers**", 1), ("**We will cover:**", 0), ("**Table 1**:", 0)])
def test_what_leads_into_a_list_is_no_heading(words: str, times: int) -> None:
    """A colon says that it goes on."""
    assert speaks("304", f"Word.\n\n{words}\n\nMore.") == times


@pytest.mark.parametrize(
    ("body", "times"),
    [
        (f"We {LONG}.", 1),
        (f"- *We {LONG}.*", 1),
        (f"{LONG.capitalize()}.", 0),
        (f"**Slide 9:** {LONG.capitalize()}.", 0),
        (f"- **First**: {LONG.capitalize()}.", 0),
        (f"Ada: {LONG.capitalize()}.", 0),
        (f"![A lamp of brass](lamp.png) {LONG.capitalize()}.", 0),
        (f"{NINE.capitalize()}. **{NINE.capitalize()} {NINE}.**", 0),
        (f"My_own_name {LONG}.", 1),
        (f"{NINE.capitalize()} {NINE} U.S. digital.gov one two three four five.", 0),
    ],
)
def test_the_words_of_a_sentence_are_counted(body: str, times: int) -> None:
    """Without its label, who says it, a picture before it, or the sentence before its bold letters."""
    assert speaks("352", body) == times


def test_a_long_sentence_is_shown_where_it_begins() -> None:
    """Behind other sentences and other paragraphs."""
    assert [text[:6] for text in told("352", f"We {LONG}.\n\nTwo. We {LONG}.")] == ["We one", "We one"]


@pytest.mark.parametrize(
    ("body", "times"),
    [
        (MEDIUM * 14 + HARD, 0),  # grade 10.03
        (MEDIUM * 13 + HARD * 2, 1),  # grade 11.05
        (HARD * 13 + "Administer documentation.", 0),  # 80 words
        (HARD * 13 + "Administer documentation periodically.", 1),  # 81 words
    ],
)
def test_a_page_is_hard_from_grade_11_on(body: str, times: int) -> None:
    """A page of few words has no grade."""
    assert speaks("351", body) == times


def test_no_sentence_runs_from_one_item_into_the_next() -> None:
    """A list of short items is easy, whatever mark an item begins with."""
    assert speaks("351", "\n".join(["- **Ask** one of them"] * 30)) == 0


def test_a_name_is_no_hard_word() -> None:
    """A capital within a sentence makes it one."""
    assert speaks("353", "Read Guidance on Implementing the Plain Act. Implementing it is easy.") == 1


@pytest.mark.parametrize(("lang", "times"), [("en", 1), ("en-GB", 1), ("es", 0), ("ar", 0)])
def test_advice_on_prose_is_for_english(lang: str, times: int) -> None:
    """Of another language nothing is known, so nothing is said."""
    text = f"---\ntitle: A\nlang: {lang}\n---\n\nUtilize it. We {LONG}.\n"
    page = MarkdownFile(path="content/about.md", text=text, kind="page", config=CONFIG)
    found = [len(list(rule_registry.finders()[rule](page))) for rule in ("352", "353")]
    assert found == [times, times]


def test_a_vague_link_in_spanish() -> None:
    """It says as little as one in English."""
    assert speaks("305", "[Haga clic aquí](about.md)") == 1
