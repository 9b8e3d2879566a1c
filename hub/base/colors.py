"""Colors as `#rrggbb`: how well one reads on another, and the tint of one that reads on a dark ground."""

from __future__ import annotations

import re

# WCAG 2.2, success criterion 1.4.3, for text of any size.
ENOUGH = 4.5
WHITE = "#ffffff"
NOTATION = re.compile(r"#[0-9a-f]{6}")
STEPS = 20


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors by WCAG 2.2: from 1 (one color) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def tint(color: str, ground: str) -> str:
    """Return the color with as much white mixed in as it needs to read well on the dark color `ground`."""
    mixed = (_mixed(color, step / STEPS) for step in range(STEPS))
    return next((one for one in mixed if contrast(one, ground) >= ENOUGH + 1), WHITE)


def _channels(color: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue


def _luminance(color: str) -> float:
    """Return the relative luminance of a color, as WCAG 2.2 defines it: from 0 (black) to 1 (white)."""
    shares = (channel / 255 for channel in _channels(color))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]  # noqa: PLR2004
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(color: str, white: float) -> str:
    return "#" + "".join(f"{round(channel + (255 - channel) * white):02x}" for channel in _channels(color))
