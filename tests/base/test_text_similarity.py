"""Near-duplicates are found by their sketches, and footers make none."""

from __future__ import annotations

import random
import re
import time
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import text_similarity
from hub.collect import format_detection
from hub.collect.webpage import boilerplate
from hub.content.settings import Source
from hub.errors import SourceError
from tests import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPHS = (
    (Path(__file__).parents[1] / "collect" / "data/webpage/paragraphs.txt").read_text(encoding="utf-8").splitlines()
)
ARTICLE = "\n".join(PARAGRAPHS)
FOOTER = "The opinions in this column are the author's own and do not speak for any office, board or agency at all."
TEXTS = st.lists(st.sampled_from("abcdef"), max_size=30).map(" ".join)


def test_the_same_words_give_the_same_sketch() -> None:
    """Case, signs and line breaks are no words."""
    other = ARTICLE.upper().replace(",", " –").replace("\n", " \n\n")

    assert text_similarity.sketch(other) == text_similarity.sketch(ARTICLE)
    assert len(text_similarity.sketch(ARTICLE)) == 64
    assert (text_similarity.sketch(""), len(text_similarity.sketch("Two words"))) == ((), 1)


def test_an_edited_copy_is_near_and_another_article_is_far() -> None:
    """5 % of the words edited, or a tenth added, is still one article; half of it is on the edge."""
    words = ARTICLE.split()
    edited = " ".join(f"{word}x" if number % 20 == 10 else word for number, word in enumerate(words))
    one = text_similarity.sketch(ARTICLE)

    scores = [
        text_similarity.similarity(one, text_similarity.sketch(text))
        for text in (ARTICLE, edited, " ".join(PARAGRAPHS[:20]), FOOTER)
    ]

    assert scores[0] == 1.0
    assert 0.5 < scores[1] < 0.9
    assert 0.3 < scores[2] < 0.6
    assert scores[3] == 0.0


def test_a_footer_of_many_articles_makes_no_pair() -> None:
    """What stands in five documents, however it is set, is left out."""
    documents = {f"article {n}": [PARAGRAPHS[n], f"*{FOOTER}*", "", ""] for n in range(6)}
    texts = {name: "\n".join(lines) for name, lines in documents.items()}

    assert len(text_similarity.near({name: text_similarity.sketch(text) for name, text in texts.items()}, 0.3)) == 15

    footers = text_similarity.common(documents)
    assert (
        text_similarity.near({name: text_similarity.sketch(text, footers) for name, text in texts.items()}, 0.1) == ()
    )
    assert len(footers) == 1
    assert text_similarity.sketch(FOOTER, footers) == ()
    assert text_similarity.common(dict(list(documents.items())[:4])) == frozenset()


def test_pairs_come_closest_first_and_short_texts_in_none() -> None:
    """Two posts that say "see the video" are not duplicates."""
    texts = {"c": ARTICLE, "b": ARTICLE, "a": ARTICLE + FOOTER, "x": "See the video", "y": "See the video"}

    pairs = text_similarity.near({name: text_similarity.sketch(text) for name, text in texts.items()})

    assert [(pair.first, pair.second) for pair in pairs] == [("b", "c"), ("a", "b"), ("a", "c")]
    assert pairs[0].score == 1.0 > pairs[1].score > 0.8


@given(TEXTS, TEXTS)
def test_similarity_is_exact_for_short_texts(one: str, other: str) -> None:
    """The Jaccard index of their shingles; symmetric, and 1 for a text with itself."""
    first, second = (
        {" ".join(words[n : n + 4]) for n in range(max(1, len(words) - 3))} if words else set()
        for words in (one.split(), other.split())
    )
    expected = len(first & second) / len(first | second) if first | second else 0.0

    assert text_similarity.similarity(text_similarity.sketch(one), text_similarity.sketch(other)) == expected
    assert text_similarity.similarity(text_similarity.sketch(other), text_similarity.sketch(one)) == expected


@pytest.mark.slow
@given(
    st.dictionaries(
        st.text("xyz", min_size=1),
        st.frozensets(st.integers(0, 40), min_size=20).map(lambda s: tuple(sorted(s))),
        max_size=9,
    ),
    st.floats(0.05, 1),
)
def test_the_index_misses_no_pair(sketches: dict[str, tuple[int, ...]], threshold: float) -> None:
    """It finds what comparing every pair finds."""
    pairs = combinations(sorted(sketches), 2)
    close = {(a, b) for a, b in pairs if text_similarity.similarity(sketches[a], sketches[b]) >= threshold}

    assert {(pair.first, pair.second) for pair in text_similarity.near(sketches, threshold)} == close


def test_two_thousand_articles_are_compared_in_seconds() -> None:
    """Sketching and all pairs, also where all share a footer that nobody left out: 5 s of CPU at most."""
    generator = random.Random(1)  # noqa: S311  the same words every time
    vocabulary = [f"word{n}" for n in range(5000)]
    texts = {str(n): f"{' '.join(generator.choices(vocabulary, k=300))}\n{FOOTER}" for n in range(2000)}
    texts["copy"] = texts["7"]
    start = time.process_time()

    pairs = text_similarity.near({name: text_similarity.sketch(text) for name, text in texts.items()})

    assert [(pair.first, pair.second, pair.score) for pair in pairs] == [("7", "copy", 1.0)]
    assert time.process_time() - start < 5


def members(name: str) -> Iterator[tuple[str, bytes]]:
    """The files of one archive of the corpus."""
    with corpus.archive(name) as packed:
        for member in packed:
            file = packed.extractfile(member)
            if file:
                yield member.name, file.read()


def found(documents: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The pairs of the corpus's documents, without their common paragraphs; comparing takes 5 s of CPU at most."""
    footers = text_similarity.common(documents)
    sketches = {name: text_similarity.sketch("\n".join(lines), footers) for name, lines in documents.items()}
    start = time.process_time()
    pairs = text_similarity.near(sketches)
    assert time.process_time() - start < 5
    return [(pair.first, pair.second) for pair in pairs]


@pytest.mark.corpus
def test_the_news_of_the_feeds_hold_no_duplicate() -> None:
    """All news pages with content, as the site served them: read pair by pair, none is another's copy."""
    source = Source(key="x", name="x", base_url="https://digital.gov")
    documents: dict[str, list[str]] = {}
    for _, data in members("feeds"):
        try:
            feed = format_detection.read(data, source, "https://digital.gov/")
        except SourceError:
            continue
        news = (one for one in feed.candidates if re.match(r"https://digital\.gov/\d{4}/", one.url))
        documents |= {one.url: list(boilerplate.lines(one.content_html)) for one in news if one.content_html}

    assert len(documents) > 150
    assert found(documents) == []


@pytest.mark.corpus
def test_the_sources_of_all_news_hold_two_duplicates() -> None:
    """2,083 articles: one was published twice the same day, one a week later with its text reworked."""
    documents = {
        Path(name).stem: [line for line in data.decode().partition("\n---")[2].splitlines() if line.strip()]
        for name, data in members("content")
        if name.startswith("content/news/") and name.endswith(".md") and "/_" not in name
    }

    assert len(documents) == 2083
    assert found(documents) == [
        (
            "2021-09-02-planning-a-federal-prize-competition",
            "2021-09-02-spotlight-chat-planning-a-federal-prize-competition",
        ),
        (
            "2021-08-24-collaboration-usability-and-trust-lessons-learned-from-a-bureau-wide-usability-group",
            "2021-09-01-building-a-bureau-wide-usability-collaboration-group-lessons-learned-from-the-u-s-geological-survey",
        ),
    ]
