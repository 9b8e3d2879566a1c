"""The words of scripts in the languages of a hub: a module of JavaScript for each, which `words.js` reads."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from hub.base import translation
from hub.content.site_files import Asset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from gettext import NullTranslations

    from hub.content.models import Library
    from hub.content.settings import Config

SCRIPTS = "site/theme/assets"
# Among these numbers each plural form of a language has one.
NUMBERS = range(200)


def assets(library: Library, config: Config, _today: date) -> Iterator[Asset]:
    """Yield the words of each language that pages of the hub speak, but for English, which the scripts hold."""
    for language in sorted(languages(library, config)):
        yield Asset(path=f"assets/words/{language}.js", content=partial(_written, language))


def languages(library: Library, config: Config) -> set[str]:
    """Return the languages that pages of the hub speak and that need a catalog, without their regions."""
    kinds = (library.articles, library.events, library.toolkit, library.pages, library.issues)
    tags = {item.lang for items in kinds for item in items if item.lang and translation.has(item.lang)}
    return {tag.lower().partition("-")[0] for tag in {config.language, *tags} if not translation.is_source(tag)}


def _written(language: str) -> str:
    words = translation.words(language)
    said = {
        one if isinstance(one, str) else one[0]: words.gettext(one)
        if isinstance(one, str)
        else _forms(one, words, language)
        for one in translation.messages(language, SCRIPTS)
    }
    return f"export default {json.dumps(said, ensure_ascii=False, sort_keys=True)};\n"


def _forms(message: tuple[str, ...], words: NullTranslations, language: str) -> dict[str, str]:
    """Return each plural form of words by the name that `Intl.PluralRules` has for it."""
    from hub.base import cldr

    return {cldr.plural_form(number, language): words.ngettext(message[0], message[1], number) for number in NUMBERS}
