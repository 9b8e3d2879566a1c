"""The JSON-LD of a page -> the things that it describes, and the days that it says of the page's article."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hub.base import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

KEYS = ("datePublished", "dateCreated", "datePosted", "uploadDate", "dateModified")
# What hid scripts from browsers of the last century.
AROUND_SCRIPT = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")
LAST_COMMA = re.compile(r",(?=\s*[}\]]\s*(?:[,}\]]|$))")
SCRIPTS = ".//script[contains(@type, 'ld+json')]"
ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Episode|VideoObject|Book|Guide|HowTo|Recipe|QAPage|Statement)$")
# What may be in a page, and has another day than that.
FILM = re.compile(r"(?:Audio|Media|Video)Object$")
# Things that a page belongs to or has in it, whose days are not its own.
AROUND = re.compile(r"(?:WebSite|Organization|Person|ImageObject|BreadcrumbList)$")
EVENT = re.compile(r"(?:Event|Festival|Hackathon|CourseInstance)$")
# What holds other things than the page: lists, parts, comments.
ELSEWHERE = frozenset(
    """
    about author citation comment hasPart image isBasedOn isPartOf itemListElement mentions publisher relatedLink review
    subjectOf suggestedAnswer
    """.split()  # noqa: SIM905  a table of names, not thirty quoted ones
)


def described(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the things that the JSON-LD of a page describes as itself; of a script that is not JSON, its dates."""
    for words in scripts(tree):
        try:
            yield from _own(json.loads(words, strict=False))
        except (ValueError, RecursionError):
            values = {key: set(re.findall(rf'"{key}"\s*:\s*"([^"]{{4,40}})"', words)) for key in KEYS}
            yield {"@type": "WebPage"} | {key: found.pop() for key, found in values.items() if len(found) == 1}


def scripts(tree: HtmlElement) -> Iterator[str]:
    """Yield the JSON-LD of a page, without the marks that some put around it, and commas behind its last values."""
    for script in tree.xpath(SCRIPTS):
        yield LAST_COMMA.sub("", AROUND_SCRIPT.sub("", script.text_content()))


def _own(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  whatever JSON can say
    if isinstance(value, list):
        for one in value:
            yield from _own(one)
    if isinstance(value, dict):
        yield value
        for key, held in value.items():
            if key not in ELSEWHERE and isinstance(held, dict | list):
                yield from _own(held)


def word(value: object, *names: str) -> str:
    """Return a text, or of an object the one that it has under one of the names; the first of a list."""
    one = value[0] if isinstance(value, list) and value else value
    if isinstance(one, dict):
        one = next((one[name] for name in names if isinstance(one.get(name), str)), "")
    return one.strip() if isinstance(one, str) else ""


def types(thing: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the types of a thing in JSON-LD."""
    given = thing.get("@type")
    return tuple(one for one in (given if isinstance(given, list) else [given]) if isinstance(one, str))


def is_a(thing: Mapping[str, Any], kinds: re.Pattern[str]) -> bool:
    """Return whether a thing in JSON-LD is of one of the kinds."""
    return any(kinds.search(name) for name in types(thing))


def article_days(things: Iterable[dict[str, Any]], tree: HtmlElement) -> Iterator[str]:
    """Yield the day of the article that JSON-LD describes; of several, of the one that has the page's heading."""
    headings = {text.clean(one.text_content()) for one in tree.iterfind(".//h1")}
    named = [(one, text.clean(str(one.get("name") or ""))) for one in things if is_a(one, FILM)]
    others = [one for one, name in named if name and headings and name not in headings]
    told = [one for one in things if not (is_a(one, EVENT) or is_a(one, AROUND) or one in others)]
    articles = [one for one in told if is_a(one, ARTICLE)] or told
    for key in KEYS[:-1]:
        dated = [one for one in articles if _day_of(one, key)] or [one for one in told if _day_of(one, key)]
        same = [one for one in dated if text.clean(str(one.get("headline") or one.get("name") or "")) in headings]
        values = {_day_of(one, key) for one in (same or dated)}
        if len(values) == 1:
            yield from values


def _day_of(thing: Mapping[str, Any], key: str) -> str:
    """Return what a thing of JSON-LD says of a day, be it in a list or a value with a type; "" for nothing."""
    given = thing.get(key)
    first = given[0] if isinstance(given, list) and given else given
    value = first.get("@value") if isinstance(first, dict) else first
    return value if isinstance(value, str) else ""


def changes(things: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the day of the change that JSON-LD says; none where it says several."""
    values = {day for one in things if (day := _day_of(one, "dateModified"))}
    if len(values) == 1:
        yield from values
