"""The front matter of an issue that has left: `status: sent`, when and where to; every other byte stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.content import front_matter_lines, loader
from hub.errors import ContentError, HubError
from hub.newsletter import issue_files

if TYPE_CHECKING:
    from datetime import datetime

    from hub.content.models import Issue
    from hub.content.settings import Config


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
    after = front_matter_lines.changed(before, values)
    if known is None or _read(after, issue, config) != replace(known, status="sent", sent=at, delivered=delivered):
        lines = ", ".join(f"`{name}: {value}`" for name, value in values.items())
        message = gettext(
            "the issue was sent, but %(path)s could not be changed; write in it: %(lines)s",
            path=issue.path,
            lines=lines,
        )
        raise HubError(message)
    issue_files.write_source(after, issue, config)


def _read(source: str, issue: Issue, config: Config) -> Issue | None:
    """Return an issue without its sections, whose lines move; None where it cannot be read."""
    try:
        return replace(loader.issue(source, issue.path, config), sections=())
    except ContentError:
        return None
