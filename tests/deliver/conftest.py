"""What the tests of delivery share: an issue that is ready, a mail server, and a look for what must not be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import delivery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from tests.servers import Server

# Addresses of readers, and the secret of every service.
PRIVATE = (b"ana@example.gov", b"ben@example.gov", b"member1@example.gov", b"hunter2")


@pytest.fixture(autouse=True)
def _nothing_private_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """After each test: nothing that hub printed, wrote or gave to git has a reader's address or a secret in it."""
    said: list[str] = []
    hub = delivery.Desk.hub

    def heard(self: delivery.Desk, *words: str, typed: str = "") -> Result:
        said.append((done := hub(self, *words, typed=typed)).output)
        return done

    monkeypatch.setattr(delivery.Desk, "hub", heard)
    yield
    written = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file.name != "mkdocs.yml"}
    if (tmp_path / "server").exists():
        history = delivery.git(tmp_path / "server", "log", "--all", "--patch", "--", ":!mkdocs.yml")
        written[tmp_path / "server"] = history.encode()
    assert [word for word in PRIVATE if any(word.decode() in words for words in said)] == []
    assert [file for file, words in written.items() if any(word in words for word in PRIVATE)] == []


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
    monkeypatch.setenv("SOURCE_DATE_EPOCH", delivery.TEN)
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    return delivery.Desk(tmp_path, server, f"{{to: list, address: {delivery.LIST}, not_after: 6h}}")
