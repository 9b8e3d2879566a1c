"""Tolerant access to decoded JSON: a value of the wrong type counts as missing."""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING, Any, TypeVar

from hub.base import charset
from hub.base.translation import gettext, noop
from hub.collect.formats import broken_json_parser
from hub.collect.formats.broken_json_scanner import REPAIRS, Repair
from hub.collect.parsed_feed import Note
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

T = TypeVar("T")

# What servers that keep answers write below them.
BEHIND = re.compile(r"(?<=[}\]])(?:\s|\0|<!--(?:(?!-->).)*-->)+\Z", re.DOTALL)

# Under these names a feed has its entries; the second is digital.gov's.
NAMES = {"items", "item"}
# So deep below the document converters of feeds put its entries: rss, channel, item.
DEEPEST = 2


def load(data: bytes) -> tuple[dict[str, Any], tuple[Note, ...]]:
    """Return the JSON object in `data` (UTF-8, -16 or -32), and notes on what was fixed to read it.

    A list of objects is one whose `items` they are, and so is one below other names. Raises SourceError where there is
    none, and it cannot be repaired.
    """
    document, repairs = _repaired(data)
    if isinstance(document, list) and any(isinstance(one, dict) and string(one, "url") for one in document):
        document, repairs = {"items": document}, (*repairs, Repair("list-alone", 1, 1))
    if isinstance(document, dict) and not NAMES & document.keys() and (found := _entries(document)):
        document, repairs = {**document, "items": found}, (*repairs, Repair("list-elsewhere", 1, 1))
    places = (
        (gettext("line %(line)s, column %(column)s", line=one.line, column=one.column), one.name) for one in repairs
    )
    return an_object(document), tuple(
        Note(entry=place, reason=f"{name}: {gettext(REPAIRS[name])}") for place, name in places
    )


def _entries(document: Mapping[str, Any]) -> list[Any] | None:
    """Return the list of objects with a title and an address that say most, such as those of no menu; None for none."""
    return max(
        _lists(document), key=lambda found: max(len(one) for one in found if isinstance(one, dict)), default=None
    )


def _lists(document: Mapping[str, Any], deep: int = DEEPEST) -> Iterator[list[Any]]:
    for value in document.values():
        if isinstance(value, list) and any(isinstance(one, dict) and _is_entry(one) for one in value):
            yield value
        elif isinstance(value, dict) and deep:
            yield from _lists(value, deep - 1)


def _is_entry(one: Mapping[str, Any]) -> bool:
    return bool(string(one, "title") and (string(one, "url") or string(one, "link")))


def _repaired(data: bytes) -> tuple[object, tuple[Repair, ...]]:
    """Return the value in JSON, or the feed in what is nearly JSON.

    Raises SourceError, as `decoded` does, for what is neither.
    """
    try:
        return decoded(data), ()
    except SourceError as error:
        words = charset.decode(data) if json.detect_encoding(data) == "utf-8" else text(data)
        with contextlib.suppress(SourceError):
            value, repairs = broken_json_parser.load(words)
            if isinstance(value, list) or (isinstance(value, dict) and "items" in value):
                return value, (*([] if _is_utf_8(data) else [Repair("other-charset", 1, 1)]), *repairs)
        raise error from None


def _is_utf_8(data: bytes) -> bool:
    with contextlib.suppress(SourceError):
        return bool(text(data))
    return False


def decoded(data: bytes) -> object:
    """Return the value of the JSON in `data`; raises SourceError, with line and column, where it is not JSON.

    Control characters in texts, and a comment of a server behind the value, harm nothing.
    """
    try:
        return json.loads(BEHIND.sub("", text(data)), strict=False)
    except (ValueError, RecursionError) as error:
        message = gettext("this is not JSON: %(reason)s", reason=_reason(error))
        raise SourceError(message) from error


def text(data: bytes) -> str:
    """Return the text in `data` (UTF-8, -16 or -32, by RFC 8259's predecessors).

    Raises SourceError where it is not text.
    """
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = gettext(
            "this is not JSON: its bytes are not %(encoding)s from byte %(start)s on",
            encoding=error.encoding,
            start=error.start,
        )
        raise SourceError(message) from error


def an_object(document: object) -> dict[str, Any]:
    """Return the document itself where it is an object; raises SourceError for every other kind of value."""
    if isinstance(document, dict):
        return document
    message = gettext(
        "this JSON is %(kind)s, not an object, so it is not a feed", kind=gettext(KINDS.get(type(document), NUMBER))
    )
    raise SourceError(message)


NUMBER = noop("a number")
KINDS: dict[type, str] = {list: noop("a list"), str: noop("a text"), bool: noop("true or false"), type(None): "null"}


def _reason(error: Exception) -> str:
    match error:
        case json.JSONDecodeError():
            return gettext(
                "line %(line)s, column %(column)s: %(error)s", line=error.lineno, column=error.colno, error=error.msg
            )
        case RecursionError():
            return gettext("it is nested too deeply to be a feed")
    return str(error)  # such as a number of more than 4,300 digits


def get(mapping: Mapping[str, Any], key: str, kind: type[T]) -> T | None:
    """Return the value of `key` where it is a `kind`, else None."""
    value = mapping.get(key)
    return value if isinstance(value, kind) else None


def string(mapping: Mapping[str, Any], key: str) -> str:
    """Return the text of `key`, without space around it; "" where it is missing or not a text."""
    return (get(mapping, key, str) or "").strip()


def objects(mapping: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the objects in the list `key`; none where it is missing or not a list."""
    return [value for value in get(mapping, key, list) or [] if isinstance(value, dict)]


def strings(mapping: Mapping[str, Any], key: str) -> list[str]:
    """Return the texts in the list `key`; none where it is missing or not a list."""
    return [value for value in get(mapping, key, list) or [] if isinstance(value, str)]
