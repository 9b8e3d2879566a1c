"""What `hub send` will do and did: data on standard output, talk on standard error."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from hub.base import console
from hub.base.translation import gettext, ngettext, noop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hub.content.models import Issue
    from hub.deliver.ledger import LedgerEntry
    from hub.deliver.send_workflow import SendPlan, SendResult
    from hub.deliver.smtp import Outcome

STATE_WORDS: Mapping[str, str] = {
    "sending": noop("sending"),
    "sent": noop("sent"),
    "uncertain": noop("uncertain"),
    "pending": noop("pending"),
    "failed": noop("failed"),
    "draft": noop("draft"),
}
NEXT = {
    "draft": noop("Next: look at it there, start it there, and write `status: sent` in %(path)s; or: hub send --start"),
    "sent": noop("Next: git commit %(path)s, which says now that it was sent"),
    "pending": noop("It has not left. Next: hub send --resume in a few minutes"),
    "failed": noop("It has not left. Next: fix what was refused, then hub send --resume"),
    "uncertain": noop(
        "It may have left. Next: look whether it is there; if it is: hub send --uncertain leave; "
        "if it is not: hub send --uncertain retry"
    ),
}


def planned(plan: SendPlan) -> None:
    """Say what will happen: which words go where, and what the gates found."""
    _say(_heading(plan.issue))
    _say("  " + gettext("subject: %(words)s", words=plan.issue.subject))
    _say("  " + gettext("preheader: %(words)s", words=plan.issue.preheader))
    _say("  " + gettext("from: %(sender)s", sender=plan.config.newsletter.sender))
    _say("  " + gettext("to: %(destination)s: %(reach)s", destination=plan.destination, reach=plan.reach))
    for problem in plan.problems:
        _say(f"  {problem}")


def _heading(issue: Issue) -> str:
    if not issue.number:
        return f"{issue.path}: {issue.day}"
    return gettext("%(path)s: issue %(number)s, %(day)s", path=issue.path, number=issue.number, day=issue.day)


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
        _say(gettext(NEXT["sent"], path=plan.issue.path))
    return 1


def sent(plan: SendPlan, done: SendResult, *, as_json: bool) -> int:
    """Say what became of the issue, and what to do next; return the exit code."""
    if as_json:
        _json(_plan(plan) | {"state": done.state, "reply": done.reply, "files": [str(file) for file in done.files]})
    if done.files:
        _pasted(done, as_json=as_json)
        return 0
    _say(f"{gettext(STATE_WORDS[done.state])}: {plan.destination} ({done.reply})")
    _say(gettext(NEXT[done.state], path=plan.issue.path))
    return 0 if done.state in {"sent", "draft"} else 1


def tested(issue: Issue, outcomes: Sequence[Outcome], *, as_json: bool) -> int:
    """Say how many tests have left and why others have not; return the exit code."""
    if as_json:
        _json({"path": issue.path, "outcomes": [asdict(outcome) for outcome in outcomes]})
    gone = sum(outcome.state == "sent" for outcome in outcomes)
    _say(
        ngettext(
            "%(gone)s of %(num)s test of %(path)s sent",
            "%(gone)s of %(num)s tests of %(path)s sent",
            len(outcomes),
            gone=gone,
            path=issue.path,
        )
    )
    for outcome in outcomes:
        if outcome.state != "sent":
            _say(gettext("not sent: %(reply)s", reply=outcome.reply))
    return 0 if gone == len(outcomes) else 1


def status(entries: Sequence[LedgerEntry], *, as_json: bool) -> None:
    """Print every row of the ledger."""
    if as_json:
        _json([asdict(entry) for entry in entries])
        return
    for entry in entries:
        at = datetime.fromisoformat(entry.changed).isoformat(timespec="minutes")
        state = gettext(STATE_WORDS[entry.state])
        console.say(f"{entry.issue}  {state}  {entry.destination}  {at}  {entry.editor}  {entry.reply}")
    if not entries:
        _say(gettext("Nothing was sent yet. Next: hub send --test ADDRESS"))


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
