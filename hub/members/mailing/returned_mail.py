"""What a mail that came back does to its reader: who can't be reached gets no more, and who complained has left."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import sqlalchemy as sql

from hub.base import file_io
from hub.base.translation import gettext
from hub.errors import HubError
from hub.members import member_store, member_tables
from hub.members.mailing import bounces
from hub.members.mailing.reader_ledger import DELIVERIES, MAILINGS
from hub.members.member_tables import MEMBERS

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from hub.members.mailing.bounces import Bounce
    from hub.members.member_keys import Keyring

# How often in a row the mail of one reader came back for good, and how often it came back at all.
BOUNCES = sql.Table(
    "reader_bounces",
    member_tables.TABLES,
    sql.Column("member", sql.String(32), primary_key=True),
    sql.Column("issue", sql.String(10), nullable=False),
    sql.Column("hard", sql.Integer, nullable=False),
    sql.Column("soft", sql.Integer, nullable=False),
)
B, D = BOUNCES.c, DELIVERIES.c
# After so many issues in a row that came back for good, with words that do not name the address.
MOST_HARD = 3
# What a mail program writes behind the name of a mail that somebody has read.
SEEN = "S"
# Of several mails that came back for one, the last of these counts.
WEIGHT = ("", "soft", "hard", "complaint")


def read(place: Path | str, folder: Path, keyring: Keyring, now: datetime) -> Counter[str]:
    """Read the mails of a Maildir that nobody has seen, and return how many of each kind; `off` are readers taken off.

    A mail program that looks into the mailbox moves what is new to `cur`. What was read is marked as seen and stays.
    Raises HubError where there is no such folder, and, after all others were read, for mails that cannot be.
    """
    found: Counter[str] = Counter()
    unread: list[str] = []
    if not all((folder / name).is_dir() for name in ("new", "cur", "tmp")):
        message = gettext("%(folder)s is not a Maildir, which has the folders new, cur and tmp", folder=folder)
        raise HubError(message)
    # Not by Python's mailbox, which parses each mail, and calls itself for each part within a part.
    for file in _unseen(folder):
        try:
            with file.open("rb") as mail:
                bounce = bounces.read(mail.read(bounces.LONGEST))
        except FileNotFoundError:  # a mail program has moved it at this moment, and the next run finds it
            continue
        except OSError as error:
            unread.append(f"{file}: {error.strerror}")
            continue
        with member_store.opened(place) as connection:
            found["off"] += note(connection, bounce, keyring, now)
        found[bounce.kind] += 1
        name, flags = _flags(file)
        file_io.move(file, folder, f"cur/{name}:2,{''.join(sorted({*flags, SEEN}))}")
    if unread:
        raise HubError(gettext("all mails were read but these: %(files)s", files=", ".join(unread)))
    return found


def _unseen(folder: Path) -> list[Path]:
    files = (file for name in ("new", "cur") for file in (folder / name).iterdir())
    return sorted(
        (file for file in files if file.is_file() and SEEN not in _flags(file)[1]), key=lambda file: file.name
    )


def _flags(file: Path) -> tuple[str, str]:
    """Return the name of a mail, and the letters that programs have put behind it."""
    name, _, flags = file.name.partition(":2,")
    return name.partition(":")[0], flags


def note(connection: sql.Connection, bounce: Bounce, keyring: Keyring, now: datetime) -> bool:
    """Write down what came back for the reader of a token; return whether that takes them off the list.

    A token that nobody has, or that is older than the rows of the ledger, does nothing.
    """
    row = connection.execute(sql.select(D.issue, D.member, D.bounce).where(D.token == bounce.token)).first()
    if row is None or bounce.kind not in WEIGHT or WEIGHT.index(bounce.kind) <= WEIGHT.index(row.bounce):
        return False
    connection.execute(sql.update(DELIVERIES).where(D.token == bounce.token).values(bounce=bounce.kind))
    if bounce.kind == "complaint":
        return member_store.leave(connection, row.member, keyring, now, "complained")
    hard = _count(connection, row.issue, row.member, is_hard=bounce.kind == "hard")
    is_off = bounce.kind == "hard" and (bounce.status in bounces.NO_ADDRESS or hard >= MOST_HARD)
    return is_off and member_store.bounce(connection, row.member)


def of_member(connection: sql.Connection, member: str) -> dict[str, object]:
    """Return how often mail to a member came back, as JSON has it; {} for never."""
    known = sql.select(B.issue, B.hard, B.soft).where(B.member == member)
    row = connection.execute(known).mappings().first()
    return dict(row) if row else {}


def forget(connection: sql.Connection, member: str) -> None:
    """Delete how often mail to a member came back."""
    connection.execute(sql.delete(BOUNCES).where(B.member == member))


def forget_former(connection: sql.Connection) -> int:
    """Delete the counts of who is a member no more, and return how many that were."""
    gone = sql.delete(BOUNCES).where(B.member.not_in(sql.select(MEMBERS.c.id)))
    return connection.execute(gone).rowcount


def _count(connection: sql.Connection, issue: str, member: str, *, is_hard: bool) -> int:
    """Count a mail that came back, and return for how many issues in a row that was for good.

    One that is only late, of which a server tells first, does not end the row: it may come back for good yet.
    """
    known = connection.execute(sql.select(BOUNCES).where(B.member == member)).first()
    if known is None:
        connection.execute(sql.insert(BOUNCES).values(member=member, issue=issue, hard=is_hard, soft=not is_hard))
        return int(is_hard)
    if not is_hard:
        connection.execute(sql.update(BOUNCES).where(B.member == member).values(soft=known.soft + 1))
        return 0
    earlier = sql.select(sql.func.max(MAILINGS.c.issue)).where(MAILINGS.c.issue < issue)
    is_next = connection.execute(earlier).scalar() == known.issue
    hard = (known.hard if is_next else 0) + 1
    connection.execute(sql.update(BOUNCES).where(B.member == member).values(issue=issue, hard=hard))
    return hard
