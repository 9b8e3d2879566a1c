"""Every rule: its words, and the function that finds it in a page, where it has one.

Those of hub have their words in `rules.toml` and their functions in `rules/`; a plug-in brings both.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module, resources
from typing import TYPE_CHECKING, Protocol, TypeAlias

from hub.base import plug_ins
from hub.base.plug_ins import Door
from hub.base.translation import gettext
from hub.content.markdown_scan import Hit
from hub.content.validation import nearest
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Literal

    from hub.base.plug_ins import PlugIn
    from hub.content.markdown_scan import Edit, MarkdownFile

    Level: TypeAlias = Literal["error", "warning", "advice"]
    Find: TypeAlias = Callable[[MarkdownFile], Iterable[Hit]]
    Fix: TypeAlias = Callable[[MarkdownFile], Iterable[Edit]]

# Rules of plug-ins are words.
ID = re.compile(r"[a-z][a-z0-9-]*")
ROOMS = (
    "front_matter_values",
    "plain_text",
    "other_markdown",
    "broken_markdown",
    "issue_sections",
    "leftover_words",
    "links",
    "said_days",
    "safety",
    "accessibility",
    "prose",
)
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


class Check(Protocol):
    """Hold a rule, and find it in pages: what a plug-in of `practice_hub.checks` is."""

    @property
    def rule(self) -> Rule:
        """Return the words of the rule."""

    def find(self, page: MarkdownFile) -> Iterable[Hit]:
        """Return each place of a page at which the rule has something to say."""


def _wrong(plug_in: PlugIn, check: Check) -> str:
    rule: object = check.rule
    if not isinstance(rule, Rule):
        return gettext("its `rule` is %(rule)s, which is not a hub.api.Rule", rule=repr(rule))
    if rule.id != plug_in.name:
        return gettext(
            "the id of its rule is %(id)s; write that of its entry point, %(name)s",
            id=repr(rule.id),
            name=repr(plug_in.name),
        )
    return (
        ""
        if ID.fullmatch(rule.id)
        else gettext("numbers such as %(id)s are hub's; write words such as missing-map", id=repr(rule.id))
    )


CHECKS: Door[Check] = Door("checks", Check, {}, _wrong)


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


def rules() -> Mapping[str, Rule]:
    """Return all rules by their ids: those of hub in the order of the ids, then those of plug-ins."""
    plugged = CHECKS.plugged()
    return {**_own_rules(), **{one.rule.id: one.rule for one in plugged.values()}} if plugged else _own_rules()


def finders() -> Mapping[str, Find]:
    """Return the functions that look at single pages, by the ids of their rules."""
    plugged = CHECKS.plugged()
    others = {plug_in.name: partial(_found, plug_in, one) for plug_in, one in plugged.items()}
    return {**_own_finders(), **others} if others else _own_finders()


@cache
def _own_rules() -> Mapping[str, Rule]:
    data = tomllib.loads(resources.files("hub.check").joinpath("rules.toml").read_text(encoding="utf-8"))
    return {name: Rule(id=name, **words) for name, words in sorted(data.items())}


@cache
def _own_finders() -> Mapping[str, Find]:
    for room in ROOMS:
        import_module(f"hub.check.rules.{room}")
    return FINDERS


def _found(plug_in: PlugIn, check: Check, page: MarkdownFile) -> Iterable[Hit]:
    """Return what the check of a plug-in finds; nothing, after it was named, where it fails."""
    return plug_ins.attempt(plug_in, lambda: tuple(_hit(hit, page) for hit in check.find(page))) or ()


def _hit(hit: Hit, page: MarkdownFile) -> Hit:
    """Return a hit as it is; raises TypeError or ValueError for what is none of this page."""
    if not isinstance(hit, Hit):
        message = gettext("it found %(hit)s, which is not a hub.api.Hit", hit=repr(hit))
        raise TypeError(message)
    if not 0 <= hit.start <= len(page.text):
        message = gettext(
            "it found something at %(start)s, and %(path)s has %(length)s characters",
            start=hit.start,
            path=page.path,
            length=len(page.text),
        )
        raise ValueError(message)
    return hit


def edits(page: MarkdownFile) -> Iterator[Edit]:
    """Yield all safe changes to a page."""
    hits = (hit for find in finders().values() for hit in find(page))
    yield from (hit.edit for hit in hits if hit.edit)
    yield from (edit for fix in FIXERS for edit in fix(page))


def explain(name: str) -> Rule:
    """Return one rule; raises HubError, with the nearest id, where no rule has that id."""
    if name not in rules():
        message = gettext(
            "no rule has the id %(name)s: %(nearest)s", name=repr(name), nearest=nearest(name, tuple(rules()))
        )
        raise HubError(message)
    return rules()[name]
