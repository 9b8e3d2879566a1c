"""What tells a reader nothing."""

from __future__ import annotations

import pytest

from hub.base import unknown_words


@pytest.mark.parametrize(
    "words", ["TBD", "tbc (soon)", "n/a", "NA", "na", "???", "--", "None.", "Pending", " To be announced ", "xxx"]
)
def test_unknown(words: str) -> None:
    """Words that say that nobody knows yet are none."""
    assert not unknown_words.known(words)


@pytest.mark.parametrize(
    "words", ["Na", "To be frank", "To be human", "None of the above", "Pending, Sarawak", "Unknown Soldier", "XX"]
)
def test_known(words: str) -> None:
    """What only begins like them says something."""
    assert unknown_words.known(words) == words


def test_nothing() -> None:
    """Nothing is known where nothing was said."""
    assert not unknown_words.known(None)
