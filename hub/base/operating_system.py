"""What systems do in different ways, behind one door: processes, their limits, and locks.

Everything that only some systems have is here and nowhere else; a test looks for it in all other modules. What is for
Windows was written from its documentation and has not run yet.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import ctypes
    import msvcrt
else:
    import fcntl
    import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.context import ForkContext, ForkServerContext, SpawnContext

STATM = Path("/proc/self/statm")
# The number of the signal by which a process ends that took too much CPU; one that no process has where none ends so.
TOO_LONG: int = getattr(signal, "SIGPROF", 0)
# https://learn.microsoft.com/windows/win32/procthread/process-security-and-access-rights, and GetExitCodeProcess
QUERY_LIMITED_INFORMATION, STILL_ACTIVE = 0x1000, 259


def is_running(process: int) -> bool:
    """Return whether a process with that number runs on this machine."""
    if sys.platform == "win32":  # where os.kill would end it
        handle = ctypes.windll.kernel32.OpenProcess(QUERY_LIMITED_INFORMATION, False, process)  # noqa: FBT003  its own order
        code = ctypes.c_ulong()
        known = bool(handle) and bool(ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code)))
        ctypes.windll.kernel32.CloseHandle(handle)
        return known and code.value == STILL_ACTIVE
    try:
        with contextlib.suppress(PermissionError):  # somebody else's
            os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    return True


def lock(descriptor: int) -> bool:
    """Lock an open file until it is closed or its process ends; return False where another process has the lock."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def when_told_to_end(end: Callable[[], object]) -> None:
    """Call `end` in the event loop that runs, once this process is told to end: by Ctrl-C or SIGTERM."""
    from asyncio import get_running_loop  # most commands have none

    loop = get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        if sys.platform == "win32":  # whose loop hears no signals
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))
        else:
            loop.add_signal_handler(number, end)


@contextlib.contextmanager
def interrupted_when_terminated() -> Iterator[None]:
    """Let SIGTERM, by which services are stopped, interrupt the block as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def can_fork() -> bool:
    """Return whether this process can be forked: on Linux, without threads.

    A process with threads cannot be forked safely; other systems than Linux cannot do it, or not well.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def is_one_of_many_cores() -> bool:
    """Return whether this process may use more than one core, as far as the system says so."""
    return hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1


def context() -> ForkContext | ForkServerContext | SpawnContext:
    """Return how another process is begun: in the quickest way that is safe here."""
    from multiprocessing import get_context  # few commands begin one

    if sys.platform == "win32":
        return get_context("spawn")
    return get_context("fork") if can_fork() else get_context("forkserver")


def without_core_dumps() -> None:
    """Let this process leave no picture of its memory when it crashes."""
    if sys.platform == "win32":  # which leaves none
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextlib.contextmanager
def limits(seconds: float, memory: int) -> Iterator[None]:
    """End this process after so many seconds of CPU; let what needs more than `memory` (bytes; 0 for all) fail.

    Windows has no such limits: there, whoever waits for this process ends it.
    """
    if sys.platform == "win32":
        yield
        return
    before, hard = resource.getrlimit(resource.RLIMIT_DATA)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    if memory and before == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, hard))
        signal.setitimer(signal.ITIMER_PROF, 0)


@contextlib.contextmanager
def interrupted(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in what takes more than so many seconds of CPU; Windows has no such alarm."""
    if sys.platform == "win32":
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def memory_in_use() -> int:
    """Return the bytes of memory of this process that RLIMIT_DATA counts (proc(5)); 0 where the system tells none."""
    try:
        pages = STATM.read_text(encoding="ascii").split()[5]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()
