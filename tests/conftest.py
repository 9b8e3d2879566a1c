"""What tests of all modules share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.corpus import digitalgov  # noqa: F401  a fixture for every test
from tests.hubs import SMALL
from tests.postgres import postgres  # noqa: F401  a fixture for every test
from tests.servers import server  # noqa: F401  a fixture for every test

# A busy machine is slow: what must be quick has a test of its own, with an input that took minutes once.
settings.register_profile("hub", parent=settings(), deadline=None)
settings.load_profile("hub")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A small hub in a folder of its own: one file of each kind, and a second article."""
    return Path(shutil.copytree(SMALL, tmp_path / "hub"))
