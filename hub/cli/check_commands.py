"""Checking the files of a hub: check."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from hub.base import console
from hub.base.translation import gettext, ngettext
from hub.cli.root_command import main, root_of

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE_TO_BE = click.Path(path_type=Path, dir_okay=False)
FORMATS = ("text", "json", "github", "sarif", "markdown")


@main.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="For people or for programs.")
@click.option("--since", metavar="REV", help="Only findings on lines that changed since a git revision.")
@click.option("--baseline", type=FILE, help="Leave out the findings in FILE, and say which of them are fixed.")
@click.option("--write-baseline", "remember", type=FILE_TO_BE, help="Write all findings into FILE, to be left out.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes first.")
@click.option("--links", is_flag=True, help="Ask servers whether links to other sites still work.")
@click.option(
    "--site",
    metavar="FOLDER",
    type=FOLDER,
    help="Look at the pages of the finished site in FOLDER, such as build/site.",
)
@click.option("--findings", type=FILE, help="Check nothing: print the findings in FILE, which --format json wrote.")
@click.option("--advice", is_flag=True, help="Show advice on style too.")
@click.option(
    "--explain", metavar="RULE", help="Explain a rule, with examples; each finding shows the number of its rule."
)
@click.option("--rules", "reference", is_flag=True, help="Print the page of all rules.")
@click.pass_obj
def check(  # noqa: PLR0913  one argument an option
    root: Path | None,
    paths: tuple[Path, ...],
    *,
    form: str,
    since: str | None,
    baseline: Path | None,
    remember: Path | None,
    fix: bool,
    links: bool,
    site: Path | None,
    findings: Path | None,
    advice: bool,
    explain: str | None,
    reference: bool,
) -> None:
    """Say what is wrong in the hub's files, and what to write instead.

    With a PATH, only what is wrong in that file or folder. A finding begins with its file, line, column and rule, and
    the line below it says what to write.

    Errors end with exit code 1; warnings and advice do not.
    """
    from hub.check import check_and_fix, output_formats
    from hub.cli import output

    if explain or reference:
        console.write(_about_rules(explain).rstrip("\n"))
        return
    if remember:
        number = check_and_fix.remember(root_of(root), remember)
        console.say(ngettext("%(num)s finding in %(file)s", "%(num)s findings in %(file)s", number, file=remember))
        return
    if findings:
        found = output_formats.from_json(findings.read_text(encoding="utf-8", errors="replace"))
        console.write(output_formats.written(found, form, advice=advice))
        sys.exit(1 if found.of("error") else 0)
    folder = root_of(root)
    progress = partial(output.progress, gettext("Asking servers")) if links else None
    done = check_and_fix.check(folder, paths, since=since, fix=fix, known=baseline, site=site, progress=progress)
    for path in done.fixed:
        console.say(gettext("fixed: %(path)s", path=path), err=True)
    console.write(output_formats.written(done.checked, form, advice=advice))
    sys.exit(1 if done.checked.of("error") else 0)


def _about_rules(rule: str | None) -> str:
    """Return what one rule means, or the page of all rules."""
    from hub.check import output_formats, rule_registry

    if rule:
        return output_formats.explanation(rule_registry.explain(rule))
    return output_formats.reference(rule_registry.rules())
