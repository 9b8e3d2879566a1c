"""A real HTTP server on this machine that says what a test tells it to."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase

    Answer = Callable[[BufferedIOBase], object]


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Server(socketserver.ThreadingTCPServer):
    """Answers each path with what was set for it, byte for byte."""

    daemon_threads = True

    def __init__(self, address: str = "127.0.0.1") -> None:
        super().__init__((address, 0), _Handler)
        self.answers: dict[str, Answer] = {}
        self.heard: list[bytes] = []
        self.asked: list[str] = []

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.server_address[1]}{path}"

    def says(self, body: bytes, *headers: str, path: str = "/", status: str = "200 OK") -> str:
        """Answer a path in one go; its address."""
        lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers)
        head = "\r\n".join((*lines, "", "")).encode()
        return self.does(lambda out: out.write(head + body), path=path)

    def does(self, answer: Answer, path: str = "/") -> str:
        """Answer a path with what a function writes; its address."""
        self.answers[path] = answer
        return self.url(path)


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Server)
        method, path, _ = self.rfile.readline().decode().split()
        self.server.asked.append(f"{method} {path}")
        while header := self.rfile.readline().strip():
            self.server.heard.append(header)
        with contextlib.suppress(OSError):  # the client has heard enough
            self.server.answers[path](self.wfile)


@contextlib.contextmanager
def running(address: str = "127.0.0.1") -> Iterator[Server]:
    """A server on a free port of this machine, until the block ends."""
    with Server(address) as started:
        thread = threading.Thread(target=started.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield started
        finally:
            started.shutdown()
            thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on a free port of this machine, reached without a proxy."""
    monkeypatch.setenv("NO_PROXY", "*")
    with running() as started:
        yield started
