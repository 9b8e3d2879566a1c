"""Mails that come back, and what they say about a reader."""

from __future__ import annotations

from collections import Counter

import pytest

from hub.members.mailing import bounces
from hub.members.mailing.bounces import Bounce
from tests.members.mailing import bounce_samples, make_notifications

CAPITALS = b"Delivered-To: Bounce+ABCDEFGH12345678@example.gov\n\n"
SAMPLES = bounce_samples.all_samples()


def test_of_three_hundred_mails_nearly_all_are_told_right() -> None:
    """At least 98 of 100 are, and no reader who could get the next mail is taken for one who never will."""
    found = [(sample, bounces.read(sample.mail)) for sample in SAMPLES]
    wrong = [(sample.kind, bounce.kind, sample.name) for sample, bounce in found if bounce.kind != sample.kind]
    assert len(found) >= 300
    assert len(wrong) <= len(found) * 0.02, wrong
    assert [one for one in wrong if one[1] == "hard"] == []
    assert {bounce.token for _, bounce in found} == {bounce_samples.TOKEN}


def test_every_kind_is_among_the_samples() -> None:
    """No kind is right only because nothing asked for it."""
    kinds = Counter(sample.kind for sample in SAMPLES)
    assert min(kinds.values()) >= 5
    assert set(kinds) == {"hard", "soft", "complaint", "auto-reply", "unknown"}


@pytest.mark.mail
def test_a_postfix_of_today_writes_the_same() -> None:
    """The notifications that are kept are those of a real server."""
    kept = {sample.name: bounces.read(sample.mail) for sample in bounce_samples.of_postfix()}
    written = make_notifications.notifications()
    assert {f"postfix: {number}": bounces.read(mail) for number, mail in enumerate(written)} == kept


def test_the_code_that_names_the_reason_is_kept() -> None:
    """What an editor can look up is the code of the server behind, not the one that the last program made of it."""
    reply = "550 5.1.1 <ana.reader@example.org>... User unknown"
    assert bounces.read(bounce_samples.exim(reply)) == Bounce(kind="hard", token=bounce_samples.TOKEN, status="5.1.1")


def test_of_two_recipients_the_worst_counts() -> None:
    """A report on several addresses says the worst of them."""
    groups = "".join(
        f"\nFinal-Recipient: rfc822; a@example.org\nAction: {action}\nStatus: {status}\n"
        for action, status in (("delivered", "2.0.0"), ("failed", "5.1.1"), ("delayed", "4.4.1"))
    )
    mail = (
        "From: MAILER-DAEMON@example.org\nContent-Type: multipart/report; boundary=b\n\n--b\n"
        f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; example.org\n{groups}\n--b--\n"
    )
    assert bounces.read(mail.encode()) == Bounce(kind="hard", status="5.1.1")


def test_what_nobody_can_decode_is_no_reason_to_break() -> None:
    """Headers, parts and formats that no standard knows are read as far as they go."""
    report = "From: MAILER-DAEMON@example.org\nSubject: Undelivered Mail\n"
    returned = (
        "Content-Type: text/plain; charset=x-nobody-knows\nContent-Transfer-Encoding: base64\n\nVXNlciB1bmtub3du\n"
    )
    assert bounces.read(f"{report}{returned}".encode()).kind == "hard"
    assert bounces.read(b"Subject: =?x-nobody-knows?b?AAAA?=\n\nWords\n").kind == "unknown"
    assert bounces.read(b"Content-Type: message/delivery-status\nSubject: \n").kind == "unknown"
    assert bounces.read(b"\xff\xfe\n\n\x00").kind == "unknown"
    assert bounces.read(b"").kind == "unknown"
    assert bounces.read(f"{report}Content-Type: image/png\n\nwords\n".encode()).kind == "soft"


def test_a_mail_that_is_built_to_break_a_parser_is_left_alone() -> None:
    """What nests parts without end, or never ends, takes a moment and says nothing."""
    nested = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 5000
    assert bounces.read(nested) == Bounce(kind="unknown")
    assert bounces.read(b"Subject: Undelivered\nFrom: MAILER-DAEMON\n\n" + b"mailbox " * 1_000_000).kind == "soft"


def test_a_mail_to_another_address_has_no_token() -> None:
    """What comes to the editors' own address is nobody's bounce."""
    tokens = (bounces.read(mail).token for mail in (b"To: editors@example.gov\n\n", CAPITALS))
    assert tuple(tokens) == ("", "abcdefgh12345678")


def test_a_library_that_breaks_on_a_strangers_mail_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its formats are those that nobody wrote down; what hub knows itself still counts."""
    import flufl.bounce

    def broken(_: object) -> None:
        raise UnicodeError

    monkeypatch.setattr(flufl.bounce, "all_failures", broken)
    reply = "550 5.1.1 <ana.reader@example.org>... User unknown"
    assert bounces.read(bounce_samples.qmail(reply)).kind == "hard"
