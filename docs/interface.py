"""Write the page of what plug-ins may use, extend/api.md, from `hub.api`: `python -m docs.interface`."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hub import api

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PAGE = Path(__file__).parent / "content/toolkit/extend/api.md"
HEAD = """\
---
title: "The interface for plug-ins"
summary: "Every name that a plug-in may import, and what it promises."
area: extend
reviewed: 2026-11-30
order: 12
---

This page is made from the code: `python -m docs.interface`.

A plug-in imports what it needs from `hub.api`, as in `from hub.api import Candidate, Feed`.
What is on this page changes only with a major version of hub, and the changelog says how.
Everything else in hub is private, whatever it is called, and may be another thing tomorrow.

Fields are given by their names, as in `Candidate(url="https://example.gov/", title="Ask once", source="example")`.
Values are never changed: `dataclasses.replace` makes another one.
"""


def page() -> str:
    """The page."""
    return "\n".join([HEAD, *(line for title, homes in api.NAMES.items() for line in _section(title, homes))])


def _section(title: str, names: Iterable[str]) -> Iterator[str]:
    yield f"## {title}\n"
    for name in names:
        yield from _entry(name, getattr(api, name))


def _entry(name: str, thing: Any) -> Iterator[str]:  # noqa: ANN401  whatever the interface has
    yield f"### {name}\n"
    yield f"{inspect.getdoc(thing)}\n"
    if is_dataclass(thing):
        yield "| field | type | if left out |"
        yield "| --- | --- | --- |"
        known = inspect.signature(thing).parameters
        for each in fields(thing):
            default = known[each.name].default
            shown = "needed" if default is inspect.Parameter.empty else f"`{_default(default)}`"
            yield f"| `{each.name}` | `{_cell(each.type)}` | {shown} |"
        yield ""
    for method, made in _methods(thing):
        yield f"- `{method}`: {(inspect.getdoc(made) or '').splitlines()[0]}"
    if inspect.isfunction(thing):
        yield f"`{name}{_signature(thing)}`"
    yield ""


def _default(value: object) -> str:
    if is_dataclass(value):
        return f"{type(value).__name__}()"
    return "made anew" if "factory" in repr(value) else _cell(repr(value))


def _cell(words: object) -> str:
    return str(words).replace("|", "\\|").split(" (")[0] if isinstance(words, str) else repr(words)


class _Type:
    """A type as it is written."""

    def __init__(self, words: object) -> None:
        self.words = words

    def __repr__(self) -> str:
        return str(self.words)


def _signature(function: Callable[..., object]) -> inspect.Signature:
    """What a function is given and gives, with types as they are written, and without `self`."""
    found = inspect.signature(function)
    given = [one.replace(annotation=_Type(one.annotation)) for one in found.parameters.values() if one.name != "self"]
    return found.replace(parameters=given, return_annotation=_Type(found.return_annotation))


def _methods(thing: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  as above
    """The public methods and properties of a class, each as it is written, with what says what it does."""
    for name, made in vars(thing).items() if inspect.isclass(thing) else ():
        if name.startswith("_") and name != "__call__":
            continue
        if inspect.isfunction(made):
            yield f"{name}{_signature(made)}", made
        elif inspect.getdoc(made) and (isinstance(made, property) or type(made).__name__ == "cached_property"):
            yield name, made


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
