"""What `hub send` will do and did: data on standard output, talk on standard error."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from hub.base import console

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hub.content.models import Issue
    from hub.deliver.ledger import LedgerEntry
    from hub.deliver.send_workflow import SendPlan, SendResult
    from hub.deliver.smtp import Outcome

NEXT = {
    "draft": "Next: look at it there, start it there, and write `status: sent` in {path}; or: hub send --start",
    "sent": "Next: git commit {path}, which says now that it was sent",
    "pending": "It has not left. Next: hub send --resume in a few minutes",
    "failed": "It has not left. Next: fix what was refused, then hub send --resume",
    "uncertain": (
        "It may have left. Next: look whether it is there; if it is: hub send --uncertain leave; "
        "if it is not: hub send --uncertain retry"
    ),
}


def planned(plan: SendPlan) -> None:
    """Say what will happen: which words go where, and what the gates found."""
    number = f"issue {plan.issue.number}, " if plan.issue.number else ""
    _say(f"{plan.issue.path}: {number}{plan.issue.day}")
    _say(f"  subject: {plan.issue.subject}")
    _say(f"  preheader: {plan.issue.preheader}")
    _say(f"  from: {plan.config.newsletter.sender}")
    _say(f"  to: {plan.destination}: {plan.reach}")
    for problem in plan.problems:
        _say(f"  {problem}")


def foreseen(plan: SendPlan, *, as_json: bool) -> int:
    """Say what would happen, or why it cannot; return the exit code."""
    if plan.refusals:
        return refused(plan, is_closed=False, as_json=as_json)
    if as_json:
        _json(_plan(plan) | {"state": plan.entry.state if plan.entry else None, "refusals": ()})
    planned(plan)
    return 0


def refused(plan: SendPlan, *, is_closed: bool, as_json: bool) -> int:
    """Say why the issue does not leave, and what to do; return the exit code."""
    if as_json:
        _json(_plan(plan) | {"state": plan.entry.state if plan.entry else None, "refusals": plan.refusals})
    for refusal in plan.refusals:
        _say(refusal)
    if is_closed:
        _say(NEXT["sent"].format(path=plan.issue.path))
    return 1


def sent(plan: SendPlan, done: SendResult, *, as_json: bool) -> int:
    """Say what became of the issue, and what to do next; return the exit code."""
    if as_json:
        _json(_plan(plan) | {"state": done.state, "reply": done.reply, "files": [str(file) for file in done.files]})
    if done.files:
        _pasted(done, as_json=as_json)
        return 0
    _say(f"{done.state}: {plan.destination} ({done.reply})")
    _say(NEXT[done.state].format(path=plan.issue.path))
    return 0 if done.state in {"sent", "draft"} else 1


def tested(issue: Issue, outcomes: Sequence[Outcome], *, as_json: bool) -> int:
    """Say how many tests have left and why others have not; return the exit code."""
    if as_json:
        _json({"path": issue.path, "outcomes": [asdict(outcome) for outcome in outcomes]})
    gone = sum(outcome.state == "sent" for outcome in outcomes)
    _say(f"{gone} of {len(outcomes)} tests of {issue.path} sent")
    for outcome in outcomes:
        if outcome.state != "sent":
            _say(f"not sent: {outcome.reply}")
    return 0 if gone == len(outcomes) else 1


def status(entries: Sequence[LedgerEntry], *, as_json: bool) -> None:
    """Print every row of the ledger."""
    if as_json:
        _json([asdict(entry) for entry in entries])
        return
    for entry in entries:
        at = datetime.fromisoformat(entry.changed).isoformat(timespec="minutes")
        console.say(f"{entry.issue}  {entry.state}  {entry.destination}  {at}  {entry.editor}  {entry.reply}")
    if not entries:
        _say("Nothing was sent yet. Next: hub send --test ADDRESS")


def _pasted(done: SendResult, *, as_json: bool) -> None:
    for file in () if as_json else done.files:
        console.say(file)
    for step in done.steps:
        _say(step)
    if sys.stdout.isatty():
        click.launch(str(done.files[0]), wait=True, locate=True)  # for the opener, which does not wait


def _plan(plan: SendPlan) -> dict[str, Any]:
    issue = plan.issue
    return {
        "path": issue.path,
        "date": issue.day,
        "number": issue.number,
        "status": issue.status,
        "subject": issue.subject,
        "to": plan.destination,
        "problems": [asdict(problem) for problem in plan.problems],
    }


def _json(value: object) -> None:
    console.write(json.dumps(value, ensure_ascii=False, default=str, indent=2))


def _say(words: str) -> None:
    console.say(words, err=True)
