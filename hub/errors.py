"""What can go wrong, in words for the person who must act.

HubError                  something for a person to fix; the command ends with exit code 1
├── ContentError          files of this hub are wrong: every Problem at once
├── SourceError           one source could not be read; the others go on
│   └── NotAskedError     its server was not even asked: something here must be put right first
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
    """One thing that is wrong with one file: where it stands, what was found, and in `fix` what to write instead.

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
        """`file:line:column: rule message; fix`, which editors and terminals turn into a link."""
        level = "" if self.level == "error" else f" {self.level}:"
        advice = f"; {self.fix}" if self.fix else ""
        return text.one_line(f"{self.path}:{self.line}:{self.column}: {self.rule}{level} {self.message}{advice}")


class HubError(Exception):
    """Something that a person must fix."""

    exit_code = 1


class ContentError(HubError):
    """Files of this hub are wrong; `problems` holds all of them, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class SourceError(HubError):
    """One source could not be read."""


class NotAskedError(SourceError):
    """A server was not asked, and is not to blame: a proxy does not answer, or a secret is not there."""


class NotAHubError(HubError):
    """No hub at or above the folder."""

    exit_code = 2
