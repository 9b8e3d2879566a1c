"""Mails that come back, each with what it means: replies of servers in the forms of many programs.

The forms are written after public descriptions of what each program sends, in words of ours.
"""

from __future__ import annotations

import mailbox
import tomllib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hub.members.mailing.bounces import Kind

DATA = Path(__file__).parent / "data"
TOKEN = "k3vqz7mpl2xw5rta"  # noqa: S105  of a return path, made up
RETURN_PATH = f"bounce+{TOKEN}@example.gov"
LOCAL = "ana.reader"
ADDRESS = f"{LOCAL}@example.org"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A mail, and what it says about its reader."""

    name: str
    kind: Kind
    mail: bytes


def replies() -> Iterator[tuple[Kind, str]]:
    """Every reply, with what it means."""
    known = tomllib.loads((DATA / "replies.toml").read_text("utf-8"))
    kinds: tuple[Kind, ...] = ("hard", "soft")
    for kind in kinds:
        yield from ((kind, reply.format(address=ADDRESS, local=LOCAL)) for reply in known[kind]["replies"])


ORIGINAL = f"""\
From: Our Update <update@example.gov>
To: {ADDRESS}
Subject: What members feel, when mail is returned
List-Id: <our-update.example.gov>
Message-ID: <2026-11-27.abc.{TOKEN}@example.gov>

Happy Friday. No such user was harmed, and no mailbox is full.
"""


def _headers(sender: str, subject: str, *more: str) -> str:
    lines = [f"From: {sender}", f"To: {RETURN_PATH}", f"Subject: {subject}", "MIME-Version: 1.0", *more]
    return "\n".join(lines) + "\n"


def _code(reply: str) -> str:
    """The enhanced code of a reply; one of the kind that programs invent where there is none."""
    second = reply[4:].split(maxsplit=1)[0]
    return second if second.count(".") == 2 and second[0] in "245" else f"{reply[0]}.0.0"


def _report(sender: str, subject: str, words: str, fields: str, *more: str) -> bytes:
    """A multipart/report (RFC 3462) with a machine's part."""
    kind = 'Content-Type: multipart/report; report-type=delivery-status; boundary="=b"'
    return (
        f"{_headers(sender, subject, kind, *more)}\n--=b\nContent-Type: text/plain; charset=utf-8\n\n{words}\n"
        f"--=b\nContent-Type: message/delivery-status\n\n{fields}\n"
        f"--=b\nContent-Type: message/rfc822\n\n{ORIGINAL}\n--=b--\n"
    ).encode()


def _plain(sender: str, subject: str, words: str, *more: str) -> bytes:
    return f"{_headers(sender, subject, *more)}\n{words}".encode()


def exim(reply: str) -> bytes:
    """Exim 4.9: a report whose status says little."""
    fields = (
        "Reporting-MTA: dns; mail.example.org\n\nAction: failed\n"
        f"Final-Recipient: rfc822;{ADDRESS}\nStatus: {reply[0]}.0.0\n"
        f"Remote-MTA: dns; mx.example.org\nDiagnostic-Code: smtp; {reply}\n"
    )
    words = f"A message that you sent has not reached one of its recipients.\n\n  {ADDRESS}\n    {reply}\n"
    return _report(
        "Mail Delivery System <Mailer-Daemon@mail.example.org>",
        "Mail delivery failed: returning message to sender",
        words,
        fields,
        f"X-Failed-Recipients: {ADDRESS}",
        "Auto-Submitted: auto-replied",
    )


def old_exim(reply: str) -> bytes:
    """Exim before it wrote reports: words, and a header of its own."""
    words = (
        "This message was created automatically by mail delivery software.\n\n"
        "A message that you sent could not be delivered to one or more of its\nrecipients. "
        f"This is a permanent error. The following address(es) failed:\n\n  {ADDRESS}\n"
        f"    SMTP error from remote mail server after RCPT TO:<{ADDRESS}>:\n"
        f"    host mx.example.org [192.0.2.1]: {reply}\n\n"
        f"------ This is a copy of the message, including all the headers. ------\n\n{ORIGINAL}"
    )
    return _plain(
        "Mail Delivery System <Mailer-Daemon@mail.example.org>",
        "Mail delivery failed: returning message to sender",
        words,
        f"X-Failed-Recipients: {ADDRESS}",
    )


