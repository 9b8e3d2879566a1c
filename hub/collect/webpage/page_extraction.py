"""A web page, or a text, as a candidate; the one door to trafilatura."""

from __future__ import annotations

import html
import logging
import re
from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hub.base import charset, sanitize_html, text
from hub.base.translation import gettext, noop
from hub.collect import author_names, embedded_media, entry_fields, feed_dates, publishing_systems
from hub.collect.candidate import Candidate
from hub.collect.formats import plain_text
from hub.collect.webpage import (
    boilerplate,
    error_pages,
    event_markup,
    list_detection,
    page_metadata,
    saved_page,
    trafilatura_html,
)
from hub.errors import SourceError

if TYPE_CHECKING:
    from types import ModuleType

    from lxml.html import HtmlElement
    from trafilatura.settings import Document

    from hub.collect.webpage.page_metadata import Head
    from hub.content.settings import Source

# trafilatura takes 0.1 ms for an element: 3 s for 30,000, and for the 400,000 that fit into 2 MB, 36 s.
LARGEST = 2_000_000
MOST_ELEMENTS = 30_000
# libxml2 silently drops what is nested deeper than 255.
DEEPEST = 200
SNIFFED = 4096
MARKUP = re.compile(r"<(?:!doctype|html|head|body|meta|title|article|main|div|section|p|h[1-6])\b", re.IGNORECASE)
NO_PAGES = {
    noop("nothing at all"): re.compile(r"\s*\Z"),
    noop("a PDF"): re.compile("%PDF"),
    noop("a ZIP or an Office file"): re.compile("PK\x03\x04"),
    "JSON": re.compile(r"\s*[{\[]\s*[\"{\[]"),
    noop("a feed"): re.compile(
        r"\s*+(?:(?:<\?[^>]*+>|(?><!--.*?-->))\s*+)*+<(?:rss|feed|rdf:rdf|opml)\b", re.IGNORECASE | re.DOTALL
    ),
    noop("no text"): re.compile(r"[^\0]{0,500}\0"),
}
# What nobody sees of a page, and marks that lead to the heading in which they stand.
UNSEEN = ".//*[@hidden and not(@hidden='until-found') or contains(translate(@style, ' ', ''), 'display:none')]"
PERMALINKS = ".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]//a[starts-with(@href, '#')]"
PERMALINK = re.compile(
    r"\s*(?:[¶#§🔗\u2060\uf0c1]+|(?:perma(?:nent )?)?link(?: to this (?:heading|section))?)?\s*", re.IGNORECASE
)
CAPTIONS = ".//figcaption[not(ancestor::figure[.//blockquote or .//pre or .//table])]"
# A paragraph with more characters is one of a text.
LONG = 80
NAME_BEFORE_TITLE = r"(?:\s*[:|·•»]|\s+[—–-])\s+"
NAME_AFTER_TITLE = r"(?:\s+[:—–-]|\s*[|·•»])\s+"
# What a page says of its event for programs, and not in its text.
OF_EVENT = ("start", "end", "all_day", "status", "place", "host", "cost", "register_url")
WHOLE = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
FIRST_HEADING = re.compile(r"<h[1-6]>(.*?)</h[1-6]>\s*", re.DOTALL)
# Its dates are not asked for: they may be of a change, an event, or a box beside the page (`page_dates` knows better).
NO_DATES = {"original_date": True, "extensive_search": False, "min_date": "2099-12-31", "max_date": "2100-01-01"}


@dataclass(frozen=True, kw_only=True, slots=True)
class PageFacts:
    """Hold what a page says about itself and a candidate has no field for."""

    site: str = ""
    language: str | None = None


def read(data: bytes | str, source: Source, url: str, *, insist: bool = False) -> Candidate:
    """Return the page as a candidate.

    Raises SourceError where it is not a page, or lists many articles (unless you `insist`). `url` is where it came
    from. Where that is not a web address (a saved file), the page must name its own.
    """
    if isinstance(data, bytes):
        data, url = saved_page.unwrapped(data, url)
    page = _text(data)
    if urlsplit(url).path.lower().endswith(".txt") or not _has_markup(page):
        return _from_text(page, source, url, insist=insist)
    return _from_page(page, source, url, insist=insist)


def facts(data: bytes | str) -> PageFacts:
    """Return the name of the page's site, and its language; raises SourceError where it is not a page."""
    page = _text(saved_page.unwrapped(data, "")[0] if isinstance(data, bytes) else data)
    if not _has_markup(page):
        return PageFacts()
    tree = _tree(page)
    return PageFacts(site=text.clean(_said(tree).sitename or ""), language=page_metadata.read(tree).language)


