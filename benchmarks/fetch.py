"""200 RSS feeds of 20 items from a local server: `hub fetch` beside feedparser in a plain loop.

Run with `make bench`. It prints CPU seconds (user and system) and peak memory of whole processes, the median of three
rounds in which the programs take turns. Each feed has a host of its own (127.0.0.x), as it would in the world.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import resource

FEEDS = 200
ITEMS = 20
ROUNDS = 3
PARAGRAPH = (
    "<p>People who ask for help once should not have to ask twice. "
    '<a href="/more/{0}">Read what one office changed</a>, and what it would do in another order.</p>'
)

PEER = """
import sys, urllib.request, feedparser
for address in sys.argv[1:]:
    with urllib.request.urlopen(address) as answer:
        assert len(feedparser.parse(answer.read()).entries) == 20
"""


def feed(number: int) -> bytes:
    """One RSS feed of about 60 KB."""
    host = f"https://service{number}.example.org"
    items = "".join(
        f"<item><title>Practice {number}.{item}: ask once</title><link>{host}/{item}/</link>"
        f"<guid>{host}/{item}/</guid><pubDate>Fri, 20 Nov 2026 {item % 24:02}:00:00 GMT</pubDate>"
        f"<description><![CDATA[{PARAGRAPH.format(item) * 14}]]></description></item>"
        for item in range(ITEMS)
    )
    return f'<rss version="2.0"><channel><title>Service {number}</title>{items}</channel></rss>'.encode()


BODIES = [feed(number) for number in range(FEEDS)]


class Handler(BaseHTTPRequestHandler):
    """Answers /N with feed N, or 304 to its ETag."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Serve one feed."""
        body = BODIES[int(self.path.strip("/"))]
        etag = f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
        same = self.headers.get("If-None-Match") == etag
        self.send_response(304 if same else 200)
        self.send_header("ETag", etag)
        self.send_header("Content-Length", "0" if same else str(len(body)))
        self.end_headers()
        if not same:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Figures:
    """What one run of a program took."""

    cpu: float
    wall: float
    megabytes: float


def measured(words: list[str], folder: Path) -> Figures:
    """Run a program to its end, with the operating system's own accounting of it."""
    start = time.perf_counter()
    with (
        (folder / "log").open("ab") as log,
        subprocess.Popen(words, cwd=folder, stdout=log, stderr=log) as process,  # noqa: S603  our own commands
    ):
        _, status, usage = wait4(process)
    if status:
        sys.exit((folder / "log").read_text())
    return Figures(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024)


def wait4(process: subprocess.Popen[bytes]) -> tuple[int, int, resource.struct_rusage]:
    """Wait for a process and learn what it used."""
    found = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(found[1])
    return found


def hub(folder: Path, addresses: list[str]) -> list[str]:
    """A hub with those sources, and the command that fetches them."""
    sample = Path(__file__).parents[1] / "hub" / "scaffold" / "samples" / "en" / "practice"
    (folder / "content").mkdir()
    (folder / "mkdocs.yml").write_text((sample / "mkdocs.yml").read_text())
    (folder / "content" / "topics.yml").write_text("")
    entries = (
        f"- {{key: s{n}, name: S{n}, url: '{url}', private: true, since: 2026-01-01}}\n"
        for n, url in enumerate(addresses)
    )
    (folder / "content" / "sources.yml").write_text("".join(entries))
    return [sys.executable, "-m", "hub", "--root", str(folder), "fetch", "--json"]


def row(name: str, runs: list[Figures]) -> str:
    """A line of the table: medians."""
    cpu, wall, memory = (statistics.median(getattr(run, what) for run in runs) for what in ("cpu", "wall", "megabytes"))
    return f"| {name} | {cpu:.2f} | {wall:.2f} | {memory:.0f} |"


def main() -> None:
    """Serve, run the programs in turn, print the table."""
    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)  # noqa: S104  every loopback address is a host
    threading.Thread(target=server.serve_forever, daemon=True).start()
    addresses = [f"http://127.0.0.{n + 1}:{server.server_port}/{n}" for n in range(FEEDS)]
    runs: dict[str, list[Figures]] = {"hub fetch, first run": [], "hub fetch, all 304": [], "feedparser in a loop": []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            command = hub(Path(name), addresses)
            runs["hub fetch, first run"].append(measured(command, Path(name)))
            runs["hub fetch, all 304"].append(measured(command, Path(name)))
            runs["feedparser in a loop"].append(measured([sys.executable, "-c", PEER, *addresses], Path(name)))
    print(f"{FEEDS} feeds of {ITEMS} items\n\n| program | CPU s | wall s | peak MB |\n| --- | --- | --- | --- |")
    print("\n".join(row(name, figures) for name, figures in runs.items()))


if __name__ == "__main__":
    main()
