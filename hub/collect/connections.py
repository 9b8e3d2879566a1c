"""Connections to servers and proxies: who is reached, and what is sent to whom; with `web` the door to aiohttp."""

from __future__ import annotations

import asyncio
import errno
import os
import re
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from hub import __version__
from hub.base.translation import gettext, noop
from hub.collect import dns_lookup, proxies, public_networks
from hub.errors import NotAskedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

    from hub.collect.http_client import Limits
    from hub.collect.proxies import Proxy

PROXY_WANTS_PASSWORD = 407  # only ever said by a proxy: RFC 9110, section 15.5.8
ACCEPTED = "application/feed+json, application/json, application/atom+xml, application/rss+xml, */*;q=0.5"
COOKIE_DOMAIN = re.compile(r";\s*domain\s*=[^;]*", re.IGNORECASE)


@dataclass(kw_only=True, slots=True)
class Client:
    """Hold two ways out: `direct` reaches servers; `by_proxy` reaches proxies, which may be on a private network.

    What a proxy is asked for is judged before it is sent, by `lookup` as far as names are known here (None: never);
    `knows_names` is False once no name server has answered in time.
    """

    direct: aiohttp.ClientSession
    by_proxy: aiohttp.ClientSession
    lookup: dns_lookup.Lookup | None
    limits: Limits
    knows_names: bool = True

    async def judge(self, host: str) -> None:
        """Raise OSError (EACCES) for a host on a private network, which a proxy must not be asked for."""
        if self.lookup is None:
            return
        spelled = public_networks.spelled(host)
        for address in [spelled] if spelled else await self._addresses(host, self.lookup):
            if not public_networks.is_public(address):
                raise _refusal(address)

    async def _addresses(self, host: str, lookup: dns_lookup.Lookup) -> list[str]:
        """Return the addresses of a host that are known here; none where nothing is known.

        Behind a proxy there may be no name server that knows the rest of the world.
        """
        if not self.knows_names:
            return []
        try:
            infos = await asyncio.wait_for(dns_lookup.ask(lookup, host, 0, socket.AF_UNSPEC), self.limits.connect)
        except TimeoutError:
            self.knows_names = False
            return []
        except (OSError, UnicodeError):
            return []
        return [address[0] for *_, address in infos]


class _OwnCookies(aiohttp.CookieJar):
    """Send cookies back to the host that set them, never to its neighbors.

    The attribute `Domain` is dropped; a cookie without it belongs to its host alone (RFC 6265, section 5.3).
    """

    def update_cookies_from_headers(self, headers: Sequence[str], response_url: Any) -> None:  # noqa: ANN401  yarl's
        super().update_cookies_from_headers([COOKIE_DOMAIN.sub("", header) for header in headers], response_url)


@asynccontextmanager
async def session(
    contact: str, limits: Limits, *, private: bool = False, lookup: dns_lookup.Lookup = dns_lookup.by_system
) -> AsyncIterator[Client]:
    """Yield a client that says who we are, and that reaches the public internet only, unless `private`.

    It goes through the proxy that the environment names, and never reads .netrc.
    """
    cookies = _OwnCookies()

    def way(socket_factory: Callable[[tuple[Any, ...]], socket.socket]) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            auto_decompress=False,
            connector=aiohttp.TCPConnector(resolver=_Resolver(lookup), socket_factory=socket_factory),
            cookie_jar=cookies,
            headers={
                "Accept": ACCEPTED,
                "Accept-Encoding": "gzip",
                "User-Agent": f"practice-hub/{__version__} (+{contact})",
            },
            timeout=aiohttp.ClientTimeout(total=limits.total, sock_connect=limits.connect),
        )

    async with way(any_socket if private else public_socket) as direct, way(any_socket) as by_proxy:
        yield Client(direct=direct, by_proxy=by_proxy, lookup=None if private else lookup, limits=limits)


class _Resolver(AbstractResolver):
    """Look up addresses for aiohttp without ever holding up the end of the program."""

    def __init__(self, lookup: dns_lookup.Lookup) -> None:
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return every address of a host, in aiohttp's form; raises OSError where it has none."""
        flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        return [
            ResolveResult(hostname=host, host=address[0], port=address[1], family=kind, proto=protocol, flags=flags)
            for kind, _, protocol, _, address in await dns_lookup.ask(self._lookup, host, port, family)
        ]

    async def close(self) -> None:
        """Do nothing: there is nothing to close."""


# What only a proxy can be the reason of, in a session that connects to nothing else; and what is in a tunnel as well.
PROXY_ERRORS = (aiohttp.ClientProxyConnectionError, aiohttp.ClientConnectorDNSError)
TUNNEL_ERRORS = (aiohttp.ConnectionTimeoutError, aiohttp.ServerDisconnectedError)


async def _once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Send a request that changes something; a lost answer is an error, for which aiohttp would send it again."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:  # it was not sent
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise aiohttp.ClientConnectionError(gettext(LOST)) from error


