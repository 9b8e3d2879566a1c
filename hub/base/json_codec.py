"""Values of dataclasses -> JSON and back, equal in value and type; the one door to msgspec."""

from __future__ import annotations

import json
from abc import ABCMeta
from dataclasses import is_dataclass
from datetime import datetime
from functools import cache
from types import UnionType
from typing import Any, TypedDict, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import msgspec

Kind = TypeVar("Kind")
READ_FIRST: Any = TypedDict  # of fields that are known now only


class Moment(metaclass=ABCMeta):  # noqa: B024  a name, no more
    """Stand for `datetime` where msgspec reads: it would know the zone of a moment by its offset only."""


Moment.register(datetime)


def encode(value: object) -> str:
    """Return a value as JSON without needless space: of dataclasses, tuples, mappings, moments, days, paths, zones.

    A moment is written with its zone, `2026-12-03T13:00:00-05:00[America/New_York]` (RFC 9557); a path or a zone is
    its name.
    """
    return ENCODER.encode(value)


def decode(text: str | bytes, kind: type[Kind]) -> Kind:
    """Return the value of a kind in the text of JSON; raises ValueError where it holds none.

    What it does not say gets its default, and what the kind does not know is left out.
    """
    read_as = _read_as(kind)  # type: ignore[arg-type]  # types are hashable
    try:
        values = msgspec.json.decode(text, type=read_as, dec_hook=_restored)
    except ValueError:  # it may hold half a surrogate pair, which is a text to Python and none to msgspec
        return made(json.loads(text), kind)
    return values if read_as is kind else msgspec.convert(values, kind, dec_hook=_restored)


def made(values: Any, kind: type[Kind]) -> Kind:  # noqa: ANN401  whatever JSON holds
    """Return the value of a kind in values that JSON holds; raises ValueError where they are none.

    Parts that are values already stay as they are.
    """
    read_as = _read_as(kind)  # type: ignore[arg-type]  # types are hashable
    if read_as is not kind:
        values = msgspec.convert(values, read_as, dec_hook=_restored)
    return msgspec.convert(values, kind, dec_hook=_restored)


def _plain(value: object) -> Any:  # noqa: ANN401  whatever JSON holds, and moments
    if isinstance(value, datetime):
        zone = getattr(value.tzinfo, "key", "")
        return f"{value.isoformat()}[{zone}]" if zone else value.isoformat()
    return msgspec.to_builtins(value, builtin_types=(datetime,), enc_hook=str)


ENCODER = json.JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":"))


def _restored(kind: Any, text: Any) -> object:  # noqa: ANN401  a type of which msgspec knows nothing, and its text
    if isinstance(text, kind):
        return text
    try:
        return _moment(text) if kind is Moment else kind(text)
    except (AttributeError, LookupError, TypeError) as error:  # such as a zone that no system knows
        message = f"{text!r} is not a {kind.__name__}"
        raise ValueError(message) from error


def _moment(text: str) -> datetime:
    stamp, _, zone = text.rstrip("]").partition("[")
    moment = datetime.fromisoformat(stamp)
    if not zone:
        return moment
    local = moment.replace(tzinfo=ZoneInfo(zone))
    return local if local.utcoffset() == moment.utcoffset() else local.replace(fold=1)  # an hour that comes twice


@cache
def _read_as(hint: Any) -> Any:  # noqa: ANN401  a type, or what `typing` has for one
    """Return the type by which msgspec reads first: Moment in the place of `datetime`; the hint itself without one."""
    if hint is datetime:
        return Moment
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        read_as = {name: _read_as(one) for name, one in hints.items()}
        return hint if read_as == hints else READ_FIRST(hint.__name__, read_as, total=False)
    origin, parts = get_origin(hint), tuple(map(_read_as, get_args(hint)))
    if parts == get_args(hint):
        return hint
    return Union[parts] if origin in {Union, UnionType} else origin[parts]  # noqa: UP007  of types known now only
