"""Where a request comes from, also behind proxies."""

from __future__ import annotations

import ipaddress

import pytest

from hub.members import client_network

PROXIES = (ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("fd00::/8"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("192.0.2.7", [], "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", [], "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", [], "192.0.2.7"),
        ("", [], ""),
        ("192.0.2.7", ["198.51.100.1"], "192.0.2.7"),
        ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("fd00::1", ["198.51.100.1"], "198.51.100.1"),
        ("::ffff:10.0.0.1", ["[2001:db8::1]:4711"], "2001:db8::/64"),
        ("10.0.0.1", ["203.0.113.9, 198.51.100.1:5000", " 10.0.0.2"], "198.51.100.1"),
        ("10.0.0.1", ["198.51.100.1, unknown"], "10.0.0.1"),
        ("10.0.0.1", ["999.1.1.1"], "10.0.0.1"),
        ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("10.0.0.1", [], "10.0.0.1"),
    ],
)
def test_only_trusted_proxies_are_believed(peer: str, forwarded: list[str], expected: str) -> None:
    """The last one that is none of them counts; what anybody could write before it does not."""
    assert client_network.of(peer, forwarded, PROXIES) == expected


@pytest.mark.parametrize(
    ("network", "expected"),
    [("2001:db8:1:2::/64", "2001:db8:1::/48"), ("192.0.2.7", "192.0.2.7"), ("", "")],
)
def test_a_customer_of_a_provider_has_many_networks(network: str, expected: str) -> None:
    """As many as fit into a /48."""
    assert client_network.site(network) == expected
