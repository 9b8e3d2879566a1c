"""The ledger: one row for an issue and a destination, and the right to send for one process."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.deliver import ledger
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST = ledger.LedgerEntry(
    issue="2026-11-27",
    destination="list a@lists.example.gov",
    state="sending",
    message_id="<1@example.gov>",
    editor="Ana",
    changed="2026-11-27T10:00:00-06:00",
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.database)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """A file, and a database on a server."""
    if request.param == "sqlite":
        return tmp_path / "delivery.db"
    empty: Callable[[], str] = request.getfixturevalue("postgres")
    return empty()


def test_an_issue_begins_once(place: Path | str) -> None:
    """In whatever state it is, but one that the sender allows."""
    assert ledger.entries(place) == ()
    ledger.begin(place, FIRST, ())
    with pytest.raises(HubError, match="the issue of 2026-11-27 is sending by now, so nothing was done"):
        ledger.begin(place, FIRST, ("pending", "failed"))
    ledger.save(place, replace(FIRST, state="pending", reply="451 later"))
    with pytest.raises(HubError, match="is pending by now"):
        ledger.begin(place, FIRST, ())
    ledger.begin(place, FIRST, ("pending", "failed"))
    ledger.begin(place, other := replace(FIRST, destination="list b@lists.example.gov"), ())
    ledger.begin(place, later := replace(FIRST, issue="2026-12-04"), ())
    assert ledger.entries(place) == (later, FIRST, other)


def test_one_may_send(place: Path | str) -> None:
    """Until it is done; what it saves meanwhile is saved."""
    with ledger.alone(place) as first, ledger.alone(place) as second:
        ledger.begin(place, FIRST, ())
        assert (first, second) == (True, False)
    with ledger.alone(place) as third:
        assert third
    assert ledger.entries(place) == (FIRST,)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_ledger_must_stay(url: str) -> None:
    """One that ends with the process would let an issue leave twice."""
    with pytest.raises(HubError, match="HUB_DATABASE_URL names no file, so nothing would remember what was sent"):
        ledger.alone(url).__enter__()


def test_a_server_that_does_not_answer() -> None:
    """Is named without its password."""
    with pytest.raises(HubError) as caught:
        ledger.alone("postgresql://hub:hunter2@127.0.0.1:1/hub").__enter__()
    assert "does not answer" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_damaged_ledger_is_not_thrown_away(tmp_path: Path) -> None:
    """The message says what to look at first."""
    file = tmp_path / "delivery.db"
    file.write_bytes(b"x" * 4096)
    with pytest.raises(HubError, match="look in the archive of the list which issues have left") as caught:
        ledger.entries(file)
    assert str(caught.value).endswith(f"then delete it: rm {file}")
