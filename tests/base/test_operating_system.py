"""What only some systems have is behind one door, and everything else runs on all of them."""

from __future__ import annotations

import ast
import asyncio
import re
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import mypy
import pytest

from hub.base import operating_system
from tests import source_trees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HUB = source_trees.HUB
DOOR = Path(operating_system.__file__)
# What typeshed says of Python's own modules, for each system: the same that mypy believes.
STUBS = Path(mypy.__file__).parent / "typeshed" / "stdlib"
# Functions of things that are no modules: a loop's, a path's.
METHODS = {"add_reader", "add_signal_handler", "create_unix_server", "rename", "hardlink_to", "symlink_to"}
KEYWORDS = {"preexec_fn", "start_new_session", "pass_fds", "process_group", "dir_fd", "src_dir_fd", "dst_dir_fd"}
PLACES = ("/dev/", "/proc/", "/tmp/", "/etc/", "/usr/")  # noqa: S108  what is looked for
# A day or an hour without its zero, as only some C libraries write it.
BARE = re.compile(r"%[-_#][A-Za-z]")
# A patch names what is not there, the loop of Windows is asked another way in the lines before, and what is opened is
# a queue.
KNOWN = {
    ("check/git_diff.py", "/dev/"),
    ("base/sandbox.py", "add_reader"),
    ("members/mailing/job_queue.py", "text without encoding"),
}


@cache
def only_elsewhere(module: str) -> frozenset[str]:
    """The names that a module of Python has on Linux or macOS, and not on Windows; "" for one that is not there."""
    file = next((one for one in (STUBS / f"{module}.pyi", STUBS / module / "__init__.pyi") if one.is_file()), None)
    if file is None:
        return frozenset()
    body = ast.parse(file.read_text("utf-8")).body
    here, there = {*names(body, "linux"), *names(body, "darwin")}, {*names(body, "win32")}
    imports = (one.names for one in body if isinstance(one, ast.Import | ast.ImportFrom))
    is_empty = {name for name in there if name[0] != "_"} <= {
        name.asname or name.name for found in imports for name in found
    }
    gone = here - there
    return frozenset(gone | {""} if gone and is_empty else gone)


def names(body: list[ast.stmt], platform: str) -> Iterator[str]:
    """The names that a stub defines on a system."""
    for one in body:
        match one:
            case ast.If(test=test, body=then, orelse=other):
                system = SimpleNamespace(platform=platform, version_info=sys.version_info)
                yield from names(then if eval(ast.unparse(test), {"sys": system}) else other, platform)  # noqa: S307  a stub
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name
            case ast.ImportFrom(names=found) | ast.Import(names=found):
                yield from (each.asname or each.name for each in found)


