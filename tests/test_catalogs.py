"""Every word that readers meet has its place in the catalogs, and every language has all of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from docs import catalogs

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LANGUAGES = dict(catalogs.languages())


@cache
def source() -> Catalog:
    """The words of the source."""
    return catalogs.words()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_has_the_words_of_the_source(language: str) -> None:
    """The catalogs are brought up to date with `make messages`."""
    file = LANGUAGES[language]
    assert catalogs.written(catalogs.updated(language, file, source())) == file.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_lacks_no_word(language: str) -> None:
    """Each word has a translation, and each of its plural forms."""
    lacks = catalogs.missing(catalogs.updated(language, LANGUAGES[language], source()))
    assert [message.id for message in lacks] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_what_its_source_does(language: str) -> None:
    """A name in one of the two that the other lacks would break a page, or lose what a reader should see."""
    catalog = catalogs.updated(language, LANGUAGES[language], source())
    errors = {message.id: list(message.check(catalog)) for message in catalog if message.id}
    assert {words: found for words, found in errors.items() if found} == {}


def test_a_new_language_begins_empty() -> None:
    """It has all words of the source, and a translation of none."""
    catalog = catalogs.updated("fr", LANGUAGES["es"].with_name("none.po"), source())
    assert len(catalogs.missing(catalog)) == len(source()) > 0
