"""Names of months and weekdays in the larger languages of Europe, and words without accents: `date_names.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]", re.ASCII)
# The weekdays of Portuguese, which are numbers and would be two words.
FEIRA = re.compile(r"\b(segunda|terca|quarta|quinta|sexta)-feira\b")
WORKDAYS = {"segunda": "monday", "terca": "tuesday", "quarta": "wednesday", "quinta": "thursday", "sexta": "friday"}
MARKS = {ord(mark): "-" for mark in "\u2010\u2011\u2012\u2212"} | {ord(mark): None for mark in "'’"}


@cache
def table() -> dict[str, Any]:
    """Return all names, as their file has them."""
    return tomllib.loads(resources.files("hub.base").joinpath("date_names.toml").read_text(encoding="utf-8"))


@cache
def numbers(kind: str) -> dict[str, int]:
    """Return the numbers of the names of "months" (from 1) or "weekdays" (Monday is 1)."""
    return {name: number for number, row in enumerate(table()[kind], 1) for name in row.split()}


def normal(words: str) -> str:
    """Return words in small letters without accents, with the marks of ASCII and the days of East Asia in numbers."""
    given = EAST_ASIAN.sub(r"\1-\2-\3 ", words)
    letters = "".join(one for one in unicodedata.normalize("NFD", given.casefold()) if not unicodedata.combining(one))
    return " ".join(FEIRA.sub(lambda day: WORKDAYS[day[1]], letters.translate(MARKS)).split())
