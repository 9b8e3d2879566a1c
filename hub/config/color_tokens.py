"""The look of a hub -> its colors by name, in light and dark, of which each pair that words use is proven readable."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hub.base import colors
from hub.base.colors import WHITE, of_oklch, readable
from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.content.settings import Config, Theme

# Hue and chroma of grounds and grays.
PAPERS = {"warm": (85.0, 1.0), "cool": (255.0, 1.0), "none": (0.0, 0.0)}
# Eight areas stand around one person: their hues go around, too, in the order of a clock.
CLOCKWISE = (0, 1, 2, 4, 7, 6, 5, 3)
# Of a wheel of hues, how far its first one is from that of the brand; how far a family goes to both sides.
WHEEL_FROM, FAMILY_WIDTH = 119, 110
# What people need (WCAG 2.2, 1.4.3 and 1.4.11; 1.4.6 for text that is read at length).
TEXT, WORDS, LINE = 7.0, 4.5, 3.0


class ColorPair(NamedTuple):
    """Hold the names of a color and of its ground, and the contrast that is promised between them."""

    color: str
    ground: str
    promised: float


@lru_cache(maxsize=4)
def schemes(theme: Theme, areas: int) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colors of a hub with so many areas by their names, in light and in dark.

    Raises HubError where a pair of them cannot be read.
    """
    found = _colors(theme, areas, dark=False), _colors(theme, areas, dark=True)
    for scheme in found:
        prove(scheme, areas)
    return found


def of(config: Config) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colors of a hub by their names, in light and in dark."""
    return schemes(config.theme, len(config.areas))


def prove(scheme: Mapping[str, str], areas: int) -> None:
    """Raise HubError with every pair of colors that is used together and has less contrast than is promised."""
    measured = [(pair, colors.contrast(scheme[pair.color], scheme[pair.ground])) for pair in pairs(areas)]
    broken = [
        gettext(
            "theme: %(color)s on %(ground)s has a contrast of %(found)s, and people need %(promised)s to read; "
            "write another brand",
            color=f"{pair.color} ({scheme[pair.color]})",
            ground=f"{pair.ground} ({scheme[pair.ground]})",
            found=f"{found:.1f}",
            promised=f"{pair.promised:g}",
        )
        for pair, found in measured
        if found < pair.promised
    ]
    if broken:
        raise HubError("\n".join(broken))


def pairs(areas: int) -> Iterator[ColorPair]:
    """Yield every pair of colors that a page shows together, with the contrast that is promised."""
    for color, promised in (("text", TEXT), ("quiet", WORDS), ("ink", WORDS), ("line", LINE), ("focus", LINE)):
        yield from (ColorPair(color, ground, promised) for ground in ("page", "sheet", "wash"))
    for color, promised in (("text", TEXT), ("quiet", WORDS), ("ink", WORDS), ("ink-deep", WORDS), ("focus", LINE)):
        yield ColorPair(color, "ink-wash", promised)
    yield from (
        ColorPair("ink-deep", "page", TEXT),
        ColorPair("on-solid", "solid", WORDS),
        ColorPair("on-btn", "btn", WORDS),
    )
    yield from (ColorPair("text", "mark", WORDS), ColorPair("page", "text", TEXT), ColorPair("page", "quiet", WORDS))
    for number in range(1, areas + 1):
        yield ColorPair("on-solid", f"a{number}-solid", WORDS)
        yield from (ColorPair(f"a{number}", ground, WORDS) for ground in ("page", "sheet", "wash", f"a{number}-wash"))
        yield from (ColorPair(color, f"a{number}-wash", WORDS) for color in ("text", "quiet", "ink"))


def _colors(theme: Theme, areas: int, *, dark: bool) -> dict[str, str]:
    """Return the colors of a scheme by their names; the lightness of a color is searched until it can be read."""
    _, chroma, hue = colors.oklch(theme.brand)
    warm, tone = PAPERS[theme.paper]
    made = _grounds(warm, tone, dark=dark)
    grounds = tuple(made.values())
    step = 0.005 if dark else -0.005
    made["text"] = of_oklch(0.93 if dark else 0.225, 0.008 * tone, warm)
    made["quiet"] = readable(0.76 if dark else 0.46, 0.012 * tone, warm, grounds, 6, step)
    made["rule"] = of_oklch(0.37 if dark else 0.87, 0.012 * tone, warm)
    made["line"] = readable(0.6, 0.012 * tone, warm, grounds, LINE + 0.2, step)
    made["ink"] = readable(0.8 if dark else 0.43, min(chroma, 0.11) if dark else chroma, hue, grounds, TEXT, step)
    made["ink-deep"] = of_oklch(0.9, min(chroma, 0.06), hue) if dark else of_oklch(0.3, chroma * 0.8, hue)
    made["ink-wash"] = of_oklch(0.285, min(chroma, 0.045), hue) if dark else of_oklch(0.955, min(chroma, 0.022), hue)
    made["solid"] = of_oklch(0.34, min(chroma, 0.1), hue) if dark else made["ink"]
    made["on-solid"] = WHITE
    made["btn"], made["on-btn"] = (made["ink"], made["page"]) if dark else (made["solid"], WHITE)
    made["mark"] = of_oklch(0.42, 0.1, 92) if dark else "#ffe066"
    made["focus"] = "#ffd84d" if dark else of_oklch(0.2, 0.01 * tone, warm)
    for number, area_hue in enumerate(_hues(hue, areas, theme.area_colors), start=1):
        wash = of_oklch(0.275, 0.028, area_hue) if dark else of_oklch(0.955, 0.022, area_hue)
        words, solid = (0.79, 0.105) if dark else (0.47, 0.13), (0.37, 0.075) if dark else (0.43, 0.115)
        made[f"a{number}-wash"] = wash
        made[f"a{number}"] = readable(*words, area_hue, (*grounds, wash), 5, step)
        made[f"a{number}-solid"] = readable(*solid, area_hue, (WHITE,), 6.5, -0.005)
    return made


def _grounds(hue: float, tone: float, *, dark: bool) -> dict[str, str]:
    if dark:
        shades = {"page": (0.205, 0.006), "sheet": (0.245, 0.007), "wash": (0.27, 0.008)}
    else:
        shades = {"page": (0.992, 0.0036), "sheet": (1, 0), "wash": (0.966, 0.0096)}
    return {name: of_oklch(lightness, chroma * tone, hue) for name, (lightness, chroma) in shades.items()}


def _hues(brand: float, areas: int, kind: str) -> list[float]:
    """Return the hue of each area: evenly around the wheel, or all of them near the brand."""
    if kind == "family":
        step = FAMILY_WIDTH / max(areas - 1, 1)
        return [(brand - FAMILY_WIDTH / 2 + step * place) % 360 for place in range(areas)]
    order = CLOCKWISE if areas == len(CLOCKWISE) else tuple(range(areas))
    return [(brand + WHEEL_FROM + 360 / areas * order.index(place)) % 360 for place in range(areas)]
