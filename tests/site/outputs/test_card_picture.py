"""Cards and icons as other programs read them: their size, their colors, the same bytes at each call."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from hub.config import color_tokens
from hub.content.settings import Area
from hub.site.outputs.card_picture import BAND, HEIGHT, MARGIN, WIDTH, CardPress
from hub.site.outputs.social_cards import SocialCard

if TYPE_CHECKING:
    from hub.content.settings import Config

EIGHT = tuple(Area(key=f"area-{number}", title=f"Area {number}") for number in range(8))


@pytest.fixture
def eight(config: Config) -> Config:
    """A hub with eight areas, whose mark has a person in the middle."""
    return replace(config, areas=EIGHT)


def opened(data: bytes) -> Image.Image:
    """The picture in some bytes, in colors."""
    return Image.open(BytesIO(data)).convert("RGB")


def color(config: Config, name: str) -> tuple[int, ...]:
    """A color of a hub as a picture has it."""
    return tuple(bytes.fromhex(color_tokens.of(config)[0][name].removeprefix("#")))


def test_a_card_has_the_color_of_its_area(eight: Config) -> None:
    """Its band is that of the area, its paper that of the hub; what is written is dark, and in the band white."""
    picture = opened(CardPress(eight).card(SocialCard("Work in short cycles", "Design", 5)))
    assert picture.size == (WIDTH, HEIGHT)
    assert picture.getpixel((5, 5)) == color(eight, "a5-solid")
    assert picture.getpixel((5, BAND + 5)) == color(eight, "page")
    title, band = picture.crop((0, BAND + 1, WIDTH, 500)), picture.crop((0, 0, WIDTH, BAND))
    assert color(eight, "text") in {found for _, found in title.getcolors(1 << 16) or ()}
    assert color(eight, "on-solid") in {found for _, found in band.getcolors(1 << 16) or ()}
    mark = {found for _, found in picture.crop((MARGIN, 520, MARGIN + 80, HEIGHT)).getcolors(1 << 16) or ()}
    assert {color(eight, name) for name in ("a5-solid", "rule", "ink")} <= mark
    assert color(eight, "a1-solid") not in mark


def test_equal_cards_have_equal_bytes(eight: Config) -> None:
    """Nothing of the hour or of the machine is in a picture; another title is another picture."""
    card = SocialCard("Work in short cycles", "Design", 5)
    press = CardPress(eight)
    assert press.card(card) == press.card(card) == CardPress(eight).card(card)
    assert CardPress(eight).card(card) != CardPress(eight).card(card._replace(title="Work in long cycles"))


def test_a_card_without_a_label_shows_all_areas(eight: Config) -> None:
    """Its band has the colors of all areas side by side."""
    picture = opened(CardPress(eight).card(SocialCard("Join")))
    found = [picture.getpixel((WIDTH * number // 8 + 9, 5)) for number in range(8)]
    assert found == [color(eight, f"a{number}-solid") for number in range(1, 9)]


def test_a_hub_without_areas_has_cards(config: Config) -> None:
    """The name of the hub stands where the mark would be."""
    picture = opened(CardPress(replace(config, areas=())).card(SocialCard("Join")))
    assert picture.getpixel((5, 5)) == color(config, "text")
    foot = picture.crop((MARGIN, 520, MARGIN + 200, HEIGHT)).getcolors(1 << 16) or ()
    assert color(config, "text") in {found for _, found in foot}


def test_letters_that_the_font_lacks_are_not_drawn(eight: Config) -> None:
    """The card has the band and a large mark, and no boxes."""
    press = CardPress(replace(eight, site_name="調査"))
    picture = opened(press.card(SocialCard("調査", "調査", 1)))
    assert picture.crop((0, 0, WIDTH, BAND)).getcolors() == [(WIDTH * BAND, color(eight, "a1-solid"))]
    middle = picture.crop((0, BAND, WIDTH, 500))
    found = {found for _, found in middle.getcolors(1 << 16) or ()}
    assert {color(eight, name) for name in ("page", "a1-solid", "rule", "ink")} <= found
    assert middle.crop((WIDTH // 2, 0, WIDTH, middle.height)).getcolors() == [
        (WIDTH // 2 * middle.height, color(eight, "page"))
    ]


def test_a_card_without_a_title_has_the_mark(eight: Config) -> None:
    """It is the one of a title that cannot be written."""
    press = CardPress(eight)
    assert press.card(SocialCard(" ", "Design", 1)) == press.card(SocialCard("調査", "Design", 1))


def test_icons_are_the_mark(eight: Config, config: Config) -> None:
    """They are square, with paper around the mark; a hub without areas has its first letter."""
    icon = opened(CardPress(eight).icon(180, 20))
    assert icon.size == (180, 180)
    assert icon.getpixel((10, 10)) == color(eight, "page")
    assert icon.getpixel((30, 30)) == color(eight, "a1-solid")
    assert icon.getpixel((90, 90)) == color(eight, "ink")
    letter = opened(CardPress(replace(config, areas=())).icon(180, 20))
    assert color(config, "text") in {found for _, found in letter.getcolors(1 << 16) or ()}
    nothing = opened(CardPress(replace(config, areas=(), site_name="調査")).icon(180, 20))
    assert nothing.getcolors() == [(180 * 180, color(config, "page"))]


def test_a_favicon_holds_its_sizes(config: Config) -> None:
    """Each is drawn at its own size."""
    found = Image.open(BytesIO(CardPress(config).favicon((16, 32))))
    assert found.format == "ICO"
    assert found.info["sizes"] == {(16, 16), (32, 32)}


def test_a_hub_may_have_more_areas_than_a_palette(config: Config) -> None:
    """The last ones share a color, and nothing breaks."""
    many = replace(config, areas=tuple(Area(key=f"a-{number}", title=f"A {number}") for number in range(300)))
    assert opened(CardPress(many).card(SocialCard("Many", "Area", 300))).getpixel((5, 5)) == color(many, "a300-solid")
