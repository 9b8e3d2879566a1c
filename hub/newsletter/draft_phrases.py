"""Say the words of a new draft, from its template."""

from __future__ import annotations


def say(phrase: str, *values: object) -> str:
    """Return one phrase of the draft template, as one line of plain text."""
    from hub.newsletter import mail_templates  # Jinja takes long to import, and most commands compose nothing

    return mail_templates.say("draft.j2", phrase, *values)
