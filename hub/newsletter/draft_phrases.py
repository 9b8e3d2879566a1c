"""Say the words of a new draft, from its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.content.models import Config


def say(config: Config, phrase: str, *values: object) -> str:
    """Return one phrase of the draft template, the hub's own where it has one, as one line of plain text."""
    from hub.newsletter import mail_templates  # Jinja takes long to import, and most commands compose nothing

    return mail_templates.say(config, "draft.j2", phrase, *values)
