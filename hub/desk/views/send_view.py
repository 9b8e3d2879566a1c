"""Sending at the desk: what will happen, a test, and the issue itself, once; what became of each is in the ledger."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from hub.base import text
from hub.base.translation import gettext, noop
from hub.content import loader
from hub.deliver import archive_page, paste_files, send_workflow
from hub.desk import desk_view
from hub.desk.desk_view import ViewDocument
from hub.errors import HubError
from hub.newsletter import issue_mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.settings import Config
    from hub.deliver.send_workflow import SendPlan

# The last step of those at a terminal is a command, which a button does here.
STEPS_HERE = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressesAsked:
    """Hold the day of an issue, and to whom a test of it goes."""

    day: date
    addresses: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SendAsked:
    """Hold the day of the issue that is to leave, its `number` as it was typed, and the plan that was `seen`.

    `start` lets the campaign of a service begin, which stays a draft there without it.
    """

    day: date
    number: str
    seen: str
    start: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SettleAsked:
    """Hold what an editor found out of an uncertain issue, as it was `seen`: it has left, or it has not."""

    day: date
    seen: str
    has_left: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseAsked:
    """Hold the day of an issue that has left, and whose file does not say so."""

    day: date


def plan(config: Config, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return what sending would do and what speaks against it, and below it all that has left; nothing leaves.

    Without a `day` it is the issue that is ready, the first of several, else the coming one.
    """
    found = send_workflow.plan(config, _day(config, asked), resume=True)
    issue = found.issue
    return {
        "day": issue.day,
        "path": issue.path,
        "status": issue.status,
        "subject": issue.subject,
        "preheader": issue.preheader,
        "number": issue.number,
        "sender": config.newsletter.sender,
        "destination": found.destination,
        "to": found.delivery.to,
        "reach": found.reach,
        "confirmation": found.confirmation,
        "seen": _seen(found),
        "words": issue_mark.mark(issue),
        "page": archive_page.address(issue, config),
        "tests": found.delivery.test,
        "entry": found.entry,
        "problems": [_told(str(one), found) for one in found.problems if one.level != "error"],
        "refusals": [] if _is_known(found) else [_told(one, found) for one in found.refusals],
        "paste": _paste(found),
        "days": [one.day for one in loader.load(config).issues if one.status != "sent" or one.day == issue.day],
        "ledger": send_workflow.status(config),
    }


def _day(config: Config, asked: Mapping[str, str]) -> date | None:
    if asked.get("day"):
        try:
            return date.fromisoformat(asked["day"])
        except ValueError as error:
            message = gettext("“%(found)s” is not a day: write it as 2026-11-27", found=asked["day"])
            raise HubError(message) from error
    ready = [one.day for one in loader.load(config).issues if one.status == "ready"]
    return min(ready, default=None)


def _seen(found: SendPlan) -> str:
    """Return what changes with all that an editor looks at before an issue leaves, and with what became of it."""
    entry = (found.entry.state, found.entry.changed) if found.entry else ()
    words = (issue_mark.mark(found.issue), found.config.newsletter.sender, found.destination, *entry)
    return sha256("\0".join(words).encode()).hexdigest()


def _is_known(found: SendPlan) -> bool:
    """Say whether the ledger, not a gate, speaks against sending: the page shows what it knows."""
    return found.entry is not None and found.entry.state not in send_workflow.AGAIN


def _told(words: str, found: SendPlan) -> dict[str, str]:
    """Return a finding or a refusal, and its place: a `rule` or a part of the issue, or the address of a page."""
    problem = next((one for one in found.problems if str(one) == words), None)
    if problem:
        fix = f"; {problem.fix}" if problem.fix else ""
        return {"words": text.one_line(f"{problem.message}{fix}"), "place": "issue", "rule": problem.rule}
    if archive_page.address(found.issue, found.config) in words:
        return {"words": words, "place": "page", "rule": ""}
    return {"words": words, "place": "issue" if found.issue.path in words else "", "rule": ""}


def _paste(found: SendPlan) -> dict[str, Any] | None:
    """Return the files that were made to be pasted, and what a person does with them; None where there are none."""
    if found.delivery.to != "paste" or not found.entry or found.entry.state != "uncertain":
        return None
    steps = paste_files.steps(found.issue, str(found.delivery.service))[:STEPS_HERE]
    return {"files": _files(found), "steps": [step.partition(". ")[2] for step in steps]}


def _files(found: SendPlan) -> tuple[str, ...]:
    return paste_files.paths(found.issue, str(found.delivery.service))


def file(config: Config, asked: Mapping[str, str]) -> ViewDocument:
    """Return a file that was made to be pasted, by the day of its issue and its `path`; raises HubError for another."""
    found = send_workflow.plan(config, _day(config, asked), resume=True)
    path = asked.get("path", "")
    if path not in _files(found):
        message = gettext("this is not a file of the issue")
        raise HubError(message)
    return ViewDocument(content_type="text/plain; charset=utf-8", content=(config.root / path).read_bytes())


def test(config: Config, asked: AddressesAsked) -> list[dict[str, Any]]:
    """Send a test to each of these addresses, and return what became of each."""
    addresses = tuple(filter(None, map(str.strip, asked.addresses)))
    _, outcomes = send_workflow.test(config, asked.day, addresses)
    return [{"to": to, **asdict(one)} for to, one in zip(addresses, outcomes, strict=True)]


def send(config: Config, asked: SendAsked) -> dict[str, Any]:
    """Let an issue leave, whose number was typed and whose plan is the one that was seen.

    Raises HubError where anything speaks against it, which is looked at again; the ledger lets it leave once, whoever
    asks and however often.
    """
    found = send_workflow.plan(config, asked.day, resume=True)
    if asked.number.strip() != found.confirmation:
        message = gettext(
            "%(found)s is not %(number)s, so nothing was sent", found=asked.number.strip(), number=found.confirmation
        )
        raise HubError(message)
    if found.refusals:
        message = "; ".join(found.refusals)
        raise HubError(message)
    _refuse_unseen(found, asked.seen)
    done = send_workflow.send(found, start=asked.start)
    return {"state": done.state, "reply": done.reply}


def _refuse_unseen(found: SendPlan, seen: str) -> None:
    if _seen(found) != seen:
        message = gettext(
            "%(file)s, where it goes, or what is known of it has changed since you looked: look again",
            file=found.issue.path,
        )
        raise HubError(message)


def settle(config: Config, asked: SettleAsked) -> dict[str, Any]:
    """Save what an editor found out of an uncertain issue."""
    found = send_workflow.plan(config, asked.day)
    _refuse_unseen(found, asked.seen)
    return {"state": send_workflow.settle(found, has_left=asked.has_left).state}


def close(config: Config, asked: CloseAsked) -> dict[str, Any]:
    """Write into the file of an issue that has left that it was sent; return whether it was written now."""
    return {"closed": send_workflow.close(send_workflow.plan(config, asked.day))}


VIEW = desk_view.of(
    "send", noop("Send"), reads=(plan, file), writes=(test, send, settle, close), slow=(plan, file, test, send)
)
