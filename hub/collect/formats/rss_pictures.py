"""The pictures of an entry of RSS or Atom: those of Media RSS, enclosures, and that of an episode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|webp)(?:\?|$)", re.IGNORECASE)
# A picture so many pixels wide is that of an author or a site.
ICON = re.compile(r"[1-4]?\d")


def are_all(item: Mapping[str, Any]) -> bool:
    """Return whether all that Media RSS brings is pictures: its words are a caption then, not the text."""
    media = item.get("media_content", ())
    return bool(media) and all(one.get("medium", one.get("type", "")).startswith("image") for one in media)


def addresses(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the addresses of an entry's pictures, those of Media RSS first, then enclosures, then that of an episode.

    In Media RSS, what says nothing else is a picture; enclosures name their type, or end as pictures do.
    """
    for picture in (*item.get("media_content", ()), *item.get("media_thumbnail", ())):
        is_picture = picture.get("medium", picture.get("type", "image")).startswith("image")
        if is_picture and picture.get("url") and not ICON.fullmatch(picture.get("width") or ""):
            yield picture["url"]
    for enclosure in item.get("enclosures", ()):
        address = enclosure.get("href") or ""
        if address and (enclosure.get("type") or _usual_type(address)).startswith("image/"):
            yield address
    yield item.get("image", {}).get("href") or ""  # that of an episode


def _usual_type(address: str) -> str:
    return "image/" if PICTURE.search(address) else ""
