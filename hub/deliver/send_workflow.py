"""What an editor does when an issue is ready: look at what will happen, then let it leave, once."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from email.utils import parseaddr
from typing import TYPE_CHECKING, Literal, get_args

from hub.base import clock, date_format, plug_ins, translation
from hub.base.translation import gettext, noop
from hub.content import loader, translations
from hub.deliver import credentials, destinations, ledger, readiness, sent_mark, smtp
from hub.deliver.destinations import OutgoingIssue, Prepared
from hub.deliver.smtp import OutcomeState
from hub.errors import HubError
from hub.inbox import decisions
from hub.newsletter import checks, draft_phrases, mail_message, render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from hub.base.plug_ins import PlugIn
    from hub.content.models import Issue, Library
    from hub.content.settings import Config, Delivery
    from hub.deliver.destinations import Destination
    from hub.deliver.ledger import LedgerEntry, State
    from hub.errors import Problem

TEST = noop("[Test] ")
MOST_TESTS = 10
BUSY = noop("somebody else sends at this moment; wait until they are done: hub send --status")
# What speaks against sending an issue that the ledger knows.
KNOWN: dict[State, str] = {
    "sending": BUSY,
    "sent": noop("%(path)s left on %(day)s at %(time)s, sent by %(editor)s; it never leaves twice"),
    "uncertain": noop(
        "nobody knows whether %(path)s has left: %(reply)s. Look for %(message_id)s where it went (%(destination)s); "
        "if it is there: hub send --uncertain leave; if it is not: hub send --uncertain retry"
    ),
    "pending": noop("%(path)s has not left yet: %(reply)s; hub send --resume tries again"),
    "failed": noop("%(path)s was refused: %(reply)s; when that is fixed: hub send --resume"),
}
AGAIN: tuple[State, ...] = ("pending", "failed")
OPEN: tuple[State, ...] = ("uncertain",)
NOWHERE = noop("mkdocs.yml does not say where issues go; add `delivery: {to: …}` below `newsletter:`")


@dataclass(frozen=True, kw_only=True, slots=True)
class SendPlan:
    """Hold what would happen: to which destination, what the gates found, and every reason why not.

    `entry` is what the ledger knows of it. `confirmation` is what a person types to let it happen.
    """

    config: Config
    delivery: Delivery
    issue: Issue
    problems: tuple[Problem, ...] = ()
    refusals: tuple[str, ...] = ()
    entry: LedgerEntry | None = None

    @property
    def is_sent(self) -> bool:
        """Return whether the ledger says that the issue has left."""
        return self.entry is not None and self.entry.state == "sent"

    @property
    def destination(self) -> str:
        """Return where the issue goes, as the ledger names it."""
        return destination(self.delivery)

    @property
    def reach(self) -> str:
        """Return what the destination gets, in words."""
        return gettext(destinations.DELIVERIES.find(self.delivery.to)[1].reach)

    @property
    def confirmation(self) -> str:
        """Return the issue's number, or its day where it has none."""
        return str(self.issue.number or self.issue.day)


@dataclass(frozen=True, kw_only=True, slots=True)
class SendResult:
    """Hold what became of an issue: its state, what the other side said, the files to paste and the steps with them."""

    state: State | Literal["draft", "pasted"]
    reply: str = ""
    files: tuple[Path, ...] = ()
    steps: tuple[str, ...] = ()


def destination(delivery: Delivery) -> str:
    """Return the name of where issues go: `list our-update@lists.example.gov`."""
    return " ".join(filter(None, (delivery.to, delivery.address or delivery.service, *delivery.audience)))


def test(config: Config, day: date | None, addresses: Sequence[str]) -> tuple[Issue, tuple[smtp.Outcome, ...]]:
    """Send an issue of any status as a test to each of these addresses, one message each; the ledger is not told.

    Nothing of this knows the address of the list but to refuse it.
    """
    listed = config.newsletter.delivery.address if config.newsletter.delivery else None
    if listed and listed.casefold() in map(str.casefold, addresses):
        message = gettext(
            "%(listed)s is the list itself, and a test never goes there; name your own address", listed=listed
        )
        raise HubError(message)
    if not addresses or len(addresses) > MOST_TESTS:
        found = gettext("a test needs an address")
        if addresses:
            found = gettext("%(count)s addresses are too many", count=len(addresses))
        message = gettext(
            "%(found)s; name up to %(most)s, or write them under `delivery: test:` in mkdocs.yml",
            found=found,
            most=MOST_TESTS,
        )
        raise HubError(message)
    relay = smtp.relay(credentials.secret(config.root, smtp.VARIABLE, smtp.EXAMPLE))
    issue = _issue(loader.load(config), day, config)
    words = draft_phrases.say(translations.settings(config, issue.lang), "test", issue.status)
    marked = replace(issue, subject=f"{gettext(TEST)}{issue.subject}", note=f"{words}\n\n{issue.note}".strip())
    plain, html = render.text(marked, config), render.html(marked, config)
    now, sender = _now(config), _sender(config)
    return issue, tuple(
        smtp.send(
            relay,
            sender,
            to,
            mail_message.message(marked, config, plain, html, to=to, at=now, is_of_list=False),
        )
        for to in addresses
    )


