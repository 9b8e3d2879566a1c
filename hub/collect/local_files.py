"""Files and folders -> bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEED_ENDINGS = (".json", ".xml", ".rss", ".atom", ".rdf", ".ics", ".eml", ".mbox")
MAILDIR = ("cur", "new")
# The largest list of the real corpus has 3 MB; a file from a stranger may not fill the memory.
LARGEST = 50_000_000


def feeds(path: Path) -> Iterator[Path]:
    """Yield the file itself, or every feed in a folder and below it, in order of their names.

    Of a maildir (https://cr.yp.to/proto/maildir.html), which is known by its folders, every file is a mail.
    """
    if all((path / name).is_dir() for name in MAILDIR):
        yield from sorted(file for name in MAILDIR for file in (path / name).iterdir() if file.is_file())
    elif path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in FEED_ENDINGS and file.is_file())
    else:
        yield path


def get(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file; raises SourceError where it cannot be read or has more than `largest` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        message = gettext("the file cannot be read: %(strerror)s", strerror=error.strerror)
        raise SourceError(message) from error
    if len(data) > largest:
        message = gettext("the file is larger than %(value)s MB", value=f"{largest / 1000000:g}")
        raise SourceError(message)
    return data
