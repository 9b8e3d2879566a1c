"""Two processes do what one would do."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import suppress
from multiprocessing import Pipe
from typing import TYPE_CHECKING, TypeVar

import pytest

from hub.base.two_processes import Work
from hub.config import hub_settings
from hub.content import content_cache, loader
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HERE = os.getpid()
Result = TypeVar("Result")


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with two processors."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def taken(work: Work[int, Result], number: int) -> None:
    """Wait until the other process has taken so many tasks; fails where it takes none in ten seconds."""
    end = time.monotonic() + 10
    while work.tickets.tell() < number:
        assert time.monotonic() < end
        time.sleep(0.001)


def half(number: int) -> tuple[int, bool]:
    """A number that may be divided by two, and whether it was done here."""
    return number // 2, os.getpid() == HERE


def test_results_stand_in_the_order_of_their_tasks() -> None:
    """Whoever did them."""
    assert [number for number, _ in Work(half, range(1000)).results()] == [number // 2 for number in range(1000)]


def test_the_other_process_begins_at_once() -> None:
    """It needs nobody who waits for it: when it has done all, nothing is left to do here."""
    work = Work(half, range(4))
    taken(work, 4)
    work.process.join(timeout=10)
    assert work.results() == [(0, False), (0, False), (1, False), (1, False)]


def test_one_process_where_there_are_threads() -> None:
    """A process with threads is not divided, and one task is not either."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert Work(half, range(2)).results() == [(0, True), (0, True)]
    done.set()
    thread.join()
    assert Work(half, [6]).results() == [(3, True)]


def ends() -> None:
    """As if somebody had killed it."""
    os._exit(1)


def raises() -> None:
    """A mistake."""
    raise ZeroDivisionError


@pytest.mark.parametrize("end", [ends, raises])
def test_the_other_process_fails(end: Callable[[], None]) -> None:
    """Its tasks are done here."""

    def only_here(number: int) -> int:
        if os.getpid() != HERE:
            end()
        return number

    work = Work(only_here, range(4))
    work.process.join(timeout=10)
    assert work.results() == [0, 1, 2, 3]


def test_a_task_fails() -> None:
    """It is told as if there were one process only, and the other one ends."""

    def fails(number: int) -> None:
        if number == 2:
            raise ZeroDivisionError

    work = Work(fails, range(4))
    with pytest.raises(ZeroDivisionError):
        work.results()
    assert not work.process.is_alive()


def waits(number: int) -> int:
    """A task that takes long over there, and is wrong for one."""
    if os.getpid() != HERE:
        for _ in range(600):  # a signal of a moment before a sleep is heard after it
            time.sleep(0.1)
    return 1 // (number - 1)


def test_stop() -> None:
    """Nobody is left behind, however often that is said."""
    work = Work(waits, range(2))
    work.stop()
    work.stop()
    assert not work.process.is_alive()


def test_stop_where_no_signal_is_heard() -> None:
    """A handler may wait in a forked process for a lock that a thread of the first one held."""
    here, there = Pipe(duplex=False)

    def deaf(_number: int) -> None:
        if os.getpid() != HERE:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            there.send("deaf")
            time.sleep(60)

    work = Work(deaf, range(2))
    assert here.recv() == "deaf"
    work.stop()
    assert not work.process.is_alive()


def told(work: Work[int, int]) -> dict[int, int] | None:
    """What the other process would send; nothing where it sends nothing."""
    here, there = Pipe(duplex=False)
    work.tell(there)
    there.close()
    with suppress(EOFError):
        return dict(here.recv())
    return None


def test_what_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other process sends what came of its tasks, with their numbers; after one that fails, no more."""
    work = Work(waits, range(4))
    taken(work, 1)
    monkeypatch.setattr(os, "getppid", os.getpid)
    assert told(work) == {3: 0, 2: 1}
    work.stop()


def test_nobody_is_told() -> None:
    """A process whose owner was killed does no more: the next build may write to the same folder."""
    work = Work(waits, range(4))
    taken(work, 1)
    assert told(work) is None
    assert work.tickets.tell() == 2
    work.stop()


def test_files_are_read_by_both(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library has the same items for any number of processes, and tells the same problems."""
    article = next(hub.glob("content/articles/*/*.md"))
    for number in range(8):
        text = article.read_text("utf-8").replace("url: https://", f"url: https://{number}.")
        article.with_name(f"{number}.md").write_text(text, "utf-8")
    alone = loader.load(hub_settings.load(hub))
    (hub / content_cache.FILE).unlink()
    monkeypatch.setattr(content_cache, "ENOUGH", 1)
    monkeypatch.setattr(content_cache, "AT_ONCE", 1)
    assert loader.load(hub_settings.load(hub)) == alone
    (hub / content_cache.FILE).unlink()
    article.with_name("3.md").write_text("no front matter", "utf-8")
    with pytest.raises(ContentError, match=r"3\.md:1"):
        loader.load(hub_settings.load(hub))
