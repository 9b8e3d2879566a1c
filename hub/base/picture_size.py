"""How wide a picture is: the one door to imagesize."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def width(file: Path) -> int | None:
    """Return how many pixels a picture is wide; None where there is no picture or its size cannot be read."""
    import imagesize  # few mails have pictures

    found, _ = imagesize.get(file)
    return found if found > 0 else None
