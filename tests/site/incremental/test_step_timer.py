"""A build knows how long each of its steps took."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.site.incremental.step_timer import Steps

if TYPE_CHECKING:
    from pathlib import Path


def test_steps_within_steps() -> None:
    """A second counts once, for the innermost step; a step that fails counts, too."""
    moments = iter((0.0, 1.0, 1.0, 3.0, 3.0, 6.0, 10.0, 15.0))
    told: list[str] = []
    steps = Steps(told=told.append, now=lambda: next(moments))
    with steps("engine"), steps("lane"):
        pass
    with pytest.raises(ValueError, match="torn"), steps("files"):
        int("torn")
    assert (dict(steps.seconds), told) == (
        {"engine": 4.0, "lane": 2.0, "files": 5.0},
        ["engine", "lane", "engine", "files"],
    )


def test_timings_of_a_build(root: Path) -> None:
    """Asked for them, a build says where its time went, and still ends with the place of the site."""
    done = CliRunner().invoke(main, ["--root", str(root), "build", "--timings"])
    said, *lines = done.stderr.splitlines()
    assert said.startswith("1 draft is left out")
    names = [line.rsplit(maxsplit=1)[0] for line in lines]
    assert names == [
        "step",
        "comparing",
        "engine",
        "library",
        "feeds and data",
        "pages",
        "lane",
        "search",
        "files",
        "remembering",
        "all",
    ]
    assert done.stdout == f"{root / 'build/site'}\n"
