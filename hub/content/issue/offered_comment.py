"""What a draft has offered: a comment in its document, so that what an editor deletes stays deleted.

It is in git with the words, so that it holds on every machine. A mark in brackets was left out for lack of room.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from textwrap import fill
from typing import TYPE_CHECKING

from hub.base import urls

if TYPE_CHECKING:
    from collections.abc import Iterable

RECORD = re.compile(r"^<!-- hub offered:(?P<marks>[^>]*)-->", re.MULTILINE)
# A line of marks, as it is left where an editor deleted the first or the last line of the record; not one of days.
LOOSE = re.compile(r"^(?=[^\n]*[a-f])\(?[0-9a-f]{8}\)?(?: \(?[0-9a-f]{8}\)?)+[ \t\r]*$", re.MULTILINE)
MARK = re.compile(r"(?<![\w(])[0-9a-f]{8}(?!\w)")
COLUMNS = 72
BRACKETED = re.compile(r"\(([0-9a-f]{8})\)")


def key(url: str) -> str:
    """Return the key that all spellings of one address share; a mailbox is its own key."""
    try:
        return urls.key(url)
    except ValueError:
        return url


def mark(url: str) -> str:
    """Return eight hexadecimal digits that identify an address in all its spellings."""
    return blake2b(key(url).encode(), digest_size=4).hexdigest()


def comment(offered: Iterable[str], left_out: Iterable[str] = (), *, reason: str) -> str:
    """Return both lists as the document holds them; `reason` tells an editor who finds the comment what it is for."""
    listed = " ".join((*offered, *(f"({one})" for one in left_out)))
    marks = fill(listed, COLUMNS, break_on_hyphens=False)
    return f"<!-- hub offered:\n{marks}\n{reason}\n-->"


def read(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the marks of what a document's record says was offered, and of what was left out.

    What an editor left of a record counts, too, so that what they deleted does not come back.
    """
    whole = (found["marks"] for found in RECORD.finditer(body))
    written = " ".join((*whole, *LOOSE.findall(without(body))))
    return tuple(MARK.findall(written)), tuple(BRACKETED.findall(written))


def without(body: str) -> str:
    """Return the document without its record, with every other line at its place."""
    return RECORD.sub(lambda found: "\n" * found.group().count("\n"), body)
