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
    from hub.desk import week_status
    from hub.newsletter import issue_status

    config = config_of(root)
    found = week_status.status(config)
    if as_json:
        output.write_json(asdict(found))
        return
    console.say(f"{config.newsletter.name}: {issue_status.when(found.issue)}")
    width = max(len(step.state) for step in found.steps)
    for step in found.steps:
        console.say(f"  {step.name:8}{step.state:{width}}  {step.next}".rstrip())
    console.say(f"Next: {found.next}" if found.next else "All is done for this issue.", err=True)
