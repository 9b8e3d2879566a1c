"""Addresses -> bytes, politely and within limits; the one door to aiohttp."""

from __future__ import annotations

import ipaddress
import socket
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp

from hub import __version__
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

CONNECT_SECONDS = 5
TOTAL_SECONDS = 30
LARGEST = 5_000_000
MOST_REDIRECTS = 5
STEP = 65_536
HTTP_OK = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long one answer may take, in seconds, and how large it may be once unpacked, in bytes."""

    connect: float = CONNECT_SECONDS
    total: float = TOTAL_SECONDS
    size: int = LARGEST


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a server sent: unpacked bytes, and the address they came from after redirects."""

    data: bytes
    url: str


def session(contact: str, limits: Limits, *, private: bool = False) -> aiohttp.ClientSession:
    """A client that says who we are, and that reaches the public internet only, unless `private` lets it go further."""
    return aiohttp.ClientSession(
        auto_decompress=False,
        connector=aiohttp.TCPConnector(socket_factory=_socket if private else _public_socket),
        headers={
            "Accept": "application/feed+json, application/json, application/atom+xml, application/rss+xml, */*;q=0.5",
            "Accept-Encoding": "gzip",
            "User-Agent": f"practice-hub/{__version__} (+{contact})",
        },
        timeout=aiohttp.ClientTimeout(total=limits.total, sock_connect=limits.connect),
        trust_env=True,
    )


async def get(client: aiohttp.ClientSession, url: str, limits: Limits) -> Answer:
    """One answer; raises SourceError in plain words for everything that can go wrong."""
    try:
        async with client.get(url, max_redirects=MOST_REDIRECTS) as response:
            if response.status != HTTP_OK:
                message = f"the server answered {response.status} {response.reason or ''}".rstrip()
                raise SourceError(message)
            packed = response.headers.get("Content-Encoding", "") == "gzip"
            data = await _collected(response.content.iter_chunked(STEP), limits.size, packed=packed)
            return Answer(data=data, url=str(response.url))
    except TimeoutError as error:
        message = f"no full answer within {limits.total:g} seconds"
        raise SourceError(message) from error
    except aiohttp.TooManyRedirects as error:
        message = f"the server redirects more than {MOST_REDIRECTS} times"
        raise SourceError(message) from error
    except (aiohttp.ClientError, OSError, zlib.error, ValueError) as error:
        message = f"it cannot be reached: {str(error) or type(error).__name__}"
        raise SourceError(message) from error


async def _collected(chunks: AsyncIterator[bytes], largest: int, *, packed: bool) -> bytes:
    """All chunks as one; stops at the first byte too many, also of a small answer that unpacks into a large one."""
    unpack = _unpacked(largest) if packed else lambda chunk: chunk
    parts: list[bytes] = []
    size = 0
    async for chunk in chunks:
        part = unpack(chunk)
        size += len(part)
        if size > largest:
            message = f"the answer is larger than {largest / 1_000_000:g} MB"
            raise SourceError(message)
        parts.append(part)
    return b"".join(parts)


def _unpacked(largest: int) -> Callable[[bytes], bytes]:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    return lambda chunk: unpacker.decompress(chunk, largest + 1)


def _public_socket(address_info: tuple[Any, ...]) -> socket.socket:
    """Called by aiohttp with every address just before it connects: after DNS, and again at every redirect."""
    host = address_info[4][0]
    if not is_public(host):
        message = f"{host} is an address on a private network; `private: true` in sources.yml allows it"
        raise OSError(message)
    return _socket(address_info)


def _socket(address_info: tuple[Any, ...]) -> socket.socket:
    family, kind, protocol, *_ = address_info
    return socket.socket(family, kind, protocol)


def is_public(host: str) -> bool:
    """Whether an IP address belongs to the public internet; an IPv4 address in IPv6 clothes is judged as itself."""
    address = ipaddress.ip_address(host.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or address
    return inner.is_global and not inner.is_multicast
