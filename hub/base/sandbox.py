"""Work on bytes from strangers, in a process of its own with limits: what they break or hang is that process only."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, Self

from hub.base import json_codec, operating_system, translation
from hub.base.translation import gettext, noop
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

SECONDS = 5
MEGABYTES = 150
# For what waits without using the processor, in seconds; more than a busy machine takes for SECONDS of CPU.
PATIENCE = 60.0
# How long a process may take to end that was told to, in seconds.
GRACE = 5
# A process that has grown by so many bytes is replaced, so that the next task finds enough of its own.
GROWN = 50_000_000
SLOW = noop("it takes more than %(seconds)s seconds to read, so hub stopped; tell its publisher")
LARGE = noop("it takes more than %(megabytes)s MB of memory to read, so hub stopped; tell its publisher")
BROKEN = noop("it crashes hub's reader (%(name)s), which is a bug in hub: please report it")


class GaveUpError(SourceError):
    """Say that reading took too much time or memory, or broke the reader."""


class Fence:
    """Do one task after another in a second process, each within SECONDS of CPU and MEGABYTES of memory.

    A task is a function that can be imported, and its arguments. Only JSON comes back: bytes that took the second
    process over could say what is not so, and run nothing in this one. Where that process dies or hangs, the task has
    failed, and the next one gets a new process. Systems other than Linux do not limit the memory, and
    Windows limits neither: there, who waits longer than PATIENCE ends the process.
    """

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._start()  # before there is a thread, which makes it slow

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def do(self, function: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401  what JSON can hold
        """Return what `function` makes of the arguments; raises SourceError where it does, GaveUpError at a limit."""
        self._ask(function, arguments)
        return self._answer(is_there=self._here.poll(PATIENCE))

    async def do_beside(self, function: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401  likewise
        """Return what `function` makes of the arguments while the event loop goes on; one task waits for the other.

        Raises SourceError where the function does, GaveUpError at a limit.
        """
        async with self._turn:
            self._ask(function, arguments)
            return self._answer(is_there=await _heard(self._here))

    def _start(self) -> None:
        context = operating_system.context()
        self._here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, self._here, translation.spoken()), daemon=True)
        self._process.start()
        there.close()

    def _end(self) -> int | None:
        """End the process, whatever it does; return minus the number of the signal that ended it, or its exit code."""
        self._process.terminate()
        self._process.join(GRACE)
        self._process.kill()  # one that was still starting may not have heard
        self._process.join()
        self._here.close()
        return self._process.exitcode

    def _ask(self, function: Callable[..., Any], arguments: tuple[object, ...]) -> None:
        if self._here.closed:
            self._start()
        with contextlib.suppress(OSError):  # it is dead, as the answer will say
            self._here.send((function, arguments))

    def _answer(self, *, is_there: bool) -> Any:  # noqa: ANN401  what JSON can hold
        told = self._told() if is_there else {"gave_up": gettext(SLOW, seconds=f"{PATIENCE:g}"), "is_spent": True}
        if told.get("is_spent"):
            self._end()
        if "gave_up" in told:
            raise GaveUpError(told["gave_up"])
        if "refused" in told:
            raise SourceError(told["refused"])
        return told["value"]

    def _told(self) -> dict[str, Any]:
        try:
            told: dict[str, Any] = json.loads(self._here.recv_bytes())
        except (EOFError, OSError):
            self._process.join(1)
            ended = -(self._end() or 0)
            is_slow = ended == operating_system.TOO_LONG
            words = gettext(SLOW, seconds=SECONDS) if is_slow else gettext(BROKEN, name=_name(ended))
            told = {"gave_up": words}
        return told


def alone(function: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401  what JSON can hold
    """Do one task in a process of its own: return what `function` makes of the arguments.

    Raises SourceError where the function does, GaveUpError at a limit.
    """
    with Fence() as fence:
        return fence.do(function, *arguments)


async def _heard(connection: Connection) -> bool:
    """Return whether something arrives within PATIENCE (seconds), or the other end closes."""
    if sys.platform == "win32":  # whose event loop hears files and sockets only
        return await asyncio.to_thread(connection.poll, PATIENCE)
    loop = asyncio.get_running_loop()
    heard = asyncio.Event()
    loop.add_reader(connection.fileno(), heard.set)
    try:
        async with asyncio.timeout(PATIENCE):
            return await heard.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(connection.fileno())


def _name(ended: int) -> str:
    """Return the name of the signal that ended a process, given its number; "exit code N" for minus an exit code N."""
    return signal.Signals(ended).name if ended > 0 else gettext("exit code %(number)s", number=-ended)


def _serve(there: Connection, other_end: Connection, language: str) -> None:
    """Do the tasks that arrive on a connection until nobody asks any more, and say in a language what is wrong."""
    other_end.close()  # else the end of the first process would not be heard
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process, which ends this one
    operating_system.without_core_dumps()
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)  # a library that gives up says so there
    translation.words(language)  # before the memory and the seconds of a task are counted
    base = operating_system.memory_in_use()
    with contextlib.suppress(EOFError, OSError), translation.speaking(language):
        while True:
            function, arguments = there.recv()
            there.send_bytes(_done(function, arguments, base))


def _done(function: Callable[..., Any], arguments: tuple[object, ...], base: int) -> bytes:
    """Return the answer to a task as JSON: its value, or why it was refused or given up."""
    try:
        with operating_system.limits(SECONDS, base and base + MEGABYTES * 1_000_000):
            value = json_codec.encode(function(*arguments)).encode()
    except SourceError as error:
        return json.dumps({"refused": str(error)}).encode()
    except MemoryError:
        return json.dumps({"gave_up": gettext(LARGE, megabytes=MEGABYTES), "is_spent": True}).encode()
    except BaseException as error:  # noqa: BLE001  whatever it is: pyo3's panics are not an Exception
        return json.dumps({"gave_up": gettext(BROKEN, name=type(error).__name__)}).encode()
    is_spent = json.dumps(operating_system.memory_in_use() - base > GROWN).encode()
    return b'{"value": %b, "is_spent": %b}' % (value, is_spent)
