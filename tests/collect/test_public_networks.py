"""Which addresses belong to the public internet, one by one and beside their neighbors."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address

import pytest

from hub.collect import public_networks

# The first and last address that is not public, and whether the one before and the one after are.
EDGES = [
    ("0.0.0.0", "0.255.255.255", None, True),  # noqa: S104  nothing is bound to it
    ("10.0.0.0", "10.255.255.255", True, True),
    ("100.64.0.0", "100.127.255.255", True, True),
    ("127.0.0.0", "127.255.255.255", True, True),
    ("168.63.129.16", "168.63.129.16", True, True),
    ("169.254.0.0", "169.254.255.255", True, True),
    ("172.16.0.0", "172.31.255.255", True, True),
    ("192.0.0.0", "192.0.0.255", True, True),
    ("192.0.2.0", "192.0.2.255", True, True),
    ("192.88.99.0", "192.88.99.255", True, True),
    ("192.168.0.0", "192.168.255.255", True, True),
    ("198.18.0.0", "198.19.255.255", True, True),
    ("198.51.100.0", "198.51.100.255", True, True),
    ("203.0.113.0", "203.0.113.255", True, True),
    ("224.0.0.0", "255.255.255.255", True, None),
    ("::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", None, True),
    ("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", True, True),
    ("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", True, True),
    ("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", True, True),
    ("4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", True, None),
]
# Addresses that mean another machine than they seem to, or one that a cloud or an operator keeps for itself.
KEPT = [
    "100.100.100.200",
    "168.63.129.16",
    "169.254.169.254",
    "192.0.0.192",
    "fd00:ec2::254",
    "fd20:ce::254",
    "::1",
    "::127.0.0.1",
    "::8.8.8.8",
    "::ffff:0:10.0.0.1",
    "::ffff:0:8.8.8.8",
    "64:ff9b:1::8.8.8.8",
    "64:ff9b:1:ffff::a00:1",
    "100::1",
    "2001::1",
    "2001:0:808:808::f7f7:f7f7",
    "2001:20::1",
    "5f00::1",
    "fc00::1",
    "fe80::1%eth0",
    "fe80::5efe:10.0.0.1",
    "fec0::1",
    "feff::1",
    "ff02::1",
    "2606:4700::5efe:8.8.8.8",
    "2606:4700::200:5efe:8.8.8.8",
]
PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.175.48.1",
    "2001:4860:4860::8888",
    "2001:200::1",
    "2606:4700::6810:84e5",
    "2606:4700::100:5efe:808:808",
    "2606:4700::5eff:808:808",
    "2620:4f:8000::1",
]


@pytest.mark.parametrize(("first", "last", "before", "after"), EDGES)
def test_a_range_ends_where_its_source_says(first: str, last: str, before: bool | None, after: bool | None) -> None:  # noqa: FBT001
    """Neither its ends nor what lies between them is public; what lies just outside is."""
    make = IPv6Address if ":" in first else IPv4Address
    low, high = int(make(first)), int(make(last))
    inside = [public_networks.is_public(str(make(number))) for number in (low, (low + high) // 2, high)]
    assert inside == [False] * 3
    for number, expected in ((low - 1, before), (high + 1, after)):
        if expected is not None:
            assert public_networks.is_public(str(make(number))) == expected


@pytest.mark.parametrize("host", KEPT)
def test_what_somebody_keeps_for_himself_is_not_public(host: str) -> None:
    """Metadata of clouds, tunnels of a site, translators of an operator, and ranges that nobody was given."""
    assert not public_networks.is_public(host)


@pytest.mark.parametrize("host", PUBLIC)
def test_what_anybody_may_reach_is_public(host: str) -> None:
    """Also ranges with a purpose of their own that the registries call globally reachable."""
    assert public_networks.is_public(host)


@pytest.mark.parametrize("dress", ["::ffff:{0}", "64:ff9b::{0}", "2002:{1:02x}{2:02x}:{3:02x}{4:02x}::1"])
@pytest.mark.parametrize("network", public_networks.NOT_PUBLIC_4, ids=str)
def test_an_ipv4_address_in_ipv6_clothes_is_judged_as_itself(dress: str, network: IPv4Network) -> None:
    """Mapped, behind NAT64 and in 6to4, whichever range it is of."""
    for address, expected in ((network[0], False), (network[-1], False), (IPv4Address("8.8.4.4"), True)):
        assert public_networks.is_public(dress.format(address, *address.packed)) == expected


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("[::1]", "::1"),
        ("::FFFF:10.0.0.1", "::ffff:a00:1"),
        ("LOCALHOST", "127.0.0.1"),
        ("a.localhost.", "127.0.0.1"),
        ("8.8.8.8", "8.8.8.8"),
        ("example.gov", None),
        ("localhost.example.gov", None),
        ("notlocalhost", None),
        ("1.2.3.4.5", None),
        ("256.1.1.1", None),
    ],
)
def test_a_host_may_spell_an_address(host: str, address: str | None) -> None:
    """As programs read it that do not ask a name server."""
    found = public_networks.spelled(host)
    assert found == address or (found and address and IPv6Address(found) == IPv6Address(address))


def test_a_name_is_not_an_address() -> None:
    """It must be looked up before it is judged."""
    with pytest.raises(ValueError, match=r"example\.gov"):
        public_networks.is_public("example.gov")
