"""Contrast as WCAG 2.2 defines it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hub import colours

GROUND = "#1b2129"


def test_contrast() -> None:
    """From 1 for a colour on itself to 21 for black on white, in any order; #767676 is the lightest readable grey."""
    assert colours.contrast("#000000", "#ffffff") == 21
    assert colours.contrast("#1a4480", "#1a4480") == 1
    assert colours.contrast("#ffffff", "#767676") == colours.contrast("#767676", "#ffffff")
    assert colours.contrast("#777777", "#ffffff") < colours.ENOUGH < colours.contrast("#767676", "#ffffff")


@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_every_colour_has_a_readable_tint(colour: str) -> None:
    """Whatever colour a hub chooses, its links can be read in dark mode; one that is light enough stays as it is."""
    found = colours.tint(colour, GROUND)
    assert colours.contrast(found, GROUND) >= colours.ENOUGH
    assert colours.tint(found, GROUND) == found
