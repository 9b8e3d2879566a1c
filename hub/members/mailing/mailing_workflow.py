"""What an editor does to send an issue to the members of the hub's own list: look, let it leave, pause, go on."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from hub.base import clock, operating_system
from hub.base.translation import gettext, noop
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
    from pathlib import Path

    from hub.content.models import Issue
    from hub.content.settings import Config
    from hub.deliver.send_workflow import SendPlan
    from hub.members.mailing.bounces import Bounce
    from hub.members.mailing.reader_ledger import ReaderRow, RunState

NO_DOOR = noop(
    "mkdocs.yml: `to: members` needs the address where readers leave; add `members: {address: …}` below `newsletter:`"
)
NOBODY = noop("no member gets mail today; hub members list shows who is there")
KNOWN = {
    "sending": noop("{issue} was begun, and is being sent or its sender has died; hub send --resume is safe for both"),
    "paused": noop("{issue} was begun, and waits: {reply}; when that is good: hub send --resume"),
    "sent": noop("{issue} has left; it never leaves twice"),
}
OTHER_WORDS = noop("{path} has other words than when it was begun; bring the old ones back, so that all get the same")
OTHER_TOPICS = noop(
    "{path} has nothing left on {topics}, for which readers wait; bring back the topics of the hub and of the "
    "items as they were when it was begun, so that all get the same"
)
INTERRUPTED = noop("it was interrupted")
PAUSED = noop("an editor paused it")


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
    """Return what sending would do; nothing leaves, and nothing is written down.

    What goes on is the issue that was begun, whatever another file says by now.
    """
    place = member_store.database(config.root)
    issue = send_workflow.chosen(config, day or (_newest(place, _is_open) if resume else None))
    mailing = reader_ledger.found(place, str(issue.day), clock.now())
    if mailing and (not resume or mailing.state == "sent"):
        known = gettext(KNOWN[mailing.state]).format(issue=issue.path, reply=mailing.reply)
        return MailingPlan(send_plan=send_workflow.known(config, issue), refusals=(known,), mailing=mailing)
    is_again = reader_ledger.waits_again(place, str(issue.day))
    found = send_workflow.plan(config, issue.day, minutes=minutes, is_again=is_again)
    editions = IssueEditions(found.issue, config)
    counts = _readers(config)
    wanted = {one: number for one, number in counts.items() if editions.has_items(one)}
    refusals = (*found.refusals, *_against(found, mailing, sum(wanted.values())), *_others(mailing, editions, place))
    without = counts.total() - sum(wanted.values())
    return MailingPlan(send_plan=found, editions=wanted, without=without, refusals=refusals, mailing=mailing)


def _newest(place: Path | str, is_meant: Callable[[Mailing], bool]) -> date | None:
    """Return the day of the newest issue in the ledger of which that is so."""
    days = (date.fromisoformat(one.issue) for one in reader_ledger.every(place, clock.now()) if is_meant(one))
    return next(days, None)


def _is_open(mailing: Mailing) -> bool:
    return mailing.state != "sent"


def _is_uncertain(mailing: Mailing) -> bool:
    return mailing.counts.get("uncertain", 0) > 0


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
        yield gettext(NO_DOOR)
    elif wrong := leave_page.missing(found.config, members, member_keys.of(found.config.root)):
        yield wrong
    if not mailing and not readers:
        yield gettext(NOBODY)


def _others(mailing: Mailing | None, editions: IssueEditions, place: Path | str) -> Iterator[str]:
    """Yield why those who wait for an issue would not get what the others got."""
    if mailing is None:
        return
    if mailing.mark != issue_mark.mark(editions.issue):
        yield gettext(OTHER_WORDS).format(path=editions.issue.path)
        return
    for edition in reader_ledger.editions_left(place, mailing.issue):
        if not editions.has_items(edition):
            yield gettext(OTHER_TOPICS).format(path=editions.issue.path, topics=edition.replace(" ", ", "))


def send(found: MailingPlan, progress: Callable[[], object] = lambda: None) -> Mailing:
    """Send an issue to everybody who is left, and return what became of it.

    Where the process is interrupted or terminated, what is on its way gets its answer, and the rest waits.
    """
    config, issue = found.send_plan.config, found.send_plan.issue
    place = member_store.database(config.root)
    start(found)
    try:
        with operating_system.interrupted_when_terminated():
            work(config, issue, progress)
    except KeyboardInterrupt:
        reader_ledger.pause(place, str(issue.day), clock.now(), gettext(INTERRUPTED))
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
    """Return the issue of a day that was begun; raises HubError where it is another one here than it was then."""
    issue, place = send_workflow.chosen(config, day), member_store.database(config.root)
    known = reader_ledger.found(place, str(day), clock.now())
    if wrong := next(_others(known, IssueEditions(issue, config), place), ""):
        raise HubError(wrong)
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

    Without a day that is about the newest issue with somebody who is. Returns for how many it was decided.
    """
    place = member_store.database(config.root)
    issue = day or _newest(place, _is_uncertain)
    return reader_ledger.settle(place, str(issue), members, clock.now(), has_left=has_left)


def pause(config: Config, day: date | None) -> bool:
    """Let no worker take another reader, of the issue of a day or of all; return whether one was being sent.

    The ledger alone says which is: an editor who stops an issue may have changed its file before.
    """
    place, now = member_store.database(config.root), clock.now()
    issues = (str(day),) if day else tuple(one.issue for one in reader_ledger.every(place, now) if _is_open(one))
    return sum(reader_ledger.pause(place, issue, now, gettext(PAUSED)) for issue in issues) > 0


def status(config: Config) -> tuple[tuple[Mailing, ...], tuple[tuple[str, str], ...]]:
    """Return every mailing, the newest first, and each issue that is uncertain with the id of its reader."""
    place = member_store.database(config.root)
    mailings = reader_ledger.every(place, clock.now())
    return mailings, tuple(
        (one.issue, member) for one in mailings for member in reader_ledger.uncertain(place, one.issue)
    )
