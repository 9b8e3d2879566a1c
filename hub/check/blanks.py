"""Blanks of a scaffold that nobody filled, in the files of data: topics, sources and assessments."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from hub import config, disk
from hub.assess import reading
from hub.check.rules import front
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMENT = re.compile(r"(?:^|\s)#.*")


def problems(root: Path) -> Iterator[Problem]:
    """One for each line with a blank; nobody reads what a comment says."""
    for path in filter(partial(disk.is_inside, root), (config.TOPICS, config.SOURCES, *reading.paths(root))):
        file = root / path
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        for number, line in enumerate(text.splitlines(), 1):
            if found := front.BLANK.search(COMMENT.sub("", line)):
                column = found.start() + 1
                yield Problem(path=path, line=number, column=column, rule="105", message=front.LEFT, fix=front.FILL)
