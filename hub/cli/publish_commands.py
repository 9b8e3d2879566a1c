"""Publishing: build, serve, export; and the demo."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hub.base import console
from hub.base.translation import gettext, ngettext
from hub.cli.root_command import config_of, main, root_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@main.command()
@click.option("--timings", is_flag=True, help="Say how long each step took.")
@click.pass_obj
def build(root: Path | None, *, timings: bool) -> None:
    """Build the site into build/site. If nothing changed, there is nothing to do."""
    from hub.cli import output
    from hub.site.incremental.step_timer import Steps
    from hub.site.mkdocs import rebuild

    lost: list[str] = []
    notes: list[str] = []
    with _without_collector(), output.stage() as told:
        steps = Steps(told=told)
        site = rebuild.build(root_of(root), lost=lost.append, note=notes.append, steps=steps)
    for address in lost:
        fix = gettext("write `aliases: [/%(address)s]` in the page that replaces it", address=address)
        console.say(gettext("/%(address)s was on the site and is gone; %(fix)s", address=address, fix=fix), err=True)
    for words in notes:
        console.say(words, err=True)
    if timings:
        output.timings(steps.seconds)
    console.say(site)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Run a block without garbage collection, to save time: a build needs all that it makes until its end.

    At exit, what is left is not looked through, either.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@main.command()
@click.option(
    "--address",
    metavar="HOST:PORT",
    default="127.0.0.1:8000",
    show_default=True,
    help="The address and port to serve it on.",
)
@click.pass_obj
def serve(root: Path | None, address: str) -> None:
    """Show the site in a browser and rebuild it at every change."""
    from hub.site.mkdocs import live_server

    live_server.serve(root_of(root), address=address)


@main.command()
@click.option("--since", metavar="REV", required=True, help="The git revision that the change began from.")
@click.option(
    "--output",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    default="build/preview.html",
    show_default=True,
    help="The file to write.",
)
@click.pass_obj
def preview(root: Path | None, since: str, target: Path) -> None:
    """Write the pages that changed into one HTML file.

    What changed since a revision is in it; it needs no server and no other file.
    """
    from hub.check import git_diff
    from hub.config import hub_settings
    from hub.site.mkdocs import changed_pages

    folder = root_of(root)
    config, _ = hub_settings.attempt(folder)
    number = changed_pages.write(config, git_diff.since(folder, since), target)
    console.say(target)
    console.say(ngettext("%(num)s changed page", "%(num)s changed pages", number), err=True)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def demo(folder: Path) -> None:
    """Run the Friday routine on sample feeds in a new FOLDER. It needs no network."""
    from hub.scaffold import friday_demo

    friday_demo.run(folder, lambda words: main(words, standalone_mode=False))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--opml", is_flag=True, help="Print the sources, as a list of feeds.")
@click.pass_obj
def export(root: Path | None, folder: Path | None, *, opml: bool) -> None:
    """Write the whole site as plain Markdown into a new FOLDER. Any site generator can read it."""
    if opml == bool(folder):
        message = gettext("name a folder for the site, or choose --opml")
        raise click.UsageError(message)
    if folder:
        from hub.site.mkdocs import markdown_export

        number = markdown_export.export(config_of(root), folder)
        console.say(ngettext("%(num)s page in %(folder)s", "%(num)s pages in %(folder)s", number, folder=folder))
    else:
        from hub.inbox import opml_sources

        console.write(opml_sources.text(config_of(root)))
