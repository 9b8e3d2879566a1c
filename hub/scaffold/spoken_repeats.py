"""How people say that an event repeats, in English or in Spanish, in the words of a file."""

from __future__ import annotations

import re

# How people say what a file says in one way.
AS_FILES_SAY = {
    "through|thru|till|up to|ending(?: on)?": "until",
    "each": "every",
    "weekly on": "every",
    "fortnightly": "every 2 weeks",
    "two": "2",
    "three": "3",
    "four": "4",
    "1st": "first",
    "2nd": "second",
    "3rd": "third",
    "4th": "fourth",
}
# In the order in which they are looked for; words without accents.
SPANISH = {
    "(?:de cada|del|al) mes": "of the month",
    "hasta(?: el| fin(?:es)? de)?(?: dia)?": "until",
    "(?:excepto|salvo|menos)(?: el| los)?(?: dias?)?": "except",
    "(?:y )?tambien(?: el| los)?(?: dias?)?": "also on",
    "una vez (?:por|a la|al)|cada|tod[oa]s (?:los|las)": "every",
    "semanal(?:mente)?": "weekly",
    "mensual(?:mente)?": "monthly",
    "anual(?:mente)?": "yearly",
    "diario|diaria(?:mente)?": "daily",
    "semanas?": "week",
    "dias?": "day",
    "mes(?:es)?": "month",
    "anos?": "year",
    "primer|primero|1er": "first",
    "segundo": "second",
    "tercer|tercero": "third",
    "cuarto": "fourth",
    "ultimo": "last",
    "lunes": "monday",
    "martes": "tuesday",
    "miercoles": "wednesday",
    "jueves": "thursday",
    "viernes": "friday",
    "sabados?": "saturday",
    "domingos?": "sunday",
    "dos": "2",
    "tres": "3",
    "cuatro": "4",
    "y|e": "and",
    "el|los": "",
}
BEGINS = re.compile(r"(?:every|also|except|daily|weekly|monthly|yearly|biweekly)\b")


def in_file_words(words: str) -> str:
    """Return words without accents and with days as numbers as a file would say them, as far as they are known."""
    for forms in (SPANISH, AS_FILES_SAY):
        for form, new in forms.items():
            words = re.sub(rf"\b(?:{form})\b", new, words)
    words = re.sub(r",(?= until)", "", " ".join(words.split()))
    return words if BEGINS.match(words) else f"every {words}"
