"""What editors decided, who and when, in the same database as the inbox: a row for each candidate of each step."""

from __future__ import annotations

import getpass
import subprocess
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sql

from hub.base import date_format, text
from hub.inbox import db

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

# Rows are only added: the last of a candidate says its state, the one before what an undoing step goes back to.
DECISIONS = sql.Table(
    "decisions",
    db.TABLES,
    sql.Column("id", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("step", sql.String(32), nullable=False, index=True),
    sql.Column("candidate", sql.Integer, nullable=False, index=True),
    sql.Column("state", sql.String(8), nullable=False),
    sql.Column("decided_by", sql.Text, nullable=False),
    sql.Column("decided_at", sql.String(32), nullable=False),
)
LONGEST_NAME = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionStep:
    """Hold what one command decides: its own key (32 hexadecimal digits), who, and when by the hub's clock."""

    key: str
    by: str
    at: datetime


def record(connection: sql.Connection, step: DecisionStep, candidates: Collection[int], state: str) -> None:
    """Write down that a step moves candidates, by their numbers, to a state."""
    same = {"step": step.key, "state": state, "decided_by": step.by, "decided_at": step.at.isoformat()}
    rows = [same | {"candidate": number} for number in candidates]
    if rows:  # without any, SQLAlchemy would insert an empty one
        connection.execute(sql.insert(DECISIONS), rows)


def is_recorded(connection: sql.Connection, step: str) -> bool:
    """Say whether the database knows the step with this key."""
    return connection.execute(sql.select(DECISIONS.c.id).where(DECISIONS.c.step == step)).first() is not None


def told(connection: sql.Connection, candidates: Mapping[int, str]) -> Iterator[str]:
    """Say of each candidate, given with its state, who brought it there and when."""
    rows = connection.execute(
        sql.select(DECISIONS).where(DECISIONS.c.candidate.in_(candidates)).order_by(DECISIONS.c.id)
    )
    last = {row.candidate: row for row in rows}
    for number, state in candidates.items():
        row = last.get(number)  # versions before this table remembered the state alone
        yield f"{number}: {state}{_by(row.decided_by, row.decided_at) if row else ' before'}"


def _by(who: str, moment: str) -> str:
    at = datetime.fromisoformat(moment)
    return f" by {who} on {date_format.day(at.date())} at {at:%H:%M}"


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
