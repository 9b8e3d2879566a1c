"""The tables of a list of members: who reads, and by hashes alone who must never get it again."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import sqlalchemy as sql

if TYPE_CHECKING:
    from datetime import datetime

TABLES = sql.MetaData()
MEMBERS = sql.Table(
    "members",
    TABLES,
    sql.Column("id", sql.String(32), primary_key=True),
    sql.Column("folded", sql.String(254), nullable=False, unique=True),
    sql.Column("address", sql.String(254), nullable=False),
    sql.Column("state", sql.String(8), nullable=False),
    sql.Column("topics", sql.Text, nullable=False),
    sql.Column("language", sql.String(35), nullable=False),
    sql.Column("source", sql.Text, nullable=False),
    sql.Column("joined_at", sql.String(32), nullable=False),
    sql.Column("asked_at", sql.String(32), nullable=False),
    sql.Column("confirmed_at", sql.String(32), nullable=False),
    sql.Column("paused_until", sql.String(10), nullable=False),
    sql.Index("members_state_id", "state", "id"),
)
SUPPRESSIONS = sql.Table(
    "suppressions",
    TABLES,
    sql.Column("hash", sql.String(80), primary_key=True),
    sql.Column("reason", sql.String(10), nullable=False),
    sql.Column("since", sql.String(32), nullable=False),
    sql.Column("member", sql.String(32), nullable=False, index=True),
)


def at(moment: datetime) -> str:
    """Return a moment as the tables have it: in UTC and whole seconds, so that the order of texts is that of time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
