"""2xx: where links lead."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub.base import private_addresses, text, translation, urls, wrapped_urls
from hub.base.translation import gettext
from hub.check.rule_registry import finds
from hub.content import routes
from hub.content.markdown_scan import Edit, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import MarkdownFile

HOST = re.compile(r"https?://(?P<host>[^\s/?#:@]+)(?P<path>[^\s?#]*)")
# An address that begins twice is told as such (rule 137).
HTTP = re.compile(r"\bhttp://(?!https?:)[^\s<>()\"'\]]+")
# A page or a picture as a host of files shows it, below the address of the repository.
SOURCE = re.compile(
    r"/(?:-/)?(?:blob|raw|src/branch|src|edit|_edit)/[^/]+/(?P<path>(?:content|newsletters)/[^?#]+\.(?:md|\w{3,4}))"
)
RAW_HOST = "://raw.githubusercontent.com/"
RAW = re.compile(r"/(?:refs/heads/)?[^/]+/(?P<path>content/[^?#]+)")
# A field that is an address, and one of a search.
FIELD = re.compile(
    r"^[ \t]*(?:-[ \t]+)?(?:url|recording|image|accommodations):[ \t]*[\"']?(?P<url>https?://[^\s\"']+)", re.MULTILINE
)
SEARCH = re.compile(
    r"https?://(?:www\.)?(?:google\.[a-z.]+/search|bing\.com/search|duckduckgo\.com/|search\.yahoo\.com/search)\?"
)
QUERY = re.compile(r"https?://[^\s<>()\"'\]?#]+\?(?P<query>[^\s<>()\"'\]#]+)")
SHORTENERS = frozenset(
    "bit.ly goo.gl is.gd ow.ly t.co tinyurl.com 1.usa.gov go.usa.gov vertexaisearch.cloud.google.com".split()  # noqa: SIM905
)
# The path of a short link: no page about the service, no page of figures (`/x7Yz+`, `/shorturl/link/x7Yz`).
SHORT = re.compile(r"/(?!about\b)(?:(?:forms|maps|photos|grounding-api-redirect)/)?[\w.-]+/?")
# What an address may be in Markdown and in YAML without marks around it.
PLAIN = re.compile(r"[^\s()<>\[\]{}\"'|]+")
NAMED = re.compile(r"https?://[^\s<>\"'\]}]*[^\s<>\"'\]},]")
# Where GitHub keeps what somebody drags into its editor: it may ask for a login, and go with an account.
# What an account shows to whoever is logged in to it; a channel and a button that adds an event are for all.
ACCOUNT = re.compile(
    r"https://(?:mail\.google\.com/mail/|calendar\.google\.com/calendar/(?:u/\d+/)?r\b(?!\?cid=|/eventedit\?)|drive\.google\.com/drive/(?:u/\d+/)?my-drive"
    r"|outlook\.(?:office(?:365)?|live)\.com/(?:mail|calendar)/|app\.slack\.com/client/"
    r"|teams\.microsoft\.com/l/chat/|[^/]+/(?:[^?#]+/)?wp-admin/)"
)
DRAGGED = re.compile(
    r"https://(?:github\.com/(?:user-attachments/(?:assets|files)/|[\w.-]+/[\w.-]+/(?:assets|files)/\d)"
    r"|(?:private-)?user-images\.githubusercontent\.com/|lh\d+-\w+\.googleusercontent\.com/docs)"
)
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
            yield Hit(start=start, message=message, fix=_from_here(page, target))


def _from_here(page: MarkdownFile, target: str) -> str:
    """Say what to write for a path from the root, which names a file or the address of a page."""
    file, *rest = re.split(r"(?=[?#])", target.removeprefix("/content/"), maxsplit=1)
    if "." not in posixpath.basename(file):
        return gettext("write the path from this file, such as ../about.md")
    here = posixpath.dirname(routes.page_path(page.path))
    way = posixpath.relpath(file.lstrip("/"), here or ".")
    return gettext("write the path from this file: %(way)s", way="".join((way, *rest)))


@finds("209")
def in_the_repository(page: MarkdownFile) -> Iterator[Hit]:
    """Find links to files of the hub as its host shows them, which lead readers out of the site."""
    for start, target in _addresses(page):
        if file := _in_repository(target, page.config.repository or ""):
            here = posixpath.dirname(routes.page_path(page.path))
            way = posixpath.relpath(routes.page_path(unquote(file)), here or ".")
            message = gettext("%(target)s is where the files of the site are", target=text.shortened(target, SHOWN))
            yield Hit(start=start, message=message, fix=gettext("write %(way)s, which leads to the page", way=way))
    start, meta = page.meta
    for found in FIELD.finditer(meta):
        if _in_repository(found["url"], page.config.repository or ""):
            message = gettext(
                "%(target)s is where the files of the site are", target=text.shortened(found["url"], SHOWN)
            )
            fix = gettext("write the address where the page is published")
            yield Hit(start=start + found.start("url"), message=message, fix=fix)


def _in_repository(target: str, repository: str) -> str:
    """Return the file of the hub that an address of its host shows; "" for another."""
    found = None
    if repository and target.startswith(repository):
        found = SOURCE.match(target, len(repository))
    elif repository:
        found = RAW.fullmatch(target.replace(repository.replace("://github.com/", RAW_HOST), "", 1))
    return found["path"] if found else ""


@finds("203")
def not_encrypted(page: MarkdownFile) -> Iterator[Hit]:
    """Find links that anybody on the way can read and change."""
    for start, target in _addresses(page):
        if HTTP.match(target) and not private_addresses.is_own(target):  # which goes over no wire, or leads nowhere
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
def hidden(page: MarkdownFile) -> Iterator[Hit]:
    """Find links through a service that hides where they lead, that may close, or that counts who opens them."""
    found = [(one.target_start, one.target_end, one.target, one.is_found) for one in page.references]
    start, meta = page.meta
    found += [(start + one.start(), start + one.end(), one[0], True) for one in NAMED.finditer(meta)]
    for begin, end, target, is_found in found:
        meant = wrapped_urls.meant(target)
        host = HOST.match(target)
        if host and meant:
            message = gettext("%(host)s leads to another address, and knows who goes there", host=host["host"])
            edit = Edit(start=begin, end=end, new=meant) if is_found and PLAIN.fullmatch(meant) else None
            yield Hit(start=begin, message=message, fix=gettext("write %(new)s", new=meant), edit=edit)
        elif host and (meant is not None or _shortener(target)):
            fix = gettext("open it, and write the address where it ends")
            yield Hit(start=begin, message=gettext("%(host)s hides where it leads", host=host["host"].lower()), fix=fix)
    for one in FIELD.finditer(meta):
        if SEARCH.match(one["url"]):
            message = gettext("this address is that of a search, and finds something else each time")
            fix = gettext("open what it found, and write the address of that page")
            yield Hit(start=start + one.start("url"), message=message, fix=fix)


def _shortener(target: str) -> bool:
    """Return whether a link is a short one, and none to a page of the service itself."""
    found = HOST.match(target)
    return bool(found and found["host"].lower() in SHORTENERS and SHORT.fullmatch(found["path"]))


@finds("212")
def for_its_author(page: MarkdownFile) -> Iterator[Hit]:
    """Find addresses that only their author can open; one that readers see as it is may be about their own machine.

    In an issue the gates of the mail name them (643).
    """
    if page.kind == "issue":
        return
    start, meta = page.meta
    found = [(start + one.start("url"), one["url"], False) for one in FIELD.finditer(meta)]
    found += [
        (one.target_start, one.target, (one.words or "").strip("/") == one.target.strip("/")) for one in page.references
    ]
    for begin, target, is_shown in found:
        is_far = not is_shown and private_addresses.is_out_of_reach(target, page.config.site_url)
        if is_far or private_addresses.is_of_editor(target) or ACCOUNT.match(target):
            message = gettext("%(target)s does not open for readers", target=text.shortened(target, SHOWN))
            yield Hit(start=begin, message=message, fix=gettext("write the address where the page is published"))


@finds("206")
def dragged_in(page: MarkdownFile) -> Iterator[Hit]:
    """Find files that somebody dragged into a text on GitHub, which are in no repository."""
    start, meta = page.meta
    found = [*_addresses(page), *((start + one.start(), one[0]) for one in NAMED.finditer(meta))]
    for begin, target in found:
        if DRAGGED.match(target):
            message = gettext("%(target)s is a file in no repository", target=text.shortened(target, SHOWN))
            fix = gettext("put the file beside the page (Add file, Upload files), and write its name: ![…](lamp.png)")
            yield Hit(start=begin, message=message, fix=fix)
