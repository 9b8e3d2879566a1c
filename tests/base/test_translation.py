"""Words come in the language of a catalog, and in English where there is none."""

from __future__ import annotations

from hub.base import translation

HOURS = "%(hours)s %(zone)s"


def test_languages() -> None:
    """The languages are those of the folders, and English, which needs none."""
    assert translation.languages() == ("ar", "en", "es")


def test_a_region_has_the_words_of_its_language() -> None:
    """A tag may name a region, in any letters."""
    assert translation.has("es-US")
    assert translation.words("ES-us").gettext(HOURS) == translation.words("es").gettext(HOURS) == "%(hours)s, %(zone)s"


def test_english_without_a_catalog() -> None:
    """Words stay as they are in English, in a language without a catalog, and where a catalog lacks them."""
    assert not translation.has("fr")
    for tag in ("en", "fr", "es"):
        assert translation.words(tag).gettext("no word of hub") == "no word of hub"


def test_the_words_of_some_files() -> None:
    """Those of a folder are told with both of their forms."""
    found = translation.messages("es", "site/theme/assets")
    assert {"Searching …", ("{count} result", "{count} results")} < set(found)
    assert "Skip to content" not in found


def test_words_for_later() -> None:
    """What marks words changes nothing."""
    assert (translation.noop("one"), translation.nnoop("one", "two")) == ("one", ("one", "two"))
