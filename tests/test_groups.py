"""What is slow to make is made once: tests that share it run in one process."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TWO = """
import pytest

@pytest.mark.xdist_group("shared")
def test_one(): pass

@pytest.mark.xdist_group("shared")
def test_other(): pass
"""


def test_tests_of_one_group_run_in_one_process(tmp_path: Path) -> None:
    """A pytest that pytest-xdist does not know sends them to several without a word, and all takes twice as long."""
    (tmp_path / "test_two.py").write_text(TWO, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadgroup"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)  # noqa: S603  our own words
    workers = re.findall(r"\[(gw\d)\] \[ *\d+%\] PASSED", done.stdout)
    assert len(workers) == 2
    assert len(set(workers)) == 1