def _text(data: bytes | str) -> str:
    if len(data) > LARGEST:
        message = gettext("the page is larger than %(value)s MB", value=f"{LARGEST / 1000000:g}")
        raise SourceError(message)
    page = data if isinstance(data, str) else charset.decode(data)
    kind = next((kind for kind, start in NO_PAGES.items() if start.match(page)), None)
    if kind:
        message = gettext("this is %(kind)s, not a web page", kind=gettext(kind))
        raise SourceError(message)
    return page


def _has_markup(page: str) -> bool:
    start = page[:SNIFFED].lstrip()
    return start.startswith("<") or bool(MARKUP.search(start))


def _from_text(page: str, source: Source, url: str, *, insist: bool) -> Candidate:
    title, paragraphs = plain_text.split(page)
    _refuse_list(is_list=list_detection.is_many(paragraphs), insist=insist)
    address = _address((), url)
    content = boilerplate.without(sanitize_html.safe(plain_text.markup(paragraphs), address))
    return Candidate(
        url=address,
        title=entry_fields.title(
            html.escape(text.shortened(title, entry_fields.TITLE_LENGTH), quote=False), content, address
        ),
        source=source.key,
        summary=entry_fields.summary("", content),
        content_html=content,
    )


def _from_page(page: str, source: Source, url: str, *, insist: bool) -> Candidate:
    tree = _tree(embedded_media.as_words(entry_fields.said(page)))
    found = page_metadata.read(tree, source.timezone, url)
    dates = found.dates
    _refuse_list(is_list=not dates.is_stated and not found.has_author and list_detection.is_one(tree), insist=insist)
    address = _address(found.addresses, url if _is_web(url) else page_metadata.saved_from(page) or url)
    _drop_permalinks(tree)
    said = _said(tree, address)
    title = _title(said, tree)
    extracted = publishing_systems.without(embedded_media.as_links(_extracted(tree, address)))
    content = _untitled(boilerplate.without(sanitize_html.safe(extracted, address)), title)
    if not title and not content:
        message = gettext(
            "this page has neither a title nor a text; perhaps it needs a browser: open it in one and save it as a file"
        )
        raise SourceError(message)
    if not insist and error_pages.is_one(title, sanitize_html.plain(content)):
        advice = gettext("open the address in a browser and save the page as a file")
        message = gettext("the site says “%(title)s” instead of showing a page; %(advice)s", title=title, advice=advice)
        raise SourceError(message)
    title = entry_fields.title(html.escape(title, quote=False), content, address)
    candidate = Candidate(
        url=address,
        title=title,
        source=source.key,
        published=dates.published,
        modified=dates.modified,
        summary=entry_fields.summary(html.escape(said.description or "", quote=False), content, title),
        authors=_authors(said, found),
        content_html=content,
        image=entry_fields.link(found.image, address),
        alt=found.alt if found.image else None,
        doubt=dates.doubt,
    )
    event = event_markup.of_page(tree, title, source, address)
    return replace(candidate, **{name: getattr(event, name) for name in OF_EVENT}) if event else candidate


def _authors(said: Document, found: Head) -> tuple[str, ...]:
    """Return the authors that a page names; what is a day and was taken for one is none."""
    given = found.listed or (said.author or found.dates.author or "; ".join(found.authors)).split("; ")
    people = author_names.people(given)
    return tuple(name for name in people if not (_is_day(f"{name} 2000") or _is_day(f"1 {name} 2000")))


def _is_day(words: str) -> bool:
    return feed_dates.read(words, UTC) != feed_dates.NOTHING


def _refuse_list(*, is_list: bool, insist: bool) -> None:
    if is_list and not insist:
        message = gettext(
            "this looks like a list of many articles, without one author or date; clip the article you mean"
        )
        raise SourceError(message)


def _address(given: tuple[str, ...], url: str) -> str:
    try:
        return page_metadata.address(given, url)
    except ValueError as error:
        message = gettext("the page does not say where it is published; hub clip FILE --url ADDRESS says it")
        raise SourceError(message) from error


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _title(said: Document, tree: HtmlElement) -> str:
    """Return the page's title without the name of its site, which some sites set into their first heading."""
    title, site = text.clean(said.title or ""), text.clean(said.sitename or "")
    homes = {text.clean(link.text_content()) for link in tree.xpath(".//h1//a[@href='/'] | .//a[@href='/'][h1]")}
    if title in homes:
        title, site = text.clean(tree.findtext(".//title") or "") or title, title
    rest = re.sub(f"^{re.escape(site)}{NAME_BEFORE_TITLE}", "", title)
    if rest != title and rest in {text.clean(one.text_content()) for one in tree.iter("h1", "h2")}:
        return rest
    return re.sub(NAME_AFTER_TITLE + re.escape(site) + "$", "", title)


