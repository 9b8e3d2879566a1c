"""What has left for each reader, and what became of it: a row for each, beside the list of members.

    pending      it has not left, and may leave
    sending      a worker sends it, or died while it did
    sent         the mail server has taken it
    uncertain    it may have left: the connection, or the worker, ended before the answer
    failed       it has not left: the mail server refused it
    suppressed   it has not left: its reader gets no mail by now

A row is taken in one statement that also asks whether its reader still gets mail, and says `sending` before the first
byte goes out. Each statement is saved by itself. Rows name readers by their ids; after 30 days only counts remain.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
import threading
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

import sqlalchemy as sql

from hub.base.translation import gettext, noop
from hub.errors import HubError
from hub.inbox import db
from hub.members import member_store, member_tables
from hub.members.member_tables import MEMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

State: TypeAlias = Literal["pending", "sending", "sent", "uncertain", "failed", "suppressed"]
RunState: TypeAlias = Literal["sending", "paused", "sent"]

MAILINGS = sql.Table(
    "mailings",
    member_tables.TABLES,
    sql.Column("issue", sql.String(10), primary_key=True),
    sql.Column("state", sql.String(7), nullable=False),
    sql.Column("mark", sql.String(64), nullable=False),
    sql.Column("editor", sql.Text, nullable=False),
    sql.Column("begun", sql.String(32), nullable=False),
    sql.Column("changed", sql.String(32), nullable=False),
    sql.Column("reply", sql.Text, nullable=False),
    sql.Column("counts", sql.Text, nullable=False),
)
DELIVERIES = sql.Table(
    "reader_deliveries",
    member_tables.TABLES,
    sql.Column("issue", sql.String(10), primary_key=True),
    sql.Column("member", sql.String(32), primary_key=True),
    sql.Column("edition", sql.Text, nullable=False),
    sql.Column("token", sql.String(16), nullable=False, unique=True),
    sql.Column("state", sql.String(10), nullable=False),
    sql.Column("attempts", sql.Integer, nullable=False),
    sql.Column("worker", sql.Integer, nullable=False),
    sql.Column("changed", sql.String(32), nullable=False),
    sql.Column("reply", sql.Text, nullable=False),
    sql.Column("bounce", sql.String(10), nullable=False),
    sql.Index("reader_deliveries_next", "issue", "state", "attempts", "edition"),
)
D, R = DELIVERIES.c, MAILINGS.c
STATES: tuple[State, ...] = ("pending", "sending", "sent", "uncertain", "failed", "suppressed")
TAKEN = ("member", "state", "edition", "token", "attempts", "address")
# How long a row is kept; then only how many there were of each kind.
KEPT = timedelta(days=30)
TOKEN_BYTES = 10
MINUTE = timedelta(minutes=1)
ADDRESS = re.compile(r"[^\s<>()\[\]:;,\"']+@[^\s<>()\[\]:;,\"']+")
LATE = noop("it was paused for 30 days, so those who waited did not get it")
DIED = noop("the process that sent it ended before the answer")
UNKNOWN = noop("nothing of the issue of {issue} has been sent to members; hub send begins")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mailing:
    """Hold what is known of an issue on its way to the members; `mark` is that of its words.

    `counts` are of rows by their state, and of mails that came back by their kind.
    """

    issue: str
    state: RunState
    mark: str
    editor: str
    begun: str
    changed: str
    reply: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def readers(self) -> int:
        """Return how many were written down."""
        return sum(self.counts.get(state, 0) for state in STATES)

    @property
    def left(self) -> int:
        """Return how many have no answer yet."""
        return self.counts.get("pending", 0) + self.counts.get("sending", 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReaderRow:
    """Hold what a worker took: `state` says whether to send it. The address is not kept anywhere else."""

    member: str
    state: State
    edition: str
    token: str
    attempts: int
    address: str = field(default="", repr=False)


def begin(place: Path | str, mailing: Mailing, today: date, edition: Callable[[Collection[str]], str | None]) -> int:
    """Write down who gets an issue, all or nobody, and return how many.

    `edition` gives the key of the edition of a reader's topics; None where it has nothing for them. Raises HubError
    where the issue was begun before.
    """
    with member_store.opened(place) as connection:
        if _state(connection, mailing.issue):
            message = gettext(
                "the issue of %(issue)s was begun by somebody else by now: hub send --status says more",
                issue=mailing.issue,
            )
            raise HubError(message)
        connection.execute(sql.insert(MAILINGS).values(asdict(mailing) | {"counts": "{}"}))
        number, last = 0, ""
        while page := member_store.readers(connection, today, last):
            wanted = [(reader.id, edition(reader.topics)) for reader in page]
            rows = [_new(mailing, member, key) for member, key in wanted if key is not None]
            if rows:
                connection.execute(sql.insert(DELIVERIES), rows)
            number, last = number + len(rows), page[-1].id
    return number


def found(place: Path | str, issue: str, now: datetime) -> Mailing | None:
    """Return what is known of an issue on its way to the members; None where it was not begun.

    Beside the states, `counts` has how many have left in the last minute (`lately`).
    """
    with member_store.opened(place) as connection:
        row = connection.execute(sql.select(MAILINGS).where(R.issue == issue)).mappings().first()
        if row is None:
            return None
        lately = sql.select(sql.func.count()).where(
            D.issue == issue, D.state.in_(("sent", "failed")), D.changed > member_tables.at(now - MINUTE)
        )
        counts = _counts(connection, issue) or json.loads(row["counts"])
        return Mailing(**{**row, "counts": counts | {"lately": connection.execute(lately).scalar_one()}})


def every(place: Path | str, now: datetime) -> tuple[Mailing, ...]:
    """Return all mailings, the newest first."""
    with member_store.opened(place) as connection:
        issues = connection.execute(sql.select(R.issue).order_by(R.issue.desc())).scalars().all()
    return tuple(mailing for issue in issues if (mailing := found(place, issue, now)))


def pause(place: Path | str, issue: str, now: datetime, reply: str) -> bool:
    """Let no worker take another reader, wherever it runs; return whether the issue was being sent."""
    with member_store.opened(place) as connection:
        return _move(connection, issue, ("sending", "paused"), now, reply)


def go_on(place: Path | str, issue: str, now: datetime) -> None:
    """Let workers take readers again; raises HubError where the issue was never begun."""
    with member_store.opened(place) as connection:
        if not _state(connection, issue):
            raise HubError(gettext(UNKNOWN).format(issue=issue))
        _move(connection, issue, ("paused", "sending"), now)


def uncertain(place: Path | str, issue: str) -> tuple[str, ...]:
    """Return the ids of readers who may have got an issue or not."""
    with member_store.opened(place) as connection:
        rows = connection.execute(sql.select(D.member).where(D.issue == issue, D.state == "uncertain"))
        return tuple(sorted(rows.scalars()))


def waits_again(place: Path | str, issue: str) -> bool:
    """Return whether readers wait for an issue who all had their turn before, as those whom an editor lets try again.

    In a copy that was brought back, others wait, of whom many have it.
    """
    with member_store.opened(place) as connection:
        turns = sql.select(sql.func.min(D.attempts)).where(D.issue == issue, D.state == "pending")
        return bool(connection.execute(turns).scalar())


def editions_left(place: Path | str, issue: str) -> tuple[str, ...]:
    """Return the keys of the editions for which readers of an issue still wait."""
    with member_store.opened(place) as connection:
        rows = connection.execute(sql.select(D.edition).where(D.issue == issue, D.state == "pending").distinct())
        return tuple(sorted(rows.scalars()))


def of_member(connection: sql.Connection, member: str) -> tuple[dict[str, str], ...]:
    """Return what is known of the mails to a member, by its id, as JSON has it, the first issue first."""
    known = D.issue, D.edition, D.state, D.changed, D.reply, D.bounce
    rows = connection.execute(sql.select(*known).where(D.member == member).order_by(D.issue))
    return tuple(dict(row) for row in rows.mappings())


def forget(connection: sql.Connection, member: str) -> None:
    """Take from the rows of a member whose they are, so that only counts know them; what waits does not leave.

    A mail that is on its way at this moment keeps its row, so that its worker can say what became of it.
    """
    rows = sql.select(D.issue, D.state).where(D.member == member, D.state != "sending")
    for issue, state in connection.execute(rows).all():
        nobody = {"member": secrets.token_hex(16), "token": _token(), "edition": "", "reply": ""}
        left = {"state": "suppressed"} if state == "pending" else {}
        mine = (D.issue == issue, D.member == member)
        connection.execute(sql.update(DELIVERIES).where(*mine).values(nobody | left))


def settle(place: Path | str, issue: str, members: Collection[str], now: datetime, *, has_left: bool) -> int:
    """Decide what is uncertain, for these readers or for all with none: it has left, or is sent again.

    Returns for how many it was decided.
    """
    mine = [D.issue == issue, D.state == "uncertain", *([D.member.in_(members)] if members else [])]
    words = {
        "state": "sent" if has_left else "pending",
        "reply": gettext("an editor said so"),
        "changed": member_tables.at(now),
    }
    with member_store.opened(place) as connection:
        number = connection.execute(sql.update(DELIVERIES).where(*mine).values(words)).rowcount
        if number and not has_left:
            _move(connection, issue, ("sent", "sending"), now)
    return number


def condense(connection: sql.Connection, now: datetime) -> int:
    """Make counts of the rows of mailings that changed last more than 30 days ago; return how many mailings that were.

    One that was paused is over then: who had not got it never will.
    """
    old = sql.select(R.issue).where(R.changed < member_tables.at(now - KEPT), R.counts == "{}")
    issues = connection.execute(old).scalars().all()
    for issue in issues:
        waiting = sql.update(DELIVERIES).where(D.issue == issue, D.state == "pending")
        late = connection.execute(waiting.values(state="failed")).rowcount
        over = {"counts": json.dumps(_counts(connection, issue)), "state": "sent"} | (
            {"reply": gettext(LATE)} if late else {}
        )
        connection.execute(sql.update(MAILINGS).where(R.issue == issue).values(over))
        connection.execute(sql.delete(DELIVERIES).where(D.issue == issue))
    return len(issues)


def unnamed(reply: str, address: str) -> str:
    """Return what a server said without addresses, and without the part before the `@` of a reader's."""
    local = address.partition("@")[0]
    said = ADDRESS.sub("…", reply)
    return re.sub(rf"(?<!\w){re.escape(local)}(?!\w)", "…", said, flags=re.IGNORECASE) if local else said


