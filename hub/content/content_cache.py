"""What the library read last time, in `.hub/cache/library.json`: a file that has not changed is not read again.

The index saves time and decides nothing: a lost, damaged or foreign one, and one of another hub or of other settings,
is ignored.
"""

from __future__ import annotations

import contextlib
import functools
import time
from dataclasses import dataclass, field, fields
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from hub.base import cache_file, file_io, json_codec
from hub.base.two_processes import Work, parts
from hub.base.utf8_files import text_of
from hub.content.body import Body
from hub.errors import ContentError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from hub.content.settings import Config

    Read: TypeAlias = Callable[[str, str], Any]
    File: TypeAlias = tuple[str, os.DirEntry[str]]

FILE = ".hub/cache/library.json"
# Below that many files, a second process takes longer to begin than it saves; so many are one task of it.
ENOUGH = 500
AT_ONCE = 100


class KnownFile(NamedTuple):
    """Hold what is known of a file: when it was written, size and inode, its hash, the values of its item by name."""

    stamp: list[int]
    digest: str
    values: dict[str, Any]


@dataclass(slots=True)
class Index:
    """Hold what is known of each file by its path; what two processes have read is there `ahead` of its turn."""

    root: Path
    key: bytes
    known: Mapping[str, KnownFile]
    kept: dict[str, KnownFile] = field(default_factory=dict)
    ahead: dict[str, tuple[KnownFile, Any]] = field(default_factory=dict)
    now: int = field(default_factory=time.time_ns)

    def item(self, file: File, kind: type, read: Read) -> Any:  # noqa: ANN401  of that kind
        """Return the item that a file holds; `read` makes it of the file's text where the index does not know it."""
        path, entry = file
        if path in self.ahead:
            self.kept[path], item = self.ahead.pop(path)
            return item
        stamp = self._stamp(entry)
        found = self.known.get(path)
        if found and stamp and found.stamp == stamp:
            self.kept[path] = found
            return self._item(kind, found, path)
        text = text_of(self.root / path, path)
        digest = sum_of(text)
        if found and found.digest == digest:
            self.kept[path] = found._replace(stamp=stamp)
            return self._item(kind, found, path)
        item = read(text, path)
        self.kept[path] = KnownFile(stamp, digest, _values(item))
        return item

    def _item(self, kind: type, known: KnownFile, path: str) -> Any:  # noqa: ANN401  of that kind
        values = known.values
        if "body" in values:
            values = values | {"body": Body(values["body"], path, self.root)}
        return json_codec.made(values, kind)

    def look_ahead(self, files: Sequence[File], kind: type, read: Read) -> None:
        """Let two processes read the files that the index does not know, where they are many."""
        unknown = [file for file in files if file[0] not in self.known]
        if len(unknown) >= ENOUGH:
            for done in Work(partial(self._read, kind, read), parts(unknown, AT_ONCE)).results():
                self.ahead |= done

    def _read(self, kind: type, read: Read, files: Sequence[File]) -> dict[str, tuple[KnownFile, Any]]:
        """Return what is known of each file now, and its item; leaves out files with problems, for `item` to report."""
        done = {}
        for file in files:
            with contextlib.suppress(ContentError):
                item = self.item(file, kind, read)
                done[file[0]] = self.kept[file[0]], item
        return done

    @property
    def changed(self) -> bool:
        """Return whether the files that were read differ from those of last time, or were written since."""
        return self.kept != self.known

    def save(self) -> None:
        """Write the index for the next run, where it changed."""
        if self.changed:
            cache_file.write(self.root, FILE, self.key, self.kept)

    def _stamp(self, entry: os.DirEntry[str]) -> list[int]:
        """Return what changes when a file does; an empty list where the file may have changed since without a trace."""
        status = entry.stat()
        settled = status.st_mtime_ns < self.now - file_io.STEP
        return [status.st_mtime_ns, status.st_size, status.st_ino] if settled else []


def load(config: Config) -> Index:
    """Return the index of a hub, empty where there is none for this program and these settings."""
    key = _key(config)
    return Index(config.root, key, cache_file.read(config.root / FILE, key, dict[str, KnownFile]) or {})


def sum_of(text: str) -> str:
    """Return a hash of the text of a file, in hexadecimal digits."""
    return blake2b(text.encode(), digest_size=cache_file.DIGEST).hexdigest()


def _key(config: Config) -> bytes:
    """Return a hash of everything except the file itself that decides what a file says."""
    newsletter, zone = config.newsletter.sections, config.timezone.key
    kinds = (config.event_kinds, config.article_kinds, config.resource_kinds)
    decisive = (config.topics, config.areas, kinds, newsletter, zone, config.draft_docs)
    return cache_file.total(cache_file.program(), *decisive)


@functools.cache
def _defaults(kind: type) -> dict[str, object]:
    """Return the default of each field of a kind, by its name; MISSING where it has none."""
    return {each.name: each.default for each in fields(kind)}


def _values(item: Any) -> dict[str, Any]:  # noqa: ANN401  any item of the model
    """Return the fields of an item that differ from their defaults; a body is its hash, for its file has the text."""
    kind: type = type(item)
    given = ((name, getattr(item, name), default) for name, default in _defaults(kind).items())
    return {name: value.digest if name == "body" else value for name, value, default in given if value != default}
