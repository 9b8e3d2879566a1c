"""The mail message: its headers as bytes, its parts, and that it survives a real server."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from typing import TYPE_CHECKING

from hub.newsletter import mail_message, render
from tests.mailserver import delivered

if TYPE_CHECKING:
    from email.message import EmailMessage

    from hub.content.models import Issue
    from hub.content.settings import Config


def parsed(message: bytes) -> EmailMessage:
    """The message as a mail program reads it."""
    return email.message_from_bytes(message, policy=policy.default)


def headers(message: bytes) -> dict[str, str]:
    """The raw header lines, unfolded by nobody."""
    lines = message.partition(b"\r\n\r\n")[0].decode("ascii").split("\r\n")
    return dict(line.split(": ", 1) for line in lines)


def test_headers(full: Issue, config: Config) -> None:
    """The message says who sends it, when, from which list, and how to come and leave; it names no reader."""
    found = headers(render.eml(full, config))
    mark = found.pop("Message-ID")
    boundary = found.pop("Content-Type")
    assert found == {
        "From": "GovCX Update <update@example.gov>",
        "Reply-To": "editors@example.gov",
        "To": "undisclosed-recipients:;",
        "Subject": "GovCX Update: why a survey is not a conversation",
        "Date": "Fri, 27 Nov 2026 09:00:00 -0500",
        "List-Id": "<govcx-update.govcx.example.gov>",
        "List-Archive": "<https://govcx.example.gov/newsletter/>",
        "List-Unsubscribe": "<https://govcx.example.gov/unsubscribe/>, <mailto:unsubscribe@example.gov>",
        "List-Post": "NO",
        "List-Help": "<mailto:editors@example.gov?subject=help>",
        "List-Owner": "<mailto:editors@example.gov>",
        "List-Subscribe": "<https://govcx.example.gov/join/>",
        "Precedence": "bulk",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
        "MIME-Version": "1.0",
        "Content-Language": "en",
    }
    assert re.fullmatch(r"<2026-11-27\.[0-9a-f]{24}@example\.gov>", mark)
    assert re.fullmatch(r'multipart/alternative; boundary="=_[0-9a-f]{32}"', boundary)


def test_an_edition_is_of_a_list_of_its_own(full: Issue, config: Config) -> None:
    """A mail program keeps it apart; what was on one topic is on the topic's page."""
    whole, one, two = (headers(render.faces(full, config, topics).eml) for topics in ((), ("a",), ("a", "b-c")))
    assert [found["List-Id"] for found in (whole, one, two)] == [
        "<govcx-update.govcx.example.gov>",
        "<a.govcx-update.govcx.example.gov>",
        "<a-b-c.govcx-update.govcx.example.gov>",
    ]
    site = "https://govcx.example.gov/"
    assert [found["List-Archive"] for found in (whole, one, two)] == [
        f"<{site}newsletter/>",
        f"<{site}topics/a/>",
        f"<{site}newsletter/>",
    ]
    assert len({found["Message-ID"] for found in (whole, one, two)}) == 3


def test_long_unsubscribe_stays_whole(full: Issue, config: Config) -> None:
    """An address longer than a line is neither folded nor encoded: mail programs offer no button for one that is."""
    long = "https://govcx.example.gov/unsubscribe/?token=" + "a" * 300
    changed = replace(config, newsletter=replace(config.newsletter, unsubscribe=long))
    found = headers(render.eml(full, changed))
    assert found["List-Unsubscribe"] == f"<{long}>, <mailto:unsubscribe@example.gov>"


def test_subject_in_any_language(full: Issue, config: Config) -> None:
    """A subject outside ASCII arrives as it was written, in encoded words of at most 75 characters (RFC 2047)."""
    subject = "GovCX Update: ¿cómo medimos la confianza de quienes no nos escriben…"
    message = render.eml(replace(full, subject=subject), config)
    assert parsed(message)["Subject"] == subject
    assert max(map(len, re.findall(rb"=\?[^ \r\n]+\?=", message))) <= 75


def test_parts(full: Issue, config: Config) -> None:
    """Both forms of the issue travel as they are, the text first, so that programs show the last they understand."""
    parts = list(parsed(render.eml(full, config)).iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    contents = [part.get_content().replace("\r\n", "\n") for part in parts]
    assert contents == [render.text(full, config), render.html(full, config)]


def test_lines_fit(issue: Issue, config: Config) -> None:
    """No line of a body is longer than quoted-printable allows, whatever the issue holds (RFC 2045, section 6.7)."""
    body = render.eml(issue, config).partition(b"\r\n\r\n")[2]
    assert max(map(len, body.split(b"\r\n"))) <= 76


def test_when_it_leaves(full: Issue, config: Config) -> None:
    """The date is that of the moment; a list is named; and the message stays the same message."""
    at = datetime(2026, 11, 26, 17, 3, tzinfo=UTC)
    plain, html = render.text(full, config), render.html(full, config)
    first, second = (
        parsed(mail_message.message(full, config, plain, html, to="list@example.gov", at=moment))
        for moment in (at, None)
    )
    assert (first["Date"].datetime, first["To"]) == (at, "list@example.gov")
    assert first["Date"] != second["Date"]
    assert first["Message-ID"] == second["Message-ID"]


def test_another_issue_is_another_message(full: Issue, config: Config) -> None:
    """Message-ID and boundary follow the content: a changed issue is recognised as another message."""
    first, second = (render.eml(issue, config) for issue in (full, replace(full, note="Hello.")))
    assert parsed(first)["Message-ID"] != parsed(second)["Message-ID"]
    assert parsed(first).get_boundary() != parsed(second).get_boundary()


def test_a_server_gets_the_same_bytes(issue: Issue, config: Config) -> None:
    """A real mail server receives exactly what was built."""
    message = render.eml(issue, config)
    assert delivered(message) == [message]
