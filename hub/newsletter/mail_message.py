"""An issue's two parts as one mail message in bytes; the same input gives the same bytes."""

from __future__ import annotations

from datetime import datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hub.base import text

if TYPE_CHECKING:
    from hub.content.models import Config, Issue

SENT_AT = time(9)
# The language of the templates' own words.
LANGUAGE = "en"
# What begins an encoded word, and how readers see the same without one: with a word joiner in between.
ENCODED, APART = "=?", "=\u2060?"


class _WholeLines(policy.EmailPolicy):
    """Write header lines as RFC 5322, section 2.1.1, allows them: up to 998 characters.

    At the default of 78 a long List-Unsubscribe is split and encoded, which no mail program accepts
    (python/cpython#85725). Words outside ASCII must be encoded, and then in pieces of 75 (RFC 2047, section 2).
    """

    def header_store_parse(self, name: str, value: str) -> tuple[str, str]:
        """Take words as they are: what looks encoded (RFC 2047) would be decoded, and may hold the end of a line."""
        return super().header_store_parse(name, value.replace(ENCODED, APART))

    def fold_binary(self, name: str, value: str) -> bytes:
        return super().fold_binary(name, value) if value.isascii() else policy.SMTP.fold_binary(name, value)


MAIL = _WholeLines(linesep="\r\n", max_line_length=998)


def message(issue: Issue, config: Config, plain: str, html: str) -> bytes:
    """Write a multipart/alternative mail with the plain text first, as SMTP carries it; it names no reader."""
    headers = _headers(issue, config)
    mark = sha256("\0".join((issue.path, *headers.values(), plain, html)).encode()).hexdigest()
    mail = EmailMessage(policy=MAIL)
    for name, value in headers.items():
        mail[name] = value
    mail["Message-ID"] = f"<{issue.day}.{mark[:24]}@{_domain(config)}>"
    mail.set_content(plain, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    mail["Content-Language"] = issue.lang or LANGUAGE  # after the parts, which take such headers for their own
    mail.set_boundary(f"=_{mark[:32]}")
    return mail.as_bytes()


def _headers(issue: Issue, config: Config) -> dict[str, str]:
    letter = config.newsletter
    return {
        "From": letter.sender,
        "Reply-To": letter.reply_to,
        "To": "undisclosed-recipients:;",
        "Subject": issue.subject,
        "Date": format_datetime(datetime.combine(issue.day, SENT_AT, config.timezone)),
        "List-Id": f"<{text.slug(letter.name)}.{urlsplit(config.site_url).hostname}>",
        "List-Archive": f"<{config.site_url}newsletter/>",
        # RFC 8058: the web address first, for one click; the mailbox for programs that cannot POST. A comma would begin
        # another entry of the list (RFC 2369, section 2).
        "List-Unsubscribe": f"<{letter.unsubscribe.replace(',', '%2C')}>, <mailto:{letter.unsubscribe_email}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _domain(config: Config) -> str:
    return parseaddr(config.newsletter.sender)[1].rpartition("@")[2]
