"""A list in a file -> an empty database, with all that belongs to it: who has left, the ledger, what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sql

from hub.errors import HubError
from hub.members import member_store, member_tables
from hub.members.mailing import reader_ledger, returned_mail

if TYPE_CHECKING:
    from pathlib import Path

# Each module with tables of the list names them here, or they would stay behind.
TABLES = (
    *(member_tables.MEMBERS, member_tables.SUPPRESSIONS),
    *(reader_ledger.MAILINGS, reader_ledger.DELIVERIES, returned_mail.BOUNCES),
)
PAGE = 500


def copy(source: Path, target: Path | str) -> int:
    """Copy every row of a list into an empty one, all or none, and return how many members that are.

    Raises HubError where the other list is the same, or has rows already.
    """
    if target == source.resolve():
        message = f"{member_store.STORE.variable} names no other database; set it to where the list goes"
        raise HubError(message)
    with member_store.opened(source.resolve()) as old, member_store.opened(target) as new:
        if any(_count(new, table) for table in TABLES):
            message = f"the list at {member_store.STORE.variable} is not empty, so nothing was copied into it"
            raise HubError(message)
        for table in TABLES:
            for rows in old.execute(sql.select(table)).mappings().partitions(PAGE):
                new.execute(sql.insert(table), [dict(row) for row in rows])
        return _count(new, member_tables.MEMBERS)


def _count(connection: sql.Connection, table: sql.Table) -> int:
    return int(connection.execute(sql.select(sql.func.count()).select_from(table)).scalar_one())
