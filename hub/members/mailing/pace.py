"""How fast mails go out: never faster than the settings say, and slower for all as soon as a mail server is busy."""

from __future__ import annotations

import random
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# What a mail server says with 4xx is meant for the sender, not for one reader: everybody waits.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
# How much slower after each such answer, and how much faster after each mail that was taken.
SLOWER, FASTER, SLOWEST = 0.5, 1.05, 0.2
# So many in a row, which is about ten minutes, and somebody should look.
MOST_REFUSALS = 14


class Pace:
    """Tell several threads when each may send its next mail; `now` and `wait` are those of a clock, in seconds."""

    def __init__(self, rate: float, now: Callable[[], float], wait: Callable[[float], object]) -> None:
        """Begin with so many mails a second at most."""
        self._most = self._rate = rate
        self._now, self._wait = now, wait
        self._lock = threading.Lock()
        self._next = self._until = now()
        self._refusals = 0

    def turn(self) -> None:
        """Return when it is time for another mail."""
        with self._lock:
            at = max(self._next, self._now())
            self._next = at + 1 / self._rate
        if (seconds := at - self._now()) > 0:
            self._wait(seconds)

    def taken(self) -> None:
        """Remember that a mail was taken: the way is free."""
        with self._lock:
            self._refusals = 0
            self._rate = min(self._most, self._rate * FASTER)

    def refused(self) -> bool:
        """Remember that a mail server was busy, so that all wait; return whether it has been for too long.

        What several connections hear at once counts once.
        """
        with self._lock:
            if self._now() >= self._until:
                self._refusals += 1
                self._rate = max(min(SLOWEST, self._most), self._rate * SLOWER)
                pause = min(FIRST_PAUSE * 2 ** (self._refusals - 1), LONGEST_PAUSE)
                self._until = self._now() + pause * random.uniform(0.5, 1)  # noqa: S311  no secret
                self._next = max(self._next, self._until)
            return self._refusals >= MOST_REFUSALS
