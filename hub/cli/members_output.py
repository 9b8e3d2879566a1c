"""What the list of members says, for people and for programs: data on standard output, talk on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.base import console, date_format, translation
from hub.base.translation import gettext, ngettext, noop
from hub.cli import output
from hub.deliver import mail_signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from hub.deliver.mail_signature import MailSignature
    from hub.members.member_csv import ImportCounts
    from hub.members.member_store import Member
    from hub.members.suppression_list import Suppression

TAKEN = noop("The server that took it found the signature right.")
UNPROVEN = noop(
    "The server that took it does not say whether the signature is right (Authentication-Results): "
    "send the test to a mailbox elsewhere, too"
)
STATES = (
    noop("active"),
    noop("pending"),
    noop("bounced"),
    noop("left"),
    noop("complained"),
    noop("suppressed"),
    noop("forgotten"),
)
# Of these, the states of people who are on the list.
ON_THE_LIST = STATES[:3]


def imported(name: str, found: ImportCounts, unread: Sequence[str], *, is_dry: bool) -> int:
    """Say what an import did, and name each line that is wrong and each column that it left; return the exit code."""
    for line in found.bad:
        console.say(f"{name}:{line.number}: {line.reason}", err=True)
    if unread:
        console.say(gettext("Columns that are not kept: %(unread)s", unread=", ".join(unread)), err=True)
    counts = {
        gettext("would be added") if is_dry else gettext("added"): found.added,
        gettext("known already"): found.known,
        gettext("left before"): found.suppressed,
        gettext("wrong"): len(found.bad),
    }
    console.say(", ".join(f"{name}: {number:,}" for name, number in counts.items()))
    if not is_dry and not all(line.has_left for line in found.bad):
        console.say(gettext("Correct the lines above, and import the file again: nobody is added twice."), err=True)
    return 1 if found.bad else 0


def copied(number: int) -> None:
    """Say how many members a list brought along."""
    console.say(
        ngettext(
            "%(num)s member is there, with all that belongs to the list. Next: hub members stats",
            "%(num)s members are there, with all that belongs to the list. Next: hub members stats",
            number,
        )
    )


def listed(members: Iterable[Member]) -> None:
    """Print a line for each member."""
    width = max(len(gettext(state)) for state in ON_THE_LIST)
    for one in members:
        topics = " ".join(one.topics) or gettext("all topics")
        console.say(f"{one.id}  {gettext(one.state):<{width}}  {one.address}  {topics}")


def shown(found: Member | None, former: Suppression | None, timezone: ZoneInfo) -> int:
    """Print what is known of an address, by the hub's clock; return the exit code."""
    rows = _rows(found, timezone) if found else {}
    rows |= (
        {gettext(former.reason): gettext("since %(moment)s", moment=_moment(former.since, timezone))} if former else {}
    )
    width = max(12, *map(len, rows)) if rows else 0
    for name, value in rows.items():
        console.say(f"{name:<{width}}  {value}")
    if not rows:
        console.say(gettext("Nothing is known of this address."), err=True)
    return 0 if rows else 1


def _rows(found: Member, timezone: ZoneInfo) -> dict[str, str]:
    confirmed = {gettext("confirmed"): _moment(found.confirmed_at, timezone)} if found.confirmed_at else {}
    paused = (
        {gettext("paused until"): date_format.day(found.paused_until, translation.spoken())}
        if found.paused_until
        else {}
    )
    topics = ", ".join(found.topics) or gettext("all")
    said = {"id": found.id, gettext("address"): found.address, gettext("state"): gettext(found.state)}
    said |= {gettext("topics"): topics, gettext("language"): found.language or gettext("not said")}
    joined = {gettext("joined"): _moment(found.joined_at, timezone)}
    return said | joined | confirmed | paused | {gettext("source"): found.source}


def _moment(moment: datetime, timezone: ZoneInfo) -> str:
    there = moment.astimezone(timezone)
    return gettext(
        "%(day)s at %(hour)s", day=date_format.day(there.date(), translation.spoken()), hour=f"{there:%H:%M}"
    )


def exported(found: Mapping[str, Any]) -> int:
    """Print all that is known of an address as JSON; return the exit code."""
    output.write_json(found)
    if not found:
        console.say(gettext("Nothing is known of this address."), err=True)
    return 0 if found else 1


def signed(found: MailSignature) -> int:
    """Say whether a mail is signed, and by whose word; return the exit code."""
    problems = mail_signature.wrong(found)
    for problem in problems:
        console.say(problem, err=True)
    if problems:
        return 1
    console.say(gettext("The mail is signed for %(domains)s.", domains=", ".join(found.domains)))
    console.say(gettext(TAKEN if found.verdict else UNPROVEN), err=True)
    return 0


def counted(counts: Mapping[str, int], *, as_json: bool) -> None:
    """Print how many are in each state."""
    known = {state: counts.get(state, 0) for state in STATES}
    if as_json:
        output.write_json(known)
        return
    width = max(10, *(len(gettext(state)) for state in known))
    for state, number in known.items():
        console.say(f"{gettext(state):<{width}}  {number:>7,}")
