"""Words come in the language of a catalog, and in English where there is none."""

from __future__ import annotations

import contextlib

import pytest

from hub.base import translation

DRAFTS = ("%(num)s draft", "%(num)s drafts")
HOURS = "%(hours)s %(zone)s"


def test_languages() -> None:
    """The languages are those of the folders, and English, which needs none."""
    assert translation.languages() == ("ar", "en", "es")


def test_a_region_has_the_words_of_its_language() -> None:
    """A tag may name a region, in any letters."""
    assert translation.has("es-US")
    assert translation.words("ES-us").gettext(HOURS) == translation.words("es").gettext(HOURS) == "%(hours)s, %(zone)s"


def test_the_first_language_with_words() -> None:
    """A reader's own, where hub has words in it; else that of the hub."""
    assert [translation.first_known(tag, "es-US") for tag in ("ar", "", "fr")] == ["ar", "es-US", "es-US"]


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


def test_messages_speak_the_language_of_a_block() -> None:
    """Outside of it they are English again, also after an error; numbers choose their form."""
    said = []
    with contextlib.suppress(KeyError), translation.speaking("es-US"):
        said += [translation.spoken(), translation.gettext("delete this line")]
        said += [translation.gettext("%(name)s appears twice", name="x"), translation.ngettext(*DRAFTS, 1000)]
        raise KeyError
    assert said == ["es-US", "borre esta línea", "x aparece dos veces", "1,000 borradores"]
    assert translation.gettext("delete this line") == "delete this line"
    assert [translation.ngettext(*DRAFTS, count) for count in (1, 2)] == ["1 draft", "2 drafts"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LC_ALL": "es_US.UTF-8"}, "es-US"),
        ({"LANG": "es"}, "es"),
        ({"LANGUAGE": "es:en", "LANG": "en_US.UTF-8"}, "es"),
        ({"LC_ALL": "es_MX", "LC_MESSAGES": "en_US.UTF-8"}, "es-MX"),
        ({"LC_MESSAGES": "es_419.UTF-8", "LANG": "en_US.UTF-8"}, "es-419"),
        ({"LANG": "es_ES.UTF-8", "LC_CTYPE": "C.UTF-8"}, "es-ES"),
        ({"LANG": "es_ES@euro"}, "es-ES"),
        ({"LANG": "es_ES.UTF-8@../x"}, "es-ES"),
        ({"LANG": "es_../../x"}, "en"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "not a locale"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_a_terminal(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    """It is what the environment names, where hub has words in it."""
    for name in ("LC_MESSAGES", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert translation.of_terminal() == expected
