"""Every brand gives colors that can be read, in both schemes, for any number of areas."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.base import colors
from hub.config import color_tokens
from hub.content.settings import Theme
from hub.errors import HubError

HARD = ("#ffff00", "#ffffff", "#000000", "#39ff14", "#ff00ff", "#7f7f7f")
BRANDS = st.sampled_from(HARD) | st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@settings(max_examples=12)
@given(
    brand=BRANDS,
    areas=st.integers(0, 12),
    kind=st.sampled_from(["wheel", "family"]),
    paper=st.sampled_from(["warm", "cool", "none"]),
)
def test_every_promise_holds(brand: str, areas: int, kind: str, paper: str) -> None:
    """Yellow, white, neon or any other brand: each pair of colors has the contrast that is promised."""
    theme = Theme(brand=brand, area_colors=kind, paper=paper)
    for scheme in color_tokens.schemes(theme, areas):
        pairs = tuple(color_tokens.pairs(areas))
        assert [
            pair for pair in pairs if colors.contrast(scheme[pair.color], scheme[pair.ground]) < pair.promised
        ] == []


def test_a_broken_pair_is_named() -> None:
    """Words that cannot be read stop a build, with both colors, the contrast, and what to write."""
    light, _ = color_tokens.schemes(Theme(), 0)
    with pytest.raises(
        HubError, match=r"theme: quiet \(#bbbbbb\) on page \(#.{6}\) has a contrast of 1\.9, and people "
    ):
        color_tokens.prove(light | {"quiet": "#bbbbbb"}, 0)


def test_a_readable_brand_stays_itself() -> None:
    """A brand that can be read keeps its hue; one area has a color of its own."""
    light, dark = color_tokens.schemes(Theme(brand="#2038a8"), 1)
    hue = colors.oklch("#2038a8")[2]
    assert [abs(colors.oklch(scheme["ink"])[2] - hue) < 8 for scheme in (light, dark)] == [True, True]
    assert colors.contrast(light["a1-solid"], colors.WHITE) >= 6.5


def test_areas_of_a_family_are_near_the_brand() -> None:
    """A family stays within 110 degrees; a wheel of eight goes around the person as a clock does."""
    family, _ = color_tokens.schemes(Theme(brand="#8a1f2b", area_colors="family"), 5)
    brand = colors.oklch("#8a1f2b")[2]
    hues = [colors.oklch(family[f"a{number}"])[2] for number in range(1, 6)]
    assert [abs((hue - brand + 180) % 360 - 180) <= 62 for hue in hues] == [True] * 5
    wheel, _ = color_tokens.schemes(Theme(), 8)
    around = [colors.oklch(wheel[f"a{place + 1}-wash"])[2] for place in color_tokens.CLOCKWISE]
    assert [30 < (after - before) % 360 < 60 for before, after in pairwise(around)] == [True] * 7
