"""What is remembered of each source."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hub.collect.polling_state import Visit
from hub.inbox import candidate_store
from hub.inbox.polling_store import Register

if TYPE_CHECKING:
    from pathlib import Path

VISIT = Visit(key="example", url="https://example.gov/feed", etag='"a"', body_at=datetime(2026, 11, 20, 12, tzinfo=UTC))


def test_a_state_and_its_body_come_back(tmp_path: Path) -> None:
    """What one fetch saves, the next one finds."""
    with candidate_store.opened(tmp_path / "hub.db") as box:
        Register(box.connection).save(VISIT, b"<rss/>", "https://www.example.gov/feed")

    with candidate_store.opened(tmp_path / "hub.db") as box:
        register = Register(box.connection)
        assert register.visits() == {"example": VISIT}
        assert register.body("example") == (b"<rss/>", "https://www.example.gov/feed")


def test_a_state_without_a_new_body_keeps_the_last_one(tmp_path: Path) -> None:
    """After 304 or an error there is still something to replay."""
    failed = replace(VISIT, failures=1, not_before=datetime(2026, 11, 21, tzinfo=UTC))
    with candidate_store.opened(tmp_path / "hub.db") as box:
        register = Register(box.connection)
        register.save(VISIT, b"<rss/>", VISIT.url)
        register.save(failed)

        assert register.visits() == {"example": failed}
        assert register.body("example") == (b"<rss/>", VISIT.url)


def test_a_source_that_was_never_read_has_no_body(tmp_path: Path) -> None:
    """Nothing is known, or nothing came."""
    with candidate_store.opened(tmp_path / "hub.db") as box:
        register = Register(box.connection)
        register.save(replace(VISIT, body_at=None))

        assert register.body("example") is None
        assert register.body("other") is None
