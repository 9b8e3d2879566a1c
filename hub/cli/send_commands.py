"""Sending an issue: send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click

from hub.base.translation import gettext, noop
from hub.cli.root_command import config_of, main
from hub.cli.root_command import day as day_option
from hub.errors import HubError

if TYPE_CHECKING:
    from datetime import date

    from hub.content.settings import Config

ONE_AT_A_TIME = noop("--test, --dry-run, --status, --pause, --resume and --uncertain exclude each other")
NO_ADDRESSES = noop("where an issue goes is in mkdocs.yml; an address here is for --test")
ONLY_MEMBERS = noop("--pause and --workers are for `to: members`: everything else leaves at once")
SEND = noop("Type %(number)s to send it")
EXCLUSIVE: tuple[Literal["is_test", "is_dry", "is_status", "is_pause", "resume"], ...] = (
    *("is_test", "is_dry", "is_status", "is_pause", "resume"),
)


class Ways(TypedDict):
    """Hold the ways to send that the options name."""

    expect: str | None
    uncertain: str | None
    minutes: int
    workers: int | None
    is_agreed: bool
    is_dry: bool
    is_test: bool
    is_status: bool
    is_pause: bool
    resume: bool
    start: bool


@main.command()
@click.argument("addresses", nargs=-1, metavar="[ADDRESS|ID]…")
@click.option("--test", "is_test", is_flag=True, help="Send a test to these addresses, or to those in mkdocs.yml.")
@click.option("--date", "day", metavar="YYYY-MM-DD", type=day_option, help="Its day; the ready one if left out.")
@click.option("--yes", "is_agreed", is_flag=True, help="Do not ask; needs --expect.")
@click.option(
    "--expect", metavar="NUMBER", help="What hub would ask for, such as the issue's number; it must be right."
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Show what would happen; nothing leaves.")
@click.option("--wait", "minutes", type=click.IntRange(0, 120), default=0, help="Minutes to wait for its page.")
@click.option("--status", "is_status", is_flag=True, help="Show what was sent, and what became of it.")
@click.option("--pause", "is_pause", is_flag=True, help="Let no more members get it for now.")
@click.option(
    "--workers", type=click.IntRange(1, 99), help="Let so many workers (hub members work) send it to members."
)
@click.option("--resume", is_flag=True, help="Try again with an issue that was begun and has not left.")
@click.option("--uncertain", type=click.Choice(["retry", "leave"]), help="It did not arrive: retry. It did: leave.")
@click.option("--start", is_flag=True, help="Start the campaign that listmonk or Mailchimp has; else it stays a draft.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.pass_context
def send(
    context: click.Context, addresses: tuple[str, ...], day: date | None, *, as_json: bool, **ways: Unpack[Ways]
) -> None:
    """Send the issue that is ready, once, or a test.

    It goes to where mkdocs.yml says. hub shows what will happen, and asks for the issue's number first, or for that of
    its readers where they are members of the hub's own list.
    """
    from hub.cli import send_output
    from hub.deliver import send_workflow

    if sum((*(ways[name] for name in EXCLUSIVE), ways["uncertain"] is not None)) > 1:
        raise click.UsageError(gettext(ONE_AT_A_TIME))
    config = config_of(context.obj)
    delivery = config.newsletter.delivery
    is_to_members = delivery is not None and delivery.to == "members"
    if addresses and not (ways["is_test"] or (is_to_members and ways["uncertain"])):
        raise click.UsageError(gettext(NO_ADDRESSES))
    if (ways["is_pause"] or ways["workers"]) and not is_to_members:
        raise click.UsageError(gettext(ONLY_MEMBERS))
    if ways["is_test"]:
        issue, outcomes = send_workflow.test(config, day, addresses or _test_addresses(config))
        context.exit(send_output.tested(issue, outcomes, as_json=as_json))
    if is_to_members:
        context.exit(_members(config, day, addresses, as_json=as_json, **ways))
    if ways["is_status"]:
        send_output.status(send_workflow.status(config), as_json=as_json)
        return
    if ways["is_dry"]:
        foreseen = send_workflow.plan(config, day, minutes=ways["minutes"])
        context.exit(send_output.foreseen(foreseen, as_json=as_json))
    context.exit(_send(config, day, as_json=as_json, **ways))


def _members(config: Config, day: date | None, ids: tuple[str, ...], *, as_json: bool, **ways: Unpack[Ways]) -> int:
    """Send the issue to the members of the hub's own list, or say how far it is; return the exit code."""
    from hub.cli import mailing_output, members_commands
    from hub.members.mailing import mailing_workflow

    if ways["is_status"]:
        return mailing_output.status(*mailing_workflow.status(config), as_json=as_json)
    if ways["is_pause"]:
        return mailing_output.paused(is_sending=mailing_workflow.pause(config, day))
    if ways["uncertain"]:
        has_left = ways["uncertain"] == "leave"
        number = mailing_workflow.settle(config, day, ids, has_left=has_left)
        return mailing_output.settled(number, len(set(ids)), has_left=has_left)
    found = mailing_workflow.plan(config, day, resume=ways["resume"], minutes=ways["minutes"])
    if found.refusals or ways["is_dry"]:
        return mailing_output.foreseen(found, is_closed=mailing_workflow.close(found), as_json=as_json)
    mailing_output.planned(found)
    _agree(found.confirmation, ways["expect"], "readers", is_agreed=ways["is_agreed"])
    if ways["workers"]:  # pragma: no cover  make database
        members_commands.workers().start(found, ways["workers"])
        return mailing_output.asked(ways["workers"])
    with mailing_output.progress(found) as step:
        done = mailing_workflow.send(found, step)
    return mailing_output.sent(found, done, as_json=as_json)


