"""The site again: nothing is built where nothing changed since the last build."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import hub
from hub import clock, disk
from hub.index import STEP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

FILE = ".hub/site.json"
PROGRAM = Path(hub.__file__).parent
SETTINGS = "mkdocs.yml"
KEYS = {"inputs", "site", "timezone", "state"}
# What mkdocs.yml takes from elsewhere can change without a trace in the hub's folder.
ELSEWHERE = (b"!ENV", b"INHERIT", b"..")
# No page is made of what lies in these; the names that begin with a dot are left out, too.
OTHERS = frozenset({"node_modules", "__pycache__", "build", "dist", "site"})


def build(root: Path, *, lost: Callable[[str], None]) -> Path:
    """Builds the hub at `root` as `hub.site.build` does, or returns at once where the site is as that would make it."""
    inputs, known = _inputs(root), _known(root)
    if inputs and known.get("inputs") == inputs:
        site = Path(os.path.normpath(root / known["site"]))
        if known["state"] == _state(site, clock.today(ZoneInfo(known["timezone"]))):
            return site
    from hub import config
    from hub.site import build as engine

    zone = config.load(root).timezone
    today = clock.today(zone)
    site = engine.build(root, lost=lost)
    found = {"inputs": inputs, "site": os.path.relpath(site, root), "timezone": zone.key, "state": _state(site, today)}
    with contextlib.suppress(OSError):
        disk.write(root / FILE, json.dumps(found))
    return site


def _known(root: Path) -> dict[str, str]:
    with contextlib.suppress(OSError, ValueError):
        found = json.loads((root / FILE).read_text("utf-8"))
        if isinstance(found, dict) and found.keys() == KEYS:
            return found
    return {}


def _inputs(root: Path) -> str:
    """All but the day that decides what a site holds; "" where files cannot tell, or one was written just now."""
    now = time.time_ns()
    settings = (root / SETTINGS).read_bytes()
    files = [*_stamps(root, OTHERS), *_stamps(PROGRAM, OTHERS)]
    if any(word in settings for word in ELSEWHERE) or any(written >= now - STEP for _, written, _ in files):
        return ""
    packages = sorted(name for folder in filter(os.path.isdir, sys.path) for name in os.listdir(folder))  # noqa: PTH208  names only
    return _sum([sys.version, [name for name in packages if name.endswith(".dist-info")], *files])


def _state(site: Path, today: date) -> str:
    """What stands in the folder of the site, and the day that it was made for."""
    return _sum([today.isoformat(), *_stamps(site)])


def _sum(values: list[object]) -> str:
    return blake2b(repr(values).encode(errors="surrogateescape"), digest_size=20).hexdigest()


def _stamps(folder: Path, others: frozenset[str] = frozenset()) -> Iterator[tuple[str, int, int]]:
    """Every file with the time it was written and its size, in the order of their paths."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in others and not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(where, name)  # noqa: PTH118  half the time of a Path
            status = os.stat(path)  # noqa: PTH116  likewise
            yield path[len(str(folder)) :], status.st_mtime_ns, status.st_size
