"""Settings and subjects of the mail that try to write headers of their own."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.content.models import Issue
from hub.errors import HubError
from hub.newsletter import render
from tests.security import ways_in
from tests.security.payloads import PAYLOADS
from tests.security.ways_in import front, quoted

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

BREAKS = (
    "Evil\r\nBcc: victim@example.org",
    "Evil\nBcc: victim@example.org\n",
    "Evil\rBcc: victim@example.org",
    "Evil\u2028Bcc: victim@example.org",
    "Evil\x0bBcc: victim@example.org",
    "Evil\0Bcc: victim@example.org",
    "=?utf-8?q?Evil=0D=0ABcc:_victim=40example.org?=",
    "=?utf-8?b?RXZpbA0KQmNjOiB2aWN0aW1AZXhhbXBsZS5vcmc=?=",
    "Evil =?utf-8?q?=0D=0A=0D=0A<b>?= words",
    "Evil <a@example.org>, victim@example.org",
    'Evil" <victim@example.org>, "',
    "Evil; Bcc: victim@example.org",
    "victim@example.org>, <mailto:victim@example.org",
)
MAILBOXES = {"from": "Lamp Letter <letter@example.gov>", "reply_to": "editors@example.gov",
             "unsubscribe_email": "leave@example.gov"}  # fmt: skip
ONE_EACH = ("From", "Reply-To", "Subject", "Date", "List-Id", "List-Archive", "List-Unsubscribe", "Message-ID")
USUAL = {
    "From", "Reply-To", "To", "Subject", "Date", "List-Id", "List-Archive", "List-Unsubscribe",
    "List-Post", "List-Help", "List-Owner", "List-Subscribe", "Precedence", "X-Auto-Response-Suppress", "Message-ID",
    "MIME-Version", "Content-Type", "Content-Language",
}  # fmt: skip


def sent(root: Path, **more: str) -> EmailMessage:
    """Return the message of an issue of a hub with this subject or these settings, as a mail program reads it."""
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    for name, value in MAILBOXES.items():
        text = text.replace(f"{name}: {value}", f"{name}: {more.get(name, value) and quoted(more.get(name, value))}")
    text = text.replace("name: Lamp Letter\n", f"name: {quoted(more.get('name', 'Lamp Letter'))}\n")
    file.write_text(text, "utf-8")
    path = "newsletters/2026-11-27.md"
    values = {"subject": more.get("subject", "Words"), "preheader": "Words", "status": "ready"}
    issue = loader.issue(front(values, "Words."), path, config := hub_settings.load(root))
    assert isinstance(issue, Issue)
    assert issue.day == date(2026, 11, 27)
    return message_from_bytes(render.eml(issue, config), policy=policy.default)


@pytest.mark.slow
@pytest.mark.parametrize("field", ["subject", "name", *MAILBOXES])
@pytest.mark.parametrize("text", BREAKS, ids=range(len(BREAKS)))
def test_no_text_writes_a_header(tmp_path: Path, field: str, text: str) -> None:
    """It is refused, or the message has each of its headers once and goes to and comes from whom it says."""
    root = ways_in.empty(tmp_path / "hub").root
    try:
        message = sent(root, **{field: text})
    except HubError:
        return
    assert set(message.keys()) == USUAL
    assert [len(message.get_all(name) or ()) for name in ONE_EACH] == [1] * len(ONE_EACH)
    assert [len(message[name].addresses) for name in ("From", "Reply-To")] == [1, 1]
    assert str(message["List-Unsubscribe"]).count("<") == 2
    assert "\n" not in "".join(map(str, message.values()))


@pytest.mark.slow
def test_no_payload_writes_a_header(tmp_path: Path) -> None:
    """Every payload as a subject: refused, or one header more than none."""
    root = ways_in.empty(tmp_path / "hub").root
    for payload in PAYLOADS:
        try:
            message = sent(root, subject=payload.text)
        except HubError:
            continue
        assert set(message.keys()) == USUAL, payload


def test_a_usual_mail_passes(tmp_path: Path) -> None:
    """A test that refuses everything would show nothing."""
    message = sent(ways_in.empty(tmp_path / "hub").root, subject="Würze & “Wörter”")
    assert (set(message.keys()), message["Subject"]) == (USUAL, "Würze & “Wörter”")
