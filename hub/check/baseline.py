"""The baseline: a file of findings that are known, and are not shown again while it takes time to fix them.

One finding a line, without its place in the file, so that it is still known when it moves.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.check.runner import is_in
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hub.check.runner import Checked

HEAD = "# Known findings of `hub check`. Fix them and delete their lines; do not add lines by hand.\n"
PLACE = re.compile(r"\b(?:line|línea) \d+")


def written(problems: Iterable[Problem]) -> str:
    """Return the text of a baseline for these findings, in an order that changes little from one time to the next."""
    return HEAD + "".join(f"{entry}\n" for entry in sorted(map(_entry, problems)))


def unknown(checked: Checked, baseline: str) -> tuple[Problem, ...]:
    """Return the findings that the baseline does not hold; an entry that appears there twice covers two of them."""
    known = Counter(entry for _, entry in _entries(baseline))
    return tuple(problem for problem in checked.problems if not _taken(known, _entry(problem)))


def fixed(checked: Checked, baseline: str, path: str, only: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return a warning for each entry of the baseline at `path` that nothing is found for any more.

    `only` names the files and folders whose entries are looked at; without it, all are.
    """
    found = Counter(map(_entry, checked.problems))
    return tuple(
        Problem(
            path=path,
            line=line,
            rule="002",
            message=gettext("%(entry)s is fixed", entry=entry),
            fix=gettext("delete this line"),
            level="warning",
        )
        for line, entry in _entries(baseline)
        if is_in(entry.partition(": ")[0], only) and not _taken(found, entry)
    )


def _entry(problem: Problem) -> str:
    message = PLACE.sub("another line", " ".join(problem.message.split()))
    return f"{problem.path}: {problem.rule} {message}"


def _entries(baseline: str) -> Iterable[tuple[int, str]]:
    lines = ((number, line.strip()) for number, line in enumerate(baseline.splitlines(), start=1))
    return ((number, line) for number, line in lines if line and not line.startswith("#"))


def _taken(left: Counter[str], entry: str) -> bool:
    """Take one of an entry, and say whether one was left."""
    left[entry] -= 1
    return left[entry] >= 0
