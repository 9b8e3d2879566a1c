"""2xx: where links lead."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub.base import text, translation, urls
from hub.base.translation import gettext
from hub.check.rule_registry import finds
from hub.content import routes
from hub.content.markdown_scan import Edit, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import MarkdownFile

HOST = re.compile(r"https?://(?P<host>[^\s/?#:@]+)(?P<path>[^\s?#]*)")
HTTP = re.compile(r"\bhttp://[^\s<>()\"'\]]+")
# A page or a picture as a host of files shows it, below the address of the repository.
SOURCE = re.compile(
    r"/(?:-/)?(?:blob|raw|src/branch|src|edit|_edit)/[^/]+/(?P<path>(?:content|newsletters)/[^?#]+\.(?:md|\w{3,4}))"
)
# What is on one's own machine goes over no wire.
LOOPBACK = re.compile(r"http://(?:localhost|127\.0\.0\.1|\[::1)(?![\w.-])")
QUERY = re.compile(r"https?://[^\s<>()\"'\]?#]+\?(?P<query>[^\s<>()\"'\]#]+)")
SHORTENERS = frozenset({"bit.ly", "goo.gl", "is.gd", "ow.ly", "t.co", "tinyurl.com", "1.usa.gov", "go.usa.gov"})
# The path of a short link: no page about the service, no page of figures (`/x7Yz+`, `/shorturl/link/x7Yz`).
SHORT = re.compile(r"/(?!about\b)(?:(?:forms|maps|photos)/)?[\w.-]+/?")
SHOWN = 80


def _addresses(page: MarkdownFile) -> Iterator[tuple[int, str]]:
    """Yield the targets of links, pictures, sound and video of the body, each after its offset."""
    yield from ((reference.target_start, reference.target) for reference in page.references)


@finds("202")
def from_the_root(page: MarkdownFile) -> Iterator[Hit]:
    """Find links that count from the root of a server, which break in previews and in the mail."""
    for start, target in _addresses(page):
        if target.startswith("/") and not target.startswith("//"):
            message = gettext("%(target)s starts at the root of the server", target=text.shortened(target, SHOWN))
            yield Hit(start=start, message=message, fix=gettext("write the path from this file, such as ../about.md"))


@finds("209")
def in_the_repository(page: MarkdownFile) -> Iterator[Hit]:
    """Find links to files of the hub as its host shows them, which lead readers out of the site."""
    if page.config.repository is None:
        return
    for start, target in _addresses(page):
        if target.startswith(page.config.repository) and (found := SOURCE.match(target, len(page.config.repository))):
            here = posixpath.dirname(routes.page_path(page.path))
            way = posixpath.relpath(routes.page_path(unquote(found["path"])), here or ".")
            message = gettext("%(target)s is where the files of the site are", target=text.shortened(target, SHOWN))
            yield Hit(start=start, message=message, fix=gettext("write %(way)s, which leads to the page", way=way))


@finds("203")
def not_encrypted(page: MarkdownFile) -> Iterator[Hit]:
    """Find links that anybody on the way can read and change."""
    for start, target in _addresses(page):
        if HTTP.match(target) and not LOOPBACK.match(target):
            shown = text.shortened(target, SHOWN)
            yield Hit(
                start=start,
                message=gettext("%(shown)s is not encrypted", shown=shown),
                fix=gettext("try the same address with https://"),
            )


@finds("204")
def tracking(page: MarkdownFile) -> Iterator[Hit]:
    """Find parameters that tell a server who sent a reader."""
    for found in QUERY.finditer(page.text):
        named = [part for part in found["query"].split("&") if part and not urls.carries_meaning(part)]
        if named and page.shows(found.start()):
            kept = "&".join(part for part in found["query"].split("&") if part not in named)
            start, end = found.start("query"), found.end("query")
            is_whole = not page.text.startswith("(", end)  # a bracket may belong to the address
            edit = Edit(start=start if kept else start - 1, end=end, new=kept) if is_whole else None
            said = text.shortened(text.listed(named, translation.spoken()), SHOWN)
            message = gettext("%(named)s tells where the reader came from", named=said)
            yield Hit(start=start, message=message, fix=gettext("delete it"), edit=edit)


@finds("205")
def shortened(page: MarkdownFile) -> Iterator[Hit]:
    """Find links through a service that hides where they lead, and that may close."""
    for start, target in _addresses(page):
        if host := _shortener(target):
            fix = gettext("open it, and write the address where it ends")
            yield Hit(start=start, message=gettext("%(host)s hides where it leads", host=host), fix=fix)


def _shortener(target: str) -> str:
    """Return the service that a short link goes through; "" for other links, and for pages of the service itself."""
    found = HOST.match(target)
    if not found or found["host"].lower() not in SHORTENERS:
        return ""
    return found["host"].lower() if SHORT.fullmatch(found["path"]) else ""
