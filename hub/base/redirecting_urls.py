"""Addresses at any host that only lead on to the page that is named in them -> the address of that page.

`hub.base.wrapped_urls` knows the hosts that do so in other ways.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from urllib.parse import SplitResult

# The beginning of an address in base64.
IN_BASE64 = "aHR0c"
SIGNS = ("=http", IN_BASE64)
# The last step of a path at which a program leads on or lets people leave; `fmlurlsvc` is FortiMail's.
ENDING = r"(?:\.(?:aspx?|cgi|do|html?|jsp|php))?/?"
LEADS_ON = re.compile(
    r"(?:.*/)?(?:redir(?:ect(?:ion|or)?)?|outbound|outgoing|leaving|exit(?:[-_]?(?:page|site))?|away|extlink|linkout"
    rf"|external(?:[-_]?(?:link|site))?|jump|goto|clickthrough|click|fmlurlsvc|go|out|r){ENDING}",
    re.IGNORECASE,
)
# Where one shares a page; and words that say so only where no other step is before them, but for that of a wire.
SHARES = re.compile(
    r"(?:.*/(?:sharer?|share/url|shares/new|submit|bookmark(?:let/popout)?)|/(?:c/)?link|/(?:ct/)?ct|/(?:leave|offer|to|track|url))"
    rf"{ENDING}",
    re.IGNORECASE,
)
# The parameters in which the page is named, those that say it most clearly first. Of the others some name the page to
# which one comes back from a form.
CLEAR_NAMES = ("url", "u")
NAMES = (
    *CLEAR_NAMES,
    *("target", "targeturl", "dest", "desturl", "destination", "redirect", "redirecturl", "redirect_url"),
    *("redirect_to", "uri", "to", "goto", "link", "href", "out", "ext", "site", "q", "d", "j", "l"),
)
# A step of a path that is an address in base64, behind one that tells of clicks or of links.
STEP = re.compile(
    rf"/(?:c|cl|click|ct?l?|l|links?|r|redirect|ss/c|track|ux)/(?:.*/)?({IN_BASE64}[\w=-]+)(?:/|$)", re.IGNORECASE
)
# A page that is kept in an archive, whatever it was.
HELD = re.compile(r"/https?:", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s/]+(?:/.*)?")


def may_be_one(url: str) -> bool:
    """Return whether an address may be one that leads on: nearly all hold no other address."""
    return any(sign in url for sign in SIGNS)


def inside(parts: SplitResult) -> str | None:
    """Return the address to which a program leads on; None where it leads nowhere else."""
    if found := STEP.search(parts.path):
        return _address(found[1])
    names = NAMES if LEADS_ON.fullmatch(parts.path) else CLEAR_NAMES if SHARES.fullmatch(parts.path) else ()
    if not names or HELD.search(parts.path):
        return None
    pairs = (one.partition("=")[::2] for one in re.split("&amp;|&", parts.query))
    given = {name.lower(): value for name, value in pairs}
    values = (unquote(_whole(given[name], parts.query)) for name in names if name in given)
    return next(filter(None, map(_address, values)), None)


def _whole(value: str, query: str) -> str:
    """Return a value with what follows it in a query, where it has a query of its own that nobody quoted."""
    return value + query.partition(value)[2] if "?" in value else value


def _address(given: str) -> str | None:
    """Return the address that a value is, as it is or in base64; None for any other value."""
    if given.startswith(IN_BASE64):
        whole = given.rstrip("=") + "=" * (-len(given.rstrip("=")) % 4)
        try:
            given = base64.urlsafe_b64decode(whole).decode("ascii")
        except (binascii.Error, ValueError):
            return None
    return given if ADDRESS.fullmatch(given) else None
