"""What the sources' tests share."""

from __future__ import annotations

import pytest

from hub.content.settings import Source


@pytest.fixture
def source() -> Source:
    """A source on this machine that says nothing of its dialect."""
    return Source(key="notes", name="Notes", url="https://feeds.example.gov/", private=True)