def qmail(reply: str) -> bytes:
    """A qmail: the format QSBMF."""
    words = (
        "Hi. This is the qmail-send program at mail.example.org.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        f"<{ADDRESS}>:\n192.0.2.1 does not like recipient.\nRemote host said: {reply}\nGiving up on 192.0.2.1.\n\n"
        f"--- Below this line is a copy of the message.\n\n{ORIGINAL}"
    )
    return _plain("MAILER-DAEMON@mail.example.org", "failure notice", words)


def sendmail(reply: str) -> bytes:
    """A sendmail 8: a report with a transcript."""
    fields = (
        "Reporting-MTA: dns; mail.example.org\nArrival-Date: Fri, 27 Nov 2026 10:00:00 -0600\n\n"
        f"Final-Recipient: RFC822; {ADDRESS}\nAction: failed\nStatus: {_code(reply)}\n"
        f"Remote-MTA: DNS; mx.example.org\nDiagnostic-Code: SMTP; {reply}\n"
        "Last-Attempt-Date: Fri, 27 Nov 2026 10:00:01 -0600\n"
    )
    words = (
        f"   ----- The following addresses had permanent fatal errors -----\n<{ADDRESS}>\n"
        f"    (reason: {reply})\n\n   ----- Transcript of session follows -----\n"
        "... while talking to mx.example.org.:\n"
        f">>> RCPT To:<{ADDRESS}>\n<<< {reply}\n"
    )
    return _report(
        "Mail Delivery Subsystem <MAILER-DAEMON@mail.example.org>", "Returned mail: see transcript", words, fields
    )


def exchange(reply: str) -> bytes:
    """An Exchange Online: the reply within words of its own."""
    fields = (
        "Reporting-MTA: dns;frontend.example.org\nReceived-From-MTA: dns;example.gov\n\n"
        f"Final-Recipient: rfc822;{ADDRESS}\nAction: failed\nStatus: {_code(reply)}\n"
        f"Diagnostic-Code: smtp;{reply}\nX-Display-Name: Ana\n"
    )
    words = f"Your message to {ADDRESS} couldn't be delivered.\n\nRemote Server returned '{reply}'\n"
    return _report(
        "Microsoft Outlook <postmaster@example.org>",
        "Undeliverable: What members feel",
        words,
        fields,
        "X-MS-Exchange-Message-Is-Ndr:",
    )


def gmail(reply: str) -> bytes:
    """A Gmail: an image, a table, and a report."""
    fields = (
        "Reporting-MTA: dns; googlemail.example.org\nX-Original-Message-ID: <abc@example.gov>\n\n"
        f"Final-Recipient: rfc822; {ADDRESS}\nAction: failed\nStatus: {_code(reply)}\n"
        f"Remote-MTA: dns; mx.example.org. (192.0.2.1, the server for the domain example.org.)\n"
        f"Diagnostic-Code: smtp; {reply}\nLast-Attempt-Date: Fri, 27 Nov 2026 08:00:00 -0800 (PST)\n"
    )
    words = f"** Address not found **\n\nYour message wasn't delivered to {ADDRESS}.\n\nThe response was:\n\n{reply}\n"
    return _report(
        "Mail Delivery Subsystem <mailer-daemon@googlemail.example.org>",
        "Delivery Status Notification (Failure)",
        words,
        fields,
        "Auto-Submitted: auto-replied",
        f"X-Failed-Recipients: {ADDRESS}",
    )


def domino(reply: str) -> bytes:
    """A Lotus Domino: a report whose machine's part repeats the words."""
    fields = (
        "Reporting-MTA: dns;domino.example.org\n\n"
        f"Final-Recipient: rfc822;{ADDRESS}\nAction: failed\nStatus: {_code(reply)}\n"
        f"Diagnostic-Code: X-Notes; {reply}\n"
    )
    words = f"Your message\n\n  Subject: Hi\n\nis not with:\n\n  {ADDRESS}\n\nbecause:\n\n  {reply}\n"
    return _report("Postmaster <postmaster@example.org>", "DELIVERY FAILURE: it was not delivered", words, fields)


