"""Limits around what reads bytes from strangers."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hub.base import operating_system, sandbox
from hub.base.sandbox import Fence, GaveUpError
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOREVER = "it takes more than 5 seconds to read, so hub stopped; tell its publisher"
TOO_MUCH = "it takes more than 150 MB of memory to read, so hub stopped; tell its publisher"


def double(number: int) -> int:
    """A task that ends well."""
    return 2 * number


def refuse(number: int) -> None:
    """A task that says in plain words what is wrong."""
    message = f"{number} is no feed"
    raise SourceError(message)


def never_ends(_: int) -> None:
    """A task that uses the processor for ever."""
    while True:
        pass


def takes_all(_: int) -> list[bytes]:
    """A task that asks for a gigabyte."""
    return [bytes(10_000_000) for _ in range(100)]


def crashes(_: int) -> None:
    """A task in which a library tears its process down."""
    os.kill(os.getpid(), signal.SIGKILL)


def leaves(_: int) -> None:
    """A task that ends its process without a word."""
    os._exit(4)


def goes_down(number: int) -> int:
    """A task that calls itself for ever."""
    return goes_down(number + 1)


def half(_: int) -> str:
    """A task whose answer is no text: half of a pair."""
    return "\ud83d"


def waits(_: int) -> None:
    """A task that does nothing for ever."""
    threading.Event().wait()


def writes(_: int) -> None:
    """A task that talks."""
    os.write(1, b"no")
    os.write(2, b"no")


def keeps(number: int, kept: list[bytes] = []) -> int:  # noqa: B006  what is kept is the point
    """A task that leaves much behind; who does it."""
    kept.append(bytes(number))
    return os.getpid()


@pytest.fixture
def ours() -> Iterator[Fence]:
    """A fence."""
    with Fence() as one:
        yield one


ENDS: list[tuple[Callable[[int], object], str]] = [
    (never_ends, FOREVER),
    (takes_all, TOO_MUCH),
    (crashes, "it crashes hub's reader (SIGKILL), which is a bug in hub: please report it"),
    (leaves, "it crashes hub's reader (exit code 4), which is a bug in hub: please report it"),
    (goes_down, "it crashes hub's reader (RecursionError), which is a bug in hub: please report it"),
    (half, "it crashes hub's reader (UnicodeEncodeError), which is a bug in hub: please report it"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("task", "message"), ENDS)
def test_a_task_that_breaks_fails_in_one_sentence(ours: Fence, task: Callable[[int], object], message: str) -> None:
    """Whatever happens to it, the next one is done."""
    with pytest.raises(GaveUpError) as caught:
        ours.do(task, 1)
    assert str(caught.value) == message
    assert ours.do(double, 4) == 8


def test_what_a_task_refuses_is_told_in_its_words(ours: Fence) -> None:
    """It is an ordinary end, and the same process goes on."""
    with pytest.raises(SourceError) as caught:
        ours.do(refuse, 3)
    assert (type(caught.value), str(caught.value)) == (SourceError, "3 is no feed")


def test_tasks_of_a_loop_wait_for_each_other(ours: Fence) -> None:
    """One that breaks is between them, and everything else goes on."""

    async def all_of_them() -> list[Any]:
        tasks = [ours.do_beside(double, 1), ours.do_beside(leaves, 1), ours.do_beside(double, 2)]
        return await asyncio.gather(*tasks, return_exceptions=True)

    first, second, third = asyncio.run(all_of_them())
    assert (first, type(second), third) == (2, GaveUpError, 4)


def test_a_task_that_waits_for_ever_is_ended(ours: Fence, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a loop, and within one."""
    monkeypatch.setattr(sandbox, "PATIENCE", 0.05)
    with pytest.raises(GaveUpError, match="so hub stopped"):
        ours.do(waits, 1)
    with pytest.raises(GaveUpError, match="so hub stopped"):
        asyncio.run(ours.do_beside(waits, 1))


def test_a_process_that_has_grown_is_replaced(ours: Fence) -> None:
    """What a task leaves behind does not make the next one fail."""
    first, second = ours.do(keeps, 1), ours.do(keeps, 60_000_000)
    assert first == second != ours.do(keeps, 1)


def test_a_process_that_died_between_two_tasks_is_replaced(ours: Fence) -> None:
    """The task that finds it dead has failed, and the one after it is done."""
    os.kill(ours.do(keeps, 1), signal.SIGKILL)
    with pytest.raises(GaveUpError, match="SIGKILL"):
        ours.do(double, 1)
    assert ours.do(double, 1) == 2


def test_a_task_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    """What a library writes before it gives up is not for the person at the terminal."""
    sandbox.alone(writes, 1)
    assert capfd.readouterr() == ("", "")


def test_a_program_with_threads_has_a_fence_too() -> None:
    """Its process is not divided, which could stop for ever; the limits are the same."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert sandbox.alone(double, 3) == 6
        with pytest.raises(GaveUpError, match=TOO_MUCH):
            sandbox.alone(takes_all, 1)
    finally:
        done.set()
        thread.join()


def test_the_process_ends_with_its_fence() -> None:
    """Nothing is left behind."""
    with Fence() as one:
        assert one.do(double, 1) == 2
        assert len(multiprocessing.active_children()) == 1
    assert multiprocessing.active_children() == []


def test_what_broke_a_task_is_named() -> None:
    """As it is in the other process, here: that one may be ended before it has counted its lines."""
    message = "it crashes hub's reader (UnicodeEncodeError), which is a bug in hub: please report it"
    assert json.loads(sandbox._done(half, (1,), 0)) == {"gave_up": message}  # noqa: SLF001  what the other process does


def test_a_system_that_tells_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no /proc on macOS: the memory is not limited, the time is."""
    monkeypatch.setattr(operating_system, "STATM", Path("/proc/none"))
    assert json.loads(sandbox._done(double, (2,), operating_system.memory_in_use())) == {"value": 4, "is_spent": False}  # noqa: SLF001  the other process, here
