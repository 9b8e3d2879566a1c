"""What every file of a hub says, which is remembered: a file that has not changed is not looked at again."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from hub.base import cache_file, utf8_files
from hub.check import file_facts
from hub.config import hub_settings
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.check.file_facts import FileFacts
    from hub.content.models import Config

FILE = ".hub/check.json"
SETTINGS = (hub_settings.SITE, hub_settings.TOPICS, hub_settings.SOURCES)


def facts_of(root: Path, paths: Iterable[str], settings: Config) -> dict[str, FileFacts]:
    """Return the facts of each file by its path, from the cache where file, settings and program are what they were."""
    key = cache_file.total(cache_file.program(), *(_bytes(root / name) for name in SETTINGS))
    known: dict[str, list[Any]] = cache_file.read(root / FILE, key) or {}
    found: dict[str, FileFacts] = {}
    kept: dict[str, list[Any]] = {}
    for path in paths:
        data = (root / path).read_bytes()
        digest = blake2b(data, digest_size=cache_file.DIGEST).hexdigest()
        if path in known and known[path][0] == digest:
            found[path], kept[path] = file_facts.unpacked(path, known[path][1]), known[path]
        else:
            found[path] = _looked(path, data, settings)
            kept[path] = [digest, file_facts.packed(found[path])]
    if kept != known:
        cache_file.write(root, FILE, key, kept)
    return found


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _looked(path: str, data: bytes, settings: Config) -> FileFacts:
    try:
        return file_facts.look(path, utf8_files.decoded(data, path), settings)
    except ContentError as error:
        return file_facts.FileFacts(findings=error.problems)
