"""Editors: each does commands of hub in a process of its own, several at the same moment."""

from __future__ import annotations

import os
import traceback
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """How a command ended."""

    words: tuple[str, ...]
    status: int
    out: str
    err: str


class Editor:
    """Somebody with a name, who works in a folder."""

    def __init__(self, name: str, root: Path) -> None:
        self.root = root
        context = get_context("forkserver")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_work, args=(there, dict(os.environ) | {"HUB_EDITOR": name}))
        self._process.start()
        there.close()

    def __enter__(self) -> Self:
        """Wait until the process is ready to work."""
        assert self._here.recv() == "ready"
        return self

    def __exit__(self, *_: object) -> None:
        self._here.close()
        self._process.join()

    def begin(self, inbox: str, commands: Sequence[Sequence[str]]) -> None:
        """Do these one after another, with the inbox at this address; "" for the folder's own."""
        self._here.send((inbox, [["--root", str(self.root), *words] for words in commands]))

    def done(self) -> list[Done]:
        """How they ended."""
        found: list[Done] = self._here.recv()
        return found


@contextmanager
def team(names: Sequence[str], roots: Sequence[Path]) -> Iterator[tuple[Editor, ...]]:
    """Editors in as many processes, each for a share of the folders."""
    with ExitStack() as stack:
        started = [Editor(name, roots[number * len(roots) // len(names)]) for number, name in enumerate(names)]
        yield tuple(stack.enter_context(editor) for editor in started)


def _work(there: Connection, environment: dict[str, str]) -> None:
    """Do what is asked for, one after another, and say how it ended."""
    from hub.inbox import editor_actions  # noqa: F401  loaded before the first command, for those that begin at once

    os.environ.update(environment)
    there.send("ready")
    with suppress(EOFError):  # nobody asks any more
        while True:
            os.environ["HUB_DATABASE_URL"], commands = there.recv()
            there.send([_done(words) for words in commands])


def _done(words: list[str]) -> Done:
    from click.testing import CliRunner

    from hub import cli

    result = CliRunner().invoke(cli.main, words)
    raw = (
        "" if isinstance(result.exception, SystemExit | None) else "".join(traceback.format_exception(result.exception))
    )
    return Done(words=tuple(words[2:]), status=result.exit_code, out=result.stdout, err=result.stderr + raw)
