"""A page of a finished site, as the rules 9xx see it."""

from __future__ import annotations

import contextlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEX = "index.html"
PARSER = etree.HTMLParser(encoding="utf-8")
IDS = etree.XPath("//@id | //a/@name")
HIDDEN = etree.XPath("boolean(//meta[@name='robots'][contains(@content, 'noindex')])")
LINKS = etree.XPath("//@href | //@src | //@action | //@poster")
SHOWN = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Hold where in a page a rule found something, what it says, and what to write instead."""

    line: int
    message: str
    fix: str = ""


@dataclass(frozen=True, kw_only=True)
class HtmlPage:
    """Hold a page of a finished site: its path in the site's folder, its elements, the address of the site's root."""

    path: str
    tree: etree._Element
    site: str

    @cached_property
    def address(self) -> str:
        """Return where readers find the page."""
        return self.site + self.path.removesuffix(INDEX)

    @cached_property
    def hidden(self) -> bool:
        """Say whether search engines are told to leave the page out, as one that leads elsewhere does."""
        return bool(HIDDEN(self.tree))

    @cached_property
    def ids(self) -> Counter[str]:
        """Return the names of the places in the page, and how many places have each."""
        return Counter(map(str, IDS(self.tree)))

    def links(self) -> Iterator[tuple[int, str]]:
        """Return what the page leads to and what it loads, each once and as it is written, with its line."""
        found = {str(link).strip(): link.getparent().sourceline for link in reversed(LINKS(self.tree))}
        return ((line, link) for link, line in found.items())

    def meant(self, link: str) -> str | None:
        """Return the whole address that a link means; None where it is not an address."""
        if not link.startswith("../"):
            return _joined(self.address, link)
        base = self.address[: self.address.rindex("/") + 1]
        # so that what all pages of one depth lead to is one look-up
        while link.startswith("../") and base != self.site:
            base, link = base[: base.rindex("/", 0, -1) + 1], link[3:]
        return _joined(base, link)

    def is_ours(self, link: str) -> bool:
        """Say whether a link stays on this site, or asks no server at all."""
        whole = self.meant(link) or ""
        return whole.startswith(self.site) or not whole.startswith(("http:", "https:"))

    @classmethod
    def of(cls, html: bytes, path: str, site: str) -> HtmlPage:
        """Return the page that a file of the site holds."""
        tree = etree.HTML(html, PARSER)
        return cls(path=path, tree=etree.Element("html") if tree is None else tree, site=site)


@lru_cache(maxsize=100_000)
def _joined(base: str, link: str) -> str | None:
    with contextlib.suppress(ValueError):
        return urljoin(base, link)
    return None
