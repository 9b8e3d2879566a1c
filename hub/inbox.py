"""Candidates that wait for an editor; the one door to SQLAlchemy.

The database holds workflow state only. Without it nothing of the content is lost: the next fetch fills it again, and
what is already in content/ or in an issue is recognised by its address.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sql
from sqlalchemy.exc import SQLAlchemyError

from hub import urls
from hub.errors import HubError
from hub.model import Candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from collections.abc import Set as AbstractSet

WAITING, KEPT, DROPPED = "waiting", "kept", "dropped"

METADATA = sql.MetaData()
CANDIDATES = sql.Table(
    "candidates",
    METADATA,
    sql.Column("id", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("key", sql.String(2048), nullable=False, unique=True),
    sql.Column("about", sql.String(2048), nullable=False),
    sql.Column("state", sql.String(8), nullable=False, index=True),
    sql.Column("published", sql.String(10), nullable=False),
    sql.Column("starts", sql.String(10), nullable=False),
    sql.Column("source", sql.Text, nullable=False),
    sql.Column("title", sql.Text, nullable=False),
    sql.Column("size", sql.Integer, nullable=False),
    sql.Column("entry", sql.Text, nullable=False),
)
C = CANDIDATES.c


class _Row(NamedTuple):
    """All that taking in new ones needs to know of old ones; the entries themselves may be megabytes."""

    key: str
    about: str
    state: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What a list says of a candidate: the number by which an editor keeps or drops it, and its dates as ISO text."""

    number: int
    published: str
    starts: str
    source: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A candidate under its number."""

    number: int
    candidate: Candidate


class Inbox:
    """An open database of candidates."""

    def __init__(self, connection: sql.Connection) -> None:
        self.connection = connection
        self._have: dict[str, _Row] | None = None

    def add(self, candidates: Iterable[Candidate], known: AbstractSet[str]) -> int:
        """Take in what is new and count it; the fuller of two texts of one entry wins.

        `known` holds the keys (`hub.urls.key`) of what content/ and the issues already have.
        """
        have = self._rows()
        new: dict[str, dict[str, Any]] = {}
        fuller: dict[str, dict[str, Any]] = {}
        for candidate in candidates:
            key, about = keys(candidate)
            names = _recognised(key, about)
            old = next((have[name] for name in names if name in have), None)
            if not known.isdisjoint((key, about)) or not _is_wanted(candidate, old):
                continue
            row = _Row(
                old.key if old else key, about or (old.about if old else ""), WAITING, len(candidate.content_html)
            )
            changed = new if old is None or old.key in new else fuller
            changed[row.key] = {"key": row.key, "state": WAITING, **_columns(candidate), "about": row.about}
            have.update(dict.fromkeys(names, row))
        self._save(new.values(), fuller.values())
        return len(new)

    def _rows(self) -> dict[str, _Row]:
        """What is there already, under each of its keys; read once, for a fetch adds source after source."""
        if self._have is None:
            rows = [_Row(*row) for row in self.connection.execute(sql.select(C.key, C.about, C.state, C.size))]
            self._have = {key: row for row in rows for key in _recognised(row.key, row.about)}
        return self._have

    def _save(self, new: Collection[dict[str, Any]], fuller: Collection[dict[str, Any]]) -> None:
        """All new rows in one statement; those that a fuller text changes one by one, for they are few."""
        if new:
            self.connection.execute(sql.insert(CANDIDATES), list(new))
        for values in fuller:
            self.connection.execute(sql.update(CANDIDATES).where(C.key == values["key"]).values(values))

    def lines(self, known: AbstractSet[str] = frozenset()) -> tuple[Line, ...]:
        """A list of what waits, newest first, without what has become `known` by another way."""
        names = [field.name for field in fields(Line) if field.name != "number"]
        columns = (C[name] for name in names)
        return tuple(
            Line(number=row.id, **{name: getattr(row, name) for name in names})
            for row in self._waiting(known, *columns)
        )

    def waiting(self, known: AbstractSet[str] = frozenset()) -> tuple[Waiting, ...]:
        """The same with all that is known of each."""
        return tuple(Waiting(number=row.id, candidate=_candidate(row.entry)) for row in self._waiting(known, C.entry))

    def _waiting(self, known: AbstractSet[str], *columns: sql.Column[Any]) -> Iterator[Any]:
        chosen = sql.select(C.id, C.key, C.about, *columns).where(C.state == WAITING)
        for row in self.connection.execute(chosen.order_by(C.published.desc(), C.id)):
            if known.isdisjoint((row.key, row.about)):
                yield row

    def find(self, numbers: Iterable[int]) -> tuple[Waiting, ...]:
        """The candidates with these numbers, in this order; raises HubError for one that does not wait."""
        wanted = tuple(dict.fromkeys(numbers))
        rows = self.connection.execute(sql.select(C.id, C.entry).where(C.state == WAITING, C.id.in_(wanted)))
        entries = {row.id: row.entry for row in rows}
        missing = [str(number) for number in wanted if number not in entries]
        if missing:
            message = f"nothing waits in the inbox under {', '.join(missing)}; `hub inbox` lists what does"
            raise HubError(message)
        return tuple(Waiting(number=number, candidate=_candidate(entries[number])) for number in wanted)

    def settle(self, numbers: Iterable[int], state: str) -> None:
        """Mark candidates as KEPT or DROPPED: they are never offered again."""
        self.connection.execute(sql.update(CANDIDATES).where(C.id.in_(tuple(numbers))).values(state=state))
        self._have = None


@contextmanager
def opened(database: Path | str) -> Iterator[Inbox]:
    """Open the inbox in a file or at a database address; all of the work in the block is saved, or none of it."""
    try:
        engine = sql.create_engine(_url(database))
    except (SQLAlchemyError, ImportError, ValueError) as error:
        message = f"HUB_DATABASE_URL cannot be used: {error}"
        raise HubError(message) from error
    try:
        with engine.begin() as connection:
            METADATA.create_all(connection)
            yield Inbox(connection)
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error)
        message = f"the inbox at {engine.url.set(query={}).render_as_string()} cannot be used: {reason}"
        raise HubError(message) from error
    finally:
        engine.dispose()


def _url(database: Path | str) -> sql.URL | str:
    return sql.URL.create("sqlite", database=str(database)) if isinstance(database, Path) else database


def keys(candidate: Candidate) -> tuple[str, str]:
    """The key of its own address, and of the page that a link post is about ("" where there is none)."""
    return urls.key(candidate.url), urls.key(candidate.external_url) if candidate.external_url else ""


def _is_wanted(candidate: Candidate, old: _Row | None) -> bool:
    """Whether an entry is new, or fuller than one that still waits."""
    return old is None or (old.state == WAITING and len(candidate.content_html) > old.size)


def _recognised(key: str, about: str) -> tuple[str, ...]:
    """The keys under which other candidates are the same.

    A post that announces a page of its own site (an event, a guide) does not stand for that page.
    """
    return (key, about) if about and about.partition("/")[0] != key.partition("/")[0] else (key,)


def _columns(candidate: Candidate) -> dict[str, str | int]:
    return {
        "about": keys(candidate)[1],
        "published": _day(candidate.published),
        "starts": _day(candidate.start),
        "source": candidate.source,
        "title": candidate.title,
        "size": len(candidate.content_html),
        "entry": json.dumps(
            {name: getattr(candidate, name) for name in NAMES}, default=_moment_text, ensure_ascii=False
        ),
    }


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""


NAMES = tuple(field.name for field in fields(Candidate))
MOMENTS = ("published", "modified", "start", "end")
LISTS = tuple(field.name for field in fields(Candidate) if str(field.type).startswith("tuple"))


def _moment_text(moment: datetime) -> str:
    """`2026-12-03T13:00:00-05:00[America/New_York]` (RFC 9557): an offset alone would lose the zone of an event."""
    zone = getattr(moment.tzinfo, "key", "")
    return f"{moment.isoformat()}[{zone}]" if zone else moment.isoformat()


def _moment(text: str) -> datetime:
    stamp, _, zone = text.rstrip("]").partition("[")
    moment = datetime.fromisoformat(stamp)
    return moment.replace(tzinfo=ZoneInfo(zone)) if zone else moment


def _candidate(entry: str) -> Candidate:
    values: dict[str, Any] = json.loads(entry)
    moments = {name: _moment(values[name]) for name in MOMENTS if values[name]}
    return Candidate(**(values | moments | {name: tuple(values[name]) for name in LISTS}))
