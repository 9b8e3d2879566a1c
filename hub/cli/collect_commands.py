"""Collecting and curating: fetch, read, inbox, show, keep, later, drop, undo, clip, import."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from hub.base import console
from hub.base.translation import gettext
from hub.cli.root_command import config_of, day, main

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from hub.importers.planned_files import Imported

# `inbox_search.STATES`, which would import the database with every command
STATES = ("waiting", "later", "kept", "dropped", "sent")


@main.command()
@click.argument("keys", metavar="[SOURCE]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Take older entries of the named sources, too.")
@click.option("--offline", is_flag=True, help="Read the saved answers again, without the network.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.pass_obj
def fetch(root: Path | None, keys: tuple[str, ...], *, everything: bool, offline: bool, as_json: bool) -> None:
    """Read every active source, or those named, into the inbox.

    A source that is new brings its last 30 days, or what its `since` and `first` say.
    """
    from hub.cli import inbox_output, output
    from hub.errors import HubError
    from hub.inbox import editor_actions, event_changes

    if everything and not keys:
        message = gettext("name the sources that --all is for, such as hub fetch KEY --all")
        raise click.UsageError(message)
    config = config_of(root)
    try:
        with output.progress(gettext("Reading sources"), len(keys) or len(config.sources)) as step:
            counts = editor_actions.fetch(config, keys, offline=offline, everything=everything, progress=step)
    except KeyboardInterrupt as ended:
        message = gettext("stopped; what was read so far is saved, and hub fetch reads the rest")
        raise HubError(message) from ended
    output.counts(counts, as_json=as_json)
    inbox_output.event_changes(event_changes.find(config))
    if any(count.failures for count in counts):
        sys.exit(1)


@main.command()
@click.argument("places", metavar="PATH|URL...", nargs=-1, required=True)
@click.option("--base", metavar="URL", help="The site's address, for feeds with relative addresses.")
@click.option("--private", is_flag=True, help="Allow addresses on this machine and on private networks.")
def read(places: tuple[str, ...], base: str | None, *, private: bool) -> None:
    """Show what feeds say, as JSON Feed 1.1; a folder is walked. Changes nothing.

    One feed is printed for people to read, several as one document a line.
    What was repaired, skipped or not readable goes to standard error.
    """
    from hub.base import clock
    from hub.cli import output
    from hub.collect import source_fetcher
    from hub.collect.host_queue import Guest
    from hub.content.settings import Source

    source = Source(key="read", name="hub read", base_url=base, private=private)
    if not output.feeds(source_fetcher.read(places, source, Guest(contact="hub read", now=clock.now()))):
        sys.exit(1)


@main.command()
@click.argument("words", metavar="[WORD]...", nargs=-1)
@click.option("--source", metavar="KEY", help="Only what this source offers.")
@click.option("--topic", help="Only what has this topic.")
@click.option("--since", metavar="DAY", type=day, help="Only what was published since then, or decided with --state.")
@click.option("--state", type=click.Choice(STATES), default=STATES[0], help="What became of it; waiting if left out.")
@click.option("--full", is_flag=True, help="Show summary, address, length and sources of each.")
@click.option("--json", "as_json", is_flag=True, help="Print all that is known of each as JSON.")
@click.option(
    "--checklist", "file", type=click.Path(path_type=Path, dir_okay=False), help="Write a list of boxes to check."
)
@click.pass_obj
def inbox(root: Path | None, /, *, full: bool, as_json: bool, file: Path | None, **wanted: Any) -> None:  # noqa: ANN401  options
    """List the candidates that wait, newest first.

    With WORDs only those that have all of them in title, names or text.

    --checklist FILE writes all that wait as the text of a pull request; what is checked in FILE stays.
    """
    from hub.base import file_io
    from hub.cli import inbox_output
    from hub.inbox import event_changes, inbox_search

    if file:
        from hub.inbox import editor_actions  # it brings all that reads sources, which a list needs not

        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file_io.write(file.parent, file.name, editor_actions.checklist(config_of(root), before))
        return
    config = config_of(root)
    found = inbox_search.search(config, inbox_search.Wanted(**wanted), full=full or as_json)
    if as_json:
        inbox_output.found_as_json(found)
    else:
        inbox_output.found(found, full=full)
        inbox_output.event_changes(event_changes.find(config))


@main.command()
@click.argument("number", type=int)
@click.pass_obj
def show(root: Path | None, number: int) -> None:
    """Show one candidate with its text, whatever was decided on it."""
    from hub.cli import inbox_output
    from hub.inbox import inbox_search

    inbox_output.shown(inbox_search.show(config_of(root), number))


@main.command()
@click.argument("numbers", metavar="[NUMBER]...", nargs=-1, type=int)
@click.option(
    "--checked", type=click.File(encoding="utf-8"), help="A list of hub inbox --checklist with checked boxes."
)
@click.option("--section", help="The section of the newsletter, instead of the source's.")
@click.option("--note", help="Why it is worth reading, in the editor's words.")
@click.option("--issue", metavar="DAY", type=day, help="The issue that may be the first to have it.")
@click.option("--yes", "is_sure", is_flag=True, help="Keep a story that another file tells, too.")
@click.pass_obj
def keep(
    root: Path | None,
    /,
    numbers: tuple[int, ...],
    checked: TextIO | None,
    *,
    is_sure: bool,
    **choices: Any,  # noqa: ANN401  options
) -> None:
    """Move candidates into content/. Name their numbers, or a list with checked boxes.

    Others that tell the same story from another place leave the inbox with them.
    """
    from hub.cli import inbox_output
    from hub.inbox import editor_actions

    chosen = _chosen(root, numbers, checked, "--checked")
    given = {name: value for name, value in choices.items() if value}
    keeping = editor_actions.Keeping(choices=given, is_sure=is_sure or bool(checked), alone=bool(checked))
    config, tell = config_of(root), partial(click.echo, err=True)
    try:
        files = editor_actions.keep(config, chosen, keeping, tell)
    except editor_actions.SameStoryError as error:
        if not sys.stdin.isatty():
            raise
        console.write(error, err=True)
        click.confirm(gettext("Keep it all the same?"), abort=True, err=True)
        files = editor_actions.keep(config, chosen, replace(keeping, is_sure=True), tell)
    inbox_output.kept(files)


@main.command()
@click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, type=int)
@click.option(
    "--until", metavar="DAY", type=day, help="When they wait again; the day after the coming issue if left out."
)
@click.pass_obj
def later(root: Path | None, numbers: tuple[int, ...], until: date | None) -> None:
    """Put candidates off until the coming issue is out, or until a day."""
    from hub.cli import inbox_output
    from hub.inbox import editor_actions

    inbox_output.put_off(*editor_actions.later(config_of(root), numbers, until, partial(click.echo, err=True)))


@main.command()
@click.argument("numbers", metavar="[NUMBER]...", nargs=-1, type=int)
@click.option(
    "--listed",
    type=click.File(encoding="utf-8"),
    help="A list of hub inbox --checklist; everything that it names is dropped.",
)
@click.option("--rest", is_flag=True, help="Drop everything that waits.")
@click.option("--source", metavar="KEY", help="With --rest: only what this source offers.")
@click.pass_obj
def drop(root: Path | None, numbers: tuple[int, ...], listed: TextIO | None, source: str | None, *, rest: bool) -> None:
    """Take candidates out of the inbox: numbers, a list, or the rest.

    Others that tell the same story as one of the numbers leave with it. Of a kept event that has changed at its source,
    the change is dropped.
    """
    from hub.cli import inbox_output
    from hub.inbox import editor_actions, event_changes

    if (source and not rest) or (rest and (numbers or listed)):
        message = gettext("--rest takes what is left, of all sources or of one with --source, and no numbers")
        raise click.UsageError(message)
    if rest:
        inbox_output.dropped(editor_actions.drop_rest(config_of(root), source))
        return
    chosen = _chosen(root, numbers, listed, "--listed")
    tell = partial(click.echo, err=True)
    left = event_changes.leave(config_of(root), chosen)
    inbox_output.left_as_they_are(left)
    others = tuple(number for number in chosen if number not in left)
    if others or not left:
        inbox_output.dropped(editor_actions.drop(config_of(root), others, tell, alone=bool(listed)))


def _chosen(root: Path | None, numbers: tuple[int, ...], file: TextIO | None, option: str) -> tuple[int, ...]:
    """Return the numbers given, or those of a list; raises UsageError where both are given or neither is."""
    from hub.inbox import editor_actions

    if bool(numbers) == bool(file):
        message = gettext("name numbers from hub inbox, or a list with %(option)s", option=option)
        raise click.UsageError(message)
    return editor_actions.numbers_in(config_of(root), file.read(), checked=option == "--checked") if file else numbers


@main.command()
@click.argument("numbers", metavar="[NUMBER]...", nargs=-1, type=int)
@click.pass_obj
def undo(root: Path | None, numbers: tuple[int, ...]) -> None:
    """Take back what was decided: your last step, or on these numbers.

    The file of a kept one goes, unless somebody has edited it.
    """
    from hub.cli import inbox_output
    from hub.inbox import undo_decisions

    if not inbox_output.undone(undo_decisions.undo(config_of(root), numbers, partial(click.echo, err=True))):
        sys.exit(1)


@main.command()
@click.argument("place", metavar="URL|FILE")
@click.option("--url", default="", help="Where a saved page is on the web, if it does not say so itself.")
@click.option("--insist", is_flag=True, help="Clip a page that lists many articles as one article.")
@click.option("--private", is_flag=True, help="Allow addresses on this machine and on private networks.")
@click.pass_obj
def clip(root: Path | None, place: str, *, url: str, insist: bool, private: bool) -> None:
    """Put one web page, or a saved one, into the inbox."""
    from hub.inbox import web_clipper

    console.say(web_clipper.clip(config_of(root), place, url=url, insist=insist, private=private))
    console.say(gettext("Next: hub inbox"), err=True)


class Import(click.Group):
    """Take what is no command's name for the place of a site: `hub import FOLDER` is `hub import site FOLDER`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `site` before the words where they name no command and do not ask for help."""
        is_named = not args or args[0] in {*self.commands, *self.get_help_option_names(ctx)}
        return super().parse_args(ctx, args if is_named else ["site", *args])


