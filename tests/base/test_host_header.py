"""The names that a server on this machine answers to."""

from __future__ import annotations

import pytest

from hub.base import host_header


@pytest.mark.parametrize(
    ("address", "port", "yes", "no"),
    [
        (
            "127.0.0.1",
            8000,
            ("127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"),
            (
                None,
                "",
                ":8000",
                "evil.example:8000",
                "evil.example",
                "127.0.0.1",
                "localhost",
                "127.0.0.1:8001",
                "127.0.0.1:80",
                "127.0.0.1:08000",
                "127.0.0.1:8000:8000",
                "127.0.0.1:8000,evil.example",
                "127.0.0.1.evil.example:8000",
                "evil@127.0.0.1:8000",
                "localhost.evil.example:8000",
                "evil.localhost:8000",
                "127.0.0.2:8000",
                "::1:8000",
                "192.0.2.7:8000",
            ),
        ),
        ("localhost", 8000, ("127.0.0.1:8000", "localhost:8000", "[::1]:8000"), ("evil.example:8000",)),
        ("::1", 8000, ("127.0.0.1:8000", "localhost:8000", "[::1]:8000"), ("evil.example:8000", "::1")),
        ("127.0.0.1", 80, ("127.0.0.1", "127.0.0.1:80", "localhost", "[::1]"), ("evil.example", "127.0.0.1:8000")),
        ("192.0.2.7", 8000, ("192.0.2.7:8000",), ("192.0.2.8:8000", "localhost:8000", "evil.example:8000")),
        ("2001:db8::7", 8000, ("[2001:db8::7]:8000",), ("2001:db8::7:8000", "[2001:db8::8]:8000")),
        (
            "0.0.0.0",  # noqa: S104  nothing is bound to it
            8000,
            ("192.0.2.7:8000", "[2001:db8::7]:8000", "localhost:8000"),
            ("evil.example:8000", "192.0.2.7", "a.localhost:8000", ":8000"),
        ),
        ("::", 8000, ("192.0.2.7:8000", "[2001:db8::7]:8000"), ("evil.example:8000",)),
    ],
)
def test_a_server_answers_to_its_own_names(
    address: str, port: int, yes: tuple[str, ...], no: tuple[str | None, ...]
) -> None:
    """Exactly, for a name that only looks like one of them belongs to somebody else."""
    assert [host for host in yes if not host_header.is_allowed(host, address, port)] == []
    assert [host for host in no if host_header.is_allowed(host, address, port)] == []
