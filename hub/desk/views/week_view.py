"""The week at the desk: what `hub status` says, what was kept and put off, and one next step."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from hub.base import date_format, translation
from hub.base.translation import noop
from hub.desk import desk_view, week_status
from hub.inbox import inbox_search
from hub.inbox.candidate_rows import KEPT, LATER
from hub.newsletter import issue_status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.settings import Config

# So many are listed of what was kept and put off; the inbox has all.
MOST_LISTED = 8
# Where a command is done at the desk.
VIEWS = {"hub inbox": "inbox", "hub digest": "issue", "hub send": "send", "hub fetch": "sources"}


def week(config: Config, _: Mapping[str, str]) -> dict[str, Any]:
    """Return the parts of the week; each names the view in which its next command is done, "" for a terminal."""
    found = week_status.status(config)
    return {
        "newsletter": config.newsletter.name,
        "when": issue_status.when(found.issue),
        "days": found.issue.days_left,
        "sent": found.issue.status == "sent",
        "waiting": found.inbox.waiting,
        "steps": [asdict(step) | {"view": _view(step.next)} for step in found.steps],
        "next": found.next,
        "view": _view(found.next),
        "kept": _listed(config, KEPT),
        "later": _listed(config, LATER),
    }


def _view(command: str) -> str:
    return next((view for known, view in VIEWS.items() if known in command), "")


def _listed(config: Config, state: str) -> list[dict[str, str]]:
    """Return titles in a state, with who decided; the day is that of the decision, or when it comes back."""
    lines = inbox_search.search(config, inbox_search.Wanted(state=state)).lines[:MOST_LISTED]
    decided = [(line.title, line.until, line.decision) for line in lines if line.decision]
    return [
        {"title": title, "by": last.by, "day": _day(date.fromisoformat(until) if until else last.at)}
        for title, until, last in decided
    ]


def _day(value: date) -> str:
    return date_format.short(value, translation.spoken())


VIEW = desk_view.of("week", noop("Week"), reads=(week,))
