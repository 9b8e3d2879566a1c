"""Where the week is: status, which is also what `hub` alone says inside of a hub."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from hub.base import console
from hub.base.translation import gettext, noop
from hub.cli.root_command import config_of, main

if TYPE_CHECKING:
    from pathlib import Path


# The parts of the week, by the names that they have in JSON.
NAMES = {
    "events": noop("events"),
    "sources": noop("sources"),
    "waiting": noop("waiting"),
    "later": noop("later"),
    "kept": noop("kept"),
    "draft": noop("draft"),
    "sent": noop("sent"),
    "late": noop("late"),
}


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
    names = [gettext(NAMES[step.name]) for step in found.steps]
    name, state = max(map(len, (*names, "waiting"))) + 1, max(len(step.state) for step in found.steps)
    for said, step in zip(names, found.steps, strict=True):
        console.say(f"  {said:{name}}{step.state:{state}}  {step.next}".rstrip())
    console.say(
        gettext("Next: %(next)s", next=found.next) if found.next else gettext("All is done for this issue."), err=True
    )
