"""What Hugo's own shortcodes mean, and the boxes that many themes have, as Markdown: nothing is embedded or fetched.

https://gohugo.io/shortcodes/
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from hub.importers.hugo.shortcodes import Block

if TYPE_CHECKING:
    from collections.abc import Callable

    from hub.importers.hugo.shortcodes import Meaning, Use

BOXES = ("alert", "admonition", "callout", "hint", "important", "info", "note", "notice", "tip", "warning")


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """Hold what other pages may say about a page: where it is, its title and its summary."""

    url: str
    title: str = ""
    summary: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """Hold a picture that a site knows by name: where the file is, what it shows, and what is written under it."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HugoSite:
    """Hold what shortcodes look up: pages, pictures, and `base`, the address of the site without a closing slash."""

    base: str
    page: Callable[[str], Card | None]
    picture: Callable[[str], Picture | None]


def of(site: HugoSite) -> dict[str, Meaning]:
    """Return the meaning of every shortcode that is known of any site, by its name."""
    addresses = dict.fromkeys(("ref", "relref"), lambda use: page_address(use, site, use.value("0", "path")))
    return PLAIN | dict.fromkeys(BOXES, _box) | addresses


def page_address(use: Use, site: HugoSite, given: str) -> str:
    """Return the address of a page by its file; where there is no such file, guess it from the path, with a warning.

    An address that is absolute or an anchor stays as it is. For `link`, only a path that ends in .md gives a warning.
    """
    if given.startswith(("http://", "https://", "#", "mailto:")):
        return given
    name, _, anchor = given.partition("#")
    card = site.page(name)
    if card is None and not (use.name == "link" and not name.endswith(".md")):
        use.warn("unresolved-ref", f"no file {name!r} is in this folder; the address is a guess")
    found = card.url if card else _guess(site, name)
    return f"{found}#{anchor}" if anchor else found


def _guess(site: HugoSite, name: str) -> str:
    """Return the address that a path means; the site's own where a bare file name says nothing."""
    parts = [part for part in name.removesuffix(".md").removesuffix("_index").split("/") if part.strip(". ")]
    is_path = "/" in name and parts
    return f"{site.base}/{'/'.join(parts)}/".replace(" ", "%20") if is_path else f"{site.base}/"


def link(use: Use, words: str, address: str) -> str:
    """Return a link as Markdown; inside a block of HTML, where Markdown makes no link, as HTML."""
    if use.in_html:
        return f'<a href="{html.escape(address)}">{words}</a>'
    return f"[{words}]({address.replace(' ', '%20')})"


def figure(use: Use, picture: Picture) -> str:
    """Return a picture with what is written under it; the words of the use, then those of the picture."""
    caption = picture.caption or use.value("caption", "capton")
    alt = use.value("alt") or picture.alt or caption
    below = caption + (f" — {picture.credit.strip()}" if picture.credit.strip() else "")
    if use.alone and not use.in_html:
        shown = f"![{alt.replace('[', '(').replace(']', ')')}]({picture.url})"
        return Block(f"{shown}\n\n{below.strip()}" if below else shown)
    words = f" <small>{below}</small>" if below else ""
    return f'<img src="{html.escape(picture.url)}" alt="{html.escape(alt)}">{words}'


def _figure(use: Use) -> str:
    picture = Picture(url=use.value("src", "0").replace(" ", "%20"), caption=use.value("caption", "title"))
    return figure(use, Picture(url=picture.url, caption=picture.caption, credit=use.value("attr")))


def youtube(use: Use) -> str:
    """Return a link to a video."""
    address = f"https://www.youtube.com/watch?v={use.value('id', '0')}"
    return link(use, f"Video: {use.value('title')}" if use.value("title") else "Video on YouTube", address)


def _vimeo(use: Use) -> str:
    return link(use, "Video on Vimeo", f"https://vimeo.com/{use.value('id', '0')}")


def tweet(use: Use) -> str:
    """Return a link to a post."""
    user = use.value("user") or "i"
    return link(use, f"Post by @{user}", f"https://twitter.com/{user}/status/{use.value('id', '0')}")


def _gist(use: Use) -> str:
    user, number = (*use.given, "", "")[:2]
    return link(use, "Code on GitHub", f"https://gist.github.com/{user}/{number}")


def _code(use: Use) -> str:
    inner = use.inner.strip("\n")
    return Block(f"~~~~ {use.value('0', 'lang')}\n{inner}\n~~~~")


def _details(use: Use) -> str:
    summary = html.escape(use.value("summary", "title", "0") or "Details", quote=False)
    return Block(f"<details>\n<summary>{summary}</summary>\n\n{dedent(use.inner).strip()}\n\n</details>")


def _box(use: Use) -> str:
    """Return a block quote; its heading is the box's title, else what kind of box it is."""
    heading = use.value("title") or (use.value("type", "0") or use.name).capitalize()
    lines = f"**{heading}**\n\n{dedent(use.inner).strip()}".split("\n")
    return Block("\n".join(f"> {line}".rstrip() for line in lines))


PLAIN: dict[str, Meaning] = {
    "figure": _figure,
    "youtube": youtube,
    "vimeo": _vimeo,
    "tweet": tweet,
    "x": tweet,
    "gist": _gist,
    "highlight": _code,
    "details": _details,
}
