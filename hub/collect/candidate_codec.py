"""Candidates as the texts that the inbox keeps."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hub.base import urls
from hub.collect.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

NAMES = tuple(field.name for field in fields(Candidate) if field.name != "also")
MOMENTS = ("published", "modified", "start", "end")
LISTS = tuple(field.name for field in fields(Candidate) if str(field.type).startswith("tuple"))
# A fragment may be made by chance at every build of a site.
FRAGMENT = re.compile(r'#[^"<>]*"')

# What another source may add to a candidate that lacks it.
GAPS = (
    "published",
    "summary",
    "authors",
    "topics",
    "image",
    "alt",
    "external_url",
    "start",
    "end",
    "host",
    "place",
    "cost",
    "register_url",
)


def filled(candidate: Candidate, other: Candidate) -> Candidate:
    """Return the candidate with its empty fields (GAPS) taken from what another source says of the same thing."""
    return replace(candidate, **{name: getattr(other, name) for name in GAPS if not getattr(candidate, name)})


def fullest(candidates: Iterable[Candidate]) -> Collection[Candidate]:
    """Return one candidate for each address, the one with the longest text, in the order in which addresses appear.

    A list and a page of one source both offer an article.
    """
    best: dict[str, Candidate] = {}
    for one in candidates:
        other = best.setdefault(urls.key(one.url), one)
        if len(one.content_html) > len(other.content_html):
            best[urls.key(one.url)] = one
    return best.values()


def write(candidate: Candidate) -> str:
    """Return a candidate as the text of a JSON object, without `also`, which the inbox keeps beside it."""
    return json.dumps(_values(candidate), default=_moment_text, ensure_ascii=False)


def unmade(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate, without its `also`, as values that JSON can hold."""
    values = _values(candidate)
    return values | {name: _moment_text(values[name]) for name in MOMENTS if values[name]}


def made(values: dict[str, Any]) -> Candidate:
    """Return the candidate in values that JSON can hold, as `unmade` gives them; a list that is missing is empty."""
    moments = {name: _moment(values[name]) for name in MOMENTS if values[name]}
    return Candidate(**(values | moments | {name: tuple(values.get(name, ())) for name in LISTS}))


def mark(candidate: Candidate) -> str:
    """Return a hash that changes with what a reader would see.

    It changes neither with the time of the last build nor with ids made by chance.
    """
    told = _values(candidate) | {"modified": None, "content_html": FRAGMENT.sub('"', candidate.content_html)}
    return blake2b(json.dumps(told, default=_moment_text).encode(), digest_size=16).hexdigest()


def _values(candidate: Candidate) -> dict[str, Any]:
    return {name: getattr(candidate, name) for name in NAMES}


def read(entry: str, also: str = "[]") -> Candidate:
    """Return the candidate in the text of a JSON object; `also` is the JSON list of other sources' names."""
    return made(json.loads(entry) | {"also": names(also)})


def names(listed: str) -> tuple[str, ...]:
    """Return the names in the text of a JSON list."""
    return tuple(json.loads(listed))


def _moment_text(moment: datetime) -> str:
    """Return a moment as text: `2026-12-03T13:00:00-05:00[America/New_York]` (RFC 9557).

    An offset alone would lose the zone of an event.
    """
    zone = getattr(moment.tzinfo, "key", "")
    return f"{moment.isoformat()}[{zone}]" if zone else moment.isoformat()


def _moment(text: str) -> datetime:
    stamp, _, zone = text.rstrip("]").partition("[")
    moment = datetime.fromisoformat(stamp)
    if not zone:
        return moment
    local = moment.replace(tzinfo=ZoneInfo(zone))
    return local if local.utcoffset() == moment.utcoffset() else local.replace(fold=1)  # an hour that comes twice
