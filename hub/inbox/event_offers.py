"""What sources say of events since an editor kept them, in the same database as the inbox: the last word of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sql

from hub.collect import candidate_codec
from hub.inbox import candidate_rows, db
from hub.inbox.candidate_rows import CANDIDATES, C

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hub.collect.candidate import Candidate
    from hub.inbox.candidate_rows import Row

EVENT_OFFERS = sql.Table(
    "event_offers",
    db.TABLES,
    sql.Column("candidate", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("entry", sql.Text, nullable=False),
)
E = EVENT_OFFERS.c


def note(connection: sql.Connection, kept: Row, offer: Candidate) -> None:
    """Write down what the source of a kept event says now, where it is not what it said then."""
    number = connection.execute(sql.select(C.id).where(C.key == kept.key)).scalar_one()
    _forget(connection, [number])
    if candidate_codec.mark(offer) != kept.mark:
        connection.execute(sql.insert(EVENT_OFFERS).values(candidate=number, entry=candidate_codec.write(offer)))


def accept(connection: sql.Connection, offers: Mapping[int, Candidate]) -> None:
    """Take what sources say now for what was kept of events, so that it is no change any more."""
    for number, offer in offers.items():
        columns = candidate_rows.columns(offer)
        told = {name: columns[name] for name in ("mark", "size", "entry", "outline")}
        connection.execute(sql.update(CANDIDATES).where(C.id == number).values(told))
    _forget(connection, offers)


def _forget(connection: sql.Connection, numbers: Iterable[int]) -> None:
    connection.execute(sql.delete(EVENT_OFFERS).where(E.candidate.in_(list(numbers))))


def every(connection: sql.Connection) -> dict[int, Candidate]:
    """Return what sources say of events, by the number of the candidate."""
    rows = connection.execute(sql.select(EVENT_OFFERS).order_by(E.candidate))
    return {row.candidate: candidate_codec.read(row.entry) for row in rows}
