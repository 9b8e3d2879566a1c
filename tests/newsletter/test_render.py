"""Whole mails: what readers get, in any program and with any settings."""

from __future__ import annotations

import os
import quopri
import re
import time
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from hub.base import html_tree, translation
from hub.content.models import Item, Section
from hub.newsletter import render

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Issue
    from hub.content.settings import Config


class Outline(HTMLParser):
    """The elements of an HTML document and the attributes of each."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the element as a mail program does."""
        self.found.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        """How many of these elements there are."""
        return sum(found == tag for found, _ in self.found)

    def links(self) -> list[str]:
        """The addresses of all links."""
        return [str(attributes["href"]) for tag, attributes in self.found if tag == "a"]


def golden(path: Path, written: str) -> str:
    """What the file holds; with GOLDEN=1 in the environment the file takes what is written now."""
    if os.environ.get("GOLDEN"):
        path.write_text(written, "utf-8", newline="\n")
    return path.read_text("utf-8")


def forty_items() -> tuple[Section, ...]:
    """Five sections of eight items, each with a blurb of two sentences."""
    blurb = "Teams that ask one open question learn more than teams that ask twenty. Read *how* they did it."
    items = tuple(
        Item(
            title=f"Item {number} of many",
            url=f"https://a.gov/{number}",
            source_line="A.gov · May 1, 2026",
            blurb=blurb,
        )
        for number in range(8)
    )
    return tuple(Section(title=f"Section {number}", items=items) for number in range(5))


def test_html_is_as_agreed(case: Path, issue: Issue, config: Config) -> None:
    """The HTML of each mail is what a person looked at."""
    written = render.html(issue, config)
    assert golden(case / "email.html", written) == written


def test_text_is_as_agreed(case: Path, issue: Issue, config: Config) -> None:
    """The text of each mail is what a person read."""
    written = render.text(issue, config)
    assert golden(case / "email.txt", written) == written


def test_both_parts_have_the_same_links(issue: Issue, config: Config) -> None:
    """A reader of the plain text misses no link, and each stands whole on a line of its own."""
    lines = {line.strip() for line in render.text(issue, config).splitlines()}
    links = set(Outline(render.html(issue, config)).links())
    assert {line for line in lines if re.fullmatch(r"(?:https?://|mailto:)\S+", line)} == links


def test_text_has_72_columns(issue: Issue, config: Config) -> None:
    """No line of the text is longer than 72 columns unless it is one address."""
    lines = render.text(issue, config).splitlines()
    assert [line for line in lines if len(line) > 72 and " " in line.strip()] == []


def test_one_outline(full: Issue, config: Config) -> None:
    """A screen reader finds one h1, the sections as h2 and the items as h3."""
    page = Outline(render.html(full, config))
    assert [page.count(tag) for tag in ("title", "h1", "h2", "h3", "h4")] == [1, 1, 3, 8, 0]


def test_layout_tables_say_so(full: Issue, config: Config) -> None:
    """A screen reader reads no table where there is only layout, and knows the language."""
    page = Outline(render.html(full, config))
    assert {attributes.get("role") for tag, attributes in page.found if tag == "table"} == {"presentation"}
    assert page.found[0] == ("html", {"lang": "en", "dir": "ltr"})


def test_styles_stand_on_the_elements(full: Issue, config: Config) -> None:
    """Mail programs that drop the style sheet still show the design: every link and heading has its own colors."""
    page = Outline(render.html(full, config))
    styles = [attributes.get("style") or "" for tag, attributes in page.found if tag in {"a", "h1", "h2", "p"}]
    assert all("color" in style or "margin" in style for style in styles)
    assert page.count("style") == 1


def test_dark_mode_wins_over_the_elements(full: Issue, config: Config) -> None:
    """Every color for dark mode is `!important`: without it the colors on the elements would win."""
    dark = render.html(full, config).partition("prefers-color-scheme: dark")[2].partition("</style>")[0]
    colors = re.findall(r"#[0-9a-f]{6}[^;]*", dark)
    assert colors
    assert all(color.endswith("!important") for color in colors)


