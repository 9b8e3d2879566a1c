"""What the builds took -> the tables that the documentation shows, with each goal and whether it was reached."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from peers import ARTICLE, IN_FEEDS, PAGE, PEERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ALL, NOTHING = "everything", "nothing changed"
(ONE_ARTICLE,), (IN_FEED,), (ONE_PAGE,) = ARTICLE, IN_FEEDS, PAGE
START, END = "<!-- bench -->", "<!-- end of bench -->"
MOST = 5_000
FEW, MANY = 1_000, 10_000


@dataclass(frozen=True, kw_only=True)
class Figures:
    """CPU and wall seconds, megabytes of memory at most and of files, of the index of the search compressed."""

    cpu: float
    wall: float
    memory: float
    size: float
    index: float

    def __str__(self) -> str:
        return f"{self.cpu:7.2f} s CPU {self.wall:7.2f} s {self.memory:6.0f} MB memory {self.size:6.0f} MB site"


Found: TypeAlias = dict[tuple[str, int, str], list[Figures]]


def table(found: Found, machine: str) -> str:
    """Markdown: whole builds by number of articles, what follows a change at 5,000 of them, and the goals."""
    names = [name for name in PEERS if any(key[0] == name for key in found)]
    parts = [machine, *_tables(found, names)]
    goals = "\n".join(_goals(found))
    return "\n\n".join([*parts, goals] if goals else parts)


def machine(load: float, rounds: int) -> str:
    """When, on what, how busy it was with other work, and of how many builds."""
    day = datetime.now(UTC)
    cores = os.cpu_count() or 1
    builds = f"medians of {rounds} builds" if rounds > 1 else "one build of each"
    busy = "busy with other work, so that wall seconds say little" if load > cores / 4 else "idle otherwise"
    system = f"{cores} cores, {platform.system()}, Python {platform.python_version()}, {busy}"
    return f"Measured on {day.day} {day:%B %Y}: {system}; {builds}, the programs taking turns."


def put(text: str, file: Path) -> None:
    """Replaces what stands between the two marks of a file, which must be there."""
    whole = file.read_text("utf-8")
    start, end = whole.index(START) + len(START), whole.index(END)
    file.write_text(f"{whole[:start]}\n{text}\n{whole[end:]}", encoding="utf-8")


def _middle(found: Found, name: str, size: int, build: str = ALL) -> Figures | None:
    taken = found.get((name, size, build))
    if not taken:
        return None
    return Figures(**{each.name: median(getattr(one, each.name) for one in taken) for each in fields(Figures)})


def _more(found: Found, name: str, few: int = FEW, many: int = MANY) -> float | None:
    """CPU milliseconds for one more article."""
    small, large = _middle(found, name, few), _middle(found, name, many)
    return (large.cpu - small.cpu) / (many - few) * 1000 if small and large else None


def _tables(found: Found, names: list[str]) -> Iterator[str]:
    sizes = sorted({size for _, size, _ in found})
    head = ["articles", *(f"{size:,}" for size in sizes), "one more"]
    lines = _lines(head, (_by_size(found, name, sizes) for name in names))
    yield f"CPU seconds (and wall seconds) of a whole build:\n\n{lines}"
    builds = [
        build for build in (NOTHING, ONE_ARTICLE, IN_FEED, ONE_PAGE) if any(key[1:] == (MOST, build) for key in found)
    ]
    if builds:
        head = [f"at {MOST:,} articles", *builds, "memory of all its processes, MB", "site, MB"]
        yield _lines(head, (_by_build(found, name, builds) for name in names))


def _by_size(found: Found, name: str, sizes: list[int]) -> list[str]:
    more = _more(found, name)
    times = (_seconds(_middle(found, name, size)) for size in sizes)
    return [PEERS[name].title, *times, f"{more:.1f} ms" if more else ""]


def _by_build(found: Found, name: str, builds: list[str]) -> list[str]:
    whole = _middle(found, name, MOST)
    times = (_seconds(_middle(found, name, MOST, build)) for build in builds)
    return [PEERS[name].title, *times, *([f"{whole.memory:.0f}", f"{whole.size:.0f}"] if whole else ["", ""])]


def _seconds(taken: Figures | None) -> str:
    return f"{taken.cpu:.1f} ({taken.wall:.1f})" if taken else ""


def _lines(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = (head, ["---", *["---:"] * (len(head) - 1)], *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _goals(found: Found) -> Iterator[str]:
    """Each goal that the builds could tell, with what was found."""
    for words, limit, value in _measures(found):
        if value is not None:
            yield f"- {words}: {value:.2f}, at most {limit:g} wanted{'' if value <= limit else ' (**missed**)'}."


def _measures(found: Found) -> Iterator[tuple[str, float, float | None]]:
    hub, hugo, material = (_middle(found, name, MOST) for name in ("hub", "hugo", "material"))
    yield f"{FEW:,} articles, CPU beside Hugo's with the same lists", 1.0, _beside(found, "hugo", FEW)
    yield f"{MOST:,} articles, CPU beside Hugo's with the same lists", 0.5, _beside(found, "hugo", MOST)
    yield f"{MOST:,} articles, CPU beside Hugo's with the smallest templates", 1.1, _beside(found, "hugo-minimal", MOST)
    if hub and hugo:
        yield f"{MOST:,} articles, wall time beside Hugo's with the same lists", 0.55, hub.wall / hugo.wall
    if hub and material:
        yield f"{MOST:,} articles, CPU beside Material's", 0.12, hub.cpu / material.cpu
    if hub:
        yield f"memory of all processes at {MOST:,} articles, MB", 175, hub.memory
        yield "index of the search, compressed, MB", 1.2, hub.index
    yield "CPU of one more article beside Hugo's", 0.5, _over(_more(found, "hub"), _more(found, "hugo"))
    late, early = _more(found, "hub", MOST, MANY), _more(found, "hub", FEW, MOST)
    yield "CPU of one more article, late beside early", 1.1, _over(late, early)
    article, again = _cpu(found, "hub", ONE_ARTICLE), _cpu(found, "hugo", ONE_ARTICLE)
    yield "one article changed, CPU beside Hugo's", 0.08, _over(article, again)
    held, free = _cpu(found, "hub", IN_FEED, FEW), _cpu(found, "hub", ONE_ARTICLE, FEW)
    yield f"{FEW:,} articles, one changed that feeds hold, CPU beside one that none holds", 1.5, _over(held, free)
    yield "nothing changed, s CPU", 0.3, _cpu(found, "hub", NOTHING)
    yield "one toolkit page changed, s CPU", 5, _cpu(found, "hub", ONE_PAGE)


def _beside(found: Found, peer: str, size: int) -> float | None:
    """CPU of hub's whole build beside another program's."""
    return _over(_cpu(found, "hub", ALL, size), _cpu(found, peer, ALL, size))


def _cpu(found: Found, name: str, build: str, size: int = MOST) -> float | None:
    taken = _middle(found, name, size, build)
    return taken.cpu if taken else None


def _over(one: float | None, other: float | None) -> float | None:
    return one / other if one and other else None
