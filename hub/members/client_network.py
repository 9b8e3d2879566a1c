"""Where a request comes from, as far as limits need it: an IPv4 address, or the networks of an IPv6 address."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

# One network, and the most that one customer of a provider gets (RFC 6177): 65,536 of them, each with more addresses
# than anybody can count.
NETWORK, SITE = 64, 48
# An address in X-Forwarded-For, perhaps with its port.
FORWARDED = re.compile(r"\[(?P<six>[0-9A-Fa-f:.]+)\](?::\d+)?|(?P<four>[\d.]+):\d+|(?P<bare>[0-9A-Fa-f:.]+)")


def of(peer: str, forwarded: Sequence[str], proxies: Iterable[Network]) -> str:
    """Return the network of who asks: of the peer, or of whom the trusted proxies name (X-Forwarded-For).

    Each proxy adds at the end whom it saw, so the last one that is not a trusted proxy counts; what is before it could
    be written by anybody.
    """
    trusted = tuple(proxies)
    found = _address(peer)
    named = [part for value in forwarded for part in value.split(",")]
    while found and named and any(found in network for network in trusted):
        before = _address(named.pop())
        if before is None:
            break
        found = before
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, NETWORK), strict=False))
    return str(found) if found else ""


def site(network: str) -> str:
    """Return who has a network that `of` returned: a customer of a provider; it is the IPv4 address itself."""
    return str(ipaddress.ip_network(network).supernet(new_prefix=SITE)) if ":" in network else network


def _address(words: str) -> Address | None:
    match = FORWARDED.fullmatch(words.strip())
    try:
        found = ipaddress.ip_address(next(filter(None, match.groups()))) if match else None
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
