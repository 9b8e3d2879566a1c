"""One message -> a mail server, with what became of it; the one door to smtplib."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import parse_qs, unquote, urlsplit

from hub.base import text
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """Hold what became of a message, and what the server said, or why there is no answer."""

    state: OutcomeState
    reply: str


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
        message = f"{VARIABLE} would send its password for everybody to read; leave out `starttls=no`"
        raise HubError(message)
    return found


def _no_address() -> HubError:
    return HubError(f"{VARIABLE} is not the address of a mail server; write {EXAMPLE}, or smtps:// for port 465")


def send(relay: Relay, sender: str, recipient: str, message: bytes) -> Outcome:
    """Give one message for one recipient to a server.

    `uncertain` is what had no answer once its bytes were on the way; `pending` and `failed` have certainly not left.
    """
    try:
        with _session(relay) as client:
            _expect(client.mail(sender))
            _expect(client.rcpt(recipient))
            return _given(client, relay, message)
    except smtplib.SMTPResponseException as error:
        return _refused(error.smtp_code, error.smtp_error, relay)
    except (OSError, smtplib.SMTPException) as error:
        return Outcome(state="pending", reply=_words(f"no connection: {error}", relay))


def _given(client: smtplib.SMTP, relay: Relay, message: bytes) -> Outcome:
    assert client.sock is not None  # noqa: S101  it is connected
    client.sock.settimeout(relay.patience)
    try:
        code, reply = client.data(message)
    except smtplib.SMTPDataError:  # refused before the message
        raise
    except (OSError, smtplib.SMTPException) as error:
        return Outcome(state="uncertain", reply=_words(f"no answer to the message: {error}", relay))
    return Outcome(state="sent", reply=_said(code, reply, relay)) if code == OK else _refused(code, reply, relay)


@contextlib.contextmanager
def _session(relay: Relay) -> Iterator[smtplib.SMTP]:
    """Connect, encrypt and log in; says goodbye to whoever still listens."""
    seconds = min(CONNECT, relay.patience)
    context = ssl.create_default_context()
    if relay.is_encrypted:
        client: smtplib.SMTP = smtplib.SMTP_SSL(relay.host, relay.port, timeout=seconds, context=context)
    else:
        client = smtplib.SMTP(relay.host, relay.port, timeout=seconds)
    try:
        if relay.starttls:
            client.starttls(context=context)
        if relay.user:
            client.login(relay.user, relay.password)
        client.ehlo_or_helo_if_needed()
        yield client
        with contextlib.suppress(OSError, smtplib.SMTPException):
            client.quit()
    finally:
        client.close()


def _expect(answer: tuple[int, bytes]) -> None:
    code, reply = answer
    if code >= FAILED or code // 100 != OK // 100:
        raise smtplib.SMTPResponseException(code, reply)


def _refused(code: int, reply: bytes | str, relay: Relay) -> Outcome:
    """Return what a refusal means: one that begins with 4 is for now, one that begins with 5 for good (RFC 5321)."""
    return Outcome(state="failed" if code >= FAILED else "pending", reply=_said(code, reply, relay))


def _said(code: int, reply: bytes | str, relay: Relay) -> str:
    words = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    return _words(f"{code} {words}", relay)


def _words(words: str, relay: Relay) -> str:
    """Return words of a server on one line, without the password, should it repeat that."""
    shown = words.replace(relay.password, "…") if relay.password else words
    return text.shortened(text.one_line(shown), LONGEST_REPLY)
