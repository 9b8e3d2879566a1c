"""A file, or the address of a server -> an open database with all of hub's tables in it, saved whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError

from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = sql.MetaData()


@contextmanager
def opened(database: Path | str) -> Iterator[sql.Connection]:
    """A connection to a file or a database address; all of the work in the block is saved, or none of it."""
    try:
        engine = sql.create_engine(_url(database))
    except (SQLAlchemyError, ImportError, ValueError) as error:
        message = f"HUB_DATABASE_URL cannot be used: {error}"
        raise HubError(message) from error
    try:
        with engine.begin() as connection:
            TABLES.create_all(connection)
            for table in TABLES.sorted_tables:
                _complete(table, connection)
            yield connection
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error)
        message = f"the inbox at {engine.url.set(query={}).render_as_string()} cannot be used: {reason}"
        raise HubError(message) from error
    finally:
        engine.dispose()


def _complete(table: sql.Table, connection: sql.Connection) -> None:
    """Add the columns that a database of an earlier version lacks."""
    there = {column["name"] for column in sql.inspect(connection).get_columns(table.name)}
    for column in table.columns:
        if column.name not in there:
            words = sql.schema.CreateColumn(column).compile(dialect=connection.dialect)
            connection.execute(sql.text(f"ALTER TABLE {table.name} ADD COLUMN {words}"))


def _url(database: Path | str) -> sql.URL | str:
    return sql.URL.create("sqlite", database=str(database)) if isinstance(database, Path) else database
