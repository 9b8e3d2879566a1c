"""Mail servers around a sender: one counts what readers get, and one in the middle kills whom it listens to."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import socketserver
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller

from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from io import BufferedIOBase, BufferedReader

    from aiosmtpd.smtp import SMTP, Envelope, Session

# What Postfix calls a message that it has taken: with another name it was given to it twice.
QUEUED = re.compile(rb"\(Postfix\)\s+with E?SMTP id (\w+)")


class Readers:
    """The mailboxes of all readers: which messages each got, by the name that the server before it gave them."""

    def __init__(self, *, keeps: bool = False) -> None:
        self.got: dict[str, set[bytes]] = {}
        self.keeps, self.mails = keeps, dict[str, bytes]()
        self.senders: dict[str, str] = {}

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a message."""
        data = envelope.original_content or b""
        found = QUEUED.search(data[:2000])
        name = found[1] if found else str(time.monotonic_ns()).encode()
        for reader in envelope.rcpt_tos:
            self.got.setdefault(reader, set()).add(name)
            self.senders[reader] = str(envelope.mail_from)
            if self.keeps:
                self.mails[reader] = data
        return "250 OK"

    def twice(self) -> list[str]:
        """Who got more than one message."""
        return [reader for reader, names in self.got.items() if len(names) > 1]

    def wait(self, readers: set[str], seconds: float = 120) -> None:
        """Wait until each of these has got something, but not forever: a mail server sends what it has when it can."""
        until = time.monotonic() + seconds
        while not readers <= self.got.keys() and time.monotonic() < until:
            time.sleep(0.05)


@contextlib.contextmanager
def listening(readers: Readers) -> Iterator[int]:
    """Let readers' mailboxes take mail; the port."""
    server = Controller(readers, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        yield int(server.port)
    finally:
        server.stop()


class Between(socketserver.ThreadingTCPServer):
    """Passes on what a sender and its mail server say, and kills the sender in the middle of some of its messages.

    Each of `kills` is the number of a message, counted over all connections. It falls by turns after the first line of
    the message, in its middle, after its end, and after the answer that the sender does not get any more.
    """

    daemon_threads = True
    allow_reuse_address = True
    STAGES = ("first line", "middle", "end", "answer")

    def __init__(self, behind: int, kills: Sequence[int] = ()) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.behind, self.kills = behind, list(kills)
        self.pid: int | None = None
        self.killed: Counter[str] = Counter()
        self.messages = 0
        self.first: float | None = None
        self.lock = threading.Lock()

    def begins(self) -> str:
        """Count a message; at which of its stages its sender is killed, if at any."""
        with self.lock:
            self.first = self.first or time.monotonic()
            self.messages += 1
            if self.pid is None or not self.kills or self.messages < self.kills[0]:
                return ""
            self.kills.pop(0)
            return self.STAGES[self.killed.total() % len(self.STAGES)]

    def kill(self, stage: str) -> None:
        """Kill the sender, if it is still the one that began the message."""
        with self.lock:
            if self.pid is not None:
                os.kill(self.pid, signal.SIGKILL)
                self.killed[stage] += 1
                self.pid = None


class _Passing(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Between)
        between = self.server
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", between.behind)) as there:
            back = there.makefile("rb")
            _answer(back, self.wfile)
            for line in self.rfile:
                there.sendall(line)
                if _answer(back, self.wfile).startswith(b"354"):
                    self._message(between, there, back)

    def _message(self, between: Between, there: socket.socket, back: BufferedReader) -> None:
        stage = between.begins()
        lines: list[bytes] = []
        for line in self.rfile:
            lines.append(line)
            if (stage == "first line" and len(lines) == 1) or (stage == "middle" and len(lines) == 200):
                there.sendall(b"".join(lines))
                between.kill(stage)
            if line == b".\r\n":
                break
        else:
            return  # the sender is dead, and its message has no end
        there.sendall(b"".join(lines))
        if stage == "end":
            between.kill(stage)
        answer = _read(back)
        if stage == "answer":
            between.kill(stage)
        self.wfile.write(answer)


def _read(back: BufferedReader) -> bytes:
    """All lines of an answer."""
    lines = [back.readline()]
    while lines[-1][3:4] == b"-":
        lines.append(back.readline())
    if not lines[-1]:
        raise ConnectionResetError
    return b"".join(lines)


def _answer(back: BufferedReader, out: BufferedIOBase) -> bytes:
    answer = _read(back)
    out.write(answer)
    return answer


@contextlib.contextmanager
def between(behind: int, kills: Sequence[int] = ()) -> Iterator[Between]:
    """Start one."""
    with Between(behind, kills) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
