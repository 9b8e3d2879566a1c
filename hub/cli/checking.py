"""Contributing: check, new; and a hub of one's own: init."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TextIO

import click

from hub.cli.group import config_of, main, root_of

FORMATS = ("text", "json", "github", "sarif", "markdown")


@main.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="For people or for programs.")
@click.option("--since", metavar="REV", help="Only what stands on lines that changed since a git revision.")
@click.option("--fix", "mend", is_flag=True, help="Make the safe changes first.")
@click.option("--links", is_flag=True, help="Ask servers whether the links that lead out of the hub are alive.")
@click.option("--advice", is_flag=True, help="Show advice on style too.")
@click.option("--explain", metavar="ID", help="Say what a rule means, with examples.")
@click.option("--rules", "reference", is_flag=True, help="Print the page of all rules.")
@click.pass_obj
def check(  # noqa: PLR0913  one argument an option
    root: Path | None,
    paths: tuple[Path, ...],
    *,
    form: str,
    since: str | None,
    mend: bool,
    links: bool,
    advice: bool,
    explain: str | None,
    reference: bool,
) -> None:
    """Say everything that is wrong with the hub's files, and what to write instead.

    Errors end with exit code 1; warnings and advice do not.
    """
    from hub import show
    from hub.check import desk, formats, registry

    if explain or reference:
        said = formats.explanation(registry.explain(explain)) if explain else formats.reference(registry.rules())
        click.echo(said.rstrip("\n"))
        return
    progress = partial(show.progress, "Asking servers") if links else None
    done = desk.check(root_of(root), paths, since=since, mend=mend, progress=progress)
    for path in done.mended:
        click.echo(f"mended: {path}", err=True)
    click.echo(formats.plain(done.checked, advice=advice) if form == "text" else formats.FORMATS[form](done.checked))
    sys.exit(1 if done.checked.of("error") else 0)


@main.command()
@click.argument("kind", type=click.Choice(("article", "event", "page", "topic", "source", "assessment")))
@click.argument("title", required=False)
@click.option("--set", "pairs", metavar="FIELD=VALUE", multiple=True, help="What a field says; may be repeated.")
@click.option("--from-issue", "issue", type=click.File(encoding="utf-8"), help="The text of an issue that a form made.")
@click.pass_obj
def new(root: Path | None, kind: str, title: str | None, pairs: tuple[str, ...], issue: TextIO | None) -> None:
    """Make a new file with advice at every field; nothing is overwritten.

    Without a TITLE you are asked for it.
    """
    from hub import clock, scaffold

    config = config_of(root)
    values = scaffold.answers(issue.read()) if issue else {}
    values |= dict(_pair(pair) for pair in pairs)
    title = title or values.pop("title", None) or click.prompt("Title", err=True)
    made = scaffold.new(config.root, kind, title, values, clock.today(config.timezone))
    click.echo(made.path)
    if made.blanks:
        click.echo(f"Still to fill: {', '.join(made.blanks)}", err=True)
    click.echo("Next: hub check", err=True)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a hub of your own in a new FOLDER: settings, a page of each kind, sample feeds, workflows.

    Nothing is overwritten, and no network is needed.
    """
    from hub import starter

    starter.community(folder)
    click.echo(folder)
    click.echo(f"Next: write your names into {folder / 'mkdocs.yml'}, then hub --root {folder} serve", err=True)


def _pair(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals:
        raise click.BadParameter(words, param_hint="--set: write FIELD=VALUE")
    return name.strip(), value.strip()
