"""Addresses -> bytes, politely and within limits; the one door to aiohttp."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import zlib
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from hub import __version__, urls
from hub.errors import SourceError
from hub.sources import names
from hub.sources.visits import NOT_MODIFIED, Reply

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

CONNECT_SECONDS = 5
TOTAL_SECONDS = 30
GAP_SECONDS = 1
LARGEST = 5_000_000
MOST_REDIRECTS = 5
STEP = 65_536
HTTP_OK = 200
CONDITIONS = {"If-None-Match", "If-Modified-Since"}
FOR_GOOD = {301, 308}  # RFC 9110, sections 15.4.2 and 15.4.9
GZIP = {"gzip", "x-gzip"}  # RFC 9110, section 8.4.1.3


Client: TypeAlias = aiohttp.ClientSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long one answer may take, in seconds, and how large it may be, packed and unpacked, in bytes.

    `gap` is the time between two requests to one host, in seconds.
    """

    connect: float = CONNECT_SECONDS
    total: float = TOTAL_SECONDS
    size: int = LARGEST
    gap: float = GAP_SECONDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a server sent: unpacked bytes (none where nothing changed), their address after redirects, what it said.

    `notes` say what of it is missing.
    """

    data: bytes
    url: str
    reply: Reply
    notes: tuple[str, ...] = ()


class RefusalError(SourceError):
    """A server answered, and not with a feed; `reply` is what it said."""

    def __init__(self, message: str, reply: Reply) -> None:
        super().__init__(message)
        self.reply = reply


class NoAnswerError(SourceError):
    """No server answered: its address is `private`, its host is `nameless` in the DNS, or something else went wrong."""

    def __init__(self, message: str, *, private: bool, nameless: bool) -> None:
        super().__init__(message)
        self.private = private
        self.nameless = nameless


def session(contact: str, limits: Limits, *, private: bool = False, lookup: names.Lookup = names.by_system) -> Client:
    """A client that says who we are, and that reaches the public internet only, unless `private` lets it go further."""
    return aiohttp.ClientSession(
        auto_decompress=False,
        connector=aiohttp.TCPConnector(
            resolver=_Resolver(lookup), socket_factory=any_socket if private else public_socket
        ),
        headers={
            "Accept": "application/feed+json, application/json, application/atom+xml, application/rss+xml, */*;q=0.5",
            "Accept-Encoding": "gzip",
            "User-Agent": f"practice-hub/{__version__} (+{contact})",
        },
        timeout=aiohttp.ClientTimeout(total=limits.total, sock_connect=limits.connect),
        trust_env=True,
    )


class _Resolver(AbstractResolver):
    """Asks for addresses without ever holding up the end of the program."""

    def __init__(self, lookup: names.Lookup) -> None:
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Every address of a host, as aiohttp wants them."""
        flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        return [
            ResolveResult(hostname=host, host=address[0], port=address[1], family=kind, proto=protocol, flags=flags)
            for kind, _, protocol, _, address in await names.ask(self._lookup, host, port, family)
        ]

    async def close(self) -> None:
        """There is nothing to close."""


async def get(client: Client, url: str, limits: Limits, headers: Mapping[str, str] | None = None) -> Answer:
    """One answer; raises SourceError in plain words for everything that can go wrong."""
    try:
        urls.canonical(url)  # raises where the address itself is wrong
        welcome = {HTTP_OK, NOT_MODIFIED} if CONDITIONS & set(headers or ()) else {HTTP_OK}
        async with client.get(url, headers=headers, max_redirects=MOST_REDIRECTS) as response:
            return await _answer(response, limits, welcome)
    except (aiohttp.ClientError, OSError, EOFError, ValueError, zlib.error) as error:
        raise SourceError(_plainly(error, limits)) from error


async def ask(client: Client, url: str, limits: Limits, method: str) -> Reply:
    """What a server says to one request, without what it sends and without the way to where it redirects.

    Raises NoAnswerError where no server answers, and ValueError where the address itself is wrong.
    """
    urls.canonical(url)
    try:
        async with client.request(method, url, allow_redirects=False) as response:
            return replace(_reply(response), moved_to=response.headers.get("Location"))
    except (aiohttp.ClientError, OSError) as error:
        number = getattr(error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error, "errno", None)
        raise NoAnswerError(
            _plainly(error, limits), private=number == errno.EACCES, nameless=number == socket.EAI_NONAME
        ) from error


