"""What sources say of events since an editor kept them, in the same database as the inbox: the last word of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sql

from hub.collect import candidate_codec
from hub.inbox import db

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.collect.candidate import Candidate

EVENT_OFFERS = sql.Table(
    "event_offers",
    db.TABLES,
    sql.Column("candidate", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("entry", sql.Text, nullable=False),
)
E = EVENT_OFFERS.c


def remember(connection: sql.Connection, number: int, offer: Candidate) -> None:
    """Write down what the source of the event with this number says now, in the place of what it said before."""
    forget(connection, [number])
    connection.execute(sql.insert(EVENT_OFFERS).values(candidate=number, entry=candidate_codec.write(offer)))


def forget(connection: sql.Connection, numbers: Iterable[int]) -> None:
    """Forget what sources say of the events with these numbers, because it is what an editor has kept."""
    connection.execute(sql.delete(EVENT_OFFERS).where(E.candidate.in_(list(numbers))))


def every(connection: sql.Connection) -> dict[int, Candidate]:
    """Return what sources say of events, by the number of the candidate."""
    rows = connection.execute(sql.select(EVENT_OFFERS).order_by(E.candidate))
    return {row.candidate: candidate_codec.read(row.entry) for row in rows}
