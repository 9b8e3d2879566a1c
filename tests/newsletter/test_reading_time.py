"""How long an issue takes to read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Item, Section
from hub.newsletter.reading_time import reading_time

if TYPE_CHECKING:
    from hub.content.models import Issue


def test_reading_time(full: Issue) -> None:
    """The words of every part count, 238 a minute; nothing takes less than one."""
    section = Section(title="Read", intro="word " * 237, items=(Item(title="Long", url="x:y", blurb="word " * 237),))
    assert reading_time(replace(full, note="", sections=())) == 1
    assert reading_time(replace(full, note="word " * 238, sections=(section,))) == 3
