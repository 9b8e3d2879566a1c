"""Who reads the newsletter, and who has left: the list of members, in a database outside git.

    pending      asked to join, and has not opened the link in the mail
    active       reads
    bounced      mail to the address comes back
    left, complained, suppressed, forgotten    only a keyed hash of the address remains

A member is a row of `members` from the form to the leaving; then it is on the suppression list, which knows an address
when it is imported again. Only a person who joins by themselves comes back.

Functions take a connection, so a caller decides what is one transaction.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import sqlalchemy as sql

from hub.base import file_io
from hub.base.translation import noop
from hub.deliver import credentials
from hub.inbox import db
from hub.members import member_keys, member_tables, suppression_list
from hub.members.member_tables import MEMBERS, SUPPRESSIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from hub.members.member_keys import Keyring
    from hub.members.suppression_list import Reason

State: TypeAlias = Literal["pending", "active", "bounced"]
Connection: TypeAlias = sql.Connection
Intake: TypeAlias = Literal["added", "known", "suppressed"]

STATES: tuple[State, ...] = ("pending", "active", "bounced")
M, S = MEMBERS.c, SUPPRESSIONS.c
STORE = db.Store(
    name=noop("the list of members"),
    tables=member_tables.TABLES,
    way=noop(
        "stop hub members serve, and bring back the last copy of it; without a copy, nobody knows who has left: "
        "%(file)s"
    ),
    variable="HUB_MEMBERS_URL",
    erases=True,
)
# Where the consent of those came from who joined by themselves.
FORM = "form"
# How long a person may take to open the link in the mail.
PENDING = timedelta(hours=48)
PAGE = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """Hold a reader: a random id (32 hexadecimal digits), which is all that logs and links name, and what they chose.

    No `topics` means all. `source` says where the consent came from. `joined_at` is when they asked first.
    """

    id: str
    address: str
    state: State
    topics: tuple[str, ...]
    language: str
    source: str
    joined_at: datetime
    confirmed_at: datetime | None = None
    paused_until: date | None = None


def database(root: Path) -> Path | str:
    """Return HUB_MEMBERS_URL, a secret as others, or the path of a file below .hub/ that the first use makes."""
    return credentials.known(root, STORE.variable) or file_io.private(root, ".hub/members.db")


def opened(place: Path | str) -> AbstractContextManager[sql.Connection]:
    """Open the list and yield a connection in a transaction: all of the work in the block is saved, or none of it."""
    return db.opened(place, STORE)


@contextmanager
def kept_open(place: Path | str) -> Iterator[sql.Engine]:
    """Open the list for a long time; each `begin()` of what this gives is a transaction as that of `opened`."""
    with opened(place) as connection:
        connection.commit()
        yield connection.engine


def by_id(connection: sql.Connection, member: str) -> Member | None:
    """Return the member with this id; None for one who has left or never was."""
    return _found(connection, M.id == member)


def by_address(connection: sql.Connection, address: str) -> Member | None:
    """Return the member with this address, however its letters are written."""
    return _found(connection, M.folded == member_keys.folded(address))


def add_pending(  # noqa: PLR0913  what a form says
    connection: sql.Connection,
    address: str,
    keyring: Keyring,
    now: datetime,
    *,
    topics: Collection[str] = (),
    language: str = "",
    source: str = "",
) -> Member:
    """Return the member who asked to join, pending, or active as they were; nobody is active by asking.

    Who had left gets the id of before, so that links in old mails work again once they are back.
    """
    known = by_address(connection, address)
    if known and known.state == "active":
        # Nobody reads it; but who waits for the disk after this request must not learn whether it wrote.
        connection.execute(sql.update(MEMBERS).where(M.id == known.id).values(asked_at=member_tables.at(now)))
        return known
    values = _chosen(topics, language) | {"asked_at": member_tables.at(now)}
    if known and known.state == "pending":
        connection.execute(sql.update(MEMBERS).where(M.id == known.id).values(values))
    else:
        former = suppression_list.find(connection, address, keyring)
        member = known.id if known else (former and former.member) or _new_id()
        connection.execute(sql.delete(MEMBERS).where(M.id == member))
        _insert(connection, member, address, values | {"state": "pending", "source": source}, now)
    asked = by_address(connection, address)
    assert asked is not None  # noqa: S101  the row was written above
    return asked


def confirm(
    connection: sql.Connection, member: str, joined_at: datetime, keyring: Keyring, now: datetime
) -> Member | None:
    """Make active who asked to join at that moment, and take them off the suppression list.

    Returns them also where they are active already; None where nobody waits: the link is too old, or they have left.
    """
    mine = (M.id == member, M.joined_at == member_tables.at(joined_at))
    pending = (*mine, M.state == "pending", M.asked_at >= member_tables.at(now - PENDING))
    values = {"state": "active", "confirmed_at": member_tables.at(now)}
    connection.execute(sql.update(MEMBERS).where(*pending).values(values))
    found = _found(connection, *mine, M.state == "active")
    if found:
        suppression_list.remove(connection, found.address, keyring)
    return found


def take_in(  # noqa: PLR0913  what a line of an import says
    connection: sql.Connection,
    address: str,
    keyring: Keyring,
    now: datetime,
    *,
    topics: Collection[str] = (),
    language: str = "",
    paused_until: date | None = None,
    source: str,
) -> Intake:
    """Make a member of somebody whose consent an editor vouches for; never of who has left, and nobody twice."""
    if suppression_list.find(connection, address, keyring):
        return "suppressed"
    known = by_address(connection, address)
    if known and known.state != "pending":
        return "known"
    if known:
        connection.execute(sql.delete(MEMBERS).where(M.id == known.id))
    values = _chosen(topics, language) | {"state": "active", "source": source, "paused_until": _day(paused_until)}
    moment = {"asked_at": member_tables.at(now), "confirmed_at": member_tables.at(now)}
    _insert(connection, known.id if known else _new_id(), address, values | moment, now)
    return "added"


def leave(connection: sql.Connection, member: str, keyring: Keyring, now: datetime, reason: Reason = "left") -> bool:
    """Take a member off the list, so that a keyed hash is all that remains; return whether there was one."""
    found = by_id(connection, member)
    if found is None:
        return False
    connection.execute(sql.delete(MEMBERS).where(M.id == member))
    suppression_list.add(connection, found.address, keyring, now, reason=reason, member=member)
    return True


def suppress(connection: sql.Connection, address: str, keyring: Keyring, now: datetime) -> bool:
    """Put an address on the suppression list, whether or not it is a member's; return whether it was one's."""
    found = by_address(connection, address)
    if found:
        return leave(connection, found.id, keyring, now, "suppressed")
    suppression_list.add(connection, address, keyring, now, reason="suppressed", member="")
    return False


def forget(connection: sql.Connection, address: str, keyring: Keyring, now: datetime) -> bool:
    """Delete what is known of an address, or of who had this id and left; return whether anything was.

    A keyed hash without anything beside it remains, or the next import would undo the forgetting.
    """
    found, former = by_address(connection, address), suppression_list.find(connection, address, keyring)
    connection.execute(sql.delete(MEMBERS).where(M.folded == member_keys.folded(address)))
    if former:
        suppression_list.forget(connection, address, keyring, now)
    elif found:
        suppression_list.add(connection, address, keyring, now, reason="forgotten", member="")
    return bool(found or former)


def bounce(connection: sql.Connection, member: str) -> bool:
    """Mark an active member whose mail comes back for good, so that nothing is sent there; return whether one was."""
    mine = (M.id == member, M.state == "active")
    return connection.execute(sql.update(MEMBERS).where(*mine).values(state="bounced")).rowcount > 0


def pause(connection: sql.Connection, member: str, until: date | None) -> bool:
    """Send a member nothing before a day, or everything again with None; return whether there is one."""
    return _change(connection, member, paused_until=_day(until))


def set_topics(connection: sql.Connection, member: str, topics: Collection[str]) -> bool:
    """Send a member only these topics, or all with none; return whether there is one."""
    return _change(connection, member, topics=_topics(topics))


def gets_mail(member: sql.ColumnElement[str], today: date) -> sql.ColumnElement[bool]:
    """Return the condition, for any statement on this database, that a column names a member who gets mail today."""
    return sql.exists().where(M.id == member, *_reads(today))


def readers(connection: sql.Connection, today: date, after: str = "", most: int = PAGE) -> tuple[Member, ...]:
    """Return the next members who get mail today, in the order of their ids: those after the id `after`."""
    return tuple(map(_member, _page(connection, M.id, after, most, *_reads(today))))


def reader_counts(connection: sql.Connection, today: date) -> dict[tuple[str, ...], int]:
    """Return how many get mail today, by the topics that they chose."""
    chosen = sql.select(M.topics, sql.func.count()).where(*_reads(today)).group_by(M.topics)
    return {tuple(json.loads(topics)): number for topics, number in connection.execute(chosen)}


def every_member(place: Path | str, state: State | None = None, topic: str = "", most: int = PAGE) -> Iterator[Member]:
    """Yield all members by their addresses, or those in a state or with a topic; memory holds `most` of them."""
    chosen, after = (M.state == state,) if state else (), ""
    with kept_open(place) as engine:
        while True:
            with engine.begin() as connection:
                rows = _page(connection, M.folded, after, most, *chosen)
            yield from (one for one in map(_member, rows) if not topic or topic in one.topics)
            if len(rows) < most:
                return
            after = rows[-1].folded


def counts(connection: sql.Connection) -> dict[str, int]:
    """Return how many members are in each state, and how many hashes are on the suppression list for each reason."""
    found: Counter[str] = Counter()
    for column in (M.state, S.reason):
        for value, times in connection.execute(sql.select(column, sql.func.count()).group_by(column)):
            found[value] = times
    return dict(found)


def imported(connection: sql.Connection) -> int:
    """Return how many members an import brought in, who did not open a link in a mail."""
    chosen = sql.select(sql.func.count()).where(M.source.not_in((FORM, "")))
    return int(connection.execute(chosen).scalar_one())


def sweep(connection: sql.Connection, now: datetime) -> int:
    """Delete who asked to join and did not open the link in time; return how many."""
    late = (M.state == "pending", M.asked_at < member_tables.at(now - PENDING))
    return connection.execute(sql.delete(MEMBERS).where(*late)).rowcount


def exported(connection: sql.Connection, address: str, keyring: Keyring) -> dict[str, Any]:
    """Return all that the database has on an address, as JSON has it; {} for nothing."""
    found, former = by_address(connection, address), suppression_list.find(connection, address, keyring)
    parts = {"member": found, "suppression": former}
    return {name: asdict(part) for name, part in parts.items() if part}


def _page(
    connection: sql.Connection, key: sql.Column[str], after: str, most: int, *conditions: sql.ColumnElement[bool]
) -> Sequence[Any]:
    chosen = sql.select(MEMBERS).where(key > after, *conditions).order_by(key).limit(most)
    return connection.execute(chosen).all()


def _found(connection: sql.Connection, *conditions: sql.ColumnElement[bool]) -> Member | None:
    row = connection.execute(sql.select(MEMBERS).where(*conditions)).first()
    return _member(row) if row else None


def _member(row: Any) -> Member:  # noqa: ANN401  sqlalchemy names no type for a row of these columns
    return Member(
        id=row.id,
        address=row.address,
        state=row.state,
        topics=tuple(json.loads(row.topics)),
        language=row.language,
        source=row.source,
        joined_at=datetime.fromisoformat(row.joined_at),
        confirmed_at=datetime.fromisoformat(row.confirmed_at) if row.confirmed_at else None,
        paused_until=date.fromisoformat(row.paused_until) if row.paused_until else None,
    )


def _insert(connection: sql.Connection, member: str, address: str, values: dict[str, str], now: datetime) -> None:
    row = {"id": member, "folded": member_keys.folded(address), "address": address, "joined_at": member_tables.at(now)}
    connection.execute(sql.insert(MEMBERS).values(row | {"confirmed_at": "", "paused_until": ""} | values))


def _change(connection: sql.Connection, member: str, **values: str) -> bool:
    mine = (M.id == member, M.state != "pending")
    return connection.execute(sql.update(MEMBERS).where(*mine).values(values)).rowcount > 0


def _reads(today: date) -> tuple[sql.ColumnElement[bool], ...]:
    return M.state == "active", M.paused_until <= today.isoformat()


def _chosen(topics: Collection[str], language: str) -> dict[str, str]:
    return {"topics": _topics(topics), "language": language}


def _topics(topics: Collection[str]) -> str:
    return json.dumps(sorted(set(topics)))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _new_id() -> str:
    return secrets.token_hex(16)
