"""Another engine builds the same site from the plain folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hub import config as settings
from hub.site import export
from tests.browser.conftest import ROOT


def pages(folder: Path) -> set[str]:
    """The addresses of all pages of a site."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}


def test_zensical_builds_the_same_pages(site: Path, tmp_path: Path) -> None:
    """Zensical, which runs no plugin, makes the pages that MkDocs makes, redirects among them."""
    folder = tmp_path / "plain"
    export.export(settings.load(ROOT), folder)
    program = Path(sys.executable).with_name("zensical")
    subprocess.run([program, "build", "--clean"], cwd=folder, check=True, capture_output=True, timeout=240)  # noqa: S603
    assert pages(folder / "site") == pages(site)
