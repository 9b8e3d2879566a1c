"""The door on the web: join, confirm, choose, leave. It stores nothing but what a person has asked for.

A link in a mail is opened by scanners as well as by people, so GET, HEAD and OPTIONS change nothing anywhere, and a
button does. Only who has the mail has the token, so no cookie, no password and no session is needed.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import time
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import web

from hub.base import operating_system
from hub.base.translation import gettext
from hub.errors import HubError
from hub.members import (
    client_network,
    confirm_links,
    join_requests,
    leave_links,
    member_pages,
    member_store,
    timed_tokens,
    valid_address,
)
from hub.members.join_requests import JoinRequest, JoinRequests
from hub.members.mailing import returned_mail
from hub.members.member_pages import AddressForm
from hub.members.rate_limits import RateLimit
from hub.members.valid_address import InvalidAddressError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date, datetime

    from hub.content.settings import Config, MemberList
    from hub.members.client_network import Network
    from hub.members.member_metrics import DoorMetrics
    from hub.members.member_pages import Look
    from hub.members.member_store import Connection, Member

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LARGEST_BODY = 16 * 1024
FORM = "application/x-www-form-urlencoded"
# Seconds that a request may take, and those of them for the body of a form, which is one packet.
PATIENCE, BODY_PATIENCE = 20.0, 10.0
HOUR = 3600.0
# How often a network may ask to join in an hour: an agency has one address for all its people. Who has many networks
# may ask more often, but not use up what everybody has.
FROM_A_NETWORK = 30
FROM_A_SITE = 90
FROM_EVERYBODY = 600
# A person needs so long to fill in a form, and may leave it open.
FASTEST, STALE = timedelta(seconds=3), timedelta(days=1)
STAMP = "stamp"
# What may stand around a link in a text, and come along where it is copied; no token ends in one of these.
AROUND = " \t\r\n\xa0.,;:!?=<>()[]{}\"'`*|"
# Days.
PAUSES = ("0", "28", "91", "182")
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
HEADERS = {
    "Content-Security-Policy": f"{POLICY}frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
ASSETS = "public, max-age=3600"
# What aiohttp would log quotes requests, and a request may hold an address.
SILENT = logging.getLogger("hub.members.http")
SILENT.setLevel(logging.CRITICAL + 1)


@dataclass(kw_only=True, slots=True)
class MemberDoor:
    """Hold what the door knows: the settings, its look, the proxies that say where a request comes from, its limits."""

    config: Config
    members: MemberList
    requests: JoinRequests
    look: Look
    proxies: tuple[Network, ...] = ()
    networks: RateLimit = field(default_factory=partial(RateLimit, FROM_A_NETWORK, HOUR))
    sites: RateLimit = field(default_factory=partial(RateLimit, FROM_A_SITE, HOUR))
    everybody: RateLimit = field(default_factory=partial(RateLimit, FROM_EVERYBODY, HOUR))

    @property
    def host(self) -> str:
        """Return the name under which the door answers, with its port where it has one."""
        return urlsplit(self.members.address).netloc

    @property
    def metrics(self) -> DoorMetrics:
        """Return what is counted."""
        return self.requests.metrics


def application(door: MemberDoor) -> web.Application:
    """Return the door as an application of aiohttp."""
    made = web.Application(client_max_size=LARGEST_BODY, middlewares=[_guarded(door)])
    made.on_response_prepare.append(_headed)
    for path, read, written in (
        ("/join", partial(_address_form, only_link=False), partial(_asked, only_link=False)),
        ("/leave", partial(_address_form, only_link=True), partial(_asked, only_link=True)),
        ("/confirm/{token}", _confirm_form, _confirm),
        ("/preferences/{token}", partial(_choices, notice=""), _choose),
        ("/leave/{token}", partial(_choices, notice="leave"), _leave),
    ):
        made.router.add_get(path, partial(read, door))
        made.router.add_post(path, partial(written, door))
    made.router.add_get("/", partial(_address_form, door, only_link=False))
    made.router.add_get("/assets/door.css", partial(_asset, member_pages.sheet(door.look).encode(), "text/css"))
    made.router.add_get("/assets/mark", partial(_asset, door.look.mark, door.look.mark_type))
    made.cleanup_ctx.append(partial(_working, door.requests))
    return made


def inside(door: MemberDoor) -> web.Application:
    """Return what only the machine's own programs may ask: whether the door works, and what it counts."""
    made = web.Application()
    made.router.add_get("/health", partial(_health, door))
    made.router.add_get("/metrics", partial(_metrics, door))
    return made


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raises HubError where that is not possible."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        message = gettext(
            "%(host)s, port %(port)s, cannot be used: %(error)s; choose another one",
            host=host,
            port=port,
            error=error.strerror,
        )
        raise HubError(message) from error