async def _answer(response: aiohttp.ClientResponse, limits: Limits, welcome: AbstractSet[int]) -> Answer:
    reply = _reply(response)
    if reply.status not in welcome:
        message = f"the server answered {response.status} {response.reason or ''}".rstrip()
        raise RefusalError(message, reply)
    refuse_downgrade([*(hop.url.scheme for hop in response.history), response.url.scheme])
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    unchanged = reply.status == NOT_MODIFIED
    data = b"" if unchanged else await _collected(response.content.iter_chunked(STEP), limits.size, packing)
    return Answer(data=data, url=str(response.url), reply=reply)


def refuse_downgrade(schemes: Sequence[str]) -> None:
    """Raise SourceError for a chain of redirects that gives up a safe connection."""
    if ("https", "http") in pairwise(schemes):
        message = "it leads from https to http, where anybody on the way could change what it says"
        raise SourceError(message)


def _reply(response: aiohttp.ClientResponse) -> Reply:
    """What matters to the next visit; an address moved for good if every step on the way says so."""
    moved = response.history and all(hop.status in FOR_GOOD for hop in response.history)
    return Reply(
        status=response.status,
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
        retry_after=response.headers.get("Retry-After"),
        moved_to=str(response.url) if moved else None,
    )


# The first kind that fits an error, and what to say of it.
PLAIN_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (aiohttp.ConnectionTimeoutError, "no connection within {limits.connect:g} seconds"),
    (TimeoutError, "no full answer within {limits.total:g} seconds"),
    (aiohttp.TooManyRedirects, "the server redirects more than {most} times"),
    (aiohttp.ClientPayloadError, "the answer ends too early"),
    (EOFError, "the answer ends too early"),
    (zlib.error, "the answer says it is gzip and is not"),
    (aiohttp.RedirectClientError, "it leads to {error}, which is no web address"),
    (Exception, "it cannot be reached: {reason}"),
)


def _plainly(error: Exception, limits: Limits) -> str:
    words = next(words for kind, words in PLAIN_WORDS if isinstance(error, kind))
    return words.format(error=error, limits=limits, most=MOST_REDIRECTS, reason=_reason(error))


def _reason(error: Exception) -> str:
    """The system's words or our own where there is no connection: asyncio says only that the call failed."""
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, ConnectionError) and cause.errno:
        return os.strerror(cause.errno).lower()
    return str(getattr(cause, "strerror", None) or cause) or type(error).__name__


async def _collected(chunks: AsyncIterator[bytes], largest: int, packing: str) -> bytes:
    """All chunks as one; stops at the first byte too many, also of a small answer that unpacks into a large one."""
    unpack = _unpacker(packing)
    parts: list[bytes] = []
    came = size = 0
    async for chunk in chunks:
        part = unpack.decompress(chunk, largest + 1) if unpack else chunk
        came, size = came + len(chunk), size + len(part)
        if max(came, size) > largest:
            message = f"the answer is larger than {largest / 1_000_000:g} MB"
            raise SourceError(message)
        parts.append(part)
    if unpack and not unpack.eof:
        raise EOFError  # said in plain words by `get`
    return b"".join(parts)


def _unpacker(packing: str) -> Any:  # noqa: ANN401  zlib names no type for it
    if packing in GZIP:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    if packing == "identity":
        return None
    message = f"the answer is packed as {packing!r}, and hub asked for gzip"
    raise SourceError(message)


def public_socket(address_info: tuple[Any, ...]) -> socket.socket:
    """Called by aiohttp with every address just before it connects: after DNS, and again at every redirect."""
    host = address_info[4][0]
    if not is_public(host):
        message = f"{host} is an address on a private network; `private: true` in sources.yml, or --private, allows it"
        raise OSError(errno.EACCES, message)
    return any_socket(address_info)


def any_socket(address_info: tuple[Any, ...]) -> socket.socket:
    """The same without a question."""
    family, kind, protocol, *_ = address_info
    return socket.socket(family, kind, protocol)


# IPv4 in IPv6 clothes, in the last 32 bits: compatible and mapped (RFC 4291, 2.5.5), and behind NAT64 (RFC 6052, 2.1).
CLOTHES = tuple(map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0/96", "64:ff9b::/96")))


def is_public(host: str) -> bool:
    """Whether an IP address belongs to the public internet; an IPv4 address in IPv6 clothes is judged as itself."""
    address = ipaddress.ip_address(host.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in network for network in CLOTHES):
            address = ipaddress.IPv4Address(int(address) % 2**32)
        else:
            address = address.sixtofour or address
    return address.is_global and not address.is_multicast
