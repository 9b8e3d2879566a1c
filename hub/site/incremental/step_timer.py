"""Which step of a build is going on, and how long each took."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hub.base.translation import noop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMPARING = noop("comparing")
LIBRARY = noop("library")
PAGES = noop("pages")
LANE = noop("lane")
FEEDS = noop("feeds and data")
SEARCH = noop("search")
FILES = noop("files")
REMEMBERING = noop("remembering")
# What MkDocs does itself: all between its start and its end that is none of the others.
ENGINE = noop("engine")


@dataclass(kw_only=True, slots=True)
class Steps:
    """Count `seconds` by the name of each step, by a wall clock; `told` hears each name as it begins.

    The time of a step within another counts for the inner one only.
    """

    told: Callable[[str], None] = lambda _: None
    now: Callable[[], float] = time.perf_counter
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    open: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Count the time that passes in the `with` block."""
        self._pause()
        self._start(name)
        try:
            yield
        finally:
            self._pause()
            self.open.pop()
            if self.open:
                self._start(self.open.pop()[0])

    def _start(self, name: str) -> None:
        self.open.append((name, self.now()))
        self.told(name)

    def _pause(self) -> None:
        if self.open:
            name, start = self.open[-1]
            self.seconds[name] += self.now() - start
