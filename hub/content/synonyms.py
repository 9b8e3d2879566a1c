"""The words that readers type for what a hub calls otherwise, and which of its texts they are about.

The stem of a word is the same in `site/theme/assets/search/terms.js`; both are tested together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hub.base import translation

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
# A plural, then the ending of a verb.
PLURALS = ((re.compile(r"['’]s?$"), ""), (re.compile(r"ies$"), "y"), (re.compile(r"(?<![sui])s$"), ""))
ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|e)$")
TWICE = re.compile(r"([^lsz])\1$")
SHORTEST = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Synonym:
    """Hold one entry of `content/synonyms.yml`: what people type, what a hub says for it, and which pages answer it.

    `pages` are paths as the menu of the site knows them, without `content/`; the first one answers best.
    """

    words: tuple[str, ...]
    means: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    line: int = 1


@lru_cache(maxsize=4_000)  # of so many words most texts are made
def stem(word: str, language: str = translation.SOURCE) -> str:
    """Return what the forms of a word share, in lower case: "mapping" and "maps" are "map"; short words stay.

    So do those of another language than English, whose endings are not known.
    """
    found = word.lower()
    if len(found) < SHORTEST or not found.isalpha() or not translation.is_source(language):
        return found
    for ending, instead in PLURALS:
        found = ending.sub(instead, found)
    return TWICE.sub(r"\1", ENDING.sub("", found))


def stems(text: str, language: str = translation.SOURCE) -> str:
    """Return the stems of the words of a text, each between two blanks, so that words can be found in it."""
    return " ".join(("", *(stem(found[0], language) for found in WORD.finditer(text)), ""))


def is_about(meant: Iterable[str], text_stems: str) -> bool:
    """Say whether a text says one of the words that an entry means; `stems` gives both the words and the text."""
    return any(words in text_stems for words in meant)
