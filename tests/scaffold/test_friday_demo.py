"""The demo: the whole Friday routine in a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_the_demo_goes_the_whole_way(tmp_path: Path) -> None:
    """From feeds to a rendered issue and a site; it ends by saying where they are."""
    folder = tmp_path / "friday"
    command = [sys.executable, "-m", "hub", "demo", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  our own command

    assert "  [event on 2026-12-09] " in said or "[event on 2026-12-09]" in said
    for path in ("newsletters/2026-12-04.md", *(f"build/digest/2026-12-04.{face}" for face in ("html", "txt", "eml"))):
        assert f"  {folder / path}\n" in said
        assert (folder / path).stat().st_size > 1000
    assert "status: ready" in (folder / "newsletters/2026-12-04.md").read_text(encoding="utf-8")
    assert (folder / "build/site/newsletter/2026-12-04/index.html").is_file()
