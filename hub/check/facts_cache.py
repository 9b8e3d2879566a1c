"""What every file of a hub says, which is remembered: a file that has not changed is not looked at again."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from hub.base import cache_file, plug_ins, utf8_files
from hub.check import file_facts
from hub.check.file_facts import FileFacts  # noqa: TC001  json_codec reads the types
from hub.config import fingerprint
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.content.settings import Config

FILE = ".hub/cache/check.json"
# What is told once of a file in another encoding.
LOST_LETTER = "139"


class KnownFacts(NamedTuple):
    """Hold the hash of a file, in hexadecimal digits, and what it says."""

    digest: str
    facts: FileFacts


def facts_of(root: Path, paths: Iterable[str], settings: Config) -> dict[str, FileFacts]:
    """Return the facts of each file by its path, from the cache where file, settings and program are what they were."""
    key = key_of(settings)
    known = cache_file.read(root / FILE, key, dict[str, KnownFacts]) or {}
    kept: dict[str, KnownFacts] = {}
    for path in paths:
        data = (root / path).read_bytes()
        digest = blake2b(data, digest_size=cache_file.DIGEST).hexdigest()
        is_known = path in known and known[path].digest == digest
        kept[path] = known[path] if is_known else KnownFacts(digest, looked(path, data, settings))
    if kept != known and not plug_ins.have_failed("checks"):  # else nobody would hear of it again
        cache_file.write(root, FILE, key, kept)
    return {path: one.facts for path, one in kept.items()}


def key_of(settings: Config) -> bytes:
    """Return what facts are kept under: a hash of everything but the file that decides what a file says."""
    return cache_file.total(cache_file.program(), fingerprint.settings(settings))


def looked(path: str, data: bytes, settings: Config) -> FileFacts:
    """Return what a file says; of one in another encoding, also what is wrong with the letters that are clear."""
    try:
        return file_facts.look(path, utf8_files.decoded(data, path), settings)
    except ContentError as error:
        guessed = file_facts.look(path, utf8_files.guessed(data), settings)
        told = (one for one in guessed.findings if one.rule != LOST_LETTER)
        return replace(guessed, findings=(*error.problems, *told))
