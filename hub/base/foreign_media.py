"""Pictures, videos and sounds of other hosts -> links to them, so that a page asks no other host for anything."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

from markupsafe import escape

from hub.base.text import typographic

# Tags as nh3 and our templates write them: every value in double quotes, > as a reference.
TAG = re.compile(r"<(?P<name>a|img|video|audio|source|track)\b(?P<attributes>[^>]*)>|</a>")
LOADED = re.compile(r'\s(?P<name>src|srcset|poster)="(?P<value>[^"]*)"')
ALT = re.compile(r'\salt="(?P<words>[^"]*)"')
# What may be an address of another host, once its references are read.
SUSPICIOUS = re.compile(r'\s(?:src|srcset|poster)="[^"]*(?://|&)')
FOREIGN = re.compile(r"(?:^|[\s,])(?:https?:)?//", re.IGNORECASE)


def as_links(html: str, site: str) -> str:
    """Return the HTML of a page of `site` (its address) in which nothing is loaded from another host.

    A picture becomes a link that says its words, or those words where it is in a link already; of a video or a sound
    the link comes before it, for its own words may say more.
    """
    if not SUSPICIOUS.search(html):
        return html
    made = _MediaLinks(site)
    return TAG.sub(made, html)


class _MediaLinks:
    def __init__(self, site: str) -> None:
        self.site = site
        self.in_link = False

    def __call__(self, tag: re.Match[str]) -> str:
        if tag["name"] in {None, "a"}:
            self.in_link = tag["name"] == "a"
            return tag[0]
        foreign = {one["name"]: one["value"] for one in LOADED.finditer(tag["attributes"]) if self._is_foreign(one)}
        if not foreign:
            return tag[0]
        rest = LOADED.sub(lambda one: "" if self._is_foreign(one) else one[0], tag[0])
        if "src" not in foreign or tag["name"] in {"source", "track"}:
            return rest
        link = self._link(tag, foreign["src"])
        return link if tag["name"] == "img" else f"{link} {rest}"

    def _is_foreign(self, attribute: re.Match[str]) -> bool:
        value = unescape(attribute["value"])
        return FOREIGN.search(value) is not None and not value.startswith(self.site)

    def _link(self, tag: re.Match[str], address: str) -> str:
        """Return a link with the words of a picture, or with what there is to see and where."""
        alt = ALT.search(tag["attributes"])
        kind = "picture" if tag["name"] == "img" else tag["name"]
        said = (alt and unescape(alt["words"]).strip()) or f"{kind} at {urlsplit(unescape(address)).netloc}"
        words = escape(typographic(said))
        return str(words) if self.in_link else f'<a href="{address}" rel="external noopener">{words}</a>'
