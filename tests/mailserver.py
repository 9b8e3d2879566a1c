"""A real mail server on this machine that keeps what it is sent."""

from __future__ import annotations

import smtplib
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller

from tests.servers import free_port

if TYPE_CHECKING:
    from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """A mail server's memory: the bytes of each message."""

    def __init__(self) -> None:
        self.received: list[bytes] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the message."""
        self.received.append(envelope.original_content or b"")
        return "250 OK"


def delivered(message: bytes) -> list[bytes]:
    """What a server has received after this message was sent to it."""
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        with smtplib.SMTP(server.hostname, server.port) as client:
            client.sendmail("update@example.gov", ["reader@example.gov"], message)
    finally:
        server.stop()
    return mailbox.received