def serve(door: MemberDoor, listener: socket.socket, inner: socket.socket) -> None:
    """Serve the door at one socket and its health and metrics at another, until Ctrl-C or SIGTERM."""
    asyncio.run(_serve(door, listener, inner))


async def _serve(door: MemberDoor, listener: socket.socket, inner: socket.socket) -> None:
    ended = asyncio.Event()
    operating_system.when_told_to_end(ended.set)
    async with contextlib.AsyncExitStack() as stack:
        for made, where in ((application(door), listener), (inside(door), inner)):
            runner = await started(made, where)
            stack.push_async_callback(runner.cleanup)
        await ended.wait()


async def started(made: web.Application, where: socket.socket) -> web.AppRunner:
    """Begin to serve an application at a socket, and return what ends it.

    Bodies stay as they came: a browser compresses no form, and two megabytes can be two gigabytes of one letter.
    """
    runner = web.AppRunner(made, access_log=None, logger=SILENT, auto_decompress=False)
    await runner.setup()
    await web.SockSite(runner, where).start()
    return runner


async def _working(requests: JoinRequests, _: web.Application) -> Any:  # noqa: ANN401  what aiohttp calls a context
    """Do what people ask for as long as the door is open; what is under way when it closes is ended first."""
    works = [asyncio.create_task(requests.work()) for _ in range(join_requests.WORKERS)]
    works.append(asyncio.create_task(requests.sweep()))
    yield
    for work in works:
        work.cancel()
    await asyncio.gather(*works, return_exceptions=True)
    requests.close()


def _guarded(door: MemberDoor) -> Any:  # noqa: ANN401  aiohttp names no type for a middleware
    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        answer = await _answered(door, request, handler)
        route = request.match_info.route.resource
        door.metrics.answer(route.canonical if route else "", answer.status)
        return answer

    return guarded


async def _headed(_: web.Request, answer: web.StreamResponse) -> None:
    """Add the headers of every answer, also to what aiohttp says by itself before it asks for a page.

    Which versions answer is nobody's business who looks for one with a hole.
    """
    answer.headers.popall("Server", None)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)


