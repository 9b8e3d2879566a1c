"""Who reads, who left, and that nothing but joining brings anybody back."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sql

from hub.errors import HubError
from hub.members import member_store, suppression_list
from hub.members.member_keys import Keyring
from tests.members.conftest import NEW, OLD

if TYPE_CHECKING:
    from pathlib import Path

    from hub.members.member_store import Member

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
ANA = "Ana@example.gov"


def joined(place: Path | str, keyring: Keyring, address: str = ANA, at: datetime = NOW) -> Member:
    """Who asked and opened the link a minute later."""
    with member_store.opened(place) as connection:
        asked = member_store.add_pending(connection, address, keyring, at, source="form")
        found = member_store.confirm(connection, asked.id, asked.joined_at, keyring, at + timedelta(minutes=1))
    assert found
    return found


def test_nobody_reads_by_asking(place: Path | str, keyring: Keyring) -> None:
    """A link makes active who asked, once; opened again it changes nothing."""
    with member_store.opened(place) as connection:
        asked = member_store.add_pending(
            connection, ANA, keyring, NOW, topics=["surveys", "design"], language="es", source="form"
        )
        assert (asked.state, asked.address, asked.topics, asked.language, asked.source, len(asked.id)) == (
            "pending", ANA, ("design", "surveys"), "es", "form", 32,
        )  # fmt: skip
        assert member_store.readers(connection, TODAY) == ()
        for minutes in (1, 2):
            at = NOW + timedelta(minutes=minutes)
            found = member_store.confirm(connection, asked.id, asked.joined_at, keyring, at)
            assert found
            assert (found.state, found.joined_at, found.confirmed_at) == ("active", NOW, NOW + timedelta(minutes=1))
        assert member_store.readers(connection, TODAY) == (found,)


def test_who_asks_costs_the_disk_the_same(tmp_path: Path, keyring: Keyring) -> None:
    """Known or not: else the next request, which waits for the disk, would be faster after one who reads already."""
    for state in ("unknown", "pending", "active"):
        with member_store.opened(tmp_path / "members.db") as connection:
            before = connection.connection.dbapi_connection.total_changes  # type: ignore[union-attr]
            asked = member_store.add_pending(connection, "ana@example.gov", keyring, NOW)
            assert connection.connection.dbapi_connection.total_changes - before == 1, state  # type: ignore[union-attr]
            if state == "pending":
                member_store.confirm(connection, asked.id, asked.joined_at, keyring, NOW)


def test_asking_twice_is_one_person(place: Path | str, keyring: Keyring) -> None:
    """With the last choice, until it is confirmed; afterwards a form changes nothing, and the first link works."""
    with member_store.opened(place) as connection:
        first = member_store.add_pending(connection, ANA, keyring, NOW, topics=["surveys"])
        later = NOW + timedelta(hours=40)
        second = member_store.add_pending(connection, "ana@EXAMPLE.gov", keyring, later, topics=["design"])
        assert (second.id, second.topics, second.joined_at) == (first.id, ("design",), first.joined_at)
        assert member_store.confirm(connection, first.id, first.joined_at, keyring, NOW + timedelta(hours=60))
        third = member_store.add_pending(connection, ANA, keyring, later, topics=["forms"])
        assert (third.state, third.topics) == ("active", ("design",))


def test_a_link_ends(place: Path | str, keyring: Keyring) -> None:
    """After two days, with the row; a link of another moment and one for nobody confirm nothing."""
    with member_store.opened(place) as connection:
        asked = member_store.add_pending(connection, ANA, keyring, NOW)
        late = NOW + timedelta(hours=48, seconds=1)
        for member, joined_at, at in (
            (asked.id, asked.joined_at, late),
            (asked.id, asked.joined_at - timedelta(seconds=1), NOW),
            ("0" * 32, asked.joined_at, NOW),
        ):
            assert member_store.confirm(connection, member, joined_at, keyring, at) is None
        assert member_store.sweep(connection, NOW + timedelta(hours=48)) == 0
        assert member_store.sweep(connection, late) == 1
        assert member_store.by_address(connection, ANA) is None


def test_only_a_hash_remains_of_who_leaves(tmp_path: Path, keyring: Keyring) -> None:
    """Leaving again says that nobody was there; the file has no letter of the address."""
    file = tmp_path / "members.db"
    ana = joined(file, keyring)
    for expected in (True, False):
        with member_store.opened(file) as connection:
            assert member_store.leave(connection, ana.id, keyring, NOW) is expected
            assert member_store.by_id(connection, ana.id) is None
            assert member_store.counts(connection) == {"left": 1}
    assert b"ana@" not in file.read_bytes().lower()


def test_no_import_brings_back_who_left(place: Path | str, keyring: Keyring) -> None:
    """Nor who complained, was suppressed or forgotten; also after the key has changed."""
    old = Keyring(keys=(OLD,))
    with member_store.opened(place) as connection:
        for name in ("left", "complained"):
            asked = member_store.add_pending(connection, f"{name}@example.gov", old, NOW)
            assert member_store.leave(connection, asked.id, old, NOW, name)
        assert member_store.suppress(connection, "suppressed@example.gov", old, NOW) is False
        member_store.take_in(connection, "forgotten@example.gov", old, NOW, source="paper")
        assert member_store.forget(connection, "forgotten@example.gov", old, NOW)
    with member_store.opened(place) as connection:
        for name in ("left", "complained", "suppressed", "forgotten"):
            address = f"{name.upper()}@example.gov"
            assert member_store.take_in(connection, address, keyring, NOW, source="paper") == "suppressed"
            found = suppression_list.find(connection, address, keyring)
            assert found
            assert (found.reason, found.since) == (name, NOW)
        assert member_store.readers(connection, TODAY) == ()


def test_who_joins_again_comes_back_with_their_old_links(place: Path | str, keyring: Keyring) -> None:
    """The id is that of before, so a link in an old mail lets them leave; the first link to confirm does nothing."""
    ana = joined(place, keyring)
    with member_store.opened(place) as connection:
        member_store.leave(connection, ana.id, keyring, NOW)
        later = NOW + timedelta(hours=1)
        asked = member_store.add_pending(connection, ANA, keyring, later)
        assert (asked.id, asked.state) == (ana.id, "pending")
        assert member_store.confirm(connection, ana.id, ana.joined_at, keyring, later) is None
        assert suppression_list.find(connection, ANA, keyring)
        assert member_store.confirm(connection, asked.id, asked.joined_at, keyring, later)
        assert suppression_list.find(connection, ANA, keyring) is None
        assert member_store.leave(connection, ana.id, keyring, later)


def test_an_import_knows_who_is_there(place: Path | str, keyring: Keyring) -> None:
    """It adds whom it does not know, takes in who waits, and leaves alone who reads or whose mail comes back."""
    with member_store.opened(place) as connection:
        add = member_store.take_in
        assert add(connection, ANA, keyring, NOW, topics=["design"], language="en", source="paper") == "added"
        assert add(connection, "ana@example.gov", keyring, NOW, source="other") == "known"
        found = member_store.by_address(connection, ANA)
        assert found
        assert (found.state, found.topics, found.source, found.confirmed_at) == ("active", ("design",), "paper", NOW)
        assert member_store.bounce(connection, found.id)
        assert not member_store.bounce(connection, found.id)
        assert add(connection, ANA, keyring, NOW, source="other") == "known"
        waiting = member_store.add_pending(connection, "ben@example.gov", keyring, NOW)
        assert add(connection, "ben@example.gov", keyring, NOW, source="paper") == "added"
        assert [one.id for one in member_store.readers(connection, TODAY)] == [waiting.id]


def test_a_bounced_reader_may_join_again(place: Path | str, keyring: Keyring) -> None:
    """The mail that they open proves that the address works."""
    ana = joined(place, keyring)
    with member_store.opened(place) as connection:
        member_store.bounce(connection, ana.id)
        asked = member_store.add_pending(connection, ANA, keyring, NOW + timedelta(days=1))
        assert (asked.id, asked.state) == (ana.id, "pending")


def test_a_reader_chooses_topics_and_pauses(place: Path | str, keyring: Keyring) -> None:
    """Nothing comes before the day; who waits, or has left, chooses nothing."""
    ana = joined(place, keyring)
    with member_store.opened(place) as connection:
        assert member_store.set_topics(connection, ana.id, ["surveys", "design", "surveys"])
        assert member_store.pause(connection, ana.id, TODAY + timedelta(days=7))
        changed = member_store.by_id(connection, ana.id)
        assert changed
        assert (changed.topics, changed.paused_until) == (("design", "surveys"), date(2026, 12, 7))
        days = (TODAY, TODAY + timedelta(days=6), TODAY + timedelta(days=7))
        assert [len(member_store.readers(connection, day)) for day in days] == [0, 0, 1]
        assert member_store.pause(connection, ana.id, None)
        assert len(member_store.readers(connection, TODAY)) == 1
        waiting = member_store.add_pending(connection, "ben@example.gov", keyring, NOW)
        assert not member_store.set_topics(connection, waiting.id, ["forms"])
        assert not member_store.pause(connection, "0" * 32, None)


def test_a_statement_asks_who_gets_mail(place: Path | str, keyring: Keyring) -> None:
    """Within one statement on another table of the database."""
    ana, ben, cleo = (joined(place, keyring, f"{name}@example.gov") for name in ("ana", "ben", "cleo"))
    queue = sql.Table("queue", sql.MetaData(), sql.Column("member", sql.String(32)), sql.Column("state", sql.Text))
    with member_store.opened(place) as connection:
        queue.create(connection)
        rows = [{"member": member.id, "state": "pending"} for member in (ana, ben, cleo)]
        connection.execute(sql.insert(queue), rows)
        member_store.leave(connection, ana.id, keyring, NOW)
        member_store.pause(connection, ben.id, TODAY + timedelta(days=1))
        taken = (
            sql.update(queue).where(member_store.gets_mail(queue.c.member, TODAY)).values(state="sending")
        ).returning(queue.c.member)
        assert connection.execute(taken).scalars().all() == [cleo.id]


@pytest.mark.slow
def test_all_members_come_once_in_bounded_memory(place: Path | str, keyring: Keyring) -> None:
    """Also while some leave; five thousand of them would take more memory at once."""
    addresses = [f"reader{number}@example.gov" for number in range(5000)]
    with member_store.opened(place) as connection:
        for address in addresses:
            member_store._insert(  # noqa: SLF001  to take in five thousand takes long
                connection, member_store._new_id(), address,  # noqa: SLF001
                {"topics": "[]", "language": "", "state": "active", "source": "", "asked_at": ""}, NOW,
            )  # fmt: skip
    next(member_store.every_member(place, most=100))  # what is loaded once is not counted
    tracemalloc.start()
    count = sum(1 for _ in member_store.every_member(place, most=100))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 5000
    assert peak < 3_000_000
    seen: list[str] = []
    for reader in member_store.every_member(place, most=1000):
        if len(seen) == 1500:
            with member_store.opened(place) as connection:
                assert member_store.leave(connection, reader.id, keyring, NOW)
        seen.append(reader.address)
    assert sorted(seen) == sorted(addresses)


def test_members_are_listed_by_address(place: Path | str, keyring: Keyring) -> None:
    """All, or those in a state, or with a topic."""
    names = [f"{name}@example.gov" for name in "fbadce"]
    with member_store.opened(place) as connection:
        for name in names:
            member_store.take_in(connection, name, keyring, NOW, topics=["design"] if name < "c" else (), source="x")
        member_store.add_pending(connection, "g@example.gov", keyring, NOW)

    def listed(**chosen: str) -> str:
        return "".join(one.address[0] for one in member_store.every_member(place, most=2, **chosen))  # type: ignore[arg-type]

    assert (listed(), listed(state="pending"), listed(topic="design")) == ("abcdefg", "g", "ab")


def test_suppressing_takes_a_member_off(place: Path | str, keyring: Keyring) -> None:
    """The reason that was there first stays."""
    joined(place, keyring)
    with member_store.opened(place) as connection:
        assert member_store.suppress(connection, "ANA@example.gov", keyring, NOW)
        assert not member_store.suppress(connection, ANA, keyring, NOW + timedelta(days=1))
        assert member_store.counts(connection) == {"suppressed": 1}


def test_forgetting_leaves_a_hash_and_nothing_beside_it(place: Path | str, keyring: Keyring) -> None:
    """Also of who had left; of a stranger it leaves nothing."""
    ana = joined(place, keyring)
    with member_store.opened(place) as connection:
        assert not member_store.forget(connection, "stranger@example.gov", keyring, NOW)
        member_store.leave(connection, ana.id, keyring, NOW)
        assert member_store.forget(connection, ANA, keyring, NOW)
        assert member_store.exported(connection, ANA, keyring) == {
            "suppression": {"reason": "forgotten", "since": NOW, "member": ""}
        }
        assert member_store.counts(connection) == {"forgotten": 1}
        assert member_store.add_pending(connection, ANA, keyring, NOW).id != ana.id


def test_everything_known_of_an_address_can_be_exported(place: Path | str, keyring: Keyring) -> None:
    """A stranger's is nothing."""
    ana = joined(place, keyring)
    with member_store.opened(place) as connection:
        assert member_store.exported(connection, "stranger@example.gov", keyring) == {}
        assert member_store.exported(connection, ANA, keyring) == {
            "member": {
                "id": ana.id, "address": ANA, "state": "active", "topics": (), "language": "", "source": "form",
                "joined_at": NOW, "confirmed_at": NOW + timedelta(minutes=1), "paused_until": None,
            }
        }  # fmt: skip


