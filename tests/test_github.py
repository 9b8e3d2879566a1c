"""The workflows and forms of .github hold what we promise."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub.content import yaml_nodes

if TYPE_CHECKING:
    from hub.content.yaml_nodes import Node

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def tree(path: Path) -> dict[str, Node]:
    """A YAML file of GitHub's."""
    node, problems = yaml_nodes.parse(path.read_text(encoding="utf-8"), path.name)
    assert (problems, isinstance(node.value, dict)) == ((), True)
    return node.value if isinstance(node.value, dict) else {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_pinned_and_have_the_fewest_rights(path: Path) -> None:
    """Each action is a whole commit with its version beside it; no right is given to a whole workflow."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"uses: (?!\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$).*$", text, re.MULTILINE) == []
    assert "pull_request_target" not in text
    assert tree(path)["permissions"].value == {}


def test_workflows_start_from_the_same_commits() -> None:
    """One action has one version in all of them."""
    used = re.findall(r"uses: (\S+)@(\S+)", "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS))
    assert len(set(used)) == len({name for name, _ in used})


@pytest.mark.parametrize("path", sorted((GITHUB / "ISSUE_TEMPLATE").glob("[!c]*.yml")), ids=lambda path: path.name)
def test_forms_ask_by_ids_that_stand_once(path: Path) -> None:
    """Answers are told apart by their fields."""
    body = tree(path)["body"].value
    assert isinstance(body, tuple)
    ids = [part.value["id"].value for part in body if isinstance(part.value, dict)]
    assert len(ids) == len(set(ids)) > 2


def test_a_release_is_tried_with_every_python_that_the_package_names() -> None:
    """The list of the workflow is that of the classifiers, and begins with the oldest that pip lets in."""
    done = subprocess.run([sys.executable, ".ci/pythons.py"], cwd=ROOT, capture_output=True, text=True, check=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = json.loads(done.stdout.removeprefix("list="))
    assert {f"Programming Language :: Python :: {one}" for one in found} <= set(project["classifiers"])
    assert project["requires-python"] == f">={found[0]}"


def test_a_python_that_is_not_here_is_said_to_be_untried() -> None:
    """CI tries hub with the other Pythons of its machine, and stops at none that it lacks."""
    command = ["bash", ".ci/other_pythons", "3.99"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  our own words
    assert done.stdout == "Python 3.99 is not installed here, so hub is not tried with it.\n"
    assert "make pythons" in (ROOT / ".ci/run").read_text("utf-8").splitlines()


def test_dependencies_of_python_and_of_workflows_are_kept_fresh() -> None:
    """Dependabot looks for both each month, and waits a week before it offers what is new."""
    entries = tree(GITHUB / "dependabot.yml")["updates"].value
    assert isinstance(entries, tuple)
    assert {entry.value["package-ecosystem"].value for entry in entries if isinstance(entry.value, dict)} == {
        "github-actions",
        "pip",
    }


def test_a_new_hub_opens_pull_requests_as_this_one_does() -> None:
    """The script beside the workflows is the same in both."""
    ours, starter = (ROOT / folder / "open_pull_request.sh" for folder in (".github", "hub/scaffold/starter/github"))
    assert ours.read_bytes() == starter.read_bytes()
