"""What the door counts, as Prometheus reads it; nobody is named.

The format is eight lines of code, see https://prometheus.io/docs/instrumenting/exposition_formats/.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HELP = {
    "hub_members_answers_total": "Requests by the kind of page and the status of the answer.",
    "hub_members_events_total": "What people and programs did.",
    "hub_members_mails_total": "Mails that were given to the mail server, by what became of them.",
    "hub_members_waiting": "Requests to join whose mail has not left.",
    "hub_members_listed": "Members and suppressed addresses, by state.",
}


@dataclass(slots=True)
class DoorMetrics:
    """Count answers, events and mails since the start."""

    counts: Counter[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=Counter)

    def answer(self, page: str, status: int) -> None:
        """Count an answer."""
        self._count("hub_members_answers_total", page=page, status=str(status))

    def event(self, event: str) -> None:
        """Count something that happened."""
        self._count("hub_members_events_total", event=event)

    def mail(self, state: str) -> None:
        """Count what became of a mail."""
        self._count("hub_members_mails_total", state=state)

    def _count(self, name: str, **labels: str) -> None:
        self.counts[name, tuple(labels.items())] += 1

    def exposition(self, waiting: int, listed: Mapping[str, int]) -> str:
        """Return all counts, and how many wait and are listed at this moment."""
        now: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {("hub_members_waiting", ()): waiting}
        now |= {("hub_members_listed", (("state", state),)): number for state, number in listed.items()}
        return "\n".join(_lines({**self.counts, **now})) + "\n"


def _lines(counts: Mapping[tuple[str, tuple[tuple[str, str], ...]], int]) -> Iterator[str]:
    for name, words in HELP.items():
        yield f"# HELP {name} {words}"
        yield f"# TYPE {name} {'counter' if name.endswith('_total') else 'gauge'}"
        for (counted, labels), number in sorted(counts.items()):
            if counted == name:
                said = ",".join(f'{label}="{value}"' for label, value in labels)
                yield f"{name}{{{said}}} {number}" if said else f"{name} {number}"
