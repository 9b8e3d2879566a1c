"""Lists of feeds (OPML) in and out of content/sources.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import file_io, sandbox, utf8_files
from hub.collect import local_files
from hub.collect.formats import opml
from hub.config import hub_settings
from hub.content.models import Source

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Config


def add(config: Config, file: Path) -> tuple[Source, ...]:
    """Append the feeds of a list that the hub does not have to content/sources.yml, and return them.

    No byte that is in that file already changes. Raises SourceError where the list is not OPML.
    """
    listed = [Source(key=key, name=name, url=url) for key, name, url in sandbox.alone(unmade, local_files.get(file))]
    found = opml.new(listed, config.sources)
    if found:
        path = config.root / hub_settings.SOURCES
        file_io.write(
            config.root, hub_settings.SOURCES, opml.appended(utf8_files.text_of(path, hub_settings.SOURCES), found)
        )
    return found


def unmade(data: bytes) -> list[tuple[str, str, str | None]]:
    """Return the feeds of a list as values that JSON can hold, for a reader in another process."""
    return [(source.key, source.name, source.url) for source in opml.read(data)]


def text(config: Config) -> str:
    """Return the hub's own list as OPML: its active sources, without those on private networks."""
    public = (source for source in config.sources if source.active and not source.private)
    return opml.write(public, config.site_name)
