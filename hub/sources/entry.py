"""What all dialects do alike with the parts of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub import markup, text, urls

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE_LENGTH = 120


def title(given: str, content_html: str) -> str:
    """The title without markup; where there is none, the beginning of the text."""
    return markup.plain(given) or text.shortened(markup.plain(content_html), TITLE_LENGTH)


def summary(given: str, content_html: str) -> str:
    """The given summary in whole sentences; where there is none, the first sentences of the text."""
    return text.whole_sentences(markup.plain(given) or markup.plain(content_html[: 20 * text.SUMMARY_LENGTH]))


def names(given: Iterable[str]) -> tuple[str, ...]:
    """Names without markup, blanks or repetitions."""
    cleaned = (markup.plain(name) for name in given)
    return tuple(dict.fromkeys(name for name in cleaned if name))


def picture(given: str, base: str) -> str | None:
    """The absolute address of a picture, or None where there is no usable one."""
    try:
        return urls.absolute(given, base) if given else None
    except ValueError:
        return None
