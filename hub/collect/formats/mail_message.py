"""Newsletters by mail: one message (RFC 5322), or many in a file (mbox, RFC 4155) -> Feed of what they link to."""

from __future__ import annotations

import email
import html
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import policy
from typing import TYPE_CHECKING, Any

from hub.base import charset, date_format, text, translation, urls
from hub.base.translation import gettext, ngettext
from hub.collect import entry_fields, feed_dates
from hub.collect.candidate import Candidate
from hub.collect.formats import mail_links, mail_privacy
from hub.collect.parsed_feed import Feed, Note
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from email.message import EmailMessage

    from hub.collect.formats.mail_links import NewsletterLink
    from hub.content.settings import Source

NAME = re.compile(rb"^([A-Za-z][A-Za-z-]*):", re.MULTILINE)
HEADERS = frozenset({b"from", b"subject", b"date", b"message-id", b"received", b"mime-version", b"return-path", b"to"})
FEWEST_HEADERS = 3
# In a file of many, each begins with such a line, and lines of their own that look like one are marked (mboxrd).
BEGINNING = re.compile(rb"^From [^\r\n]*\r?\n", re.MULTILINE)
MARKED = re.compile(rb"^>(>*From )", re.MULTILINE)
UNMARKED = re.compile(rb"^(>*From )", re.MULTILINE)
# Python's parser calls itself for each part within a part.
NESTS = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.MULTILINE | re.IGNORECASE)
MOST_NESTED = 50
# Where mailing lists say how to leave them and the like (RFC 2369).
OF_LIST = ("list-unsubscribe", "list-subscribe", "list-help", "list-owner", "list-archive")
READERS = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")
ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
# What came longer ago is no news.
BACK = timedelta(days=30)
# No newsletter leads to more.
MOST_LINKS = 200
MOST_MAILS = 500


def is_one(head: bytes) -> bool:
    """Return whether bytes that begin like this are a mail, or a file of mails."""
    lines = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {name.lower() for name in NAME.findall(lines)}
    return bool(NAME.match(head) or BEGINNING.match(head)) and len(names & HEADERS) >= FEWEST_HEADERS


def join(mails: Iterable[bytes]) -> bytes:
    """Return mails as one file of many."""
    return b"".join(b"From hub\n" + UNMARKED.sub(rb">\1", mail).rstrip(b"\r\n") + b"\n\n" for mail in mails)


def read(data: bytes, source: Source, url: str, now: datetime) -> Feed:
    """Return what the mails of the last 30 days link to; links of the mail itself and of its reader are left out.

    Raises SourceError where the bytes are no mail.
    """
    if not is_one(data[:50_000]):
        message = gettext("this is not a mail: it does not begin with lines such as From: and Subject:")
        raise SourceError(message)
    found: dict[str, Candidate] = {}
    skipped: list[Note] = []
    names = []
    for piece in _pieces(data):
        if len(NESTS.findall(piece)) > MOST_NESTED:
            skipped.append(
                Note(
                    entry=gettext("a mail"),
                    reason=gettext("more than %(most_nested)s of its parts have parts", most_nested=MOST_NESTED),
                )
            )
            continue
        mail = email.message_from_bytes(piece, policy=policy.default)
        subject, day = _header(mail, "subject") or gettext("a mail without a subject"), _day(mail)
        names.append(_sender(mail))
        if day and day < now - BACK:
            skipped.append(
                Note(
                    entry=subject,
                    reason=gettext("it is of %(day)s, more than %(days)s days ago", day=day.date(), days=BACK.days),
                )
            )
            continue
        links, left_out = _kept(mail)
        skipped += [Note(entry=subject, reason=reason) for reason in left_out]
        for link, address in links:
            one = _candidate(link, address, source, day, subject)
            found[urls.entry_key(address)] = _better(one, found.get(urls.entry_key(address)))
    return Feed(title=next(filter(None, names), ""), url=url, candidates=tuple(found.values()), skipped=tuple(skipped))


def _pieces(data: bytes) -> list[bytes]:
    """Return the mails in a file, the last MOST_MAILS of them."""
    pieces = [MARKED.sub(rb"\1", piece) for piece in BEGINNING.split(data)[1:]] if BEGINNING.match(data) else [data]
    return pieces[-MOST_MAILS:]


