"""Lists of feeds (OPML) in and out of content/sources/."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hub.base import file_io, sandbox, urls
from hub.base.translation import gettext
from hub.collect import local_files
from hub.collect.formats import opml
from hub.collect.parsed_feed import Note
from hub.config.entry_files import SOURCES
from hub.content.settings import Source

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config


class ListedFeeds(NamedTuple):
    """Hold the sources that a list has added, and notes on the entries that were left out."""

    added: tuple[Source, ...]
    left_out: tuple[Note, ...]


def add(config: Config, file: Path) -> ListedFeeds:
    """Add the feeds of a list that the hub does not have, a file for each, and return what became of each.

    Raises SourceError where the list is not OPML.
    """
    feeds, skipped = sandbox.alone(unmade, local_files.get(file))
    listed = [Source(key=key, name=name, url=url) for key, name, url in feeds]
    found = opml.new(listed, config.sources)
    known = {urls.key(one.url): one.key for one in config.sources if one.url}
    there = (
        Note(entry=one.name, reason=gettext("the hub has it as %(known)s", known=known[urls.key(one.url)]))
        for one in listed
        if one.url and urls.key(one.url) in known
    )
    for source in found:
        file_io.write(config.root, SOURCES.own(source.key), opml.entry(source))
    return ListedFeeds(found, (*there, *(Note(entry=entry, reason=reason) for entry, reason in skipped)))


def unmade(data: bytes) -> list[list[tuple[str | None, ...]]]:
    """Return the feeds of a list, and its notes, as values that JSON can hold, for a reader in another process."""
    feeds = [(source.key, source.name, source.url) for source in opml.read(data)]
    return [[*feeds], [(note.entry, note.reason) for note in opml.skipped(data)]]


def text(config: Config) -> str:
    """Return the hub's own list as OPML: its active sources, without those on private networks."""
    public = (source for source in config.sources if source.active and not source.private)
    return opml.write(public, config.site_name)
