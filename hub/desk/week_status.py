"""Where the week is: what `hub status` prints, and the desk shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.inbox import inbox_status
from hub.newsletter import issue_status

if TYPE_CHECKING:
    from hub.content.settings import Config
    from hub.inbox.inbox_status import InboxStatus
    from hub.newsletter.issue_status import IssueStatus, WeekStep


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekStatus:
    """Hold what the inbox and the coming issue need, the parts of the week in their order, and the one next command."""

    inbox: InboxStatus
    issue: IssueStatus
    steps: tuple[WeekStep, ...]
    next: str


def status(config: Config) -> WeekStatus:
    """Return where the week is; `next` is "" where all is done for the coming issue."""
    box, issue = inbox_status.status(config), issue_status.status(config)
    steps = issue_status.steps(issue, box.waiting, (box.later, box.back), box.failing, box.changed)
    return WeekStatus(inbox=box, issue=issue, steps=steps, next=next((step.next for step in steps if step.next), ""))
