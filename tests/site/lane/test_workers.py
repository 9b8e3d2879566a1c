"""Two processes do what one would do."""

from __future__ import annotations

import os
import threading
from multiprocessing import Pipe
from typing import TYPE_CHECKING

import pytest

from hub.site import build
from hub.site.lane import workers
from tests.site.test_bodies import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any number of items is enough, on a machine with two processors."""
    monkeypatch.setattr(workers, "ENOUGH", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def numbers(items: Sequence[int]) -> tuple[int, list[int]]:
    """Who did it, and what."""
    return os.getpid(), list(items)


def test_shared() -> None:
    """Each process does every other item."""
    (mine, even), (other, odd) = workers.shared(numbers, range(5))
    assert (mine == os.getpid(), other == os.getpid(), even, odd) == (True, False, [0, 2, 4], [1, 3])


def test_one_process_where_there_are_threads() -> None:
    """A process with threads is not divided."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert workers.shared(numbers, range(3)) == [(os.getpid(), [0, 1, 2])]
    done.set()
    thread.join()


def test_the_other_process_fails() -> None:
    """Its share is done here, and what goes wrong here is told."""
    here = os.getpid()

    def only_here(items: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os._exit(1)
        return list(items)

    def never(_: Sequence[int]) -> None:
        raise KeyboardInterrupt

    assert workers.shared(only_here, range(4)) == [[0, 2], [1, 3]]
    with pytest.raises(KeyboardInterrupt):
        workers.shared(never, range(4))


def test_what_is_told() -> None:
    """The other process sends what came of its work."""
    here, there = Pipe(duplex=False)
    workers.tell(there, numbers, range(2))
    assert here.recv() == (os.getpid(), [0, 1])


def test_same_bytes(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site has the same bytes for any number of processes."""
    divided = files(build.build(root, site_dir=tmp_path / "two"))
    monkeypatch.setattr(workers, "ENOUGH", 1_000_000)
    assert files(build.build(root, site_dir=tmp_path / "one")) == divided
