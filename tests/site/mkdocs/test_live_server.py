"""`hub serve`: the site in a browser while somebody writes."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from hub.errors import HubError
from hub.site.mkdocs import live_server
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

PATIENCE_SECONDS = 30


def appears(words: str, address: str) -> bool:
    """Whether a page comes to hold the words; asked ten times a second, because nothing announces the rebuild."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=PATIENCE_SECONDS) as page:  # noqa: S310  our own server on 127.0.0.1
                if words in page.read().decode():
                    return True
        except URLError:
            pass
        time.sleep(0.1)
    return False


@contextmanager
def served(root: Path, talk: int | IO[bytes] = subprocess.DEVNULL, host: str = "127.0.0.1") -> Iterator[str]:
    """The address of a hub that is served, and interrupted in the end, as somebody at a keyboard would."""
    address = f"{host}:{free_port()}"
    command = [sys.executable, "-m", "hub", "--root", str(root), "serve", "--address", address]
    with subprocess.Popen(command, stderr=talk) as server:  # noqa: S603  our own command
        try:
            yield f"http://{address}"
        finally:
            server.send_signal(signal.SIGINT)
    assert server.returncode == 0


def append(file: Path, words: str) -> None:
    """More text at the end of a file."""
    file.write_text(file.read_text("utf-8") + words, "utf-8")


def test_every_change_shows(root: Path) -> None:
    """Saving a page, an article, an issue or a setting shows at once, and a draft is there."""
    issue = max((root / "newsletters").glob("*.md"))
    with served(root) as site:
        assert appears("Join", f"{site}/join/")
        for file, page in {
            "content/join.md": "join",
            "content/articles/2026/2026-11-17-oil.md": "articles/2026/2026-11-17-oil",
            f"newsletters/{issue.name}": f"newsletter/{issue.stem}",
        }.items():
            append(root / file, f"\nSeen in {page}.\n")
            assert appears(f"Seen in {page}.", f"{site}/{page}/")
        settings = root / "mkdocs.yml"
        settings.write_text(settings.read_text().replace("site_name: Lamp Hub", "site_name: Lantern Hub"))
        assert appears("Lantern Hub", f"{site}/")


def test_a_mistake_leaves_the_last_good_site(root: Path) -> None:
    """A file that cannot be read is told, and the pages stay to be seen until it is mended; so does the 404 page."""
    join = root / "content/join.md"
    words = join.read_text("utf-8")
    with served(root) as site:
        assert appears("Join", f"{site}/join/")
        join.write_text(words.replace("title: ", "tilte: "), "utf-8")
        time.sleep(1)
        assert appears("Join", f"{site}/join/")
        join.write_text(f"{words}\nMended.\n", "utf-8")
        assert appears("Mended.", f"{site}/join/")
        with pytest.raises(HTTPError) as missing:
            urlopen(f"{site}/nowhere/")  # noqa: S310  our own server
        assert "Page not found" in missing.value.read().decode()


def asked_as(host: str | None, address: str, path: str) -> tuple[int, bytes]:
    """Status and body of an answer to a browser that sends this Host."""
    connection = HTTPConnection(address, timeout=PATIENCE_SECONDS)
    connection.putrequest("GET", path, skip_host=True)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def test_the_preview_answers_to_its_own_name_alone(root: Path) -> None:
    """A page elsewhere whose name comes to mean this machine reads no draft, nor when one changes."""
    with served(root) as site:
        assert appears("Join", f"{site}/join/")
        address = site.removeprefix("http://")
        port = address.rpartition(":")[2]
        for path in ("/join/", "/", "/nowhere/", "/livereload/0/1"):
            for host in (f"evil.example:{port}", "evil.example", "127.0.0.1", f"127.0.0.1:{port}.evil.example", None):
                assert asked_as(host, address, path) == (421, b"")
        for host in (address, f"localhost:{port}", f"[::1]:{port}"):
            status, body = asked_as(host, address, "/join/")
            assert (status, b"Join" in body) == (200, True)


def test_what_a_visitor_asks_for_is_told_without_controls(root: Path, tmp_path: Path) -> None:
    """The talk of the preview names addresses that somebody else made."""
    with (tmp_path / "talk").open("wb") as talk, served(root, talk) as site:
        assert appears("Join", f"{site}/join/")
        address = site.removeprefix("http://")
        with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as visitor:
            visitor.sendall(f"GET /no\x1b[2J\x9b HTTP/1.1\r\nHost: {address}\r\n\r\n".encode("latin-1"))
            assert visitor.makefile("rb").read().startswith(b"HTTP/1.0 404")  # to its end, before which it is told
    said = (tmp_path / "talk").read_text("utf-8")
    assert r"/no\u001b[2J\u009b HTTP/1.1" in said
    assert not {"\x1b", "\x9b"} & set(said)


def has_ipv6() -> bool:
    """Whether this machine has a loopback of that kind; some containers have none."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no ::1")
def test_the_preview_may_listen_on_ipv6(root: Path) -> None:
    """Under the address that the editor named."""
    with served(root, host="[::1]") as site:
        assert appears("Join", f"{site}/join/")


def test_mistakes_at_the_start_are_told(root: Path) -> None:
    """A preview that cannot start says why."""
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("theme: mkdocs", "theme: granite"))
    with pytest.raises(HubError, match="granite"):
        live_server.serve(root)


def test_an_address_that_is_taken_is_told(root: Path) -> None:
    """Where another program listens, nothing is built, and the message says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        with pytest.raises(HubError, match=rf"{address} cannot be used \(Address already in use.*--address"):
            live_server.serve(root, address=address)
