"""What has left, where to, and what became of it: one row for each issue and destination, in a database of its own.

    pending     it has not left, and may leave: a server was busy, or could not be reached
    sending     a process sends it, or died while it did
    sent        the other side has taken it
    uncertain   it may have left: the connection, or the process, ended before the answer
    failed      it has not left: the other side refused it

`sending` is saved before the first byte goes out. Whoever sends holds `alone`, so a row that says `sending` while
nobody does is the work of a dead process.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import sqlalchemy as sql

from hub.base import file_io
from hub.base.translation import gettext, noop
from hub.errors import HubError
from hub.inbox import db

if TYPE_CHECKING:
    from collections.abc import Collection
    from contextlib import AbstractContextManager
    from pathlib import Path

State: TypeAlias = Literal["pending", "sending", "sent", "uncertain", "failed"]

TABLES = sql.MetaData()
DELIVERIES = sql.Table(
    "deliveries",
    TABLES,
    sql.Column("issue", sql.String(10), primary_key=True),
    sql.Column("destination", sql.String(400), primary_key=True),
    sql.Column("state", sql.String(9), nullable=False),
    sql.Column("message_id", sql.Text, nullable=False),
    sql.Column("editor", sql.Text, nullable=False),
    sql.Column("changed", sql.String(32), nullable=False),
    sql.Column("reply", sql.Text, nullable=False),
)
LEDGER = db.Store(
    name=noop("the ledger of what was sent"),
    tables=TABLES,
    way=noop(
        "look in the archive of the list which issues have left, and write `status: sent` into each;"
        " then delete it: rm %(file)s"
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerEntry:
    """Hold what is known of an issue (its day) on its way to a destination; `changed` is a moment with its offset.

    `reply` is what the other side said, or why there is no answer. No reader's address is in it.
    """

    issue: str
    destination: str
    state: State
    message_id: str
    editor: str
    changed: str
    reply: str = ""


def database(root: Path) -> Path | str:
    """Return HUB_DATABASE_URL, or the path of a file below .hub/ that the first use makes."""
    return os.environ.get("HUB_DATABASE_URL") or file_io.inside(file_io.folder(root, ".hub"), "delivery.db")


def alone(place: Path | str) -> AbstractContextManager[bool]:
    """Hold the right to send for the block; gives False where somebody else holds it, here or on another machine."""
    return db.alone(place, LEDGER)


def entries(place: Path | str) -> tuple[LedgerEntry, ...]:
    """Return every row, the newest issue first."""
    with db.opened(place, LEDGER) as connection:
        rows = connection.execute(sql.select(DELIVERIES).order_by(DELIVERIES.c.issue.desc(), DELIVERIES.c.destination))
        return tuple(LedgerEntry(**row) for row in rows.mappings())


def begin(place: Path | str, begun: LedgerEntry, allowed: Collection[State]) -> None:
    """Save what happens to an issue next; raises HubError where its row is in another state than those `allowed`."""
    with db.opened(place, LEDGER) as connection:
        state = connection.execute(sql.select(DELIVERIES.c.state).where(*_row(begun))).scalar()
        if state is None:
            connection.execute(sql.insert(DELIVERIES).values(asdict(begun)))
        elif state in allowed:
            connection.execute(sql.update(DELIVERIES).where(*_row(begun)).values(asdict(begun)))
        else:
            message = gettext(
                "the issue of %(issue)s is %(state)s by now, so nothing was done: hub send --status says more",
                issue=begun.issue,
                state=state,
            )
            raise HubError(message)


def save(place: Path | str, changed: LedgerEntry) -> None:
    """Save what became of an issue."""
    with db.opened(place, LEDGER) as connection:
        connection.execute(sql.update(DELIVERIES).where(*_row(changed)).values(asdict(changed)))


def _row(one: LedgerEntry) -> tuple[sql.ColumnElement[bool], ...]:
    return DELIVERIES.c.issue == one.issue, DELIVERIES.c.destination == one.destination
