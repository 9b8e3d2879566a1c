"""Links that lead out of the hub: which of them no longer lead anywhere, as their servers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub import text
from hub.check.run import is_in
from hub.errors import Problem
from hub.sources import alive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from hub.check.facts import Aim, Facts
    from hub.sources.alive import Asker, Verdict

SHOWN = 80


def addresses(facts: Mapping[str, Facts], only: Sequence[str] = ()) -> tuple[str, ...]:
    """Every address that the files, or those in `only`, link to, once."""
    return tuple(dict.fromkeys(alive.plain(aim.target) for _, aim in _aims(facts, only)))


def problems(facts: Mapping[str, Facts], asker: Asker, root: Path, only: Sequence[str] = ()) -> Iterator[Problem]:
    """A warning at each link that is dead, and advice at each that no program can judge."""
    found = alive.verdicts(addresses(facts, only), asker, root)
    for path, aim in _aims(facts, only):
        verdict = found[alive.plain(aim.target)]
        if verdict.state != "alive":
            yield problem(path, aim, verdict)


def _aims(facts: Mapping[str, Facts], only: Sequence[str]) -> Iterable[tuple[str, Aim]]:
    return ((path, aim) for path, one in facts.items() if is_in(path, only) for aim in one.outside)


def problem(path: str, aim: Aim, verdict: Verdict) -> Problem:
    """What to tell an editor of a link that is not alive."""
    dead = verdict.state == "dead"
    fix = f"look for its new address, or for a copy: {alive.archived(aim.target)}" if dead else "open it in a browser"
    return Problem(
        path=path,
        line=aim.line,
        column=aim.column,
        rule="210" if dead else "211",
        level="warning" if dead else "advice",
        message=f"{text.shortened(aim.target, SHOWN)}: {verdict.words}",
        fix=fix,
    )