def test_nothing_is_loaded(full: Issue, config: Config) -> None:
    """A mail loads nothing when it is opened: no picture that counts readers, no style sheet, no font."""
    page = Outline(render.html(full, config))
    assert {"img", "link", "script", "iframe"}.isdisjoint(tag for tag, _ in page.found)


def test_titles_are_no_markup(full: Issue, config: Config) -> None:
    """A title is words, whatever characters are in it."""
    sections = (Section(title="<b>", items=(Item(title="<script>a && b</script>", url="https://a.gov/"),)),)
    page = render.html(replace(full, sections=sections), config)
    assert "&lt;script&gt;a &amp;&amp; b&lt;/script&gt;</a></h3>" in page
    assert Outline(page).count("script") == 0


def test_an_issue_in_another_language(full: Issue, config: Config) -> None:
    """A mail says the language of its words and which way they run, everywhere."""
    message = render.eml(replace(full, lang="ar"), config)
    assert b"Content-Language: ar\r\n" in message
    page = Outline(render.html(replace(full, lang="ar"), config))
    assert page.found[0] == ("html", {"lang": "ar", "dir": "rtl"})
    line = '<span dir="auto">Example.gov،\u200f November 17, 2026</span>'
    assert (line in render.html(full, config), line in render.html(replace(full, lang="ar"), config)) == (False, True)
    assert directions(page) == {"rtl", "auto"}
    cells = [attributes for tag, attributes in page.found if tag == "td" and "dir" in attributes]
    assert [(cell.get("lang"), cell["align"]) for cell in cells] == [
        ("ar", "right"),
        (None, "right"),
        (None, "right"),
        ("ar", "right"),
    ]


def test_an_issue_in_a_language_that_hub_does_not_speak(full: Issue, config: Config) -> None:
    """The mail's own words are those of the hub, and say so."""
    page = Outline(render.html(replace(full, lang="he"), config))
    assert page.found[0] == ("html", {"lang": "he", "dir": "rtl"})
    cells = [attributes for tag, attributes in page.found if tag == "td" and "dir" in attributes]
    assert [(cell.get("lang"), cell["dir"], cell["align"]) for cell in cells] == [
        ("en", "ltr", "left"),
        (None, "rtl", "right"),
        (None, "rtl", "right"),
        ("en", "ltr", "left"),
    ]


def directions(page: Outline) -> set[str | None]:
    """Each way that an element of a mail says that its words run."""
    return {attributes["dir"] for _, attributes in page.found if "dir" in attributes}


def of_hub(issue: Issue) -> Issue:
    """The issue with an item of each kind, and none of its people's words."""
    site = "https://govcx.example.gov/"
    addresses = ("https://a.gov/1", f"{site}toolkit/access/a/", f"{site}events/2026-12-08-b/")
    items = tuple(Item(title="0", url=url) for url in addresses)
    return replace(issue, subject="0", preheader="0", note="", sections=(Section(title="0", items=items),))


def shown(page: str) -> str:
    """The words of a mail in HTML, without its style sheet and with single spaces."""
    return " ".join(html_tree.words(html_tree.read(re.sub(r"(?s)<style.*?</style>", "", page))).split())


def english(language: str) -> set[str]:
    """Each run of English words that the catalog of a language has of mails."""
    messages = translation.messages(language, "newsletter")
    words = " / ".join(one if isinstance(one, str) else " / ".join(one) for one in messages)
    return set(re.findall(r"[A-Za-z][A-Za-z' -]+[a-z]", re.sub(r"%\(\w+\)s|<[^>]+>", "/", words)))


def says(words: str, one: str) -> bool:
    """Whether a text has some words, and not as a part of others."""
    return re.search(rf"\b{re.escape(one.strip())}\b", words) is not None


