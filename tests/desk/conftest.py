"""What tests of the desk share: the hub of a small week."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.inbox import editor_actions
from tests import flow
from tests.delivery import nothing_private_is_kept  # noqa: F401  a fixture for every test

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config


@pytest.fixture(scope="session")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hub where three candidates wait, to be copied."""
    with pytest.MonkeyPatch.context() as patch:
        flow.ana_works(patch)
        settings = flow.hub(tmp_path_factory.mktemp("fetched"))
        editor_actions.fetch(settings, [])
    return settings.root


@pytest.fixture
def config(fetched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub on Sunday, November 22, 2026, where three candidates wait for Ana."""
    flow.ana_works(monkeypatch)
    return hub_settings.load(shutil.copytree(fetched, tmp_path, dirs_exist_ok=True))
