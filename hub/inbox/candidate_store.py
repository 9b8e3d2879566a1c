"""Candidates for an editor to judge: what is taken in, what an offer changes, what was kept, put off or dropped.

The database holds workflow state only. Without it nothing of the content is lost: the next fetch fills it again, and
what is already in content/ or in an issue is recognized by its address.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sql

from hub.base.translation import gettext
from hub.collect import candidate_codec
from hub.errors import HubError
from hub.inbox import candidate_rows, db, decisions, event_offers
from hub.inbox.candidate_rows import CANDIDATES, DROPPED, KEPT, LATER, OPEN, WAITING, C, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from hub.collect.candidate import Candidate
    from hub.inbox.decisions import Decided, DecisionStep

# The columns that a list shows as they are.
SHOWN = ("published", "starts", "source", "title", "doubt", "occasion", "until")
# The largest number that a database can hold under which a candidate may wait.
LARGEST = 2**31 - 1
# As many keys as one question may name, far below the limit of every SQLite.
MOST = 400


class Added(NamedTuple):
    """Hold how many candidates were new, and how many that wait have changed."""

    new: int
    changed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Like:
    """Hold the number of another candidate that waits, and the share of the texts that is the same, from 0 to 1."""

    number: int
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class InboxLine:
    """Hold what a list says of a candidate: the number by which an editor decides on it, its dates as ISO text.

    `occasion` says of an event that it is called off, or has more dates.
    `until` is the day on which one that was put off comes back, or came back; `decision` is the last one on it, and
    `judged` that on another one with nearly the same text, from before.
    `companions` are the numbers of others that tell the same story from another place, which share a row of
    the list. `keys` are those (`urls.key`) of its own address and of the page that it is about.
    """

    number: int
    published: str
    starts: str
    source: str
    title: str
    doubt: str = ""
    occasion: str = ""
    also: tuple[str, ...] = ()
    until: str = ""
    decision: Decided | None = None
    judged: Decided | None = None
    like: tuple[Like, ...] = ()
    companions: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbered:
    """Hold a candidate and its number."""

    number: int
    candidate: Candidate


class Inbox:
    """Take in, list and settle the candidates of an open database."""

    def __init__(self, connection: sql.Connection) -> None:
        self.connection = connection
        self.today = date.max

    def add(self, candidates: Iterable[Candidate], known: AbstractSet[str]) -> Added:
        """Take in what is new, and what is new about those that wait; what an editor has judged stays judged.

        `known` holds the keys (`urls.key`) of what content/ and the issues already have.
        """
        offered = candidate_codec.fullest(candidates)
        have = self._rows(
            {
                name
                for one in offered
                for name in (*candidate_rows.recognized(*candidate_rows.keys(one)), candidate_rows.guid(one))
            }
            - {""}
        )
        new: dict[str, dict[str, Any]] = {}
        changed: dict[str, dict[str, Any]] = {}
        renamed: dict[str, dict[str, str]] = {}
        rewritten = 0
        for candidate in offered:
            key, about = candidate_rows.keys(candidate)
            names = candidate_rows.recognized(key, about)
            old = next((have[name] for name in names if name in have), None) or candidate_rows.moved(candidate, have)
            if old and old.key not in new and (names_now := candidate_rows.renamed(candidate, old)):
                renamed[old.key] = names_now
            if old and old.state == KEPT and candidate.start and candidate.source == old.source:
                event_offers.note(self.connection, old, candidate)
            if not known.isdisjoint((key, about)) or (old and old.state not in OPEN):
                continue
            values = (
                self._merged(candidate, old, new)
                if old
                else candidate_rows.columns(candidate) | {"key": key, "also": "[]"}
            )
            if not values:
                continue
            is_old = old is not None and old.key not in new
            (changed if is_old else new)[values["key"]] = values
            rewritten += is_old and old is not None and values["mark"] != old.mark
            row = Row(**{name: values[name] for name in Row._fields})
            have.update(dict.fromkeys(filter(None, (*names, row.key, row.guid)), row))
        self._save(new.values(), changed.values())
        for key, names_now in renamed.items():
            self.connection.execute(sql.update(CANDIDATES).where(C.key == key).values(names_now))
        return Added(len(new), rewritten)

    def _merged(self, candidate: Candidate, old: Row, new: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
        """Return the columns that change when a source offers what waits already; {} where it says nothing new.

        The source that the candidate came from may change it. Another source may where its text is longer; else it
        fills gaps, once.
        """
        sources = (old.source, *json.loads(old.also))
        is_own, offered = candidate.source == old.source, candidate_rows.columns(candidate)
        wins = candidate_rows.rewrites(offered, old) if is_own else offered["size"] > old.size
        if not wins and candidate.source in sources:
            return {}
        fields_of_old = new[old.key]["entry"] if old.key in new else self._entry(old.key)
        if wins:
            joined = offered | candidate_rows.filled(
                candidate, candidate_codec.read(fields_of_old), is_only=sources == (candidate.source,)
            )
        else:
            joined = (new.get(old.key) or old._asdict()) | candidate_rows.filled(
                candidate_codec.read(fields_of_old), candidate
            )
        others = [source for source in dict.fromkeys((*sources, candidate.source)) if source != joined["source"]]
        return joined | {
            "key": old.key,
            "state": old.state,
            "about": offered["about"] or old.about,
            "guid": old.guid or offered["guid"],
            "moved_to": old.moved_to,
            "also": json.dumps(others, ensure_ascii=False),
        }

    def _entry(self, key: str) -> str:
        return str(self.connection.execute(sql.select(C.entry).where(C.key == key)).scalar_one())

    def _rows(self, names: Iterable[str]) -> dict[str, Row]:
        """Return the rows that have one of these keys, each under every key by which it is recognized."""
        columns, wanted, found = [C[name] for name in Row._fields], sorted(names), dict[str, Row]()
        for first in range(0, len(wanted), MOST):
            part = wanted[first : first + MOST]
            named = C.key.in_(part) | C.about.in_(part) | C.guid.in_(part) | C.moved_to.in_(part)
            rows = [Row._make(row) for row in self.connection.execute(sql.select(*columns).where(named))]
            found |= {name: row for row in rows for name in (row.guid, row.moved_to) if name}
            found |= {key: row for row in rows for key in candidate_rows.recognized(row.key, row.about)}
        return found

    def _save(self, new: Collection[dict[str, Any]], changed: Collection[dict[str, Any]]) -> None:
        """Save all new rows in one statement, and those that change one by one, because they are few."""
        if new:
            self.connection.execute(sql.insert(CANDIDATES), list(new))
        for values in changed:
            is_open = (C.key == values["key"], C.state.in_(OPEN))
            self.connection.execute(sql.update(CANDIDATES).where(*is_open).values(values))

    def outlines(
        self, draw: Callable[[Candidate], str], states: Collection[str] = (WAITING,), most: int | None = None
    ) -> dict[int, str]:
        """Return what `draw` makes of each candidate in these states, by its number; drawn once, again after a change.

        Of more than `most`, they are the last that came.
        """
        chosen = sql.select(C.id, C.outline).where(C.state.in_(states)).order_by(C.id.desc()).limit(most)
        rows = self.connection.execute(chosen).all()
        found = {row.id: row.outline for row in rows}
        for number in (number for number, outline in found.items() if not outline):
            entry = self.connection.execute(sql.select(C.entry).where(C.id == number)).scalar_one()
            found[number] = draw(candidate_codec.read(entry))
            self.connection.execute(sql.update(CANDIDATES).where(C.id == number).values(outline=found[number]))
        return found

    def wake(self, today: date) -> None:
        """Let what was put off until today, or until a day before, wait again."""
        self.today = today
        due = (C.state == LATER, C.until <= today.isoformat())
        self.connection.execute(sql.update(CANDIDATES).where(*due).values(state=WAITING))

    def lines(self, known: AbstractSet[str] = frozenset(), state: str = WAITING) -> tuple[InboxLine, ...]:
        """Return a line for each candidate in a state, newest first; without those that wait and are `known` by now.

        Those with a day to come stand behind the others, or they would be on top for long, and those without one last.
        `known` holds the keys (`urls.key`) of what content/ and the issues have got by another way.
        """
        last = decisions.last(self.connection, sql.select(C.id).where(C.state == state))
        return tuple(
            InboxLine(
                number=row.id,
                **{name: getattr(row, name) for name in SHOWN},
                also=candidate_codec.names(row.also),
                decision=last.get(row.id),
                keys=tuple(filter(None, (row.key, row.about))),
            )
            for row in self._in_state(state, known, C.also, *(C[name] for name in SHOWN))
        )

    def waiting(self, known: AbstractSet[str] = frozenset()) -> tuple[Numbered, ...]:
        """Return all that is known of each candidate that waits, newest first, without those that are `known` by now.

        `known` holds the keys (`urls.key`) of what content/ and the issues have got by another way.
        """
        return tuple(self.entries(WAITING, known))

    def entries(self, state: str, known: AbstractSet[str] = frozenset()) -> Iterator[Numbered]:
        """Yield all that is known of each candidate in a state, newest first, as `lines` does."""
        for row in self._in_state(state, known, C.entry, C.also):
            yield Numbered(number=row.id, candidate=candidate_codec.read(row.entry, row.also))

    def _in_state(self, state: str, known: AbstractSet[str], *columns: sql.Column[Any]) -> Iterator[Any]:
        chosen = sql.select(C.id, C.key, C.about, *columns).where(C.state == state)
        is_last = (C.published > self.today.isoformat()) | (C.published == "")
        for row in self.connection.execute(chosen.order_by(is_last, C.published.desc(), C.id)):
            if state not in OPEN or known.isdisjoint((row.key, row.about)):
                yield row

    def find(self, numbers: Iterable[int]) -> tuple[Numbered, ...]:
        """Return the candidates with these numbers, in this order; raises HubError for one that nobody may decide."""
        return self._in_order(numbers, sql.select(C.id, C.entry, C.also), OPEN)

    def any_state(self, numbers: Iterable[int]) -> tuple[Numbered, ...]:
        """Return the candidates with these numbers, in this order, whatever was decided on them.

        Raises HubError for a number that the inbox does not have.
        """
        return self._in_order(numbers, sql.select(C.id, C.entry, C.also), (*OPEN, KEPT, DROPPED))

    def states(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the state of each candidate by its number."""
        possible = [number for number in numbers if number <= LARGEST]
        rows = self.connection.execute(sql.select(C.id, C.state).where(C.id.in_(possible)).order_by(C.id))
        return {row.id: row.state for row in rows}

    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of all candidates that wait."""
        return tuple(self.connection.execute(sql.select(C.id).where(C.state == WAITING).order_by(C.id)).scalars())

    def tally(self) -> dict[tuple[str, str], int]:
        """Return how many candidates each source has in each state, by both."""
        counted = sql.select(C.source, C.state, sql.func.count()).group_by(C.source, C.state)
        return {(source, state): count for source, state, count in self.connection.execute(counted)}

    def newest(self) -> int:
        """Return the number of the candidate that came last, 0 where there is none."""
        return self.connection.execute(sql.select(sql.func.max(C.id))).scalar() or 0

    def hosts(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the host of each candidate's address by its number."""
        rows = self.connection.execute(sql.select(C.id, C.key).where(C.id.in_(numbers)))
        return {row.id: row.key.partition("/")[0] for row in rows}

    def settle(
        self, numbers: Iterable[int], state: str, step: DecisionStep, until: date | None = None
    ) -> tuple[Numbered, ...]:
        """Mark candidates that are open as KEPT, DROPPED or LATER, and return them in this order.

        One statement decides, so of two editors one does. Raises HubError, with who decided and when, where a candidate
        is not open; the block of `opened` then saves nothing.
        """
        day = until.isoformat() if until else ""
        moved = self._in_order(
            numbers,
            sql.update(CANDIDATES).values(state=state, until=day).returning(C.id, C.entry, C.also),
            OPEN,
        )
        decisions.record(self.connection, step, [one.number for one in moved], state, until=day)
        return moved

    def put_back(self, number: int, state: str, until: str, step: DecisionStep, undoes: str) -> None:
        """Give a candidate the state that it had before the step with the key `undoes`."""
        self.connection.execute(sql.update(CANDIDATES).where(C.id == number).values(state=state, until=until))
        decisions.record(self.connection, step, [number], state, until=until, undoes=undoes)

    def _in_order(self, numbers: Iterable[int], statement: Any, states: Collection[str]) -> tuple[Numbered, ...]:  # noqa: ANN401  sqlalchemy names no type for what has `where`
        """Run a statement on the candidates with these numbers and states, and return them in this order.

        Raises HubError where one is not there, or in another state.
        """
        wanted = tuple(dict.fromkeys(numbers))
        possible = [number for number in wanted if number <= LARGEST]
        rows = self.connection.execute(statement.where(C.state.in_(states), C.id.in_(possible))).all()
        there = {row.id: candidate_codec.read(row.entry, row.also) for row in rows}
        missing = [number for number in wanted if number not in there]
        if missing:
            raise HubError("\n".join(self._whereabouts(missing)))
        return tuple(Numbered(number=number, candidate=there[number]) for number in wanted)

    def _whereabouts(self, numbers: Collection[int]) -> Iterator[str]:
        """Yield lines that say what became of numbers under which nothing waits."""
        states = self.states(numbers)
        yield from decisions.told(self.connection, states)
        unknown = [str(number) for number in numbers if number not in states]
        if unknown:
            yield gettext(
                "nothing is in the inbox under %(names)s; `hub inbox` lists what is there", names=", ".join(unknown)
            )

    def place(self, candidate: Candidate) -> tuple[int, str]:
        """Return the number of a candidate that the database has, and its state."""
        names = candidate_rows.recognized(*candidate_rows.keys(candidate))
        have = self._rows(names)
        key = next(have[name].key for name in names if name in have)
        row = self.connection.execute(sql.select(C.id, C.state).where(C.key == key)).one()
        return row.id, row.state


@contextmanager
def opened(place: Path | str) -> Iterator[Inbox]:
    """Open the inbox in a file or at a database address; all of the work in the block is saved, or none of it."""
    with db.opened(place) as connection:
        yield Inbox(connection)
