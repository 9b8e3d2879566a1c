"""Words in the language of a reader: the catalogs of gettext below `hub/locale`, one a language."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from io import BytesIO

# The language of the words in templates, scripts and modules, which a catalog translates.
SOURCE = "en"
CATALOGS = resources.files("hub") / "locale"
FILE = "LC_MESSAGES/hub.po"


def languages() -> tuple[str, ...]:
    """Return the languages that hub has words in, by their tags, in the order of the alphabet."""
    found = (folder.name for folder in CATALOGS.iterdir() if (folder / FILE).is_file())
    return tuple(sorted((SOURCE, *found)))


def has(tag: str) -> bool:
    """Return whether hub has words in a language, by its tag; a region or a script makes no difference."""
    return _primary(tag) in languages()


def words(tag: str = SOURCE) -> NullTranslations:
    """Return what translates into a language; words that its catalog lacks stay in English, as all do without one."""
    return _catalog(_primary(tag))


def noop(said: str) -> str:
    """Return words as they are: it marks those of a table, which are translated where they are used."""
    return said


@cache
def _catalog(language: str) -> NullTranslations:
    if language == SOURCE or language not in languages():
        return NullTranslations()
    from babel.messages import mofile, pofile  # a hub in English needs neither

    compiled = BytesIO()
    with (CATALOGS / language / FILE).open("rb") as file:
        mofile.write_mo(compiled, pofile.read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _primary(tag: str) -> str:
    return tag.lower().partition("-")[0]
