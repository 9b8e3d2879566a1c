"""Every rule: its words, from `rules.toml`, and the function that finds it in a page, where it has one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from typing import TYPE_CHECKING, TypeAlias

from hub.content.validation import nearest
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Literal

    from hub.content.markdown_scan import Edit, Hit, MarkdownFile

    Level: TypeAlias = Literal["error", "warning", "advice"]
    Find: TypeAlias = Callable[[MarkdownFile], Iterable[Hit]]
    Fix: TypeAlias = Callable[[MarkdownFile], Iterable[Edit]]

ROOMS = ("front_matter_values", "other_markdown", "links", "safety", "accessibility", "prose")
FINDERS: dict[str, Find] = {}
FIXERS: list[Fix] = []


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """Hold one thing to look for: what it is, why it matters to a reader, and how it looks when wrong and when right.

    `where` is the kind of file that the examples belong to, `part` what of it they show.
    """

    id: str
    level: Level
    title: str
    why: str
    where: str
    part: str
    bad: str
    good: str


def finds(rule: str) -> Callable[[Find], Find]:
    """Register a function as the one that finds a rule."""

    def keep(find: Find) -> Find:
        FINDERS[rule] = find
        return find

    return keep


def fixes(fix: Fix) -> Fix:
    """Register a function that yields safe changes for what the readers of fields report."""
    FIXERS.append(fix)
    return fix


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by their ids, in the order of the ids."""
    data = tomllib.loads(resources.files("hub.check").joinpath("rules.toml").read_text(encoding="utf-8"))
    return {name: Rule(id=name, **words) for name, words in sorted(data.items())}


@cache
def finders() -> Mapping[str, Find]:
    """Return the functions that look at single pages, by the ids of their rules."""
    for room in ROOMS:
        import_module(f"hub.check.rules.{room}")
    return FINDERS


def edits(page: MarkdownFile) -> Iterator[Edit]:
    """Yield all safe changes to a page."""
    hits = (hit for find in finders().values() for hit in find(page))
    yield from (hit.edit for hit in hits if hit.edit)
    yield from (edit for fix in FIXERS for edit in fix(page))


def explain(name: str) -> Rule:
    """Return one rule; raises HubError, with the nearest id, where no rule has that id."""
    if name not in rules():
        message = f"no rule has the id {name!r}: {nearest(name, tuple(rules()))}"
        raise HubError(message)
    return rules()[name]