def courier(reply: str) -> bytes:
    """A Courier: the reply on lines of its own in the machine's part."""
    fields = (
        "Reporting-MTA: dns; courier.example.org\n\n"
        f"Final-Recipient: rfc822; {ADDRESS}\nAction: failed\nStatus: {_code(reply)}\n"
        f"Remote-MTA: dns; mx.example.org [192.0.2.1]\nDiagnostic-Code: smtp; {reply[:40]}\n {reply[40:]}\n"
    )
    words = (
        f"UNDELIVERABLE MAIL\n\nYour message to these recipients cannot be delivered:\n\n<{ADDRESS}>:\n<<< {reply}\n"
    )
    return _report('"Courier mail server at courier.example.org" <@>', "NOTICE: mail delivery status.", words, fields)


def old_exchange(reply: str) -> bytes:
    """An Exchange 5.5: words only."""
    words = (
        "Your message\n\n  To:      ana.reader\n  Subject: What members feel\n"
        "  Sent:    Fri, 27 Nov 2026 10:00:00 -0600\n\n"
        f"did not reach the following recipient(s):\n\n{ADDRESS} on Fri, 27 Nov 2026 10:00:01 -0600\n    {reply}\n"
    )
    return _plain("System Administrator <postmaster@example.org>", "Undeliverable: What members feel", words)


def groupwise(reply: str) -> bytes:
    """A mail gateway that writes a sentence of its own."""
    words = f"The message that you sent to {ADDRESS} was returned by the next server, which says:\n\n{reply}\n"
    return _plain("Mail Administrator <postmaster@gateway.example.org>", "Mail System Error - Returned Mail", words)


FORMS: tuple[Callable[[str], bytes], ...] = (
    *(exim, old_exim, qmail, sendmail, exchange, gmail, domino, courier, old_exchange, groupwise),
)


def in_forms() -> Iterator[Sample]:
    """Each reply in four of the forms, so that each form has replies of every kind."""
    for number, (kind, reply) in enumerate(replies()):
        for step in (0, 3, 4, 7):
            form = FORMS[(number + step) % len(FORMS)]
            yield Sample(name=f"{form.__name__}: {reply}", kind=kind, mail=form(reply))


def of_postfix() -> Iterator[Sample]:
    """What a Postfix wrote: its subject was the kind when `make_notifications.py` kept it."""
    with closing(mailbox.mbox(DATA / "postfix.mbox", create=False)) as box:
        for mail in box:
            kind: Any = mail["X-Kind"]
            del mail["X-Kind"]
            yield Sample(name=f"postfix: {mail['X-Case']}", kind=kind, mail=mail.as_bytes())


DELAYED = "Reporting-MTA: dns; mail.example.org\n\nFinal-Recipient: rfc822; {0}\nAction: delayed\nStatus: 4.4.1\n{1}"
DONE = "Reporting-MTA: dns; mail.example.org\n\nFinal-Recipient: rfc822; {0}\nAction: {1}\nStatus: 2.0.0\n"


def notices() -> Iterator[Sample]:
    """Notifications that nothing is wrong yet, or that a mail has arrived."""
    waits = (
        "Diagnostic-Code: smtp; connect to mx.example.org: Connection timed out\n",
        "",
        "Will-Retry-Until: later\n",
    )
    for more in waits:
        mail = _report(
            "MAILER-DAEMON@example.org",
            "Delayed Mail (still being retried)",
            "Still trying.",
            DELAYED.format(ADDRESS, more),
        )
        yield Sample(name=f"delayed: {more}", kind="soft", mail=mail)
    for action in ("delivered", "relayed", "expanded"):
        mail = _report(
            "MAILER-DAEMON@example.org", "Successful Mail Delivery Report", "It is there.", DONE.format(ADDRESS, action)
        )
        yield Sample(name=action, kind="auto-reply", mail=mail)
    warnings = ("Warning: message delayed 24 hours", "Warning: could not send message for past 4 hours")
    for subject in warnings:
        words = (
            "A program wrote this.\nA message that you sent has not yet been delivered to one or more of its\n"
            "recipients after more than 24 hours on the queue on mail.example.org.\n\n"
            f"The address to which the message has not yet been delivered is:\n\n  {ADDRESS}\n"
            "    Delay reason: mailbox is busy\n\nDelivery attempts will continue for some time.\n"
        )
        mail = _plain(
            "Mail Delivery System <Mailer-Daemon@mail.example.org>", subject, words, "Auto-Submitted: auto-replied"
        )
        yield Sample(name=subject, kind="soft", mail=mail)


