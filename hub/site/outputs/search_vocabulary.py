"""Library and vocabulary -> the words besides its own by which each page is found: topics, kinds, old names, synonyms.

They are a part of the index, so a question costs no request more.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from hub.base import translation
from hub.content import routes, site_urls, synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hub.content.models import Alias
    from hub.content.settings import Config
    from hub.content.synonyms import Synonym
    from hub.site.outputs.search_records import Record

# How much a word counts, from 0 to 10, beside 1 in a text; Pagefind squares it.
ANSWERS = (9, 7, 6, 5)
NAME, KIND, TOPIC, MEANT, MENTIONED = 8, 4, 3, 4, 2
# What a page of each kind is called besides.
KINDS = {
    "Toolkit": translation.noop("practice guide"),
    "Events": translation.noop("event"),
    "Articles": translation.noop("article news"),
    "Newsletter": translation.noop("newsletter issue"),
    "Topics": translation.noop("topic"),
    "Sources": translation.noop("source"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """Hold which words lead to which pages, by their addresses, and which words mean others.

    Each pair of `means` has the words that readers type, and the stems of those that the hub says for them.
    """

    answers: Mapping[str, list[tuple[int, str]]]
    means: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    kinds: Mapping[str, str]
    language: str

    def names(self, record: Record, *more: tuple[int, str]) -> tuple[tuple[int, str], ...]:
        """Return the words by which a page is found besides those in it, by how much they count."""
        strong = synonyms.stems(
            " . ".join((record.title, *record.topics, *(words for _, words in more))), self.language
        )
        weak = synonyms.stems(record.summary, self.language)
        found = [*self.answers.get(record.path, ()), *more, (KIND, self.kinds.get(record.kind, ""))]
        found += ((TOPIC, topic) for topic in record.topics)
        for typed, meant in self.means:
            if synonyms.is_about(meant, strong):
                found += _shared(MEANT, typed)
            elif synonyms.is_about(meant, weak):
                found += _shared(MENTIONED, typed)
        return tuple((weight, words) for weight, words in found if words)


def of(entries: Iterable[Synonym], config: Config) -> Vocabulary:
    """Return the vocabulary of a hub in the language of its settings: its synonyms, names of its topics and kinds.

    Words without pages of their own are answered by the pages that answer the words that they mean.
    """
    answers: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    known = tuple(entries)
    pages = {word.lower(): entry.pages for entry in reversed(known) for word in entry.words}
    for entry in known:
        meant = entry.pages or dict.fromkeys(page for word in entry.means for page in pages.get(word.lower(), ()))
        for place, page in enumerate(meant):
            answers[routes.address(page, config)] += _shared(ANSWERS[min(place, len(ANSWERS) - 1)], entry.words)
    for topic in config.topics:
        path = site_urls.in_tree(f"{site_urls.topic(topic.slug)}.md", config.tree)
        names = (alias.replace("-", " ") for alias in topic.aliases)
        answers[routes.address(path, config)] += _shared(NAME, names)
    kinds = {kind: translation.words(config.language).gettext(words) for kind, words in KINDS.items()}
    stems = partial(synonyms.stems, language=config.language)
    means = tuple((entry.words, tuple(map(stems, entry.means))) for entry in known if entry.means)
    return Vocabulary(answers=answers, means=means, kinds=kinds, language=config.language)


def former(aliases: Iterable[Alias]) -> Iterator[tuple[int, str]]:
    """Yield the words of a page's former addresses."""
    return (
        (MENTIONED, alias.address.removesuffix(".html").rstrip("/").rpartition("/")[2].replace("-", " "))
        for alias in aliases
    )


def _shared(weight: int, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each name with its weight, which the words of a longer name share: squares add up."""
    return ((max(1, round(weight / math.sqrt(len(name.split())))), name) for name in names)
