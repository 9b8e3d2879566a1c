"""What `include` and its kin put into a page of Jekyll: what widespread themes have, and files of the site itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.base.utf8_files import text_of
from hub.content import front_matter
from hub.errors import ContentError
from hub.importers import box_headings, page_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PARAMETER = re.compile(r"""(?<![\w-])([\w-]++)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))""")
# Themes: Minimal Mistakes, Chirpy, Documentation Theme, and those that took their names from these.
PICTURES = ("figure", "image", "img", "picture")
BOXES = ("alert", "callout", "important", "note", "notice", "tip", "warning")
CONTENTS = ("toc", "toc.md")
PLAYERS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "twitch": "https://www.twitch.tv/videos/{}",
    "spotify": "https://open.spotify.com/track/{}",
}
NAMES = {"youtube": "YouTube", "vimeo": "Vimeo", "bilibili": "Bilibili", "twitch": "Twitch", "spotify": "Spotify"}
TEMPLATE = ("{%", "{{")
MARKDOWN = (".md", ".markdown", ".txt")


def included(site: Path, page: Path, root: str) -> Callable[[str, str], str | None]:
    """Return a function from the name of a tag and the rest of its words to what it puts into a page of a site.

    It returns None for what is not known: that is a template, or leads out of the site.
    """

    def words(tag: str, rest: str) -> str | None:
        file, *_ = [*rest.split(), ""]
        if tag == "include_relative":
            return _text(page.parent / file, site)
        if tag not in {"include", "include_cached"}:
            return None
        given = {name: first or second or bare for name, first, second, bare in PARAMETER.findall(rest)}
        known = _of_theme(file.removesuffix(".html"), given, root)
        return _text(site / "_includes" / file, site / "_includes") if known is None else known

    return words


def _of_theme(name: str, given: Mapping[str, str], root: str) -> str | None:
    *_, kind = name.split("/")
    if kind in CONTENTS:
        return ""
    if kind in PICTURES and (found := _picture(given, root)):
        return found
    if kind in BOXES and (words := _first(given, "content", "text", "message")):
        heading = given.get("title") or box_headings.of(given.get("type") or kind)
        return "\n".join(f"> {line}".rstrip() for line in (f"**{heading}**", "", *words.split("\n")))
    if kind == "gallery":
        return given.get("caption", "")
    if kind in {"video", "audio"} and (source := given.get("src")):
        return f"[{given.get('title') or source.rsplit('/', 1)[-1]}]({_address(source, root)})"
    player = given.get("provider", "") if kind == "video" else kind.removesuffix("Player").lower()
    number = _first(given, "id", "video_id")
    return f"[{_title(player, given)}]({PLAYERS[player].format(number)})" if player in PLAYERS and number else None


def _title(player: str, given: Mapping[str, str]) -> str:
    if given.get("title"):
        return given["title"]
    name = NAMES[player]
    return gettext("Audio on %(name)s", name=name) if player == "spotify" else gettext("Video on %(name)s", name=name)


def _picture(given: Mapping[str, str], root: str) -> str:
    source = _first(given, "image_path", "src", "url", "file", "path")
    caption = given.get("caption", "")
    shown = f"![{given.get('alt') or caption}]({_address(source, root)})"
    return (f"{shown}\n\n{caption}" if caption else shown) if source else ""


def _first(given: Mapping[str, str], *names: str) -> str:
    return next(filter(None, (given.get(name, "") for name in names)), "")


def _address(given: str, root: str) -> str:
    return (f"{root}{given}" if given.startswith("/") else given).replace(" ", "%20")


def _text(file: Path, above: Path) -> str | None:
    """Return the text of a Markdown file in a folder, without its fields; None for a template, and for what is not."""
    if file.suffix not in MARKDOWN or not page_fields.is_within(file, above):
        return None
    try:
        source = text_of(file, str(file))
        words = front_matter.split(source, str(file))[2] if source.startswith("---") else source
    except ContentError:
        return None  # the tag that asks for it is named
    return None if any(mark in words for mark in TEMPLATE) else words.strip("\n")
