"""A small hub with a model of two parts."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content.assessment import model_reader
from tests.hubs import SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.assessment.maturity import Assessment
    from hub.content.settings import Config

MODEL = """\
title: Lamps
summary: Rate your lamps.
version: 2
scale:
  - {label: Not yet, meaning: No.}
  - {label: Sometimes, meaning: Now and then.}
  - {label: Usually, meaning: Mostly.}
  - {label: Always, meaning: Every time.}
stages:
  - {label: Fix, meaning: Repair.}
  - {label: Embed, meaning: Make it normal.}
dimensions:
  - id: oil
    title: Oil
    question: Is there oil?
    area: design
    practices:
      - {key: 1, id: buy, stage: 1, text: We buy oil., weight: 2, pages: [toolkit/design/forms.md]}
      - {key: 2, id: store, stage: 1, text: We store oil., requires: [buy], help: In cans., evidence: Full cans.}
      - {key: 4, id: share, stage: 2, text: We share oil., requires: [store]}
  - id: glass
    title: Glass
    question: Is it clean?
    practices:
      - {key: 7, id: wipe, stage: 1, text: We wipe glass.}
      - {key: 8, id: check, stage: 2, text: We check glass., requires: [wipe, oil/buy]}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of the hub."""
    root = tmp_path / "hub"
    shutil.copytree(SMALL, root)
    (root / model_reader.FOLDER).mkdir()
    (root / model_reader.FOLDER / "lamps.yml").write_text(MODEL, encoding="utf-8")
    return root


@pytest.fixture
def config(root: Path) -> Config:
    """Its settings."""
    return hub_settings.load(root)


@pytest.fixture
def lamps(config: Config) -> Assessment:
    """Its model."""
    (model,) = model_reader.load(config)
    return model
