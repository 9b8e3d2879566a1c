"""An issue's two parts as one mail message in bytes; the same input gives the same bytes."""

from __future__ import annotations

from datetime import datetime, time
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub.base import text
from hub.content import merge_tags, routes, site_urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.models import Issue
    from hub.content.settings import Config

# The hour of an issue on its day, while it has not left.
SENT_AT = time(9)
NOBODY = "undisclosed-recipients:;"
# What begins an encoded word, and how readers see the same without one: with a word joiner in between.
ENCODED, APART = "=?", "=\u2060?"


class _WholeLines(policy.EmailPolicy):
    """Write header lines as RFC 5322, section 2.1.1, allows them: up to 998 characters.

    At the default of 78 a long List-Unsubscribe is split and encoded, which no mail program accepts
    (python/cpython#85725). Words outside ASCII must be encoded, and then in pieces of 75 (RFC 2047, section 2).
    Lines of a body have at most 76 (RFC 2045, section 6.7).
    """

    def header_store_parse(self, name: str, value: str) -> tuple[str, str]:
        """Take words as they are: what looks encoded (RFC 2047) would be decoded, and may hold the end of a line."""
        return super().header_store_parse(name, value.replace(ENCODED, APART))

    def fold_binary(self, name: str, value: str) -> bytes:
        return super().fold_binary(name, value) if value.isascii() else policy.SMTP.fold_binary(name, value)


MAIL = _WholeLines(linesep="\r\n", max_line_length=998)
BODY = policy.SMTP.clone(max_line_length=76)


def message(  # noqa: PLR0913  what differs between a file, a list and a test
    issue: Issue,
    config: Config,
    plain: str,
    html: str,
    *,
    to: str = NOBODY,
    at: datetime | None = None,
    is_of_list: bool = True,
    topics: tuple[str, ...] = (),
) -> bytes:
    """Write a multipart/alternative mail with the plain text first, as SMTP carries it; it names no reader.

    `at` is when it leaves; its Message-ID is the same whenever that is. A test `is_of_list` no more than any mail;
    an edition on `topics`, by their slugs, is of a list of its own.
    """
    headers = {**_headers(issue, config, to), **(dict(_list_headers(config, topics)) if is_of_list else {})}
    mark = sha256("\0".join((issue.path, *headers.values(), plain, html)).encode()).hexdigest()
    mail = EmailMessage(policy=MAIL)
    for name, value in headers.items():
        mail[name] = value
    mail["Date"] = format_datetime(at or datetime.combine(issue.day, SENT_AT, config.timezone))
    mail["Message-ID"] = f"<{issue.day}.{mark[:24]}@{_domain(config)}>"
    mail["MIME-Version"] = "1.0"
    mail.make_alternative()
    for words, kind in ((plain, "plain"), (html, "html")):
        part: Any = MIMEPart(policy=BODY)
        part.set_content(words, subtype=kind, cte="quoted-printable")
        mail.attach(part)
    mail["Content-Language"] = issue.lang or config.language  # after the parts, which take such headers for their own
    mail.set_boundary(f"=_{mark[:32]}")
    return mail.as_bytes()


def _headers(issue: Issue, config: Config, to: str) -> dict[str, str]:
    return {
        "From": config.newsletter.sender,
        "Reply-To": config.newsletter.reply_to,
        "To": to,
        "Subject": issue.subject,
        # Who is out of office need not tell the editors (RFC 3834 for most, the second for Exchange).
        "Precedence": "bulk",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
    }


def _list_headers(config: Config, topics: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what programs read of a list (RFC 2919, RFC 2369): who may write to it, whom to ask, how to come and go."""
    letter = config.newsletter
    edition = f"{'-'.join(topics)}." if topics else ""
    yield "List-Id", f"<{edition}{text.slug(letter.name)}.{urlsplit(config.site_url).hostname}>"
    yield "List-Post", "NO"
    yield "List-Help", f"<mailto:{letter.editors}?subject=help>"
    yield "List-Owner", f"<mailto:{letter.editors}>"
    # What was on one topic is on its page, with the articles; what was on several is nowhere but in whole issues.
    archive = f"{site_urls.topic(topics[0])}.md" if len(topics) == 1 else "newsletter/index.md"
    yield "List-Archive", f"<{routes.url(archive, config)}>"
    yield "List-Subscribe", f"<{_in_list(letter.subscribe)}>"
    # The web address first, for one click; the mailbox for programs that cannot POST.
    yield "List-Unsubscribe", f"<{_in_list(letter.unsubscribe)}>, <mailto:{letter.unsubscribe_email}>"
    if merge_tags.is_tag(letter.unsubscribe):  # RFC 8058, section 3.1: the address itself says which reader leaves
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"


def _in_list(address: str) -> str:
    """Return an address without commas, each of which would begin another entry (RFC 2369, section 2)."""
    return address.replace(",", "%2C")


def _domain(config: Config) -> str:
    return parseaddr(config.newsletter.sender)[1].rpartition("@")[2]
