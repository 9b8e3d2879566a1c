"""What a web page says about itself, from its parsed tree: dates (`page_dates`), language, address and picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hub.base import text, urls
from hub.collect import author_names, entry_fields
from hub.collect.webpage import json_ld_scripts, page_dates
from hub.collect.webpage.page_dates import PageDates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import tzinfo

    from lxml.html import HtmlElement

AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
SCHOLARS = ("citation_author", "bepress_citation_author", "dc.creator", "dcterms.creator")
IMAGE = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "image")
# What Yoast writes on the card of a page of WordPress before its author.
WRITTEN = re.compile(r"Written by|Verfasst von|Escrito por|Écrit par|Scritto da|Geschreven door", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
# Browsers write it into the files they save: <!-- saved from url=(0027)https://example.gov/a/ -->
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
SAME_SITE = re.compile(r"^(?:www|m|amp)\.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """Hold facts of one page; a date is here only where it is the page's own."""

    dates: PageDates = field(default_factory=PageDates)
    has_author: bool = False
    language: str | None = None
    addresses: tuple[str, ...] = ()
    image: str = ""
    alt: str | None = None
    authors: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


def read(tree: HtmlElement, zone: tzinfo | None = None, url: str = "") -> Head:
    """Return what the page at `url` says about itself; dates as people in `zone` tell them."""
    meta = _meta(tree)
    language = _language(tree, meta)
    return Head(
        dates=page_dates.read(tree, meta, zone, url, language or ""),
        has_author=any(_first(meta, AUTHOR)),
        language=language,
        addresses=tuple(_addresses(tree, meta)),
        image=next(_first(meta, IMAGE), "") or _described_image(tree),
        alt=text.clean(meta.get("og:image:alt", "")) or None,
        authors=_authors(tree, meta),
        listed=tuple(_scholars(tree) or _linked(tree)),
    )


def _described_image(tree: HtmlElement) -> str:
    """Return the picture of the article that JSON-LD describes; "" where it has none."""
    articles = (one for one in json_ld_scripts.described(tree) if json_ld_scripts.is_a(one, json_ld_scripts.ARTICLE))
    given = (one.get("image") or one.get("thumbnailUrl") for one in articles)
    return next(filter(None, (json_ld_scripts.word(one, "url", "contentUrl") for one in given)), "")


def _scholars(tree: HtmlElement) -> list[str]:
    """Return the authors that a page names for catalogs, one by one, as people say their names.

    One alone under a name of Dublin Core is often the office that the page is of.
    """
    given: dict[str, list[str]] = {}
    for one in tree.xpath(".//meta[@name][@content]"):
        given.setdefault(one.get("name").lower(), []).append(author_names.in_order(one.get("content")))
    listed = next(filter(None, map(given.get, SCHOLARS[:2])), None) or next(filter(None, map(given.get, SCHOLARS)), [])
    return listed if len(listed) > 1 or set(SCHOLARS[:2]) & set(given) else []


def _linked(tree: HtmlElement) -> list[str]:
    """Return the authors of a page who are side by side, each with a link of their own; [] where not several are.

    Links beside an author also lead to more articles (`View all posts`), a mail address or an account.
    """
    links = tree.xpath(".//a[contains(concat(' ', @rel, ' '), ' author ')]")
    beside = [one for one in links if one.getparent() is links[0].getparent()]
    names = {one.get("href"): text.clean(one.text_content()) for one in reversed(beside)}
    people = list(filter(author_names.is_name, reversed(names.values())))
    return people if len(people) > 1 else []


def _name(author: object, known: Mapping[object, object]) -> object:
    """Return the name of an author who is one, has one, or refers to a thing that is `known` to have one."""
    if not isinstance(author, dict):
        return author
    place = author.get("@id")
    parts = filter(None, (json_ld_scripts.word(author.get(name)) for name in ("givenName", "familyName")))
    return (known.get(place) if isinstance(place, str) else None) or author.get("name") or " ".join(parts)


def _authors(tree: HtmlElement, meta: dict[str, str]) -> tuple[str, ...]:
    """Return the authors whom JSON-LD names as texts or elsewhere, else whom the card for other sites names."""
    things = [*json_ld_scripts.described(tree)]
    known: dict[object, object] = {
        thing.get("@id"): thing.get("name") for thing in things if isinstance(thing.get("@id"), str)
    }
    for thing in things:
        given = thing.get("author") or thing.get("creator")
        said = [_name(one, known) for one in (given if isinstance(given, list) else [given])]
        names = [one for one in said if isinstance(one, str)]
        if names and json_ld_scripts.is_a(thing, json_ld_scripts.ARTICLE):
            return tuple(names)
    is_named = WRITTEN.fullmatch(meta.get("twitter:label1", ""))
    return tuple(_first(meta, ("twitter:data1",))) if is_named else ()


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Return the content of every `meta`, by its name or property in lower case.

    Of two with one name, it is the first.
    """
    found: dict[str, str] = {}
    for one in tree.iterfind(".//meta[@content]"):
        name = next(filter(None, map(one.get, ("property", "name", "itemprop", "http-equiv"))), "")
        found.setdefault(name.strip().lower(), one.get("content").strip())
    return found


def _first(meta: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    return (meta[name] for name in names if meta.get(name))


def _language(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    """Return a language tag (BCP 47) as the page writes it; None where it gives none."""
    given = (tree.get("lang") or meta.get("og:locale") or "").strip()
    return given.replace("_", "-") if LANGUAGE.fullmatch(given) else None


def _addresses(tree: HtmlElement, meta: dict[str, str]) -> Iterator[str]:
    """Yield the page's own addresses, the canonical one first."""
    for link in tree.iterfind(".//link[@rel][@href]"):
        if "canonical" in link.get("rel").lower().split():
            yield link.get("href")
    yield from _first(meta, ("og:url",))


def saved_from(page: str) -> str:
    """Return the address that a browser wrote into a page when it saved it; an empty text where it did not."""
    found = SAVED_FROM.search(page[:2000])
    return found[1] if found else ""


def address(given: Iterable[str], url: str) -> str:
    """Return the page's canonical address: the first given one on the site of `url`, else `url` itself.

    Where `url` is not a web address (the page is a saved file), any of those given will do; raises ValueError where
    none of them is a web address. One that leads from a page to the front page of its site is a site's mistake, and
    ignored.
    """
    for one in given:
        found = entry_fields.link(one, url)
        if found and (_is_same(found, url) if _is_web(url) else not _is_front(found)):
            return found
    return urls.canonical(url)


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _is_same(found: str, url: str) -> bool:
    here, there = urlsplit(urls.canonical(url)), urlsplit(found)
    is_up = _is_front(found) and here.path != "/"
    return SAME_SITE.sub("", here.netloc) == SAME_SITE.sub("", there.netloc) and not is_up


def _is_front(url: str) -> bool:
    return urlsplit(url).path in {"", "/"} and not urlsplit(url).query
