"""How often something may happen within a time, for each of many; what is remembered has a bound."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field

# Keys that are remembered; the one that was let through longest ago goes first.
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
        self._forget(now)
        times = self._times.setdefault(key, deque())
        while times and times[0] <= now - self.seconds:
            times.popleft()
        if len(times) >= self.most:
            return False
        times.append(now)
        self._times.move_to_end(key)
        return True

    def _forget(self, now: float) -> None:
        """Drop the keys that were let through last so long ago that it no longer counts, and those beyond the bound."""
        while self._times:
            key, times = next(iter(self._times.items()))
            if times[-1] > now - self.seconds and len(self._times) < self.remembered:
                return
            del self._times[key]
