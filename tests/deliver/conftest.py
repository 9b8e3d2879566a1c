"""What the tests of delivery share: an issue that is ready, and a mail server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import delivery, flow
from tests.delivery import nothing_private_is_kept  # noqa: F401  a fixture for every test

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.servers import Server


@pytest.fixture
def relay(monkeypatch: pytest.MonkeyPatch) -> Iterator[delivery.Relay]:
    """A mail server that hub knows of."""
    found = delivery.Relay()
    with delivery.running(found) as address:
        monkeypatch.setenv("HUB_SMTP_URL", address)
        yield found


@pytest.fixture
def desk(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> delivery.Desk:
    """A hub with an issue for a list, on the morning when it is to leave."""
    flow.ana_works(monkeypatch, delivery.TEN)
    return delivery.Desk(tmp_path, server, f"{{to: list, address: {delivery.LIST}, not_after: 6h}}")
