"""The one door to the terminal: words go out as they are, and what a terminal would obey goes out as an escape."""

from __future__ import annotations

import click

from hub.base import text

START_OF_LINE = "\r\x1b[K"


def say(words: object, *, err: bool = False) -> None:
    """Print one line, whatever its words hold: data on standard output, talk on standard error (`err`)."""
    click.echo(text.one_line(f"{words}"), err=err)


def write(words: object, *, err: bool = False) -> None:
    """Print a text of several lines on standard output, or on standard error (`err`)."""
    click.echo(text.visible(f"{words}").removesuffix("\n"), err=err)


def replace_line(words: str) -> None:
    """Print words over the last line of standard error, which must be a terminal."""
    click.echo(START_OF_LINE + text.one_line(words), err=True, nl=False)
