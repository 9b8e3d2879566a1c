"""Addresses of mailboxes, such as imaps://news%40example.gov@mail.example.gov/Newsletters (RFC 5092)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from hub.base.translation import gettext

SCHEME = "imaps://"
PORT = 993


@dataclass(frozen=True, kw_only=True, slots=True)
class Mailbox:
    """Hold where a mailbox is, and who opens it: `name` is as people write it."""

    host: str
    port: int
    user: str
    name: str


def read(url: str) -> Mailbox:
    """Return the mailbox that an address names; without a name it is INBOX.

    Raises ValueError, in words for a person, where it is not such an address.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or PORT
    except ValueError as error:
        message = gettext("it is not the address of a mailbox; check its host and port")
        raise ValueError(message) from error
    if parts.password is not None:
        message = gettext(
            "it contains a password, which is exposed now: change it, and name a variable in `authorization`"
        )
        raise ValueError(message)
    if not parts.hostname or not parts.username:
        message = gettext("it is not the address of a mailbox")
        raise ValueError(message)
    return Mailbox(
        host=parts.hostname, port=port, user=unquote(parts.username), name=unquote(parts.path.strip("/")) or "INBOX"
    )
