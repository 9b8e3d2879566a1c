"""What it costs that another process reads what strangers wrote: `hub fetch` of 200 feeds with the fence and without.

Run with `make bench`. It prints CPU seconds (user and system) of whole programs with their children, the median of
some rounds in which the two take turns, and the difference as a share.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

import fetch

ROUNDS = 5
WITHOUT = """
from hub.base import sandbox
class Open:
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def do(self, function, *arguments): return function(*arguments)
    async def do_beside(self, function, *arguments): return function(*arguments)
sandbox.Fence = Open
"""
MAIN = "from hub.cli import main; main()"


def cpu(folder: Path, addresses: list[str], before: str) -> float:
    """The CPU seconds of one fetch into a new hub."""
    _, _, _, *words = fetch.hub(folder, addresses)
    return fetch.measured([sys.executable, "-c", f"{before}\n{MAIN}", *words], folder).cpu


def main() -> None:
    """Serve, fetch in turn, print the medians."""
    server = ThreadingHTTPServer(("0.0.0.0", 0), fetch.Handler)  # noqa: S104  every loopback address is a host
    threading.Thread(target=server.serve_forever, daemon=True).start()
    addresses = [f"http://127.0.0.{n + 1}:{server.server_port}/{n}" for n in range(fetch.FEEDS)]
    runs: dict[str, list[float]] = {"": [], WITHOUT: []}
    for _ in range(ROUNDS):
        for before, found in runs.items():
            with tempfile.TemporaryDirectory() as name:
                found.append(cpu(Path(name), addresses, before))
    fenced, plain = (statistics.median(found) for found in runs.values())
    print(f"with the fence {fenced:.2f} s of CPU, without {plain:.2f} s: {fenced / plain - 1:+.0%}")


if __name__ == "__main__":
    main()
