"""One message -> a mail server, with what became of it; the one door to smtplib."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Self, TypeAlias
from urllib.parse import parse_qs, unquote, urlsplit

from hub.base import text
from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from types import TracebackType

Stage: TypeAlias = Literal["connection", "sender", "recipient", "message"]

VARIABLE = "HUB_SMTP_URL"
EXAMPLE = "smtp://USER:PASSWORD@HOST:587"
PORTS = {"smtp": 587, "smtps": 465}
# Seconds to connect, and to wait for the answer to a message (RFC 5321, section 4.5.3.2.6).
CONNECT, ANSWER = 30.0, 600.0
OK, FAILED = 250, 500
LONGEST_REPLY = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Relay:
    """Hold how a mail server is reached. `starttls` asks for encryption on a connection that begins without.

    `patience` is how long to wait for the answer to a message, in seconds.
    """

    host: str
    port: int
    is_encrypted: bool = False
    starttls: bool = True
    user: str = ""
    password: str = field(default="", repr=False)
    patience: float = ANSWER


OutcomeState: TypeAlias = Literal["sent", "pending", "failed", "uncertain"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """Hold what became of a message, and what the server said, or why there is no answer.

    `stage` is what it was said to: the connection, the sender, the recipient, or the message itself.
    """

    state: OutcomeState
    reply: str
    stage: Stage = "message"


def relay(address: str) -> Relay:
    """Return the server that HUB_SMTP_URL names; raises HubError, which quotes nothing of it."""
    try:
        url = urlsplit(address)
        options = {name: values[-1] for name, values in parse_qs(url.query, strict_parsing=bool(url.query)).items()}
        port, patience = url.port or PORTS[url.scheme], float(options.pop("timeout", ANSWER))
        starttls = {"yes": True, "no": False}[options.pop("starttls", "yes")]
    except (ValueError, KeyError):
        raise _no_address() from None
    if not url.hostname or options or patience <= 0:
        raise _no_address()
    found = Relay(
        host=url.hostname,
        port=port,
        is_encrypted=url.scheme == "smtps",
        starttls=starttls and url.scheme == "smtp",
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        patience=patience,
    )
    if found.password and not (found.is_encrypted or found.starttls):
        message = gettext(
            "%(variable)s would send its password for everybody to read; leave out `starttls=no`", variable=VARIABLE
        )
        raise HubError(message)
    return found


def _no_address() -> HubError:
    return HubError(
        gettext(
            "%(variable)s is not the address of a mail server; write %(example)s, or smtps:// for port 465",
            variable=VARIABLE,
            example=EXAMPLE,
        )
    )


def send(relay: Relay, sender: str, recipient: str, message: bytes) -> Outcome:
    """Give one message for one recipient to a server.

    `uncertain` is what had no answer once its bytes were on the way; `pending` and `failed` have certainly not left.
    """
    with Connection(relay) as connection:
        return connection.send(sender, recipient, message)


class Connection:
    """Give messages to a server, one after another; it is asked again where it had hung up before one of them."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._client: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say goodbye to whoever still listens."""
        if self._client:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._client.quit()
            self._client.close()

    def send(self, sender: str, recipient: str, message: bytes) -> Outcome:
        """Give one message for one recipient to the server, as the function of that name does."""
        stage: Stage = "connection"
        try:
            client = self._ready()
            stage = "sender"
            _expect(client.mail(sender))
            stage = "recipient"
            _expect(client.rcpt(recipient))
            stage = "message"
            return self._given(client, message)
        except smtplib.SMTPResponseException as error:
            if stage == "connection":
                self._lost()
            return self._refused(error.smtp_code, error.smtp_error, stage)
        except (OSError, smtplib.SMTPException) as error:
            self._lost()
            return Outcome(
                state="pending", reply=self._words(gettext("no connection: %(error)s", error=error)), stage="connection"
            )

    def _ready(self) -> smtplib.SMTP:
        """Return a client that has nothing in hand: the one that is there, if the server still listens to it."""
        if self._client:
            try:
                if self._client.rset()[0] == OK:
                    return self._client
            except (OSError, smtplib.SMTPException):
                pass
            self._lost()
        self._client = _client(self._relay)
        _greet(self._client, self._relay)
        return self._client

    def _lost(self) -> None:
        if self._client:
            self._client.close()
        self._client = None

    def _given(self, client: smtplib.SMTP, message: bytes) -> Outcome:
        assert client.sock is not None  # noqa: S101  it is connected
        client.sock.settimeout(self._relay.patience)
        try:
            code, reply = client.data(message)
        except smtplib.SMTPDataError:  # refused before the message
            raise
        except (OSError, smtplib.SMTPException) as error:
            self._lost()
            return Outcome(
                state="uncertain", reply=self._words(gettext("no answer to the message: %(error)s", error=error))
            )
        client.sock.settimeout(client.timeout)
        said = self._said(code, reply)
        return Outcome(state="sent", reply=said) if code == OK else self._refused(code, reply, "message")

    def _refused(self, code: int, reply: bytes | str, stage: Stage) -> Outcome:
        """Return what a refusal means: beginning with 4 it is for now, with 5 for good (RFC 5321, section 4.2.1)."""
        return Outcome(state="failed" if code >= FAILED else "pending", reply=self._said(code, reply), stage=stage)

    def _said(self, code: int, reply: bytes | str) -> str:
        words = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
        return self._words(f"{code} {words}")

    def _words(self, words: str) -> str:
        """Return words of a server on one line, without the password, should it repeat that."""
        secret = self._relay.password
        return text.shortened(text.one_line(words.replace(secret, "…") if secret else words), LONGEST_REPLY)


def _client(relay: Relay) -> smtplib.SMTP:
    """Connect, with encryption where that comes first."""
    seconds = min(CONNECT, relay.patience)
    if relay.is_encrypted:
        return smtplib.SMTP_SSL(relay.host, relay.port, timeout=seconds, context=ssl.create_default_context())
    return smtplib.SMTP(relay.host, relay.port, timeout=seconds)


def _greet(client: smtplib.SMTP, relay: Relay) -> None:
    """Encrypt and log in."""
    if relay.starttls:
        client.starttls(context=ssl.create_default_context())
    if relay.user:
        client.login(relay.user, relay.password)
    client.ehlo_or_helo_if_needed()


def _expect(answer: tuple[int, bytes]) -> None:
    code, reply = answer
    if code >= FAILED or code // 100 != OK // 100:
        raise smtplib.SMTPResponseException(code, reply)
