"""Files: which there are, and the only way to write them: whole or not at all, and in the folder they belong to."""

from __future__ import annotations

import contextlib
import os
import platform
import secrets
import shutil
import time
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hub.base import filenames, operating_system
from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import PurePath

# A file that was written within a file system's smallest step of time can change once more and look the same (git calls
# it racy): FAT counts in two seconds.
STEP = 2_000_000_000
# What a hub is known by, and where a file of it waits until it is whole.
MARK = "mkdocs.yml"
WAITING = ".hub"
NEW = "new-"
# A process of another machine, whose life nobody here can see, has ended after so many seconds.
LONG_AGO = 86_400
# How often to look whether another process has ended, in seconds.
PAUSE = 0.05


def write(root: Path, path: str | PurePath, content: str | bytes, *, lasting: bool = True) -> Path:
    """Put `content` (text as UTF-8) into the file `path` below the folder `root`, and return the file.

    The file is there whole or as it was before, also after a kill, and where `lasting` after a power failure, too: for
    what nobody could make again. Raises HubError for a place outside of `root`, also where a symbolic link leads there.
    """
    file = inside(root, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    waiting = _waiting(root, file.parent)
    try:
        with waiting.open("xb") as new:
            new.write(content.encode() if isinstance(content, str) else content)
            if lasting:
                new.flush()
                os.fsync(new.fileno())
        waiting.replace(file)
        if lasting:
            _settle(file.parent)
    finally:
        waiting.unlink(missing_ok=True)
    return file


def create(root: str, path: str, content: bytes) -> None:
    """Write the file `path` below the folder `root`, where nobody reads yet, and make the folders around it.

    Raises HubError for a place outside of `root`, and OSError where the file is a symbolic link.
    """
    file = f"{root}/{path}"
    folder = os.path.dirname(file)  # noqa: PTH120  half the time of a Path
    if folder != root:
        _make(root, folder)
    with open(file, "wb", opener=_no_link) as new:
        new.write(content)


def private(root: Path, path: str) -> Path:
    """Return the file `path` below `root`, made empty where it is missing, so that only its owner can read it.

    Raises HubError for a place outside of `root`.
    """
    file = inside(root, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_RDONLY, 0o600))
    return file


def folder(root: Path, path: str) -> Path:
    """Return the folder `path` below `root`, made where it is missing; raises HubError for a place outside."""
    made = inside(root, path)
    made.mkdir(parents=True, exist_ok=True)
    return made


def renew(root: Path, path: str) -> Path:
    """Return the folder `path` below `root`, without what was in it; raises HubError for a place outside of `root`."""
    clear(root, path)
    return folder(root, path)


def clear(root: Path, path: str) -> None:
    """Remove the folder `path` below `root` where it is there; raises HubError for a place outside of `root`."""
    shutil.rmtree(inside(root, path), ignore_errors=True)


def prune(root: Path) -> None:
    """Remove each folder at or below `root` in which there is no file."""
    for where, folders, names in os.walk(root, topdown=False):
        if not names and not any(os.path.exists(os.path.join(where, name)) for name in folders):  # noqa: PTH110, PTH118  half the time of a Path
            Path(where).rmdir()


def copy(root: Path, folder: Path, without: Iterable[str]) -> Path:
    """Copy a hub into a new folder and return that, `without` some of its files, hidden ones, and what was built."""
    missing = {root / path for path in without}

    def left_out(place: str, names: list[str]) -> set[str]:
        return {name for name in names if name.startswith(".") or name == "build" or Path(place, name) in missing}

    return Path(shutil.copytree(root, folder, ignore=left_out))


def remove(root: Path, path: str) -> None:
    """Remove the file `path` below `root`, or the link there; raises HubError for a place outside of `root`."""
    file = root / path
    _refuse(str(root), str(file.parent))
    file.unlink()


