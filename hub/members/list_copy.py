"""A list in a file -> an empty database, with all that belongs to it: who has left, the ledger, what came back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError

from hub.base.translation import gettext
from hub.errors import HubError
from hub.members import member_store, member_tables
from hub.members.mailing import reader_ledger, returned_mail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Each module with tables of the list names them here, or they would stay behind.
TABLES = (
    *(member_tables.MEMBERS, member_tables.SUPPRESSIONS),
    *(reader_ledger.MAILINGS, reader_ledger.DELIVERIES, returned_mail.BOUNCES),
)
PAGE = 500


def copy(source: Path, target: Path | str) -> int:
    """Copy every row of a list into an empty one, all or none, and return how many members that are.

    The source stays as it is, also one of an earlier version. Raises HubError where it is not a list of members, and
    where the other list is the same, or has rows already.
    """
    if target == source.resolve():
        message = gettext(
            "%(variable)s names no other database; set it to where the list goes", variable=member_store.STORE.variable
        )
        raise HubError(message)
    with _read_only(source) as old:
        there = _tables(old)
        if member_tables.MEMBERS not in there:
            message = gettext(
                "%(source)s is not a list of members; name the file of one, such as .hub/members.db", source=source
            )
            raise HubError(message)
        with member_store.opened(target) as new:
            if any(_count(new, table) for table in TABLES):
                message = gettext(
                    "the list at %(variable)s is not empty, so nothing was copied into it",
                    variable=member_store.STORE.variable,
                )
                raise HubError(message)
            for table in there:
                for rows in old.execute(sql.select(table)).mappings().partitions(PAGE):
                    new.execute(sql.insert(table), [dict(row) for row in rows])
            return _count(new, member_tables.MEMBERS)


@contextmanager
def _read_only(file: Path) -> Iterator[sql.Connection]:
    """Open a file that is never written to, as it is at one moment."""
    query = {"mode": "ro", "uri": "true"}
    url = sql.URL.create("sqlite", database=f"file:{quote(str(file.resolve()))}", query=query)
    engine = sql.create_engine(
        url, connect_args={"isolation_level": None}, poolclass=sql.NullPool, hide_parameters=True
    )
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
    except SQLAlchemyError as error:
        message = gettext(
            "%(file)s cannot be read as a list of members; name the file of one, such as .hub/members.db, "
            "and stop the other hub commands that use it",
            file=file,
        )
        raise HubError(message) from error


def _tables(old: sql.Connection) -> Sequence[sql.Table]:
    """Return the tables that a list has, for one of an earlier version lacks some; none where one has other columns."""
    found = sql.inspect(old).get_multi_columns(filter_names=[table.name for table in TABLES])
    columns = {name: {column["name"] for column in held} for (_, name), held in found.items()}
    there = [table for table in TABLES if table.name in columns]
    return there if all({*table.columns.keys()} <= columns[table.name] for table in there) else ()


def _count(connection: sql.Connection, table: sql.Table) -> int:
    return int(connection.execute(sql.select(sql.func.count()).select_from(table)).scalar_one())
