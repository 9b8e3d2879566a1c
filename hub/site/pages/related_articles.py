"""Articles -> for each of them the few that are about the same, by the topics and the words that they share."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hub.content.models import Article

    Weights: TypeAlias = Mapping[str, int]

MOST = 5
# By so many words an article is known: its topics, and those of its title and summary that are rare elsewhere.
TELLING = 10
# A word in more than a sixteenth of all articles, four halvings, tells nothing about one of them.
LEAST_WEIGHT = 4
# What stands in a title says more than what stands in a summary.
TITLE = 2
# Of the articles that share a word, so many on each side in time are looked at: costs grow with the articles, not with
# their square, and a new article changes little beyond those near to it.
WINDOW = 16
# The cosine of the angle between two articles: 1 is the same words, 0 none in common.
NEAR = 0.18
WORD = re.compile(r"[^\W_]{2,}")


def related(articles: Sequence[Article]) -> Iterator[list[int]]:
    """Yield for each article, in order of time, the places of at most five others, the nearest first.

    Nearness is the cosine between the weighted words of two articles that share two words or more.
    """
    known = _known(articles)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(known):
        for word in words:
            places[word].append(place)
    lengths = [math.sqrt(sum(weight * weight for weight in words.values())) for words in known]
    for place, words in enumerate(known):
        shared = Counter(chain.from_iterable(_around(places[word], place) for word in words))
        others = (other for other, count in shared.items() if count > 1 and other != place)
        scores = ((_product(words, known[other]) / (lengths[place] * lengths[other]), other) for other in others)
        best = sorted((-score, other) for score, other in scores if score >= NEAR)
        yield [other for _, other in best[:MOST]]


def _known(articles: Sequence[Article]) -> list[Weights]:
    """Return the telling words of each article with their weights; a topic is a word of the title."""
    titles = [_words(article.title) | {f"#{topic}" for topic in article.topics} for article in articles]
    texts = [title | _words(article.summary) for title, article in zip(titles, articles, strict=True)]
    weights = _weights(Counter(chain.from_iterable(texts)), len(articles))
    return [_telling(text, title, weights) for text, title in zip(texts, titles, strict=True)]


def _words(text: str) -> set[str]:
    """Return words in small letters, without the s of most plurals."""
    return {word.removesuffix("s") if len(word) > 3 else word for word in WORD.findall(text.casefold())}  # noqa: PLR2004


def _weights(counts: Mapping[str, int], total: int) -> Weights:
    """Return by word how often the articles must be halved until only those with the word are left.

    Whole numbers change seldom when an article is added, so most pages keep their list.
    """
    weights = {word: total.bit_length() - count.bit_length() for word, count in counts.items() if count > 1}
    return {word: weight for word, weight in weights.items() if weight >= (1 if word[0] == "#" else LEAST_WEIGHT)}


def _telling(text: set[str], title: set[str], weights: Weights) -> Weights:
    weighed = {word: weights[word] * (TITLE if word in title else 1) for word in text if word in weights}
    return dict(sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:TELLING])


def _around(places: list[int], place: int) -> list[int]:
    at = bisect_left(places, place)
    return places[max(at - WINDOW, 0) : at + WINDOW + 1]


def _product(one: Weights, other: Weights) -> int:
    return sum(weight * other.get(word, 0) for word, weight in one.items())
