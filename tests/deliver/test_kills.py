"""A sender that dies in the middle, and two that begin at once: an issue never leaves twice, nor gets lost unnamed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socketserver
import threading
from typing import TYPE_CHECKING

import pytest

from tests.delivery import ISSUE, WORDS, Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from tests import delivery

pytestmark = pytest.mark.slow

COMMANDS = 4
ANSWERS = {b"EHLO": b"250 relay", b"DATA": b"354 go on", b"QUIT": b"221 bye"}


class DeadlyRelay(socketserver.ThreadingTCPServer):
    """A mail server that kills its client when it has read so many lines, and takes what reached it all the same.

    So every kill lies between the connection and the answer to the message.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.client: BaseProcess | None = None
        self.kill_at = self.lines = self.accepted = 0

    def heard(self) -> None:
        """Count a line, and kill the client where it is the one."""
        self.lines += 1
        if self.lines == self.kill_at:
            assert self.client is not None
            assert self.client.pid is not None
            os.kill(self.client.pid, signal.SIGKILL)


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, DeadlyRelay)
        relay, is_message = self.server, False
        try:
            self.wfile.write(b"220 relay\r\n")
            for line in self.rfile:
                relay.heard()
                if is_message and line != b".\r\n":
                    continue
                relay.accepted += is_message
                is_message = not is_message and line.upper().startswith(b"DATA")
                self.wfile.write(ANSWERS.get(line[:4].upper(), b"250 fine") + b"\r\n")
        except OSError:  # the client is dead
            pass


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch) -> Iterator[DeadlyRelay]:
    """The server, which hub knows of."""
    with DeadlyRelay() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{server.server_address[1]}?starttls=no")
        yield server
        server.shutdown()
        thread.join()


def _send(root: Path, environment: dict[str, str], words: tuple[str, ...]) -> None:
    from hub import cli

    os.environ.update(environment)
    cli.main(["--root", str(root), "send", "--yes", "--expect", "12", *words])


def sender(desk: Desk, *words: str) -> BaseProcess:
    """A process that is about to send the issue."""
    context = multiprocessing.get_context("forkserver")
    return context.Process(target=_send, args=(desk.root, dict(os.environ), words))


def begin_again(desk: Desk) -> None:
    """Forget what was sent."""
    for file in (desk.root / ".hub").glob("delivery.db*"):
        file.unlink()
    desk.write(WORDS)


@pytest.mark.parametrize("times", [3, pytest.param(60, marks=pytest.mark.kills)])
def test_a_sender_that_is_killed(desk: Desk, deadly: DeadlyRelay, times: int) -> None:
    """Whatever it had reached, the next command names what is uncertain, and a person settles it: once each time."""
    whole = sender(desk)
    whole.start()
    whole.join()
    assert (whole.exitcode, deadly.accepted, desk.states()) == (0, 1, ["sent"])
    last = deadly.lines - 1  # QUIT comes after the answer
    arrived = 0
    for number in range(times):
        begin_again(desk)
        deadly.accepted = deadly.lines = 0
        # By turns at a command (EHLO, MAIL, RCPT, DATA) and at a line of the message, the last of them its end.
        deadly.kill_at = last - number * (last - COMMANDS) // times if number % 2 else 1 + number // 2 % COMMANDS
        deadly.client = sender(desk)
        deadly.client.start()
        deadly.client.join()
        assert deadly.client.exitcode == -signal.SIGKILL, deadly.kill_at
        deadly.kill_at = 0
        told = desk.send().stderr
        assert f"nobody knows whether {ISSUE} has left" in told, deadly.lines
        assert desk.states() == ["uncertain"]
        arrived += deadly.accepted
        assert desk.send("--uncertain", "leave" if deadly.accepted else "retry").exit_code == 0
        assert (deadly.accepted, desk.states(), desk.issue.status) == (1, ["sent"], "sent")
    assert 0 < arrived < times


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.database)])
def shared(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger of the hub's own, and one on a server."""
    if request.param == "postgresql":
        empty: Callable[[], str] = request.getfixturevalue("postgres")
        monkeypatch.setenv("HUB_DATABASE_URL", empty())


def test_of_two_senders_one_runs(desk: Desk, relay: delivery.Relay, shared: None) -> None:  # noqa: ARG001  after the desk
    """Two processes begin at once, and the server is slow: one message, one row."""
    relay.seconds = 1
    both = [sender(desk), sender(desk)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(one.exitcode or 0 for one in both) == [0, 1]
    assert len(relay.received) == 1
    assert desk.states() == ["sent"]
