"""How often something may happen within a time, for each of many; what is remembered has a bound."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field

# Keys that are remembered; the one that was asked for longest ago goes first.
REMEMBERED = 50_000


@dataclass(slots=True)
class RateLimit:
    """Let `most` of each key through within so many seconds."""

    most: int
    seconds: float
    remembered: int = REMEMBERED
    _times: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def takes(self, key: str, now: float) -> bool:
        """Return whether this one is let through, and count it if so; `now` is in seconds."""
        times = self._times.setdefault(key, deque())
        self._times.move_to_end(key)
        while len(self._times) > self.remembered:
            self._times.popitem(last=False)
        while times and times[0] <= now - self.seconds:
            times.popleft()
        if len(times) >= self.most:
            return False
        times.append(now)
        return True