class Worker:
    """Take readers one after another, and say what became of each; may be used by several threads.

    What its process leaves in the middle becomes uncertain as soon as another worker looks (`settle_dead`).
    """

    def __init__(self, statements: db.Statements, number: int, issue: str, today: date) -> None:
        self._statements, self._number, self._issue = statements, number, issue
        self._lock, self._in_hand = threading.Lock(), set[str]()
        self._next = _next(issue, number, today)

    def take(self, now: datetime) -> ReaderRow | None:
        """Return the next reader; None where there is none, or where the mailing was paused."""
        with self._lock:
            failures = self._statements.failures
            rows = self._statements.execute(self._next, {"now": member_tables.at(now)})
            taken = ReaderRow(**dict(zip(TAKEN, rows[0], strict=True))) if rows else None
            if taken and taken.state == "sending":
                self._in_hand.add(taken.member)
            if self._statements.failures > failures:  # pragma: no cover  make database
                self._put_back(now)
        return taken

    def save(self, row: ReaderRow, state: State, reply: str, now: datetime) -> None:
        """Save what became of a reader's mail; what the server said does not name them."""
        said = unnamed(reply, row.address)
        changed = {"reader": row.member, "to": state, "said": said, "now": member_tables.at(now)}
        with self._lock:
            self._statements.execute(_SAVE, changed | {"run": self._issue, "me": self._number})
            self._in_hand.discard(row.member)

    def release(self, rows: Collection[ReaderRow], now: datetime) -> None:
        """Let readers wait again whose mails were refused, or are about to be, for a reason that is not theirs."""
        mine = (D.issue == self._issue, D.worker == self._number, D.state.in_(("sending", "failed")))
        theirs = sql.update(DELIVERIES).where(*mine, D.member.in_([row.member for row in rows]))
        with self._lock:
            self._statements.execute(theirs.values(state="pending", changed=member_tables.at(now)))

    def finish(self, now: datetime) -> RunState:
        """Return how the mailing is: sent, where nobody is left and no other worker has somebody in hand."""
        left = sql.exists().where(D.issue == self._issue, D.state.in_(("pending", "sending")))
        mine = (R.issue == self._issue, R.state == "sending", ~left)
        with self._lock:
            self._statements.execute(
                sql.update(MAILINGS).where(*mine).values(state="sent", changed=member_tables.at(now))
            )
            state: RunState = self._statements.execute(sql.select(R.state).where(R.issue == self._issue))[0][0]
        return state

    def settle_dead(self, now: datetime) -> int:
        """Make uncertain what dead workers have left in the middle; return how many readers that are."""
        mine = (D.issue == self._issue, D.state == "sending", D.worker != self._number)
        with self._lock:
            others = self._statements.execute(sql.select(D.worker).where(*mine).distinct())
            dead = [other for (other,) in others if self._statements.is_free(other)]
            words = {"state": "uncertain", "reply": gettext(DIED), "changed": member_tables.at(now)}
            rows = self._statements.execute(
                sql.update(DELIVERIES).where(*mine, D.worker.in_(dead)).values(words).returning(D.member)
            )
        return len(rows)

    def _put_back(self, now: datetime) -> None:  # pragma: no cover  make database
        """Let others take what this worker took without hearing of it, because the database was lost meanwhile."""
        mine = (D.issue == self._issue, D.worker == self._number, D.state == "sending")
        away = sql.update(DELIVERIES).where(*mine, D.member.not_in(self._in_hand))
        self._statements.execute(away.values(state="pending", changed=member_tables.at(now)))


