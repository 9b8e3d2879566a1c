"""What a source offers and an editor has not judged yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003  json_codec reads the types


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Hold what a source offers and an editor has not judged yet.

    `url` is the canonical address and the identity; `content_html` is sanitized, its links are absolute. `topics` are
    the source's own words (slugs where it gives them): they are mapped when an editor keeps the candidate.
    `external_url` is the page that a link post is about. An event has a `start`, and mostly an `end`: aware in its own
    zone, naive where its source names none, and with `all_day` midnight of its first and of its last day. `dates` are
    the next starts of a series, the first of which is `start`. `status` is "cancelled", "postponed" or "", `sequence`
    counts the versions of an event, and `register_url` is where to sign up. `also` names the other sources that offer
    the same. `guid` is the source's own name of the entry, by which it is the same at another address. `doubt` says
    what hub is not sure of, such as a date that can mean two days.
    """

    url: str
    title: str
    source: str
    published: datetime | None = None
    modified: datetime | None = None
    summary: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    content_html: str = ""
    image: str | None = None
    alt: str | None = None
    external_url: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False
    dates: tuple[datetime, ...] = ()
    status: str = ""
    sequence: int = 0
    host: str | None = None
    place: str | None = None
    cost: str | None = None
    register_url: str | None = None
    also: tuple[str, ...] = ()
    guid: str = ""
    doubt: str = ""
