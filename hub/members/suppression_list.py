"""Who must never get the newsletter again: keyed hashes, which know an address and from which nobody can read one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

import sqlalchemy as sql

from hub.base.translation import gettext
from hub.errors import HubError
from hub.members import member_keys, member_tables
from hub.members.member_tables import SUPPRESSIONS

if TYPE_CHECKING:
    from hub.members.member_keys import Keyring

Reason: TypeAlias = Literal["left", "complained", "suppressed", "forgotten"]
S = SUPPRESSIONS.c


@dataclass(frozen=True, kw_only=True, slots=True)
class Suppression:
    """Hold why an address gets nothing, and since when; `member` is its id, "" where it had none or is forgotten."""

    reason: Reason
    since: datetime
    member: str


def find(connection: sql.Connection, words: str, keyring: Keyring) -> Suppression | None:
    """Return why an address, or who had this id, gets nothing; None for what is not on the suppression list."""
    row = connection.execute(sql.select(SUPPRESSIONS).where(_is_of(words, keyring)).order_by(S.since)).first()
    if row is None:
        return None
    return Suppression(reason=row.reason, since=datetime.fromisoformat(row.since), member=row.member)


def add(  # noqa: PLR0913  one for each column
    connection: sql.Connection, address: str, keyring: Keyring, now: datetime, *, reason: Reason, member: str
) -> None:
    """Write one hash for an address, by the newest key; what is there already stays as it is."""
    if find(connection, address, keyring) is None:
        row = {"hash": keyring.hashes(address)[0], "reason": reason, "since": member_tables.at(now), "member": member}
        connection.execute(sql.insert(SUPPRESSIONS).values(row))


def remove(connection: sql.Connection, address: str, keyring: Keyring) -> None:
    """Take an address off the suppression list, by whichever key it is there."""
    connection.execute(sql.delete(SUPPRESSIONS).where(_is_of(address, keyring)))


def forget(connection: sql.Connection, words: str, keyring: Keyring, now: datetime) -> None:
    """Leave of an address, or of who had this id, nothing on the suppression list but the hash."""
    nothing = {"reason": "forgotten", "since": member_tables.at(now), "member": ""}
    connection.execute(sql.update(SUPPRESSIONS).where(_is_of(words, keyring)).values(nothing))


def refuse_lost_keys(connection: sql.Connection, keyring: Keyring) -> None:
    """Raise HubError where hashes of people who left were made with a key that is no longer in the keyring.

    Such a hash is not known again, so an import would bring these people back.
    """
    ours = [S.hash.startswith(f"{member_keys.name(key)}:") for key in keyring.keys]
    chosen = sql.select(sql.func.count()).select_from(SUPPRESSIONS).where(sql.not_(sql.or_(*ours)))
    if lost := connection.execute(chosen).scalar_one():
        message = gettext(
            "%(lost)s of the people who left are known by a key that %(variable)s lacks; "
            "add the old keys after the new one",
            lost=lost,
            variable=member_keys.VARIABLE,
        )
        raise HubError(message)


def _is_of(words: str, keyring: Keyring) -> sql.ColumnElement[bool]:
    return sql.or_(S.hash.in_(keyring.hashes(words)), sql.and_(S.member == words, S.member != ""))
