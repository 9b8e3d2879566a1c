"""Fetching, against a real server that misbehaves in every way."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
import time
import zlib
from typing import TYPE_CHECKING, Any

import aiohttp
import brotli
import pytest

from hub import __version__
from hub.collect import connections, http_client
from hub.collect.polling_state import Reply
from hub.errors import SourceError
from tests.servers import free_port

if TYPE_CHECKING:
    from io import BufferedIOBase

    from tests.servers import Server

LIMITS = http_client.Limits(connect=0.5, total=0.5, size=100_000, most=200_000)
BODY = b'{"items": []}'
GZIP = "Content-Encoding: gzip"
PRIVATE = "is an address on a private network; `private: true` in its source, or --private, allows it"


def get(url: str, limits: http_client.Limits = LIMITS, *, private: bool = True) -> http_client.Answer:
    """One answer through a session of its own."""

    async def ask() -> http_client.Answer:
        async with connections.session("https://hub.example.gov/", limits, private=private) as client:
            return await http_client.get(client, url, limits)

    return asyncio.run(ask())


def refusal(url: str, limits: http_client.Limits = LIMITS, *, private: bool = True) -> str:
    """What is said of an answer that is none; it is said within the limit."""
    before = time.monotonic()
    with pytest.raises(SourceError) as caught:
        get(url, limits, private=private)
    assert time.monotonic() - before < limits.total + 1
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (BODY, ()),
        (BODY, ("Content-Encoding: Identity", "Content-Type: text/html")),
        (gzip.compress(BODY, mtime=0), (GZIP,)),
        (gzip.compress(BODY, mtime=0), ("Content-Encoding: X-GZIP",)),
        (gzip.compress(BODY, mtime=0) + b"garbage", (GZIP,)),
        (gzip.compress(BODY, mtime=0), ("Content-Type: application/gzip",)),
        (brotli.compress(BODY), ("Content-Encoding: br",)),
        (BODY, (GZIP,)),
        (BODY, ("Content-Encoding: utf-8",)),
    ],
    ids=["plain", "identity", "gzip", "x-gzip", "garbage", "file.gz", "br", "not gzip", "charset"],
)
def test_gets_an_answer(server: Server, body: bytes, headers: tuple[str, ...]) -> None:
    """An answer is unpacked, whatever kind it says it is."""
    url = server.says(body, *headers)
    assert get(url) == http_client.Answer(data=BODY, url=url, reply=Reply(status=200))


def test_a_charset_that_only_the_header_names(server: Server) -> None:
    """The answer becomes UTF-8, unless it says itself what it is."""
    kind = "Content-Type: application/rss+xml; charset=ISO-8859-2"
    told = '<?xml version="1.0" encoding="ISO-8859-1"?><rss>\xf5</rss>'.encode("latin-1")
    assert get(server.says("<rss>Őrség</rss>".encode("iso-8859-2"), kind)).data == "<rss>Őrség</rss>".encode()
    assert get(server.says(told, kind)).data == told


def test_takes_the_newest_entries_of_a_large_feed(server: Server) -> None:
    """What was left out is said; what is no feed, or larger still, is refused."""
    entry = "<item><title>{}</title><pubDate>{} Nov 2026 10:00:00 GMT</pubDate>%s</item>" % ("x" * 15_000)
    feed = "<rss><channel>{}</channel></rss>".format("".join(entry.format(day, day) for day in range(1, 11)))
    answer = get(server.says(feed.encode()))
    assert [f"<title>{day}<" in answer.data.decode() for day in range(1, 11)] == [False] * 4 + [True] * 6
    assert answer.notes == ("its feed has 0.2 MB: the newest 6 of its 10 entries were read",)
    assert refusal(server.says(feed.encode() * 2)) == "the answer is larger than 0.2 MB"


def test_follows_redirects(server: Server) -> None:
    """The answer names the address it came from in the end."""
    there = server.says(BODY, path="/there")
    moved = Reply(status=200, moved_to=there)
    assert get(server.says(b"", "Location: /there", status="301 Moved")) == http_client.Answer(
        data=BODY, url=there, reply=moved
    )
    assert get(server.says(b"", "Location: /there", status="302 Found")).reply.moved_to is None


def test_says_who_asks(server: Server) -> None:
    """A server learns what hub is, whom to ask about it, and that it takes gzip."""
    get(server.says(BODY))
    agent = f"User-Agent: practice-hub/{__version__} (+https://hub.example.gov/)"
    assert {agent.encode(), b"Accept-Encoding: gzip"} <= set(server.heard)


@pytest.mark.parametrize(
    ("body", "headers", "status", "message"),
    [
        (b"", (), "404 Not Found", "the server answered 404 Not Found"),
        (b"", (), "500", "the server answered 500"),
        (b"", (), "304 Not Modified", "the server answered 304 Not Modified"),
        (b"x" * 100_001, (), "200 OK", "the answer is larger than 0.1 MB"),
        (gzip.compress(bytes(5_000_000), mtime=0), (GZIP,), "200 OK", "the answer is larger than 0.1 MB"),
        (gzip.compress(BODY, mtime=0) + b"x" * 200_000, (GZIP,), "200 OK", "the answer is larger than 0.2 MB"),
        (gzip.compress(BODY, mtime=0)[:-9], (GZIP,), "200 OK", "the answer ends too early"),
        (b"", (GZIP,), "200 OK", "the answer ends too early"),
        (b"\x1f\x8b no", (GZIP,), "200 OK", "the answer says that it is gzip, but it is not"),
        (
            zlib.compress(BODY),
            ("Content-Encoding: compress",),
            "200 OK",
            "the answer is packed as 'compress', which hub cannot read: it asks for gzip",
        ),
        (b"", ("Location: /",), "302 Found", "the server redirects more than 5 times"),
        (
            b"",
            ("Location: ftp://a.example.gov/",),
            "302",
            "it redirects to ftp://a.example.gov/, which is not a web address",
        ),
    ],
)
def test_says_what_is_wrong(server: Server, body: bytes, headers: tuple[str, ...], status: str, message: str) -> None:
    """Every answer that is none is one error in plain words."""
    assert refusal(server.says(body, *headers, status=status)) == message


def test_stops_a_bomb_early(server: Server) -> None:
    """A small answer that unpacks into a huge one is given up long before its end."""
    sent: list[int] = []

    def bomb(out: BufferedIOBase) -> None:
        packer = zlib.compressobj(wbits=31)
        out.write(f"HTTP/1.1 200 OK\r\n{GZIP}\r\n\r\n".encode())
        sent.extend(out.write(packer.compress(bytes(1_000_000))) for _ in range(20_000))

    assert refusal(server.does(bomb)) == "the answer is larger than 0.1 MB"
    assert sum(sent) < 10_000_000


def drip(out: BufferedIOBase) -> None:
    """A byte now and then, for ever."""
    pause = threading.Event()
    out.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not pause.wait(0.02):
        out.write(b"x")


def test_cuts_a_drip(server: Server) -> None:
    """A server that sends a byte now and then is given up in time."""
    assert refusal(server.does(drip)) == "no full answer within 0.5 seconds"


def test_notices_a_torn_answer(server: Server) -> None:
    """Fewer bytes than announced are no answer."""
    url = server.does(lambda out: out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"))
    assert refusal(url) == "the answer ends too early"


@pytest.mark.parametrize(
    ("said", "message"),
    [(b"", "it cannot be reached: Server disconnected"), (b"hello\r\n\r\n", "it cannot be reached: 400, message=")],
)
def test_notices_a_server_that_speaks_no_http(server: Server, said: bytes, message: str) -> None:
    """Silence and other protocols are no answer."""
    assert refusal(server.does(lambda out: out.write(said))).startswith(message)


def test_finds_nobody_at_home() -> None:
    """A port where nobody listens refuses."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/") == "it cannot be reached: connection refused"


