"""A finished site: each of its pages as the rules 9xx see it, and what is wrong with them."""

from __future__ import annotations

import contextlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from lxml import etree

from hub import disk, text
from hub.check import registry
from hub.errors import HubError, Problem
from hub.fields import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

INDEX = "index.html"
PARSER = etree.HTMLParser(encoding="utf-8")
IDS = etree.XPath("//@id | //a/@name")
HIDDEN = etree.XPath("boolean(//meta[@name='robots'][contains(@content, 'noindex')])")
LINKS = etree.XPath("//@href | //@src | //@action | //@poster")
SHOWN = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where in a page a rule found something, what it says, and what to write instead."""

    line: int
    message: str
    fix: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A page of a finished site: where it lies in its folder, its elements, and the address of the site's root."""

    path: str
    tree: etree._Element
    site: str

    @cached_property
    def address(self) -> str:
        """Where readers find the page."""
        return self.site + self.path.removesuffix(INDEX)

    @cached_property
    def hidden(self) -> bool:
        """Whether search engines are told to leave it, as a page that leads elsewhere does."""
        return bool(HIDDEN(self.tree))

    @cached_property
    def ids(self) -> Counter[str]:
        """The places in the page that have a name, and how many have each."""
        return Counter(map(str, IDS(self.tree)))

    def links(self) -> Iterator[tuple[int, str]]:
        """What the page leads to and what it loads, each once and as it is written, with its line."""
        found = {str(link).strip(): link.getparent().sourceline for link in reversed(LINKS(self.tree))}
        return ((line, link) for link, line in found.items())

    def meant(self, link: str) -> str | None:
        """The whole address that a link means; None where it is none."""
        if not link.startswith("../"):
            return _joined(self.address, link)
        base = self.address[: self.address.rindex("/") + 1]
        while (
            link.startswith("../") and base != self.site
        ):  # so that what all pages of one depth lead to is one look-up
            base, link = base[: base.rindex("/", 0, -1) + 1], link[3:]
        return _joined(base, link)

    def is_ours(self, link: str) -> bool:
        """Whether a link stays on this site, or asks no server at all."""
        whole = self.meant(link) or ""
        return whole.startswith(self.site) or not whole.startswith(("http:", "https:"))


@lru_cache(maxsize=100_000)
def _joined(base: str, link: str) -> str | None:
    with contextlib.suppress(ValueError):
        return urljoin(base, link)
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What of a page others may ask for: the names of its places, and where it leads on this site."""

    ids: frozenset[str]
    aims: tuple[tuple[int, str, str, str], ...]


def problems(folder: Path, site: str) -> tuple[tuple[Problem, ...], int]:
    """Everything that is wrong with the site in a folder, whose root has the address `site`; and how many pages it has.

    The paths of problems begin in the folder.
    """
    files = frozenset(path for path, *_ in disk.stamps(folder))
    pages = sorted(file for file in files if file.endswith(".html"))
    if not pages:
        message = f"{folder} holds no page: build the site first, with hub build"
        raise HubError(message)
    found: list[Problem] = []
    seen: dict[str, Seen] = {}
    for path in pages:
        document = _document(folder, path, site)
        found += _of_page(document)
        seen[path] = Seen(ids=frozenset(document.ids), aims=tuple(_aims(document)))
    return (*found, *_dead(seen, files)), len(pages)


def _document(folder: Path, path: str, site: str) -> Document:
    tree = etree.HTML((folder / path).read_bytes(), PARSER)
    return Document(path=path, tree=etree.Element("html") if tree is None else tree, site=site)


def _of_page(document: Document) -> Iterator[Problem]:
    from hub.check.rules.built import FINDERS

    for rule, find in FINDERS.items():
        yield from (_problem(document.path, rule, spot) for spot in find(document))


def _problem(path: str, rule: str, spot: Spot) -> Problem:
    level = registry.rules()[rule].level
    return Problem(path=path, line=spot.line, rule=rule, message=spot.message, fix=spot.fix, level=level)


def _aims(document: Document) -> Iterator[tuple[int, str, str, str]]:
    """Line, link, path and anchor of each link that stays on this site."""
    for line, link in document.links():
        whole = document.meant(link) or ""
        if whole.startswith(document.site):
            path, _, anchor = whole[len(document.site) :].partition("#")
            yield line, link, unquote(path.partition("?")[0]), unquote(anchor)


def _dead(seen: Mapping[str, Seen], files: frozenset[str]) -> Iterator[Problem]:
    for path, page in seen.items():
        for line, link, way, anchor in page.aims:
            shown = text.shortened(link, SHOWN)
            target = next((file for file in (way, f"{way}{INDEX}", f"{way}/{INDEX}") if file in files), None)
            if target is None:
                message = f"{shown} leads to no file of the site (/{way})"
                yield _problem(path, "901", Spot(line=line, message=message, fix="mend it where the page is made from"))
            elif target in seen and is_place(anchor) and anchor not in seen[target].ids:
                fix = nearest(anchor, tuple(sorted(seen[target].ids)))
                yield _problem(path, "902", Spot(line=line, message=f"{shown} leads to no place of its page", fix=fix))


def is_place(anchor: str) -> bool:
    """Whether an anchor names a place, and not what a script should show (`t=trust`)."""
    return anchor not in {"", "top"} and "=" not in anchor
