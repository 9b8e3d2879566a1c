"""What is remembered of each source, in the same database as the inbox: its state, and its last body for replay."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql

from hub.base import json_codec
from hub.collect.polling_state import Visit
from hub.inbox import db

if TYPE_CHECKING:
    from collections.abc import Mapping

VISITS = sql.Table(
    "visits",
    db.TABLES,
    sql.Column("key", sql.String(255), primary_key=True),
    sql.Column("visit", sql.Text, nullable=False),
    sql.Column("body", sql.LargeBinary, nullable=True),
    sql.Column("body_url", sql.String(2048), nullable=True),
)


class Register:
    """Read and save the states of sources, over an open connection."""

    def __init__(self, connection: sql.Connection) -> None:
        self._connection = connection

    def visits(self) -> Mapping[str, Visit]:
        """Return every state by the key of its source."""
        rows = self._connection.execute(sql.select(VISITS.c.key, VISITS.c.visit))
        return {row.key: json_codec.decode(row.visit, Visit) for row in rows}

    def save(self, visit: Visit, body: bytes | None = None, body_url: str | None = None) -> None:
        """Remember a state; without a new body, the last one stays."""
        values: dict[str, Any] = {"visit": json_codec.encode(visit)}
        if body is not None:
            values |= {"body": zlib.compress(body), "body_url": body_url}
        one = VISITS.c.key == visit.key
        if not self._connection.execute(sql.update(VISITS).where(one).values(values)).rowcount:
            self._connection.execute(sql.insert(VISITS).values(key=visit.key, **values))

    def body(self, key: str) -> tuple[bytes, str] | None:
        """Return the last body of a source and the address it came from; None where none is saved."""
        row = self._connection.execute(sql.select(VISITS.c.body, VISITS.c.body_url).where(VISITS.c.key == key)).first()
        return (zlib.decompress(row.body), row.body_url) if row and row.body is not None else None