def move(source: Path, root: Path, path: str) -> None:
    """Rename a file or a folder to `path` below `root`; raises HubError for a place outside of `root`."""
    place = root / path
    _refuse(str(root), str(place.parent))
    place.parent.mkdir(parents=True, exist_ok=True)
    source.replace(place)


def is_inside(root: Path, path: str | PurePath) -> bool:
    """Return whether the place `path` below `root` is inside of `root` after all links on the way are followed."""
    real = os.path.realpath(root)
    return os.path.join(os.path.realpath(root / path), "").startswith(os.path.join(real, ""))  # noqa: PTH118


def inside(root: Path, path: str | PurePath) -> Path:
    """Return the real place of `path` below `root`; raises HubError where that is outside of `root`."""
    if "\0" in str(path) or not is_inside(root, path):
        message = gettext(
            "%(path)s leads out of %(root)s: nothing is written there", path=filenames.shown(str(path)), root=root
        )
        raise HubError(message)
    return Path(os.path.realpath(root / path))


def _waiting(root: Path, beside: Path) -> Path:
    """Return a name that no file has: in `.hub/`, so that a kill leaves nothing in content/, or in `beside`."""
    name = f"{NEW}{platform.node()}.{os.getpid()}.{secrets.token_hex(4)}"
    if not (root / MARK).is_file():
        return beside / f".{name}"
    waiting = folder(root, WAITING)
    _sweep(waiting)
    # No file can be renamed from one disk to another, such as a volume of its own for content/.
    return waiting / name if waiting.stat().st_dev == beside.stat().st_dev else beside / f".{name}"


@cache
def _sweep(waiting: Path) -> None:
    """Remove the files that killed processes left in the folder; does so once per process."""
    for file in waiting.glob(f"{NEW}*"):
        with contextlib.suppress(FileNotFoundError):  # by another process
            if _is_left(file):
                file.unlink()


def _is_left(file: Path) -> bool:
    machine, _, process = file.stem.removeprefix(NEW).rpartition(".")
    if time.time() - file.stat().st_mtime > LONG_AGO:
        return True
    return machine == platform.node() and process.isdecimal() and not operating_system.is_running(int(process))


def _settle(place: Path) -> None:
    """Let the name of a new file reach the disk, where a system lets folders be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _make(root: str, folder: str) -> None:
    """Make a folder, which then is not a link; checks one that is there already, for others may have made it."""
    try:
        _refuse(root, os.path.dirname(folder))  # noqa: PTH120
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        _refuse(root, folder)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


@lru_cache(maxsize=10_000)
def _refuse(root: str, folder: str) -> None:
    """Raise HubError for a folder outside of `root`; an answer is kept, because many files share a folder."""
    inside(Path(root), folder)


def _no_link(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


@contextlib.contextmanager
def locked(root: Path, path: Path, seconds: float) -> Iterator[bool]:
    """Hold the lock in the file `path` below `root`; yields False where another process has it even after `seconds`.

    The system releases the lock when the process ends, however it ends.
    """
    folder(root, str(path.parent))
    until = time.monotonic() + seconds
    with inside(root, path).open("wb") as file:
        while not (held := operating_system.lock(file.fileno())) and time.monotonic() < until:
            time.sleep(PAUSE)
        yield held


def files(
    folder: Path | str, skipped: Callable[[os.DirEntry[str]], bool] = lambda _: False
) -> Iterator[os.DirEntry[str]]:
    """Yield every file below a folder, in the order of their names, but none of a folder that is `skipped`."""
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
    """Yield the path and the stamp (nanosecond written, size in bytes) of each file below a folder, as seen from there.

    Files that disappear meanwhile, links to nothing, and folders that are `skipped` are left out.
    """
    for entry in files(folder, skipped):
        with contextlib.suppress(FileNotFoundError):
            yield entry.path[len(str(folder)) + 1 :], stamp(entry.stat())


def stamp(status: os.stat_result) -> list[int]:
    """Return what changes when a file does: the nanosecond when it was written, and its size in bytes."""
    return [status.st_mtime_ns, status.st_size]


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
