"""The picture that the front matter of a page names -> Markdown above its text, where its theme shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.importers import page_fields
from hub.importers.page_fields import string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from hub.content.yaml_nodes import Node

# What themes of Hugo and Jekyll call it: PaperMod, Ananke, Chirpy, Minimal Mistakes and many others.
NAMES = ("image", "cover", "featured_image", "featuredimage", "feature_image", "banner", "header")
ADDRESSES = ("path", "src", "url", "image", "file", "feature", "overlay_image")
WORDS = ("alt", "caption", "image_description")
SCHEME = re.compile(r"https?://", re.IGNORECASE)
PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)(?:$|[?#])", re.IGNORECASE)


def shown(markdown: str, fields: Mapping[str, Node], page: Path, folder: str = "", root: str = "") -> str:
    """Return a text below the picture that its page names, unless there is no text, or it shows that itself.

    A picture that is not beside the file of its page is in a `folder` of the site, whose path is `root`.
    """
    address, words = next(_named(fields), ("", ""))
    if not address or not markdown.strip() or address.rpartition("/")[2] in markdown:
        return markdown
    is_placed = (
        SCHEME.match(address) or address.startswith("/") or page_fields.is_within(page.parent / address, page.parent)
    )
    path = address if is_placed else f"{folder}/{address}"
    within = f"{root}{path}" if path.startswith("/") else path
    label = words.replace("[", "(").replace("]", ")")
    return f"![{label}]({within.replace(' ', '%20')})\n\n{markdown}"


def _named(fields: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """Yield the address and the words of each picture that front matter names."""
    for node in (fields[name] for name in NAMES if name in fields):
        held: Mapping[str, Node] = node.value if isinstance(node.value, dict) else {"path": node}
        address = next(filter(PICTURE.search, (string(held.get(name)) for name in ADDRESSES)), "")
        if address:
            yield address, next(filter(None, (string(held.get(name)) for name in WORDS)), "")
