"""Tests for hub.check.memory."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from hub.base import cache_file
from hub.check import facts_cache
from hub.check.file_facts import FileFacts
from hub.config import hub_settings
from tests.check.test_runner import FORMS, LAB, change

if TYPE_CHECKING:
    from pathlib import Path

PLANTED = FileFacts(url="https://known.example.gov/")


def look(hub: Path) -> dict[str, FileFacts]:
    """What two files say."""
    return facts_cache.facts_of(hub, [LAB, FORMS], hub_settings.load(hub))


def plant(hub: Path) -> None:
    """Let the cache hold of each file, as it is now, what no file says."""
    known = {
        path: facts_cache.KnownFacts(
            blake2b((hub / path).read_bytes(), digest_size=cache_file.DIGEST).hexdigest(), PLANTED
        )
        for path in (LAB, FORMS)
    }
    cache_file.write(hub, facts_cache.FILE, facts_cache.key_of(hub_settings.load(hub)), known)


def test_what_is_known_is_not_looked_at_again(hub: Path) -> None:
    """Not until a file changes, or the settings."""
    plant(hub)
    assert look(hub) == {LAB: PLANTED, FORMS: PLANTED}
    change(hub, FORMS, "Ask less.", "Ask.")
    found = look(hub)
    assert (found[LAB], found[FORMS] == PLANTED) == (PLANTED, False)
    plant(hub)
    change(hub, "content/topics.yml", "Asking customers.", "Asking people.")
    assert PLANTED not in look(hub).values()


def test_a_torn_memory_is_none(hub: Path) -> None:
    """The files are looked at once more."""
    first = look(hub)
    file = hub / facts_cache.FILE
    file.write_bytes(file.read_bytes()[:-1])
    assert look(hub) == first


def test_a_file_that_is_no_text_is_remembered_too(hub: Path) -> None:
    """It will not be text the next time."""
    (hub / LAB).write_bytes(b"---\ntitle: \xff\n---\n")
    first = look(hub)
    assert [(one.line, one.rule) for one in first[LAB].findings[:1]] == [(2, "001")]
    assert look(hub) == first
