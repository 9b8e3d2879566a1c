"""Files: which there are, and writing them whole or not at all."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# A file that was written within a file system's smallest step of time can change once more and look the same (git calls
# it racy): FAT counts in two seconds.
STEP = 2_000_000_000


def write(path: Path, content: str | bytes) -> None:
    """Put `content` (text as UTF-8) under a temporary name beside `path`, then rename it into place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        waiting.write_bytes(content.encode() if isinstance(content, str) else content)
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


def create(path: str, content: bytes) -> None:
    """Write a file where nobody reads yet, and make the folders around it."""
    folder = os.path.dirname(path)  # noqa: PTH120  half the time of a Path
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(content)


def files(
    folder: Path | str, skipped: Callable[[os.DirEntry[str]], bool] = lambda _: False
) -> Iterator[os.DirEntry[str]]:
    """Every file below a folder, in the order of their names; nothing in a folder that is `skipped`."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=_name)
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif not skipped(entry):
            yield from files(entry.path, skipped)


def stamps(
    folder: Path, skipped: Callable[[os.DirEntry[str]], bool] = lambda _: False
) -> Iterator[tuple[str, list[int]]]:
    """Each of those files by its path in the folder, with its stamp.

    What goes away meanwhile, or links to nothing, is no file.
    """
    for entry in files(folder, skipped):
        with contextlib.suppress(FileNotFoundError):
            yield entry.path[len(str(folder)) + 1 :], stamp(entry.stat())


def stamp(status: os.stat_result) -> list[int]:
    """What changes when a file does: the nanosecond it was written and its size."""
    return [status.st_mtime_ns, status.st_size]


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
