"""One stylesheet for each look, and the icon."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.content.settings import Area, Theme
from hub.site.outputs import stylesheet

if TYPE_CHECKING:
    from hub.content.settings import Config

LIMIT = 26_400
EIGHT = tuple(Area(key=f"area-{number}", title=f"Area {number}") for number in range(8))


def written(config: Config, *, own: bool = True) -> tuple[str, str]:
    """The stylesheet and the icon."""
    sheet, icon = (asset.content() for asset in stylesheet.assets(config, own=own))
    return sheet, icon


def test_the_sheet_is_light(config: Config) -> None:
    """With eight areas it has at most 26,000 bytes, without a comment or a blank that says nothing."""
    sheet, _ = written(replace(config, areas=EIGHT))
    assert len(sheet.encode()) <= LIMIT
    assert re.search(r"/\*|\n.|  |; |: [^:]*;\}", sheet) is None
    assert "calc(.6rem - 4px)" in sheet
    assert ";}" not in sheet


def test_braces_and_names_fit(config: Config) -> None:
    """Every block is closed, and every token that a rule uses has a value."""
    for own in (True, False):
        sheet, _ = written(replace(config, areas=EIGHT), own=own)
        assert sheet.count("{") == sheet.count("}")
        used = set(re.findall(r"var\(--([\w-]+)", sheet))
        given = set(re.findall(r"--([\w-]+):", sheet))
        assert {name for name in used - given if not name.startswith("md-")} == set()


def test_settings_show(config: Config) -> None:
    """Brand and typeface reach the sheet; the same settings give the same bytes."""
    other = replace(config, theme=Theme(brand="#8a1f2b", typeface="news"))
    first, _ = written(config)
    second, _ = written(other)
    assert "Iowan" in first
    assert "Charter" in second
    assert "light-dark(" in first
    assert first == written(config)[0]
    assert {asset.made_of for asset in stylesheet.assets(config, own=True)}.isdisjoint(
        asset.made_of for asset in stylesheet.assets(other, own=True)
    )


def test_a_font_of_its_own_goes_before_the_face(config: Config) -> None:
    """It is asked for from the folder of the sheet, and readers see the usual face until it is there."""
    sheet, _ = written(replace(config, theme=Theme(typeface="news", font="fonts/our face.woff2")))
    face, tokens = sheet.split("}", 1)
    assert face.startswith("@font-face{")
    assert 'src:url("../fonts/our%20face.woff2")' in face
    assert "font-display:swap" in face
    assert "--display:own,Charter," in tokens
    assert "@font-face" not in written(config)[0]


@pytest.mark.parametrize(("areas", "squares", "person"), [(EIGHT, 8, True), (EIGHT[:5], 5, False), ((), 0, False)])
def test_the_icon_is_the_mark(config: Config, areas: tuple[Area, ...], squares: int, person: bool) -> None:  # noqa: FBT001  a parameter of the test
    """Eight areas stand around one person; any other number fills a grid."""
    _, icon = written(replace(config, areas=areas))
    assert (icon.count("<rect"), "<circle" in icon) == (squares, person)
