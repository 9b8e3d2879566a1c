"""The suites of the Makefile find all of their tests, though each looks into some folders alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SUITES = dict(
    re.findall(r" -m '?(\w+)(?: and (?:not )?alone')? (tests.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
)


@cache
def sources() -> dict[Path, str]:
    """The text of each file of the tests; those of other programs are in a folder of their own."""
    folders = [one for one in (ROOT / "tests").iterdir() if one.is_dir() and one.name != "node_modules"]
    files = [*(ROOT / "tests").glob("*.py"), *(file for folder in folders for file in folder.rglob("*.py"))]
    return {file: file.read_text("utf-8") for file in files}


def test_the_suites_that_name_folders() -> None:
    """A suite that names none finds its tests anyway."""
    assert SUITES.keys() == {"attack", "browser", "database", "hostile", "kills", "mail", "package", "plugins"}


@pytest.mark.parametrize("suite", sorted(SUITES))
def test_a_suite_looks_wherever_its_mark_is(suite: str) -> None:
    """Also where a list of parameters or a fixture for a whole folder has it."""
    looked = [file for pattern in SUITES[suite].split() for file in ROOT.glob(pattern)]
    marked = [file for file, source in sources().items() if f"mark.{suite}" in source]
    assert marked
    assert [file for file in marked if not {file, *file.parents} & {*looked}] == []


def test_files_of_tests_alone_have_the_mark_of_the_corpus() -> None:
    """The suite takes the files that have it, so no fixture for a folder and no list elsewhere may."""
    mark = "corpus"
    marked = [file.name for file, source in sources().items() if f"mark.{mark}" in source]
    assert marked
    assert [name for name in marked if not name.startswith("test_")] == []
