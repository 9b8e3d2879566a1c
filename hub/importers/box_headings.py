"""The headings of boxes that give none of their own, in the language of the hub."""

from __future__ import annotations

from hub.base.translation import gettext, noop

KNOWN = {
    "attention": noop("Attention"),
    "caution": noop("Caution"),
    "danger": noop("Danger"),
    "error": noop("Error"),
    "important": noop("Important"),
    "info": noop("Info"),
    "note": noop("Note"),
    "notice": noop("Notice"),
    "success": noop("Success"),
    "tip": noop("Tip"),
    "warning": noop("Warning"),
}


def of(kind: str) -> str:
    """Return the heading of a kind of box, such as `tip`; an unknown kind is one itself."""
    known = KNOWN.get(kind.lower())
    return gettext(known) if known else kind.capitalize()