def _send(config: Config, day: date | None, *, as_json: bool, **ways: Unpack[Ways]) -> int:
    """Send the issue, or say what became of one that is uncertain; return the exit code."""
    from hub.cli import send_output
    from hub.deliver import send_workflow

    if ways["uncertain"]:
        found = send_workflow.plan(config, day)
        settled = send_workflow.settle(found, has_left=ways["uncertain"] == "leave")
        if ways["uncertain"] == "leave":
            return send_output.sent(found, settled, as_json=as_json)
    resume = ways["resume"] or ways["uncertain"] == "retry"
    found = send_workflow.plan(config, day, resume=resume, minutes=ways["minutes"])
    if found.refusals:
        return send_output.refused(found, is_closed=send_workflow.close(found), as_json=as_json)
    send_output.planned(found)
    question = noop("Type %(number)s to make the files") if found.delivery.to == "paste" else SEND
    _agree(found.confirmation, ways["expect"], gettext("the issue"), is_agreed=ways["is_agreed"], question=question)
    try:
        done = send_workflow.send(found, start=ways["start"])
    except KeyboardInterrupt as ended:
        message = gettext("stopped in the middle; hub send --status says what is known, and hub send what to do")
        raise HubError(message) from ended
    return send_output.sent(found, done, as_json=as_json)


def _test_addresses(config: Config) -> tuple[str, ...]:
    delivery = config.newsletter.delivery
    return delivery.test if delivery else ()


def _agree(confirmation: str, expect: str | None, of: str, *, is_agreed: bool, question: str = SEND) -> None:
    """Ask for a number, or compare it to the one that is expected; raises HubError where they differ."""
    if is_agreed and expect is None:
        message = gettext(
            "--yes needs --expect with the number of %(of)s: --expect %(confirmation)s",
            of=of,
            confirmation=confirmation,
        )
        raise click.UsageError(message)
    given = expect if is_agreed else click.prompt(gettext(question, number=confirmation), err=True)
    if given != confirmation:
        message = gettext("%(found)s is not %(number)s, so nothing was sent", found=given, number=confirmation)
        raise HubError(message)
