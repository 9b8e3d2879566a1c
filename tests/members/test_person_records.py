"""What a person may ask for: to see all that is known of them, and to have it deleted."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sql

from hub.members import member_store, member_tables, person_records
from hub.members.mailing import reader_ledger, returned_mail
from hub.members.mailing.bounces import Bounce
from hub.members.mailing.reader_ledger import Mailing

if TYPE_CHECKING:
    from pathlib import Path

    from hub.members.mailing.reader_ledger import ReaderRow, Worker
    from hub.members.member_keys import Keyring

NOW = datetime(2026, 11, 27, 16, tzinfo=UTC)
TODAY = date(2026, 11, 27)
ANA = "ana@example.gov"
ISSUES = ("2026-11-13", "2026-11-20", "2026-11-27")


def read_three_issues(place: Path | str, keyring: Keyring) -> str:
    """Let Ana get an issue, let a second come back, and let a third wait; her id."""
    with member_store.opened(place) as connection:
        member_store.take_in(connection, ANA, keyring, NOW, topics=["surveys"], source="Paper list")
    for issue in ISSUES:
        words = Mailing(issue=issue, state="sending", mark="m", editor="Ben", begun="", changed=NOW.isoformat())
        reader_ledger.begin(place, words, TODAY, " ".join)
        if issue != ISSUES[-1]:
            with reader_ledger.working(place, issue, TODAY) as worker:
                row = taken(worker)
                worker.save(row, "sent", "250 taken", NOW)
    with member_store.opened(place) as connection:
        returned_mail.note(connection, Bounce(kind="soft", token=row.token), keyring, NOW)
    return row.member


def taken(worker: Worker) -> ReaderRow:
    """The next reader."""
    row = worker.take(NOW)
    assert row is not None
    return row


def everything(place: Path | str) -> str:
    """All rows of all tables."""
    with member_store.opened(place) as connection:
        tables = member_tables.TABLES.sorted_tables
        return str([connection.execute(sql.select(table)).all() for table in tables])


def test_who_asks_sees_everything(place: Path | str, keyring: Keyring) -> None:
    """Also the mails of who has left, which are known by their number."""
    ana = read_three_issues(place, keyring)
    with member_store.opened(place) as connection:
        known = person_records.exported(connection, ANA, keyring)
        assert person_records.exported(connection, "stranger@example.gov", keyring) == {}
        assert person_records.find(connection, ana) == person_records.find(connection, "ANA@example.gov")
        member_store.leave(connection, ana, keyring, NOW)
        left = person_records.exported(connection, ANA, keyring)
    assert (known["member"]["topics"], known["member"]["source"]) == (("surveys",), "Paper list")
    assert [(mail["issue"], mail["state"], mail["bounce"]) for mail in known["mails"]] == [
        (ISSUES[0], "sent", ""),
        (ISSUES[1], "sent", "soft"),
        (ISSUES[2], "pending", ""),
    ]
    assert known["returned"] == [{"issue": ISSUES[1], "hard": 0, "soft": 1}]
    assert left["suppression"]["reason"] == "left"
    assert (left["mails"], left["returned"]) == (known["mails"], known["returned"])
    assert json.dumps(left, default=str)


def test_who_is_forgotten_has_no_number_either(place: Path | str, keyring: Keyring) -> None:
    """Counts stay right, the issue that waits does not leave, and a mail that comes back finds nobody."""
    ana = read_three_issues(place, keyring)
    with member_store.opened(place) as connection:
        token = connection.execute(sql.select(reader_ledger.DELIVERIES.c.token)).scalars().first()
        assert person_records.forget(connection, ANA, keyring, NOW)
        assert not person_records.forget(connection, "stranger@example.gov", keyring, NOW)
        assert not returned_mail.note(connection, Bounce(kind="complaint", token=str(token)), keyring, NOW)
    kept = everything(place)
    assert [word for word in (ana, ANA, str(token), "surveys", "250 taken", "Paper list") if word in kept] == []
    found = [reader_ledger.found(place, issue, NOW) for issue in ISSUES]
    assert [{**one.counts, "lately": 0} for one in found if one] == [
        {"sent": 1, "lately": 0},
        {"sent": 1, "soft": 1, "lately": 0},
        {"suppressed": 1, "lately": 0},
    ]


def test_who_left_can_still_be_forgotten(place: Path | str, keyring: Keyring) -> None:
    """With the number of before; a mail that is on its way gets its answer first."""
    ana = read_three_issues(place, keyring)
    with reader_ledger.working(place, ISSUES[2], TODAY) as worker:
        row = taken(worker)
        with member_store.opened(place) as connection:
            member_store.leave(connection, ana, keyring, NOW)
            assert person_records.forget(connection, ANA, keyring, NOW)
        worker.save(row, "sent", "250 taken", NOW)
        assert worker.finish(NOW) == "sent"
    with member_store.opened(place) as connection:
        assert [mail["issue"] for mail in reader_ledger.of_member(connection, ana)] == [ISSUES[2]]
        assert person_records.exported(connection, ANA, keyring)["mails"] == []


def test_what_is_old_is_deleted(place: Path | str, keyring: Keyring) -> None:
    """Without another issue: a promise of thirty days does not wait for one."""
    ana = read_three_issues(place, keyring)
    with member_store.opened(place) as connection:
        member_store.add_pending(connection, "ben@example.gov", keyring, NOW)
        member_store.leave(connection, ana, keyring, NOW)
        person_records.sweep(connection, NOW + timedelta(hours=47))
        assert member_store.by_address(connection, "ben@example.gov")
        assert person_records.exported(connection, ANA, keyring)["mails"]
        person_records.sweep(connection, NOW + timedelta(days=31))
        assert person_records.exported(connection, ANA, keyring)["mails"] == []
    assert "ben@" not in everything(place)
