"""The English words of the catalog, to look for where another language is spoken."""

from __future__ import annotations

import calendar
import re
from functools import cache
from typing import TYPE_CHECKING

from babel.messages import pofile

from docs import catalogs
from hub.base import translation

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a message is filled with, its HTML and code, and marks around its words.
FILLED = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]*>|&nbsp;|`[^`]*`|%%\d\d|\n")


@cache
def english(language: str) -> frozenset[str]:
    """The words of the English catalog that a translation does not have, and the names of months and days."""
    with (catalogs.LOCALE / language / translation.FILE).open("rb") as file:
        catalog = pofile.read_po(file, locale=language)
    found = {*calendar.month_name, *calendar.day_name}
    for message in catalog:
        pairs = zip(_forms(message.id), _forms(message.string or ()), strict=False)
        for said, translated in pairs if message.id else ():
            parts = (part.strip(" ,.:;“”()|") for part in FILLED.split(said))
            found.update(
                form for part in parts for form in (part, part.capitalize()) if form and form not in translated
            )
    return frozenset(part for part in found if re.search("[A-Za-z]{2}", part))


def _forms(message: str | Iterable[str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


@cache
def _pattern(language: str, fewest: int) -> re.Pattern[str]:
    listed = (part for part in english(language) if len(part.split()) >= fewest)
    longest = sorted(map(re.escape, listed), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])")


def english_in(text: str, language: str = "es", fewest: int = 1) -> list[str]:
    """The English words in a text of another language; those of at least so many words side by side."""
    return sorted(set(_pattern(language, fewest).findall(text)))
