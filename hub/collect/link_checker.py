"""Whether addresses still lead somewhere: asked of their servers once a week, and of each host once a second.

A server is asked with HEAD, which sends no page, and with GET where it does not know HEAD; the page is not read. Many
servers turn programs away, so only what says "not here" counts as dead: everything else is left to a person.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import urljoin, urlsplit

from hub.base import file_io, json_codec
from hub.base.translation import gettext
from hub.collect import dns_lookup, polling_state
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from hub.collect.connections import Client
    from hub.collect.dns_lookup import Lookup
    from hub.collect.http_client import Limits, NoAnswerError
    from hub.collect.polling_state import Reply

MEMORY = ".hub/links.json"
LASTS = timedelta(days=7)
HOSTS_AT_ONCE = 16
MOST_REDIRECTS = 5
NOT_FOUND = 404
FIRST_REDIRECT, FIRST_ERROR = 300, 400
TIRED = {polling_state.TOO_MANY, polling_state.UNAVAILABLE}

State: TypeAlias = Literal["alive", "dead", "unsure"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """Hold what was found out about an address, in words for a person, and when."""

    state: State
    words: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Asker:
    """Hold who asks, when, and how patiently; `private` lets it go beyond the public internet."""

    contact: str
    now: datetime
    limits: Limits | None = None
    private: bool = False
    lookup: Lookup = dns_lookup.by_system
    progress: Callable[[], None] = lambda: None


@dataclass
class _Turns:
    """Hold who may speak to which host: one request at a time and a gap between two.

    A host that asked for rest is left alone, and so is one that does not answer; `online` once any host answered.
    """

    client: Client
    limits: Limits
    locks: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    free_at: dict[str, float] = field(default_factory=dict)
    tired: dict[str, Reply] = field(default_factory=dict)
    silent: dict[str, NoAnswerError] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)
    online: bool = False

    async def ask(self, method: str, url: str) -> Reply:
        """Return what the server says when its turn comes; raises NoAnswerError where it does not answer.

        A host that once asked for rest or did not answer is not asked again: its earlier reply or error counts.
        """
        async with self.locks[host := _host(url)]:
            if host in self.silent:
                raise self.silent[host]
            if host not in self.tired:
                reply = await self._reply(host, method, url)
                if reply.status not in TIRED:
                    return reply
                self.tired[host] = reply
            return self.tired[host]

    async def _reply(self, host: str, method: str, url: str) -> Reply:
        from hub.collect import http_client

        clock = asyncio.get_running_loop().time
        await asyncio.sleep(self.free_at.get(host, 0) - clock())
        try:
            reply = await http_client.ask(self.client, url, self.limits, method)
            self.online = True
        except http_client.NoAnswerError as error:
            self.silent[host] = error
            raise
        finally:
            self.free_at[host] = clock() + self.limits.gap
        return reply


def verdicts(addresses: Iterable[str], asker: Asker, root: Path) -> Mapping[str, Verdict]:
    """Return what is known of each address without its fragment, from memory where it was asked within a week."""
    wanted = dict.fromkeys(plain(address) for address in addresses)
    known = {url: one for url, one in _remembered(root / MEMORY).items() if asker.now - one.at < LASTS}
    found = {url: known[url] for url in wanted if url in known}
    asked = asyncio.run(_asked([url for url in wanted if url not in known], asker))
    if sure := {url: one for url, one in asked.items() if one.state != "unsure"}:
        _remember(root, known | sure)
    return found | asked


def plain(address: str) -> str:
    """Return an address without its fragment, which servers never see; `verdicts` names addresses so."""
    return address.partition("#")[0]


def archived(url: str) -> str:
    """Return the address at web.archive.org where a person may find copies of a page."""
    return f"https://web.archive.org/web/2*/{url}"


async def _asked(addresses: list[str], asker: Asker) -> dict[str, Verdict]:
    if not addresses:
        return {}
    from hub.collect import connections, http_client  # aiohttp costs 0.2 s

    limits = asker.limits or http_client.Limits()
    room = asyncio.Semaphore(HOSTS_AT_ONCE)
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in addresses:
        hosts[_host(url)].append(url)
    found: dict[str, Verdict] = {}
    async with connections.session(asker.contact, limits, private=asker.private, lookup=asker.lookup) as client:
        turns = _Turns(client, limits)

        async def one_host(urls: list[str]) -> None:
            async with room:
                for url in urls:
                    found[url] = await _verdict(url, turns, asker.now)
                    asker.progress()

        await asyncio.gather(*map(one_host, hosts.values()))
    if turns.online:
        return found
    # It is not the names that are wrong, but the network here.
    return found | {url: replace(found[url], state="unsure") for url in turns.nameless}


async def _verdict(url: str, turns: _Turns, now: datetime) -> Verdict:
    from hub.collect import http_client

    try:
        reply = await _followed(url, turns)
    except http_client.NoAnswerError as error:
        words, _, _ = str(error).partition(";")  # what follows is advice on sources
        turns.nameless |= {url} if error.nameless else set()
        return Verdict(state="dead" if error.private or error.nameless else "unsure", words=words, at=now)
    except (SourceError, ValueError) as error:
        return Verdict(state="dead", words=str(error), at=now)
    return Verdict(
        state=_state(reply.status), words=gettext("the server answers %(status)s", status=reply.status), at=now
    )


async def _followed(url: str, turns: _Turns) -> Reply:
    """Return the last reply on the way that redirects lead.

    Raises SourceError for a way without an end, NoAnswerError where no server answers.
    """
    for _ in range(MOST_REDIRECTS + 1):
        reply = await turns.ask("HEAD", url)
        if reply.status >= FIRST_ERROR and reply.status not in TIRED:
            reply = await turns.ask("GET", url)
        if not (FIRST_REDIRECT <= reply.status < FIRST_ERROR and reply.moved_to):
            return reply
        url = plain(urljoin(url, reply.moved_to))
    message = gettext("the server redirects more than %(most)s times", most=MOST_REDIRECTS)
    raise SourceError(message)


def _state(status: int) -> State:
    """Return what a status means for a reader: only 404 and 410 mean "dead".

    A server that turns programs away may well let people in, so other errors mean "unsure".
    """
    if status < FIRST_ERROR:
        return "alive"
    return "dead" if status in {NOT_FOUND, polling_state.GONE} else "unsure"


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:  # such as an open bracket; said in plain words when it is asked
        return ""


def _remembered(memory: Path) -> dict[str, Verdict]:
    try:
        return json_codec.decode(memory.read_bytes(), dict[str, Verdict])
    except (OSError, ValueError):  # none yet, or one of another version
        return {}


def _remember(root: Path, known: Mapping[str, Verdict]) -> None:
    file_io.write(root, MEMORY, json_codec.encode(dict(sorted(known.items()))), lasting=False)
