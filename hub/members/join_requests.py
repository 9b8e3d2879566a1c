"""The work behind the form: what somebody asked is done after the answer, so no answer tells whom a list knows."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from email.utils import parseaddr
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from hub.deliver import smtp
from hub.errors import HubError
from hub.members import member_mails, member_store, person_records, valid_address
from hub.members.rate_limits import RateLimit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from hub.content.settings import Config, MemberList
    from hub.members.member_keys import Keyring
    from hub.members.member_metrics import DoorMetrics
    from hub.members.member_store import Connection, Member

Found = TypeVar("Found")

MOST_WAITING = 1000
WORKERS = 2
DAY = 86_400.0
MAILS_A_DAY = 3
# Seconds after which a mail is tried again that the mail server did not take yet.
AGAIN = (60.0, 600.0, 3600.0)
# How often it is looked for what is kept no longer.
SWEEP = 3600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinRequest:
    """Hold an address that somebody wants on the list, and how often its mail was tried.

    `language` is that of the page with the form. `only_link` asks for no more than the link of a reader, which nobody
    else gets.
    """

    address: str
    language: str = ""
    tries: int = 0
    only_link: bool = False


@dataclass(kw_only=True, slots=True)
class JoinRequests:
    """Keep what people asked until it is done: a row that waits, and a mail.

    The database has one thread, so that what came first is done first; mails have others, because servers take time.
    """

    config: Config
    door: MemberList
    place: Path | str
    keyring: Keyring
    relay: smtp.Relay
    now: Callable[[], datetime]
    note: Callable[[str, str], None]
    metrics: DoorMetrics
    again: tuple[float, ...] = AGAIN
    sweeps: float = SWEEP
    limit: RateLimit = field(default_factory=partial(RateLimit, MAILS_A_DAY, DAY))
    later: int = 0
    queue: asyncio.Queue[JoinRequest] = field(default_factory=partial(asyncio.Queue, MOST_WAITING))
    in_turn: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, 1, "members"))
    mailing: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, WORKERS, "mail"))

    @property
    def waiting(self) -> int:
        """Return how many requests are not done: those in turn, and those whose mail is tried again after a while."""
        return self.queue.qsize() + self.later

    def put(self, request: JoinRequest) -> bool:
        """Take a request, to be done soon; return False where too many wait."""
        try:
            self.queue.put_nowait(request)
        except asyncio.QueueFull:
            return False
        return True

    async def work(self) -> None:
        """Do one request after the other, without end."""
        while True:
            request = await self.queue.get()
            try:
                await self._do(request)
            except HubError as error:
                self.note(f"not done: {error}", "")
                self._again(request)
            except Exception as error:  # noqa: BLE001  the next request is done all the same; its words may quote this one
                self.note(f"not done: {type(error).__name__}", "")
            finally:
                self.queue.task_done()

    async def sweep(self) -> None:
        """Delete again and again what is kept no longer, without end."""
        while True:
            try:
                await self.ask(lambda connection: person_records.sweep(connection, self.now()))
            except HubError as error:
                self.note(f"not swept: {error}", "")
            await asyncio.sleep(self.sweeps)

    async def ask(self, question: Callable[[Connection], Found]) -> Found:
        """Return what a question to the list found, in a transaction of its own."""
        asked = partial(copy_context().run, self._asked, question)
        return await asyncio.get_running_loop().run_in_executor(self.in_turn, asked)

    def _asked(self, question: Callable[[Connection], Found]) -> Found:
        with member_store.opened(self.place) as connection:
            return question(connection)

    async def _do(self, request: JoinRequest) -> None:
        """Write down who waits for their click, and send the mail; one mailbox gets a few mails a day."""
        known = self.keyring.hashes(valid_address.mailbox(request.address))[0]
        if not request.tries and not self.limit.takes(known, time.monotonic()):
            self.metrics.event("too many mails")
            return
        asked = await self.ask(partial(self._who, request))
        if asked is None:
            return
        mail = member_mails.of(asked, self.config, self.door, self.keyring, self.now())
        sender = parseaddr(self.config.newsletter.sender)[1]
        sending = partial(smtp.send, self.relay, sender, asked.address, mail)
        outcome = await asyncio.get_running_loop().run_in_executor(self.mailing, sending)
        self.metrics.mail(outcome.state)
        self.note(f"mail {outcome.state}", asked.id)
        if outcome.state == "pending":
            self._again(request)

    def _who(self, request: JoinRequest, connection: Connection) -> Member | None:
        """Return the member that gets a mail: who asks is pending from now on, unless they are there already."""
        if request.only_link:
            known = member_store.by_address(connection, request.address)
            return known if known and known.state == "active" else None
        return member_store.add_pending(
            connection,
            request.address,
            self.keyring,
            self.now(),
            language=request.language,
            source=member_store.FORM,
        )

    def _again(self, request: JoinRequest) -> None:
        """Try a request again after a while, but not for ever; whoever asked asks again."""
        if request.tries == len(self.again):
            self._given_up()
            return
        self.later += 1
        again = replace(request, tries=request.tries + 1)
        asyncio.get_running_loop().call_later(self.again[request.tries], self._put_again, again)

    def _put_again(self, request: JoinRequest) -> None:
        self.later -= 1
        if not self.put(request):
            self._given_up()

    def _given_up(self) -> None:
        self.metrics.mail("failed")
        self.note("a mail was given up", "")

    def close(self) -> None:
        """Wait for what is being saved and sent."""
        self.in_turn.shutdown()
        self.mailing.shutdown()