def test_waits_no_longer_than_asked_for_a_connection() -> None:
    """A host that never takes the connection is given up after the shorter limit."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.settimeout(0)
            one.connect_ex(full.getsockname())
        url = f"http://127.0.0.1:{full.getsockname()[1]}/"
        assert refusal(url, http_client.Limits(connect=0.2, total=2)) == "no connection within 0.2 seconds"
        for one in waiting:
            one.close()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://a.example.gov/", "'ftp://a.example.gov/' is not a web address; it must start with https:// or http://"),
        ("file:///etc/passwd", "'file:///etc/passwd' is not a web address; it must start with https:// or http://"),
        ("http://:80/x", "'http://:80/x' has no host name"),
        ("http://[", "'http://[' is not a web address; check its host and port, between // and the next slash"),
        ("http://a..b/", "'a..b' is not a host name"),
    ],
)
def test_refuses_other_addresses(url: str, message: str) -> None:
    """What is not a web address is never asked for."""
    assert refusal(url) == f"it cannot be reached: {message}"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"],  # noqa: S104
)
def test_refuses_private_addresses(server: Server, host: str) -> None:
    """A source on the web cannot lead hub to this machine, however its address is spelt."""
    server.says(BODY)
    assert PRIVATE in refusal(server.url(host=host), private=False)


def test_lets_public_addresses_through() -> None:
    """For an address of the public internet there is a socket."""
    with connections.public_socket(
        (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("8.8.8.8", 443))
    ) as found:
        assert found.family == socket.AF_INET


@pytest.mark.parametrize("host", ["2130706433", "127.1"])
def test_refuses_numbers_for_a_host(server: Server, host: str) -> None:
    """An address written as one number or two is none, and this machine is not asked."""
    server.says(BODY)
    message = f"it cannot be reached: {host} - is not a canonical IPv4 address"
    assert refusal(server.url(host=host), private=False) == message


def test_refuses_a_redirect_to_a_private_address(server: Server) -> None:
    """Every hop is judged, not the first alone."""

    def first_hop_only(info: tuple[Any, ...]) -> socket.socket:
        return (connections.any_socket if info[4][0] == "127.0.0.1" else connections.public_socket)(info)

    async def ask() -> None:
        connector = aiohttp.TCPConnector(socket_factory=first_hop_only)
        async with aiohttp.ClientSession(connector=connector, auto_decompress=False) as direct:
            client = connections.Client(direct=direct, by_proxy=direct, lookup=None, limits=LIMITS)
            await http_client.get(client, server.url(), LIMITS)

    server.says(b"", f"Location: {server.url('/inner', '127.0.0.2')}", status="302 Found")
    server.says(BODY, path="/inner")
    with pytest.raises(SourceError) as caught:
        asyncio.run(ask())
    assert str(caught.value) == f"it cannot be reached: 127.0.0.2 {PRIVATE}"


def test_a_request_that_nobody_took_was_not_sent() -> None:
    """Where no server listens, nothing is lost on the way: the message says that it does not answer."""

    async def post() -> tuple[int, bytes]:
        async with connections.session("https://hub.example.gov/", LIMITS, private=True) as client:
            url = f"http://127.0.0.1:{free_port()}/"
            return await http_client.call(client, "POST", url, LIMITS, headers={}, body=b"{}")

    with pytest.raises(SourceError) as caught:
        asyncio.run(post())
    assert connections.LOST not in str(caught.value)
