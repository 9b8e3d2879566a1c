"""What every file of a hub says, which is remembered: a file that has not changed is not looked at again."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from hub import cache, config
from hub.check import facts
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.check.facts import Facts
    from hub.model import Config

FILE = ".hub/check.json"
SETTINGS = (config.SITE, config.TOPICS, config.SOURCES)


def facts_of(root: Path, paths: Iterable[str], settings: Config) -> dict[str, Facts]:
    """The facts of each file, from memory where the file, the settings and the program are what they were."""
    key = cache.total(cache.program(), *(_bytes(root / name) for name in SETTINGS))
    known: dict[str, list[Any]] = cache.read(root / FILE, key) or {}
    found: dict[str, Facts] = {}
    kept: dict[str, list[Any]] = {}
    for path in paths:
        data = (root / path).read_bytes()
        digest = blake2b(data, digest_size=cache.DIGEST).hexdigest()
        if path in known and known[path][0] == digest:
            found[path], kept[path] = facts.unpacked(path, known[path][1]), known[path]
        else:
            found[path] = _looked(path, data, settings)
            kept[path] = [digest, facts.packed(found[path])]
    if kept != known:
        cache.write(root, FILE, key, kept)
    return found


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _looked(path: str, data: bytes, settings: Config) -> Facts:
    try:
        return facts.look(path, config.decoded(data, path), settings)
    except ContentError as error:
        return facts.Facts(findings=error.problems)
