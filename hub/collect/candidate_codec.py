"""Candidates as the texts that the inbox keeps."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from hub.base import json_codec, urls
from hub.collect.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

NAMES = tuple(field.name for field in fields(Candidate) if field.name != "also")
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
    "all_day",
    "dates",
    "status",
    "host",
    "place",
    "cost",
    "register_url",
)


def filled(candidate: Candidate, other: Candidate) -> Candidate:
    """Return the candidate with its empty fields (GAPS) taken from what another source says of the same thing."""
    joined = replace(candidate, **{name: getattr(other, name) for name in GAPS if not getattr(candidate, name)})
    return replace(joined, doubt="") if joined.published and not candidate.published else joined


def fullest(candidates: Iterable[Candidate]) -> Collection[Candidate]:
    """Return one candidate for each address, the one with the longest text, in the order in which addresses appear.

    A list and a page of one source both offer an article.
    """
    best: dict[str, Candidate] = {}
    for one in candidates:
        other = best.setdefault(urls.entry_key(one.url), one)
        if len(one.content_html) > len(other.content_html):
            best[urls.entry_key(one.url)] = one
    return best.values()


def write(candidate: Candidate) -> str:
    """Return a candidate as the text of a JSON object, without `also`, which the inbox keeps beside it."""
    return json_codec.encode(_values(candidate))


def read(entry: str, also: str = "[]") -> Candidate:
    """Return the candidate in the text of a JSON object; `also` is the JSON list of other sources' names.

    Raises ValueError where that is not a candidate.
    """
    return replace(json_codec.decode(entry, Candidate), also=names(also))


def mark(candidate: Candidate) -> str:
    """Return a hash that changes with what a reader would see.

    It changes neither with the time of the last build nor with ids made by chance.
    """
    told = _values(candidate) | {
        "modified": None,
        "guid": "",
        "sequence": 0,
        "content_html": FRAGMENT.sub('"', candidate.content_html),
    }
    return blake2b(json_codec.encode(told).encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _values(candidate: Candidate) -> dict[str, Any]:
    return {name: getattr(candidate, name) for name in NAMES}


def names(listed: str) -> tuple[str, ...]:
    """Return the names in the text of a JSON list."""
    return json_codec.decode(listed, tuple[str, ...])
