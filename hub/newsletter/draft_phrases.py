"""Say the words of a new draft, from its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import translation

if TYPE_CHECKING:
    from hub.content.settings import Config


def say(config: Config, phrase: str, *values: object) -> str:
    """Return one phrase of the draft template, the hub's own where it has one, as one line of plain text.

    It is in the language of the settings; that of an issue is in `translations.settings`.
    """
    return _said(config, phrase, *values, language=config.language)


def for_editors(config: Config, phrase: str, *values: object) -> str:
    """Return one phrase that no reader gets, in the language of all that hub says to those who run it."""
    return _said(config, phrase, *values, language=translation.spoken())


def _said(config: Config, phrase: str, *values: object, language: str) -> str:
    from hub.newsletter import mail_templates  # Jinja takes long to import, and most commands compose nothing

    return mail_templates.say(config, "draft.j2", phrase, *values, language=language)
