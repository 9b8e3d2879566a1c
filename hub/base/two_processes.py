"""Tasks that two processes share, where this process can be forked."""

from __future__ import annotations

import contextlib
import os
from itertools import count, takewhile
from multiprocessing import get_context
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Generic, TypeVar

from hub.base import operating_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Result = TypeVar("Result")

TICKET = b"."


class Work(Generic[Task, Result]):
    """Share tasks with another process: it begins with the last at once; who asks for results does the first.

    The two go on until they meet, so they seldom make files in one folder, where one would wait for the other. Only the
    result of a task comes back from the other process. A task that fails there is done again here, so that errors are
    raised as if there were one process.
    """

    def __init__(self, do: Callable[[Task], Result], tasks: Sequence[Task]) -> None:
        self.do, self.tasks, self.owner = do, tasks, os.getpid()
        self.divided = len(tasks) > 1 and _divisible()
        if self.divided:
            self._divide()

    def results(self) -> list[Result]:
        """Return the result of each task, in the order of the tasks."""
        if not self.divided:
            return [self.do(task) for task in self.tasks]
        try:
            done = {number: self.do(self.tasks[number]) for number in self._turns()}
            with contextlib.suppress(EOFError):
                done |= self.here.recv()
            self.process.join()  # it has nothing left to do, and ends by itself
        finally:
            self.stop()
        return [done[number] if number in done else self.do(task) for number, task in enumerate(self.tasks)]

    def stop(self) -> None:
        """End the other process; does nothing where there is none, or no longer."""
        if self.divided:
            self.divided = False
            self.process.kill()  # a handler of a signal may wait for what nobody gives back in a forked process
            self.process.join()
            self.here.close()
            self.tickets.close()

    def _divide(self) -> None:
        """Start the other process; each task has a ticket in a file, whose place for reading both processes share."""
        self.tickets = TemporaryFile(buffering=0)  # noqa: SIM115  until the work is done
        self.tickets.write(TICKET * len(self.tasks))
        self.tickets.seek(0)
        context = get_context("fork")
        self.here, there = context.Pipe(duplex=False)
        self.process = context.Process(target=self.tell, args=(there,), daemon=True)
        self.process.start()
        there.close()

    def tell(self, there: Connection) -> None:
        """Do tasks in the other process, the last first, and send their results; stops when the first process ends."""
        done: dict[int, Result] = {}
        with contextlib.suppress(Exception):
            for number in self._turns():
                if os.getppid() != self.owner:  # it was killed, and the next build may begin to write here
                    return
                last = len(self.tasks) - 1 - number
                done[last] = self.do(self.tasks[last])
        there.send(done)

    def _turns(self) -> Iterator[int]:
        """Yield 0, 1, 2 and so on, as long as there are tickets."""
        return takewhile(lambda _: self.tickets.read(len(TICKET)), count())


def parts(things: Sequence[Task], size: int) -> list[Sequence[Task]]:
    """Return things in their order, in groups of at most `size`, each of which makes one task."""
    return [things[start : start + size] for start in range(0, len(things), size)]


def _divisible() -> bool:
    """Return whether this process can be forked, and has a core for the other one."""
    return operating_system.can_fork() and operating_system.is_one_of_many_cores()