ARF = """\
{0}
--=b
Content-Type: text/plain

This is a report of a mail that came from 192.0.2.7.
--=b
Content-Type: message/feedback-report

Feedback-Type: {1}
User-Agent: {2}
Version: {3}
Original-Rcpt-To: {4}
--=b
Content-Type: {5}

{6}
--=b--
"""


def complaints() -> Iterator[Sample]:
    """Reports of feedback (RFC 5965), and those of other kinds."""
    kind = 'Content-Type: multipart/report; report-type=feedback-report; boundary="=b"'
    head = _headers("Feedback <fbl@example.org>", "FW: What members feel", kind)
    meanings: tuple[tuple[str, Kind], ...] = (
        *(("abuse", "complaint"), ("fraud", "complaint"), ("virus", "complaint"), ("opt-out", "complaint")),
        *(("other", "complaint"), ("Abuse", "complaint"), ("not-spam", "unknown"), ("auth-failure", "unknown")),
    )
    agents = (("SomeGenerator/1.0", "1", "message/rfc822"), ("Reporter", "0.1", "text/rfc822-headers"))
    for named, meaning in meanings:
        for agent, version, returned in agents:
            mail = ARF.format(head, named, agent, version, RETURN_PATH, returned, ORIGINAL)
            yield Sample(name=f"feedback: {named}, {agent}", kind=meaning, mail=mail.encode())


AWAY = (
    ("Automatic reply: What members feel", "X-Auto-Response-Suppress: All"),
    ("Out of Office: What members feel", ""),
    ("Automatische Antwort: What members feel", ""),
    ("Abwesenheitsnotiz", "Auto-Submitted: auto-replied"),
    ("Réponse automatique : What members feel", ""),
    ("Respuesta automática: What members feel", "Auto-Submitted: auto-replied (vacation)"),
    ("Resposta automática: What members feel", ""),
    ("Risposta automatica: What members feel", ""),
    ("Automatisch antwoord: What members feel", ""),
    ("自動応答: What members feel", ""),
    ("Re: What members feel", "Auto-Submitted: auto-replied"),
    ("Re: What members feel", "Precedence: auto_reply"),
    ("Re: What members feel", "X-Autoreply: yes"),
    ("Re: What members feel", "X-Autorespond: What members feel"),
    ("Re: What members feel (I am on vacation)", "X-Vacation: yes"),
    ("I am on annual leave until 7 December", ""),
    ("Thank you for your email", "Auto-Submitted: auto-generated"),
    ("[Ticket 4711] We have received your message", "Auto-Submitted: auto-replied"),
)


def answers() -> Iterator[Sample]:
    """What programs, and then people, answer to a mail that has arrived."""
    words = "I am away until Monday. My account is not disabled, and my mailbox is not full. User unknown? Not me."
    for subject, field in AWAY:
        mail = _plain("Ana <ana.reader@example.org>", subject, words, *filter(None, [field]))
        yield Sample(name=f"away: {subject}, {field}", kind="auto-reply", mail=mail)
    receipt = 'Content-Type: multipart/report; report-type=disposition-notification; boundary="=b"'
    fields = f"Final-Recipient: rfc822;{ADDRESS}\nDisposition: manual-action/MDN-sent-manually; displayed\n"
    read = (
        f"{_headers(ADDRESS, 'Read: What members feel', receipt)}\n--=b\nContent-Type: text/plain\n\nRead.\n"
        f"--=b\nContent-Type: message/disposition-notification\n\n{fields}\n--=b--\n"
    )
    yield Sample(name="receipt", kind="auto-reply", mail=read.encode())
    people = (
        ("Re: What members feel", "Thank you, that was a good read. My old account is disabled, by the way."),
        ("Please remove me", "I do not want this mail any more. It is spam to me."),
        ("Question", "Who is the user that is unknown in your second article?"),
        ("Mailbox full of good things", "What a list! My mailbox is full of your newsletters."),
        ("", ""),
    )
    for subject, said in people:
        yield Sample(
            name=f"person: {subject}", kind="unknown", mail=_plain("Ana <ana.reader@example.org>", subject, said)
        )


def all_samples() -> tuple[Sample, ...]:
    """Every sample."""
    return (*of_postfix(), *in_forms(), *notices(), *complaints(), *answers())
