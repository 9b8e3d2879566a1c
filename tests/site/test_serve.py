"""`hub serve`: the site in a browser while somebody writes."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_SECONDS = 30


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


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


def test_a_change_in_content_or_newsletters_shows(root: Path) -> None:
    """Saving a page, an event or an issue rebuilds the site."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "hub", "--root", str(root), "serve", "--address", address]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:  # noqa: S603  our own command
        try:
            assert appears("Join", f"http://{address}/join/")
            join = root / "content/join.md"
            join.write_text(join.read_text(encoding="utf-8") + "\nSeen at once.\n", encoding="utf-8")
            assert appears("Seen at once.", f"http://{address}/join/")
            issue = max((root / "newsletters").glob("*.md"))
            issue.write_text(issue.read_text(encoding="utf-8") + "\nAnd this, too.\n", encoding="utf-8")
            assert appears("And this, too.", f"http://{address}/newsletter/{issue.stem}/")
        finally:
            server.terminate()
