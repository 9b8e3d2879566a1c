"""Where the week is: what `hub status` prints, and the desk shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.inbox import inbox_status
from hub.newsletter import issue_status
from hub.newsletter.issue_status import WeekStep

if TYPE_CHECKING:
    from hub.content.settings import Config
    from hub.inbox.inbox_status import InboxStatus
    from hub.newsletter.issue_status import IssueStatus


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
    if begun := _begun(issue, config):
        steps = tuple(begun if step.name == begun.name else step for step in steps)
    return WeekStatus(inbox=box, issue=issue, steps=steps, next=next((step.next for step in steps if step.next), ""))


def _begun(issue: IssueStatus, config: Config) -> WeekStep | None:
    """Return how far an issue is that was begun and whose file does not say that it was sent; None for another."""
    delivery = config.newsletter.delivery
    if issue.status != "ready" or delivery is None:
        return None
    from hub.deliver import send_workflow  # an issue is ready on one day of the week

    known = {(one.issue, one.destination): one for one in send_workflow.status(config)}
    entry = known.get((str(issue.day), send_workflow.destination(delivery)))
    if entry is None:
        return None
    again = "hub send --resume"
    following = again if entry.state in send_workflow.AGAIN else gettext("hub send says what to do")
    return WeekStep(name="sent", state=gettext(entry.state), next=following)
