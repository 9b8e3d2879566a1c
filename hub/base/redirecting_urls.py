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
# The last step of a path at which a program leads on, lets people leave, or shares a page; `fmlurlsvc` is FortiMail's.
LEADS_ON = re.compile(
    r"(?:.*/)?(?:redir(?:ect(?:ion|or)?)?|outbound|outgoing|leav(?:e|ing)|exit(?:[-_]?(?:page|site))?|away|extlink|linkout"
    r"|external(?:[-_]?(?:link|site))?|jump|goto|clickthrough|click|fmlurlsvc|sharer?|share/url|shares/new|submit"
    r"|offer|bookmark(?:let/popout)?|go|out|link|r|url|to|ct|track)(?:\.(?:aspx?|cgi|do|html?|jsp|php))?/?",
    re.IGNORECASE,
)
# The parameters in which the page is named, those that say it most clearly first.
NAMES = (
    *("url", "u", "target", "targeturl", "dest", "desturl", "destination", "redirect", "redirecturl", "redirect_url"),
    *("redirect_to", "uri", "to", "goto", "link", "href", "out", "ext", "site", "q", "d", "j", "r", "l"),
)
# A step of a path that is an address in base64, behind one that tells of clicks or of links.
STEP = re.compile(
    rf"/(?:c|cl|click|ct?l?|l|links?|r|redirect|ss/c|track|ux)/(?:.*/)?({IN_BASE64}[\w=-]+)(?:/|$)", re.IGNORECASE
)
ADDRESS = re.compile(r"https?://[^\s/]+(?:/.*)?")


def may_be_one(url: str) -> bool:
    """Return whether an address may be one that leads on: nearly all hold no other address."""
    return any(sign in url for sign in SIGNS)


def inside(parts: SplitResult) -> str | None:
    """Return the address to which a program leads on; None where it leads nowhere else."""
    if found := STEP.search(parts.path):
        return _address(found[1])
    if not LEADS_ON.fullmatch(parts.path):
        return None
    pairs = (one.partition("=")[::2] for one in re.split("&amp;|&", parts.query))
    given = {name.lower(): unquote(value) for name, value in pairs}
    return next(filter(None, (_address(given[name]) for name in NAMES if name in given)), None)


def _address(given: str) -> str | None:
    """Return the address that a value is, as it is or in base64; None for any other value."""
    if given.startswith(IN_BASE64):
        whole = given.rstrip("=") + "=" * (-len(given.rstrip("=")) % 4)
        try:
            given = base64.urlsafe_b64decode(whole).decode("ascii")
        except (binascii.Error, ValueError):
            return None
    return given if ADDRESS.fullmatch(given) else None
