"""Contrast as WCAG 2.2 defines it."""

from __future__ import annotations

from hub.base import colors


def test_contrast() -> None:
    """From 1 for a color on itself to 21 for black on white, in any order; #767676 is the lightest readable grey."""
    assert colors.contrast("#000000", "#ffffff") == 21
    assert colors.contrast("#1a4480", "#1a4480") == 1
    assert colors.contrast("#ffffff", "#767676") == colors.contrast("#767676", "#ffffff")
    assert colors.contrast("#777777", "#ffffff") < 4.5 < colors.contrast("#767676", "#ffffff")