def only_some_have(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Each name, module or place in a piece of code that not every system has, or that each takes another way."""
    for node in nodes:
        yield from of_modules(node)
        match node:
            case ast.Attribute(attr=name) if name in METHODS:
                yield name
            case ast.keyword(arg="shell", value=ast.Constant(value=True)):
                yield "shell=True"
            case ast.keyword(arg=str(name)) if name in KEYWORDS:
                yield name
            case ast.Constant(value=str(words)):
                yield from (*(place for place in PLACES if place in words), *BARE.findall(words))
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                yield from text_by_system(name, node)


def of_modules(node: ast.AST) -> Iterator[str]:
    """What a piece of code takes of a module of Python that Windows does not have; its `select` knows sockets only."""
    match node:
        case ast.Import(names=found):
            yield from (one.name for one in found if "" in only_elsewhere(one.name) or one.name == "select")
        case ast.ImportFrom(module=str(module), names=found):
            yield from ({one.name for one in found} | {""}) & only_elsewhere(module)
        case ast.Attribute(value=ast.Name(id=module), attr=name) if name in only_elsewhere(module):
            yield name


def text_by_system(name: str, call: ast.Call) -> Iterator[str]:
    """What a call leaves to the system of a text that it reads or writes: letters, or the ends of lines."""
    given = {one.arg for one in call.keywords}
    if name == "read_text" and not call.args and "encoding" not in given:
        yield "text without encoding"
    if name == "write_text":
        yield "text with the system's ends of lines"
    if name == "open" and not {"encoding", None} & given and not is_of_bytes(call):
        yield "text without encoding"


def is_of_bytes(call: ast.Call) -> bool:
    """Say whether a call opens a file for bytes, or, as `os.open`, for its number."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="os")):
            return True
        case ast.Attribute():
            modes = call.args[:1]
        case _:
            modes = call.args[1:2]
    modes = [*modes, *(one.value for one in call.keywords if one.arg == "mode")]
    return any(isinstance(mode, ast.Constant) and "b" in str(mode.value) for mode in modes)


def test_no_other_module_calls_what_only_some_systems_have() -> None:
    """What does is moved behind the door, with a way for Windows."""
    found = {
        (file.relative_to(HUB).as_posix(), what)
        for file in source_trees.MODULES
        if file != DOOR
        for what in only_some_have(source_trees.nodes(file))
    }
    assert found == KNOWN


@pytest.mark.parametrize(
    "line",
    [
        "import fcntl",
        "import resource",
        "import select",
        "from pwd import getpwnam",
        "from os import killpg",
        "from signal import SIGKILL",
        "import termios",
        "os.kill(1, signal.SIGKILL)",
        "os.fork()",
        "os.geteuid()",
        "os.sched_getaffinity(0)",
        "os.uname()",
        "os.O_NOFOLLOW",
        "signal.setitimer(signal.ITIMER_PROF, 1)",
        "signal.alarm(1)",
        "time.tzset()",
        "socket.AF_UNIX",
        "loop.add_signal_handler(1, x)",
        "file.rename(other)",
        "os.rename(one, other)",
        "run(x, shell=True)",
        "run(x, start_new_session=True)",
        "os.open(x, 0, dir_fd=1)",
        "open('/dev/null', 'rb')",
        "x = f'{day:%-d %B}'",
        "day.strftime('%-I:%M')",
        "file.read_text()",
        "file.write_text(x, 'utf-8')",
        "open(file)",
        "file.open('w')",
    ],
)
def test_such_calls_are_noticed(line: str) -> None:
    """In every way in which they are written."""
    assert [*only_some_have(ast.walk(ast.parse(line)))] != []


@pytest.mark.parametrize(
    "line",
    [
        "import os, signal, socket",
        "from os import replace",
        "signal.signal(signal.SIGINT, x)",
        "os.replace(one, other)",
        "os.open(x, os.O_RDONLY)",
        "open(x, 'rb')",
        "open(x, encoding='utf-8')",
        "file.read_text('utf-8')",
        "x = f'{day:%d %B}'",
        "'100% sure'",
    ],
)
def test_what_every_system_has_is_let_pass(line: str) -> None:
    """Names that Windows has, and texts that say how they are read."""
    assert [*only_some_have(ast.walk(ast.parse(line)))] == []


def test_a_loop_ends_when_its_process_is_told_to() -> None:
    """By a signal, after which it does what it has to do."""

    async def waits() -> str:
        ended = asyncio.Event()
        operating_system.when_told_to_end(ended.set)
        signal.raise_signal(signal.SIGTERM)
        await ended.wait()
        return "done"

    assert asyncio.run(waits()) == "done"


def test_a_process_runs_until_it_has_ended() -> None:
    """Also one of somebody else; a number that no process can have runs nowhere."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert operating_system.is_running(process.pid)
        process.communicate(b"\n")
    assert not operating_system.is_running(process.pid)
    assert operating_system.is_running(1)
    assert not operating_system.is_running(2**70)


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    """Until its file is closed."""
    with (tmp_path / "lock").open("w") as first, (tmp_path / "lock").open("w") as second:
        assert operating_system.lock(first.fileno())
        assert not operating_system.lock(second.fileno())
        first.close()
        assert operating_system.lock(second.fileno())


def busy() -> None:
    """Never ends by itself."""
    while time.monotonic():
        pass


def test_what_takes_too_long_is_interrupted() -> None:
    """By CPU that it takes, and not by waiting."""
    with pytest.raises(TimeoutError), operating_system.interrupted(0.05):
        busy()
    with operating_system.interrupted(5):
        pass
