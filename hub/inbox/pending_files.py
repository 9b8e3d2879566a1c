"""The files that a step is about to bring into content/, or to remove there, named under .hub/ before it is saved.

    .hub/keep/lock          held by the process that works here; the system lets go of it when that process dies
    .hub/keep/intent.json   is there as long as something is begun: written first, removed last
    .hub/keep/0, 1, …       the files to bring in, whole; one that has moved into content/ is here no longer

Whoever finds an intent and gets the lock finds the work of a dead process. The database says whether its step was
saved: `finish` brings the files in and removes the others, `undo` forgets it all.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping  # noqa: TC003  json_codec reads the types
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from hub.base import file_io, json_codec
from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from contextlib import AbstractContextManager

FOLDER = Path(".hub", "keep")


@dataclass(frozen=True, kw_only=True, slots=True)
class Intent:
    """Hold what is begun: the key of the step, its database (`db.name`), its command in words, its files.

    `removes` are the paths of files to remove, each with the hash that it has as long as nobody changes it.
    """

    step: str
    database: str
    command: str
    files: tuple[str, ...] = ()
    removes: Mapping[str, str] = field(default_factory=dict)


# What a process left that died as it wrote its intent: nothing had been decided yet.
UNWRITTEN = Intent(step="", database="", command="")


def locked(root: Path, seconds: float) -> AbstractContextManager[bool]:
    """Lock the journal of a hub for the block; gives False where another process still holds it after `seconds`."""
    return file_io.locked(root, FOLDER / "lock", seconds)


def is_begun(root: Path) -> bool:
    """Say whether something is begun in a hub, by a process that works or by one that died."""
    return (root / FOLDER / "intent.json").exists()


def begin(root: Path, intent: Intent, contents: Mapping[str, str] | None = None) -> None:
    """Write the intent and its files, so that not even a power failure can lose them once this returns.

    Where it cannot, nothing is begun; raises HubError where the disk is the reason.
    """
    try:
        file_io.write(root, FOLDER / "intent.json", json_codec.encode(intent))
        for number, path in enumerate(intent.files):
            file_io.write(root, FOLDER / str(number), (contents or {})[path])
    except BaseException as error:
        undo(root)
        if isinstance(error, OSError):
            message = gettext("%(value)s: %(strerror)s; nothing was done", value=root / FOLDER, strerror=error.strerror)
            raise HubError(message) from error
        raise


def read(root: Path) -> Intent:
    """Return what is begun; UNWRITTEN where that was not written to its end."""
    try:
        intent = json_codec.decode((root / FOLDER / "intent.json").read_bytes(), Intent)
    except (ValueError, FileNotFoundError):
        return UNWRITTEN
    return intent if all(map(_is_content, (*intent.files, *intent.removes))) else UNWRITTEN


def _is_content(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return parts[:1] == ("content",) and ".." not in parts


def finish(root: Path) -> tuple[str, ...]:
    """Bring the files into content/ and remove the others there; returns the paths of those that were brought in.

    A path has a number where another file has come there meanwhile; one to remove that somebody has changed stays.
    Raises HubError where the disk takes no more; what is left waits for the next attempt.
    """
    intent = read(root)
    try:
        files = tuple(_bring_in(root, number, path) for number, path in enumerate(intent.files))
        for path, unchanged in intent.removes.items():
            if file_hash(root, path) == unchanged:
                file_io.remove(root, path)
        _end(root)
    except OSError as error:
        message = gettext(
            "%(value)s: %(strerror)s; it is decided, and the next hub command does the rest",
            value=error.filename or root,
            strerror=error.strerror,
        )
        raise HubError(message) from error
    return files


def file_hash(root: Path, path: str) -> str:
    """Return the hash of a file's words, which is the same with any ends of line; "" where there is no file."""
    try:
        return text_hash((root / path).read_bytes().decode(errors="replace"))
    except (FileNotFoundError, IsADirectoryError):
        return ""


def text_hash(words: str) -> str:
    """Return the hash of a file's words, 32 hexadecimal digits."""
    return blake2b(words.replace("\r\n", "\n").encode(errors="replace"), digest_size=16).hexdigest()


def _bring_in(root: Path, number: int, path: str) -> str:
    """Write one file to its place, or to the next free one, and return where it is."""
    staged = root / FOLDER / str(number)
    if not staged.exists():
        return path  # brought in before the process died
    content = staged.read_bytes()
    # One that holds the same was brought in by a process that died before it could say so.
    place = next(name for name in _names(path) if _holds(root / name, content) or not os.path.lexists(root / name))
    file_io.write(root, place, content)
    file_io.remove(root, str(FOLDER / str(number)))
    return place


def _holds(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def free(root: Path, path: str, taken: Container[str]) -> str:
    """Return a path that no file has and that is not `taken`, with a number before its ending where one is needed."""
    return next(name for name in _names(path) if name not in taken and not os.path.lexists(root / name))


def _names(path: str) -> Iterator[str]:
    pure = PurePosixPath(path)
    return chain([path], (str(pure.with_stem(f"{pure.stem}-{number}")) for number in count(2)))


def undo(root: Path) -> None:
    """Forget what was begun; nothing of it has changed content/."""
    for number in range(len(read(root).files)):
        _remove(root, str(number))
    _end(root)


def _end(root: Path) -> None:
    _remove(root, "intent.json")


def _remove(root: Path, name: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        file_io.remove(root, str(FOLDER / name))
