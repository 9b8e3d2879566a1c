"""Asking real servers whether addresses still lead somewhere."""

from __future__ import annotations

import socket
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NoReturn

import pytest

from hub.collect import http_client, link_checker
from hub.collect.link_checker import Asker

if TYPE_CHECKING:
    from io import BufferedIOBase
    from pathlib import Path

    from tests.servers import Server

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ASKER = Asker(contact="https://hub.example.gov/", now=NOW, limits=http_client.Limits(total=2, gap=0), private=True)
NOBODY = "http://127.0.0.1:1/"


def state(url: str, root: Path, asker: Asker = ASKER) -> tuple[str, str]:
    """What is said of one address."""
    verdict = link_checker.verdicts([url], asker, root)[link_checker.plain(url)]
    return verdict.state, verdict.words


def unknown(host: str, port: int, family: int) -> NoReturn:
    """A name server that has not heard of a host."""
    raise socket.gaierror(socket.EAI_NONAME, f"{host}:{port} in {family}")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("200 OK", "alive"),
        ("404 Not Found", "dead"),
        ("410 Gone", "dead"),
        ("403 Forbidden", "unsure"),
        ("500 Internal Server Error", "unsure"),
        ("429 Too Many Requests", "unsure"),
        ("304 Not Modified", "alive"),
    ],
)
def test_a_status_says_whether_a_page_is_there(server: Server, tmp_path: Path, status: str, expected: str) -> None:
    """Only what says so itself is dead: many servers turn programs away."""
    url = server.says(b"", status=status)
    assert state(url, tmp_path) == (expected, f"the server answers {status[:3]}")


def test_a_page_is_asked_for_with_head_alone(server: Server, tmp_path: Path) -> None:
    """Nothing is downloaded, and the part behind # is the browser's own."""
    url = server.says(b"", path="/page")
    assert state(f"{url}#part", tmp_path)[0] == "alive"
    assert server.asked == ["HEAD /page"]


def test_a_server_that_knows_no_head_is_asked_with_get(server: Server, tmp_path: Path) -> None:
    """And what it says then counts."""
    replies = [b"405 Method Not Allowed", b"200 OK"]

    def answer(out: BufferedIOBase) -> None:
        out.write(b"HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" % replies.pop(0))

    assert state(server.does(answer), tmp_path)[0] == "alive"
    assert server.asked == ["HEAD /", "GET /"]


def test_a_redirect_is_followed_to_its_end(server: Server, tmp_path: Path) -> None:
    """A page that moved and went is as dead as one that went."""
    server.says(b"", status="404 Not Found", path="/new")
    url = server.says(b"", "Location: /new", status="301 Moved Permanently", path="/old")
    assert state(url, tmp_path) == ("dead", "the server answers 404")


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/", "the server redirects more than 5 times"),
        ("http://[", "Invalid IPv6 URL"),
        ("mailto:a@example.gov", "is not a web address"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_dead(server: Server, tmp_path: Path, location: str, words: str) -> None:
    """Round in a circle, or to what is not a web address."""
    url = server.says(b"", f"Location: {location}", status="302 Found")
    found, said = state(url, tmp_path)
    assert found == "dead"
    assert words in said


def test_what_servers_said_is_known_for_a_week(server: Server, tmp_path: Path) -> None:
    """A link that stands in ten issues is asked for once, and again when a week is over."""
    url = server.says(b"")
    state(url, tmp_path)
    assert state(url, tmp_path, replace(ASKER, now=NOW + timedelta(days=6)))[0] == "alive"
    server.says(b"", status="404 Not Found")
    assert state(url, tmp_path, replace(ASKER, now=NOW + timedelta(days=7)))[0] == "dead"
    assert server.asked == ["HEAD /", "HEAD /", "GET /"]


def test_what_nobody_could_say_is_asked_again(tmp_path: Path) -> None:
    """A server that is away for an hour must not look away for a week."""
    assert state(NOBODY, tmp_path) == ("unsure", "it cannot be reached: connection refused")
    assert not (tmp_path / link_checker.MEMORY).exists()


@pytest.mark.parametrize("memory", ["", "[]", '{"http://127.0.0.1:1/": {"at": 3}}'])
def test_a_memory_that_cannot_be_read_is_as_none(tmp_path: Path, memory: str) -> None:
    """Such as one that another version wrote."""
    (tmp_path / ".hub").mkdir()
    (tmp_path / link_checker.MEMORY).write_text(memory, encoding="utf-8")
    assert state(NOBODY, tmp_path)[0] == "unsure"


def test_a_private_address_is_dead_for_readers_and_is_never_asked(server: Server, tmp_path: Path) -> None:
    """A link in a file must not make this machine knock at doors of its own network."""
    found = state(server.says(b""), tmp_path, replace(ASKER, private=False))
    assert found == ("dead", "it cannot be reached: 127.0.0.1 is an address on a private network")
    assert server.asked == []


def test_an_address_with_a_bracket_too_many_is_dead(tmp_path: Path) -> None:
    """Whatever stands in a file, the check ends with an answer."""
    assert state("https://[::1/", tmp_path)[0] == "dead"


def test_a_host_is_asked_once_in_a_gap(server: Server, tmp_path: Path) -> None:
    """Also where a redirect leads back to it."""
    server.says(b"", path="/b")
    server.says(b"", "Location: /b", status="301 Moved Permanently", path="/a")
    start = time.monotonic()
    link_checker.verdicts(
        [server.url("/a"), server.url("/b")], replace(ASKER, limits=http_client.Limits(total=2, gap=0.05)), tmp_path
    )
    assert server.asked == ["HEAD /a", "HEAD /b", "HEAD /b"]
    assert time.monotonic() - start >= 2 * 0.05


def test_a_host_that_asks_to_wait_is_left_alone(server: Server, tmp_path: Path) -> None:
    """The rest of its addresses stay open, and progress is told of each."""
    steps: list[None] = []
    urls = [server.says(b"", status="429 Too Many Requests", path=path) for path in ("/a", "/b")]
    found = link_checker.verdicts(urls, replace(ASKER, progress=lambda: steps.append(None)), tmp_path)
    assert [one.state for one in found.values()] == ["unsure", "unsure"]
    assert (server.asked, len(steps)) == (["HEAD /a"], 2)


def test_a_host_that_nobody_knows_is_dead_unless_this_machine_is_offline(server: Server, tmp_path: Path) -> None:
    """Without any answer it is the network here that is missing, and nothing is remembered."""
    nobody = ["http://nobody.invalid/a", "http://nobody.invalid/b"]
    asker = replace(ASKER, lookup=unknown)
    offline = link_checker.verdicts(nobody, asker, tmp_path)
    assert [one.state for one in offline.values()] == ["unsure", "unsure"]
    online = link_checker.verdicts([*nobody, server.says(b"")], asker, tmp_path)
    assert [online[url].state for url in nobody] == ["dead", "dead"]
