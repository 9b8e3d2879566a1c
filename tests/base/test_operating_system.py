"""What only some systems have is behind one door, and everything else runs on all of them."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub.base import operating_system

if TYPE_CHECKING:
    from collections.abc import Iterator

HUB = Path(operating_system.__file__).parents[1]
DOOR = Path(operating_system.__file__)
MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"}
NAMES = {
    *("fork", "forkpty", "kill", "killpg", "getuid", "geteuid", "getgid", "setsid", "mkfifo", "chown", "fchmod"),
    *("sched_getaffinity", "setitimer", "alarm", "add_reader", "add_signal_handler"),
    *("SIGKILL", "SIGHUP", "SIGALRM", "SIGPROF", "SIGVTALRM", "SIGUSR1", "O_NOFOLLOW", "O_DIRECTORY"),
}
PLACES = ("/dev/", "/proc/", "/tmp/", "/etc/", "/usr/")  # noqa: S108  what is looked for
# A patch names what is not there, and the loop of Windows is asked another way in the lines before.
KNOWN = {("check/git_diff.py", "/dev/"), ("base/sandbox.py", "add_reader")}


def only_some_have(tree: ast.AST) -> Iterator[str]:
    """Each name, module or place in a piece of code that not every system has."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names if name.name in MODULES)
            case ast.ImportFrom(module=str(name)) if name in MODULES:
                yield name
            case ast.Attribute(value=ast.Name(id="os" | "signal" | "loop"), attr=name) if name in NAMES:
                yield name
            case ast.keyword(arg="shell", value=ast.Constant(value=True)):
                yield "shell=True"
            case ast.Constant(value=str(words)):
                yield from (place for place in PLACES if place in words)


def test_no_other_module_calls_what_only_some_systems_have() -> None:
    """What does is moved behind the door, with a way for Windows."""
    found = {
        (file.relative_to(HUB).as_posix(), what)
        for file in HUB.rglob("*.py")
        if file != DOOR
        for what in only_some_have(ast.parse(file.read_text("utf-8")))
    }
    assert found == KNOWN


@pytest.mark.parametrize(
    "line",
    ["import fcntl", "os.kill(1, 0)", "signal.SIGKILL", "run(x, shell=True)", "open('/dev/null')", "from pwd import x"],
)
def test_such_calls_are_noticed(line: str) -> None:
    """In every way in which they are written."""
    assert [*only_some_have(ast.parse(line))] != []


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
