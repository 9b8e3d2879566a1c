"""Tests for hub.check.memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import facts_cache
from hub.config import hub_settings
from tests.check.test_runner import FORMS, LAB, change

if TYPE_CHECKING:
    from pathlib import Path

    from hub.check.file_facts import FileFacts
    from hub.content.models import Config

# With these nothing can be looked at.
NOTHING: Config = None  # type: ignore[assignment]


def look(hub: Path) -> dict[str, FileFacts]:
    """What two files say."""
    return facts_cache.facts_of(hub, [LAB, FORMS], hub_settings.load(hub))


def test_what_is_known_is_not_looked_at_again(hub: Path) -> None:
    """Not until a file changes, or the settings."""
    change(hub, LAB, "training", "traning")
    first = look(hub)
    assert facts_cache.facts_of(hub, [LAB, FORMS], NOTHING) == first
    assert first[LAB].findings[0].message == "kind: 'traning' is not known"
    change(hub, FORMS, "Ask less.", "Ask.")
    with pytest.raises(AttributeError):
        facts_cache.facts_of(hub, [LAB, FORMS], NOTHING)
    look(hub)
    change(hub, "content/topics.yml", "Asking customers.", "Asking people.")
    with pytest.raises(AttributeError):
        facts_cache.facts_of(hub, [LAB], NOTHING)


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
    assert facts_cache.facts_of(hub, [LAB, FORMS], NOTHING) == first