def status(config: Config) -> tuple[LedgerEntry, ...]:
    """Return what the ledger knows, the newest issue first; what a dead process was sending is uncertain now."""
    place = ledger.database(config.root)
    if _sending(place):  # else a look would keep out who begins to send
        with ledger.alone(place) as is_alone:
            if is_alone:
                _settle(place)
    return ledger.entries(place)


def plan(
    config: Config, day: date | None, *, resume: bool = False, minutes: int = 0, is_again: bool = False
) -> SendPlan:
    """Return what sending would do, with every reason that speaks against it; nothing leaves.

    With `resume` it is none that the issue was begun and has not left. Its page is waited for during so many `minutes`.
    Where some readers are to get it again (`is_again`), hub has written into its file that it was sent.
    """
    delivery = config.newsletter.delivery
    if delivery is None:
        raise HubError(gettext(NOWHERE))
    destinations.DELIVERIES.find(delivery.to)  # a plug-in that cannot be used is named before anything else
    known = {one.issue: one for one in status(config) if one.destination == destination(delivery)}
    shelves = loader.load(config)
    issue = _issue(shelves, day, config)
    found = SendPlan(config=config, delivery=delivery, issue=issue, entry=known.get(str(issue.day)))
    if found.entry and not (resume and found.entry.state in AGAIN):
        return replace(found, refusals=(_known(found.entry, issue),))
    problems = checks.check(issue, render.faces(issue, config), shelves, config, clock.today(config.timezone))
    is_sent = is_again and issue.status == "sent"
    refusals = readiness.refusals(issue, config, delivery, problems, minutes=minutes, is_sent=is_sent)
    return replace(found, problems=problems, refusals=refusals)


def _known(entry: LedgerEntry, issue: Issue) -> str:
    at = datetime.fromisoformat(entry.changed)
    words = asdict(entry) | {
        "path": issue.path,
        "day": date_format.day(at.date(), translation.spoken()),
        "time": f"{at:%H:%M}",
    }
    return gettext(KNOWN[entry.state], **words)


def chosen(config: Config, day: date | None) -> Issue:
    """Return the issue of that day; without one the only one that is ready, else the next, else the last."""
    return _issue(loader.load(config), day, config)


def known(config: Config, issue: Issue) -> SendPlan:
    """Return a plan for an issue of which another ledger says all; nothing was checked."""
    if config.newsletter.delivery is None:
        raise HubError(gettext(NOWHERE))
    return SendPlan(config=config, delivery=config.newsletter.delivery, issue=issue)


def send(plan: SendPlan, *, start: bool = False) -> SendResult:
    """Let an issue leave whose plan has no refusals; a campaign only where `start` says so.

    Raises HubError where somebody else sends, or has sent it since the plan was made.
    """
    place = ledger.database(plan.config.root)
    with ledger.alone(place) as is_alone:
        if not is_alone:
            raise HubError(gettext(BUSY))
        plug_in, way = destinations.DELIVERIES.find(plan.delivery.to)
        prepared = _prepared(plug_in, way, plan)
        if prepared.waits_to_start and not start:
            return SendResult(state="draft", reply=prepared.name)
        if prepared.leave is None:
            _begin(plan, place, prepared.name, "uncertain")
            return SendResult(state="pasted", files=prepared.files, steps=prepared.steps)
        begun = _begin(plan, place, prepared.name)
        return _ended(plan, place, begun, _left(plug_in, prepared.leave))


def settle(plan: SendPlan, *, has_left: bool) -> SendResult:
    """Decide what an uncertain issue is: it has left, or it may be sent again.

    Raises HubError where nothing is uncertain, or somebody else has decided since the plan was made.
    """
    place, entry = ledger.database(plan.config.root), plan.entry
    if entry is None or entry.state != "uncertain":
        message = gettext(
            "nothing is uncertain about %(path)s: hub send --status shows what is known", path=plan.issue.path
        )
        raise HubError(message)
    changed = _changed(entry, plan.config, "sent" if has_left else "pending", gettext("an editor said so"))
    ledger.begin(place, changed, OPEN)
    if has_left:
        _close(plan)
    return SendResult(state=changed.state, reply=changed.reply)