def test_a_lost_key_is_named(place: Path | str, keyring: Keyring) -> None:
    """Or who left would be strangers to the next import."""
    old = Keyring(keys=(OLD,))
    with member_store.opened(place) as connection:
        member_store.suppress(connection, ANA, old, NOW)
        suppression_list.refuse_lost_keys(connection, keyring)
        with pytest.raises(HubError, match="1 of the people who left are known by a key that HUB_MEMBERS_KEYS lacks"):
            suppression_list.refuse_lost_keys(connection, Keyring(keys=(NEW,)))


def test_the_list_is_outside_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file below .hub/, or where the environment says; a wrong address is named by its variable."""
    monkeypatch.delenv("HUB_MEMBERS_URL", raising=False)
    assert member_store.database(tmp_path) == (tmp_path / ".hub" / "members.db").resolve()
    assert (tmp_path / ".hub" / "members.db").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("HUB_MEMBERS_URL", "nonsense://ana@example.gov")
    with pytest.raises(HubError, match="HUB_MEMBERS_URL begins with 'nonsense'") as caught:
        member_store.opened(member_store.database(tmp_path)).__enter__()
    assert "example.gov" not in str(caught.value)
    monkeypatch.delenv("HUB_MEMBERS_URL")
    (tmp_path / ".hub" / "secrets").write_text("HUB_MEMBERS_URL=postgresql://hub:hunter2@db.example.gov/hub\n")
    (tmp_path / ".hub" / "secrets").chmod(0o600)
    assert member_store.database(tmp_path) == "postgresql://hub:hunter2@db.example.gov/hub"


def test_a_list_is_its_owners_wherever_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file of addresses is made for all to read, and none for a list that nothing keeps."""
    monkeypatch.chdir(tmp_path)
    with member_store.opened("sqlite://"):
        assert list(tmp_path.iterdir()) == []
    for file in (tmp_path / "a.db", tmp_path / "b.db"):
        with member_store.opened(file if file.name == "a.db" else f"sqlite:///{file}"):
            assert file.stat().st_mode & 0o777 == 0o600
