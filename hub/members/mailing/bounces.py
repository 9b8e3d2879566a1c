"""A mail that came back -> what it says about a reader: RFC 3464 and 5965 first, then what flufl.bounce knows.

    hard         the address takes no mail, and never will
    soft         not this time: a full mailbox, a busy server, a mail that was not wanted
    complaint    the reader pressed "spam"
    auto-reply   a program answered a mail that has arrived
    unknown      none of these

A wrong `hard` takes a reader's newsletter away, and a wrong `soft` costs one more mail. So only what names the address
is hard, and what gives no reason is soft.
"""

from __future__ import annotations

import contextlib
import email
import re
import tomllib
from dataclasses import dataclass
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Kind: TypeAlias = Literal["hard", "soft", "complaint", "auto-reply", "unknown"]

# What is longer is cut: the reason is at the beginning.
LONGEST = 500_000
# Python's parser calls itself for each part within a part.
NESTS = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.MULTILINE | re.IGNORECASE)
MOST_NESTED = 30
# How much of what a server says is read for its reason.
REASON = 3_000
RETURN_PATH = re.compile(r"\+([a-z0-9]{16,64})\"?@", re.IGNORECASE)
RECIPIENTS = ("X-Original-To", "Delivered-To", "Envelope-To", "To")
# What names the return path within a report that came to another address: a field of ARF, and of the mail itself.
WITHIN = ("Original-Mail-From", "Return-Path")
# RFC 3463; where a program writes its number of three digits beside it, that is no part of it.
ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
REPLY = re.compile(r"(?<![\d.])([245]\d\d)(?=[ -])(?!-?bytes)")
# That the address takes no mail: no mailbox, no domain, a mailbox that was closed or has moved (RFC 3463, 7505).
NO_ADDRESS = {"5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.1.6", "5.1.10", "5.2.1", "5.4.310"}
# Codes that programs give for all kinds of reasons, so that the words beside them decide.
VAGUE = {"5.0.0", "5.0.1", "5.1.0", "5.2.0", "5.3.0", "5.4.0", "5.4.1", "5.4.4", "5.5.0", "5.5.1", "5.7.1"}
# RFC 7504: a host that takes no mail, and a domain that does not.
NO_MAIL = {"521", "556"}
RECEIPT = "disposition-notification"
ARRIVED = {"delivered", "relayed", "expanded"}
COMPLAINTS = {"abuse", "fraud", "virus", "opt-out", "other"}
# Names of hosts and addresses, in which words say nothing of the reason.
NAMES = re.compile(r"https?://\S+|<?[\w.+=-]+@[\w.-]+>?|\b[\w-]+(?:\.[\w-]+)+")
DAEMON = re.compile(
    r"mailer-?daemon|postmaster|mail (?:delivery|administrator)|mdaemon|microsoftexchange|<>", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounce:
    """Hold what a mail that came back says; `token` is of the return path it came to, `status` an enhanced code.

    The codes are those of RFC 3463; "" where it names none.
    """

    kind: Kind
    token: str = ""
    status: str = ""


def read(data: bytes) -> Bounce:
    """Return what a mail says that came to a return path."""
    if len(NESTS.findall(data[:LONGEST])) > MOST_NESTED:
        return Bounce(kind="unknown")
    message = email.message_from_bytes(data[:LONGEST], policy=policy.compat32)
    found = next(filter(None, (look(message) for look in LOOKS)), ("unknown", ""))
    return Bounce(kind=found[0], token=_token(message), status=found[1])


def _token(message: Message) -> str:
    """Return the token of the return path to which a mail came, or that a report names; "" where there is none.

    Services send complaints to the one address that they were told.
    """
    came = (value for name in RECIPIENTS for value in message.get_all(name, ()))
    named = (value for part in _within(message) for name in WITHIN for value in part.get_all(name, ()))
    found = next(filter(None, (RETURN_PATH.search(str(field)) for field in (*came, *named))), None)
    return found[1].lower() if found else ""


def _within(message: Message) -> Iterator[Message]:
    """Yield what a mail holds beside itself; of a mail that came back, also where only its headers did."""
    for part in [*message.walk()][1:]:
        yield part
        if part.get_content_type() == "text/rfc822-headers":
            yield email.message_from_string(_text(part), policy=policy.compat32)


def _complaint(message: Message) -> tuple[Kind, str] | None:
    """Read a report of feedback (ARF, RFC 5965)."""
    for part in message.walk():
        if part.get_content_type() == "message/feedback-report":
            kinds = {_header(fields, "Feedback-Type").lower() for fields in _inner(part)}
            return ("complaint" if kinds & COMPLAINTS else "unknown"), ""
    return None


def _notification(message: Message) -> tuple[Kind, str] | None:
    """Read a delivery status notification (RFC 3464): of several recipients, the one that fares best.

    A mail has one reader, so these are whom the reader's address leads to: it takes mail as long as one of them does.
    """
    found = [_status(fields) for fields in _recipients(message)]
    return max(found, key=lambda one: BEST.index(one[0]), default=None)


BEST: tuple[Kind, ...] = ("hard", "soft", "auto-reply")


def _recipients(message: Message) -> Iterator[Message]:
    """Yield the fields of each recipient; the first group of fields is about the mail."""
    for part in message.walk():
        if part.get_content_type() in {"message/delivery-status", "message/global-delivery-status"}:
            yield from (fields for fields in _inner(part) if fields["Action"])


def _inner(part: Message) -> Iterator[Message]:
    """Yield the groups of fields in a machine's part, which Python reads as messages within it."""
    payload = part.get_payload()
    yield from (group for group in (payload if isinstance(payload, list) else ()) if isinstance(group, Message))


def _status(fields: Message) -> tuple[Kind, str]:
    action = _header(fields, "Action").split("(")[0].strip().lower()
    if action in ARRIVED:
        return "auto-reply", ""
    kind, status = reason(_header(fields, "Diagnostic-Code"), ENHANCED.findall(_header(fields, "Status")))
    return ("soft" if action == "delayed" else kind), status


def reason(words: str, named: Iterable[str] = ()) -> tuple[Kind, str]:
    """Return what a server's words mean, and the code that says so; codes may be `named` apart from them."""
    words = words[:REASON]
    codes = [*named, *ENHANCED.findall(words)]
    replies = REPLY.findall(words)
    telling = next((code for code in codes if code not in VAGUE), codes[0] if codes else "")
    if any(code.startswith("4") for code in (*codes, *replies)):
        return "soft", telling
    if telling in NO_ADDRESS or NO_MAIL.intersection(replies):
        return ("soft" if _fits("soft", NAMES.sub("", words)) else "hard"), telling
    if telling and telling not in VAGUE:
        return "soft", telling
    return ("hard" if _fits("hard", words) and not _fits("soft", words) else "soft"), telling


def _automatic(message: Message) -> tuple[Kind, str] | None:
    """Tell an answer that a program gave (RFC 3834, and what programs wrote before it)."""
    subject = _header(message, "Subject")
    if _is_returned(message):
        return None
    submitted = _header(message, "Auto-Submitted").lower()
    marked = submitted.startswith(("auto-replied", "auto-notified")) or any(message[name] for name in AUTO_HEADERS)
    answered = marked or _header(message, "Precedence").lower() == "auto_reply"
    is_receipt = message.get_param("report-type") == RECEIPT
    return ("auto-reply", "") if answered or is_receipt or _fits("auto_reply", subject) else None


AUTO_HEADERS = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-From", "X-Vacation", "X-Autoresponder")


def _returned(message: Message) -> tuple[Kind, str] | None:
    """Read a mail that only people were meant to read."""
    from flufl.bounce import all_failures

    try:
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001  a library that reads what strangers wrote, in formats that nobody wrote down
        temporary, permanent = frozenset(), frozenset()
    if not (temporary or permanent or _is_returned(message)):
        return None
    if temporary and not permanent:
        return "soft", ""
    return reason(_before_the_original(message))


def _is_returned(message: Message) -> bool:
    sender = f"{_header(message, 'From')} {_header(message, 'Return-Path')}"
    is_report = message.get_content_type() == "multipart/report" and message.get_param("report-type") != RECEIPT
    return is_report or bool(_fits("returned", _header(message, "Subject")) and DAEMON.search(sender))


def _before_the_original(message: Message) -> str:
    """Return what a mail says before it quotes the one that came back, with spaces for lines."""
    parts = [part for part in message.walk() if part.get_content_type() in {"text/plain", "text/html"}]
    written = _text(parts[0]) if parts else ""
    return " ".join(TAGS.sub(" ", ORIGINAL.split(written, maxsplit=1)[0]).split())


TAGS = re.compile(r"<(?:/?[a-z][a-z0-9]*)(?:\s[^<>@]*)?/?>", re.IGNORECASE)
ORIGINAL = re.compile(
    r"^[-\s]*(?:below this line is a copy|this is a copy of the (?:message|headers)|(?:the )?original message|"
    r"message headers? follow|unsent message below|-+ ?return(?:ed)? message|included is a copy|received: |"
    r"the header of the original)",
    re.IGNORECASE | re.MULTILINE,
)
LOOKS = (_complaint, _notification, _automatic, _returned)


def _text(part: Message) -> str:
    """Return the words of a part, whatever encoding it names."""
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)  # noqa: S101  it is a part of text
    try:
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _header(message: Message, name: str) -> str:
    """Return the words of a header, decoded (RFC 2047), on one line; "" where there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    written = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with contextlib.suppress(LookupError, ValueError):  # an encoding that nobody knows
        written = str(make_header(decode_header(written)))
    return " ".join(written.split())


def _fits(kind: str, words: str) -> bool:
    return _patterns()[kind].search(words) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    source = resources.files(__package__).joinpath("bounce_words.toml").read_text("utf-8")
    return {
        kind: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
        for kind, patterns in tomllib.loads(source).items()
    }
