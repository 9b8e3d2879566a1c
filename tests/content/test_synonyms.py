"""The forms of words, and which texts an entry of the vocabulary is about."""

from __future__ import annotations

import pytest

from hub.content import synonyms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Surveys", "survey"),
        ("mapping", "map"),
        ("maps", "map"),
        ("agencies", "agency"),
        ("service", "servic"),
        ("services", "servic"),
        ("needed", "need"),
        ("testing", "test"),
        ("process", "process"),
        ("status", "status"),
        ("calling", "call"),
        ("NPS", "nps"),
        ("A-11", "a-11"),
        ("customer's", "customer's"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    """Plurals and forms of verbs are one; abbreviations stay as they are."""
    assert synonyms.stem(word) == expected


def test_is_about() -> None:
    """An entry means a text that has one of its words, in any form, and the words of a longer one side by side."""
    meant = tuple(synonyms.stems(words) for words in ("survey", "plain language"))
    assert synonyms.is_about(meant, synonyms.stems("Two surveys, one answer"))
    assert synonyms.is_about(meant, synonyms.stems("In plain languages."))
    assert not synonyms.is_about(meant, synonyms.stems("Language that is plain"))
    assert not synonyms.is_about(meant, synonyms.stems("Surveyors"))


def test_a_language_without_stems() -> None:
    """The endings of other languages are not cut, because nobody knows them here."""
    assert (synonyms.stem("Sellos", "es"), synonyms.stem("Surveys", "en-GB")) == ("sellos", "survey")
