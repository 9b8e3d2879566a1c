"""Blanks of a scaffold that nobody filled, in the files of data: topics, sources and assessments."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from hub.base import file_io
from hub.base.translation import gettext
from hub.check.rules import front_matter_values
from hub.config import entry_files
from hub.content.assessment import model_reader
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.settings import Config

COMMENT = re.compile(r"(?:^|\s)#.*")


def problems(config: Config) -> Iterator[Problem]:
    """Yield a problem for each line with a blank; nobody reads what a comment says."""
    entries = (path for place in entry_files.PLACES for path in place.files(config.root))
    paths = (*entries, *model_reader.paths(config))
    for path in filter(partial(file_io.is_inside, config.root), paths):
        file = config.root / path
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        for number, line in enumerate(text.splitlines(), 1):
            if found := front_matter_values.BLANK.search(COMMENT.sub("", line)):
                column = found.start() + 1
                yield Problem(
                    path=path,
                    line=number,
                    column=column,
                    rule="105",
                    message=gettext(front_matter_values.LEFT),
                    fix=gettext(front_matter_values.FILL),
                )