def close(plan: SendPlan) -> bool:
    """Write into an issue's file that it was sent, where the ledger says so and the file does not; return whether."""
    if not plan.is_sent or plan.issue.status == "sent":
        return False
    _close(plan)
    return True


def _prepared(plug_in: PlugIn | None, way: Destination, plan: SendPlan) -> Prepared:
    outgoing = OutgoingIssue(issue=plan.issue, config=plan.config, delivery=plan.delivery, at=_now(plan.config))
    with plug_ins.blamed(plug_in):
        found = way.prepare(outgoing)
        if not isinstance(found, Prepared):
            message = gettext("it prepared %(found)s, which is not a hub.api.Prepared", found=repr(found))
            raise TypeError(message)
    return found


def _left(plug_in: PlugIn | None, leave: Callable[[], smtp.Outcome]) -> smtp.Outcome:
    """Let an issue go, and return what became of it; nobody knows that where something fails on the way."""
    try:
        with plug_ins.blamed(plug_in):
            outcome = leave()
            if getattr(outcome, "state", None) not in get_args(OutcomeState):
                message = gettext(
                    "it said %(outcome)s of what became of the issue, which is not a hub.api.Outcome",
                    outcome=repr(outcome),
                )
                raise TypeError(message)
    except HubError as error:
        return smtp.Outcome(state="uncertain", reply=str(error))
    return outcome


def _begin(plan: SendPlan, place: Path | str, message_id: str, state: State = "sending") -> LedgerEntry:
    """Save that an issue is about to leave; from here on it leaves at most once."""
    begun = ledger.LedgerEntry(
        issue=str(plan.issue.day),
        destination=plan.destination,
        state=state,
        message_id=message_id,
        editor=decisions.editor(os.environ, plan.config.root),
        changed=_now(plan.config).isoformat(),
        reply=gettext("its files were made to be pasted") if state == "uncertain" else "",
    )
    ledger.begin(place, begun, AGAIN if plan.entry else ())
    return begun


def _ended(plan: SendPlan, place: Path | str, begun: LedgerEntry, outcome: smtp.Outcome) -> SendResult:
    ledger.save(place, _changed(begun, plan.config, outcome.state, outcome.reply))
    if outcome.state == "sent":
        _close(plan)
    return SendResult(state=outcome.state, reply=outcome.reply)


def _close(plan: SendPlan) -> None:
    sent_mark.close(plan.issue, plan.config, _now(plan.config), plan.destination)


def _sending(place: Path | str) -> list[LedgerEntry]:
    """Return what a process sends, or was sending when it died."""
    return [entry for entry in ledger.entries(place) if entry.state == "sending"]


def _settle(place: Path | str) -> None:
    """Save that what says `sending` is uncertain: nobody sends, so who did has died."""
    for entry in _sending(place):
        reply = gettext("the process that sent it ended before the answer")
        ledger.save(place, replace(entry, state="uncertain", reply=reply))


def _changed(entry: LedgerEntry, config: Config, state: State, reply: str) -> LedgerEntry:
    return replace(entry, state=state, changed=_now(config).isoformat(), reply=reply)


def _issue(shelves: Library, day: date | None, config: Config) -> Issue:
    """Return the issue of that day; without one the only one that is ready, else the next, else the last."""
    if day:
        found = next((issue for issue in shelves.issues if issue.day == day), None)
        if found is None:
            message = gettext("there is no issue of %(day)s; hub digest --date %(day)s begins one", day=day)
            raise HubError(message)
        return found
    ready = [issue for issue in shelves.issues if issue.status == "ready"]
    if len(ready) > 1:
        listed = ", ".join(str(issue.day) for issue in reversed(ready))
        message = gettext("more than one issue is ready (%(listed)s); say which with --date", listed=listed)
        raise HubError(message)
    today = clock.today(config.timezone)
    coming = [issue for issue in shelves.issues if issue.day >= today][-1:]
    found = next(iter((*ready, *coming, *shelves.issues)), None)
    if found is None:
        message = gettext("there is no issue yet; hub digest begins one")
        raise HubError(message)
    return found


def _sender(config: Config) -> str:
    return parseaddr(config.newsletter.sender)[1]


def _now(config: Config) -> datetime:
    return clock.now().astimezone(config.timezone)
