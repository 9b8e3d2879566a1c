"""A desk that is served to this machine, and a browser's part of the talk with it."""

from __future__ import annotations

import asyncio
import http.client
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from aiohttp import web

from hub.desk import access_guard, desk_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.desk.desk_server import Desk


@contextmanager
def running(root: Path, port: int = 0) -> Iterator[Desk]:
    """The desk of a hub, served until the block ends."""
    listener = desk_server.listening(port)
    desk = desk_server.opened(root, listener)
    ready, loop, ends = threading.Event(), asyncio.new_event_loop(), asyncio.Event()

    async def served() -> None:
        runner = web.AppRunner(desk_server.application(desk))
        await runner.setup()
        await web.SockSite(runner, listener).start()
        ready.set()
        await ends.wait()
        await runner.cleanup()

    thread = threading.Thread(target=loop.run_until_complete, args=(served(),))
    thread.start()
    ready.wait()
    try:
        yield desk
    finally:
        loop.call_soon_threadsafe(ends.set)
        thread.join()
        loop.close()


@dataclass(kw_only=True)
class Answered:
    """What came back: the status, the headers and the words."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:  # noqa: ANN401  whatever it holds
        """The words, read as JSON."""
        return json.loads(self.text)


@dataclass(kw_only=True)
class Visitor:
    """One who asks a desk as its own page does; `headers` are changed by a test that asks otherwise."""

    desk: Desk
    headers: dict[str, str] = field(default_factory=dict)

    def enter(self) -> Visitor:
        """Come in with the token, and keep the cookie."""
        answer = self.ask("GET", f"/?t={self.desk.guard.token}")
        self.headers["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]
        return self

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str | None) -> Answered:
        """Ask for something; a header that is None is left out. `Sec_Fetch_Site` stands for the name with hyphens."""
        given = self.headers | {"Host": f"{access_guard.HOST}:{self.desk.guard.port}"}
        given |= {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
        for name in (name.replace("_", "-") for name, value in headers.items() if value is None):
            given.pop(name, None)
        connection = http.client.HTTPConnection(access_guard.HOST, self.desk.guard.port)
        connection.putrequest(method, path, skip_host=True)
        for name, value in given.items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        found = Answered(status=answer.status, headers=dict(answer.getheaders()), text=answer.read().decode())
        connection.close()
        return found

    def read(self, path: str, **query: str) -> Any:  # noqa: ANN401  whatever it holds
        """What a view tells."""
        answer = self.ask("GET", f"/api/{path}?{urlencode(query)}")
        assert answer.status == http.HTTPStatus.OK, answer.text
        return answer.json

    def write(self, path: str, value: object, **headers: str | None) -> Answered:
        """Ask a view to change something."""
        own = {"Origin": self.desk.guard.origin, "Content_Type": "application/json", "X_Hub_Desk": "1"}
        return self.ask("POST", f"/api/{path}", json.dumps(value).encode(), **own | headers)
