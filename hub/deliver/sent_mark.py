"""The front matter of an issue that has left: `status: sent`, when and where to; every other byte stays."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content import loader
from hub.errors import ContentError, HubError
from hub.newsletter import issue_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from hub.content.models import Config, Issue

# From the first line `---` to the next.
FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*(?:\r\n|\r|\n)(?P<lines>.*?)^---", re.DOTALL | re.MULTILINE)
# What follows a value on its line: a comment, and the end of the line.
REST = re.compile(r"(?:\s#.*)?\s*\Z")
END = re.compile(r"[\r\n]*\Z")


def close(issue: Issue, config: Config, at: datetime, delivered: str) -> None:
    """Write into an issue's file that it was sent, when and where to; does nothing where the file says so.

    Raises HubError, with the lines to write by hand, for a file that cannot be changed safely.
    """
    before = issue_files.source(issue, config)
    at = at.replace(second=0, microsecond=0)
    values = {"status": "sent", "sent": at.isoformat(timespec="minutes"), "delivered": delivered}
    known = _read(before, issue, config)
    if known and known.status == "sent":
        return
    after = _changed(before, values)
    if known is None or _read(after, issue, config) != replace(known, status="sent", sent=at, delivered=delivered):
        lines = ", ".join(f"`{name}: {value}`" for name, value in values.items())
        message = f"the issue was sent, but {issue.path} could not be changed; write in it: {lines}"
        raise HubError(message)
    issue_files.write_source(after, issue, config)


def _read(source: str, issue: Issue, config: Config) -> Issue | None:
    """Return an issue without its sections, whose lines move; None where it cannot be read."""
    try:
        return replace(loader.issue(source, issue.path, config), sections=())
    except ContentError:
        return None


def _changed(source: str, values: Mapping[str, str]) -> str:
    """Return a document with these values: in the lines of their keys, or in new lines below the one before."""
    found = FRONT.match(source)
    if not found:
        return source
    lines = found["lines"].splitlines(keepends=True)
    place = len(lines)
    for name, value in values.items():
        place = next((row for row, line in enumerate(lines) if line.startswith(f"{name}:")), place)
        if place < len(lines) and lines[place].startswith(f"{name}:"):
            lines[place] = f"{name}: {value}{_tail(REST, lines[place])}"
        else:
            lines.insert(place, f"{name}: {value}{_tail(END, lines[place - 1])}")
        place += 1
    return source[: found.start("lines")] + "".join(lines) + source[found.end("lines") :]


def _tail(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.search(line)
    return found[0] if found else ""
