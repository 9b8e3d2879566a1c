"""Whether a web page lists many articles instead of being one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hub.base import text
from hub.collect.webpage import consent_notices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

# Beside an article are the site's menus and its suggestions; what they list says nothing about the page.
NOT_ASIDE = "not(ancestor::nav or ancestor::aside or ancestor::footer or ancestor::header[not(ancestor::article)])"
LINKS = f".//a[@href][{NOT_ASIDE}]"
LINES = f".//*[self::p or self::div or self::li or self::td][not(p or div or li or ul or ol or table)][{NOT_ASIDE}]"
HEADINGS = ("h1", "h2", "h3", "h4")
SHORTEST_TITLE = 15
SHORTEST_EXCERPT = 40
# Under an article, sites suggest up to six others. An excerpt that is there again counts for several.
MANY_TITLES = 8
TITLES_FOR_A_REPEAT = 3


def is_one(tree: HtmlElement) -> bool:
    """Return whether a page is a list of many articles.

    Such a page holds many titles that lead to other pages, or the same excerpts again and again.
    """
    lines = (text.clean(line.text_content()) for line in tree.xpath(LINES))
    return is_many(lines, titles=len(_titles(tree)))


def is_many(lines: Iterable[str], titles: int = 0) -> bool:
    """Return whether the lines of a text, with so many `titles` beside them, show a list of many articles."""
    long = Counter(line for line in lines if len(line) > SHORTEST_EXCERPT and not consent_notices.is_one(line))
    return titles + TITLES_FOR_A_REPEAT * (long.total() - len(long)) >= MANY_TITLES


def _titles(tree: HtmlElement) -> set[str]:
    """Return the addresses to which a line leads that is a link and nothing else."""
    return {link.get("href") for link in tree.xpath(LINKS) if _is_title(link)}


def _is_title(link: HtmlElement) -> bool:
    words = link.text_content().strip()
    if len(words) < SHORTEST_TITLE:
        return False
    is_heading = any(child.tag in HEADINGS for child in link)
    return is_heading or words == link.getparent().text_content().strip()
