"""Links that lead out of the hub: which of them no longer lead anywhere, as their servers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import text
from hub.base.translation import gettext
from hub.check.runner import is_in
from hub.collect import link_checker
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from hub.check.file_facts import Aim, FileFacts
    from hub.collect.link_checker import Asker, Verdict

SHOWN = 80


def addresses(facts: Mapping[str, FileFacts], only: Sequence[str] = ()) -> tuple[str, ...]:
    """Return every address that the files, or those in `only`, link to, each once and without its fragment."""
    return tuple(dict.fromkeys(link_checker.plain(aim.target) for _, aim in _aims(facts, only)))


def problems(facts: Mapping[str, FileFacts], asker: Asker, root: Path, only: Sequence[str] = ()) -> Iterator[Problem]:
    """Yield a warning at each link that is dead, and advice at each that no program can judge."""
    found = link_checker.verdicts(addresses(facts, only), asker, root)
    for path, aim in _aims(facts, only):
        verdict = found[link_checker.plain(aim.target)]
        if verdict.state != "alive":
            yield problem(path, aim, verdict)


def _aims(facts: Mapping[str, FileFacts], only: Sequence[str]) -> Iterable[tuple[str, Aim]]:
    return ((path, aim) for path, one in facts.items() if is_in(path, only) for aim in one.outside)


def problem(path: str, aim: Aim, verdict: Verdict) -> Problem:
    """Return what to tell an editor of a link that is not alive: a warning where it is dead, else advice."""
    dead = verdict.state == "dead"
    fix = (
        gettext("look for its new address, or for a copy: %(archived)s", archived=link_checker.archived(aim.target))
        if dead
        else gettext("open it in a browser")
    )
    return Problem(
        path=path,
        line=aim.line,
        column=aim.column,
        rule="210" if dead else "211",
        level="warning" if dead else "advice",
        message=f"{text.shortened(aim.target, SHOWN)}: {verdict.words}",
        fix=fix,
    )