@contextmanager
def working(place: Path | str, issue: str, today: date) -> Iterator[Worker]:
    """Give a worker on an issue; raises HubError where another process works on it and the database is a file."""
    number = secrets.randbelow(2**31 - 1) + 1
    with member_store.opened(place) as connection:
        if not _state(connection, issue):
            raise HubError(gettext(UNKNOWN).format(issue=issue))
    with db.statements(place, member_store.STORE, number) as statements:
        yield Worker(statements, number, issue, today)


def _next(issue: str, worker: int, today: date) -> sql.UpdateBase:
    """Return the statement that takes the next reader, or says that they get no mail by now."""
    is_on = sql.exists().where(R.issue == issue, R.state == "sending")
    waiting = sql.select(D.member).where(D.issue == issue, D.state == "pending", is_on)
    first = waiting.order_by(D.attempts, D.edition).limit(1).with_for_update(skip_locked=True)
    reads = member_store.gets_mail(D.member, today)
    address = sql.select(MEMBERS.c.address).where(MEMBERS.c.id == D.member).scalar_subquery()
    return (
        sql.update(DELIVERIES)
        .where(D.issue == issue, D.member == first.scalar_subquery())
        .values(
            state=sql.case((reads, "sending"), else_="suppressed"),
            attempts=D.attempts + 1,
            worker=worker,
            changed=sql.bindparam("now"),
        )
        .returning(D.member, D.state, D.edition, D.token, D.attempts, sql.func.coalesce(address, "").label("address"))
    )


