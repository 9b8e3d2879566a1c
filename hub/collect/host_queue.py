"""Visiting servers as a good guest: many hosts at once, the sources of one host one after the other."""

from __future__ import annotations

import asyncio
import hashlib
import random
import re
from collections import defaultdict
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from hub import __version__
from hub.base import mailbox_urls, sandbox
from hub.base.translation import gettext
from hub.collect import feed_pages, polling_state, reading_window
from hub.collect.polling_state import Visit
from hub.errors import NotAskedError, SourceError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from hub.base.sandbox import Fence
    from hub.collect.connections import Client
    from hub.collect.http_client import Answer, Limits
    from hub.collect.polling_state import Reply
    from hub.content.settings import Source

    Heard: TypeAlias = tuple[Source, Answer | SourceError]

HOSTS_AT_ONCE = 16
CREDENTIALS = re.compile(r"[!-~]+(?: +[!-~]+)*")  # RFC 9110, sections 11.4 and 5.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Guest:
    """Hold who hub says it is, when it comes, and what it remembers of earlier visits, by the keys of sources.

    `asked` holds the keys that a person named; with `everything`, what they offer is read again, old as it may be.
    `chance` gives a number from 0 to 1, for the jitter of waits;
    `environment` holds the secrets that sources name; `progress` is called after each source.
    """

    contact: str
    now: datetime
    visits: Mapping[str, Visit] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    everything: bool = False
    limits: Limits | None = None
    chance: Callable[[], float] = random.random
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    progress: Callable[[], None] = lambda: None

    def remembers(self, source: Source) -> Visit:
        """Return the state of a source; a new one where its address or its settings have changed since.

        With `everything` it has forgotten what it has read.
        """
        known, settings = self.visits.get(source.key), _settings(source)
        since = known.since if known else reading_window.first_day(source, self.now.date())
        if known is None or known.settings != settings:
            known = Visit(key=source.key, url=source.url or "", settings=settings, since=since)
        return polling_state.unread(known) if self.everything else known

    def reason_to_skip(self, source: Source) -> str | None:
        """Return why a source is left alone this time; None where it may be asked."""
        return polling_state.reason_to_skip(self.remembers(source), self.now, asked=source.key in self.asked)

    def returns(self, source: Source, reply: Reply | None) -> Visit:
        """Return what to remember of a source after a reply, or after none (None)."""
        return polling_state.after(self.remembers(source), reply, self.now, self.chance)


def _settings(source: Source) -> str:
    """Return a hash that changes with the address of a source and with everything that changes how a body is read."""
    return hashlib.blake2b(f"{__version__} {source!r}".encode(), digest_size=8).hexdigest()


async def answers(sources: Sequence[Source], guest: Guest, fence: Fence) -> AsyncGenerator[Heard]:
    """Yield each source with what its server says, as soon as it has said it.

    What goes wrong with one source comes as its SourceError and never stops the others.
    """
    from hub.collect import connections, http_client  # aiohttp costs 0.2 s, and files do not need it

    limits = guest.limits or http_client.Limits()
    turn = asyncio.Semaphore(HOSTS_AT_ONCE)
    kinds = {source.private for source in sources}
    heard: asyncio.Queue[Heard] = asyncio.Queue()
    async with AsyncExitStack() as stack:
        clients = {
            private: await stack.enter_async_context(connections.session(guest.contact, limits, private=private))
            for private in kinds
        }

        async def visit(host: Sequence[Source]) -> None:
            async with turn:
                async for source, answer in _in_turn(host, ask, limits.gap):
                    heard.put_nowait((source, answer))
                    guest.progress()

        def ask(source: Source) -> Awaitable[Answer | SourceError]:
            return _one(source, clients[source.private], guest, limits, fence)

        going_on = [asyncio.create_task(visit(host)) for host in _by_host(sources)]
        try:
            for _ in sources:
                yield await heard.get()
        finally:
            for one in going_on:
                one.cancel()
            await asyncio.gather(*going_on, return_exceptions=True)


def _by_host(sources: Iterable[Source]) -> Iterable[Sequence[Source]]:
    hosts: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        hosts[urlsplit(source.url or "").netloc.lower()].append(source)
    return hosts.values()


async def _in_turn(
    host: Sequence[Source], ask: Callable[[Source], Awaitable[Answer | SourceError]], gap: float
) -> AsyncIterator[Heard]:
    """Yield what each source of one host says, asked `gap` seconds after the one before.

    When the host asks to wait, the rest of its sources wait as well: they get that answer without being asked.
    """
    asked_to_wait: SourceError | None = None
    for number, source in enumerate(host):
        if number and not asked_to_wait:
            await asyncio.sleep(gap)
        answer = asked_to_wait or await ask(source)
        asked_to_wait = _asks_to_wait(answer)
        yield source, answer


async def _one(source: Source, client: Client, guest: Guest, limits: Limits, fence: Fence) -> Answer | SourceError:
    from hub.collect import http_client

    url = source.url or ""

    async def next_page(address: str, had: int) -> Answer:
        """Return another page of a source's feed, asked a gap later.

        It must fit into what is left of the feed's size; the secret goes to the feed's own host only.
        """
        await asyncio.sleep(limits.gap)
        is_same = urlsplit(address)[:2] == urlsplit(url)[:2]
        return await http_client.get(client, address, _left(limits, had), secret if is_same else {})

    try:
        if url.startswith(mailbox_urls.SCHEME):
            from hub.collect import imap_mailbox  # imaplib and ssl, which few sources need

            return await imap_mailbox.get(source, guest.environment, guest.now.date(), limits)
        secret = _secret(source, guest.environment)
        answer = await http_client.get(
            client, url, limits, polling_state.conditions(guest.remembers(source), guest.now) | secret
        )
        if source.dialect == "digitalgov":
            return answer
        oldest = None if guest.everything else reading_window.oldest(source, guest.remembers(source))
        most = feed_pages.MOST_OF_ALL if guest.everything else feed_pages.MOST_PAGES
        return await feed_pages.whole(answer, next_page, fence, oldest=oldest, most=most)
    except SourceError as error:
        return error
    except Exception as error:  # noqa: BLE001  what one server says may not stop the visits of others
        return SourceError(gettext(sandbox.BROKEN, name=type(error).__name__))


def _left(limits: Limits, had: int) -> Limits:
    """Return the limits for another page of a feed of which so many bytes have come; none of it is left out."""
    size = max(0, limits.size - had)
    return replace(limits, size=size, most=size)


def _secret(source: Source, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the Authorization header from the variable that the source names; none where it names none.

    A redirect to another host loses it. Raises NotAskedError where the variable is missing or cannot be a header.
    """
    name = source.authorization
    if name is None:
        return {}
    if name not in environment:
        message = gettext("set the environment variable %(name)s, whose value is sent as Authorization", name=name)
        raise NotAskedError(message)
    if not CREDENTIALS.fullmatch(environment[name]):
        message = gettext(
            "the environment variable %(name)s is empty, or contains a line break, a space at its end or another "
            "character that a header must not contain; set it again, as one line such as Bearer TOKEN",
            name=name,
        )
        raise NotAskedError(message)
    return {"Authorization": environment[name]}


def _asks_to_wait(answer: Answer | SourceError) -> SourceError | None:
    status = getattr(getattr(answer, "reply", None), "status", None)
    return (
        answer
        if isinstance(answer, SourceError) and status in {polling_state.TOO_MANY, polling_state.UNAVAILABLE}
        else None
    )
