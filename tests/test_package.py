"""The package as a stranger gets it: built, installed into an empty environment, and run."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from hub import __version__

ROOT = Path(__file__).parents[1]


def run(*words: str | Path, cwd: Path) -> str:
    """What a command prints; a failure shows all of it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
    done = subprocess.run([*map(str, words)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own commands
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.package
def test_a_wheel_in_an_empty_environment_runs_the_demo_and_makes_a_hub(tmp_path: Path) -> None:
    """Templates, theme and sample feeds travel in the wheel; `hub demo DIR` and `hub init DIR` need nothing else."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    (wheel,) = tmp_path.glob("practice_hub-*.whl")
    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    hub = tmp_path / "empty" / "bin" / "hub"

    assert run(hub, "--version", cwd=tmp_path) == f"hub, version {__version__}\n"
    said = run(hub, "demo", "friday", cwd=tmp_path)

    assert said.rstrip().splitlines()[-1].startswith(f"  {hub} --root friday digest")
    faces = sorted(path.name for path in (tmp_path / "friday" / "build" / "digest").iterdir())
    assert faces == ["2026-12-04.eml", "2026-12-04.html", "2026-12-04.txt"]
    assert (tmp_path / "friday/build/site/newsletter/2026-12-04/index.html").is_file()

    run(hub, "init", "mine", cwd=tmp_path)
    assert run(hub, "--root", "mine", "check", cwd=tmp_path).endswith("(--advice shows it)\n")
    assert (tmp_path / "mine" / ".github" / "workflows" / "check.yml").is_file()
