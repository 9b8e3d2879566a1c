"""What each device that is there for speed alone gains: hub's builds with it, and with it switched off.

`python benchmarks/devices.py 200 1000 5000` prints the wall seconds of each build, medians, and what a device saves of
them. DESIGN.md holds the result. `--off NAME` is for this script itself: it builds the hub of the folder it runs in.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from unittest.mock import patch

from hub.errors import HubError

if TYPE_CHECKING:
    from report import Found

WITH = "all devices"


def _refuse(*_: object) -> None:
    raise HubError


ROUNDS = 5
# What a device is replaced by, at its place in the program.
DEVICES = {
    "second process": ("hub.base.two_processes._divisible", lambda: False),
    "compiled templates": ("hub.base.jinja.Compiled", lambda *_: None),
    "index of the library": ("hub.content.content_cache.cache_file.read", lambda *_: None),
    "pages that stay": ("hub.site.articles.unchanged_pages.UnchangedPages.same", lambda *_: False),
    "one article alone": ("hub.site.incremental.changed_articles.again", lambda *_, **__: {}),
    "its feeds": ("hub.site.incremental.changed_feeds.again", _refuse),
}


def build(name: str) -> None:
    """Build the hub in the current folder with a device switched off."""
    sys.modules["pagefind_bin"] = None  # type: ignore[assignment]  # as if it were not installed
    from hub.cli import main

    sys.argv[1:] = ["build"]
    if name == WITH:
        main()
    with patch(*DEVICES[name]):
        main()


def main() -> None:
    """Print a table for each size."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("sizes", nargs="*", type=int, default=[200, 1_000, 5_000])
    reader.add_argument("--rounds", type=int, default=ROUNDS)
    reader.add_argument("--off")
    chosen = reader.parse_args()
    if chosen.off:
        build(chosen.off)
    import builds
    from peers import PEERS

    for name in (WITH, *DEVICES):
        PEERS[name] = replace(
            PEERS["hub"], title=name, command=(sys.executable, str(Path(__file__).absolute()), "--off", name)
        )
    for size in chosen.sizes:
        found: Found = {}
        with tempfile.TemporaryDirectory() as place:
            builds.compare(size, chosen.rounds, [WITH, *DEVICES], Path(place), found)
        print(f"\n{size:,} articles")
        for name in (WITH, *DEVICES):
            times = {build: median(one.wall for one in found[name, size, build]) for _, _, build in found}
            usual = {build: median(one.wall for one in found[WITH, size, build]) for _, _, build in found}
            shown = (f"{build} {wall:.2f} ({1 - usual[build] / wall:+.0%})" for build, wall in times.items())
            print(f"  {name:30}{', '.join(shown)}")


if __name__ == "__main__":
    main()
