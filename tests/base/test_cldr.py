"""What CLDR says of a language."""

from __future__ import annotations

import pytest
from babel import UnknownLocaleError

from hub.base import cldr


def test_a_region_that_is_not_known() -> None:
    """A language is written as usual where nothing is known of a region."""
    assert cldr.locale("es-AQ") == cldr.locale("es")


def test_a_language_that_is_not_known() -> None:
    """Nothing is said of one that CLDR does not have."""
    with pytest.raises(UnknownLocaleError):
        cldr.locale("xx-US")


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "one, two, and three"), ("es", "one, two y three"), ("ar", "one وtwo وthree")]
)
def test_listed(language: str, expected: str) -> None:
    """A list has the word before its last part that the language has."""
    assert cldr.listed(["one", "two", "three"], language).replace("، و", " و") == expected


def test_plural_forms() -> None:
    """Arabic has six forms, and Spanish two among small numbers."""
    assert {cldr.plural_form(number, "ar") for number in range(200)} == {"zero", "one", "two", "few", "many", "other"}
    assert [cldr.plural_form(number, "es-US") for number in (0, 1, 2)] == ["other", "one", "other"]