@pytest.mark.parametrize("language", ["es", "ar"])
def test_a_mail_of_a_hub_in_another_language_has_no_english_word(full: Issue, config: Config, language: str) -> None:
    """Neither its HTML nor its text says what the catalog has English words for."""
    issue, hub = of_hub(full), replace(config, areas=tuple(replace(area, title="0") for area in config.areas))
    for tag, has_english in (("en", True), (language, False)):
        faces = render.faces(issue, replace(hub, language=tag))
        for words in (shown(faces.html), re.sub(r"https?://\S+", "", faces.text)):
            found = [one for one in english(language) if says(words, one)]
            assert bool(found) is has_english, found
        assert f"Content-Language: {tag}\r\n".encode() in faces.eml


def test_the_days_of_a_mail_in_another_language(full: Issue, config: Config) -> None:
    """Days and what is counted follow its grammar."""
    spanish = replace(of_hub(full), lang="es")
    text, page = render.text(spanish, config), shown(render.html(spanish, config))
    assert text.split("\n")[1] == "Edición 12, viernes, 27 de noviembre de 2026, 1 minuto de lectura"
    assert "Contenido: 1 artículo, 1 evento, 1 práctica." in page
    assert " dic 8 mar " in page


def test_an_issue_without_number(full: Issue, config: Config) -> None:
    """A newsletter that does not count its issues shows the day alone."""
    unnumbered = replace(full, number=None)
    assert render.text(unnumbered, config).splitlines()[:2] == [
        "GOVCX UPDATE",
        "Friday, November 27, 2026, 1-minute read",
    ]
    assert '">Friday, November 27, 2026. <a' in render.html(unnumbered, config)


def test_an_issue_without_note(full: Issue, config: Config) -> None:
    """Without a note the mail goes straight to its sections."""
    page = Outline(render.html(replace(full, note="", sections=forty_items()), config))
    assert page.count("div") == 3


def test_the_preheader_is_hidden_and_padded(full: Issue, config: Config) -> None:
    """Inboxes show it beside the subject and nothing after it; who opens the mail does not see it."""
    page = render.html(full, config)
    _, style, rest = page.partition('<div class="hidden" style="')
    ways = {"display:none", "mso-hide:all", "max-height:0", "max-width:0", "overflow:hidden", "font-size:1px"}
    assert style
    assert ways <= set(rest.partition('"')[0].split(";"))
    hidden = rest.partition(">")[2].partition("</div>")[0]
    assert hidden.startswith(f'{full.preheader}<span aria-hidden="true">')
    assert hidden.count("\u034f\u200c&nbsp;") == 40


def test_events_and_practices_have_their_own_look(full: Issue, config: Config) -> None:
    """An event has its day as a block that is not read twice, and when in bold; a practice says its area."""
    page = render.html(full, config)
    days = re.findall(r'aria-hidden="true" width="64".*?>(Dec)<.*?>(\d+)<.*?>(\w{3})<', page, re.DOTALL)
    assert days == [("Dec", "3", "Thu"), ("Dec", "8", "Tue")]
    assert "<b>Tuesday, December 8, 2026, 12:00–12:45 pm ET</b>, Online" in page
    assert re.findall(r">([\w ]+, area \d of \d)<", page) == [
        "Measurement, area 6 of 8",
        "Customer understanding, area 3 of 8",
    ]


def test_forty_items_stay_far_from_the_clip(full: Issue, config: Config) -> None:
    """Gmail cuts a mail at 102 KiB as sent; forty items take less than a third of it."""
    page = render.html(replace(full, sections=forty_items()), config)
    assert len(quopri.encodestring(page.encode())) < 32_000


def test_forty_items_are_quick(full: Issue, config: Config) -> None:
    """A live preview feels immediate: all three forms of forty items take less than 0.3 s of processor time."""
    issue = replace(full, sections=forty_items())
    render.eml(issue, config)
    start = time.process_time()
    render.html(issue, config)
    render.text(issue, config)
    render.eml(issue, config)
    assert time.process_time() - start < 0.3


def test_same_input_same_bytes(issue: Issue, config: Config) -> None:
    """An issue that did not change gives the same mail."""
    assert render.eml(issue, config) == render.eml(issue, config)
