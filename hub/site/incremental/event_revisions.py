"""How often the hour, the place or the status of each event changed, as git remembers it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from hub.base.translation import noop
from hub.site.incremental import git_dates
from hub.site.outputs.calendar_files import Revision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CUT_OFF = noop(
    "this copy of the repository has a part of its history only, so calendars may miss that an event changed: "
    "fetch all of it (fetch-depth: 0)"
)
EVENTS = ("content/events", ":(glob)content/*/events/*")
MOMENT = "\x01"
# What a calendar program must ask people about again (RFC 5546, section 2.1.4), in front matter.
FIELD = re.compile(rb"^(?:start|end|timezone|repeat|place|status):.*", re.MULTILINE)
FRONT = re.compile(rb"\A\s*---\n.*?\n---", re.DOTALL)
# A file that got a new day has a new name, and it is short, so a third of it is enough to know it again.
RENAMES = "--find-renames=33%"


class _Change(NamedTuple):
    """Hold what one commit did to one file: when, the names of its old and its new text, its old and its new path."""

    at: datetime
    before: str
    after: str
    source: str
    target: str


def of(root: Path) -> Mapping[str, Revision]:
    """Return the revision of the file of each event by its path; nothing where git or a whole history is missing."""
    if not git_dates.is_whole(root):
        return {}
    changes = list(_changes(root))
    words = _schedules(root, {name for change in changes for name in (change.before, change.after)})
    known: dict[str, Revision] = {}
    for change in changes:
        old = known.pop(change.source, None) if change.source != change.target else known.get(change.target)
        is_other = words.get(change.before) != words.get(change.after)
        number = old.number + is_other if old else 0
        known[change.target] = Revision(number=number, at=change.at)
    return known


def _changes(root: Path) -> Iterator[_Change]:
    """Yield the changes of the files of events, the oldest first; git-diff(1) describes the raw form."""
    options = ("--reverse", "--topo-order", "--relative", "--raw", "--no-abbrev", "-z", RENAMES)
    parts = iter(git_dates.git(root, "log", *options, f"--format={MOMENT}%ct", "--", *EVENTS).split("\0"))
    at = datetime.fromtimestamp(0, UTC)
    for part in parts:
        word = part.lstrip("\n")
        if word.startswith(MOMENT):
            at = datetime.fromtimestamp(int(word[1:]), UTC)
        elif word.startswith(":"):
            _, _, before, after, status = word.split()
            source = next(parts)
            yield _Change(at, before, after, source, next(parts) if status[0] in "RC" else source)


def _schedules(root: Path, names: set[str]) -> dict[str, tuple[bytes, ...]]:
    """Return the lines that say when and where, and whether at all, of each text that git has under these names."""
    found: dict[str, tuple[bytes, ...]] = {}
    data = git_dates.git_bytes(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in sorted(names)))
    at = 0
    while at < len(data):
        end = data.index(b"\n", at)
        name, _, *size = data[at:end].decode().split()
        at = end + 1
        if size:
            text = data[at : at + int(size[0])]
            front = FRONT.match(text.replace(b"\r\n", b"\n"))
            found[name] = tuple(sorted(line.strip() for line in FIELD.findall(front[0] if front else b"")))
            at += int(size[0]) + 1
    return found
