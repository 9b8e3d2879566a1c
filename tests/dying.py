"""Kills a command of hub before each of its steps in turn: before what it writes, and in the middle of that.

A step is a file opened to be written, each call that writes to it, a name that is made, moved or removed, and every
statement to SQLite or a server that changes something, COMMIT included. The program itself knows nothing of all this:
the audit hooks of Python tell (https://docs.python.org/3/library/audit_events.html), the trace of SQLite, and the
events of SQLAlchemy.

The hub is copied into a folder before each attempt.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
import traceback
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import FrameType

    from sqlalchemy import Connection

    from hub.desk.desk_server import Desk

MOVING = {"os.link", "os.rename"}
NAMES = {"os.mkdir", "os.remove", "os.rmdir", "os.truncate", *MOVING}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CALLS = {"write", "flush", "fsync", "close", "__exit__"}
READING = ("PRAGMA", "SELECT", "SET LOCAL")


class Steps:
    """Counts the steps of this process, and ends it without warning before one of them."""

    def __init__(self, root: Path, last: int, say: Callable[[str], object]) -> None:
        self._root, self._left, self._say = f"{root}{os.sep}", last, say

    def watch(self) -> None:
        """Begin to count."""
        sys.addaudithook(self._heard)
        event.listen(Engine, "connect", self._connected)
        event.listen(Engine, "before_cursor_execute", self._asked)
        event.listen(Engine, "commit", lambda connection: self._served(connection, "COMMIT"))

    def _heard(self, name: str, words: tuple[Any, ...]) -> None:
        if name == "open":
            sys.setprofile(None)
            if isinstance(words[2], int) and words[2] & WRITING and self._step(name, words[0]):
                sys.setprofile(self._called)
        elif name in NAMES:
            sys.setprofile(None)
            if os.path.lexists(words[0]) == (name != "os.mkdir"):  # else it only finds that nothing is to be done
                self._step(name, words[1] if name in MOVING else words[0])

    def _called(self, _: FrameType, what: str, function: Any) -> None:  # noqa: ANN401  any built-in function
        if what == "c_call" and function.__name__ in CALLS:
            self._step(f"a file's {function.__name__}", self._root)

    def _connected(self, connection: Any, _: object) -> None:  # noqa: ANN401  that of any driver
        if isinstance(connection, sqlite3.Connection):
            connection.set_trace_callback(lambda statement: self._stated("sqlite3", statement))

    def _asked(self, connection: Connection, _: object, statement: str, *__: object) -> None:
        self._served(connection, statement)

    def _served(self, connection: Connection, statement: str) -> None:
        if connection.dialect.name != "sqlite":
            self._stated(connection.dialect.name, statement)

    def _stated(self, name: str, statement: str) -> None:
        if not statement.lstrip().startswith(READING):
            self._step(name, f"{self._root}{' '.join(statement.split())[:60]}")

    def _step(self, name: str, place: Any) -> bool:  # noqa: ANN401  a path of any kind, or a descriptor
        """Whether it is a step in this hub; the last of them is not taken."""
        path = os.fsdecode(place) if isinstance(place, str | bytes | os.PathLike) else ""
        if not path.startswith(self._root):
            return False
        self._left -= 1
        if not self._left:
            self._say(f"{name} {path.removeprefix(self._root)}")
            os.kill(os.getpid(), signal.SIGKILL)
        return True


def run(words: Sequence[str], root: Path, last: int = 0) -> dict[str, Any]:
    """Run a command in a process of its own: its exit status (-9 where it was killed), what it said, its last step."""
    files = {name: root.parent / name for name in ("said", "step")}
    child = os.fork()
    if not child:
        said, step = (os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) for file in files.values())
        os.dup2(said, 1)
        os.dup2(said, 2)
        Steps(root, last, lambda name: os.write(step, name.encode())).watch()
        os._exit(_status(["--root", str(root), *words]))
    _, ended = os.waitpid(child, 0)
    told = {name: file.read_text(encoding="utf-8", errors="replace") for name, file in files.items()}
    return {"status": os.waitstatus_to_exitcode(ended), **told}


@contextmanager
def desk(root: Path, last: int) -> Iterator[Desk]:
    """The desk of a hub in a process of its own, which is killed before that step, at the end of the block at last."""
    from hub.desk import desk_server

    listener = desk_server.listening(0)
    opened = desk_server.opened(root, listener)
    child = os.fork()
    if not child:
        step = os.open(root.parent / "step", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        Steps(root, last, lambda name: os.write(step, name.encode())).watch()
        desk_server.serve(opened, listener)
        os._exit(0)
    listener.close()
    try:
        yield opened
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _status(words: Sequence[str]) -> int:
    """How a command ends; 70, with the traceback on standard error, where it breaks."""
    from hub import cli

    try:
        cli.main(words)
    except SystemExit as error:
        return int(error.code or 0)
    except BaseException:  # noqa: BLE001  this process must not go on as its parent would
        traceback.print_exc()
    finally:
        sys.stdout.flush()
    return 70


def state(root: Path) -> dict[str, Any]:
    """What a person would miss: every file of the hub by its words, and what became of each candidate."""
    private = {".hub", "build"}
    files = (file.relative_to(root) for file in sorted(root.rglob("*")) if file.is_file())
    return {
        "files": {str(file): (root / file).read_text() for file in files if file.parts[0] not in private},
        "candidates": _rows(root, "SELECT key, state, title, source, also FROM candidates ORDER BY key"),
        "decisions": _rows(root, "SELECT candidate, state, decided_by FROM decisions ORDER BY candidate"),
        "visits": _rows(root, "SELECT key FROM visits ORDER BY key"),
    }


def _rows(root: Path, question: str) -> list[list[Any]]:
    """What the inbox answers; nothing where there is none yet."""
    file = root / ".hub" / "hub.db"
    if not file.exists():
        return []
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        try:
            return [list(row) for row in connection.execute(question)]
        except sqlite3.OperationalError:  # killed before its tables were made
            return []


def attempt(original: Path, root: Path, request: dict[str, Any], last: int) -> dict[str, Any]:
    """Kill the command of a request at one of its steps, or at none with 0; what was seen before, then and after."""
    from hub.inbox import pending_files

    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(original, root)
    for words, step in request["first"]:
        run(words, root, step)
    seen: dict[str, Any] = {"before": state(root), "killed": run(request["words"], root, last), "left": state(root)}
    seen |= {"begun": pending_files.is_begun(root), "next": [], "states": []}
    if last and seen["killed"]["status"] != -signal.SIGKILL:
        return seen
    for following in request["next"]:
        seen["next"].append(run(following, root))
        seen["states"].append(state(root))
    return seen | {"journal": [file.name for file in (root / pending_files.FOLDER).glob("*")]}


def attempts(original: Path, folder: Path, request: dict[str, Any]) -> list[dict[str, Any]]:
    """Let the command of a request end as it does, then kill it at every n-th of its steps; what was seen each time."""
    found: list[dict[str, Any]] = []
    last, seen = 0, attempt(original, folder / "hub", request, 0)
    while not last or seen["killed"]["status"] == -signal.SIGKILL:
        found.append(seen)
        last += request["every"]
        seen = attempt(original, folder / "hub", request, last)
    return found
