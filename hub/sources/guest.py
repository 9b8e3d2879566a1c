"""Visiting servers as a good guest: many hosts at once, the sources of one host one after the other."""

from __future__ import annotations

import asyncio
import hashlib
import random
import re
from collections import defaultdict
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hub import __version__
from hub.errors import NotAskedError, SourceError
from hub.sources import paging, visits
from hub.sources.visits import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
    from datetime import datetime

    from hub.model import Source
    from hub.sources.connections import Client
    from hub.sources.visits import Reply
    from hub.sources.web import Answer, Limits

HOSTS_AT_ONCE = 16
CREDENTIALS = re.compile(r"[!-~]+(?: +[!-~]+)*")  # RFC 9110, sections 11.4 and 5.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Guest:
    """Who hub says it is, when it comes, and what it remembers of earlier visits, by the keys of sources.

    `asked` holds the keys that a person named; `chance` gives a number from 0 to 1, for the jitter of waits;
    `environment` holds the secrets that sources name; `progress` is called after each source.
    """

    contact: str
    now: datetime
    visits: Mapping[str, Visit] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    limits: Limits | None = None
    chance: Callable[[], float] = random.random
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    progress: Callable[[], None] = lambda: None

    def remembers(self, source: Source) -> Visit:
        """The state of a source; a new one where its address or its settings have changed since."""
        fresh = Visit(key=source.key, url=source.url or "", settings=_settings(source))
        known = self.visits.get(source.key, fresh)
        return known if (known.url, known.settings) == (fresh.url, fresh.settings) else fresh

    def reason_to_skip(self, source: Source) -> str | None:
        """Why a source is left alone this time."""
        return visits.reason_to_skip(self.remembers(source), self.now, asked=source.key in self.asked)

    def returns(self, source: Source, reply: Reply | None) -> Visit:
        """What to remember of a source after a reply, or after none."""
        return visits.after(self.remembers(source), reply, self.now, self.chance)


def _settings(source: Source) -> str:
    """Changes with everything that changes how a body is read."""
    return hashlib.blake2b(f"{__version__} {source!r}".encode(), digest_size=8).hexdigest()


async def answers(sources: Iterable[Source], guest: Guest) -> Mapping[str, Answer | SourceError]:
    """What the servers say, by the key of the source; nothing of a source that is better left alone."""
    found: dict[str, Answer | SourceError] = {}
    due = [source for source in sources if guest.reason_to_skip(source) is None]
    if not due:
        return found
    from hub.sources import connections, web  # aiohttp costs 0.2 s, and files do not need it

    limits = guest.limits or web.Limits()
    turn = asyncio.Semaphore(HOSTS_AT_ONCE)
    kinds = {source.private for source in due}
    async with AsyncExitStack() as stack:
        clients = {
            private: await stack.enter_async_context(connections.session(guest.contact, limits, private=private))
            for private in kinds
        }
        visitor = replace(guest, limits=limits)
        await asyncio.gather(*(_visit(host, clients, turn, visitor, found) for host in _by_host(due)))
    return found


def _by_host(sources: Iterable[Source]) -> Iterable[Sequence[Source]]:
    hosts: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        hosts[urlsplit(source.url or "").netloc.lower()].append(source)
    return hosts.values()


async def _visit(
    host: Sequence[Source],
    clients: Mapping[bool, Client],
    turn: asyncio.Semaphore,
    guest: Guest,
    found: MutableMapping[str, Answer | SourceError],
) -> None:
    """The sources of one host in turn; when it asks to wait, the rest of them wait as well."""
    asked_to_wait: SourceError | None = None
    async with turn:
        for number, source in enumerate(host):
            if number and guest.limits and not asked_to_wait:
                await asyncio.sleep(guest.limits.gap)
            found[source.key] = asked_to_wait or await _one(source, clients[source.private], guest)
            asked_to_wait = _asks_to_wait(found[source.key])
            guest.progress()


async def _one(source: Source, client: Client, guest: Guest) -> Answer | SourceError:
    from hub.sources import web

    limits = guest.limits or web.Limits()
    url = source.url or ""

    async def next_page(address: str, had: int) -> Answer:
        """Another page of the same feed: a gap later, within what is left of its size, the secret for its host only."""
        await asyncio.sleep(limits.gap)
        is_same = urlsplit(address)[:2] == urlsplit(url)[:2]
        return await web.get(
            client, address, replace(limits, size=max(0, limits.size - had)), secret if is_same else {}
        )

    try:
        secret = _secret(source, guest.environment)
        answer = await web.get(client, url, limits, visits.conditions(guest.remembers(source), guest.now) | secret)
        return await paging.whole(answer, next_page) if source.dialect in {None, "jsonfeed"} else answer
    except SourceError as error:
        return error


def _secret(source: Source, environment: Mapping[str, str]) -> dict[str, str]:
    """The Authorization header from the variable that the source names; a redirect to another host loses it."""
    name = source.authorization
    if name is None:
        return {}
    if name not in environment:
        message = f"set the environment variable {name}, whose value it sends as Authorization"
        raise NotAskedError(message)
    if not CREDENTIALS.fullmatch(environment[name]):
        found = "is empty, or holds a line break, a space at its end or another mark that a header must not"
        message = f"the environment variable {name} {found}; set it again, as one line such as Bearer TOKEN"
        raise NotAskedError(message)
    return {"Authorization": environment[name]}


def _asks_to_wait(answer: Answer | SourceError) -> SourceError | None:
    status = getattr(getattr(answer, "reply", None), "status", None)
    return answer if isinstance(answer, SourceError) and status in {visits.TOO_MANY, visits.UNAVAILABLE} else None
