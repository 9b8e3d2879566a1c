"""A short hash of a hub's settings, by which caches tell whether they changed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hub.base import cache_file

if TYPE_CHECKING:
    from hub.content.settings import Config


@lru_cache(maxsize=8)  # a hub has settings for each of its languages
def settings(config: Config) -> bytes:
    """Return a hash of a hub's settings without the folder that it is in, because a hub may move."""
    return cache_file.total(replace(config, root=Path()))
