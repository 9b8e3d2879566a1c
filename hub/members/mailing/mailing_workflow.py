"""What an editor does to send an issue to the members of the hub's own list: look, let it leave, pause, go on."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from hub.base import clock
from hub.deliver import credentials, send_workflow, sent_mark, smtp
from hub.errors import HubError
from hub.inbox import decisions
from hub.members import leave_links, member_keys, member_store, person_records
from hub.members.mailing import leave_page, reader_ledger, returned_mail
from hub.members.mailing.pace import Pace
from hub.members.mailing.reader_editions import IssueEditions, ReaderMails, ReaderParts, key
from hub.members.mailing.reader_ledger import Mailing
from hub.members.mailing.sending import Sending
from hub.newsletter import issue_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from hub.content.models import Issue
    from hub.content.settings import Config
    from hub.deliver.send_workflow import SendPlan
    from hub.members.mailing.bounces import Bounce
    from hub.members.mailing.reader_ledger import ReaderRow, RunState

NO_DOOR = (
    "mkdocs.yml: `to: members` needs the address where readers leave; add `members: {address: …}` below `newsletter:`"
)
NOBODY = "no member gets mail today; hub members list shows who is there"
KNOWN = {
    "sending": "{issue} was begun, and is being sent or its sender has died; hub send --resume is safe for both",
    "paused": "{issue} was begun, and waits: {reply}; when that is good: hub send --resume",
    "sent": "{issue} has left; it never leaves twice",
}
OTHER_WORDS = "{path} has other words than when it was begun; bring the old ones back, so that all get the same"
INTERRUPTED = "it was interrupted"
PAUSED = "an editor paused it"


@dataclass(frozen=True, kw_only=True, slots=True)
class MailingPlan:
    """Hold what would happen: how many get which edition, how many nothing, and every reason against it.

    `mailing` is what the ledger knows of it. `editions` are keys of editions with the number of their readers.
    """

    send_plan: SendPlan
    refusals: tuple[str, ...]
    editions: Mapping[str, int] = field(default_factory=dict)
    without: int = 0
    mailing: Mailing | None = None

    @property
    def readers(self) -> int:
        """Return how many get a mail: who would be written down, or was."""
        return self.mailing.readers if self.mailing else sum(self.editions.values())

    @property
    def confirmation(self) -> str:
        """Return what a person types to let it happen: the number of readers, which is the same when it goes on."""
        return str(self.readers)


def plan(config: Config, day: date | None, *, resume: bool = False, minutes: int = 0) -> MailingPlan:
    """Return what sending would do; nothing leaves, and nothing is written down."""
    place, issue = member_store.database(config.root), send_workflow.chosen(config, day)
    mailing = reader_ledger.found(place, str(issue.day), clock.now())
    if mailing and (not resume or mailing.state == "sent"):
        known = KNOWN[mailing.state].format(issue=issue.path, reply=mailing.reply)
        return MailingPlan(send_plan=send_workflow.known(config, issue), refusals=(known,), mailing=mailing)
    found = send_workflow.plan(config, issue.day, minutes=minutes)
    editions = IssueEditions(found.issue, config)
    counts = _readers(config)
    wanted = {one: number for one, number in counts.items() if editions.has_items(one)}
    refusals = (*found.refusals, *_against(found, mailing, sum(wanted.values())))
    without = counts.total() - sum(wanted.values())
    return MailingPlan(send_plan=found, editions=wanted, without=without, refusals=refusals, mailing=mailing)


def _readers(config: Config) -> Counter[str]:
    """Return how many readers would get each edition."""
    counts = Counter[str]()
    with member_store.opened(member_store.database(config.root)) as connection:
        for topics, number in member_store.reader_counts(connection, clock.today(config.timezone)).items():
            counts[key(topics, config)] += number
    return counts


def _against(found: SendPlan, mailing: Mailing | None, readers: int) -> Iterator[str]:
    members = found.config.newsletter.members
    if members is None:
        yield NO_DOOR
    elif wrong := leave_page.missing(found.config, members, member_keys.of(found.config.root)):
        yield wrong
    if mailing and mailing.mark != issue_mark.mark(found.issue):
        yield OTHER_WORDS.format(path=found.issue.path)
    if not mailing and not readers:
        yield NOBODY


def send(found: MailingPlan, progress: Callable[[], object] = lambda: None) -> Mailing:
    """Send an issue to everybody who is left, and return what became of it.

    Where the process is interrupted, what is on its way gets its answer, and the rest waits.
    """
    config, issue = found.send_plan.config, found.send_plan.issue
    place = member_store.database(config.root)
    start(found)
    try:
        work(config, issue, progress)
    except KeyboardInterrupt:
        reader_ledger.pause(place, str(issue.day), clock.now(), INTERRUPTED)
        raise
    known = reader_ledger.found(place, str(issue.day), clock.now())
    assert known is not None  # noqa: S101  it was begun
    close(replace(found, mailing=known))
    return known


def _begin(found: MailingPlan, place: Path | str) -> None:
    config, issue = found.send_plan.config, found.send_plan.issue
    at = clock.now().isoformat(timespec="seconds")
    mailing = Mailing(
        issue=str(issue.day),
        state="sending",
        mark=issue_mark.mark(issue),
        editor=decisions.editor(os.environ, config.root),
        begun=at,
        changed=at,
    )

    editions = IssueEditions(issue, config)

    def edition(topics: Collection[str]) -> str | None:
        wanted = key(topics, config)
        return wanted if editions.has_items(wanted) else None

    reader_ledger.begin(place, mailing, clock.today(config.timezone), edition)


def start(found: MailingPlan) -> None:
    """Write down who gets an issue, or let it go on; nothing leaves before somebody works on it."""
    place, now = member_store.database(found.send_plan.config.root), clock.now()
    with member_store.opened(place) as connection:
        person_records.sweep(connection, now)
    if found.mailing:
        reader_ledger.go_on(place, found.mailing.issue, now)
    else:
        _begin(found, place)


def begun(config: Config, day: date) -> Issue:  # pragma: no cover  make database
    """Return the issue of a day that was begun; raises HubError where its words are others here than they were then."""
    issue = send_workflow.chosen(config, day)
    known = reader_ledger.found(member_store.database(config.root), str(day), clock.now())
    if known and known.mark != issue_mark.mark(issue):
        raise HubError(OTHER_WORDS.format(path=issue.path))
    return issue


def work(
    config: Config, issue: Issue, progress: Callable[[], object] = lambda: None, stop: threading.Event | None = None
) -> RunState:
    """Work on an issue that was begun until nobody is left, or until it must pause, and return its state.

    On a server, others may work on the same beside this process. `stop` ends this one.
    """
    delivery, members = config.newsletter.delivery, config.newsletter.members
    assert delivery is not None  # noqa: S101  the plan has looked
    assert members is not None  # noqa: S101  likewise
    keyring = member_keys.of(config.root)
    relay = smtp.relay(credentials.secret(config.root, smtp.VARIABLE, smtp.EXAMPLE))
    mails = ReaderMails(
        IssueEditions(issue, config), leave_page.address(members), clock.now().astimezone(config.timezone)
    )
    local, _, domain = str(delivery.bounces).rpartition("@")
    place, stop = member_store.database(config.root), stop or threading.Event()

    def mail(row: ReaderRow) -> tuple[str, bytes]:
        parts = ReaderParts(address=row.address, leave=leave_links.token(keyring, row.member), token=row.token)
        return f"{local}+{row.token}@{domain}", mails.mail(row.edition, parts)

    def bounced(_: ReaderRow, bounce: Bounce) -> None:
        with member_store.opened(place) as connection:
            returned_mail.note(connection, bounce, keyring, clock.now())

    with reader_ledger.working(place, str(issue.day), clock.today(config.timezone)) as worker:
        state, reason = Sending(
            worker=worker,
            mail=mail,
            connect=partial(smtp.Connection, relay),
            pace=Pace(delivery.rate, time.monotonic, stop.wait),
            bounced=bounced,
            stop=stop,
            connections=delivery.connections,
            progress=progress,
        ).run()
    is_paused = bool(reason) and reader_ledger.pause(place, str(issue.day), clock.now(), reason)
    return "paused" if is_paused else state


def close(found: MailingPlan) -> bool:
    """Write into the issue's file that it was sent, where the ledger says so and the file does not; return whether."""
    issue, config = found.send_plan.issue, found.send_plan.config
    if found.mailing is None or found.mailing.state != "sent" or issue.status == "sent":
        return False
    sent_mark.close(issue, config, clock.now().astimezone(config.timezone), found.send_plan.destination)
    return True


def settle(config: Config, day: date | None, members: Collection[str], *, has_left: bool) -> int:
    """Decide what is uncertain for these readers, or for all with none: it has left, or is sent again.

    Returns for how many it was decided.
    """
    issue = send_workflow.chosen(config, day)
    place = member_store.database(config.root)
    return reader_ledger.settle(place, str(issue.day), members, clock.now(), has_left=has_left)


def pause(config: Config, day: date | None) -> bool:
    """Let no worker take another reader; return whether the issue was being sent."""
    issue = send_workflow.chosen(config, day)
    return reader_ledger.pause(member_store.database(config.root), str(issue.day), clock.now(), PAUSED)


def status(config: Config) -> tuple[tuple[Mailing, ...], tuple[str, ...]]:
    """Return every mailing, the newest first, and the ids of readers for whom the newest is uncertain."""
    place = member_store.database(config.root)
    mailings = reader_ledger.every(place, clock.now())
    return mailings, reader_ledger.uncertain(place, mailings[0].issue) if mailings else ()
