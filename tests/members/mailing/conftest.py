"""What the tests of mailings share: a hub that keeps its own list, on the morning when its issue is to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.delivery import TEN, Relay, running
from tests.mailings import KEY, MemberDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.servers import Server


@pytest.fixture
def members_url(request: pytest.FixtureRequest) -> str:
    """Where the list is: in the hub's own file (""), or on a server where a test asks for it."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return ""
    empty: Callable[[], str] = request.getfixturevalue("postgres")
    return empty()


@pytest.fixture
def desk(tmp_path: Path, server: Server, members_url: str, monkeypatch: pytest.MonkeyPatch) -> MemberDesk:
    """A hub with a list of its own; nobody is on it yet."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TEN)
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    monkeypatch.setenv("HUB_MEMBERS_KEYS", KEY)
    monkeypatch.setenv("HUB_MEMBERS_URL", members_url)
    return MemberDesk(tmp_path, server)


@pytest.fixture
def relay(monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    """A mail server that hub knows of."""
    found = Relay()
    with running(found) as address:
        monkeypatch.setenv("HUB_SMTP_URL", address)
        yield found


@pytest.fixture(params=[pytest.param("postgresql", marks=pytest.mark.database)])
def postgres_place(request: pytest.FixtureRequest) -> str:
    """A database on a server."""
    empty: Callable[[], str] = request.getfixturevalue("postgres")
    return empty()
