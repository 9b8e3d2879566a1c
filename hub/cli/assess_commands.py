"""The self-assessment: reports on many teams, and the keys of its practices."""

from __future__ import annotations

from pathlib import Path

import click

from hub.base import console
from hub.cli.root_command import config_of, main


@main.group()
def assess() -> None:
    """Work with the self-assessments in content/assessment."""


@assess.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--chart", metavar="FILE", type=click.Path(path_type=Path), help="Write the averages as an SVG picture.")
@click.pass_obj
def report(root: Path | None, files: tuple[Path, ...], chart: Path | None) -> None:
    """Print what five teams or more have in common. It reads the JSON files that they saved, and writes Markdown."""
    from hub.assess import report_files

    console.write(report_files.of_teams(config_of(root), files, chart))


@assess.command()
@click.pass_obj
def lock(root: Path | None) -> None:
    """Remember every practice's key. Then none is ever used for another practice."""
    from hub.assess import report_files

    for path in report_files.lock(config_of(root)):
        console.say(path)
