"""Related articles are those about the same, few of them, and few change when one is added."""

from __future__ import annotations

import random
from dataclasses import replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

import pytest

from hub.site.pages.related_articles import related

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hub.content.models import Article

ABOUT_LAMPS = ("Trim the wick of a lantern", "A wick for every lantern", "How a lantern got its wick")


def made(article: Article, *titles: str, topics: Sequence[str] = ()) -> list[Article]:
    """Articles with these titles and topics among many that share nothing with any."""
    others = (f"Number {number}" for number in range(200))
    every = [replace(article, title=title, summary="", topics=()) for title in (*titles, *others)]
    return [
        replace(one, path=f"{place}.md", topics=tuple(topics) if place < len(titles) else ())
        for place, one in enumerate(every)
    ]


def titles(articles: Sequence[Article]) -> list[list[str]]:
    """For each article the titles of the related ones."""
    return [[articles[place].title for place in places] for places in related(articles)]


def test_what_is_about_the_same(article: Article) -> None:
    """Those that share rare words name each other; one that shares nothing has none."""
    first, second, third, *rest = titles(made(article, *ABOUT_LAMPS))
    one, two, three = ABOUT_LAMPS
    assert (set(first), set(second), set(third)) == ({two, three}, {one, three}, {one, two})
    assert rest == [[]] * 200


def test_one_word_is_chance(article: Article) -> None:
    """One rare word in common is not enough, however rare."""
    assert titles(made(article, "A wick burns", "The wick of time"))[:2] == [[], []]


def test_topics(article: Article) -> None:
    """Topics count as words do: two of them in common are enough where the titles share none."""
    one, other, *_ = titles(made(article, "Wax", "Paraffin", topics=("oil", "glass")))
    assert (one, other) == (["Paraffin"], ["Wax"])


def test_common_words_tell_nothing(article: Article) -> None:
    """What every article says relates none of them."""
    assert titles([replace(one, summary="What we learned about it") for one in made(article)]) == [[]] * 200


def test_at_most_five(article: Article) -> None:
    """A page names five; of equals the newest come first."""
    found = titles(made(article, *(f"Lantern wick {number}" for number in range(9))))
    assert found[8] == [f"Lantern wick {number}" for number in range(5)]


@pytest.mark.parametrize(("away", "is_seen"), [(16, True), (17, False)])
def test_sixteen_on_each_side_in_time_are_looked_at(article: Article, away: int, is_seen: bool) -> None:  # noqa: FBT001
    """An article that is as near as can be is not found farther away among those that share its words."""
    names = ["Brass", *(f"Plain{number}" for number in range(1, away)), "Brass", "Plainer"]
    found = list(related(made(article, *names, topics=("oil", "glass"))))
    assert (found[0][0] == away, found[away][0] == 0) == (is_seen, is_seen)


def test_plurals_and_capitals(article: Article) -> None:
    """Lantern, Lanterns and LANTERN are one word."""
    assert titles(made(article, "LANTERN wicks", "Lanterns, wick"))[0] == ["Lanterns, wick"]


@pytest.mark.parametrize("articles", [0, 1])
def test_few_articles(article: Article, articles: int) -> None:
    """A new hub has nothing to relate."""
    assert list(related([article] * articles)) == [[]] * articles


def library(article: Article) -> list[Article]:
    """Five hundred articles about eighty subjects, in words of which few are common and many rare."""
    dice = random.Random(20261122)  # noqa: S311  no secret
    vocabulary = ["".join(dice.choices(ascii_lowercase, k=7)) for _ in range(3_000)]
    weights = [1 / (rank + 8) for rank in range(len(vocabulary))]
    subjects = [dice.choices(vocabulary, k=5) for _ in range(80)]

    def one(number: int) -> Article:
        title = dice.sample(dice.choice(subjects), k=2) + dice.choices(vocabulary, weights, k=4)
        summary = dice.choices(vocabulary, weights, k=20)
        return replace(article, path=f"{number}.md", title=" ".join(title), summary=" ".join(summary), topics=())

    return [one(number) for number in range(500)]


def named(articles: Sequence[Article]) -> dict[str, list[str]]:
    """Path of each article -> those of its related ones."""
    return {
        one.path: [articles[place].path for place in places]
        for one, places in zip(articles, related(articles), strict=True)
    }


def test_one_more_article_changes_few_pages(article: Article) -> None:
    """Without any one of the articles, hardly another page would name others than it does."""
    articles = library(article)
    before = named(articles)
    for gone in (0, 100, 499):
        rest = articles[:gone] + articles[gone + 1 :]
        after = named(rest)
        meant = {path for path in after if articles[gone].path in before[path]}
        changed = {path for path in after if after[path] != before[path]}
        assert meant <= changed
        assert len(changed - meant) <= 10
    assert sum(map(bool, before.values())) > 250
