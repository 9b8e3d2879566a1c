"""Names in the settings and on plain pages that are still the example's: nobody should publish with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub import config
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = (config.SITE, ".github/CODEOWNERS", "requirements.txt")
# The hosts that RFC 2606, section 3, keeps for examples, an owner of that name on GitHub, and a place that is no place.
# Comments may name them.
EXAMPLE = re.compile(
    r"[\w.+:/@-]*(?:\bexample\.(?:com|net|org)|(?:github\.com/|@)example/)[\w.+/@-]*|\d+ Example Street, Example City",
    re.IGNORECASE,
)


def problems(root: Path) -> Iterator[Problem]:
    """One for each line that still holds an example."""
    pages = sorted(file.relative_to(root).as_posix() for file in (root / "content").glob("*.md"))
    for path in (*FILES, *pages):
        file = root / path
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        for number, line in enumerate(text.splitlines(), 1):
            if (found := EXAMPLE.search(line)) and not line.lstrip().startswith("#"):
                message = f"{found[0]} is an example"
                column = found.start() + 1
                yield Problem(path=path, line=number, column=column, rule="010", message=message, fix="write your own")
