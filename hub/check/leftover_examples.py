"""Names in the settings and on plain pages that are still the example's: nobody should publish with them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from hub.base import file_io
from hub.base.translation import gettext
from hub.config import mkdocs_file
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILES = (".github/CODEOWNERS", "requirements.txt")
PAGE = re.compile(r"content/[^/]+\.md")
# The hosts that RFC 2606, section 3, keeps for examples, an owner of that name, a place that is not real, and
# the banner of `hub init`. A site on one's own machine is for trying out. Comments may name all of them.
# What may be long is looked at from its beginning only: a picture in an address (`data:`) has many thousand letters.
EXAMPLE = re.compile(
    r"https?://(?:localhost|127\.0\.0\.1)[\w.:/-]*"
    r"|(?<![\w.+:/@-])[\w.+:/@-]*(?:\bexample\.(?:com|net|org)"
    r"|(?:(?:github\.com|gitlab\.com|codeberg\.org|dev\.azure\.com)/|@)example/)[\w.+/@-]*"
    r"|(?<!\d)\d+ Example Street, Example City|Calle Ejemplo \d+, Ciudad Ejemplo"
    r"|A sample to begin with|Una muestra para empezar",
    re.IGNORECASE,
)


def problems(root: Path, files: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each line that still holds an example: in the settings, and in plain pages of the `files`."""
    pages = sorted(path for path in files if PAGE.fullmatch(path))
    for path in (*filter(partial(file_io.is_inside, root), (*mkdocs_file.paths(root), *FILES)), *pages):
        file = root / path
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        for number, line in enumerate(text.splitlines(), 1):
            if (found := EXAMPLE.search(line)) and not line.lstrip().startswith("#"):
                message = gettext("%(found)s is an example", found=found[0])
                column = found.start() + 1
                yield Problem(
                    path=path, line=number, column=column, rule="010", message=message, fix=gettext("write your own")
                )
