"""Work in two processes, where there is much of it and the system can divide one."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    Item = TypeVar("Item")
    Result = TypeVar("Result")

# Below that many pages, a second process takes longer to begin than it saves.
ENOUGH = 500


def shared(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """What `work` gives for all items, or for every other one and for those between, which another process did.

    If that one fails, its share is done here.
    """
    if not _divisible(items):
        return [work(items)]
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=tell, args=(there, work, items[1::2]), daemon=True)
    process.start()
    there.close()
    try:
        mine = work(items[::2])
        with contextlib.suppress(EOFError):
            return [mine, here.recv()]
        return [mine, work(items[1::2])]
    finally:
        process.terminate()
        process.join()


def tell(there: Connection, work: Callable[[Any], object], items: object) -> None:
    """Sends what `work` gives to the other process."""
    there.send(work(items))


def _divisible(items: Sequence[object]) -> bool:
    """A process with threads cannot be divided safely; other systems than Linux cannot do it, or not well."""
    return (
        len(items) >= ENOUGH
        and sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )
