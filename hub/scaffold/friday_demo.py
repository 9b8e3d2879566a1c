"""The Friday routine on sample feeds, in a folder of its own and without the network."""

from __future__ import annotations

import os
import re
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from hub.base import console, file_io
from hub.scaffold import new_hub

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

# The sample feeds do not change, so the demo's clock does not either: a Monday before a Friday.
NOW = datetime(2026, 11, 30, 15, tzinfo=UTC)
FRIDAY = date(2026, 12, 4)
KEPT = ("1", "3", "5", "6", "7", "11")
# The blank at the head of a draft, and what an editor could write there.
NOTE = re.compile("TODO:.*")
GREETING = "The class is free and fills up early, so begin with the dates."


def run(folder: Path, command: Callable[[Sequence[str]], None]) -> None:
    """Lay out the sample hub in `folder` and run each command on it, shown as an editor would type it."""
    new_hub.sample(folder)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(NOW.timestamp()))

    def hub(*words: str) -> None:
        click.secho(f"\n$ hub {' '.join(words)}", bold=True)
        command(["--root", str(folder), *words])

    hub("fetch")
    hub("inbox")
    hub("keep", *KEPT)
    hub("digest")
    issue = folder / "newsletters" / f"{FRIDAY}.md"
    _sign_off(folder, issue)
    click.secho(
        f"\n# An editor now changes {issue.name} as they like; the demo fills its blank and sets `status: ready`.",
        bold=True,
    )
    hub("digest")
    hub("build")
    _say_what_next(folder, issue)


def _sign_off(folder: Path, issue: Path) -> None:
    draft = issue.read_text(encoding="utf-8")
    filled = NOTE.sub(GREETING, draft, count=1).replace("status: draft", "status: ready", 1)
    file_io.write(folder, issue.relative_to(folder), filled)


def _say_what_next(folder: Path, issue: Path) -> None:
    faces = folder / "build" / "digest"
    click.secho("\nThe issue", bold=True)
    for file in (issue, *(faces / f"{FRIDAY}.{ending}" for ending in ("html", "txt", "eml"))):
        console.say(f"  {file}")
    click.secho("The site", bold=True)
    console.say(f"  {folder / 'build' / 'site' / 'index.html'}")
    click.secho("Next", bold=True)
    typed = sys.argv[0] if os.sep in sys.argv[0] else "hub"
    console.say(f"  {typed} --root {folder} serve                             the site; it changes as you edit")
    console.say(f"  {typed} --root {folder} digest --date {FRIDAY} --open   the mail, in a browser")