def _untitled(content: str, title: str) -> str:
    """Return the text of a page without the title that many pages set above it."""
    found = FIRST_HEADING.match(content)
    return content[found.end() :] if found and sanitize_html.plain(found[1]) == title else content


def _trafilatura() -> ModuleType:
    try:
        import trafilatura  # 0.3 s
    except ImportError as error:
        message = gettext("clipping needs one more package: pip install 'practice-hub[clip]'")
        raise SourceError(message) from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every page without text
    return trafilatura


def _tree(page: str) -> HtmlElement:
    """Return the parsed page; raises SourceError where it is too much for trafilatura."""
    tree = _trafilatura().load_html(page if WHOLE.search(page) else f"<html><body>{page}</body></html>")
    if tree is None:
        message = gettext("this is not a web page")
        raise SourceError(message)
    level, depth, count = [tree], 0, 0
    while level:
        depth, count = depth + 1, count + len(level)
        if depth > DEEPEST or count > MOST_ELEMENTS:
            limit = (
                gettext("deeper than %(deepest)s", deepest=DEEPEST)
                if depth > DEEPEST
                else gettext("more than %(most_elements)s", most_elements=f"{MOST_ELEMENTS:,}")
            )
            message = gettext("the page is built to break readers: its elements are nested %(limit)s", limit=limit)
            raise SourceError(message)
        level = [child for one in level for child in one]
    return tree


def _said(tree: HtmlElement, address: str | None = None) -> Document:
    """Return title, description, author and site, which trafilatura finds in many places."""
    said: Document = _trafilatura().extract_metadata(tree, address, NO_DATES)
    return said


def _drop_unseen(tree: HtmlElement) -> None:
    """Drop what nobody sees, but a box that holds the page itself until a script shows it."""
    for one in tree.xpath(UNSEEN):
        if one.getparent() is not None and one.tag != "body" and not one.xpath(".//h1 | .//article | .//main"):
            one.drop_tree()


def _drop_permalinks(tree: HtmlElement) -> None:
    """Drop the marks of headings that lead to them."""
    for one in tree.xpath(PERMALINKS):
        if PERMALINK.fullmatch(one.text_content()):
            one.drop_tree()


def _drop_captions(tree: HtmlElement) -> None:
    """Drop what is said below pictures, unless the page says nothing else: in a text it would be a paragraph."""
    captions = tree.xpath(CAPTIONS)
    if captions and any(len(one.text_content()) > LONG for one in tree.xpath(".//p[not(ancestor::figcaption)]")):
        for one in captions:
            one.drop_tree()


def _name_text(tree: HtmlElement) -> None:
    """Say where the text of a page is that does not: in the smallest box around its heading and long paragraphs.

    In a box without a name, trafilatura finds the paragraphs and loses the headings between them.
    """
    if not tree.xpath(".//article | .//main | .//*[@role='main']"):
        boxes = (up for one in tree.iterfind(".//h1") for up in one.iterancestors("div", "section", "td"))
        is_long = (box for box in boxes if sum(len(one.text_content()) > LONG for one in box.iter("p")) > 1)
        box = next(is_long, None)
        if box is not None:
            box.set("role", "main")


def _extracted(tree: HtmlElement, address: str) -> str:
    """Return the main text as HTML, or "".

    Never use `deduplicate=True`: it remembers what earlier pages said.
    """
    _drop_unseen(tree)
    _drop_captions(tree)
    _name_text(tree)
    for lead in reversed(tree.xpath("(.//main | .//article)//header//p")):
        if len(lead.text_content()) > LONG:  # trafilatura drops a header, also with the beginning of the text
            next(lead.iterancestors("header")).addnext(lead)
    for block in tree.iter("pre"):
        if block.find(".//code") is None:
            block.tag = "code"  # else it takes it for a quotation and folds its lines
    found = _trafilatura().bare_extraction(
        tree,
        url=address,
        favor_precision=True,
        include_comments=False,
        include_formatting=True,
        include_images=True,
        include_links=True,
        output_format="xml",
    )
    return trafilatura_html.render(found.body) if found else ""
