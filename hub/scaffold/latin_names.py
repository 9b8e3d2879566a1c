"""Words in any script -> a name for a file that people can read and type. The one door to anyascii."""

from __future__ import annotations

from hub.base import text


def of(words: str) -> str:
    """Return the slug of words, letters of other scripts as Latin ones; signs count only where there are no letters."""
    if words.isascii():
        return text.name(words)
    from anyascii import anyascii  # few titles need it

    latin = "".join(anyascii(one) if one.isalnum() else one for one in words)
    found = text.slug(latin)
    return text.name(anyascii(words)) if found == text.UNTITLED else found
