"""Composing the newsletter: digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hub.cli.group import config_of, main

if TYPE_CHECKING:
    from datetime import datetime


@main.command()
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The issue's day; the coming one if left out.")
@click.option("--open", "browse", is_flag=True, help="Show the rendered mail in a browser.")
@click.pass_context
def digest(context: click.Context, day: datetime | None, *, browse: bool) -> None:
    """Compose the issue's draft; once there is one, render it as HTML, plain text and e-mail."""
    from hub import show
    from hub.digest import friday

    done = friday.digest(config_of(context.obj), day.date() if day else None)
    show.digest(done)
    status = 1 if any(problem.level == "error" for problem in done.problems) else 0
    if browse and done.faces:
        click.launch(str(done.faces[0]), wait=True)  # for the opener, which does not wait for the browser
    context.exit(status)
