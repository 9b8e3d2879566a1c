"""What can go wrong, in words for the person who must act.

HubError                  something for a person to fix; the command ends with exit code 1
├── ContentError          files of this hub are wrong: every Problem at once
├── SourceError           one source could not be read; the others go on
│   └── NotAskedError     its server was not even asked: something here must be fixed first
└── NotAHubError          there is no hub here; exit code 2
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hub.base import text

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Problem:
    """Hold one thing that is wrong with one file: where it is, what was found, and in `fix` what to write instead.

    An error stops what was asked for; a warning or a piece of advice never does.
    """

    path: str
    line: int = 1
    column: int = 1
    rule: str
    message: str
    fix: str = ""
    level: Literal["error", "warning", "advice"] = "error"

    def __str__(self) -> str:
        """Return `file:line:column: rule message; fix`, which editors and terminals turn into a link."""
        level = "" if self.level == "error" else f" {self.level}:"
        advice = f"; {self.fix}" if self.fix else ""
        return text.one_line(f"{self.path}:{self.line}:{self.column}: {self.rule}{level} {self.message}{advice}")


class HubError(Exception):
    """Say that there is something that a person must fix; the command ends with `exit_code`."""

    exit_code = 1


class ContentError(HubError):
    """Say that files of this hub are wrong; `problems` holds all problems, sorted by path, line and column."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class SourceError(HubError):
    """Say that one source could not be read."""


class NotAskedError(SourceError):
    """Say that a server was not asked and is not to blame: a proxy does not answer, or a secret is missing."""


class NotAHubError(HubError):
    """Say that there is no hub at or above the folder."""

    exit_code = 2
