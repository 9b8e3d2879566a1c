"""What became of a message: known for certain, or said to be uncertain; a secret is never repeated."""

from __future__ import annotations

import os
import socketserver
import ssl
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from hub.deliver import ledger, smtp
from hub.errors import HubError
from tests import delivery
from tests.delivery import ISSUE, Relay
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aiosmtpd.smtp import SMTP, Envelope, Session

    from tests.delivery import Desk

NEXT = {
    "pending": "hub send --resume in a few minutes",
    "failed": "fix what was refused, then hub send --resume",
    "uncertain": "It may have left.",
    "sent": "Next: git commit",
}
MESSAGE = b"Subject: Oil\r\n\r\n.A lamp needs oil.\r\n"


def busy(relay: Relay) -> None:
    """Send everybody away at the door."""
    relay.greets = "421 4.3.2 Too many connections"


def full(relay: Relay) -> None:
    """Take no recipient for now."""
    relay.takes = "451 4.7.1 Try again later"


def strict(relay: Relay) -> None:
    """Take no recipient at all."""
    relay.takes = "550 5.7.1 Not a member"


def later(relay: Relay) -> None:
    """Refuse the message itself for now."""
    relay.data = "454 4.7.0 Temporary failure"


def never(relay: Relay) -> None:
    """Refuse the message itself."""
    relay.data = "554 5.6.0 Looks like spam"


def gone(relay: Relay) -> None:
    """Take the message and end the connection before the answer."""
    relay.drops = True


def silent(relay: Relay) -> None:
    """Take the message and answer later than anybody waits."""
    relay.seconds = 3


def slow(relay: Relay) -> None:
    """Answer late, and in time."""
    relay.seconds = 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("trouble", "state", "reply"),
    [
        (busy, "pending", "421 4.3.2 Too many connections"),
        (full, "pending", "451 4.7.1 Try again later"),
        (later, "pending", "454 4.7.0 Temporary failure"),
        (strict, "failed", "550 5.7.1 Not a member"),
        (never, "failed", "554 5.6.0 Looks like spam"),
        (gone, "uncertain", "no answer to the message: "),
        (silent, "uncertain", "no answer to the message: "),
        (slow, "sent", "250 2.0.0 Ok: queued"),
    ],
)
def test_what_a_server_says(desk: Desk, relay: Relay, trouble: Callable[[Relay], None], state: str, reply: str) -> None:
    """Decides the state; only what has certainly not left may be tried again, and then leaves once."""
    trouble(relay)
    done = desk.send()
    assert done.exit_code == (0 if state == "sent" else 1)
    assert done.stderr.splitlines()[-2].startswith(f"{state}: list {delivery.LIST} ({reply}")
    assert NEXT[state] in done.stderr
    assert desk.states() == [state]
    assert desk.issue.status == ("sent" if state == "sent" else "ready")
    vars(relay).update(vars(Relay()) | {"received": relay.received})
    before = len(relay.received)
    alone, again = desk.send(), desk.send("--resume")
    assert alone.exit_code == 1
    assert len(relay.received) == (before + 1 if state in {"pending", "failed"} else before)
    assert (again.exit_code == 0) == (state in {"pending", "failed"})


@pytest.mark.parametrize(("decision", "received", "status"), [("retry", 2, "sent"), ("leave", 1, "sent")])
def test_a_person_decides_what_is_uncertain(
    desk: Desk, relay: Relay, decision: str, received: int, status: str
) -> None:
    """After a look into the archive; hub names the message to look for, and does nothing by itself."""
    gone(relay)
    desk.send()
    relay.drops = False
    (entry,) = ledger.entries(ledger.database(desk.root))
    said = desk.send().stderr
    assert f"nobody knows whether {ISSUE} has left: no answer to the message" in said
    assert f"Look for {entry.message_id} where it went (list {delivery.LIST})" in said
    done = desk.send("--uncertain", decision)
    assert done.exit_code == 0, done.output
    assert (len(relay.received), desk.issue.status, desk.states()) == (received, status, ["sent"])


