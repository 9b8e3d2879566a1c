"""Fill in the templates of mails; every word of a mail that no person wrote is in `templates/`."""

from __future__ import annotations

from functools import lru_cache, partial
from textwrap import fill
from typing import TYPE_CHECKING

from jinja2 import select_autoescape

from hub.base import date_format, jinja, template_overrides, text, translation

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

    from hub.content.settings import Config

COLUMNS = 72


def render(config: Config, template: str, language: str = translation.SOURCE, **values: object) -> str:
    """Return the template in a language, by its tag, filled in with the values; the hub's own where it has one."""
    return environment(config, language).get_template(template).render(language=language, **values)


def say(config: Config, template: str, phrase: str, *values: object, language: str = translation.SOURCE) -> str:
    """Return one phrase of a template of phrases: what its macro of that name gives for the values in a language."""
    return jinja.macro(environment(config, language), template, phrase)(*values)


def wrapped(words: str, columns: int = COLUMNS) -> str:
    """Return the words in lines of at most that many columns; an address or a long word stays whole."""
    return fill(words, columns, break_long_words=False, break_on_hyphens=False)


def environment(config: Config, language: str = translation.SOURCE) -> Environment:
    """Return the templates of mails, the hub's own first; values are escaped where a template makes HTML."""
    return _environment(config.root, language, template_overrides.fingerprint(config.root))


@lru_cache(maxsize=8)
def _environment(root: Path, language: str, _overrides: bytes) -> Environment:
    escapes = select_autoescape(enabled_extensions=("html.j2",))
    environment = jinja.environment(
        "hub.newsletter", hub=root, language=language, autoescape=escapes, keep_trailing_newline=True
    )
    of_language = (
        date_format.day,
        date_format.short,
        date_format.weekday,
        date_format.month,
        date_format.month_name,
        date_format.weekday_name,
        text.listed,
    )
    environment.filters.update({each.__name__: partial(each, language=language) for each in of_language})
    environment.filters["wrapped"] = wrapped
    return environment
