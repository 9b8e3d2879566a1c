"""Which IP addresses belong to the public internet: one table, whatever the standard library of this Python says.

`ipaddress.is_global` follows the registries of IANA as its release knew them, and says nothing of what a cloud keeps
for itself.
"""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

# https://www.iana.org/assignments/iana-ipv4-special-registry/ where no other source is named.
NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this host on this network: RFC 791, section 3.2
            "10.0.0.0/8",  # private use: RFC 1918
            "100.64.0.0/10",  # shared by the customers of a provider: RFC 6598; Alibaba's metadata at 100.100.100.200
            "127.0.0.0/8",  # loopback: RFC 1122, section 3.2.1.3
            "168.63.129.16/32",  # Azure's platform: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
            "169.254.0.0/16",  # link local: RFC 3927; the metadata of most clouds at 169.254.169.254
            "172.16.0.0/12",  # private use: RFC 1918
            "192.0.0.0/24",  # IETF protocol assignments: RFC 6890; Oracle's metadata at 192.0.0.192
            "192.0.2.0/24",  # documentation: RFC 5737
            "192.88.99.0/24",  # once the relays of 6to4: RFC 7526
            "192.168.0.0/16",  # private use: RFC 1918
            "198.18.0.0/15",  # benchmarking: RFC 2544
            "198.51.100.0/24",  # documentation: RFC 5737
            "203.0.113.0/24",  # documentation: RFC 5737
            "224.0.0.0/4",  # multicast: RFC 5771
            "240.0.0.0/4",  # reserved, and broadcast: RFC 1112, section 4; RFC 919, section 7
        ),
    )
)
# All of IPv6 that is given to anybody: https://www.iana.org/assignments/ipv6-address-space/. So loopback, unique local
# (fc00::/7), link local (fe80::/10), site local (fec0::/10), multicast, discard and SIIT (::ffff:0:0:0/96) are outside.
PUBLIC_6 = IPv6Network("2000::/3")
# https://www.iana.org/assignments/iana-ipv6-special-registry/
NOT_PUBLIC_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # IETF protocol assignments: RFC 2928; Teredo (2001::/32, RFC 4380) holds an IPv4 address
            "2001:db8::/32",  # documentation: RFC 3849
            "3fff::/20",  # documentation: RFC 9637
        ),
    )
)
# IPv4 addresses in the clothes of IPv6, which are as public as themselves, and how many bits follow them.
CLOTHES = (
    (IPv6Network("::ffff:0:0/96"), 0),  # mapped: RFC 4291, section 2.5.5.2
    (IPv6Network("64:ff9b::/96"), 0),  # behind NAT64: RFC 6052, section 2.1; 64:ff9b:1::/48 is local: RFC 8215
    (IPv6Network("2002::/16"), 80),  # 6to4: RFC 3056, section 2
)
# The upper half of an ISATAP interface, which is within one site by definition: RFC 5214, section 6.1.
ISATAP = {0x0000_5EFE, 0x0200_5EFE}


def is_public(host: str) -> bool:
    """Return whether an IP address belongs to the public internet; raises ValueError where it is not one.

    An IPv4 address within an IPv6 address is judged as itself. The zone of a link local address counts for nothing.
    """
    address = _undressed(ipaddress.ip_address(host.partition("%")[0]))
    if isinstance(address, IPv4Address):
        return not any(address in network for network in NOT_PUBLIC_4)
    is_isatap = int(address) >> 32 & 0xFFFF_FFFF in ISATAP
    return address in PUBLIC_6 and not is_isatap and not any(address in network for network in NOT_PUBLIC_6)


def _undressed(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    for network, following in CLOTHES:
        if address in network:
            return IPv4Address(int(address) >> following & 0xFFFF_FFFF)
    return address


def spelled(host: str) -> str | None:
    """Return the IP address that a host spells without being looked up, as in a URL; None for a name.

    Many programs take `127.1`, `0x7f.1` and `2130706433` for 127.0.0.1 (inet_aton of POSIX), and names under
    `localhost` mean the machine that is asked (RFC 6761, section 6.3).
    """
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return "127.0.0.1"
    with suppress(ValueError):
        return str(ipaddress.ip_address(name))
    with suppress(OSError):
        return socket.inet_ntoa(socket.inet_aton(name))
    return None
