"""Where the week is: status, which is also what `hub` alone says inside of a hub."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from hub.base import console
from hub.cli.root_command import config_of, main

if TYPE_CHECKING:
    from pathlib import Path


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_obj
def status(root: Path | None, *, as_json: bool) -> None:
    """Say what the coming issue needs, and what comes next."""
    from hub.cli import output
    from hub.inbox import inbox_status
    from hub.newsletter import issue_status

    config = config_of(root)
    box, issue = inbox_status.status(config), issue_status.status(config)
    steps = issue_status.steps(issue, box.waiting, (box.later, box.back), box.failing)
    following = next((step.next for step in steps if step.next), "")
    if as_json:
        output.write_json(
            {"inbox": asdict(box), "issue": asdict(issue), "steps": list(map(asdict, steps)), "next": following}
        )
        return
    console.say(f"{config.newsletter.name}: {issue_status.when(issue)}")
    width = max(len(step.state) for step in steps)
    for step in steps:
        console.say(f"  {step.name:8}{step.state:{width}}  {step.next}".rstrip())
    console.say(f"Next: {following}" if following else "All is done for this issue.", err=True)
