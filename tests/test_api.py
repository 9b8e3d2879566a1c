"""What plug-ins may use is there, is documented, and costs nothing before it is used."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from docs import interface
from hub import api
from tests.test_architecture import HEAVY

ROOT = Path(__file__).parents[1]
NAMES = {name: home for homes in api.NAMES.values() for name, home in homes.items()}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_each_name_is_there_and_documented(name: str) -> None:
    """It comes from where it is said to, and says what it is."""
    found = getattr(api, name)
    assert found.__module__ == NAMES[name]
    assert inspect.getdoc(found)


def test_no_other_name_is() -> None:
    """As in any module."""
    assert dir(api) == sorted(NAMES)
    with pytest.raises(AttributeError, match=r"module 'hub\.api' has no attribute 'Secret'"):
        _ = api.Secret


def test_readers_of_types_know_the_same_names() -> None:
    """What a type checker imports is what Python imports."""
    tree = ast.parse((ROOT / "hub/api.py").read_text("utf-8"))
    imported = {
        alias.asname: statement.module
        for statement in ast.walk(tree)
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
        if alias.asname
    }
    assert imported == NAMES


def test_the_page_is_that_of_the_code() -> None:
    """`python -m docs.interface` writes it."""
    assert interface.PAGE.read_text("utf-8") == interface.page()


def test_a_door_is_light() -> None:
    """A command of a plug-in may import errors, and `hub --help` loads nothing heavy for it."""
    program = "import sys; from hub.api import HubError; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  our own words
    assert HEAVY & set(done.stdout.split()) == set()
