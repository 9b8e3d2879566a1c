"""Work in a process of its own that has loaded hub already, which spares each the second that a new Python takes."""

from __future__ import annotations

import os
import tempfile
import traceback
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

Result = TypeVar("Result")
# Loaded once, for all processes; also for those that hub starts where there are threads.
LOADED = [
    *("frontmatter", "hub.base.html_to_markdown", "hub.check.check_and_fix", "hub.cli", "hub.cli.inbox_output"),
    *("hub.cli.newsletter_output", "hub.collect.format_detection", "hub.deliver.send_workflow"),
    *("hub.importers.hugo.importer", "hub.inbox.editor_actions", "hub.inbox.event_changes", "hub.inbox.inbox_search"),
    *("hub.inbox.undo_decisions", "hub.inbox.web_clipper", "hub.newsletter.draft_update"),
    *("hub.newsletter.issue_workflow", "hub.scaffold.issue_forms", "hub.scaffold.new_file"),
    *("hub.site.mkdocs.rebuild", "mkdocs.__main__", "sqlalchemy.dialects.sqlite", "tests.dying", "tests.editor"),
    "tests.forked",
]


def call(work: Callable[..., Result], *arguments: object) -> Result:
    """Return what a function that can be imported returns in another process; AssertionError where that one fails."""
    context = get_context("forkserver")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(there, dict(os.environ), work, arguments))
    process.start()
    there.close()
    try:
        found: Result = here.recv()
    except EOFError:
        message = "the other process broke; what it said is above"
        raise AssertionError(message) from None
    finally:
        process.join()
        here.close()
    return found


def _do(there: Connection, environment: dict[str, str], work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    there.send(work(*arguments))


def mkdocs(root: Path, *options: str) -> tuple[int, str]:
    """Return how `mkdocs build --quiet` ends in a folder, and what it says on standard error."""
    return call(_mkdocs, root, options)


def _mkdocs(root: Path, options: tuple[str, ...]) -> tuple[int, str]:
    from mkdocs.__main__ import cli

    os.chdir(root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryFile() as said:
        os.dup2(said.fileno(), 2)
        status = 0
        try:
            cli(["build", "--quiet", *options])
        except SystemExit as ended:
            status = int(ended.code or 0)
        except Exception:  # noqa: BLE001  what a person would see
            status = 1
            traceback.print_exc()
        said.seek(0)
        return status, said.read().decode()
