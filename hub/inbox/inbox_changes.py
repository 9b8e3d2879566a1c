"""Where candidates are now, who brought them there, and what happened since somebody looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.inbox import decisions, open_inbox
from hub.inbox.candidate_rows import WAITING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.settings import Config
    from hub.inbox.candidate_store import Inbox


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Hold where one candidate is: its state, who decided that and when (ISO text), and until when it is put off."""

    number: int
    state: str
    by: str = ""
    at: str = ""
    until: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class InboxChanges:
    """Hold what happened since somebody looked: where candidates are on which was decided, and how many came in.

    `decided` and `newest` are the numbers of the latest decision and of the candidate that came last.
    """

    decided: int
    newest: int
    standings: tuple[Standing, ...] = ()
    arrived: int = 0


def of(config: Config, numbers: Iterable[int]) -> tuple[Standing, ...]:
    """Return where the candidates with these numbers are; one that the inbox does not have is left out."""
    with open_inbox.opened(config) as box:
        return _standings(box, numbers)


def of_step(config: Config, step: str) -> tuple[Standing, ...]:
    """Return where the candidates of a step are now; none where nobody knows the step or it was taken back."""
    with open_inbox.opened(config) as box:
        return _standings(box, decisions.of_step(box.connection, step))


def now(config: Config) -> InboxChanges:
    """Return the numbers of the latest decision and of the candidate that came last, from which to ask on."""
    with open_inbox.opened(config) as box:
        return InboxChanges(decided=decisions.latest(box.connection), newest=box.newest())


def since(config: Config, decided: int, newest: int) -> InboxChanges:
    """Return what happened since the decision and the candidate with these numbers."""
    with open_inbox.opened(config) as box:
        last, numbers = decisions.after(box.connection, decided)
        return InboxChanges(
            decided=last,
            newest=max(newest, box.newest()),
            standings=_standings(box, numbers),
            arrived=sum(number > newest for number in box.numbers()),
        )


def _standings(box: Inbox, numbers: Iterable[int]) -> tuple[Standing, ...]:
    states = box.states(tuple(numbers))
    last = decisions.last(box.connection, list(states))
    return tuple(_standing(number, state, last.get(number)) for number, state in states.items())


def _standing(number: int, state: str, decided: decisions.Decided | None) -> Standing:
    if decided is None or state == WAITING:
        return Standing(number=number, state=state)
    return Standing(number=number, state=state, by=decided.by, at=decided.at.isoformat(), until=decided.until)
