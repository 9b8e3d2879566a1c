"""Links in raw HTML, which MkDocs passes on unread: they lead to files of the hub, as links in Markdown do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LINK = re.compile(r'(?P<before><a\s(?:[^<>]*\s)?href=")(?P<way>[^"<>:?#]+\.md)(?=[#"])')


def resolved(html: str, resolve: Callable[[str], str]) -> str:
    """Return the HTML of a page with each way to a Markdown file as `resolve` gives it."""
    return LINK.sub(lambda found: found["before"] + resolve(found["way"]), html)
