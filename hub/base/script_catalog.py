"""The words of scripts in a language, as a module of JavaScript."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hub.base import translation

if TYPE_CHECKING:
    from gettext import NullTranslations

# Among these numbers each plural form of a language has one.
NUMBERS = range(200)


def module(language: str, folder: str) -> str:
    """Return a module that has the words of the scripts below a folder of hub by their English ones; none in English.

    Words with a number have each of their forms, by the name that `Intl.PluralRules` has for it.
    """
    words = translation.words(language)
    said: dict[str, str | dict[str, str]] = {}
    for one in () if translation.is_source(language) else translation.messages(language, folder, ".js"):
        if isinstance(one, str):
            said[one] = words.gettext(one)
        else:
            said[one[0]] = _forms(one, words, language)
    return f"export default {json.dumps(said, ensure_ascii=False, sort_keys=True)};\n"


def _forms(message: tuple[str, ...], words: NullTranslations, language: str) -> dict[str, str]:
    from hub.base import cldr

    return {cldr.plural_form(number, language): words.ngettext(message[0], message[1], number) for number in NUMBERS}
