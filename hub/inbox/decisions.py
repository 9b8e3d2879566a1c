"""What editors decided, who and when, in the same database as the inbox: a row for each candidate of each step."""

from __future__ import annotations

import getpass
import subprocess
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql

from hub.base import date_format, text, translation
from hub.base.translation import gettext, noop
from hub.inbox import db
from hub.inbox.candidate_rows import STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

# Rows are only added. One that undoes names the step that it takes back, so the last of a candidate that no later row
# takes back says why it is where it is, and the one before what an undoing step goes back to.
DECISIONS = sql.Table(
    "decisions",
    db.TABLES,
    sql.Column("id", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("step", sql.String(32), nullable=False, index=True),
    sql.Column("candidate", sql.Integer, nullable=False, index=True),
    sql.Column("state", sql.String(8), nullable=False),
    sql.Column("decided_by", sql.Text, nullable=False),
    sql.Column("decided_at", sql.String(32), nullable=False),
    sql.Column("until", sql.String(10), nullable=False, server_default=""),
    sql.Column("undoes", sql.String(32), nullable=False, server_default=""),
    sql.Column("file_hash", sql.String(32), nullable=False, server_default=""),
)
D = DECISIONS.c
NEARLY_THE_SAME = {
    "kept": noop("nearly the same was kept by %(editor)s on %(day)s"),
    "dropped": noop("nearly the same was dropped by %(editor)s on %(day)s"),
}
LONGEST_NAME = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionStep:
    """Hold what one command decides: its own key (32 hexadecimal digits), who, and when by the hub's clock."""

    key: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """Hold one decision on one candidate: the key of its step, the state it led to, who and when.

    `until` is the day, as ISO text, until which it was put off; `file_hash` is that of the file that it became.
    """

    step: str
    state: str
    by: str
    at: datetime
    until: str = ""
    file_hash: str = ""


def record(  # noqa: PLR0913  one for each column
    connection: sql.Connection,
    step: DecisionStep,
    candidates: Collection[int],
    state: str,
    *,
    until: str = "",
    undoes: str = "",
) -> None:
    """Write down that a step moves candidates, by their numbers, to a state; `undoes` is the step it takes back."""
    same = {"step": step.key, "state": state, "decided_by": step.by, "decided_at": step.at.isoformat()}
    rows = [same | {"candidate": number, "until": until, "undoes": undoes} for number in candidates]
    if rows:  # without any, SQLAlchemy would insert an empty one
        connection.execute(sql.insert(DECISIONS), rows)


def remember_file(connection: sql.Connection, step: str, candidate: int, file_hash: str) -> None:
    """Write down the hash of the file that a candidate became, by which an untouched one is known later."""
    mine = (D.step == step, D.candidate == candidate)
    connection.execute(sql.update(DECISIONS).where(*mine).values(file_hash=file_hash))


def is_recorded(connection: sql.Connection, step: str) -> bool:
    """Say whether the database knows the step with this key."""
    return connection.execute(sql.select(D.id).where(D.step == step)).first() is not None


def history(connection: sql.Connection, candidates: Any) -> dict[int, list[Decided]]:  # noqa: ANN401  numbers, or a question for them
    """Return the decisions on each candidate that hold, the last one last: what was undone is not among them."""
    rows = connection.execute(sql.select(DECISIONS).where(D.candidate.in_(candidates)).order_by(D.id))
    found: dict[int, list[Decided]] = {}
    for row in rows:
        standing = found.setdefault(row.candidate, [])
        if row.undoes:
            standing[:] = [one for one in standing if one.step != row.undoes]
        else:
            standing.append(_decided(row))
    return found


def _decided(row: Any) -> Decided:  # noqa: ANN401  sqlalchemy names no type for a row of these columns
    at = datetime.fromisoformat(row.decided_at)
    return Decided(step=row.step, state=row.state, by=row.decided_by, at=at, until=row.until, file_hash=row.file_hash)


def last(connection: sql.Connection, candidates: Any) -> dict[int, Decided]:  # noqa: ANN401  the same
    """Return the last decision on each candidate that holds, by the candidate's number."""
    return {number: standing[-1] for number, standing in history(connection, candidates).items() if standing}


def last_step(connection: sql.Connection, by: str) -> tuple[str, tuple[int, ...]]:
    """Return the key of the last step of an editor of which something is left to undo, and these candidates."""
    mine = sql.select(D.step).where(D.decided_by == by, D.undoes == "", _holds())
    step = connection.execute(mine.order_by(D.id.desc()).limit(1)).scalar() or ""
    return step, of_step(connection, step)


def of_step(connection: sql.Connection, step: str, *states: str) -> tuple[int, ...]:
    """Return the candidates of a step for which it holds; with `states`, those that it brought to one of them."""
    chosen = sql.select(D.candidate).where(D.step == step, _holds())
    chosen = chosen.where(D.state.in_(states)) if states else chosen
    return tuple(connection.execute(chosen.order_by(D.id)).scalars())


def after(connection: sql.Connection, last: int) -> tuple[int, tuple[int, ...]]:
    """Return the number of the latest decision, and the candidates on which others than the first `last` were made."""
    rows = connection.execute(sql.select(D.id, D.candidate).where(D.id > last).order_by(D.id)).all()
    return max((row.id for row in rows), default=last), tuple(dict.fromkeys(row.candidate for row in rows))


def latest(connection: sql.Connection) -> int:
    """Return the number of the latest decision, 0 where there is none."""
    return connection.execute(sql.select(sql.func.max(D.id))).scalar() or 0


def _holds() -> sql.ColumnElement[bool]:
    """Return the condition that no later row takes a decision back."""
    undone = sql.select(D.candidate, D.undoes).where(D.undoes != "").subquery()
    return ~sql.exists().where(undone.c.candidate == D.candidate, undone.c.undoes == D.step)


def told(connection: sql.Connection, candidates: Mapping[int, str]) -> Iterator[str]:
    """Say of each candidate, given with its state, who brought it there and when, and the way back."""
    found = last(connection, list(candidates))
    for number, state in candidates.items():
        yield gettext(
            "%(number)s: %(decided)s; hub undo %(number)s takes that back",
            number=number,
            decided=decided(state, found.get(number)),
        )


def decided(state: str, decision: Decided | None) -> str:
    """Return a state of a candidate, and who brought it there and when, in words."""
    words = gettext(STATE_WORDS[state])
    if decision is None:  # versions before this table remembered the state alone
        return gettext("%(state)s before", state=words)
    return gettext(
        "%(state)s by %(editor)s on %(day)s at %(time)s",
        state=words,
        editor=decision.by,
        day=date_format.day(decision.at.date(), translation.spoken()),
        time=f"{decision.at:%H:%M}",
    )


def nearly_the_same(judged: Decided) -> str:
    """Return what was decided on another one with nearly the same text, in words."""
    day = date_format.short(judged.at.date(), translation.spoken())
    return gettext(NEARLY_THE_SAME[judged.state], editor=judged.by, day=day)


def editor(environment: Mapping[str, str], root: Path) -> str:
    """Return the name of who decides: HUB_EDITOR, else git's `user.name`, else that of the login, else "somebody"."""
    found = (text.clean(name) for name in (environment.get("HUB_EDITOR", ""), _in_git(root), _login()))
    return next(filter(None, found), "somebody")[:LONGEST_NAME]


def _in_git(root: Path) -> str:
    try:
        done = subprocess.run(["git", "config", "user.name"], cwd=root, capture_output=True, check=False)  # noqa: S607  git is found as people find it
    except OSError:
        return ""
    return done.stdout.decode(errors="replace")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # KeyError before Python 3.13: no such user on this machine
        return ""
