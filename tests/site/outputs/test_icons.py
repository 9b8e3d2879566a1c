"""Icons that browsers ask for, and the manifest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hub.site.outputs import icons

if TYPE_CHECKING:
    from hub.content.settings import Config


def test_the_manifest_names_files_that_are_there(config: Config) -> None:
    """Name and icons of the hub are in it; each icon is a file with the size that it says."""
    made = {asset.path: asset for asset in icons.assets(config)}
    text = made[icons.MANIFEST].content()
    assert isinstance(text, str)
    manifest = json.loads(text)
    assert manifest["name"] == config.site_name
    assert {icon["src"] for icon in manifest["icons"]} == {"assets/icon-192.png", "assets/icon-512.png"}
    assert {*made} == {
        "favicon.ico",
        "apple-touch-icon.png",
        "manifest.webmanifest",
        *(icon["src"] for icon in manifest["icons"]),
    }
    assert all(asset.content() for asset in made.values())


def test_a_hubs_own_icon_stays(config: Config) -> None:
    """What is published from content/ is not made."""
    made = [asset.path for asset in icons.assets(config, frozenset({"content/apple-touch-icon.png"}))]
    assert "apple-touch-icon.png" not in made
    assert "favicon.ico" in made
