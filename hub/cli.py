"""The commands: each reads what it was given, calls one function and prints.

What a command needs is imported when it runs, so that `hub --help` answers at once.
"""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hub import __version__
from hub.errors import HubError

if TYPE_CHECKING:
    from datetime import datetime

    from hub.model import Config


class Commands(click.Group):
    """Turns what hub says is wrong into a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """In the order of the week, as they stand in this file."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  whatever a command returns
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except HubError as error:
            click.echo(f"{error}", err=True)
            ctx.exit(error.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of a pipe has gone, as `head` does: click ends in silence
                raise
            click.echo(f"{error.filename or 'a file'}: {error.strerror}", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The hub's folder.")
@click.version_option(__version__, prog_name="hub")
@click.pass_context
def main(ctx: click.Context, root: Path | None) -> None:
    """Collect, curate, compose and publish: a site and a newsletter for a community of practice.

    The Friday routine: fetch, inbox, keep, digest, build.
    """
    ctx.obj = root


def _root(given: Path | None) -> Path:
    from hub import config

    return config.find_root((given or Path.cwd()).resolve())


def _config(given: Path | None) -> Config:
    from hub import config

    return config.load(_root(given))


@main.command()
@click.argument("keys", metavar="[SOURCE]...", nargs=-1)
@click.option("--offline", is_flag=True, help="Read the last bodies again, without the network.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.pass_obj
def fetch(root: Path | None, keys: tuple[str, ...], *, offline: bool, as_json: bool) -> None:
    """Read every active source, or those named, into the inbox."""
    from hub import desk, show

    config = _config(root)
    with show.progress("Reading sources", len(keys) or len(config.sources)) as step:
        counts = desk.fetch(config, keys, offline=offline, progress=step)
    show.counts(counts, as_json=as_json)
    if any(count.failures for count in counts):
        sys.exit(1)


@main.command()
@click.argument("places", metavar="PATH|URL...", nargs=-1, required=True)
@click.option("--base", metavar="URL", help="Where the site of the feed lives, for feeds with relative addresses.")
@click.option("--private", is_flag=True, help="Allow addresses on this machine and on private networks.")
def read(places: tuple[str, ...], base: str | None, *, private: bool) -> None:
    """Show what feeds say, as JSON Feed 1.1; a folder is walked. Changes nothing.

    One feed is printed for people to read, several as one document a line.
    What was repaired, skipped or not readable goes to standard error.
    """
    from hub import clock, show
    from hub.model import Source
    from hub.sources import fetch as sources
    from hub.sources.guest import Guest

    source = Source(key="read", name="hub read", base_url=base, private=private)
    if not show.feeds(sources.read(places, source, Guest(contact="hub read", now=clock.now()))):
        sys.exit(1)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the candidates as JSON.")
@click.pass_obj
def inbox(root: Path | None, *, as_json: bool) -> None:
    """List the candidates that wait, newest first."""
    from hub import desk, show

    if as_json:
        show.waiting(desk.waiting(_config(root)))
    else:
        show.lines(desk.lines(_config(root)))


@main.command()
@click.argument("numbers", metavar="NUMBER...", nargs=-1, type=int, required=True)
@click.option("--section", help="The section of the newsletter, instead of the source's.")
@click.option("--note", help="Why it is worth reading, in the editor's words.")
@click.pass_obj
def keep(root: Path | None, numbers: tuple[int, ...], section: str | None, note: str | None) -> None:
    """Move candidates into content/."""
    from hub import desk, show

    choices = {name: words for name, words in (("section", section), ("note", note)) if words}
    show.kept(desk.keep(_config(root), numbers, choices))


@main.command()
@click.argument("numbers", metavar="NUMBER...", nargs=-1, type=int, required=True)
@click.pass_obj
def drop(root: Path | None, numbers: tuple[int, ...]) -> None:
    """Take candidates out of the inbox for good."""
    from hub import desk

    for title in desk.drop(_config(root), numbers):
        click.echo(f"dropped: {title}")


@main.command()
@click.argument("place", metavar="URL|FILE")
@click.option("--insist", is_flag=True, help="Take a page that lists many articles for one.")
@click.option("--private", is_flag=True, help="Allow addresses on this machine and on private networks.")
@click.pass_obj
def clip(root: Path | None, place: str, *, insist: bool, private: bool) -> None:
    """Put one web page, or a saved one, into the inbox."""
    from hub import clip as clipper

    click.echo(clipper.clip(_config(root), place, insist=insist, private=private))
    click.echo("Next: hub inbox", err=True)


@main.command()
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The issue's day; the coming one if left out.")
@click.option("--open", "browse", is_flag=True, help="Show the rendered mail in a browser.")
@click.pass_obj
def digest(root: Path | None, day: datetime | None, *, browse: bool) -> None:
    """Compose the issue's draft; once there is one, render it as HTML, plain text and e-mail."""
    from hub import show
    from hub.digest import friday

    done = friday.digest(_config(root), day.date() if day else None)
    show.digest(done)
    if browse and done.faces:
        click.launch(str(done.faces[0]), wait=True)  # for the opener, which does not wait for the browser


@main.command()
@click.pass_obj
def build(root: Path | None) -> None:
    """Build the site into build/site."""
    from hub.site import build as site

    click.echo(site.build(_root(root)))


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where the site is served.")
@click.pass_obj
def serve(root: Path | None, address: str) -> None:
    """Show the site in a browser and rebuild it at every change."""
    from hub.site import build as site

    site.serve(_root(root), address=address)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def demo(folder: Path) -> None:
    """Run the Friday routine on sample feeds in a new FOLDER, without the network."""
    from hub import demo as friday

    friday.run(folder, lambda words: main(words, standalone_mode=False))


@main.group("import")
def import_() -> None:
    """Bring content from elsewhere into content/."""


@import_.command("hugo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--base", metavar="URL", help="Where the site lives, such as https://digital.gov.")
@click.option("--source", metavar="KEY", help="The source of its articles; its settings give base and section.")
@click.option("--section", metavar="KEY", help="The section of the newsletter for its articles.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print counts, files, refusals and remarks as JSON.")
@click.pass_obj
def import_hugo(root: Path | None, /, folder: Path, *, as_json: bool, **choices: Any) -> None:  # noqa: ANN401  options
    """Import a Hugo site: its `content` folder, or that folder's parent. Nothing that exists is overwritten.

    News become articles, events become events, and resources whose topic belongs to an area become toolkit pages.
    """
    from hub import importer, show

    done = importer.hugo_folder(folder, _config(root), importer.Choices(**choices))
    show.imported(done, as_json=as_json)
    if done.refused:
        sys.exit(1)


@import_.command("opml")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def import_opml(root: Path | None, file: Path) -> None:
    """Add the feeds of an OPML list to content/sources.yml; those that are there stay as they are."""
    from hub import feedlist

    for source in feedlist.add(_config(root), file):
        click.echo(f"{source.key}: {source.url}")
    click.echo("Next: look at content/sources.yml, then hub fetch", err=True)


@main.command()
@click.option("--opml", is_flag=True, required=True, help="The sources, as a list of feeds.")
@click.pass_obj
def export(root: Path | None, *, opml: bool) -> None:  # noqa: ARG001  there is one kind so far
    """Print what the hub has in a form for other programs."""
    from hub import feedlist

    click.echo(feedlist.text(_config(root)), nl=False)
