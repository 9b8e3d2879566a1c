"""An issue to its members: several connections, one ledger, one pace."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from hub.base import clock
from hub.base.translation import gettext, noop
from hub.members.mailing import bounces, reader_ledger
from hub.members.mailing.bounces import Bounce

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from hub.deliver.smtp import Outcome
    from hub.members.mailing.pace import Pace
    from hub.members.mailing.reader_ledger import ReaderRow, RunState, State, Worker

# So many in a row say that it is the mail that is refused, or all of them by a wrong server, and not a reader.
MOST_REFUSED = 10
# Seconds between two looks at what other workers do.
PAUSE = 1
STOPPED = {
    "busy": noop("the mail server has taken nothing for minutes: {reply}"),
    "content": noop("the mail server refused ten mails in a row: {reply}"),
    "closed": noop("the mail server does not let hub in: {reply}"),
}


class Transport(Protocol):
    """Give a message for one recipient to a mail server (`smtp.Connection`)."""

    def send(self, sender: str, recipient: str, message: bytes) -> Outcome:
        """Return what became of it."""
        ...


@dataclass(frozen=True, kw_only=True)
class Sending:
    """Hold what sending needs: who is next, what they get, how it leaves, and how fast.

    `mail` gives the sender's address for returned mail, and the message, of a row; `bounced` is told of readers whose
    address takes no mail, and `progress` after each reader.
    """

    worker: Worker
    mail: Callable[[ReaderRow], tuple[str, bytes]]
    connect: Callable[[], AbstractContextManager[Transport]]
    pace: Pace
    bounced: Callable[[ReaderRow, Bounce], object]
    stop: threading.Event
    connections: int
    progress: Callable[[], object] = lambda: None
    _reasons: list[str] = field(default_factory=list)
    _refused: list[tuple[ReaderRow, Bounce | None]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self) -> tuple[RunState, str]:
        """Send to everybody who is left, and return how the mailing is now, and why it stopped before its end.

        Where this process is interrupted, what is on its way gets its answer first. Where others have the last
        readers in hand, this waits for them, and names those whose workers have died.
        """
        while True:
            self.worker.settle_dead(clock.now())
            self._send_all()
            self.worker.settle_dead(clock.now())
            state = self.worker.finish(clock.now())
            if state != "sending" or self.stop.wait(PAUSE):  # pragma: no branch  make database
                return state, next(iter(self._reasons), "")

    def _send_all(self) -> None:
        with ThreadPoolExecutor(self.connections) as pool:
            threads = [pool.submit(copy_context().run, self._work) for _ in range(self.connections)]
            try:
                for thread in threads:
                    thread.result()
            except BaseException:
                self.stop.set()
                raise
            finally:
                pool.shutdown()
                if len(self._refused) < MOST_REFUSED:
                    self._tell()

    def _work(self) -> None:
        try:
            with self.connect() as transport:
                while not self.stop.is_set():
                    self.pace.turn()
                    row = None if self.stop.is_set() else self.worker.take(clock.now())
                    if row is None:
                        return
                    if row.state == "sending":
                        self._send(row, transport)
                    with self._lock:
                        self.progress()
        except BaseException:
            self.stop.set()
            raise

    def _send(self, row: ReaderRow, transport: Transport) -> None:
        try:
            sender, message = self.mail(row)
        except BaseException:
            self.worker.release((row,), clock.now())  # nothing of it has left
            raise
        outcome = transport.send(sender, row.address, message)
        hears = {"sent": self._taken, "uncertain": self._taken, "pending": self._busy, "failed": self._no}
        state: State = hears[outcome.state](row, outcome)
        self.worker.save(row, state, outcome.reply, clock.now())

    def _taken(self, _: ReaderRow, outcome: Outcome) -> State:
        if outcome.state == "uncertain":
            self.pace.refused()  # the server is gone; who is next waits a moment
            return "uncertain"
        self.pace.taken()
        self._tell()
        return "sent"

    def _tell(self) -> None:
        """Tell whose address was refused, now that it is known that others are not."""
        with self._lock:
            told = tuple(self._refused)
            self._refused.clear()
        for row, bounce in told:
            if bounce:
                self.bounced(row, bounce)

    def _busy(self, row: ReaderRow, outcome: Outcome) -> State:
        if self.pace.refused():
            self._end("busy", row, outcome)
        return "pending"

    def _no(self, row: ReaderRow, outcome: Outcome) -> State:
        """Return what a refusal for good means, by what it was said to."""
        if outcome.stage == "connection":
            self._end("closed", row, outcome)
            return "pending"
        bounce = None
        if outcome.stage == "recipient":
            kind, status = bounces.reason(outcome.reply)
            bounce = Bounce(kind=kind, token=row.token, status=status)
        return self._not_this_one(row, outcome, bounce)

    def _not_this_one(self, row: ReaderRow, outcome: Outcome, bounce: Bounce | None) -> State:
        """Stop where nobody's mail is taken; then who was refused on the way waits with the others."""
        with self._lock:
            self._refused.append((row, bounce))
            refused = tuple(row for row, _ in self._refused) if len(self._refused) >= MOST_REFUSED else ()
        if not refused:
            return "failed"
        self._end("content", row, outcome)
        self.worker.release(refused, clock.now())
        return "pending"

    def _end(self, reason: str, row: ReaderRow, outcome: Outcome) -> None:
        self.stop.set()
        said = reader_ledger.unnamed(outcome.reply, row.address)
        self._reasons.append(gettext(STOPPED[reason]).format(reply=said))
