"""Contrast as WCAG 2.2 defines it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hub.base import colors

GROUND = "#1b2129"


def test_contrast() -> None:
    """From 1 for a color on itself to 21 for black on white, in any order; #767676 is the lightest readable grey."""
    assert colors.contrast("#000000", "#ffffff") == 21
    assert colors.contrast("#1a4480", "#1a4480") == 1
    assert colors.contrast("#ffffff", "#767676") == colors.contrast("#767676", "#ffffff")
    assert colors.contrast("#777777", "#ffffff") < colors.ENOUGH < colors.contrast("#767676", "#ffffff")


@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_every_colour_has_a_readable_tint(color: str) -> None:
    """Whatever color a hub chooses, its links can be read in dark mode; one that is light enough stays as it is."""
    found = colors.tint(color, GROUND)
    assert colors.contrast(found, GROUND) >= colors.ENOUGH
    assert colors.tint(found, GROUND) == found
