"""How hard a text is to read: reading grade, long sentences, hard words, vague words of links. Pure functions.

What these say is advice. A hard limit would be noise: half of digital.gov's posts are above grade 12.9.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any

from hub.base import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORDS = "plain_words.toml"
MOST_WORDS = 25
# "U.S." and "digital.gov" are one word each.
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# What comes before a capital within a sentence, and so a name: "Guidance on Implementing the Plain Writing Act".
IN_SENTENCE = re.compile(r"[\w,] $")
VOWELS = re.compile(r"[aeiouy]+")
# A final e is silent but in "table"; so is -es, but in "pages" and "boxes", and -ed, but in "wanted" and "needed".
SILENT = re.compile(r"(?:[^aeiouyl]e|[aeiouy]le|[^aeioudty]ed|[^aeiouyscgzxhl]es|[aeiouy]les)$")
LINK_EDGE = " \t\n.,:;!?>»\u203a→…“”\"'()[]"


@dataclass(frozen=True, kw_only=True, slots=True)
class HardWord:
    """Hold a word that has a shorter one: as it appears in the text, its offset there, and what to write instead."""

    found: str
    start: int
    instead: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LongSentence:
    """Hold a sentence with too many words, its offset in the text, and how many words it has."""

    text: str
    start: int
    words: int


def grade(*blocks: str) -> float:
    """Return the Flesch-Kincaid grade: years of school that a reader needs (Kincaid and others, 1975); 0 without words.

    No sentence goes on from one block, such as a paragraph or an item of a list, into the next.
    """
    found = [WORD.findall(sentence) for block in blocks for sentence in text.sentences(block)]
    sentences = [words for words in found if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@cache
def syllables(word: str) -> int:
    """Return how many groups of vowels an English word has, without silent endings; at least 1."""
    letters = word.lower()
    count = len(VOWELS.findall(letters)) - bool(SILENT.search(letters))
    return max(count, 1)


def long_sentences(prose: str, most: int = MOST_WORDS) -> Iterator[LongSentence]:
    """Yield the sentences with more than `most` words."""
    start = 0
    for sentence in text.sentences(prose):
        start = prose.index(sentence, start)
        words = len(WORD.findall(sentence))
        if words > most:
            yield LongSentence(text=sentence, start=start, words=words)
        start += len(sentence)


def hard_words(prose: str) -> Iterator[HardWord]:
    """Yield the words that have a shorter one in `plain_words.toml`, once each time they appear, except in names."""
    pattern, first, instead = _hard()
    for word in WORD.finditer(prose):
        found = pattern.match(prose, word.start()) if word.group().lower() in first else None
        if found and not (word.group().istitle() and IN_SENTENCE.search(prose, word.start() - 2, word.start())):
            entry = next(name for name, words in found.groupdict().items() if words)
            yield HardWord(found=found.group(), start=found.start(), instead=instead[entry])


def is_vague(link_text: str) -> bool:
    """Return whether the words of a link say nothing about where it leads, as "here" and "read more" do."""
    return " ".join(link_text.lower().strip(LINK_EDGE).split()) in _vague()


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("hub.base").joinpath(WORDS).read_text(encoding="utf-8"))


@cache
def _vague() -> frozenset[str]:
    return frozenset(chain.from_iterable(_data()["vague"].values()))


@cache
def _hard() -> tuple[re.Pattern[str], frozenset[str], Mapping[str, str]]:
    """Return a pattern with a group for each entry, the words that entries begin with, and the shorter word by group.

    Looking a word up takes a tenth of the time that the pattern takes to fail.
    """
    entries = [(_forms(verb), instead) for verb, instead in _data()["verbs"].items()]
    entries += [((phrase,), instead) for phrase, instead in _data()["phrases"].items()]
    groups = (f"(?P<w{number}>{'|'.join(map(re.escape, forms))})" for number, (forms, _) in enumerate(entries))
    pattern = re.compile(rf"(?:{'|'.join(groups)})\b", re.IGNORECASE)
    first = frozenset(form.split()[0] for forms, _ in entries for form in forms)
    return pattern, first, {f"w{number}": instead for number, (_, instead) in enumerate(entries)}


def _forms(verb: str) -> tuple[str, ...]:
    """Return a verb with its regular endings, the longest first."""
    stem = verb.removesuffix("e")
    return f"{stem}ing", f"{stem}es" if stem != verb else f"{verb}s", f"{stem}ed", verb
