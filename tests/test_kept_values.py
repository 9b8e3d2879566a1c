"""What hub keeps as JSON comes back as it was: every field of every value, equal and of the same type."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.base import cache_file, json_codec
from hub.check.facts_cache import KnownFacts
from hub.check.file_facts import FileFacts
from hub.collect.candidate import Candidate
from hub.collect.link_checker import Verdict
from hub.collect.parsed_feed import Feed
from hub.collect.polling_state import Visit
from hub.content import content_cache, models
from hub.content.body import Body
from hub.inbox.pending_files import Intent
from hub.site.incremental.changed_articles import Lane


class Color(Enum):
    """A choice."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A value within others, with a moment of its own."""

    at: datetime
    words: str = "now"


@dataclass(frozen=True, kw_only=True, slots=True)
class Every:
    """One field of each type that a value may have."""

    moment: datetime
    moment_or_none: datetime | None
    moments: tuple[datetime, ...]
    day: date
    day_or_none: date | None
    file: Path
    zone: ZoneInfo
    zone_or_none: ZoneInfo | None
    number: int
    share: float
    switch: bool
    words: tuple[str, ...]
    pair: tuple[str, int]
    one: Turn
    one_or_none: Turn | None
    several: tuple[Turn, ...]
    by_name: Mapping[str, Turn]
    counts: Mapping[str, int]
    state: Literal["on", "off"]
    color: Color
    color_or_none: Color | None
    body: Body


PAGES = (models.Article, models.Event, models.ToolkitPage, models.PlainPage, models.Issue)
VALUES = (
    *dict.fromkeys(
        each
        for room in (models, settings)
        for each in vars(room).values()
        if isinstance(each, type) and is_dataclass(each)
    ),
    *(Candidate, Feed, FileFacts, Intent, KnownFacts, Lane, Verdict, Visit, Every),
)
PATH = "content/articles/a.md"
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
ZONES = st.sampled_from(["America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Berlin", "UTC"])


def one_fold(moment: datetime) -> datetime:
    """A moment with `fold` only where that tells two hours apart."""
    other = moment.replace(fold=0)
    return other if other.utcoffset() == moment.utcoffset() else moment


ANY_ZONE = ZONES.map(ZoneInfo) | OFFSETS | st.just(UTC)
MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=ANY_ZONE).map(one_fold)  # noqa: DTZ001  they get one
WORDS = st.text(max_size=8)
BY_TYPE: dict[object, st.SearchStrategy[Any]] = {
    Body: WORDS.map(str.strip).map(lambda text: replace(Body.of(text), held="")),
    Path: st.text("ab/.", max_size=8).map(Path),
    ZoneInfo: ZONES.map(ZoneInfo),
    datetime: MOMENTS,
    float: st.floats(allow_nan=False),
    str: WORDS,
}


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  a type, or what `typing` has for one
    """Any value of a type."""
    origin, parts = get_origin(hint), get_args(hint)
    found = BY_TYPE.get(hint)
    if origin in {Union, UnionType}:
        found = st.one_of([values(part) for part in parts])
    elif origin is Mapping:
        found = st.dictionaries(WORDS, values(parts[1]), max_size=2)
    elif origin is tuple:
        several = parts[-1] is Ellipsis
        found = st.lists(values(parts[0]), max_size=2).map(tuple) if several else st.tuples(*map(values, parts))
    elif found is None and (is_dataclass(hint) or hasattr(hint, "_fields")):
        found = st.builds(hint, **{name: values(one) for name, one in get_type_hints(hint).items()})
    return st.from_type(hint) if found is None else found


def same(one: object, other: object) -> None:
    """Two values are equal, and so is the type of everything in them."""
    assert one == other
    assert repr(one) == repr(other)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_field_comes_back(kind: type, data: st.DataObject) -> None:
    """A value is the same after it was written and read, and so is that one after it was written and read."""
    value = data.draw(values(kind))
    for _ in range(2):
        read: object = json_codec.decode(json_codec.encode(value), kind)
        same(read, value)
        value = read


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.__name__)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_every_field_comes_back_from_the_index(tmp_path: Path, kind: type, data: st.DataObject) -> None:
    """What the library reads, it finds in its index, also where the file has another time."""
    item = replace(data.draw(values(kind)), path=PATH)
    file = tmp_path / PATH
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("words")
    known: Mapping[str, content_cache.KnownFile] = {}
    reads: tuple[tuple[int, content_cache.Read], ...] = ((1, lambda *_: item), (1, never), (2, never), (2, never))
    for written, read in reads:
        os.utime(file, (written, written))
        index = content_cache.Index(tmp_path, b"key", known)
        with os.scandir(file.parent) as found:
            same(index.item((PATH, next(found)), kind, read), item)
        index.save()
        known = cache_file.read(tmp_path / content_cache.FILE, b"key", dict[str, content_cache.KnownFile]) or {}


def never(*_: object) -> object:
    """A reader of what is known."""
    raise AssertionError


NO_ZONE = '{"at": "2026-11-20T10:00:00+00:00[No/Zone]"}'


@pytest.mark.parametrize("text", ["{}", "[]", "null", '"x"', '{"at": 3}', '{"at": "x"}', NO_ZONE, "{"])
def test_what_is_no_value_is_refused(text: str) -> None:
    """JSON that holds no such value, and what is no JSON, raise ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011  in the words of two libraries
        json_codec.decode(text, Turn)


def test_what_another_version_wrote() -> None:
    """A field that is missing has its default, and one that nobody knows is left out."""
    same(
        json_codec.decode('{"at": "2026-11-20T10:00:00+00:00", "mood": 1}', Turn),
        Turn(at=datetime(2026, 11, 20, 10, tzinfo=UTC)),
    )


def test_moments_keep_their_zone_and_hour() -> None:
    """A moment is written as RFC 9557 has it; of an hour that comes twice, it stays the second."""
    turn = Turn(at=datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo("America/New_York"), fold=1))
    text = json_codec.encode(turn)
    assert text == '{"at":"2026-11-01T01:30:00-05:00[America/New_York]","words":"now"}'
    same(json_codec.decode(text, Turn), turn)


def test_half_a_surrogate_pair_comes_back() -> None:
    """YAML may hold what is no text to other libraries, also beside a zone."""
    turn = Turn(at=datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Asia/Kolkata")), words="gl\udc80ss")
    text = json_codec.encode(turn)
    same(json_codec.decode(text, Turn), turn)
    same(json_codec.decode(text.encode(errors="surrogatepass"), Turn), turn)
