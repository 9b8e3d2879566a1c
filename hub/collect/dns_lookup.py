"""Names of hosts -> their addresses, asked in threads that nobody waits for.

The system's own call cannot be stopped, and asyncio waits for its threads before it ends: a name server that never
answers would hold the whole fetch.
"""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Infos = Sequence[tuple[Any, ...]]
    Lookup = Callable[[str, int, int], Infos]


def by_system(host: str, port: int, family: int) -> Infos:
    """Return the addresses of a host, in the form of `socket.getaddrinfo`; raises OSError where it has none."""
    return socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)


async def ask(lookup: Lookup, host: str, port: int, family: int) -> Infos:
    """Return what `lookup` says, asked in a thread of its own; raises OSError or UnicodeError where it does.

    A caller who stops waiting is free at once, and so is the program.
    """
    answer: Future[Infos] = Future()
    answer.set_running_or_notify_cancel()  # from here on only the thread ends it
    Thread(target=_answer, args=(answer, lookup, host, port, family), daemon=True).start()
    return await asyncio.wrap_future(answer)


def _answer(answer: Future[Infos], lookup: Lookup, host: str, port: int, family: int) -> None:
    try:
        answer.set_result(lookup(host, port, family))
    except (OSError, UnicodeError) as error:
        answer.set_exception(error)
