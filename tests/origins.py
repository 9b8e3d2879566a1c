"""Real servers and a real forward proxy on this machine that write down every header that reaches them."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator
    from io import BufferedIOBase

HOST = "127.0.0.1"
FEED = b'{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": []}'
PATIENCE_SECONDS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What reached a server: method, target, and headers by their names in lower case."""

    method: str
    target: str
    headers: dict[str, str]


class Origin(socketserver.ThreadingTCPServer):
    """Answers each path as it was told, with a feed where nothing was said; `heard` holds what it was asked."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__((HOST, 0), _Visit)
        self.tls = tls
        self.heard: list[Request] = []
        self.says: dict[str, tuple[str, tuple[str, ...], bytes]] = {}

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def url(self, path: str = "/", host: str = HOST, user: str = "") -> str:
        """The address of a path."""
        return f"{'https' if self.tls else 'http'}://{user}{host}:{self.port}{path}"

    def redirects(self, path: str, to: str, status: str = "302 Found") -> None:
        """Lead from a path to an address."""
        self.says[path] = (status, (f"Location: {to}",), b"")

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        """A visitor, behind TLS where there is a certificate; the handshake belongs to its own thread."""
        visitor, address = super().get_request()
        if self.tls:
            visitor = self.tls.wrap_socket(visitor, server_side=True, do_handshake_on_connect=False)
        return visitor, address


class _Visit(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Origin)
        with contextlib.suppress(OSError):  # whoever asks may have heard enough
            if request := read(self.rfile):
                self.server.heard.append(request)
                self.answer(request)

    def answer(self, request: Request) -> None:
        """Say what was set for the path."""
        assert isinstance(self.server, Origin)
        status, headers, body = self.server.says.get(request.target, ("200 OK", (), FEED))
        self.wfile.write(answer(status, *headers, body=body))


class Proxy(Origin):
    """Forwards what it is asked (RFC 9112, section 3.2.2) and opens tunnels; for it every name is on this machine.

    `refuses` is the status that it gives instead, with headers; `wants` is the Proxy-Authorization it asks for; with
    `hangs_up` it says nothing at all.
    """

    hangs_up = False
    refuses: tuple[str, ...] = ()
    wants: str | None = None

    def __init__(self) -> None:
        super().__init__()
        self.RequestHandlerClass = _Forwarding

    def variable(self, user: str = "") -> str:
        """What to write into http_proxy."""
        return f"http://{user}{HOST}:{self.port}"


class _Forwarding(_Visit):
    def answer(self, request: Request) -> None:
        assert isinstance(self.server, Proxy)
        if self.server.hangs_up:
            return
        if self.server.wants and request.headers.get("proxy-authorization") != self.server.wants:
            self.wfile.write(answer("407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="proxy"'))
        elif self.server.refuses:
            self.wfile.write(answer(*self.server.refuses))
        elif request.method == "CONNECT":
            with socket.create_connection((HOST, int(request.target.rpartition(":")[2])), PATIENCE_SECONDS) as there:
                self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                tunnel(self.connection, there)
        else:
            self.forward(request)

    def forward(self, request: Request) -> None:
        """Ask the server in its own words: without what was meant for the proxy."""
        parts = urlsplit(request.target)
        hidden = {"proxy-authorization", "connection"}
        headers = [f"{name}: {value}" for name, value in request.headers.items() if name not in hidden]
        lines = (f"{request.method} {parts.path} HTTP/1.1", *headers, "connection: close", "via: 1.1 proxy", "", "")
        with socket.create_connection((HOST, parts.port or 80), PATIENCE_SECONDS) as there:
            there.sendall("\r\n".join(lines).encode())
            while data := there.recv(65_536):
                self.wfile.write(data)


def read(lines: BufferedIOBase) -> Request | None:
    """The head of a request; None where nobody speaks."""
    first = lines.readline().decode("latin-1").split()
    if not first:
        return None
    headers: dict[str, str] = {}
    while line := lines.readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Request(method=first[0], target=first[1], headers=headers)


def answer(status: str, *headers: str, body: bytes = b"") -> bytes:
    """An answer in one piece, after which the connection ends."""
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers, "", "")
    return "\r\n".join(lines).encode("utf-8") + body


def tunnel(one: socket.socket, other: socket.socket) -> None:
    """Carry bytes both ways until both ends are done."""
    back = threading.Thread(target=_carry, args=(other, one))
    back.start()
    _carry(one, other)
    back.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def running(*servers: Origin) -> Iterator[None]:
    """Serve until the end of the block."""
    threads = [threading.Thread(target=server.serve_forever, args=(0.01,)) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for server, thread in zip(servers, threads, strict=True):
            server.shutdown()
            thread.join()
            server.server_close()
