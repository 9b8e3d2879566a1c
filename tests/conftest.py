"""What tests of all modules share."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests import forked
from tests.corpus import digitalgov  # noqa: F401  a fixture for every test
from tests.hubs import DATA, SMALL
from tests.postgres import postgres  # noqa: F401  a fixture for every test
from tests.servers import server  # noqa: F401  a fixture for every test

# Seconds after which a test of one of these kinds has hung.
SLOW = {"attack": 1200, "corpus": 1200, "database": 600, "hostile": 1200, "kills": 600, "mail": 300, "package": 600}

multiprocessing.set_forkserver_preload(forked.LOADED)

# A busy machine is slow: what must be quick has a test of its own, with an input that took minutes once.
settings.register_profile("hub", parent=settings(), deadline=None)
# The same examples each time, as CI wants them; `make test` looks for new ones.
settings.register_profile("ci", parent=settings.get_profile("hub"), derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "hub"))


def pytest_configure(config: pytest.Config) -> None:
    """Forget what a command that ran in a hub of `data/` has kept there, before a test copies it."""
    if not hasattr(config, "workerinput"):
        for kept in DATA.glob("*/.hub"):
            shutil.rmtree(kept)


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give slow tests their time, and let those that share what is slow to make run in one process.

    One that shares little has a group of its own, so that it waits for no other.
    """
    for item in items:
        if kinds := SLOW.keys() & {mark.name for mark in item.iter_markers()}:
            item.add_marker(pytest.mark.timeout(max(SLOW[kind] for kind in kinds)))
            if not item.get_closest_marker("xdist_group"):
                item.add_marker(pytest.mark.xdist_group(shared_by(item)))


def shared_by(item: pytest.Item) -> str:
    """What a slow test shares with others: a look of the attacked hubs, or its file."""
    call = getattr(item, "callspec", None)
    file = f"{item.path.parent.name}/{item.path.name}"
    return str(call.params.get("theme", file) if call else file)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A small hub in a folder of its own: one file of each kind, and a second article."""
    return Path(shutil.copytree(SMALL, tmp_path / "hub"))
