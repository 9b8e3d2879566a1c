"""The real feeds and pages, which lie beside this repository in ../shared and are never part of it."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[1].parent / "shared"


def archive(name: str) -> tarfile.TarFile:
    """An open archive of the corpus. Where there is none the test is skipped, or fails in CI if ../shared is there."""
    path = SHARED / "digitalgov" / f"{name}.tar.xz"
    if not path.exists():
        reason = f"{path} is not there"
        (pytest.fail if os.environ.get("CI") == "true" and SHARED.exists() else pytest.skip)(reason)
    return tarfile.open(path)


def unpacked(target: Path, *names: str) -> Path:
    """The folder `target` with these archives in it."""
    for name in names:
        with archive(name) as packed:
            packed.extractall(target, filter="data")
    return target
