"""What the page of an issue says, both parts of its mail say: the same words and the same links, in the same order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from functools import partial
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from hub.base import foreign_media, markdown
from hub.content.models import Issue, Item, Section
from hub.newsletter import issue_markdown, render
from tests.dialect import CONSTRUCTS, SCHEME, TOKEN, WIDE, links, parsed, read, tokens
from tests.newsletter.conftest import CONFIG

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

PAGE = issue_markdown.IssuePage("https://hub.example.gov/", "newsletters/2026-11-27.md", Path("hub"))
MARKS = re.compile(r"(?:[>☐☑-] ?|\d+\. |\[\d+\] | )*")
ADDRESS = re.compile(r"((?:https?://|mailto:|tel:)\S+)", re.IGNORECASE)


def shown(html: str) -> LexborNode:
    """HTML as its readers get it: a picture of another host is a link."""
    return parsed(foreign_media.as_links(html, PAGE.site))


def of_page(source: str) -> LexborNode:
    """What the page of the issue shows, by the function that renders every page."""
    return shown(markdown.to_html(source, partial(issue_markdown.address, page=PAGE)))


def letter(text: str, known: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The words and the addresses of a letter; the words above an address are those of its link, said again."""
    words: list[str] = []
    addresses: list[str] = []
    labels = {"".join(TOKEN.findall(said)) for said, _ in known}
    for line in text.split("\n"):
        marks = MARKS.match(line)
        assert marks is not None
        if found := ADDRESS.fullmatch(line, marks.end()):
            if words and words[-1].rstrip().endswith(":") and "".join(TOKEN.findall(words[-1])) in labels:
                words.pop()
            words.append(marks[0])
            addresses.append(found[1])
        else:
            words.append(line.lstrip("> "))
    said = " ".join(" ".join(words).split()).replace("(struck out:", "")
    bare = (both for both in known if len({SCHEME.sub("", unquote(one)) for one in both}) == 1)
    for form in (form for both in bare for form in both):
        said = said.replace(form, " ").replace(SCHEME.sub("", form), " ")
    return TOKEN.findall(said), addresses


def agree(source: str, *, spread: bool = False) -> None:
    """Compare the page with both parts of the mail."""
    page = of_page(source)
    html = shown(issue_markdown.html(source, PAGE))
    known = [(link.text(), str(link.attributes.get("href"))) for link in page.css("a[href]")]
    assert tokens(read(html)) == tokens(read(page))
    assert links(html) == links(page)
    words, addresses = letter(issue_markdown.plain(source, PAGE), known)
    assert words == tokens(read(page, spread=spread))
    assert addresses == links(page)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_page_and_mail_agree(name: str) -> None:
    """Each construct says the same on the page, in the HTML of the mail and in its text."""
    agree(CONSTRUCTS[name], spread=name in WIDE)


WORDS = st.sampled_from(
    ["one", "two", "*three*", "**four**", "~~five~~", "`six`", "[seven](https://b.gov/7)", "<b>x</b>"]
)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)

CELLS = st.sampled_from(["one", "*two*", "`six`", "[seven](https://b.gov/7)"])


def within(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Blocks inside of other blocks."""
    several = st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        several,
        several.map(lambda text: indent(text, "> ", lambda _: True)),
        several.map(lambda text: "> [!NOTE]\n" + indent(text, "> ", lambda _: True)),
        several.map(lambda text: "- " + indent(text, "  ").lstrip()),
        several.map(lambda text: "1. " + indent(text, "   ").lstrip()),
        several.map(lambda text: "- [x] " + indent(text, "  ").lstrip()),
    )


BLOCKS = st.recursive(
    st.one_of(
        LINES,
        LINES.map("#### {}".format),
        CELLS.map(lambda cell: f"| {cell} | b |\n| - | - |\n| c | {cell} |"),
        LINES.map(lambda line: f"```\n{line}\n```"),
        st.builds(lambda line, name: f"{line}[^{name}]\n\n[^{name}]: {line}", LINES, st.uuids()),
        LINES.map(lambda line: f"- {line}\n- [ ] {line}"),
        st.just("---"),
    ),
    within,
    max_leaves=6,
)


@given(BLOCKS)
def test_page_and_mail_agree_in_any_combination(source: str) -> None:
    """Blocks within blocks say the same, however they are put together."""
    agree(source)


@given(st.lists(st.sampled_from([*"#[]()*_`~\\-+=!&;:/.1 \n\tab|>", "\n\n", "[a](b)", "www.c.gov", "[^1]", "- [ ] "])))
def test_page_and_the_html_of_the_mail_agree_on_any_text(letters: list[str]) -> None:
    """Whatever somebody types without HTML, the HTML of the mail says what the page says."""
    source = "".join(letters)
    page, html = of_page(source), shown(issue_markdown.html(source, PAGE))
    assert tokens(read(html)) == tokens(read(page))
    assert links(html) == links(page)


def test_the_whole_mail_has_it_all() -> None:
    """Every construct in one issue: both parts of the message say what the pages say, item by item."""
    items = tuple(
        Item(title=f"Item {number}", url=f"https://item.gov/{number}", blurb=blurb)
        for number, blurb in enumerate(CONSTRUCTS.values())
    )
    issue = Issue(
        path=PAGE.path, day=date(2026, 11, 27), subject="All", preheader="All", status="draft",
        sections=(Section(title="Constructs", items=items),),
    )  # fmt: skip
    config = replace(CONFIG, site_url=PAGE.site)
    plain, rich = message_from_bytes(render.eml(issue, config), policy=policy.default).iter_parts()
    html, text = LexborHTMLParser(rich.get_content()), plain.get_content().replace("\r\n", "\n")
    body = html.css_first("td.body")
    assert body is not None
    assert links(body) == [address for item in items for address in (item.url, *links(of_page(item.blurb)))]
    for item in items:
        assert issue_markdown.plain(item.blurb, PAGE) in text
