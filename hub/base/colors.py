"""Colors as `#rrggbb` and in OKLCH: how well one reads on another, and the one of a hue that reads well enough."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WHITE = "#ffffff"
NOTATION = re.compile(r"#[0-9a-f]{6}")
# Rounding may lead a little out of what a screen can show.
GAMUT_SLACK = 0.0005
CHROMA_STEP = 0.002


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors by WCAG 2.2: from 1 (one color) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def oklch(color: str) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma and hue (degrees) of a color in OKLCH (CSS Color 4, section 9.2)."""
    red, green, blue = _linear(color)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def of_oklch(lightness: float, chroma: float, hue: float) -> str:
    """Return the color with that lightness and hue, with the most of the chroma that a screen (sRGB) can show."""
    linear = _linear_of(lightness, chroma, hue)
    while chroma > 0 and not all(-GAMUT_SLACK <= share <= 1 + GAMUT_SLACK for share in linear):
        chroma = max(chroma - CHROMA_STEP, 0)
        linear = _linear_of(lightness, chroma, hue)
    return "#" + "".join(f"{round(255 * _encoded(min(1, max(0, share)))):02x}" for share in linear)


def readable(  # noqa: PLR0913, PLR0917  what a color is made of, and what it must do
    lightness: float, chroma: float, hue: float, grounds: Iterable[str], ratio: float, step: float
) -> str:
    """Return the color of a hue nearest to a lightness that has at least the contrast `ratio` on each of the grounds.

    `step` says which way to look: below 0 for darker colors. Where no color is enough, the last one is returned.
    """
    on = tuple(grounds)
    color = of_oklch(lightness, chroma, hue)
    while 0 < lightness < 1 and any(contrast(color, ground) < ratio for ground in on):
        lightness += step
        color = of_oklch(lightness, chroma, hue)
    return color


def _linear_of(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(share: float) -> float:
    """Return a linear share of light as sRGB stores it (IEC 61966-2-1)."""
    return 12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055  # noqa: PLR2004


@lru_cache(maxsize=1024)
def _luminance(color: str) -> float:
    """Return the relative luminance of a color, as WCAG 2.2 defines it: from 0 (black) to 1 (white)."""
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(color: str) -> tuple[float, ...]:
    shares = (channel / 255 for channel in bytes.fromhex(color.removeprefix("#")))
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)  # noqa: PLR2004
