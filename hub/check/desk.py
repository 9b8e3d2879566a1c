"""What `hub check` does: mend, check, and keep what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hub.check import changes, run
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hub.check.run import Checked


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What was found, and the files that were mended before."""

    checked: Checked
    mended: tuple[str, ...] = ()


def check(root: Path, paths: Iterable[Path], *, since: str | None = None, mend: bool = False) -> Done:
    """Check a hub; raises HubError for a path outside of it or a revision that git does not know."""
    only = tuple(_inside(root, paths))
    mended = run.fix(root, only) if mend else ()
    checked = run.check(root, only)
    if since:
        checked = replace(checked, problems=changes.on(checked.problems, changes.since(root, since)))
    return Done(checked=checked, mended=mended)


def _inside(root: Path, paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if not path.resolve().is_relative_to(root):
            message = f"{path} does not lie in the hub {root}"
            raise HubError(message)
        yield path.resolve().relative_to(root).as_posix()
