"""A mailbox on a mail server (IMAP, RFC 9051) -> the mails of the last 30 days; the one door to imaplib.

Nothing is changed there: the mailbox is opened to be read only, and mails that were not seen stay so.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import imaplib
import re
import socket
import ssl
from concurrent.futures import Future
from contextvars import copy_context
from threading import Thread
from typing import TYPE_CHECKING, Any

from hub.base import mailbox_urls, text
from hub.base.translation import gettext
from hub.collect import connections, polling_state
from hub.collect.formats import mail_message
from hub.collect.http_client import Answer
from hub.collect.polling_state import Reply
from hub.errors import NotAskedError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from hub.base.mailbox_urls import Mailbox
    from hub.collect.http_client import Limits
    from hub.content.settings import Source

# A day as a search has it (RFC 9051, section 9, date-month), whatever the locale.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SIZE = re.compile(rb"UID (\d+).*?RFC822\.SIZE (\d+)|RFC822\.SIZE (\d+).*?UID (\d+)")
# All mails of a visit together, in bytes; a newsletter has 100 KB.
TOTAL = 20_000_000
LONGEST_REASON = 100


async def get(source: Source, environment: Mapping[str, str], today: date, limits: Limits) -> Answer:
    """Return the mails of a source's mailbox as one file of many; an answer that nothing changed where there are none.

    The password is in the variable that the source names. Raises NotAskedError without one, and SourceError, in words
    for a person, for all that can go wrong.
    """
    try:
        box = mailbox_urls.read(source.url or "")
    except ValueError as error:
        raise SourceError(str(error)) from error
    password = environment.get(source.authorization or "")
    if not password:
        name = source.authorization
        message = (
            gettext("set the environment variable %(name)s, whose value is the password of the mailbox", name=name)
            if name
            else gettext(
                "write `authorization: NAME` in its entry, the name of a variable with the password of the mailbox"
            )
        )
        raise NotAskedError(message)
    since = today - mail_message.BACK
    try:
        async with asyncio.timeout(limits.total):
            mails, left_out = await _beside(box, password, since, limits, is_private=source.private)
    except (OSError, ValueError) as error:
        raise SourceError(connections.plainly(error, limits)) from error
    except imaplib.IMAP4.error as error:
        message = gettext(
            "the mail server says: %(error)s", error=text.shortened(text.clean(_words(error)), LONGEST_REASON)
        )
        raise SourceError(message) from error
    notes = (
        (gettext("%(left_out)s mails are too many or too large, and were not read", left_out=left_out),)
        if left_out
        else ()
    )
    status = 200 if mails else polling_state.NOT_MODIFIED
    url = f"{mailbox_urls.SCHEME}{box.host}/{box.name}"
    return Answer(data=mail_message.join(mails), url=url, reply=Reply(status=status), notes=notes)


def _words(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


async def _beside(
    box: Mailbox, password: str, since: date, limits: Limits, *, is_private: bool
) -> tuple[list[bytes], int]:
    """Return the mails, and how many were left out, read in a thread that nobody waits for.

    imaplib knows no asyncio. The thread speaks the language of who asks.
    """
    answer: Future[tuple[list[bytes], int]] = Future()
    answer.set_running_or_notify_cancel()  # from here on only the thread ends it

    def work() -> None:
        try:
            answer.set_result(_mails(box, password, since, limits, is_private=is_private))
        except Exception as error:  # noqa: BLE001  whatever it is, the one who waits hears of it
            answer.set_exception(error)

    Thread(target=copy_context().run, args=(work,), daemon=True).start()
    return await asyncio.wrap_future(answer)


def _mails(box: Mailbox, password: str, since: date, limits: Limits, *, is_private: bool) -> tuple[list[bytes], int]:
    server = _Connection(box, limits, is_private=is_private)
    try:
        server.authenticate("PLAIN", lambda _: f"\0{box.user}\0{password}".encode())
        if server.select(_mailbox_name(box.name), readonly=True)[0] != "OK":
            message = gettext("the mail server has no mailbox %(name)s that may be read", name=repr(box.name))
            raise SourceError(message)
        _, said = server.uid("SEARCH", "SINCE", f"{since.day}-{MONTHS[since.month - 1]}-{since.year}")
        found = (said[0] or b"").split()
        chosen = list(_small(server, found[-mail_message.MOST_MAILS :], limits))
        mails = [_message(server.uid("FETCH", uid.decode(), "(BODY.PEEK[])")[1]) for uid in chosen]
        server.logout()
    finally:
        with contextlib.suppress(OSError):
            server.shutdown()
    return [one for one in mails if one], len(found) - len(chosen)


def _small(server: _Connection, uids: list[bytes], limits: Limits) -> Iterator[bytes]:
    """Yield those of the mails that are not too large, the newest ones up to TOTAL bytes, in their order."""
    if not uids:
        return
    lines = server.uid("FETCH", b",".join(uids).decode(), "(RFC822.SIZE)")[1]
    sizes = {}
    for line in lines:
        found = SIZE.search(line if isinstance(line, bytes) else b"")
        if found:
            sizes[found[1] or found[4]] = int(found[2] or found[3])
    total, kept = 0, set()
    for uid in reversed(uids):
        size = sizes.get(uid, limits.size + 1)
        if size <= limits.size and total + size <= TOTAL:
            total += size
            kept.add(uid)
    yield from (uid for uid in uids if uid in kept)


def _message(answer: list[Any]) -> bytes:
    """Return the mail in the answer to a FETCH; b"" where it is gone meanwhile."""
    return next((part[1] for part in answer if isinstance(part, tuple)), b"")


def _mailbox_name(name: str) -> str:
    """Return the name of a mailbox as it is sent: quoted, in the modified UTF-7 of RFC 3501, section 5.1.3."""
    encoded = re.sub(
        r"[^\x20-\x7e]+",
        lambda run: "&" + base64.b64encode(run[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-",
        name.replace("&", "&-"),
    )
    return '"' + encoded.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Connection(imaplib.IMAP4_SSL):
    """Speak IMAP over TLS with a server that is on the public internet, unless the source may be private."""

    def __init__(self, box: Mailbox, limits: Limits, *, is_private: bool) -> None:
        self.limits, self.socket_for = limits, connections.any_socket if is_private else connections.public_socket
        super().__init__(box.host, box.port, ssl_context=ssl.create_default_context(), timeout=limits.connect)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        """Return a socket that is connected to one of the host's addresses, each judged before it is reached."""
        failure: OSError | None = None
        for info in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM):
            try:
                reached = self.socket_for(info)
                reached.settimeout(timeout)
                reached.connect(info[4])
                safe: socket.socket = self.ssl_context.wrap_socket(reached, server_hostname=self.host)
            except OSError as error:
                failure = error
            else:
                return safe
        raise failure or OSError(gettext("%(host)s has no address", host=self.host))

    def read(self, size: int) -> bytes:
        """Read so many bytes; raises SourceError where a server announces more than a mail may have."""
        if size > self.limits.size:
            message = gettext(
                "the mail server sends a mail of more than %(value)s MB", value=f"{self.limits.size / 1000000:g}"
            )
            raise SourceError(message)
        return super().read(size)