def test_no_server(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has left where nobody listens."""
    monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{free_port()}?starttls=no")
    assert "pending: " in desk.send().stderr
    assert desk.states() == ["pending"]


def test_without_an_address_of_a_server(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is begun, and the message says where to write it."""
    monkeypatch.delenv("HUB_SMTP_URL", raising=False)
    assert "HUB_SMTP_URL is not set; set it in the environment, or write a line" in desk.send().stderr
    assert desk.states() == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://relay.example.gov", smtp.Relay(host="relay.example.gov", port=587)),
        ("smtp://relay.example.gov:25?starttls=no", smtp.Relay(host="relay.example.gov", port=25, starttls=False)),
        (
            "smtps://ana%40example.gov:p%2Fw@relay.example.gov?timeout=9",
            smtp.Relay(
                host="relay.example.gov",
                port=465,
                is_encrypted=True,
                starttls=False,
                user="ana@example.gov",
                password="p/w",  # noqa: S106  no secret
                patience=9,
            ),
        ),
    ],
)
def test_the_address_of_a_server(url: str, expected: smtp.Relay) -> None:
    """Says how it is reached, and who asks."""
    assert smtp.relay(url) == expected
    assert "p/w" not in repr(expected)


@pytest.mark.parametrize(
    "url",
    [
        "relay.example.gov",
        "http://relay.example.gov",
        "smtp://",
        "smtp://u:hunter2@relay.example.gov:port",
        "smtp://u:hunter2@relay.example.gov?startls=no",
        "smtp://u:hunter2@relay.example.gov?starttls=maybe",
        "smtp://u:hunter2@relay.example.gov?timeout=0",
        "smtp://u:hunter2@relay.example.gov?timeout=soon",
        "smtp://u:hunter2@relay.example.gov?starttls",
        "smtp://u:hunter2@relay.example.gov?starttls=no",
        "smtp://u:hunter2@[relay",
    ],
)
def test_a_wrong_address_is_not_repeated(url: str) -> None:
    """It may hold a password."""
    with pytest.raises(HubError) as caught:
        smtp.relay(url)
    assert str(caught.value).startswith("HUB_SMTP_URL ")
    assert "hunter2" not in str(caught.value)


@pytest.fixture
def certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate for this machine, whose authority hub trusts."""
    authority = trustme.CA()
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def knows(_server: object, _session: object, _envelope: object, _mechanism: str, who: object) -> AuthResult:
    """Let one user in."""
    assert isinstance(who, LoginPassword)
    return AuthResult(success=who == LoginPassword(b"ana", b"hunter2"), handled=False)


@pytest.mark.parametrize(("password", "state"), [("hunter2", "sent"), ("hunter3", "failed")])
def test_a_login_goes_through_encryption(certificates: ssl.SSLContext, password: str, state: str) -> None:
    """The server sees the password only after STARTTLS; a wrong one is not repeated."""
    mailbox = Relay()
    server = Controller(
        mailbox,
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=certificates,
        require_starttls=True,
        auth_required=True,
        authenticator=knows,
    )
    server.start()
    try:
        relay = smtp.relay(f"smtp://ana:{password}@127.0.0.1:{server.port}")
        outcome = smtp.send(relay, "a@example.gov", "b@example.gov", MESSAGE)
    finally:
        server.stop()
    assert outcome.state == state
    assert password not in outcome.reply
    assert [message for *_, message in mailbox.received] == ([MESSAGE] if state == "sent" else [])


def test_encryption_from_the_start(certificates: ssl.SSLContext) -> None:
    """As port 465 has it."""
    mailbox = Relay()
    server = Controller(mailbox, hostname="127.0.0.1", port=free_port(), ssl_context=certificates)
    server.start()
    try:
        relay = smtp.relay(f"smtps://127.0.0.1:{server.port}")
        outcome = smtp.send(relay, "a@example.gov", "b@example.gov", MESSAGE)
    finally:
        server.stop()
    assert (outcome.state, len(mailbox.received)) == ("sent", 1)


@pytest.mark.parametrize("hello", [[], ["250-STARTTLS"]])
def test_without_encryption_nothing_is_said(relay: Relay, hello: list[str]) -> None:
    """Where the server has none, or has none at the moment (454), the message waits."""
    relay.hello = hello
    address = replace(smtp.relay(os.environ["HUB_SMTP_URL"]), starttls=True)
    outcome = smtp.send(address, "a@example.gov", "b@example.gov", MESSAGE)
    assert outcome.state == "pending"
    assert outcome.reply.startswith("454" if hello else "no connection: ")
    assert relay.received == []


class _Rude(socketserver.StreamRequestHandler):
    """Repeat what a client says, and refuse DATA."""

    def handle(self) -> None:
        self.wfile.write(b"220 rude\r\n")
        while line := self.rfile.readline():
            word = line.split()[0].upper()
            answers = {b"EHLO": b"250 rude", b"DATA": b"554 no data for hunter2", b"QUIT": b"221 bye"}
            self.wfile.write(answers.get(word, b"250 fine") + b"\r\n")


def test_a_server_that_refuses_before_the_message() -> None:
    """The message has not left, and the password that the server repeats is not shown."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Rude) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        relay = smtp.Relay(host="127.0.0.1", port=server.server_address[1], starttls=False, password="hunter2")  # noqa: S106
        outcome = smtp.send(relay, "a@example.gov", "b@example.gov", MESSAGE)
        server.shutdown()
    assert outcome == smtp.Outcome(state="failed", reply="554 no data for …")


