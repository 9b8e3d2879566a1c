"""Addresses -> what their servers answer, asked politely and within limits of time and size."""

from __future__ import annotations

import asyncio
import errno
import socket
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import aiohttp

from hub.base import charset, urls
from hub.base.translation import gettext
from hub.collect import connections, unpacking
from hub.collect.entry_splitting import NewestEntries
from hub.collect.polling_state import NOT_MODIFIED, Reply
from hub.errors import NotAskedError, SourceError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hub.collect.connections import Client

CONNECT_SECONDS = 5
TOTAL_SECONDS = 30
GAP_SECONDS = 1
LARGEST = 5_000_000
MOST_SEEN = 60_000_000
MOST_REDIRECTS = 5
STEP = 65_536
HTTP_OK = 200
CONDITIONS = {"If-None-Match", "If-Modified-Since"}
REDIRECTS = {301, 302, 303, 307, 308}
FOR_GOOD = {301, 308}  # RFC 9110, sections 15.4.2 and 15.4.9


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Hold how long one answer may take, in seconds, and how large it may be, in bytes.

    Of a feed that is larger than `size`, the newest entries are taken, where it is not larger than `most`, packed and
    unpacked. `gap` is the time between two requests to one host, in seconds.
    """

    connect: float = CONNECT_SECONDS
    total: float = TOTAL_SECONDS
    size: int = LARGEST
    most: int = MOST_SEEN
    gap: float = GAP_SECONDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """Hold what a server sent: unpacked bytes (none where nothing changed) and their address after redirects.

    `reply` is what the server said, `links` are its `Link` headers (RFC 8288); `notes` say what is missing.
    """

    data: bytes
    url: str
    reply: Reply
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class RefusalError(SourceError):
    """Say that a server answered, and not with a feed; `reply` is what it said."""

    def __init__(self, message: str, reply: Reply) -> None:
        super().__init__(message)
        self.reply = reply


class NoAnswerError(SourceError):
    """Say that no server answered, and why.

    Its address is `private`, its host is `nameless` in the DNS, or something else went wrong.
    """

    def __init__(self, message: str, *, private: bool, nameless: bool) -> None:
        super().__init__(message)
        self.private = private
        self.nameless = nameless


async def get(client: Client, url: str, limits: Limits, headers: Mapping[str, str] | None = None) -> Answer:
    """Return the answer to which an address leads; raises SourceError, in plain words, for all that can go wrong.

    A 304 counts as an answer only where `headers` ask for what changed.
    """
    try:
        urls.canonical(url)  # raises where the address itself is wrong
        welcome = {HTTP_OK, NOT_MODIFIED} if CONDITIONS & set(headers or ()) else {HTTP_OK}
        async with asyncio.timeout(limits.total), _followed(client, url, headers or {}) as (response, hops):
            return await _answer(response, hops, limits, welcome)
    except (aiohttp.ClientError, OSError, EOFError, ValueError) as error:
        raise SourceError(connections.plainly(error, limits)) from error


async def ask(client: Client, url: str, limits: Limits, method: str) -> Reply:
    """Return what a server says to one request, without what it sends and without following a redirect.

    Raises NoAnswerError where no server answers, and ValueError where the address itself is wrong.
    """
    try:
        async with connections.sent(client, method, urls.requested(url), {}) as response:
            return replace(_reply(response), moved_to=response.headers.get("Location"))
    except NotAskedError as error:
        raise NoAnswerError(str(error), private=False, nameless=False) from error
    except (aiohttp.ClientError, OSError) as error:
        number = getattr(error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error, "errno", None)
        raise NoAnswerError(
            connections.plainly(error, limits), private=number == errno.EACCES, nameless=number == socket.EAI_NONAME
        ) from error


async def call(  # noqa: PLR0913  what a request is made of
    client: Client, method: str, url: str, limits: Limits, *, headers: Mapping[str, str], body: bytes | None = None
) -> tuple[int, bytes]:
    """Return the status and the unpacked body that a server answers one request with, whatever it says.

    No redirect is followed, for the headers may hold a secret. Raises SourceError, in plain words, where there is no
    whole answer.
    """
    try:
        async with (
            asyncio.timeout(limits.total),
            connections.sent(client, method, urls.requested(url), headers, body) as response,
        ):
            packing = response.headers.get("Content-Encoding", "")
            return response.status, await unpacking.collected(response.content.iter_chunked(STEP), limits.size, packing)
    except (aiohttp.ClientError, OSError, EOFError, ValueError) as error:
        raise SourceError(connections.plainly(error, limits)) from error


@asynccontextmanager
async def _followed(
    client: Client, url: str, headers: Mapping[str, str]
) -> AsyncIterator[tuple[aiohttp.ClientResponse, Sequence[int]]]:
    """Yield the answer to which redirects lead, and the status of each redirect.

    A secret stays at the origin it is meant for. Raises SourceError for too many redirects, and for one from https to
    http.
    """
    address, hops = urls.requested(url), list[int]()
    while len(hops) <= MOST_REDIRECTS:
        async with connections.sent(client, "GET", address, headers) as response:
            location = response.headers.get("Location")
            if response.status not in REDIRECTS or not location:
                yield response, hops
                return
            hops.append(response.status)
        there = _leads_to(address, location)
        refuse_downgrade([urlsplit(address).scheme, urlsplit(there).scheme])
        if urlsplit(address)[:2] != urlsplit(there)[:2]:
            headers = {name: value for name, value in headers.items() if name != "Authorization"}
        address = there
    message = gettext("the server redirects more than %(most)s times", most=MOST_REDIRECTS)
    raise SourceError(message)


def _leads_to(address: str, location: str) -> str:
    try:
        return urls.requested(urljoin(address, location))
    except ValueError as error:
        message = gettext("it redirects to %(location)s, which is not a web address", location=location)
        raise SourceError(message) from error


async def _answer(
    response: aiohttp.ClientResponse, hops: Sequence[int], limits: Limits, welcome: AbstractSet[int]
) -> Answer:
    reply = _reply(response)
    if reply.status not in welcome:
        message = gettext("the server answered %(status)s", status=connections.said(response.status, response.reason))
        raise RefusalError(message, reply)
    if hops and FOR_GOOD.issuperset(hops):
        reply = replace(reply, moved_to=str(response.url))
    if reply.status == NOT_MODIFIED:
        return Answer(data=b"", url=str(response.url), reply=reply)
    data, note = await _body(response, limits)
    links = tuple(response.headers.getall("Link", ()))
    return Answer(data=data, url=str(response.url), reply=reply, notes=(note,) if note else (), links=links)


async def _body(response: aiohttp.ClientResponse, limits: Limits) -> tuple[bytes, str]:
    """Return what a server sends, and a note on what of a large feed was left out; "" where nothing was.

    Raises SourceError for all else that is too large.
    """
    newest = NewestEntries(limits.size)
    pieces = unpacking.unpacked(
        response.content.iter_chunked(STEP), max(limits.size, limits.most), response.headers.get("Content-Encoding", "")
    )
    async with aclosing(pieces):
        async for piece in pieces:
            if not newest.take(piece):
                raise unpacking.too_large(limits.size)
    data, note = newest.body()
    return charset.as_sent(data, response.charset), note


def refuse_downgrade(schemes: Sequence[str]) -> None:
    """Raise SourceError for a chain of redirects that gives up a safe connection."""
    if ("https", "http") in pairwise(schemes):
        message = gettext("it redirects from https to http, where anyone along the way could change it")
        raise SourceError(message)


def _reply(response: aiohttp.ClientResponse) -> Reply:
    """Return what of a response matters to the next visit."""
    return Reply(
        status=response.status,
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
        retry_after=response.headers.get("Retry-After"),
    )
