"""Sending an issue: send."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from hub.cli.root_command import config_of, main
from hub.cli.root_command import day as day_option
from hub.errors import HubError

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Config
    from hub.deliver.send_workflow import SendPlan

ONE_AT_A_TIME = "--test, --dry-run, --status, --resume and --uncertain exclude each other"
NO_ADDRESSES = "where an issue goes is in mkdocs.yml; an address here is for --test"


class Ways(TypedDict):
    """Hold the ways to send that the options name."""

    expect: str | None
    uncertain: str | None
    minutes: int
    is_agreed: bool
    is_dry: bool
    is_test: bool
    is_status: bool
    resume: bool
    start: bool


@main.command()
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]…")
@click.option("--test", "is_test", is_flag=True, help="Send a test to these addresses, or to those in mkdocs.yml.")
@click.option("--date", "day", metavar="YYYY-MM-DD", type=day_option, help="Its day; the ready one if left out.")
@click.option("--yes", "is_agreed", is_flag=True, help="Do not ask; needs --expect.")
@click.option("--expect", metavar="NUMBER", help="The issue's number, or its day if it has none; another is not sent.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Show what would happen; nothing leaves.")
@click.option("--wait", "minutes", type=click.IntRange(0, 120), default=0, help="Minutes to wait for its page.")
@click.option("--status", "is_status", is_flag=True, help="Show what was sent, and what became of it.")
@click.option("--resume", is_flag=True, help="Try again with an issue that was begun and has not left.")
@click.option("--uncertain", type=click.Choice(["retry", "leave"]), help="It did not arrive: retry. It did: leave.")
@click.option("--start", is_flag=True, help="Start the campaign that listmonk or Mailchimp has; else it stays a draft.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.pass_context
def send(
    context: click.Context, addresses: tuple[str, ...], day: date | None, *, as_json: bool, **ways: Unpack[Ways]
) -> None:
    """Send the issue that is ready, once, or a test.

    It goes to where mkdocs.yml says. hub shows what will happen, and asks for the issue's number first.
    """
    from hub.cli import send_output
    from hub.deliver import send_workflow

    if sum((ways["is_test"], ways["is_dry"], ways["is_status"], ways["resume"], ways["uncertain"] is not None)) > 1:
        raise click.UsageError(ONE_AT_A_TIME)
    if addresses and not ways["is_test"]:
        raise click.UsageError(NO_ADDRESSES)
    config = config_of(context.obj)
    if ways["is_test"]:
        issue, outcomes = send_workflow.test(config, day, addresses or _test_addresses(config))
        context.exit(send_output.tested(issue, outcomes, as_json=as_json))
    if ways["is_status"]:
        send_output.status(send_workflow.status(config), as_json=as_json)
        return
    if ways["is_dry"]:
        foreseen = send_workflow.plan(config, day, minutes=ways["minutes"])
        context.exit(send_output.foreseen(foreseen, as_json=as_json))
    context.exit(_send(config, day, as_json=as_json, **ways))


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
    _agree(found, ways["expect"], is_agreed=ways["is_agreed"])
    return send_output.sent(found, send_workflow.send(found, start=ways["start"]), as_json=as_json)


def _test_addresses(config: Config) -> tuple[str, ...]:
    delivery = config.newsletter.delivery
    return delivery.test if delivery else ()


def _agree(found: SendPlan, expect: str | None, *, is_agreed: bool) -> None:
    """Ask for the issue's number, or compare it to the one that is expected; raises HubError where they differ."""
    if is_agreed and expect is None:
        message = f"--yes needs --expect with the number of the issue: --expect {found.confirmation}"
        raise click.UsageError(message)
    given = expect if is_agreed else click.prompt(f"Type {found.confirmation} to send it", err=True)
    if given != found.confirmation:
        message = f"{given} is not {found.confirmation}, so nothing was sent"
        raise HubError(message)