# A worker that was taken for dead, and was not, knows better what became of its mail.
_SAVE = (
    sql.update(DELIVERIES)
    .where(
        D.issue == sql.bindparam("run"),
        D.member == sql.bindparam("reader"),
        D.worker == sql.bindparam("me"),
        sql.or_(D.state == "sending", D.state == "uncertain"),
    )
    .values(state=sql.bindparam("to"), reply=sql.bindparam("said"), changed=sql.bindparam("now"))
)


def _new(mailing: Mailing, member: str, edition: str) -> dict[str, object]:
    row = {"issue": mailing.issue, "member": member, "edition": edition, "token": _token(), "changed": mailing.begun}
    return row | {"state": "pending", "attempts": 0, "worker": 0, "reply": "", "bounce": ""}


def _token() -> str:
    """Return 16 letters and digits, small ones, for some servers write addresses so."""
    return base64.b32encode(secrets.token_bytes(TOKEN_BYTES)).decode().lower()


def _state(connection: sql.Connection, issue: str) -> str | None:
    state: str | None = connection.execute(sql.select(R.state).where(R.issue == issue)).scalar()
    return state


def _move(
    connection: sql.Connection, issue: str, states: tuple[RunState, RunState], now: datetime, reply: str = ""
) -> bool:
    """Change the state of a mailing from the first to the second; return whether it was in the first."""
    words = {"state": states[1], "reply": reply, "changed": member_tables.at(now)}
    moved = sql.update(MAILINGS).where(R.issue == issue, R.state == states[0]).values(words)
    return connection.execute(moved).rowcount > 0


def _counts(connection: sql.Connection, issue: str) -> dict[str, int]:
    """Return how many rows of an issue are in each state, and how many mails came back of each kind."""
    counts = dict[str, int]()
    for column in (D.state, D.bounce):
        grouped = sql.select(column, sql.func.count()).where(D.issue == issue, column != "").group_by(column)
        counts |= {str(value): int(number) for value, number in connection.execute(grouped)}
    return counts
