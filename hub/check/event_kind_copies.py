"""Files beside content/ that list the kinds of events: a form, a schema and a snippet, which follow the settings."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base import file_io
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hub.content.models import Config


@dataclass(frozen=True, kw_only=True, slots=True)
class _Copy:
    """Hold where a file lists the kinds (the group `kinds` of `place`), and how it writes them."""

    path: str
    place: re.Pattern[str]
    write: Callable[[Sequence[str]], str]


def _indented(kinds: Sequence[str]) -> str:
    """Return the list as the schema has it, at its depth."""
    return json.dumps(kinds, indent=2).replace("\n", "\n      ")


COPIES = (
    _Copy(
        path=".github/ISSUE_TEMPLATE/event.yml",
        place=re.compile(r"^ +id: kind\n(?:^ +.*\n)*?^ +options: (?P<kinds>\[[^\]\n]*\])", re.MULTILINE),
        write=lambda kinds: f"[{', '.join(kinds)}]",
    ),
    _Copy(
        path=".vscode/schemas/event.json",
        place=re.compile(r'"kind": \{\s*"enum": (?P<kinds>\[[^\]]*\])'),
        write=_indented,
    ),
    _Copy(
        path=".vscode/hub.code-snippets",
        place=re.compile(r'"kind: \$\{\d+\|(?P<kinds>[^|\n]*)\|\}"'),
        write=",".join,
    ),
)


def fitted(path: str, text: str, config: Config) -> str:
    """Return the text of a file with the hub's kinds of events where it lists them."""
    copy = next((copy for copy in COPIES if copy.path == path), None)
    found = copy.place.search(text) if copy else None
    if not copy or not found:
        return text
    start, end = found.span("kinds")
    return f"{text[:start]}{copy.write(config.event_kinds)}{text[end:]}"


def problems(config: Config) -> Iterator[Problem]:
    """Yield a problem for each file that lists other kinds of events than the hub has."""
    for copy, text, found in _behind(config):
        start = found.start("kinds")
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        fix = f"write {copy.write(config.event_kinds)}; hub check --fix does it"
        message = "these are not the kinds of events that mkdocs.yml names"
        yield Problem(path=copy.path, line=line, column=column, rule="004", message=message, fix=" ".join(fix.split()))


def fix(config: Config) -> Iterator[str]:
    """Write the hub's kinds of events into each file that lists others, and yield its path."""
    for copy, text, found in _behind(config):
        start, end = found.span("kinds")
        file_io.write(config.root, copy.path, f"{text[:start]}{copy.write(config.event_kinds)}{text[end:]}")
        yield copy.path


def _behind(config: Config) -> Iterator[tuple[_Copy, str, re.Match[str]]]:
    for copy in COPIES:
        file = config.root / copy.path
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        found = copy.place.search(text)
        if found and found["kinds"] != copy.write(config.event_kinds):
            yield copy, text, found
