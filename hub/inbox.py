"""Candidates that wait for an editor; the one door to SQLAlchemy.

The database holds workflow state only. Without it nothing of the content is lost: the next fetch fills it again, and
what is already in content/ or in an issue is recognised by its address.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError

from hub import urls
from hub.errors import HubError
from hub.model import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

WAITING, KEPT, DROPPED = "waiting", "kept", "dropped"

METADATA = sql.MetaData()
CANDIDATES = sql.Table(
    "candidates",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("key", sql.String(2048), nullable=False, unique=True),
    sql.Column("state", sql.String(8), nullable=False, index=True),
    sql.Column("published", sql.String(10), nullable=False),
    sql.Column("size", sql.Integer, nullable=False),
    sql.Column("entry", sql.Text, nullable=False),
)
# All that taking in new ones needs to know of old ones; the entries themselves may be megabytes.
SHORT = (CANDIDATES.c.id, CANDIDATES.c.key, CANDIDATES.c.state, CANDIDATES.c.size)


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A candidate under the number by which an editor keeps or drops it."""

    number: int
    candidate: Candidate


class Inbox:
    """An open database of candidates."""

    def __init__(self, connection: sql.Connection) -> None:
        self._connection = connection

    def add(self, candidates: Iterable[Candidate], known: AbstractSet[str]) -> int:
        """Take in what is new and count it; the fuller of two texts of one entry wins.

        `known` holds the keys (`hub.urls.key`) of what content/ and the issues already have.
        """
        have = {row.key: row for row in self._connection.execute(sql.select(*SHORT))}
        added = 0
        for candidate in candidates:
            names = keys(candidate)
            if not known.isdisjoint(names):
                continue
            row = next((have[name] for name in names if name in have), None)
            if row is None:
                have[names[0]] = self._insert(names[0], candidate)
                added += 1
            elif row.state == WAITING and len(candidate.content_html) > row.size:
                self._update(row, candidate)
        return added

    def _insert(self, key: str, candidate: Candidate) -> Any:  # noqa: ANN401  a row
        values = {"key": key, "state": WAITING, **_columns(candidate)}
        row = self._connection.execute(sql.insert(CANDIDATES).values(values).returning(*SHORT))
        return row.one()

    def _update(self, row: Any, candidate: Candidate) -> None:  # noqa: ANN401  a row
        one = CANDIDATES.c.id == row.id
        self._connection.execute(sql.update(CANDIDATES).where(one).values(_columns(candidate)))

    def waiting(self) -> tuple[Waiting, ...]:
        """What waits, newest first."""
        rows = self._connection.execute(
            sql.select(CANDIDATES)
            .where(CANDIDATES.c.state == WAITING)
            .order_by(CANDIDATES.c.published.desc(), CANDIDATES.c.id)
        )
        return tuple(Waiting(number=row.id, candidate=_candidate(row.entry)) for row in rows)

    def find(self, numbers: Iterable[int]) -> tuple[Waiting, ...]:
        """The candidates with these numbers, in this order; raises HubError for one that does not wait."""
        wanted = tuple(dict.fromkeys(numbers))
        rows = self._connection.execute(sql.select(CANDIDATES).where(CANDIDATES.c.id.in_(wanted)))
        by_number = {row.id: row for row in rows if row.state == WAITING}
        missing = [str(number) for number in wanted if number not in by_number]
        if missing:
            message = f"nothing waits in the inbox under {', '.join(missing)}; `hub inbox` lists what does"
            raise HubError(message)
        return tuple(Waiting(number=number, candidate=_candidate(by_number[number].entry)) for number in wanted)

    def settle(self, numbers: Iterable[int], state: str) -> None:
        """Mark candidates as KEPT or DROPPED: they are never offered again."""
        chosen = CANDIDATES.c.id.in_(tuple(numbers))
        self._connection.execute(sql.update(CANDIDATES).where(chosen).values(state=state))


@contextmanager
def opened(url: str) -> Iterator[Inbox]:
    """Open the inbox at a database address; all of the work in the block is saved, or none of it."""
    engine = sql.create_engine(url)
    try:
        with engine.begin() as connection:
            METADATA.create_all(connection)
            yield Inbox(connection)
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error)
        message = f"the inbox at {engine.url.render_as_string()} cannot be used: {reason}"
        raise HubError(message) from error
    finally:
        engine.dispose()


def keys(candidate: Candidate) -> tuple[str, ...]:
    """The keys by which a candidate is recognised: its own address, and the page that a link post is about."""
    addresses = [address for address in (candidate.url, candidate.external_url) if address]
    return tuple(dict.fromkeys(map(urls.key, addresses)))


def _columns(candidate: Candidate) -> dict[str, str | int]:
    return {
        "published": candidate.published.date().isoformat() if candidate.published else "",
        "size": len(candidate.content_html),
        "entry": json.dumps(asdict(candidate), default=str, ensure_ascii=False),
    }


MOMENTS = ("published", "modified", "start", "end")
LISTS = tuple(field.name for field in fields(Candidate) if str(field.type).startswith("tuple"))


def _candidate(entry: str) -> Candidate:
    values: dict[str, Any] = json.loads(entry)
    moments = {name: datetime.fromisoformat(values[name]) for name in MOMENTS if values[name]}
    return Candidate(**(values | moments | {name: tuple(values[name]) for name in LISTS}))
