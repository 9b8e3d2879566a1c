"""A new hub at each host: the steps of its own files, run in an empty environment with a home of its own, end well.

They install hub by the line that `hub init` wrote: here, from the wheel that it brought along.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.forge import TOKEN, Forge, git

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
# The day before the first issue of the sample's newsletter.
THURSDAY = "1796299200"
DAY = "2026-12-04"
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
# What the files of GitHub and Forgejo ask their host for.
KNOWN = {"github.token": TOKEN, "github.event.pull_request.number": "7"}
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.package


def run(words: list[str], cwd: Path, environment: dict[str, str]) -> str:
    """What a command says, on both ways; a failure shows all of it."""
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own commands
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


class Root:
    """What a container has: a Python with nothing in it, a home, and no variable but those of the host."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        venv.create(folder / "python", with_pip=True)
        (folder / "home").mkdir()
        usual = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))}
        path = f"{folder / 'python' / 'bin'}:/usr/bin:/bin"
        self.environment = {**usual, "HOME": str(folder / "home"), "PATH": path, "LANG": "C.UTF-8", "CI": "true"}
        self.environment |= {"SOURCE_DATE_EPOCH": THURSDAY, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
        self.environment["PIP_COMPILE"] = "0"  # most of what is installed is never run

    def script(self, script: str, cwd: Path, **more: str) -> str:
        """What a script says that a host runs."""
        return run(["bash", "-e", "-o", "pipefail", "-c", script], cwd, self.environment | more)


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """An environment in which somebody installed hub from a wheel."""
    folder = tmp_path_factory.mktemp("tool")
    root = Root(folder)
    run([sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)], folder, dict(os.environ))
    (wheel,) = folder.glob("practice_hub-*.whl")
    root.script(f"python -m pip install --quiet {wheel}", folder)
    return root


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    """A server for git."""
    found = Forge(tmp_path / "server")
    yield found
    found.close()


@pytest.fixture
def machine(tmp_path: Path) -> Root:
    """A machine of the host."""
    return Root(tmp_path)


def published(tool: Root, host: str, forge: Forge, folder: Path) -> Path:
    """A new hub, which was pushed to a server."""
    tool.script(f"hub init {folder} --host {host} && hub --root {folder} check", folder.parent)
    (line,) = (folder / "requirements.txt").read_text("utf-8").splitlines()[-1:]
    assert re.fullmatch(r"\./wheels/practice_hub-.*\.whl\[editors\]", line)
    git("init", "--quiet", "--initial-branch=main", folder)
    git("-C", folder, "add", ".")
    git("-C", folder, "commit", "--quiet", "--message", "Begin")
    git("-C", folder, "push", "--quiet", forge.repository, "main")
    return folder


def read(path: Path) -> Any:  # noqa: ANN401  whatever the file holds
    """A file of a host."""
    return yaml.safe_load(path.read_text("utf-8"))


def filled(words: str) -> str:
    """Words with what the host knows in place of its expressions."""
    return EXPRESSION.sub(lambda found: KNOWN[found[1]], words)


def steps(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Each script of a workflow with its variables, but those that are for drafts alone."""
    (job, *_) = read(file)["jobs"].values()
    for step in job["steps"]:
        if "run" in step and not step.get("if", "").endswith("startsWith(github.head_ref, 'draft-')"):
            yield step["run"], {name: filled(value) for name, value in step.get("env", {}).items()}


@pytest.mark.xdist_group("gitlab")
def test_gitlab(tool: Root, forge: Forge, machine: Root, tmp_path: Path) -> None:
    """A merge request is checked and shown, main is published, and a draft is proposed once."""
    hub = published(tool, "gitlab", forge, tmp_path / "hub")
    jobs = read(hub / ".gitlab-ci.yml")
    address = f"{forge.url.replace('//', '//gitlab-ci-token:x@')}/example/hub.git"
    given = {"CI_REPOSITORY_URL": address, "CI_DEFAULT_BRANCH": "main", "HUB_TOKEN": TOKEN}

    def does(job: str) -> str:
        lines = [*jobs["default"]["before_script"], *jobs[job]["script"]]
        return machine.script("\n".join(lines), hub, **given, CI_PROJECT_DIR=str(hub))

    does("check")
    assert (hub / jobs["check"]["artifacts"]["paths"][0] / "index.html").is_file()
    does("pages")
    assert (hub / "public/index.html").is_file()
    does("draft")
    assert f"newsletters/{DAY}.md" in forge.files(f"draft-{DAY}")
    assert forge.options() == [
        "merge_request.create",
        "merge_request.target=main",
        f"merge_request.title=Draft: Issue of {DAY}",
    ]
    git("-C", hub, "switch", "--quiet", "main")
    assert "The issue has a draft already." in does("draft")
    assert len(forge.options()) == 3


@pytest.mark.xdist_group("forgejo")
def test_forgejo(tool: Root, forge: Forge, machine: Root, tmp_path: Path) -> None:
    """Each workflow takes the files itself, so it needs no action of anybody; the site is pushed to a branch."""
    hub = published(tool, "forgejo", forge, tmp_path / "hub")
    given = {"GITHUB_SERVER_URL": forge.url, "GITHUB_REPOSITORY": "example/hub", "GITHUB_REF": "refs/heads/main"}
    given |= {"GITHUB_API_URL": f"{forge.url}/api/v1", "GITHUB_EVENT_NAME": "schedule", "GITHUB_SHA": "0" * 40}

    def does(workflow: str, place: str) -> str:
        (tmp_path / place).mkdir()
        scripts = steps(hub / f".forgejo/workflows/{workflow}.yml")
        return "".join(machine.script(script, tmp_path / place, **given, **more) for script, more in scripts)

    does("check", "one")
    assert (tmp_path / "one/build/site/index.html").is_file()
    does("pages", "two")
    assert "index.html" in forge.files("pages")
    does("draft", "three")
    assert f"newsletters/{DAY}.md" in forge.files(f"draft-{DAY}")
    pull = {"base": "main", "head": f"draft-{DAY}", "title": f"WIP: Issue of {DAY}"}
    assert forge.pulls == [{"path": "/api/v1/repos/example/hub/pulls", **pull}]
    assert "The issue has a draft already." in does("draft", "four")
    assert len(forge.pulls) == 1


@pytest.mark.xdist_group("github")
def test_github(tool: Root, forge: Forge, machine: Root, tmp_path: Path) -> None:
    """The check and the pages; `test_workflows` runs what writes to a repository."""
    hub = published(tool, "github", forge, tmp_path / "hub")
    given = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "RUNNER_TEMP": str(tmp_path)}
    for workflow, base in (("check", "main"), ("pages", "")):
        git("clone", "--quiet", forge.repository, tmp_path / workflow)
        for script, more in steps(hub / f".github/workflows/{workflow}.yml"):
            machine.script(script, tmp_path / workflow, **given, **more, GITHUB_BASE_REF=base)
        assert (tmp_path / workflow / "build/site/index.html").is_file()


@pytest.mark.xdist_group("a_pipeline_of_ones_own")
def test_a_pipeline_of_ones_own(tool: Root, forge: Forge, machine: Root, tmp_path: Path) -> None:
    """For Azure DevOps, the README of the hub has the lines that a pipeline needs."""
    hub = published(tool, "azure", forge, tmp_path / "hub")
    first, *_ = BLOCK.findall((hub / "README.md").read_text("utf-8"))
    machine.script(first, hub)
    assert (hub / "build/site/index.html").is_file()
