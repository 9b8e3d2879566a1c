"""Words in the language of a reader: the catalogs of gettext below `hub/locale`, one a language.

A page, a mail or a feed is made for readers whose language is known: `words(language).gettext(…)`. A message may come
up anywhere below the command that prints it, which says in which language: `with speaking(language):`, and where it
comes up, `gettext(…)`. A thread speaks English, unless it is begun with the context of another: `copy_context().run`.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from hub.base.languages import is_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

# The language of the words in templates, scripts and modules, which a catalog translates.
SOURCE = "en"
CATALOGS = Path(__file__).parents[1] / "locale"
FILE = "LC_MESSAGES/hub.po"
# What follows a language in a variable of the environment: the next one, a charset, or a variety.
APART = re.compile("[:.@]")
_SPOKEN = ContextVar("spoken", default=SOURCE)


def languages() -> tuple[str, ...]:
    """Return the languages that hub has words in, by their tags, in the order of the alphabet."""
    found = (folder.name for folder in CATALOGS.iterdir() if (folder / FILE).is_file())
    return tuple(sorted((SOURCE, *found)))


def has(tag: str) -> bool:
    """Return whether hub has words in a language, by its tag; a region or a script makes no difference."""
    return _primary(tag) in languages()


def first_known(*tags: str) -> str:
    """Return the first of some tags whose language hub has words in; the last one where it has none in any."""
    return next(filter(has, tags), tags[-1])


def of_terminal() -> str:
    """Return the tag of the language that the environment names, where hub has words in it; English elsewhere.

    The variables are those of gettext. Babel asks LC_CTYPE before LANG, which Python sets where a locale is missing.
    """
    named = next(filter(None, map(os.environ.get, ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))), SOURCE)
    tag = APART.split(named, maxsplit=1)[0].replace("_", "-")
    return tag if is_tag(tag) and has(tag) and not is_source(tag) else SOURCE


def is_source(tag: str) -> bool:
    """Return whether a language is English, of any region."""
    return _primary(tag) == SOURCE


def words(tag: str = SOURCE) -> NullTranslations:
    """Return what translates into a language; words that its catalog lacks stay in English, as all do without one."""
    return _catalog(_primary(tag))


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Have the messages that come up in a block speak a language, by its tag; outside of all blocks it is English."""
    before = _SPOKEN.set(tag)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> str:
    """Return the tag of the language that messages speak here."""
    return _SPOKEN.get()


def gettext(said: str, /, **values: object) -> str:
    """Return a message in the language that is spoken here, with its values filled in where it names some."""
    translated = words(spoken()).gettext(said)
    return translated % values if values else translated


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Return a message about a number, `%(num)s` in it, in the form that it takes in the language spoken here."""
    return words(spoken()).ngettext(one, many, number) % {"num": f"{number:,}", **values}


def noop(said: str) -> str:
    """Return words as they are: it marks those of a table, which are translated where they are used."""
    return said


def nnoop(one: str, many: str) -> tuple[str, str]:
    """Return the two forms of words as they are, for the same."""
    return one, many


def messages(tag: str, folder: str, ending: str = "") -> tuple[str | tuple[str, ...], ...]:
    """Return the English words that files below a folder of hub have; where they have two forms, both.

    With an ending only those of files whose names end so.
    """
    return tuple(one.id if isinstance(one.id, str) else tuple(one.id) for one in _below(tag, folder, ending))


@cache
def has_all(tag: str, folder: str) -> bool:
    """Return whether hub has all words of a folder in a language, by its tag."""
    if is_source(tag):
        return True
    return all(all(one.string) if isinstance(one.string, tuple) else one.string for one in _below(tag, folder, ""))


def _below(tag: str, folder: str, ending: str) -> Iterator[Message]:
    places = ((one, [path for path, _ in one.locations]) for one in _read(_primary(tag)))
    return (
        one
        for one, paths in places
        if any(path.startswith(f"hub/{folder}/") and path.endswith(ending) for path in paths)
    )


@cache
def _catalog(language: str) -> NullTranslations:
    if language == SOURCE or language not in languages():
        return NullTranslations()
    from babel.messages import mofile  # a hub in English needs none of it

    compiled = BytesIO()
    mofile.write_mo(compiled, _read(language))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def _read(language: str) -> Catalog:
    from babel.messages import pofile  # likewise

    with (CATALOGS / language / FILE).open("rb") as file:
        return pofile.read_po(file, locale=language)


def _primary(tag: str) -> str:
    return tag.lower().partition("-")[0]
