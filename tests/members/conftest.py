"""What the tests of members share: a list of their own in a file, or on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.members.member_keys import Keyring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEW, OLD = "n" * 32, "o" * 32


@pytest.fixture
def keyring() -> Keyring:
    """A new key, and the one before it."""
    return Keyring(keys=(NEW, OLD))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.database)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """A file, and a database on a server."""
    if request.param == "sqlite":
        return tmp_path / "members.db"
    empty: Callable[[], str] = request.getfixturevalue("postgres")
    return empty()
