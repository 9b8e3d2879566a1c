"""What all dialects share: reading a feed's entries one by one, their addresses, titles, summaries and names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub.base import sanitize_html, text, urls
from hub.collect.parsed_feed import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hub.collect.candidate import Candidate

TITLE_LENGTH = 120
BEGINNING = 8 * text.SUMMARY_LENGTH  # HTML that is enough for a summary; some summaries are whole articles
RELATIVE = "is relative: give the site's address with `base_url` in sources.yml, or --base URL"


def read_each(
    entries: Iterable[Any], read_one: Callable[[Any], Candidate]
) -> tuple[tuple[Candidate, ...], tuple[Note, ...]]:
    """Return what `read_one` makes of every entry, and notes on the entries that it skips.

    An entry is skipped where it is not an object or `read_one` raises ValueError; its note gives the reason.
    """
    found: list[Candidate] = []
    skipped: list[Note] = []
    for number, item in enumerate(entries, 1):
        try:
            found.append(read_one(_object(item)))
        except ValueError as error:
            skipped.append(Note(entry=_label(item) or f"entry {number}", reason=str(error)))
    return tuple(found), tuple(skipped)


def _object(item: object) -> dict[str, Any]:
    if not isinstance(item, dict):
        message = "it is not an object"
        raise ValueError(message)  # noqa: TRY004  the entry is skipped like any other that makes no sense
    return item


def _label(item: object) -> str:
    given = item if isinstance(item, dict) else {}
    values = (given.get(key) for key in ("title", "name", "url", "link"))
    return next((label for value in values if isinstance(value, str) and (label := sanitize_html.plain(value))), "")


def address(given: str, base: str) -> str:
    """Return an entry's own address, absolute and canonical, as seen from `base`.

    Raises ValueError, in words for a person, where it is missing, wrong, or relative without a base.
    """
    if not given:
        message = "it has no address"
        raise ValueError(message)
    if not urlsplit(given).scheme and not urlsplit(base).netloc:
        message = f"its address {given} {RELATIVE}"
        raise ValueError(message)
    return urls.absolute(given, base)


def link(given: str, base: str) -> str | None:
    """Return an address that a feed or an entry gives, absolute and canonical; None where it is not usable."""
    try:
        return urls.absolute(given, base) if given else None
    except ValueError:
        return None


def title(given: str, content_html: str, address: str) -> str:
    """Return a title without markup; without a title, the beginning of the text; without a text, the address.

    The beginning of the text has at most TITLE_LENGTH characters.
    """
    return sanitize_html.plain(given) or text.shortened(sanitize_html.plain(content_html), TITLE_LENGTH) or address


def summary(given: str, content_html: str) -> str:
    """Return the given summary in whole sentences; where there is none, the first sentences of the text."""
    beginnings = (sanitize_html.plain(html[:BEGINNING]) for html in (given, content_html))
    return text.whole_sentences(next(filter(None, beginnings), ""))


def names(given: Iterable[str]) -> tuple[str, ...]:
    """Return names without markup, blanks or repetitions, in their order."""
    cleaned = (sanitize_html.plain(name) for name in given)
    return tuple(dict.fromkeys(name for name in cleaned if name))