@asynccontextmanager
async def sent(
    client: Client, method: str, address: str, headers: Mapping[str, str], body: bytes | None = None
) -> AsyncIterator[aiohttp.ClientResponse]:
    """Yield what a server says to one request, whose `address` is as `urls.requested` gives it.

    No redirect is followed, and what has a `body` is never sent twice. Raises NotAskedError where a proxy is in between
    and does not answer, OSError (EACCES) for a private address.
    """
    middlewares = () if body is None else (_once,)
    proxy = proxies.of(address)
    if proxy is None:
        async with client.direct.request(
            method, address, data=body, headers=headers, allow_redirects=False, middlewares=middlewares
        ) as response:
            yield response
        return
    await client.judge(urlsplit(address).hostname or "")
    secret = {"Proxy-Authorization": proxy.credentials} if proxy.credentials else {}
    is_tunnel = address.startswith("https:")
    try:
        async with client.by_proxy.request(
            method,
            address,
            data=body,
            middlewares=middlewares,
            allow_redirects=False,
            headers={**headers, **({} if is_tunnel else secret)},
            proxy=proxy.url,
            proxy_headers=secret if is_tunnel else {},
        ) as response:
            if _is_of_proxy(response):
                raise _no_answer(proxy, said(response.status, response.reason))
            yield response
    except aiohttp.ClientHttpProxyError as error:
        raise _no_answer(proxy, said(error.status, error.message)) from error
    except PROXY_ERRORS as error:
        raise _no_answer(proxy, plainly(error, client.limits)) from error
    except TUNNEL_ERRORS as error:
        raise _no_answer(proxy, plainly(error, client.limits), is_tunnel=is_tunnel) from error


def _is_of_proxy(response: aiohttp.ClientResponse) -> bool:
    """Return whether a response comes from a proxy itself: a 407, or an error that a proxy marks as its own.

    Proxies mark errors with `Proxy-Status` (RFC 9209); Squid did so before with `X-Squid-Error`.
    """
    is_error = "error=" in response.headers.get("Proxy-Status", "") or "X-Squid-Error" in response.headers
    return is_error or response.status == PROXY_WANTS_PASSWORD


def _no_answer(proxy: Proxy, why: str, *, is_tunnel: bool = False) -> NotAskedError:
    said = noop("the proxy %(name)s, or the server behind it,") if is_tunnel else noop("the proxy %(name)s")
    who = gettext(said, name=proxy.name)
    is_locked = why.startswith(str(PROXY_WANTS_PASSWORD))
    fix = gettext("; write its user and password into the variable: http://USER:PASSWORD@…") if is_locked else ""
    return NotAskedError(
        gettext(
            "%(who)s does not answer: %(reason)s%(fix)s",
            who=who,
            reason=why.removeprefix(gettext(UNREACHED, reason="")),
            fix=fix,
        )
    )


def said(status: int, reason: str | None) -> str:
    """Return a status as a server gives it: `404 Not Found`."""
    return f"{status} {reason or ''}".rstrip()


LOST = noop("the connection was lost before the answer")
UNREACHED = noop("it cannot be reached: %(reason)s")
# The first kind that fits an error, and what to say of it.
PLAIN_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (aiohttp.ConnectionTimeoutError, noop("no connection within %(connect)s seconds")),
    (TimeoutError, noop("no full answer within %(total)s seconds")),
    (aiohttp.ClientPayloadError, noop("the answer ends too early")),
    (EOFError, noop("the answer ends too early")),
    (Exception, UNREACHED),
)


def plainly(error: Exception, limits: Limits) -> str:
    """Return what went wrong with a request, in words for a person."""
    words = next(words for kind, words in PLAIN_WORDS if isinstance(error, kind))
    return gettext(words, connect=f"{limits.connect:g}", total=f"{limits.total:g}", reason=_reason(error))


def _reason(error: Exception) -> str:
    """Return why there is no connection, in the system's words or our own.

    asyncio says only that the call failed.
    """
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, ConnectionError) and cause.errno:
        return os.strerror(cause.errno).lower()
    return str(getattr(cause, "strerror", None) or cause) or type(error).__name__


def public_socket(address_info: tuple[Any, ...]) -> socket.socket:
    """Return a socket for an address of the public internet; raise OSError (EACCES) for another.

    aiohttp asks for one just before it connects: after DNS, and again at every redirect.
    """
    host = address_info[4][0]
    if not public_networks.is_public(host):
        raise _refusal(host)
    return any_socket(address_info)


def _refusal(host: str) -> OSError:
    message = gettext(
        "%(host)s is an address on a private network; `private: true` in its source, or --private, allows it", host=host
    )
    return OSError(errno.EACCES, message)


def any_socket(address_info: tuple[Any, ...]) -> socket.socket:
    """Return a socket for an address, on a public or a private network."""
    family, kind, protocol, *_ = address_info
    return socket.socket(family, kind, protocol)