def _header(mail: EmailMessage, name: str) -> str:
    """Return a header as text; "" where it is not there or cannot be read."""
    try:
        return text.clean(str(mail.get(name, "")))
    except (AttributeError, LookupError):  # bugs of the library with broken headers
        return ""


def _day(mail: EmailMessage) -> datetime | None:
    return feed_dates.parse(_header(mail, "date"), UTC)


def _sender(mail: EmailMessage) -> str:
    """Return the name of who sent a mail, else of the host that it is from: a mail address is somebody's."""
    given = _header(mail, "from")
    host = next((found.rpartition("@")[2] for found in ADDRESS.findall(given)), "")
    return text.clean(ADDRESS.sub("", given).strip(" <>\"'")) or host


def _kept(mail: EmailMessage) -> tuple[list[tuple[NewsletterLink, str]], list[str]]:
    """Return the links of a mail with their addresses, and in words what was left out of it."""
    readers = {found.lower() for name in READERS for found in ADDRESS.findall(_header(mail, name))}
    kept: list[tuple[NewsletterLink, str]] = []
    of_list = {urls.canonical(found) for name in OF_LIST for found in urls.in_words(_header(mail, name))}
    own, hidden = 0, []
    for link in _links(mail)[:MOST_LINKS]:
        try:
            address = mail_privacy.without_reader(link.url, readers)
        except ValueError:  # a mail address, a place in the mail
            continue
        is_of_list = bool(of_list) and urls.canonical(link.url) in of_list
        label = link.label or link.title  # in plain text, the words before an address
        if is_of_list or mail_privacy.leaves(label, address or link.url, link.around):
            own += 1
        elif address:
            kept.append((link, address))
        elif link.title:
            hidden.append(f"“{text.shortened(link.title, 60)}”")
    notes = (
        [
            ngettext(
                "left out: %(num)s link of the mail itself, such as the one to leave",
                "left out: %(num)s links of the mail itself, such as the one to leave",
                own,
            )
        ]
        if own
        else []
    )
    if hidden:
        notes.append(
            gettext(
                "left out, because the address is hidden or names its reader: %(links)s",
                links=", ".join(dict.fromkeys(hidden)),
            )
        )
    return kept, notes


def _links(mail: EmailMessage) -> tuple[NewsletterLink, ...]:
    """Return the links of a mail, and of those that it brings along, as a digest or whoever forwards one does."""
    attached = (part.get_payload(0) for part in mail.walk() if part.get_content_type() == "message/rfc822")
    return tuple(link for one in (mail, *attached) for link in _own_links(one))


def _own_links(mail: Any) -> tuple[NewsletterLink, ...]:  # noqa: ANN401  a mail, or one within it
    body = mail.get_body(preferencelist=("html", "plain"))
    if body is None:
        return ()
    words = _content(body)
    return mail_links.of_html(words) if body.get_content_subtype() == "html" else mail_links.of_text(words)


def _content(part: Any) -> str:  # noqa: ANN401  a part of a mail
    """Return the words of a part: by the encoding that it names, else by one that its bytes can be."""
    data, name = part.get_payload(decode=True) or b"", part.get_content_charset("utf-8")
    if charset.is_label(name):
        return charset.labeled(data, name)
    try:
        return str(data.decode(name))
    except (LookupError, ValueError):
        return charset.decode(data)


def _candidate(link: NewsletterLink, address: str, source: Source, day: datetime | None, subject: str) -> Candidate:
    """Return the candidate of a link; its date is not known, for that of the mail is that of the mail."""
    said = {"subject": text.shortened(subject, 60)}
    return Candidate(
        url=address,
        title=entry_fields.title(html.escape(link.title.removesuffix(":"), quote=False), "", address),
        source=source.key,
        summary=entry_fields.summary(html.escape(link.words, quote=False), ""),
        doubt=gettext(
            "from the mail “%(subject)s” of %(day)s", day=date_format.day(day.date(), translation.spoken()), **said
        )
        if day
        else gettext("from the mail “%(subject)s”", **said),
    )


def _better(one: Candidate, other: Candidate | None) -> Candidate:
    """Return which of two links to one page says more; its title is that of the first that has one."""
    if other is None:
        return one
    fuller = one if len(one.summary) > len(other.summary) else other
    titled = other if other.title != other.url else one
    return replace(fuller, title=titled.title, doubt=other.doubt)