class _HangsUp(delivery.Relay):
    """Takes one message on each connection, says so, and is gone."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Hang up once the answer is out."""
        answer = await super().handle_DATA(server, session, envelope)
        assert server.transport is not None
        server.loop.call_later(0.05, server.transport.close)
        return answer


@pytest.mark.parametrize("patience", [0, 0.3])
def test_a_server_that_hangs_up_between_two_messages(patience: float) -> None:
    """Is asked again before the next one leaves, so that one is never in doubt."""
    relay = _HangsUp()
    with delivery.running(relay) as address, smtp.Connection(smtp.relay(address)) as connection:
        states = []
        for _ in range(3):
            states.append(connection.send("a@example.gov", "b@example.gov", MESSAGE).state)
            threading.Event().wait(patience)
    assert states == ["sent"] * 3
    assert len(relay.received) == 3


def test_one_connection_takes_many_messages(relay: Relay) -> None:
    """Also after one that was refused, and after one that nobody answered."""
    with smtp.Connection(smtp.relay(os.environ["HUB_SMTP_URL"])) as connection:
        outcomes = []
        for trouble in (dict[str, object](), {"takes": "550 5.1.1 no"}, {}, {"drops": True}, {"greets": "421 no"}, {}):
            vars(relay).update(vars(Relay()) | {"received": relay.received} | trouble)
            outcome = connection.send("a@example.gov", "b@example.gov", MESSAGE)
            outcomes.append((outcome.state, outcome.stage))
    assert outcomes == [
        ("sent", "message"),
        ("failed", "recipient"),
        ("sent", "message"),
        ("uncertain", "message"),
        ("pending", "connection"),
        ("sent", "message"),
    ]


def test_a_server_that_forgets_nothing_is_asked_again() -> None:
    """One that refuses to begin anew (RSET) may still have the last reader in hand."""
    heard: list[bytes] = []

    class Stubborn(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            heard.append(b"(connection)")
            self.wfile.write(b"220 stubborn\r\n")
            while line := self.rfile.readline():
                heard.append(line.strip())
                answers = {b"EHLO": b"250 stubborn", b"RSET": b"500 no", b"DATA": b"354 go on", b"QUIT": b"221 bye"}
                self.wfile.write(answers.get(line.split()[0].upper(), b"250 fine") + b"\r\n")
                while line.startswith(b"data") and (words := self.rfile.readline()) != b".\r\n":
                    heard.append(words.strip())
                if line.startswith(b"data"):
                    self.wfile.write(b"250 taken\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Stubborn) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        relay = smtp.Relay(host="127.0.0.1", port=server.server_address[1], starttls=False)
        with smtp.Connection(relay) as connection:
            states = [connection.send("a@example.gov", "b@example.gov", MESSAGE).state for _ in range(2)]
        server.shutdown()
    assert states == ["sent", "sent"]
    assert heard.count(b"(connection)") == 2
