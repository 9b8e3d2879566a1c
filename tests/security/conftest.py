"""What the attacks share: hubs that hold every payload, and the same hubs with harmless words, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.sites import attacked, attacked_settings, harmless, harmless_settings, theme  # noqa: F401  fixtures


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs those hubs takes long."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.attack)
