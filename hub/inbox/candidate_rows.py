"""The table of candidates: what is saved of one, and by which names and words another is recognized as the same."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sql

from hub.base import urls
from hub.base.translation import noop
from hub.collect import candidate_codec
from hub.inbox import db, event_draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from hub.collect.candidate import Candidate

WAITING, LATER, KEPT, DROPPED = "waiting", "later", "kept", "dropped"
# What no editor has judged for good: its sources may still change it, and every verb takes it.
OPEN = (WAITING, LATER)
# What people call these states.
STATE_WORDS = {WAITING: noop("waiting"), LATER: noop("later"), KEPT: noop("kept"), DROPPED: noop("dropped")}

CANDIDATES = sql.Table(
    "candidates",
    db.TABLES,
    sql.Column("id", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("key", sql.String(2048), nullable=False, unique=True),
    sql.Column("about", sql.String(2048), nullable=False, index=True),
    sql.Column("state", sql.String(8), nullable=False, index=True),
    sql.Column("published", sql.String(10), nullable=False),
    sql.Column("starts", sql.String(10), nullable=False),
    sql.Column("source", sql.Text, nullable=False),
    sql.Column("also", sql.Text, nullable=False, server_default="[]"),
    sql.Column("title", sql.Text, nullable=False),
    sql.Column("size", sql.Integer, nullable=False),
    sql.Column("mark", sql.String(32), nullable=False, server_default=""),
    sql.Column("outline", sql.Text, nullable=False, server_default=""),
    sql.Column("until", sql.String(10), nullable=False, server_default=""),
    sql.Column("guid", sql.String(32), nullable=False, server_default="", index=True),
    sql.Column("moved_to", sql.String(2048), nullable=False, server_default="", index=True),
    sql.Column("doubt", sql.Text, nullable=False, server_default=""),
    sql.Column("occasion", sql.Text, nullable=False, server_default=""),
    sql.Column("entry", sql.Text, nullable=False),
)
C = CANDIDATES.c


class Row(NamedTuple):
    """Hold all that taking in new candidates needs to know of old ones; the entries themselves may be megabytes."""

    key: str
    about: str
    state: str
    size: int
    mark: str
    source: str
    also: str
    guid: str
    moved_to: str
    title: str
    published: str


def keys(candidate: Candidate) -> tuple[str, str]:
    """Return the keys of a candidate's own address and of the page that a link post is about; "" for no such page."""
    about = urls.key(candidate.external_url) if candidate.external_url else ""
    return urls.entry_key(candidate.url), about


def guid(candidate: Candidate) -> str:
    """Return a hash of a candidate's source and of its name there; "" where it has none."""
    name = f"{candidate.source}\n{candidate.guid}".encode(errors="surrogatepass")
    return blake2b(name, digest_size=16).hexdigest() if candidate.guid else ""


def moved(candidate: Candidate, have: Mapping[str, Row]) -> Row | None:
    """Return the row of a candidate that has got another address: its source calls it the same as before.

    A name that a source uses again, for another title on another day, is no sign.
    """
    old = have.get(guid(candidate))
    day = _day(candidate.published)
    is_other = old and old.title != candidate.title and old.published and day and old.published != day
    return None if is_other else old


def renamed(candidate: Candidate, old: Row) -> dict[str, str]:
    """Return the names by which a row is known from now on, where its only source has given it others; {} else.

    Sites change names and addresses one after the other: each must be known when the other changes. What only tells of
    the same page is another entry.
    """
    key, name = keys(candidate)[0], guid(candidate) or old.guid
    if (candidate.source,) != (old.source, *json.loads(old.also)) or (
        key not in {old.key, old.moved_to} and name != old.guid
    ):
        return {}
    moved_to = old.moved_to if key == old.key else key
    return {} if (name, moved_to) == (old.guid, old.moved_to) else {"guid": name, "moved_to": moved_to}


def rewrites(offered: Mapping[str, Any], old: Row) -> bool:
    """Say whether a source says something else than before; an offer without a text never replaces one with a text."""
    return offered["mark"] != old.mark and (offered["size"] > 0 or old.size == 0)


def filled(candidate: Candidate, other: Candidate, *, is_only: bool = False) -> dict[str, Any]:
    """Return a candidate's dates and entry with what only `other` knows, and an empty outline, as columns.

    With `is_only` nothing of `other` is used. The mark is left out: it stays that of the words of the candidate's own
    source.
    """
    offered = columns(candidate if is_only else candidate_codec.filled(candidate, other))
    return {name: offered[name] for name in ("published", "starts", "occasion", "entry")} | {"outline": ""}


def recognized(key: str, about: str) -> tuple[str, ...]:
    """Return the keys by which another candidate is recognized as this one.

    A post that announces a page of its own site (an event, a guide) does not count as that page.
    """
    return (key, about) if about and about.partition("/")[0] != key.partition("/")[0] else (key,)


def columns(candidate: Candidate) -> dict[str, Any]:
    """Return what is saved of a candidate that is new."""
    return {
        "about": keys(candidate)[1],
        "state": WAITING,
        "published": _day(candidate.published),
        "starts": _day(candidate.start),
        "source": candidate.source,
        "title": candidate.title,
        "size": len(candidate.content_html),
        "mark": candidate_codec.mark(candidate),
        "outline": "",
        "guid": guid(candidate),
        "moved_to": "",
        "doubt": candidate.doubt,
        "occasion": event_draft.occasion(candidate),
        "entry": candidate_codec.write(candidate),
    }


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