async def _answered(door: MemberDoor, request: web.Request, handler: Handler) -> web.StreamResponse:
    if request.headers.get("Host", "").lower() != door.host.lower():
        return _refused(door, HTTPStatus.MISDIRECTED_REQUEST)
    if request.method == "OPTIONS":
        return web.Response(status=HTTPStatus.NO_CONTENT, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
    try:
        async with asyncio.timeout(PATIENCE):
            return await handler(request)
    except web.HTTPException as error:  # no such page, or a body that is too large
        return _refused(door, error.status)
    except (HubError, TimeoutError) as error:
        door.requests.note(f"not answered: {error}", "")
        return _refused(door, HTTPStatus.SERVICE_UNAVAILABLE)
    except Exception as error:  # noqa: BLE001  its words may quote a request, and a request an address
        door.requests.note(f"not answered: {type(error).__name__}", "")
        return _refused(door, HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(words: str, status: int = HTTPStatus.OK) -> web.Response:
    return web.Response(text=words, content_type="text/html", charset="utf-8", status=status)


def _refused(door: MemberDoor, status: int) -> web.Response:
    return _page(member_pages.refused(door.config, status), status)


async def _asset(content: bytes, kind: str, _: web.Request) -> web.Response:
    return web.Response(body=content, content_type=kind, headers={"Cache-Control": ASSETS})


async def _address_form(door: MemberDoor, request: web.Request, *, only_link: bool) -> web.Response:
    form = AddressForm(stamp=_stamp(door, request), language=_language(request))
    return _page(member_pages.address(door.config, form, only_link=only_link))


async def _asked(door: MemberDoor, request: web.Request, *, only_link: bool) -> web.Response:
    """Take an address; what becomes of it shows in a mail, never in the answer."""
    given = await _form(request)
    if not _is_let_through(door, _network(door, request), time.monotonic()):
        return _refused(door, HTTPStatus.TOO_MANY_REQUESTS)
    language = member_pages.spoken(_field(given, "language"))
    form = AddressForm(stamp=_stamp(door, request), given=_field(given, "email"), language=language)
    sent = partial(member_pages.sent, door.config, language, only_link=only_link)
    page = partial(member_pages.address, door.config, only_link=only_link)
    try:
        address = valid_address.valid(form.given)
    except InvalidAddressError:
        return _page(page(replace(form, wrong=True)), HTTPStatus.UNPROCESSABLE_ENTITY)
    if _field(given, form.trap):
        door.metrics.event("trapped")
        return _page(sent())
    if not _is_by_a_person(door, request, _field(given, STAMP)):
        return _page(page(replace(form, again=True)))
    asked = JoinRequest(address=address, language=language, only_link=only_link)
    if not door.everybody.takes("", time.monotonic()) or not door.requests.put(asked):
        return _refused(door, HTTPStatus.SERVICE_UNAVAILABLE)
    door.metrics.event("asked")
    return _page(sent())


def _is_let_through(door: MemberDoor, network: str, now: float) -> bool:
    return door.networks.takes(network, now) and door.sites.takes(client_network.site(network), now)


def _is_by_a_person(door: MemberDoor, request: web.Request, stamp: str) -> bool:
    """Say whether a form was open for as long as a person needs, or is that of the site in a browser.

    A program can do both, but must be made for this door; others see a page that asks for one more click.
    """
    site = urlsplit(door.config.site_url)
    if request.headers.get("Origin") == f"{site.scheme}://{site.netloc}":
        return True
    found = timed_tokens.read(door.requests.keyring, STAMP, stamp, door.requests.now(), STALE)
    return found is not None and found[0] == _network(door, request) and found[1] >= FASTEST


def _stamp(door: MemberDoor, request: web.Request) -> str:
    return timed_tokens.made(door.requests.keyring, STAMP, _network(door, request), door.requests.now())


def _network(door: MemberDoor, request: web.Request) -> str:
    return client_network.of(request.remote or "", request.headers.getall("X-Forwarded-For", []), door.proxies)


async def _confirm_form(door: MemberDoor, request: web.Request) -> web.Response:
    token, language = _token(request), _language(request)
    if confirm_links.request(door.requests.keyring, token, door.requests.now()) is None:
        return _page(member_pages.ended(door.config, language), HTTPStatus.NOT_FOUND)
    return _page(member_pages.confirm(door.config, token, language))


async def _confirm(door: MemberDoor, request: web.Request) -> web.Response:
    requests = door.requests
    asked = confirm_links.request(requests.keyring, _token(request), requests.now())
    reader = await requests.ask(partial(_confirmed, requests, asked)) if asked else None
    if reader is None:
        return _page(member_pages.ended(door.config), HTTPStatus.NOT_FOUND)
    _noted(door, "confirmed", reader.id)
    token = leave_links.token(requests.keyring, reader.id)
    return _page(member_pages.preferences(door.config, token, reader, "new"))


def _confirmed(requests: JoinRequests, asked: tuple[str, datetime], connection: Connection) -> Member | None:
    """Make a reader of who asked; what came back of their mail before counts no more, for this one has arrived."""
    reader = member_store.confirm(connection, *asked, requests.keyring, requests.now())
    if reader:
        returned_mail.forget(connection, reader.id)
    return reader


async def _choices(door: MemberDoor, request: web.Request, notice: str) -> web.Response:
    member = _member(door, request)
    return await _shown(door, request, member, notice)


async def _choose(door: MemberDoor, request: web.Request) -> web.Response:
    """Save the topics and the pause of a reader."""
    member = _member(door, request)
    given = await _form(request)
    known = {topic.slug for topic in door.config.topics}
    topics = known & set(given.get("topic", ()))
    pause = _field(given, "pause")

    def change(connection: Connection) -> bool:
        if pause in PAUSES:
            until = _today(door) + timedelta(days=int(pause)) if int(pause) else None
            member_store.pause(connection, member, until)
        return member_store.set_topics(connection, member, topics)

    if await door.requests.ask(change):
        _noted(door, "chosen", member)
    return await _shown(door, request, member, "saved")


async def _leave(door: MemberDoor, request: web.Request) -> web.Response:
    """Take a reader off the list: a person pressed the button, or their mail program did (RFC 8058).

    The body is not read, because nothing in it matters; who has left already gets the same answer.
    """
    member = _member(door, request)
    requests = door.requests

    def leave(connection: Connection) -> str | None:
        reader = member_store.by_id(connection, member)
        member_store.leave(connection, member, requests.keyring, requests.now())
        return reader.language if reader else None

    language = await requests.ask(leave)
    if language is not None:
        _noted(door, "left", member)
    return _page(member_pages.left(door.config, language or ""))


def _language(request: web.Request) -> str:
    """Return the language that an address names, "" for none in which the pages can be."""
    return member_pages.spoken(request.query.get("language", ""))


def _today(door: MemberDoor) -> date:
    return door.requests.now().astimezone(door.config.timezone).date()


def _token(request: web.Request) -> str:
    """Return the token in the address, without what was copied along with it."""
    return request.match_info["token"].strip(AROUND)


def _member(door: MemberDoor, request: web.Request) -> str:
    """Return the id of the member whose token is in the address; raises HTTPNotFound for any other word."""
    found = leave_links.member(door.requests.keyring, _token(request))
    if found is None:
        raise web.HTTPNotFound
    return found


async def _shown(door: MemberDoor, request: web.Request, member: str, notice: str) -> web.Response:
    reader = await door.requests.ask(lambda connection: member_store.by_id(connection, member))
    if reader is None:
        return _page(member_pages.gone(door.config))
    if reader.paused_until and reader.paused_until <= _today(door):
        reader = replace(reader, paused_until=None)  # it is over
    return _page(member_pages.preferences(door.config, _token(request), reader, notice))


async def _form(request: web.Request) -> dict[str, list[str]]:
    """Return the fields of a form as a browser sends it; raises HTTPBadRequest for anything else."""
    if request.content_type != FORM:
        raise web.HTTPBadRequest
    try:
        async with asyncio.timeout(BODY_PATIENCE):
            return parse_qs(await request.text(), keep_blank_values=True)
    except (ValueError, LookupError, TimeoutError, web.RequestPayloadError) as error:
        raise web.HTTPBadRequest from error


def _field(given: dict[str, list[str]], name: str) -> str:
    return next(iter(given.get(name, ())), "")


def _noted(door: MemberDoor, event: str, member: str) -> None:
    door.metrics.event(event)
    door.requests.note(event, member)


async def _health(door: MemberDoor, _: web.Request) -> web.Response:
    return await _told(door, lambda _: "ok\n")


async def _metrics(door: MemberDoor, _: web.Request) -> web.Response:
    return await _told(door, partial(door.metrics.exposition, door.requests.waiting))


async def _told(door: MemberDoor, words: Callable[[dict[str, int]], str]) -> web.Response:
    """Answer with words about the list as it is, or with what is wrong with it."""
    try:
        return web.Response(text=words(await door.requests.ask(member_store.counts)))
    except HubError as error:
        return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text=f"{error}\n")
