"""Serve the desk to a browser on this machine."""

from __future__ import annotations

import asyncio
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aiohttp import web

from hub.base import json_codec, translation
from hub.base.translation import gettext, noop
from hub.config import hub_settings
from hub.desk import access_guard, desk_page, view_registry
from hub.desk.access_guard import AccessGuard
from hub.desk.desk_view import ViewDocument
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from hub.desk.desk_view import Answering

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LARGEST_BODY = 1024 * 1024
# What is said where aiohttp refuses a request; of other refusals its own words.
REFUSALS = {
    HTTPStatus.NOT_FOUND: noop("Not Found"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: noop("That is too large."),
}
# Browsers keep what an editor prefers by host and port, so that the desk is at the same one each week.
PORT = 8710


@dataclass(slots=True)
class Desk:
    """Hold a hub's folder, the language that it spoke when the desk was opened, who may ask, and where work is done.

    One thread does it in turn: what an editor decides first is saved first. What needs no turn has others.
    """

    root: Path
    language: str
    guard: AccessGuard
    in_turn: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, 1, "desk"))
    apart: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, 2, "desk-slow"))

    @property
    def address(self) -> str:
        """Return the address that opens the desk, once."""
        return f"{self.guard.origin}/?t={self.guard.token}"


def listening(port: int | None) -> socket.socket:
    """Return a socket that listens at a port of this machine; without one, at PORT or at any that is free.

    Raises HubError where the port cannot be used.
    """
    try:
        return socket.create_server((access_guard.HOST, PORT if port is None else port))
    except OSError as error:
        if port is None:
            return socket.create_server((access_guard.HOST, 0))
        message = gettext(
            "port %(port)s cannot be used: %(reason)s; choose another one with --port", port=port, reason=error.strerror
        )
        raise HubError(message) from error


def opened(root: Path, listener: socket.socket) -> Desk:
    """Return the desk of a hub at a socket that listens."""
    config, _ = hub_settings.attempt(root)
    guard = AccessGuard(port=listener.getsockname()[1], began=time.monotonic())
    return Desk(root=root, language=desk_page.language(config), guard=guard)


def serve(desk: Desk, listener: socket.socket) -> None:
    """Serve a desk until Ctrl-C."""
    web.run_app(application(desk), sock=listener, print=None, access_log=None)


def application(desk: Desk) -> web.Application:
    """Return the desk as an application of aiohttp."""
    made = web.Application(client_max_size=LARGEST_BODY, middlewares=[_guarded(desk)])
    made.router.add_get("/", partial(_page, desk))
    made.router.add_get("/static/{name:.+}", partial(_static, desk))
    made.router.add_get("/api/{view}/{name}", partial(_read, desk))
    made.router.add_post("/api/{view}/{name}", partial(_written, desk))
    made.on_cleanup.append(partial(_ended, desk))
    return made


async def _ended(desk: Desk, _: web.Application) -> None:
    """Wait for what is being saved."""
    desk.in_turn.shutdown()
    desk.apart.shutdown(cancel_futures=True)


def _guarded(desk: Desk) -> Any:  # noqa: ANN401  aiohttp names no type for a middleware
    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        with translation.speaking(desk.language):
            answer = await _let_in(desk, request, handler)
        for name, value in access_guard.HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    return guarded


async def _let_in(desk: Desk, request: web.Request, handler: Handler) -> web.StreamResponse:
    if refusal := desk.guard.is_strange(request.method, request.headers):
        return _said(*refusal)
    if token := request.query.get("t", "") if request.path == "/" else "":
        return _entered(desk, token)
    if desk.guard.is_closed(request.cookies):
        return _said(HTTPStatus.UNAUTHORIZED, gettext(access_guard.CLOSED))
    try:
        return await handler(request)
    except web.HTTPException as error:
        return _refused(HTTPStatus(error.status))


def _said(status: HTTPStatus, words: str) -> web.Response:
    return web.Response(status=status, text=f"{words}\n")


def _refused(status: HTTPStatus) -> web.Response:
    return _said(status, gettext(REFUSALS.get(status, status.phrase)))


def _entered(desk: Desk, token: str) -> web.Response:
    """Answer the address that was printed: the token leaves it, and a cookie takes its place."""
    if not desk.guard.redeem(token, time.monotonic()):
        return _said(HTTPStatus.UNAUTHORIZED, gettext(access_guard.CLOSED))
    answer = web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": "/"})
    answer.set_cookie(desk.guard.cookie, desk.guard.session, httponly=True, samesite="Strict", path="/")
    return answer


async def _page(desk: Desk, _: web.Request) -> web.Response:
    return await _worked(desk, desk.in_turn, desk_page.page, None)


async def _static(desk: Desk, request: web.Request) -> web.Response:
    name = request.match_info["name"]
    if made := desk_page.MADE.get(name):
        return await _worked(desk, desk.in_turn, made, None)
    if name not in desk_page.scripts():
        return _refused(HTTPStatus.NOT_FOUND)
    return web.Response(body=desk_page.scripts()[name].read_bytes(), content_type="text/javascript", charset="utf-8")


async def _read(desk: Desk, request: web.Request) -> web.Response:
    view, name = _asked(request)
    found = view and view.reads.get(name)
    if not view or not found:
        return _refused(HTTPStatus.NOT_FOUND)
    return await _worked(desk, desk.apart if name in view.slow else desk.in_turn, found, dict(request.query))


async def _written(desk: Desk, request: web.Request) -> web.Response:
    view, name = _asked(request)
    found = view and view.writes.get(name)
    if not view or not found:
        return _refused(HTTPStatus.NOT_FOUND)
    try:
        given = json_codec.decode(await request.read(), found.shape)
    except ValueError as error:
        return _said(HTTPStatus.UNPROCESSABLE_ENTITY, gettext("That cannot be read: %(reason)s", reason=error))
    return await _worked(desk, desk.apart if name in view.slow else desk.in_turn, found.answer, given)


def _asked(request: web.Request) -> tuple[Any, str]:
    views = {view.key: view for view in view_registry.VIEWS}
    return views.get(request.match_info["view"]), request.match_info["name"]


async def _worked(desk: Desk, where: ThreadPoolExecutor, answer: Answering, given: object) -> web.Response:
    """Do the work in a thread, and return what it gave, or what is wrong in words for the editor."""
    try:
        work = partial(_done, desk.root, answer, given)
        document = await asyncio.get_running_loop().run_in_executor(where, work)
    except HubError as error:
        return _said(HTTPStatus.CONFLICT, str(error))
    except OSError as error:
        file = error.filename or gettext("a file of the hub")
        return _said(HTTPStatus.CONFLICT, f"{file}: {error.strerror}")
    kind, _, charset = document.content_type.partition("; charset=")
    headers = access_guard.FRAMED_HEADERS if document.is_framed else access_guard.HEADERS
    return web.Response(body=document.content, content_type=kind, charset=charset or None, headers=headers)


def _done(root: Path, answer: Answering, given: object) -> ViewDocument:
    """Answer with the settings as they are now, in the hub's language; anything but a document becomes JSON."""
    config = hub_settings.load(root)
    with translation.speaking(desk_page.language(config)):  # here, for a thread does not know what its asker speaks
        found = answer(config, given)
    if isinstance(found, ViewDocument):
        return found
    words = json_codec.encode(found).encode()
    return ViewDocument(content_type=f"{access_guard.JSON}; charset=utf-8", content=words, is_framed=False)
