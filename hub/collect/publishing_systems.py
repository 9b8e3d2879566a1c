"""What publishing systems add to the words of an author: found by rules, and taken away.

A rule is looked for in the HTML as it came, for its classes say who wrote it. One rule, one test.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# What may stand between two words: spaces and tags.
GAP = r"(?:\s|&nbsp;|&#(?:32|160|xa0);|\xa0|<[^<>]*>)*"
ELLIPSIS = r"(?:\[?(?:…|&hellip;|&#8230;|&#x2026;|\.\.\.)\]?)"
END = r"(?:\s|&nbsp;|&#160;|</?(?:p|div|span|br|a|em|strong|i|b)\b[^<>]*>)*\Z"
TAIL = 1500


class Addition(NamedTuple):
    """Hold the system that adds something, letters (in lower case), one of which is there with it, and its form.

    What is `at_end` is looked for in the last TAIL characters only.
    """

    system: str
    letters: tuple[str, ...]
    form: re.Pattern[str]
    at_end: bool


@cache
def rules() -> tuple[Addition, ...]:
    """Return all rules, in the order in which they are tried."""
    return tuple(_rule(**rule) for rule in _kept()["rules"])


@cache
def _kept() -> dict[str, Any]:
    return tomllib.loads(resources.files("hub.collect").joinpath("publishing_systems.toml").read_text(encoding="utf-8"))


def _rule(system: str, letters: str | list[str], form: str) -> Addition:
    given = (letters,) if isinstance(letters, str) else tuple(letters)
    pattern = form.replace("{GAP}", GAP).replace("{END}", END).replace("{ELLIPSIS}", ELLIPSIS)
    pattern = pattern.replace("{LETTERS}", "|".join(map(re.escape, given)))
    return Addition(system, given, re.compile(pattern, re.IGNORECASE | re.DOTALL), at_end=form.endswith("{END}"))


@cache
def _last_link() -> re.Pattern[str]:
    """Return the form of the link to the whole text that ends a beginning of it.

    Its words are all that it says, or they begin it and what follows is the title.
    """
    alone, before_title = ("|".join(_kept()["last_links"][kind]) for kind in ("alone", "before_title"))
    return re.compile(
        rf"<a\b[^<>]*>(?:\s|<[^<>]*>)*\(?\[?(?:(?:{before_title})(?!\w)(?:(?!</a>).){{0,300}}"
        rf"|(?:{alone})(?:&#?\w+;|<[^<>]*>|[^\w<]){{0,20}})</a>\]?\)?{END}",
        re.IGNORECASE | re.DOTALL,
    )


# What stands before that link.
BEFORE_LINK = re.compile(rf"{ELLIPSIS}?\s*(?:<p[^<>]*>\s*)?\Z", re.IGNORECASE)
# Elements that systems put around what they add, by their classes or their ids.
ADDED = {
    "feedburner": "feedflare",
    "blogger": "blogger-post-footer|blogger-post-tracker",
    "wordpress": "sharedaddy|jp-relatedposts|sd-sharing|sd-block|addtoany_share_save_container|yarpp"
    "|toc_container|ez-toc-container|lwptoc|wp-block-yoast-seo-table-of-contents|wp-block-rank-math-toc-block"
    "|rt-reading-time|span-reading-time|bsf-rt-reading-time|yoast-reading-time__wrapper"
    "|wp-block-jetpack-subscriptions|heateor_sss_sharing_container|mc4wp-form|crp_related|robots-nocontent",
    "ghost": "kg-signup-card|kg-cta-card|outpost-pub-container",
    "substack": "subscription-widget-wrap|subscription-widget-wrap-editor|subscription-widget|subscribe-widget"
    "|captioned-button-wrap|poll-embed",
    "drupal": "field__label|field-label|field-label-inline|field--name-title|field--name-uid|field--name-created"
    "|field-name-field-tags|field--name-field-tags|field-type-taxonomy-term-reference"
    "|node-readmore|comment-add|comment-forbidden|comment_forbidden|comment-comments",
    "slashdot": "share_submission",
}
MARKS = ("class", "id=")
LETTERS = tuple(word for names in ADDED.values() for word in names.split("|"))
# What a whole page keeps: nothing else there may say on which day it was published.
DAY_OF_PAGE = "field--name-created"


def _start(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(
        rf"<(div|ul|li|span|p|section)\b[^<>]*?\b(?:class|id)\s*=\s*([\"'])(?:[^\"'<>]*\s)?(?:{'|'.join(names)})(?:\s[^\"'<>]*)?\2[^<>]*>",
        re.IGNORECASE,
    )


ADDED_START = _start(LETTERS)
ADDED_TO_PAGE = _start(name for name in LETTERS if name != DAY_OF_PAGE)


def without(markup: str) -> str:
    """Return HTML without what publishing systems add."""
    letters = markup.lower()
    is_marked = any(name in letters for name in MARKS) and any(word in letters for word in LETTERS)
    found = _without_added(markup, ADDED_TO_PAGE if "<body" in letters else ADDED_START) if is_marked else markup
    tail = letters[-TAIL:]
    for rule in rules():
        if any(map((tail if rule.at_end else letters).__contains__, rule.letters)):
            start = max(0, len(found) - TAIL) if rule.at_end else 0
            found = found[:start] + rule.form.sub("", found[start:])
    return _without_last_link(found)


def _without_last_link(markup: str) -> str:
    """Return HTML without a link at its end that leads to the rest of the text."""
    start = markup.rfind("<a", max(0, len(markup) - TAIL))
    if start == -1 or not _last_link().match(markup, start):
        return markup
    return BEFORE_LINK.sub("", markup[:start], count=1)


def _without_added(markup: str, form: re.Pattern[str]) -> str:
    """Return HTML without the elements that systems add, each to its own end."""
    kept, start = [], 0
    while (found := form.search(markup, start)) and (end := _end(markup, found)):
        kept.append(markup[start : found.start()])
        start = end
    return "".join([*kept, markup[start:]])


def _end(markup: str, opened: re.Match[str]) -> int:
    """Return where an element ends that begins with a tag; 0 where it is never closed."""
    depth = 0
    for tag in re.compile(rf"</?{opened[1]}\b[^<>]*>", re.IGNORECASE).finditer(markup, opened.start()):
        depth += -1 if tag[0].startswith("</") else 1
        if depth == 0:
            return tag.end()
    return 0
