"""Editors: each does commands of hub in a process of its own, several at the same moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent.parent


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
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.editor"],
            cwd=HERE,
            env=os.environ | {"HUB_EDITOR": name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        """Wait until the process is ready to work."""
        assert self._process.stdout
        assert self._process.stdout.readline() == "ready\n"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def begin(self, inbox: str, commands: Sequence[Sequence[str]]) -> None:
        """Do these one after another, with the inbox at this address; "" for the folder's own."""
        assert self._process.stdin
        asked = {"inbox": inbox, "commands": [["--root", str(self.root), *words] for words in commands]}
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()

    def done(self) -> list[Done]:
        """How they ended."""
        assert self._process.stdout
        said = json.loads(self._process.stdout.readline())
        return [Done(**(each | {"words": tuple(each["words"][2:])})) for each in said]


@contextmanager
def team(names: Sequence[str], roots: Sequence[Path]) -> Iterator[tuple[Editor, ...]]:
    """Editors in as many processes, each for a share of the folders."""
    with ExitStack() as stack:
        started = [Editor(name, roots[number * len(roots) // len(names)]) for number, name in enumerate(names)]
        yield tuple(stack.enter_context(editor) for editor in started)


def main() -> None:
    """Do what is asked for, line by line, and say how it ended."""
    from hub.inbox import editor_actions  # noqa: F401  loaded before the first command, for those that begin at once

    print("ready", flush=True)  # noqa: T201  to the one who waits
    for line in sys.stdin:
        asked = json.loads(line)
        os.environ["HUB_DATABASE_URL"] = asked["inbox"]
        print(json.dumps([asdict(_done(words)) for words in asked["commands"]]), flush=True)  # noqa: T201  likewise


def _done(words: list[str]) -> Done:
    from click.testing import CliRunner

    from hub import cli

    result = CliRunner().invoke(cli.main, words)
    raw = (
        "" if isinstance(result.exception, SystemExit | None) else "".join(traceback.format_exception(result.exception))
    )
    return Done(words=tuple(words), status=result.exit_code, out=result.stdout, err=result.stderr + raw)


if __name__ == "__main__":
    main()
