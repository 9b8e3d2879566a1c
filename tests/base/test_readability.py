"""Tests for hub.plain_language."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import readability
from hub.base.readability import HardWord, LongSentence


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("use", 1),
        ("table", 2),
        ("service", 2),
        ("served", 1),
        ("needed", 2),
        ("wanted", 2),
        ("customer", 3),
        ("pages", 2),
        ("times", 1),
        ("rhythm", 1),
        ("tsk", 1),
    ],
)
def test_syllables_are_heard_not_spelt(word: str, count: int) -> None:
    """A silent ending makes no syllable, and every word has one."""
    assert readability.syllables(word) == count


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    """Six words of one syllable in one sentence: 0.39 x 6 + 11.8 x 1 - 15.59."""
    assert readability.grade("The cat sat on the mat.") == pytest.approx(-1.45)


def test_longer_words_in_longer_sentences_need_a_higher_grade() -> None:
    """The grade tells an easy text from a hard one."""
    easy = "Ask one person. Write down what she says. Then fix one thing."
    hard = (
        "Organizational stakeholders should prioritize comprehensive implementation of customer satisfaction metrics."
    )
    assert readability.grade(easy) < 4
    assert readability.grade(hard) > 16


def test_nothing_to_read_needs_no_school() -> None:
    """A text without words has grade 0."""
    assert readability.grade("2026 – 12!") == 0.0


def test_a_long_sentence_is_found_with_its_place() -> None:
    """Only what has more words than allowed, and where it starts."""
    long = "This one has seven words in it."
    found = list(readability.long_sentences(f"Short. {long} Short.", most=6))
    assert found == [LongSentence(text=long, start=7, words=7)]


def test_a_hard_word_comes_with_a_short_one() -> None:
    """Endings and a capital at the beginning do not hide it; the place is that of the word."""
    found = list(readability.hard_words("Utilizing forms prior to launch assists nobody."))
    assert found == [
        HardWord(found="Utilizing", start=0, instead="use"),
        HardWord(found="prior to", start=16, instead="before"),
        HardWord(found="assists", start=32, instead="help"),
    ]


def test_a_word_that_only_begins_like_a_hard_one_is_left_alone() -> None:
    """An assistant is no verb, and an implementation no order to implement."""
    assert list(readability.hard_words("The assistant left. Implementation went well.")) == []


@pytest.mark.parametrize("words", ["here", "Click here", " Read more… ", "this\npage", "Learn more →"])
def test_vague_links_are_vague_in_every_dress(words: str) -> None:
    """Capitals, arrows, dots and line ends change nothing."""
    assert readability.is_vague(words)


@pytest.mark.parametrize("words", ["", "Read the guide", "More than a survey", "here to help"])
def test_links_that_say_where_they_lead_are_not_vague(words: str) -> None:
    """One of the words alone condemns no link."""
    assert not readability.is_vague(words)


@given(st.text())
def test_no_text_is_too_strange(prose: str) -> None:
    """Every text has a grade, and each finding stands where it says."""
    assert isinstance(readability.grade(prose), float)
    for sentence in readability.long_sentences(prose, most=1):
        assert prose[sentence.start :].startswith(sentence.text)
    for word in readability.hard_words(prose):
        assert prose[word.start :].startswith(word.found)


def test_the_lists_are_sorted_and_without_repetition() -> None:
    """So that two people who add a word do not meet in one line."""
    data = tomllib.loads(resources.files("hub.base").joinpath(readability.WORDS).read_text(encoding="utf-8"))
    for words in (list(data["verbs"]), list(data["phrases"]), *data["vague"].values()):
        assert words == sorted(set(words))
