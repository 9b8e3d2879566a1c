"""The ledger with a row for each reader: taken once, named where nobody knows, and forgotten in time."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest
import sqlalchemy as sql

from hub.errors import HubError
from hub.inbox import db
from hub.members import member_store
from hub.members.mailing import reader_ledger
from hub.members.mailing.reader_ledger import DELIVERIES, Mailing

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from hub.members.mailing.reader_ledger import ReaderRow, Worker
    from hub.members.member_keys import Keyring

ISSUE = "2026-11-27"
HANG_UP = (
    b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    b" WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
NOW = datetime(2026, 11, 27, 16, tzinfo=UTC)
TODAY = date(2026, 11, 27)
MAILING = Mailing(issue=ISSUE, state="sending", mark="m", editor="Ana", begun=NOW.isoformat(), changed=NOW.isoformat())


def joined(place: Path | str, keyring: Keyring, number: int, topics: Collection[str] = ()) -> list[str]:
    """Make so many active members; their ids."""
    with member_store.opened(place) as connection:
        for _ in range(number):
            address = f"{secrets.token_hex(4)}@example.org"
            member_store.take_in(connection, address, keyring, NOW, topics=topics, source="a test")
        return [one.id for one in member_store.readers(connection, TODAY)]


def begun(place: Path | str) -> int:
    """Write down who gets the issue."""
    return reader_ledger.begin(place, MAILING, TODAY, " ".join)


def counts(place: Path | str, now: datetime = NOW) -> dict[str, int]:
    """What is known of the rows."""
    found = reader_ledger.found(place, ISSUE, now)
    assert found is not None
    return dict(found.counts)


def taken(worker: Worker) -> ReaderRow:
    """The next reader."""
    row = worker.take(NOW)
    assert row is not None
    return row


def test_every_reader_is_taken_once(place: Path | str, keyring: Keyring) -> None:
    """With the address of the moment, a token of their own, and the first edition first; then the issue is sent."""
    joined(place, keyring, 2, ["research"])
    members = joined(place, keyring, 1)
    assert begun(place) == 3
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        rows = [taken(worker) for _ in range(3)]
        assert worker.take(NOW) is None
        assert worker.finish(NOW) == "sending"
        for row in rows:
            worker.save(
                row, "sent", f"250 OK for <x@example.org>, {row.address.partition('@')[0].upper()}: queued", NOW
            )
        assert worker.finish(NOW) == "sent"
    assert sorted(row.member for row in rows) == sorted(members)
    assert [row.edition for row in rows] == ["", "research", "research"]
    assert len({row.token for row in rows}) == 3
    assert all(row.address.endswith("@example.org") and row.address not in repr(row) for row in rows)
    assert counts(place) == {"sent": 3, "lately": 3}
    assert counts(place, NOW + timedelta(minutes=2)) == {"sent": 3, "lately": 0}
    with member_store.opened(place) as connection:
        assert set(connection.execute(sql.select(DELIVERIES.c.reply)).scalars()) == {"250 OK for <…>, …: queued"}


def test_who_would_get_nothing_is_not_written_down(place: Path | str, keyring: Keyring) -> None:
    """An edition without items is no mail."""
    joined(place, keyring, 2, ["research"])
    assert reader_ledger.begin(place, MAILING, TODAY, lambda _: None) == 0
    assert counts(place) == {"lately": 0}


def test_an_issue_is_begun_once(place: Path | str, keyring: Keyring) -> None:
    """Whoever comes second is told so, and nobody is written down twice."""
    joined(place, keyring, 2)
    begun(place)
    with pytest.raises(HubError, match="the issue of 2026-11-27 was begun by somebody else by now"):
        begun(place)
    assert counts(place) == {"pending": 2, "lately": 0}


def test_who_has_left_meanwhile_gets_nothing(place: Path | str, keyring: Keyring) -> None:
    """The statement that takes a row asks for it, so no moment lies between."""
    first, second, third = joined(place, keyring, 3)
    begun(place)
    with member_store.opened(place) as connection:
        member_store.leave(connection, first, keyring, NOW)
        member_store.pause(connection, second, TODAY + timedelta(days=7))
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        rows = {row.member: row.state for row in (taken(worker) for _ in range(3))}
        assert rows == {first: "suppressed", second: "suppressed", third: "sending"}


def test_what_a_dead_process_had_in_hand_is_named_and_never_repeated(place: Path | str, keyring: Keyring) -> None:
    """Until a person says what to do with each."""
    first, second = joined(place, keyring, 2)
    begun(place)
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        taken(worker)
        taken(worker)
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        assert worker.settle_dead(NOW) == 2
        assert worker.take(NOW) is None
        assert worker.finish(NOW) == "sent"
    assert reader_ledger.uncertain(place, ISSUE) == tuple(sorted((first, second)))
    assert reader_ledger.settle(place, ISSUE, [first], NOW, has_left=True) == 1
    assert reader_ledger.settle(place, ISSUE, [], NOW, has_left=False) == 1
    assert reader_ledger.settle(place, ISSUE, [], NOW, has_left=False) == 0
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        assert taken(worker).member == second
        assert worker.take(NOW) is None


def test_two_workers_never_take_the_same(postgres_place: str, keyring: Keyring) -> None:
    """On a server; and what a living one has in hand is not uncertain."""
    joined(postgres_place, keyring, 4)
    begun(postgres_place)
    with (
        reader_ledger.working(postgres_place, ISSUE, TODAY) as one,
        reader_ledger.working(postgres_place, ISSUE, TODAY) as other,
    ):
        rows = [taken(worker) for worker in (one, other, one, other)]
        assert one.settle_dead(NOW) == 0
    assert len({row.member for row in rows}) == 4


def test_a_worker_that_was_taken_for_dead_knows_better(postgres_place: str, keyring: Keyring) -> None:
    """It had lost its connection to the database only, and says what became of its mail once it has another."""
    joined(postgres_place, keyring, 2)
    begun(postgres_place)
    with reader_ledger.working(postgres_place, ISSUE, TODAY) as worker:
        row, _ = taken(worker), taken(worker)
        with psycopg.connect(postgres_place, autocommit=True) as connection:
            connection.execute(HANG_UP)
        with reader_ledger.working(postgres_place, ISSUE, TODAY) as late:
            assert late.settle_dead(NOW) == 2
        worker.save(row, "sent", "250 OK", NOW)
    assert counts(postgres_place) == {"sent": 1, "uncertain": 1, "lately": 1}


def test_a_file_has_one_worker(tmp_path: Path, keyring: Keyring) -> None:
    """Another process is told that somebody sends."""
    place = tmp_path / "members.db"
    joined(place, keyring, 1)
    begun(place)
    with (
        reader_ledger.working(place, ISSUE, TODAY),
        pytest.raises(HubError, match="another hub command is using the list of members"),
        reader_ledger.working(place, ISSUE, TODAY),
    ):
        pass


def test_a_paused_issue_waits(place: Path | str, keyring: Keyring) -> None:
    """No worker takes anybody, wherever it runs, until somebody lets it go on."""
    joined(place, keyring, 1)
    begun(place)
    assert reader_ledger.pause(place, ISSUE, NOW, "lunch")
    assert not reader_ledger.pause(place, ISSUE, NOW, "lunch")
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        assert (worker.take(NOW), worker.finish(NOW)) == (None, "paused")
        reader_ledger.go_on(place, ISSUE, NOW)
        assert taken(worker).state == "sending"


def test_what_is_known_of_one_reader(place: Path | str, keyring: Keyring) -> None:
    """Is for who asks what the list has on them; nothing of others is among it."""
    first, _ = joined(place, keyring, 2)
    begun(place)
    with member_store.opened(place) as connection:
        (known,) = reader_ledger.of_member(connection, first)
        assert reader_ledger.of_member(connection, "nobody") == ()
    assert known == {
        "issue": ISSUE, "edition": "", "state": "pending", "changed": NOW.isoformat(), "reply": "", "bounce": "",
    }  # fmt: skip


def test_what_was_never_begun(place: Path | str) -> None:
    """Cannot go on, and no worker works on it."""
    for work in (
        lambda: reader_ledger.go_on(place, ISSUE, NOW),
        lambda: reader_ledger.working(place, ISSUE, TODAY).__enter__(),
    ):
        with pytest.raises(HubError, match="nothing of the issue of 2026-11-27 has been sent to members"):
            work()
    assert reader_ledger.every(place, NOW) == ()
    assert reader_ledger.found(place, ISSUE, NOW) is None


def test_who_waits_comes_after_the_others(place: Path | str, keyring: Keyring) -> None:
    """A server that is busy for one reader does not hold up everybody."""
    joined(place, keyring, 2)
    begun(place)
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        first = taken(worker)
        worker.save(first, "pending", "450 busy", NOW)
        second = taken(worker)
        assert second.member != first.member
        worker.release([second], NOW)
        worker.save(second, "failed", "554 no", NOW)
        assert {taken(worker).member, taken(worker).member} == {first.member, second.member}


def test_after_thirty_days_only_counts_remain(place: Path | str, keyring: Keyring) -> None:
    """No row, and no id of a reader; what the editor sees is the same."""
    joined(place, keyring, 3)
    begun(place)
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        worker.save(taken(worker), "sent", "250 OK", NOW)
        worker.save(taken(worker), "failed", "550 no", NOW)
        worker.save(taken(worker), "sent", "250 OK", NOW)
        worker.finish(NOW)
    before = counts(place, NOW + timedelta(hours=1))
    with member_store.opened(place) as connection:
        assert [reader_ledger.condense(connection, NOW + timedelta(days=days)) for days in (29, 31, 31)] == [0, 1, 0]
    (mailing,) = reader_ledger.every(place, NOW + timedelta(days=31))
    assert dict(mailing.counts) == before
    with member_store.opened(place) as connection:
        assert connection.execute(sql.select(DELIVERIES)).all() == []


def test_who_waits_for_thirty_days_gets_nothing_and_is_counted(place: Path | str, keyring: Keyring) -> None:
    """Nothing can go on without rows, so it is over: nobody is told that it reached those who waited."""
    joined(place, keyring, 3)
    begun(place)
    with reader_ledger.working(place, ISSUE, TODAY) as worker:
        worker.save(taken(worker), "sent", "250 OK", NOW)
    assert reader_ledger.pause(place, ISSUE, NOW, "an editor paused it")
    with member_store.opened(place) as connection:
        assert reader_ledger.condense(connection, NOW + timedelta(days=31)) == 1
    (mailing,) = reader_ledger.every(place, NOW + timedelta(days=31))
    assert (mailing.state, mailing.reply) == ("sent", reader_ledger.LATE)
    assert (mailing.counts["sent"], mailing.counts["failed"], mailing.left) == (1, 2, 0)


def test_a_row_that_was_taken_while_the_database_went_away_is_put_back(
    postgres_place: str, keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server had saved it, and nobody heard of that; it was certainly not sent."""
    joined(postgres_place, keyring, 3)
    begun(postgres_place)
    with reader_ledger.working(postgres_place, ISSUE, TODAY) as worker:
        held = taken(worker)
        execute = db.Statements.execute

        def deaf(self: db.Statements, *words: object) -> object:
            monkeypatch.setattr(db.Statements, "execute", execute)
            execute(self, *words)  # type: ignore[arg-type]
            self.failures += 1
            return execute(self, *words)  # type: ignore[arg-type]

        monkeypatch.setattr(db.Statements, "execute", deaf)
        second = taken(worker)
        assert counts(postgres_place) == {"pending": 1, "sending": 2, "lately": 0}
        assert len({held.member, second.member, taken(worker).member}) == 3
