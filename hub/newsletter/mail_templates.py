"""Fill in the templates of mails; every word of a mail that no person wrote is in `templates/`."""

from __future__ import annotations

from functools import lru_cache
from textwrap import fill
from typing import TYPE_CHECKING

from jinja2 import select_autoescape

from hub.base import date_format, jinja, template_overrides

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

    from hub.content.models import Config

COLUMNS = 72


def render(config: Config, template: str, **values: object) -> str:
    """Return the template, filled in with the values; the hub's own where it has one."""
    return environment(config).get_template(template).render(**values)


def say(config: Config, template: str, phrase: str, *values: object) -> str:
    """Return one phrase of a template of phrases: what its macro of that name gives for the values."""
    return jinja.macro(environment(config), template, phrase)(*values)


def wrapped(words: str, columns: int = COLUMNS) -> str:
    """Return the words in lines of at most that many columns; an address or a long word stays whole."""
    return fill(words, columns, break_long_words=False, break_on_hyphens=False)


def environment(config: Config) -> Environment:
    """Return the templates of mails, the hub's own first; values are escaped where a template makes HTML."""
    return _environment(config.root, template_overrides.fingerprint(config.root))


@lru_cache(maxsize=2)
def _environment(root: Path, _overrides: bytes) -> Environment:
    escapes = select_autoescape(enabled_extensions=("html.j2",))
    environment = jinja.environment("hub.newsletter", hub=root, autoescape=escapes, keep_trailing_newline=True)
    environment.filters.update(
        day=date_format.day, short=date_format.short, weekday=date_format.weekday, wrapped=wrapped
    )
    return environment
