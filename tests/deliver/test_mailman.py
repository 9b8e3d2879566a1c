"""An issue goes to a real list: from hub to a mail server, from there to Mailman 3, and on to the members."""

from __future__ import annotations

import asyncio
import email
import time
from collections import Counter
from email import policy
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.controller import Controller

from hub.newsletter import render
from tests import mailman
from tests.delivery import LIST, WORDS, Desk, Relay
from tests.servers import free_port

if TYPE_CHECKING:
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, Session

pytestmark = pytest.mark.mail
MEMBERS = [f"member{number}@example.gov" for number in range(50)]
SENDER = "update@example.gov"


class Front(Relay):
    """The mail server that hub knows; it gives to Mailman what it takes."""

    def __init__(self, behind: mailman.Mailman) -> None:
        super().__init__()
        self.behind = behind

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a message, and pass it on."""
        message = envelope.original_content or b""
        recipients = list(envelope.rcpt_tos)
        await asyncio.to_thread(self.behind.take, str(envelope.mail_from), recipients, message)
        return await super().handle_DATA(server, session, envelope)


def waited(far: Relay, number: int) -> Counter[str]:
    """How often each member got a message, once so many have been delivered."""
    until = time.monotonic() + 60
    while sum(len(recipients) for _, recipients, _ in far.received) < number and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(1)  # for what would come twice
    return Counter(recipient for _, recipients, _ in far.received for recipient in recipients)


def once(mail: EmailMessage, name: str) -> str:
    """The value of a header that a message has once."""
    (value,) = mail.get_all(name, [])
    return str(value)


def test_an_issue_reaches_every_member_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unchanged where readers look, and with headers that are right after the list has written its own."""
    far = Relay()
    end = Controller(far, hostname="127.0.0.1", port=free_port())
    end.start()
    try:
        with mailman.running(LIST, SENDER, MEMBERS, end.port) as behind:
            front = Controller(Front(behind), hostname="127.0.0.1", port=free_port())
            front.start()
            try:
                monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{front.port}?starttls=no")
                done = desk.send()
                assert done.exit_code == 0, done.output
                assert waited(far, len(MEMBERS)) == Counter(MEMBERS)
                desk.write(WORDS)
                again = desk.send()
                assert (again.exit_code, "it never leaves twice" in again.stderr) == (1, True)
                assert waited(far, len(MEMBERS)) == Counter(MEMBERS)
            finally:
                front.stop()
    finally:
        end.stop()
    for *_, message in far.received:
        mail = email.message_from_bytes(message, policy=policy.default)
        assert once(mail, "List-Unsubscribe") == "<mailto:govcx-update-leave@lists.example.gov>"
        assert mail["List-Unsubscribe-Post"] is None
        assert once(mail, "List-Id") == "<govcx-update.lists.example.gov>"
        assert once(mail, "List-Post") == "NO"
        assert once(mail, "List-Help") == "<mailto:govcx-update-request@lists.example.gov?subject=help>"
        assert once(mail, "From") == "GovCX Update <update@example.gov>"
        assert once(mail, "To") == LIST
        assert mail["Date"].datetime.isoformat() == "2026-11-27T10:00:00-06:00"
        assert mail.defects == []
        html = mail.get_body(("html",))
        assert html is not None
        assert html.get_content().replace("\r\n", "\n") == render.html(desk.issue, desk.config)
