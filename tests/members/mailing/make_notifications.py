"""Let a Postfix write the notification for each reply of `data/replies.toml`, and keep what it wrote.

    python -m tests.members.mailing.make_notifications

The file is read by the tests; a test of `make mail` lets Postfix write them again.
"""

from __future__ import annotations

import email
import mailbox
import re
import smtplib
import time
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller

from tests import postfix
from tests.members.mailing import bounce_samples
from tests.servers import free_port

if TYPE_CHECKING:
    from aiosmtpd.smtp import SMTP, Envelope, Session

# Tries once, and gives up what was busy; then each notification is there within seconds.
SETTINGS = {"maximal_queue_lifetime": "0", "bounce_queue_lifetime": "1h", "notify_classes": ""}


class Refusing:
    """A server behind Postfix: it refuses reader number N with reply N, and keeps what comes back."""

    def __init__(self, replies: list[str]) -> None:
        self.replies, self.returned = replies, dict[int, bytes]()

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Refuse a reader; take what goes to a return path."""
        local = address.partition("@")[0]
        if local.startswith("reader"):
            return self.replies[int(local.removeprefix("reader"))]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a notification."""
        number = int(envelope.rcpt_tos[0].partition("+")[2].partition("x")[0])
        self.returned[number] = envelope.original_content or b""
        return "250 OK"


def notifications() -> list[bytes]:
    """What a Postfix writes for each of the replies."""
    replies = [reply for _, reply in bounce_samples.replies()]
    refusing = Refusing([_sent(reply) for reply in replies])
    server = Controller(refusing, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        with postfix.running(server.port, SETTINGS) as relay, smtplib.SMTP("127.0.0.1", relay.port) as client:
            for number in range(len(replies)):
                client.sendmail(
                    f"bounce+{number}x@example.gov", [f"reader{number}@example.org"], bounce_samples.ORIGINAL.encode()
                )
            until = time.monotonic() + 60
            while len(refusing.returned) < len(replies) and time.monotonic() < until:
                time.sleep(0.1)
    finally:
        server.stop()
    assert sorted(refusing.returned) == list(range(len(replies)))
    return [_cleaned(refusing.returned[number], number) for number in range(len(replies))]


# A reply of two lines.
LINES = re.compile(r"^(\d{3})-(.*) (?=\1 )")


def _sent(reply: str) -> str:
    """A reply as a server sends it: in ASCII, and of two lines where it says so."""
    return LINES.sub("\\1-\\2\r\n", reply).encode("ascii", "replace").decode()


WORDS = (
    (b"This is a MIME-enc", b"--=b"),
    (b"This is the mail system", b"<ana.reader"),
    (b"--=b\nContent-Description: Undelivered", b"--=b--"),
)


def _cleaned(mail: bytes, number: int) -> bytes:
    """A notification for the reader of the samples, without what is another each time."""
    known = mail.replace(b"\r\n", b"\n").replace(
        f"bounce+{number}x@".encode(), f"bounce+{bounce_samples.TOKEN}@".encode()
    )
    known = known.replace(f"reader{number}@example.org".encode(), bounce_samples.ADDRESS.encode())
    boundary = email.message_from_bytes(known).get_boundary() or ""
    known = known.replace(boundary.encode(), b"=b")
    known = re.sub(rb"\b[0-9A-F]{10,12}\b", b"0123456789", known)
    for begins, ends in WORDS:  # what Postfix says to people each time, and the mail itself
        known = known[: known.index(begins)] + known[known.index(ends, known.index(begins)) :]
    return re.sub(rb"(?m)^(?:Received|Date|Message-Id|Arrival-Date|Return-Path):.*\n(?:[\t ].*\n)*", b"", known)


def main() -> None:
    """Write the file."""
    kinds = [kind for kind, _ in bounce_samples.replies()]
    file = bounce_samples.DATA / "postfix.mbox"
    file.unlink(missing_ok=True)
    box = mailbox.mbox(file)
    for number, mail in enumerate(notifications()):
        message = mailbox.mboxMessage(mail)
        message["X-Kind"], message["X-Case"] = kinds[number], str(number)
        message.set_from("postfix", time.gmtime(0))
        box.add(message)
    box.close()


if __name__ == "__main__":
    main()
