"""The real feeds and pages, which lie beside this repository in ../shared and are never part of it."""

from __future__ import annotations

import os
import shutil
import tarfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from hub.config import hub_settings
from hub.importers.hugo import importer
from hub.importers.planned_files import Choices

if TYPE_CHECKING:
    from hub.importers.planned_files import Imported

REPOSITORY = Path(__file__).parents[1]
SHARED = REPOSITORY.parent / "shared"
# When the feeds were taken.
TODAY = date(2025, 4, 9)
SETTINGS = ("mkdocs.yml", "content/sources", "content/topics")


class Digitalgov(NamedTuple):
    """The Hugo site of digital.gov: its folder, the hub that it was imported into, what was said, the CPU it took."""

    folder: Path
    root: Path
    done: Imported
    seconds: float


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


def cases(name: str) -> Path:
    """The folder of small inputs that were read wrongly once; where there is none the test is skipped."""
    folder = SHARED / "cases" / name
    if not folder.exists():
        reason = f"{folder} is not there"
        (pytest.fail if os.environ.get("CI") == "true" and SHARED.exists() else pytest.skip)(reason)
    return folder


@pytest.fixture(scope="session")
def digitalgov(tmp_path_factory: pytest.TempPathFactory) -> Digitalgov:
    """The real site in a hub with this repository's settings and no content but its own; tests only read it."""
    folder = unpacked(tmp_path_factory.mktemp("corpus"), "content", "feeds")
    root = tmp_path_factory.mktemp("digitalgov")
    for name in SETTINGS:
        (root / name).parent.mkdir(exist_ok=True)
        copy = shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copy
        copy(REPOSITORY / name, root / name)
    settings = hub_settings.load(root)
    start = time.process_time()
    done = importer.hugo_folder(folder, settings, Choices(today=TODAY, base="https://digital.gov"))
    return Digitalgov(folder, root, done, time.process_time() - start)
