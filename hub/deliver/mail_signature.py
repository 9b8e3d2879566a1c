"""A mail that arrived -> whether its domain signed it (DKIM, RFC 6376), as far as the mail itself can tell.

The server that took a mail has asked the DNS for the key, and writes what it found above the mail (RFC 8601). Only that
is a proof, so hub asks nothing itself: it reads the signature, what it covers, and what that server says.
"""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email import policy
from email.utils import parseaddr
from typing import TYPE_CHECKING

from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

# RFC 8058, section 4: without them in the signature, mail programs show no button to leave.
LEAVING = ("list-unsubscribe", "list-unsubscribe-post")
COMMENT = re.compile(r"\([^()]*\)")
RESULT = re.compile(r"\bdkim\s*=\s*(\w+)([^;]*)")
DOMAIN = re.compile(r"\bheader\.[di]\s*=\s*\S*?@?([\w-]+(?:\.[\w-]+)+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class MailSignature:
    """Hold what a mail says: the domain of its sender, those that signed it, and what its server found of the first.

    `verdict` is "pass", "fail" or another word of RFC 8601, "" where the server said none. `uncovered` are headers by
    which a reader leaves, which the mail has and the sender's signature does not cover.
    """

    sender: str
    domains: tuple[str, ...] = ()
    verdict: str = ""
    uncovered: tuple[str, ...] = ()

    @property
    def is_aligned(self) -> bool:
        """Return whether the domain of the sender signed, or one above or below it, as DMARC asks (RFC 7489)."""
        return any(_is_aligned(self.sender, domain) for domain in self.domains)


def read(data: bytes) -> MailSignature:
    """Return what a mail says of its signatures."""
    mail = email.message_from_bytes(data, policy=policy.compat32)
    sender = parseaddr(str(mail["From"] or ""))[1].rpartition("@")[2].lower()
    signatures = [_tags(str(value)) for value in mail.get_all("DKIM-Signature", ())]
    ours = [tags for tags in signatures if _is_aligned(sender, tags.get("d", ""))]
    covered = {name for tags in ours for name in tags.get("h", "").split(":")}
    return MailSignature(
        sender=sender,
        domains=tuple(tags["d"] for tags in signatures if "d" in tags),
        verdict=next((verdict for verdict, domain in _results(mail) if _is_aligned(sender, domain)), ""),
        uncovered=tuple(name for name in LEAVING if name in mail and name not in covered) if ours else (),
    )


def wrong(found: MailSignature) -> tuple[str, ...]:
    """Return what is wrong, each with what to do; nothing where the mail is signed as receivers ask."""
    return tuple(_wrong(found))


def _wrong(found: MailSignature) -> Iterator[str]:
    if not found.domains:
        yield gettext(
            "the mail has no signature (DKIM-Signature): let the mail server sign, or save the mail as it arrived"
        )
    elif not found.is_aligned:
        signed = ", ".join(found.domains)
        yield gettext(
            "the mail is signed for %(signed)s and not for %(sender)s: let the mail server sign for that domain",
            signed=signed,
            sender=found.sender,
        )
    if found.verdict not in {"", "pass"}:
        yield (
            gettext(
                "the server that took it says dkim=%(verdict)s: compare the key in the DNS with that of the mail "
                "server, and see that nothing changes the mail after it was signed",
                verdict=found.verdict,
            )
        )
    for name in found.uncovered:
        yield gettext(
            "the signature does not cover %(name)s, so mail programs show no button to leave: add it to what is signed",
            name=name,
        )


def _results(mail: Message) -> Iterator[tuple[str, str]]:
    """Yield verdicts and their domains that the last server wrote: only what is at the top is not the sender's own."""
    values = [COMMENT.sub("", str(value)) for value in mail.get_all("Authentication-Results", ())]
    server = values[0].partition(";")[0].split() if values else []
    for value in values:
        if value.partition(";")[0].split() != server:
            return
        for verdict, rest in RESULT.findall(value):
            if domain := DOMAIN.search(rest):
                yield verdict.lower(), domain[1].lower()


def _tags(value: str) -> dict[str, str]:
    """Return the tags of a signature, without blanks, in small letters (RFC 6376, section 3.2)."""
    pairs = (part.partition("=") for part in "".join(value.lower().split()).split(";"))
    return {name: words for name, _, words in pairs if words}


def _is_aligned(sender: str, domain: str) -> bool:
    one, other = f".{sender}", f".{domain}"
    return bool(sender and domain) and "." in domain and (one.endswith(other) or other.endswith(one))
