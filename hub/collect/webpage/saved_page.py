"""What browsers save as one file -> the page in it and its address: `.mhtml` (RFC 2557) and Safari's `.webarchive`."""

from __future__ import annotations

import email
import email.policy
import plistlib
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from hub.base import charset
from hub.base.translation import gettext
from hub.errors import SourceError

if TYPE_CHECKING:
    from email.message import EmailMessage

# It holds the pictures as well.
LARGEST = 20_000_000
HEAD = 4000
MHTML = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
SAID = re.compile(rb"^(?:mime-version|snapshot-content-location):", re.IGNORECASE | re.MULTILINE)
WEBARCHIVE = (b"bplist00", b"WebMainResource")


def unwrapped(data: bytes, url: str) -> tuple[bytes, str]:
    """Return the page within a file, and where it is on the web; any other data as it is, with its `url`.

    Raises SourceError where the file is too large, or no page is in it.
    """
    is_mhtml = MHTML.search(data[:HEAD]) and SAID.search(data[:HEAD])
    is_archive = data.startswith(WEBARCHIVE[0]) and WEBARCHIVE[1] in data
    if not (is_mhtml or is_archive):
        return data, url
    if len(data) > LARGEST:
        message = gettext(
            "the saved page is larger than %(size)s MB; save it as HTML only", size=f"{LARGEST / 1_000_000:g}"
        )
        raise SourceError(message)
    found = _of_mhtml(data) if is_mhtml else _of_archive(data)
    if found is None:
        message = gettext("no page is in this file; save it again as HTML")
        raise SourceError(message)
    page, label, address = found
    return charset.as_sent(page, label), address or url


def _of_mhtml(data: bytes) -> tuple[bytes, str | None, str] | None:
    """Return a page, the label of its charset and its address; the page that was on the screen, else the first."""
    message: EmailMessage = email.message_from_bytes(data, policy=email.policy.default)
    seen = str(message.get("Snapshot-Content-Location", "")).strip()
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not pages:
        return None
    places = [str(part.get("Content-Location", "")).strip() for part in pages]
    at = places.index(seen) if seen in places else 0
    content = pages[at].get_payload(decode=True)
    return content if isinstance(content, bytes) else b"", pages[at].get_content_charset(), seen or places[at]


def _of_archive(data: bytes) -> tuple[bytes, str | None, str] | None:
    try:
        page = plistlib.loads(data)["WebMainResource"]
        return bytes(page["WebResourceData"]), page.get("WebResourceTextEncodingName"), str(page["WebResourceURL"])
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, expat.ExpatError):
        return None
