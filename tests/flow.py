"""A small hub on disk, for tests of what an editor does."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from hub.config import hub_settings
from tests.hubs import FRIDAY

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from hub.content.settings import Config

# Sunday, November 22, 2026, noon in Washington: the coming Friday is the 27th.
NOON = "1795366800"
SETTINGS = (FRIDAY / "mkdocs.yml").read_text("utf-8")


def hub(root: Path) -> Config:
    """Lay a small hub out in a folder; its settings."""
    return hub_settings.load(shutil.copytree(FRIDAY, root, dirs_exist_ok=True))


def ana_works(monkeypatch: pytest.MonkeyPatch, moment: str = NOON) -> None:
    """Let Ana be the editor, at this moment, with an inbox in her own hub."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
