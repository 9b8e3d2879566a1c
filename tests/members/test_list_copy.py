"""A list that moves to another database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sql

from hub.errors import HubError
from hub.members import list_copy, member_store, member_tables
from hub.members.mailing import reader_ledger, returned_mail
from hub.members.mailing.bounces import Bounce
from hub.members.mailing.reader_ledger import Mailing

if TYPE_CHECKING:
    from pathlib import Path

    from hub.members.member_keys import Keyring

NOW = datetime(2026, 11, 27, 16, tzinfo=UTC)


def rows(place: Path | str) -> dict[str, list[str]]:
    """All that a list has, by its tables."""
    with member_store.opened(place) as connection:
        tables = member_tables.TABLES.sorted_tables
        return {table.name: sorted(map(str, connection.execute(sql.select(table)))) for table in tables}


@pytest.fixture
def file(tmp_path: Path, keyring: Keyring) -> Path:
    """A list with a row in each of its tables."""
    place = tmp_path / "old.db"
    with member_store.opened(place) as connection:
        for name in ("ana", "ben"):
            member_store.take_in(connection, f"{name}@example.gov", keyring, NOW, source="a test")
    begun = Mailing(issue="2026-11-27", state="sending", mark="m", editor="Ana", begun="", changed=NOW.isoformat())
    reader_ledger.begin(place, begun, date(2026, 11, 27), lambda _: "")
    with member_store.opened(place) as connection:
        token = str(connection.execute(sql.select(reader_ledger.D.token)).scalars().first())
        returned_mail.note(connection, Bounce(kind="soft", token=token), keyring, NOW)
        member_store.suppress(connection, "ben@example.gov", keyring, NOW)
    return place


def test_a_list_comes_whole(file: Path, place: Path | str) -> None:
    """With who has left, the ledger and the counts of what came back; the file stays as it is."""
    before, data = rows(file), file.read_bytes()
    assert all(before.values()), before.keys()
    assert list_copy.copy(file, place) == 1
    assert file.read_bytes() == data
    assert rows(place) == before == rows(file)


def test_a_list_of_an_earlier_version_stays_as_it_is(tmp_path: Path, keyring: Keyring) -> None:
    """Without a table that came later; nothing is added to the file, and the other list is whole."""
    source, target = tmp_path / "o'ld #1?.db", tmp_path / "new.db"
    with member_store.opened(source) as connection:
        member_store.take_in(connection, "ana@example.gov", keyring, NOW, source="a test")
    with closing(sqlite3.connect(source)) as old:
        old.execute(f"DROP TABLE {returned_mail.BOUNCES.name}")
        old.commit()
    data = source.read_bytes()
    assert list_copy.copy(source, target) == 1
    assert source.read_bytes() == data
    assert [one.address for one in member_store.every_member(target)] == ["ana@example.gov"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("", "is not a list of members; name the file of one, such as .hub/members.db"),
        ("CREATE TABLE members (id TEXT, name TEXT)", "is not a list of members"),
        ("CREATE TABLE candidates (id TEXT)", "is not a list of members"),
        (None, "cannot be read as a list of members; name the file of one"),
    ],
)
def test_what_is_not_a_list_of_members(tmp_path: Path, statement: str | None, expected: str) -> None:
    """Is told, and neither it nor the other list is written."""
    source, target = tmp_path / "other.db", tmp_path / "new.db"
    source.write_bytes(b"words" * 100 if statement is None else b"")
    if statement:
        with closing(sqlite3.connect(source)) as other:
            other.execute(statement)
    data = source.read_bytes()
    with pytest.raises(HubError, match=expected):
        list_copy.copy(source, target)
    assert source.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["other.db"]


def test_no_list_is_mixed_with_another(file: Path, place: Path | str) -> None:
    """Nor with itself."""
    list_copy.copy(file, place)
    with pytest.raises(HubError, match="is not empty, so nothing was copied into it"):
        list_copy.copy(file, place)
    with pytest.raises(HubError, match="HUB_MEMBERS_URL names no other database"):
        list_copy.copy(file, file)
