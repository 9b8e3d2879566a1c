"""Add the command `hub agenda`: the events of the coming days, as text to paste into a chat or an invitation."""

from datetime import timedelta
from pathlib import Path

import click

from hub.api import config_of, load, today


@click.command()
@click.option("--days", default=14, show_default=True, help="How far to look ahead.")
@click.pass_obj
def agenda(root: Path | None, days: int) -> None:
    """Print the events of the coming days, one on a line."""
    config = config_of(root)
    first = today(config.timezone)
    last = first + timedelta(days=days)
    for event in load(config).events:
        if first <= event.start.date() <= last:
            click.echo(f"{event.start:%Y-%m-%d %H:%M}  {event.title}")
