"""Addresses of the web that only some people can open: of a machine, of an office, of an editor that shows a draft."""

from __future__ import annotations

import contextlib
import ipaddress
import re
from urllib.parse import urlsplit

# RFC 6761, RFC 6762, RFC 8375, and what offices call their own networks.
ENDINGS = (".localhost", ".local", ".home.arpa", ".internal", ".intranet", ".lan", ".corp")
# Editors in a browser, and programs that lead to one's own machine: they show a page as long as somebody works on it.
EDITORS = (
    ".github.dev",
    ".githubpreview.dev",
    ".gitpod.io",
    ".cloudshell.dev",
    ".cloudworkstations.dev",
    ".webcontainer.io",
    ".ngrok.io",
    ".ngrok.app",
    ".ngrok-free.app",
    ".ngrok-free.dev",
    ".trycloudflare.com",
    ".loca.lt",
    ".devtunnels.ms",
)
# What these programs say about themselves.
PUBLIC = ("www.", "docs.", "blog.", "status.")
PREVIEW = re.compile(r"deploy-preview-\d+--[\w-]+\.netlify\.app")
EXAMPLES = ("192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:")
# Names without a dot that are none: an address that begins twice is told as such.
SCHEMES = frozenset({"http", "https"})


def is_own(url: str) -> bool:
    """Return whether an address leads to the machine or the network of whoever opens it."""
    host = _host(url)
    is_short = bool(re.fullmatch(r"[^.:]+", host)) and host not in SCHEMES
    return is_short or host.endswith(ENDINGS) or _is_numbered(host)


def is_out_of_reach(url: str, site: str) -> bool:
    """Return whether an address leads to a machine or a network that readers of a site are not in.

    Who reads the site of an office is in it.
    """
    return is_own(url) and not is_own(site)


def is_of_editor(url: str) -> bool:
    """Return whether an address is one at which an editor shows a page while somebody works on it."""
    host = _host(url)
    return (host.endswith(EDITORS) and not host.startswith(PUBLIC)) or bool(PREVIEW.fullmatch(host))


def _host(url: str) -> str:
    """Return the name in an address of the web; "" where there is none."""
    with contextlib.suppress(ValueError):
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.scheme in SCHEMES else ""
    return ""


def _is_numbered(host: str) -> bool:
    """Return whether a host is a number that the web does not reach, and none for examples (RFC 5737)."""
    with contextlib.suppress(ValueError):
        address = ipaddress.ip_address(host)
        return address.is_private and not host.startswith(EXAMPLES)
    return False
