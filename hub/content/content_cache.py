"""What the library read last time, in `.hub/library.json`: a file that has not changed is not read again.

The index saves time and decides nothing: a lost, damaged or foreign one, and one of another hub or of other settings,
is ignored.
"""

from __future__ import annotations

import contextlib
import functools
import re
import time
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeAlias
from zoneinfo import ZoneInfo

from hub.base import cache_file, file_io
from hub.base.two_processes import Work, parts
from hub.base.utf8_files import text_of
from hub.content import front_matter, lazy_text, models
from hub.errors import ContentError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from hub.content.models import Config

    Read: TypeAlias = Callable[[str, str], Any]
    File: TypeAlias = tuple[str, os.DirEntry[str]]

FILE = ".hub/library.json"
# Below that many files, a second process takes longer to begin than it saves; so many are one task of it.
ENOUGH = 500
AT_ONCE = 100
SEVERAL = re.compile(r"tuple\[([A-Z]\w+), \.\.\.\]")


@dataclass(slots=True)
class Index:
    """Hold what is known of each file by its path: when it was written, size, inode, hash, and the values of its item.

    What two processes have read is known `ahead` of its turn, bodies included.
    """

    root: Path
    key: bytes
    known: Mapping[str, list[Any]]
    kept: dict[str, list[Any]] = field(default_factory=dict)
    ahead: dict[str, tuple[list[Any], str]] = field(default_factory=dict)
    now: int = field(default_factory=time.time_ns)

    def item(self, file: File, kind: type, read: Read) -> Any:  # noqa: ANN401  of that kind
        """Return the item that a file holds; `read` makes it of the file's text where the index does not know it."""
        path, entry = file
        if path in self.ahead:
            self.kept[path], body = self.ahead.pop(path)
            return _item(kind, self.kept[path][2], body)
        stamp = self._stamp(entry)
        found = self.known.get(path)
        if found and stamp and found[0] == stamp:
            self.kept[path] = found
            return _item(kind, found[2], partial(_body, self.root, path))
        text = text_of(self.root / path, path)
        digest = sum_of(text)
        known = found if found and found[1] == digest else None
        item = _item(kind, known[2], partial(_body, self.root, path)) if known else read(text, path)
        self.kept[path] = [stamp, digest, _values(item)]
        return item

    def look_ahead(self, files: Sequence[File], kind: type, read: Read) -> None:
        """Let two processes read the files that the index does not know, where they are many and have bodies."""
        unknown = [file for file in files if file[0] not in self.known]
        if kind in lazy_text.KINDS and len(unknown) >= ENOUGH:
            for done in Work(partial(self._read, kind, read), parts(unknown, AT_ONCE)).results():
                self.ahead |= done

    def _read(self, kind: type, read: Read, files: Sequence[File]) -> dict[str, tuple[list[Any], str]]:
        """Return what is known of each file now, and its body; leaves out files with problems, for `item` to report."""
        done = {}
        for file in files:
            with contextlib.suppress(ContentError):
                body = self.item(file, kind, read).body
                done[file[0]] = self.kept[file[0]], body
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
    return Index(config.root, key, cache_file.read(config.root / FILE, key) or {})


def sum_of(text: str) -> str:
    """Return a hash of the text of a file, in hexadecimal digits."""
    return blake2b(text.encode(), digest_size=cache_file.DIGEST).hexdigest()


def _key(config: Config) -> bytes:
    """Return a hash of everything except the file itself that decides what a file says."""
    return cache_file.total(
        cache_file.program(), config.topics, config.areas, config.newsletter.sections, config.timezone.key
    )


def _body(root: Path, path: str) -> str:
    return front_matter.split(text_of(root / path, path), path)[2].strip()


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.name != "body")


@functools.cache
def _decoders(kind: type) -> dict[str, Callable[[Any], Any]]:
    """Return, by name, how to bring back each field of a kind that JSON cannot hold."""
    return {each.name: decode for each in fields(kind) if (decode := _decoder(str(each.type)))}


def _decoder(annotation: str) -> Callable[[Any], Any] | None:
    several = SEVERAL.fullmatch(annotation)
    return _many(vars(models)[several[1]]) if several else DECODERS.get(annotation)


def _values(item: Any) -> list[Any]:  # noqa: ANN401  any item of the model
    kind: type = type(item)
    return [_plain(getattr(item, name)) for name in _names(kind)]


def _plain(value: Any) -> Any:  # noqa: ANN401  what JSON can hold
    if value is None or isinstance(value, str):  # most are
        return value
    if isinstance(value, datetime):
        return [value.replace(tzinfo=None).isoformat(), str(value.tzinfo)]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return _values(value) if is_dataclass(value) else value


def _item(kind: type, values: Iterable[Any], body: Callable[[], str] | str | None = None) -> Any:  # noqa: ANN401  of that kind
    given = dict(zip(_names(kind), values, strict=True))
    for name, decode in _decoders(kind).items():
        given[name] = decode(given[name])
    if body is not None and kind in lazy_text.KINDS:
        given["body"] = body
    return kind(**given)


def _many(kind: type) -> Callable[[Any], Any]:
    return lambda values: tuple(_item(kind, each) for each in values)


DECODERS: dict[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "date | None": lambda value: value and date.fromisoformat(value),
    "datetime": lambda value: datetime.fromisoformat(value[0]).replace(tzinfo=ZoneInfo(value[1])),
    "tuple[str, ...]": tuple,
}
