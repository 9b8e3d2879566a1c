"""Text files as people save them -> their characters."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from pathlib import Path


def text_of(file: Path, path: str) -> str:
    """Return a file's text; "" where there is none; raises ContentError where it is not UTF-8 or cannot be read."""
    try:
        return decoded(file.read_bytes(), path)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ContentError(
            [Problem(path=path, rule="001", message=gettext("cannot be read: %(reason)s", reason=error.strerror))]
        ) from error


def decoded(data: bytes, path: str) -> str:
    """Return the text of a file's bytes, with line ends as on Unix; raises ContentError where they are not UTF-8."""
    if _is_utf_16(data):
        message = gettext("the file is in UTF-16, as Windows calls Unicode")
        raise ContentError([Problem(path=path, rule="001", message=message, fix=gettext("save the file as UTF-8"))])
    try:
        return _with_unix_ends(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        found = gettext("the byte 0x%(byte)s is not UTF-8", byte=f"{error.object[error.start]:02x}")
        problem = Problem(path=path, line=line, rule="001", message=found, fix=gettext("save the file as UTF-8"))
        raise ContentError([problem]) from error


def guessed(data: bytes) -> str:
    """Return the text of bytes that are not UTF-8, as far as it is clear."""
    return _with_unix_ends(data.decode(_utf_16(data) if _is_utf_16(data) else "utf-8", errors="replace"))


def _is_utf_16(data: bytes) -> bool:
    """Return whether bytes begin as text in UTF-16 does: with its mark, or a letter of which one half is zero."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (len(data) > 1 and 0 in data[:2])


def _utf_16(data: bytes) -> str:
    """Return how UTF-16 is written: by its mark, or by the half of a letter that is zero."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-16-le" if data[0] else "utf-16-be"


def _with_unix_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
