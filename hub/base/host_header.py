"""Which names a server on this machine answers to: a page elsewhere must not read it under a name of its own.

Whoever owns a name can let it mean 127.0.0.1 once a browser has loaded a page from it (DNS rebinding); the browser
still sends that name as Host.
"""

from __future__ import annotations

import ipaddress

LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  nothing is bound to it here
HTTP_PORT = 80  # browsers leave it out: RFC 9110, section 4.2.3


def is_allowed(header: str | None, address: str, port: int) -> bool:
    """Return whether a Host header (RFC 9110, section 7.2) names the server that listens at `address` and `port`.

    Its own address does, and every name of this machine's loopback where it listens there. A server that listens
    everywhere (0.0.0.0 or ::) answers to every address but to no name except `localhost`, because nobody can make an
    address mean another.
    """
    asked = (header or "").lower()
    host = asked.removesuffix(f":{port}")
    if host == asked and port != HTTP_PORT:
        return False
    own = f"[{address}]" if ":" in address else address
    if address in EVERYWHERE:
        return host in LOOPBACK or _is_address(host)
    return host in LOOPBACK if own in LOOPBACK else host == own


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
