"""The mark of a hub in the sizes that browsers and telephones ask for, and the manifest that names them."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from hub.base import cache_file, languages
from hub.config import color_tokens
from hub.content.site_files import Asset, DrawnAsset
from hub.site.outputs import social_cards

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from hub.content.settings import Config
    from hub.site.outputs.card_picture import CardPress

FAVICON, TOUCH, MANIFEST = "favicon.ico", "apple-touch-icon.png", "manifest.webmanifest"
SIDES = (16, 32, 48)
# An icon of a telephone is cut to its shape: of each side, so much stays paper.
TOUCH_SIDE, TOUCH_MARGIN = 180, 22
LARGE = {192: 24, 512: 64}


def assets(config: Config, published: Container[str] = ()) -> Iterator[Asset | DrawnAsset]:
    """Yield each icon, and the manifest that names them (https://www.w3.org/TR/appmanifest/).

    One that the hub has in its own content, which is among its `published` files, stays as it is there.
    """
    press = social_cards.card_press(config)
    made_of = cache_file.total(social_cards.look_of(config)).hex()
    drawn: dict[str, Callable[[], bytes]] = {
        FAVICON: lambda: press().favicon(SIDES),
        TOUCH: lambda: press().icon(TOUCH_SIDE, TOUCH_MARGIN),
        **{_large(side): partial(_icon, press, side, margin) for side, margin in LARGE.items()},
    }
    made: list[Asset | DrawnAsset] = [
        DrawnAsset(path=path, content=content, made_of=made_of) for path, content in drawn.items()
    ]
    made.append(Asset(path=MANIFEST, content=partial(_manifest, config)))
    yield from (asset for asset in made if f"content/{asset.path}" not in published)


def _icon(press: Callable[[], CardPress], side: int, margin: int) -> bytes:
    return press().icon(side, margin)


def _manifest(config: Config) -> str:
    color = color_tokens.of(config)[0]["page"]
    icons = [{"src": _large(side), "sizes": f"{side}x{side}", "type": "image/png"} for side in LARGE]
    said = {
        "name": config.site_name,
        "lang": config.language,
        "dir": languages.direction(config.language),
        "start_url": "./",
        "display": "browser",
        "background_color": color,
        "theme_color": color,
        "icons": icons,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _large(side: int) -> str:
    return f"assets/icon-{side}.png"
