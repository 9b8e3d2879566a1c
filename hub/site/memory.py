"""The site again: nothing is built where nothing changed, and only their pages where articles' texts did."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import hub
from hub import cache, clock, disk
from hub.index import STEP
from hub.site import history

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

FILE = ".hub/site.json"
PROGRAM = Path(hub.__file__).parent
SETTINGS = "mkdocs.yml"
KEYS = {"inputs", "articles", "site", "timezone", "state", "lane"}
ARTICLES = "/content/articles/"
# What mkdocs.yml takes from elsewhere can change without a trace in the hub's folder.
ELSEWHERE = (b"!ENV", b"INHERIT", b"..")
# No page is made of what lies in these (the first only beside mkdocs.yml), nor in what begins with a dot.
BUILT = frozenset({"build", "dist", "site"})
OTHERS = frozenset({"node_modules", "__pycache__"})


def build(root: Path, *, lost: Callable[[str], None]) -> Path:
    """Builds the hub at `root` as `hub.site.build` does, or no more of it than changed since the last time."""
    inputs, articles = _inputs(root)
    known = _known(root)
    if inputs and known.get("inputs") == inputs and known["articles"].keys() == articles.keys():
        site = Path(os.path.normpath(root / known["site"]))
        today = clock.today(ZoneInfo(known["timezone"]))
        changed = [path for path, stamp in articles.items() if not stamp or stamp != known["articles"][path]]
        if known["state"] == _state(site, today) and _only(root, site, changed, known["lane"]):
            if changed:
                _remember(root, known | {"articles": articles, "state": _state(site, today)})
            return site
    return _all(root, {"inputs": inputs, "articles": articles}, lost)


def _only(root: Path, site: Path, changed: list[str], lane: dict[str, Any]) -> bool:
    if not changed:
        return True
    from hub.site import bodies

    return bodies.again(root, site, changed, lane)


def _all(root: Path, found: dict[str, Any], lost: Callable[[str], None]) -> Path:
    from hub import config
    from hub.site import bodies
    from hub.site import build as engine

    zone = config.load(root).timezone
    today = clock.today(zone)
    lanes: list[dict[str, Any]] = []
    site = engine.build(root, lost=lost, made=lambda lane, library: lanes.append(bodies.known(lane, library, today)))
    place = {"site": os.path.relpath(site, root), "timezone": zone.key}
    _remember(root, found | place | {"state": _state(site, today), "lane": lanes[0]})
    return site


def _remember(root: Path, found: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        disk.write(root / FILE, json.dumps(found))


def _known(root: Path) -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError):
        found = json.loads((root / FILE).read_text("utf-8"))
        if isinstance(found, dict) and found.keys() == KEYS:
            return found
    return {}


def _inputs(root: Path) -> tuple[str, dict[str, list[int]]]:
    """All but the day that decides what a site holds: a sum of everything but articles, and a stamp for each of those.

    Both are empty where files cannot tell, or where one was written just now.
    """
    now = time.time_ns()
    settings = (root / SETTINGS).read_bytes()
    files, articles = [*_stamps(PROGRAM)], {}
    for path, written, size in _stamps(root, BUILT):
        if path.startswith(ARTICLES) and path.endswith(".md"):
            articles[path[1:]] = [written, size] if written < now - STEP else []
        else:
            files.append((path, written, size))
    if any(word in settings for word in ELSEWHERE) or any(written >= now - STEP for _, written, _ in files):
        return "", articles
    return _sum([sys.version, cache.packages(), history.state(root), *files]), articles


def _state(site: Path, today: date) -> str:
    """What stands in the folder of the site, and the day that it was made for."""
    return _sum([today.isoformat(), *_stamps(site)])


def _sum(values: list[object]) -> str:
    return blake2b(repr(values).encode(errors="surrogateescape"), digest_size=20).hexdigest()


def _stamps(folder: Path, built: frozenset[str] = frozenset()) -> Iterator[tuple[str, int, int]]:
    """Every file with the time it was written and its size, in the order of their paths."""
    for where, folders, names in os.walk(folder):
        others = OTHERS | built if where == str(folder) else OTHERS
        folders[:] = sorted(name for name in folders if name not in others and not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(where, name)  # noqa: PTH118  half the time of a Path
            status = os.stat(path)  # noqa: PTH116  likewise
            yield path[len(str(folder)) :], status.st_mtime_ns, status.st_size