@main.group("import", cls=Import)
def import_() -> None:
    """Bring content from elsewhere into content/."""


def import_choices(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command of `hub import` the options that say what becomes of the pages of a site."""
    reviewed = "When pages of the toolkit that say no day were last looked at, such as 2026-11-20."
    folders = "What a section of a Hugo site becomes: blog=articles, events=events, docs=toolkit:AREA; may be repeated."
    options = (
        click.option("--base", metavar="URL", help="The site's address, such as https://digital.gov."),
        click.option("--source", metavar="KEY", help="The source of its articles; its settings give base and section."),
        click.option("--section", metavar="KEY", help="The section of the newsletter for its articles."),
        click.option("--area", metavar="KEY", help="The area of the toolkit for its pages that are not posts."),
        click.option("--reviewed", metavar="DATE", help=reviewed),
        click.option("--map", "mapping", metavar="FOLDER=KIND", multiple=True, help=folders),
        click.option("--profile", metavar="NAME", help="The theme of a Hugo site: digitalgov, or hugo for any."),
        click.option("--dry-run", is_flag=True, help="Say what would become of each page, and write nothing."),
        click.option("--json", "as_json", is_flag=True, help="Print counts, files, refusals and remarks as JSON."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@import_.command("site")
@click.argument("place", metavar="DIR|FILE", type=click.Path(path_type=Path, exists=True))
@import_choices
@click.pass_obj
def import_site(root: Path | None, /, place: Path, *, as_json: bool, **choices: Any) -> None:  # noqa: ANN401  options
    """Import a Hugo or Jekyll folder, or a WordPress export.

    The word `site` may be left out. Posts become articles. With --area, pages of a blog become pages of the toolkit.
    Of Hugo, pages with the start of an event become events, and pages with a date articles, unless --map says what
    their section becomes. Nothing that exists is overwritten, and what stays behind is named.
    """
    from hub.importers import site_import

    _import(root, site_import.take, place, as_json=as_json, choices=choices)


def _import(
    root: Path | None, take: Callable[..., Imported], place: Path, *, as_json: bool, choices: dict[str, Any]
) -> None:
    from hub.base import clock
    from hub.cli import output
    from hub.importers import planned_files

    config = config_of(root)
    reviewed = choices.pop("reviewed")
    chosen = planned_files.Choices(
        today=clock.today(config.timezone), reviewed=day(reviewed) if reviewed else None, **choices
    )
    done = take(place, config, chosen)
    output.imported(done, as_json=as_json, dry_run=chosen.dry_run)
    if done.refused:
        sys.exit(1)


@import_.command("hugo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@import_choices
@click.pass_obj
def import_hugo(root: Path | None, /, folder: Path, *, as_json: bool, **choices: Any) -> None:  # noqa: ANN401  options
    """Import a Hugo site: its `content` folder, or that folder's parent. Nothing that exists is overwritten.

    Pages with the start of an event become events, and pages with a date articles, unless --map says what their section
    becomes. Drafts, pages whose day is to come and pages that expired stay behind, and are named.
    """
    from hub.importers.hugo import importer

    _import(root, importer.hugo_folder, folder, as_json=as_json, choices=choices)


@import_.command("opml")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def import_opml(root: Path | None, file: Path) -> None:
    """Add the feeds of an OPML list to the sources. Feeds that are already there stay as they are."""
    from hub.inbox import opml_sources

    listed = opml_sources.add(config_of(root), file)
    for source in listed.added:
        console.say(f"{source.key}: {source.url}")
    for note in listed.left_out:
        console.say(gettext("left out: %(entry)s: %(reason)s", entry=note.entry, reason=note.reason), err=True)
    console.say(gettext("Next: look at content/sources/, then hub fetch"), err=True)
