"""Asking for the addresses of hosts, of which some never answer."""

from __future__ import annotations

import asyncio
import socket
import threading
import time

import pytest

from hub.collect import connections, dns_lookup, http_client
from hub.errors import SourceError


def test_a_name_server_that_hangs_holds_up_nothing() -> None:
    """The visit ends at its limit, and so does the program: nobody waits for the thread."""

    def hangs(host: str, port: int, family: int) -> dns_lookup.Infos:
        let_go.wait()
        return dns_lookup.by_system(host, port, family)

    async def visit() -> None:
        limits = http_client.Limits(total=0.2)
        async with connections.session("https://hub.example.gov/", limits, private=True, lookup=hangs) as client:
            await http_client.get(client, "http://localhost:9/", limits)

    let_go = threading.Event()
    before = threading.enumerate()
    start = time.monotonic()
    with pytest.raises(SourceError, match=r"no full answer within 0\.2 seconds"):
        asyncio.run(visit())
    assert time.monotonic() - start < 2
    (waiting,) = set(threading.enumerate()) - set(before)
    assert waiting.daemon
    let_go.set()
    waiting.join()


def test_the_system_knows_this_machine() -> None:
    """What it says is what sockets take."""
    found = asyncio.run(dns_lookup.ask(dns_lookup.by_system, "localhost", 80, socket.AF_INET))
    assert ("127.0.0.1", 80) in [info[4] for info in found]


@pytest.mark.parametrize("host", ["nobody.invalid", "a" * 64 + ".example.gov"])
def test_a_name_that_nobody_has_is_an_error(host: str) -> None:
    """The system's own error comes through, also for what can be no name."""
    with pytest.raises((OSError, UnicodeError)):
        asyncio.run(dns_lookup.ask(dns_lookup.by_system, host, 80, socket.AF_INET))
