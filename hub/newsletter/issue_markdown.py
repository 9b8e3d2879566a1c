"""A piece of an issue's Markdown (note, intro, source line, blurb) as HTML and as plain text, with the same links."""

from __future__ import annotations

import html as html_entities
import re
from functools import lru_cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from markupsafe import Markup

from hub.base import commonmark, html_tree, markdown, translation
from hub.content import raw_html, routes, translations
from hub.newsletter import gfm_elements, mail_html, mail_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.base.html_tree import Element
    from hub.content.models import Issue
    from hub.content.settings import Config

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What stays as it is in an address (RFC 3986, section 2.2), and what is encoded already.
ADDRESS_SAFE = "-_.~!*'();:@&=+$,/?#[]%"
LETTER = re.compile(rb"[^\n]")
# Nobody writes lists and quotations so deep, and each level is a call of a function.
DEEPEST = 60


class IssuePage(NamedTuple):
    """Hold what the links of an issue count from: the site's address, the issue's file, and the hub's folder.

    `language` is the tag of that of the words that hub says among those of the issue; the form of addresses is the
    hub's.
    """

    site: str
    path: str
    root: Path
    language: str = translation.SOURCE
    use_directory_urls: bool = True


class Found(NamedTuple):
    """Hold a link, a picture or HTML of a piece: its row in the Markdown from 0, its words, its address or its name."""

    row: int
    words: str
    address: str


def page_of(issue: Issue, config: Config) -> IssuePage:
    """Return what the links of an issue count from."""
    language = translations.spoken(config, issue.lang)
    return IssuePage(config.site_url, issue.path, config.root, language, config.use_directory_urls)


def html(source: str, page: IssuePage) -> Markup:
    """Return the blocks of a note, an intro or a blurb as HTML for mail programs."""
    return Markup(mail_html.html(_blocks(source, page), page).strip())  # noqa: S704  mail_html escapes


def inline_html(source: str, page: IssuePage) -> Markup:
    """Return one line, such as a source line, as HTML without a paragraph."""
    return Markup(mail_html.html(_line(source, page), page))  # noqa: S704  the same


def heading_html(source: str, page: IssuePage) -> Markup:
    """Return what is written in the heading of an item as HTML, without the heading."""
    return Markup(mail_html.html(_heading(source, page), page))  # noqa: S704  the same


def plain(source: str, page: IssuePage) -> str:
    """Return blocks as text of 72 columns; under each paragraph every address it links to, whole on its own line."""
    return mail_text.text(_blocks(source, page), page)


def inline_plain(source: str, page: IssuePage) -> str:
    """Return one line as plain text, the addresses it links to under it."""
    return mail_text.text(_line(source, page), page)


def heading_plain(source: str, page: IssuePage) -> str:
    """Return what is written in the heading of an item as plain text, the addresses it links to under it."""
    return mail_text.text(_heading(source, page), page)


def links(source: str, page: IssuePage) -> Iterator[Found]:
    """Yield each link, and each picture of another host, which readers get as a link."""
    for element in _blocks(source, page).iter("a", "img"):
        if found := gfm_elements.link(element, page):
            words, address = found
            yield Found(_row(element, source), words, address)


def pictures(source: str, page: IssuePage) -> Iterator[Found]:
    """Yield each picture with its words."""
    for element in _blocks(source, page).iter("img"):
        yield Found(_row(element, source), element.get("alt", "").strip(), element.get("src", ""))


def prose(source: str, page: IssuePage) -> Iterator[Found]:
    """Yield the words of each paragraph and of each entry of a list, without addresses, pictures, tables and code."""
    letter = mail_text.Letter(page)
    for element in _blocks(source, page).iter("p", "li", "dd"):
        if words := letter.sentences(element):
            yield Found(_row(element, source), words, "")


def unsendable(source: str, page: IssuePage) -> Iterator[Found]:
    """Yield what a mail does not show as the site does: HTML that runs or plays, by the name of its element."""
    names = [
        one.element for one in raw_html.refused(commonmark.to_html(source)) if one.is_active and one.kind != "link"
    ]
    for name in names:
        yield Found(_row_of(f"<{name}", source), f"<{name}>", "")
    for element in _blocks(source, page).iter(*gfm_elements.SILENT):
        yield Found(_row(element, source), f"<{element.tag}>", "")


def closed_links(source: str, page: IssuePage) -> Iterator[Found]:
    """Yield each link and each picture whose address, as it is written, no mail program opens."""
    for element in html_tree.read(commonmark.to_html(source, positions=True)).iter("a", "img"):
        target = element.get("src" if element.tag == "img" else "href")
        if target is not None and not (target and gfm_elements.SENDABLE.match(address(target, page))):
            yield Found(_row(element, source), html_tree.words(element), target)


def address(url: str, page: IssuePage) -> str:
    """Return an address as both parts of a mail write it: absolute, percent-encoded, a file of the hub as its page."""
    return quote(url if SCHEME.match(url) else _absolute(url, page), safe=ADDRESS_SAFE)


def _absolute(url: str, page: IssuePage) -> str:
    try:
        whole = urljoin(page.site + routes.page_path(page.path), url)
        parts = urlsplit(whole)
    except ValueError:
        return url
    if not whole.startswith(page.site) or not parts.path.endswith(".md"):
        return whole
    file = parts.path[len(urlsplit(page.site).path) :]
    path = routes.address(f"{routes.PAGES}{file}", page)
    return urljoin(page.site, parts._replace(scheme="", netloc="", path=path).geturl())


@lru_cache(maxsize=1000)
def _blocks(source: str, page: IssuePage) -> Element:
    """Return the HTML of a piece as a tree: what the site shows, with the addresses of a mail."""
    tree = html_tree.read(markdown.bare_html(source, partial(address, page=page), language=page.language))
    if html_tree.depth(tree) > DEEPEST:
        return html_tree.read(f"<p>{html_entities.escape(html_tree.words(tree))}</p>")
    return tree


def _line(source: str, page: IssuePage) -> Element:
    """Return one line as the content of its emphasis, as an issue writes it: it begins no list and no heading."""
    paragraph = _blocks(f"*{source}*", page)[0]
    is_emphasis = len(paragraph) == 1 and not paragraph.text and not paragraph[0].tail
    return paragraph[0] if is_emphasis else paragraph


def _heading(source: str, page: IssuePage) -> Element:
    return _blocks(f"### {source}", page)[0]


def _row(element: Element, source: str) -> int:
    """Return the row of an element; for one that is written as HTML, that of its first tag after what it is in."""
    place = html_tree.place(element)
    if place:
        return place.row
    above = next(filter(None, map(html_tree.place, element.iterancestors())), None)
    return _row_of(f"<{element.tag}", source, above.row if above else 0)


def _row_of(words: str, source: str, first: int = 0) -> int:
    """Return the first row with these words outside of code, in any case of letters; `first` where none has them."""
    rows = _without_code(source).lower().split("\n")
    return next((row for row in range(first, len(rows)) if words.lower() in rows[row]), first)


def _without_code(source: str) -> str:
    """Return Markdown with nothing in place of its code, in as many rows."""
    rows = source.encode(errors="replace").split(b"\n")
    starts = [0, *accumulate(len(row) + 1 for row in rows)]
    kept = bytearray(b"\n".join(rows))
    for place in filter(None, map(html_tree.place, html_tree.read(commonmark.outline(source)).iter("code", "pre"))):
        start, end = starts[place.row] + place.column, starts[place.last_row] + place.last_column + 1
        kept[start:end] = LETTER.sub(b" ", kept[start:end])
    return kept.decode(errors="ignore")
