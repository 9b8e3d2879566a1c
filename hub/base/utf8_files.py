"""Text files as people save them -> their characters."""

from __future__ import annotations

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
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        found = gettext("the byte 0x%(byte)s is not UTF-8", byte=f"{error.object[error.start]:02x}")
        problem = Problem(path=path, line=line, rule="001", message=found, fix=gettext("save the file as UTF-8"))
        raise ContentError([problem]) from error
