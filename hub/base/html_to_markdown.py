"""Cleaned HTML from elsewhere -> Markdown that an editor can read and change; the one door to markdownify."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

from hub.base import sanitize_html, text

if TYPE_CHECKING:
    from bs4.element import Tag

INLINE = "a abbr b cite code del em i ins kbd mark q s samp small span strong sub sup time u var".split()  # noqa: SIM905
BLOCKS = """
    blockquote dd dl dt div details figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table td th tr ul
    """.split()  # noqa: SIM905  tables of names
TICKS = re.compile(r"`+")
# What GitHub makes a link of (https://github.github.com/gfm/#autolinks-extension-), and where it says so.
ADDRESS = re.compile(r"\S*?(?P<sign>://|www\.|@)\S*")
BARE = re.compile(r"[\w./:?=%#+,;@!$-]+")
MARKS = re.compile(r"([\\\[\]])")
SAFE = "/:?#@!$&'*+,;=%~-._"


def convert(html: str) -> str:
    """Return HTML that `sanitize_html.safe` has cleaned as GitHub Flavored Markdown that reads the same.

    What Markdown has no marks for (columns that span, terms and definitions) becomes plain words; HTML that is nested
    too deeply to be read becomes its words alone.
    """
    page = BeautifulSoup(f"<div>{html}</div>", "html.parser")
    for element in page.find_all(INLINE):
        if element.find(BLOCKS):  # a mark of Markdown ends with its paragraph
            element.unwrap()
    try:
        written: str = _Converter().convert_soup(page)
    except RecursionError:
        return text.escape_markdown(sanitize_html.plain(html))
    return written.strip()


class _Converter(MarkdownConverter):
    """Convert as the parent class does, except where that would lose words or let a parser read words as marks."""

    class Options:
        """Hold the options that `MarkdownConverter` reads."""

        heading_style = "atx"
        bullets = "-"
        sub_symbol = "<sub>"
        sup_symbol = "<sup>"
        table_infer_header = True

    def escape(self, words: str, _parent_tags: set[str]) -> str:
        """Escape words for every dialect of Markdown, line by line; an address in the text stays an address."""
        return "\n".join(ADDRESS.sub(_address, text.escape_markdown(line)) for line in words.split("\n"))

    # The stubs of markdownify name none of the functions that it looks up by the names of tags.
    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a link whose target no parser ends early."""
        _encode(el, "href")
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write a picture with its words escaped; without a target it is its words."""
        el["alt"] = MARKS.sub(r"\\\1", str(el.get("alt", "")).replace("\n", " "))
        _encode(el, "src")
        return str(super().convert_img(el, text, parent_tags | {"p"}))  # type: ignore[misc]

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Keep the lines of a cell, which is one line of Markdown."""
        if parent_tags & {"td", "th"}:
            return "<br>"
        return str(super().convert_br(el, text, parent_tags))  # type: ignore[misc]

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002  markdownify names them
        """Write a fenced block of code, whose fence is longer than any run of backticks inside; "" for an empty one."""
        code = el.get_text().strip("\n")
        fence = "`" * max(3, *(len(run) + 1 for run in TICKS.findall(code)), 0)
        return f"\n\n{fence}\n{code}\n{fence}\n\n" if code.strip() else ""

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Write code as its words: nothing inside has a meaning."""
        words = text if "pre" in parent_tags else el.get_text()
        return str(super().convert_code(el, words, parent_tags))  # type: ignore[misc]

    convert_kbd = convert_samp = convert_code

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002  likewise
        """Write a term, or the summary of details, as a line of its own."""
        words = text.strip()
        return f"\n\n**{words}**\n\n" if words and "_inline" not in parent_tags else f" {words} "

    convert_summary = convert_dt

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002  likewise
        """Write a definition as a paragraph."""
        return f"\n\n{text.strip()}\n\n" if "_inline" not in parent_tags else f" {text.strip()} "


def _address(found: re.Match[str]) -> str:
    """Return a bare address as it was, and one with marks in it as words that no parser takes for an address."""
    bare = found[0].replace("\\_", "_")
    if BARE.fullmatch(bare):
        return bare
    sign = found["sign"]
    return found[0].replace(sign, "".join(f"&#{ord(mark)};" if mark in ":.@" else mark for mark in sign))


def _encode(element: Tag, name: str) -> None:
    if element.get(name):
        element[name] = quote(str(element[name]), safe=SAFE)
