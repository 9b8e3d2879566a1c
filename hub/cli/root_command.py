"""The command `hub` itself, and what every command needs."""

from __future__ import annotations

import contextlib
import errno
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hub import __version__
from hub.base import console, plug_ins, translation
from hub.base.plug_ins import Door
from hub.base.translation import gettext
from hub.errors import HubError, NotAHubError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.settings import Config


# What the extra `editors` brings, as Python names it: pages are written, checked and built without it.
FOR_EDITORS = frozenset(
    {"aiohttp", "brotli", "feedparser", "markdownify", "recurring_ical_events", "sqlalchemy", "yarl"}
)


class Commands(click.Group):
    """Turn what hub says is wrong into a message and an exit code."""

    def main(self, *words: Any, **settings: Any) -> Any:  # noqa: ANN401  click's signature
        """Do what a command line says, and name in the end the plug-ins that failed meanwhile."""
        try:
            return super().main(*words, **settings)
        finally:
            for failure in plug_ins.failures():
                console.say(f"{failure}; the rest went on, and hub plugins lists all", err=True)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names in the order of the week, as they are in the files of this package; then plug-ins."""
        return [*self.commands, *(one.name for one in COMMANDS.plugged())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        """Return the command of a name, None where there is none; raises PlugInError where it cannot be used."""
        try:
            return COMMANDS.find(cmd_name)[1]
        except KeyError:
            return None

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  whatever a command returns
        """Run the command that was asked for; for an error of the hub or of a file print it and set the exit code.

        So it is for any error of a command that a plug-in brings.
        """
        try:
            with _blamed(ctx):
                return super().invoke(ctx)
        except HubError as error:
            console.write(error, err=True)
            ctx.exit(error.exit_code)
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] not in FOR_EDITORS:
                raise
            console.say(gettext("this is for editors: pip install 'practice-hub[editors]'"), err=True)
            ctx.exit(1)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of a pipe has gone, as `head` does: click ends in silence
                raise
            place = error.filename or gettext("a file")
            console.say(f"{place}: {error.strerror}", err=True)
            ctx.exit(1)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--root",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The hub's folder; the nearest upwards with mkdocs.yml if left out.",
)
@click.version_option(__version__, prog_name="hub")
@click.pass_context
def main(ctx: click.Context, root: Path | None) -> None:
    """Collect, curate, compose and publish: a site and a newsletter for a community of practice.

    To try it: hub demo FOLDER. A hub of your own: hub init FOLDER.

    The routine of an issue: fetch, inbox, keep, digest, build, send. Without a command: where you are in it.
    """
    ctx.obj = root
    _speak(ctx, root)
    if ctx.invoked_subcommand is None:
        _without_command(ctx)


# The commands of hub, in whose files they are, and those of plug-ins.
COMMANDS: Door[click.Command] = Door("commands", click.Command, main.commands)


@contextlib.contextmanager
def _blamed(ctx: click.Context) -> Iterator[None]:
    """Let an error of the block be that of the plug-in whose command runs, if it is of one; click's own stay."""
    try:
        yield
    except (click.ClickException, click.Abort, click.exceptions.Exit, HubError, OSError):
        raise
    except Exception as error:
        if (name := ctx.invoked_subcommand) is None or name in COMMANDS.own:
            raise
        with plug_ins.blamed(COMMANDS.find(name)[0]):
            raise error from None


def _without_command(ctx: click.Context) -> None:
    """Say where the week is; outside of a hub, say what hub can do."""
    from hub.config import hub_folder

    try:
        hub_folder.find_root((ctx.obj or Path.cwd()).resolve())
    except NotAHubError:
        click.echo(ctx.get_help())
        return
    ctx.invoke(main.commands["status"], as_json=False)


def _speak(ctx: click.Context, given: Path | None) -> None:
    """Let a command speak the language that the hub around it names, also in what is wrong with its own words."""
    from hub.config import hub_folder

    with contextlib.suppress(HubError, OSError):
        root = hub_folder.find_root((given or Path.cwd()).resolve())
        ctx.with_resource(translation.speaking(hub_folder.stated_language(root)))


def root_of(given: Path | None) -> Path:
    """Return the hub's folder, given or the nearest upward; what a command that died has begun is settled there."""
    from hub.config import hub_folder
    from hub.inbox import pending_files

    root = hub_folder.find_root((given or Path.cwd()).resolve())
    if pending_files.is_begun(root):
        from hub.inbox import editor_actions

        editor_actions.resume(root, partial(click.echo, err=True))
    return root


def config_of(given: Path | None) -> Config:
    """Return the settings of the hub in that folder, or in the nearest upward; the command speaks its language on."""
    from hub.config import hub_settings

    config = hub_settings.load(root_of(given))
    click.get_current_context().with_resource(translation.speaking(config.language))
    return config


def day(words: str) -> date:
    """Return the day that an option names; raises BadParameter, in words for a person, for another text."""
    from datetime import date

    from hub.base import clock

    try:
        found = date.fromisoformat(words)
    except ValueError as error:
        message = gettext("%(words)s is not a day; write it as in 2026-11-27", words=repr(words))
        raise click.BadParameter(message) from error
    if found.year not in clock.YEARS:
        message = gettext(
            "%(words)s is too far away; write a day from %(first)s to %(last)s",
            words=words,
            first=clock.YEARS[0],
            last=clock.YEARS[-1],
        )
        raise click.BadParameter(message)
    return found
