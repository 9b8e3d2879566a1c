"""Composing the newsletter: digest."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import click

from hub.base import console
from hub.base.translation import gettext
from hub.cli.root_command import config_of, main
from hub.cli.root_command import day as day_option

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hub.collect.link_checker import Asker
    from hub.content.settings import Config
    from hub.errors import Problem


@main.command()
@click.option("--date", "day", metavar="YYYY-MM-DD", type=day_option, help="The issue's day; the next one if left out.")
@click.option("--update", is_flag=True, help="Add what was kept since the draft was made; nothing else in it changes.")
@click.option("--topic", "topics", multiple=True, help="Render the edition with the items of this topic; repeatable.")
@click.option("--editions", is_flag=True, help="Render an edition for every topic.")
@click.option("--open", "browse", is_flag=True, help="Show the email in a browser, as you edit it.")
@click.option("--links", is_flag=True, help="Ask servers whether links to other sites still work.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.pass_context
def digest(  # noqa: PLR0913  one for each option
    context: click.Context,
    day: date | None,
    topics: tuple[str, ...],
    *,
    update: bool,
    editions: bool,
    browse: bool,
    links: bool,
    as_json: bool,
) -> None:
    """Compose or render the draft of the next issue.

    The mail is in build/digest: as HTML, as plain text, and as a message that a mail program opens.
    """
    from hub.cli import newsletter_output
    from hub.newsletter import issue_workflow

    config = config_of(context.obj)
    if topics or editions:
        cut = issue_workflow.editions(config, day, topics)
        newsletter_output.editions(cut, as_json=as_json)
        context.exit(_status(cut.problems))
    done = issue_workflow.digest(config, day, update=update, asker=_asker(config) if links else None)
    newsletter_output.digest(done, as_json=as_json)
    if browse and done.faces:
        if sys.stdout.isatty():
            _preview(config, done.issue.day)
        else:  # a script goes on
            click.launch(str(done.faces[0]), wait=True)  # for the opener, which does not wait for the browser
    context.exit(_status(done.problems))


def _status(problems: Iterable[Problem]) -> int:
    """Return the exit code: 1 where an error stops the issue, else 0."""
    return 1 if any(problem.level == "error" for problem in problems) else 0


def _asker(config: Config) -> Asker:
    from hub.base import clock
    from hub.collect.link_checker import Asker

    return Asker(contact=config.site_url, now=clock.now())


def _preview(config: Config, day: date) -> None:
    """Show the issue in every face until Ctrl-C."""
    from hub.newsletter import preview_server

    with preview_server.Server(config, day) as running, contextlib.suppress(KeyboardInterrupt):
        console.say(gettext("Preview at %(url)s; it follows your edits. Ctrl-C ends it.", url=running.url), err=True)
        click.launch(running.url, wait=True)
        running.serve_forever(0.1)
