"""What tests of the desk share: the hub of a small week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.inbox import editor_actions
from tests import flow
from tests.delivery import nothing_private_is_kept  # noqa: F401  a fixture for every test

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub on Sunday, November 22, 2026, where three candidates wait for Ana."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    settings = flow.hub(tmp_path)
    editor_actions.fetch(settings, [])
    return settings
