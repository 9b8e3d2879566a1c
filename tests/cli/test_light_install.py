"""What the package brings without its extras is enough to write, check and build; the rest says what to install."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hub.cli import root_command

if TYPE_CHECKING:
    from pathlib import Path

# Python as it is where these packages are not installed.
WITHOUT = """
import sys
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Nothing())
from hub.cli import main
main()
"""


def run(hub: Path, missing: frozenset[str], *words: str) -> tuple[int, str]:
    """How a command ends, and what it says."""
    program = f"missing = {set(missing)!r}\n{WITHOUT}"
    command = [sys.executable, "-c", program, "--root", str(hub), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [("check",), ("new", "topic", "Ask"), ("new", "event", "Ask", "--set=start=2026-12-10"), ("build",)],
    ids=" ".join,
)
def test_writing_checking_and_building(hub: Path, words: tuple[str, ...]) -> None:
    """A contributor needs nothing of what editors need."""
    code, said = run(hub, root_command.FOR_EDITORS, *words)
    assert (code, "pip install" in said) == (0, False), said


@pytest.mark.parametrize("words", [("fetch",), ("inbox",), ("status",)], ids=" ".join)
def test_what_editors_do(hub: Path, words: tuple[str, ...]) -> None:
    """The message is the command that brings it."""
    assert run(hub, root_command.FOR_EDITORS, *words) == (
        1,
        "this is for editors: pip install 'practice-hub[editors]'\n",
    )


def test_a_broken_install_is_shown(hub: Path) -> None:
    """What every install has is not hidden behind a message about editors."""
    code, said = run(hub, frozenset({"comrak"}), "check")
    assert (code, "ModuleNotFoundError: No module named 'comrak'" in said) == (1, True)
