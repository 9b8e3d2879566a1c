"""What `hub send` will do and did with an issue for members: data on standard output, talk on standard error."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hub.base import console
from hub.base.translation import gettext, ngettext, noop
from hub.cli import output, send_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hub.members.mailing.mailing_workflow import MailingPlan
    from hub.members.mailing.reader_ledger import Mailing

MOST_EDITIONS = 10
# How a mailing and the mail to a reader may be, and how mail comes back; counts come in this order.
ORDER = (
    noop("sent"),
    noop("pending"),
    noop("sending"),
    noop("uncertain"),
    noop("failed"),
    noop("suppressed"),
    noop("hard"),
    noop("soft"),
    noop("complaint"),
)
# Besides, a mailing may be paused, and a mail that came back may be neither of these.
OTHERS = noop("paused"), noop("auto-reply"), noop("unknown")
NEXT = {
    "sent": noop("Next: git commit {path}, which says now that it was sent"),
    "paused": noop("Next: see to what stopped it, then hub send --resume"),
    "sending": noop("Other workers go on with it. Next: hub send --status"),
}
UNCERTAIN = noop(
    "{number} may have got it: hub members show ID tells whom to ask. "
    "Next: hub send --uncertain leave [ID]…, or retry for who did not"
)


def planned(plan: MailingPlan) -> None:
    """Say what will happen: which words go to how many readers, and in which editions."""
    send_output.planned(plan.send_plan)
    if plan.mailing:
        left = gettext("%(left)s of %(readers)s readers are left", left=plan.mailing.left, readers=plan.readers)
        _say(f"  {left}")
        return
    _say(f"  {_readers(plan.readers)}")
    editions = sorted(plan.editions.items(), key=lambda one: (-one[1], one[0]))
    for edition, number in editions[:MOST_EDITIONS]:
        shown = edition.replace(" ", ", ") or gettext("the whole issue")
        _say(f"    {number}: {shown}")
    if rest := editions[MOST_EDITIONS:]:
        others = ngettext("%(num)s other edition", "%(num)s other editions", len(rest))
        _say(f"    {sum(number for _, number in rest)}: {others}")
    if plan.without:
        said = gettext(
            "%(readers)s without a mail, because the issue has nothing on their topics", readers=_readers(plan.without)
        )
        _say(f"  {said}")


def foreseen(plan: MailingPlan, *, is_closed: bool, as_json: bool) -> int:
    """Say what would happen, or why it cannot; return the exit code."""
    if as_json:
        _json(_plan(plan) | {"state": plan.mailing.state if plan.mailing else None, "refusals": plan.refusals})
    for refusal in plan.refusals:
        _say(refusal)
    if is_closed:
        _say(gettext(NEXT["sent"]).format(path=plan.send_plan.issue.path))
    if plan.refusals:
        return 1
    planned(plan)
    return 0


@contextmanager
def progress(plan: MailingPlan) -> Iterator[Callable[[], None]]:
    """Show on a terminal how many readers are done, and yield what counts one more."""
    number = plan.mailing.left if plan.mailing else plan.readers
    with output.progress(gettext("Sending"), number) as step:
        yield step


def sent(plan: MailingPlan, done: Mailing, *, as_json: bool) -> int:
    """Say what became of the mails, and what to do next; return the exit code."""
    if as_json:
        _json(_plan(plan) | {"state": done.state, "reply": done.reply, "counts": done.counts})
    _say(f"{gettext(done.state)}: {_counted(done)}" + (f" ({done.reply})" if done.reply else ""))
    _say(gettext(NEXT[done.state]).format(path=plan.send_plan.issue.path))
    uncertain = done.counts.get("uncertain", 0)
    if uncertain:
        _say(gettext(UNCERTAIN).format(number=uncertain))
    return 0 if done.state == "sent" and not uncertain else 1


def status(mailings: Sequence[Mailing], uncertain: Sequence[tuple[str, str]], *, as_json: bool) -> int:
    """Print how far every mailing is, and who is uncertain in which; return the exit code."""
    if as_json:
        _json([asdict(one) | {"estimate": estimate(one)} for one in mailings])
        return 0
    for one in mailings:
        state = gettext(one.state)
        console.say(f"{one.issue}  {state}  {_counted(one)}  {one.changed}  {one.editor}  {one.reply}".rstrip())
        if one.state == "sending":
            _say(estimate(one))
    for issue, member in uncertain:
        console.say(f"{issue}  {gettext('uncertain')}  {member}")
    if not mailings:
        _say(gettext("Nothing was sent to members yet. Next: hub send --test ADDRESS"))
    return 0


def estimate(mailing: Mailing) -> str:
    """Say how long the rest takes at the pace of the last minute; it does not guess where nothing has left in it."""
    lately = mailing.counts.get("lately", 0)
    if not mailing.left:
        return gettext("nobody is left")
    if not lately:
        return gettext(
            "%(readers)s left; nothing has left in the last minute, so nobody knows how long it takes",
            readers=_readers(mailing.left),
        )
    minutes = -(-mailing.left // lately)
    return gettext(
        "%(readers)s left; at the pace of the last minute (%(lately)s) that takes %(minutes)s min",
        readers=_readers(mailing.left),
        lately=lately,
        minutes=minutes,
    )


def asked(workers: int) -> int:  # pragma: no cover  make database
    """Say who sends; return the exit code."""
    _say(
        ngettext(
            "%(num)s worker was asked. Next: hub send --status",
            "%(num)s workers were asked. Next: hub send --status",
            workers,
        )
    )
    return 0


IDLE = noop("No issue is being sent to members: hub send --status says more")


def paused(*, is_sending: bool) -> int:
    """Say whether the mailing was paused; return the exit code."""
    _say(
        gettext("It waits as soon as the mails on their way have left. Next: hub send --resume")
        if is_sending
        else gettext(IDLE)
    )
    return 0 if is_sending else 1


def settled(number: int, asked: int, *, has_left: bool) -> int:
    """Say for how many readers it was decided what is uncertain, of so many that were named; return the exit code."""
    if not number:
        _say(gettext("Nothing is uncertain about these readers: hub send --status lists who is"))
        return 1
    said = gettext("%(readers)s settled.", readers=_readers(number))
    _say(said if has_left else " ".join((said, gettext("Next: hub send --resume"))))
    if number >= asked:
        return 0
    _say(
        gettext(
            "Nothing is uncertain about %(others)s of those who were named: hub send --status lists who is",
            others=asked - number,
        )
    )
    return 1


def came_back(found: Mapping[str, int]) -> None:
    """Say how many mails of each kind came back, and how many readers get no more."""
    kinds = [f"{number} {gettext(kind)}" for kind, number in sorted(found.items()) if kind != "off"]
    _say(
        gettext(
            "%(kinds)s; %(readers)s off the list",
            kinds=", ".join(kinds) or gettext("no new mail"),
            readers=_readers(found.get("off", 0)),
        )
    )


def _readers(number: int) -> str:
    return ngettext("%(num)s reader", "%(num)s readers", number)


def _counted(mailing: Mailing) -> str:
    known = (f"{mailing.counts[name]} {gettext(name)}" for name in ORDER if mailing.counts.get(name))
    return ", ".join(known) or gettext("nobody")


def _plan(plan: MailingPlan) -> dict[str, Any]:
    issue = plan.send_plan.issue
    return {
        "path": issue.path,
        "date": issue.day,
        "number": issue.number,
        "status": issue.status,
        "subject": issue.subject,
        "to": plan.send_plan.destination,
        "readers": plan.readers,
        "editions": plan.editions,
        "without": plan.without,
    }


def _json(value: object) -> None:
    console.write(json.dumps(value, ensure_ascii=False, default=str, indent=2))


def _say(words: str) -> None:
    console.say(words, err=True)
