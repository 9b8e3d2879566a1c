"""What hub still takes and will not take for ever: since which version, until when, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Deprecation:
    """Hold one word of the settings or of the commands that goes away, `until` a day; `hub upgrade` may replace it."""

    name: str
    since: str
    until: date
    instead: str


MARKDOWN_EXTENSIONS = Deprecation(
    name="`markdown_extensions:` in mkdocs.yml",
    since="1.0.0",
    until=date(2027, 12, 1),
    instead="nothing: pages are read as GitHub reads them; `hub upgrade` deletes it",
)
IMPORT_HUGO = Deprecation(
    name="`hub import hugo DIR`",
    since="1.0.0",
    until=date(2027, 12, 1),
    instead="`hub import DIR`, which tells Hugo, Jekyll and WordPress apart",
)
ALL = (MARKDOWN_EXTENSIONS, IMPORT_HUGO)
