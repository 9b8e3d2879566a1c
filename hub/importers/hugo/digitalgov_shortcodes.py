"""What the shortcodes of digital.gov's Hugo theme mean, as Markdown; HTML only where Markdown has no words for it.

Those that lead somewhere or show something are here, those that frame words in `digitalgov_blocks`.
Videos and posts of social media become links: nothing is embedded and nothing is fetched.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.importers.hugo import digitalgov_blocks
from hub.importers.hugo.shortcodes import Block

if TYPE_CHECKING:
    from collections.abc import Callable

    from hub.importers.hugo.shortcodes import Meaning, Use

FILES = "https://s3.amazonaws.com/digitalgov"


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """Hold what other pages may say about a page: where it is, its title and its summary."""

    url: str
    title: str = ""
    summary: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """Hold one entry of `data/images/`: where the file is, what it shows, and what is written under it."""

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
    """Return the meaning of every shortcode of the theme by its name, as seen from a site."""
    own: dict[str, Meaning] = {
        "ref": lambda use: _page_address(use, site, use.value("0")),
        "relref": lambda use: _page_address(use, site, use.value("0")),
        "link": lambda use: _page_address(use, site, use.value("0")),
        "tmp": lambda use: _lost_address(use, site),
        "featured-resource": lambda use: _featured(use, site),
        "author-bio": lambda use: _author(use, site),
    }
    images = dict.fromkeys(("img", "img-right", "img-flexible", "asset-img"), lambda use: _image(use, site))
    return digitalgov_blocks.MEANINGS | PLAIN | images | own


def _file(folder: str, name: str) -> str:
    """Return the address of a file in the site's store; an address that is absolute already stays as it is."""
    if name.startswith(("http://", "https://")):
        return name
    return f"{FILES}/{folder}{name.strip('/ ').replace(' ', '%20')}"


def _link(use: Use, words: str, address: str) -> str:
    """Return a link as Markdown; inside a block of HTML, where Markdown makes no link, as HTML."""
    if use.in_html:
        return f'<a href="{html.escape(address)}">{words}</a>'
    return f"[{words}]({address.replace(' ', '%20')})"


def _page_address(use: Use, site: HugoSite, given: str) -> str:
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


NOWHERE = "<>"


def _lost_address(use: Use, site: HugoSite) -> str:
    """Return the address for `tmp`, which marks a link whose page was gone when the theme was written.

    Returns NOWHERE, with a warning, where the page is still gone.
    """
    card = site.page(use.value("0"))
    if card is None:
        use.warn("dead-link", f"the site itself gave up {use.value('0')!r}; the link's words are kept")
    return card.url if card else NOWHERE


def _image(use: Use, site: HugoSite) -> str:
    """Return a picture by its entry in `data/images/`, whose caption goes before that of the use.

    Without an entry, returns the words of the use, with a warning.
    """
    name = use.value("src", "uid", "0")
    if name.startswith(("http://", "https://")):
        return _figure(use, Picture(url=name))
    picture = site.picture(name)
    if picture is None:
        use.warn("unknown-image", f"data/images has no {name!r}; its words are kept")
        return use.value("caption", "capton") or use.value("alt")
    return _figure(use, picture)


def _legacy_image(use: Use) -> str:
    return _figure(use, Picture(url=_file("_legacy-img/", use.value("src", "0"))))


def _figure(use: Use, picture: Picture) -> str:
    caption = picture.caption or use.value("caption", "capton")
    alt = use.value("alt") or picture.alt or caption
    below = caption + (f" — {picture.credit.strip()}" if picture.credit.strip() else "")
    if use.alone and not use.in_html:
        shown = f"![{alt.replace('[', '(').replace(']', ')')}]({picture.url})"
        return Block(f"{shown}\n\n{below.strip()}" if below else shown)
    words = f" <small>{below}</small>" if below else ""
    return f'<img src="{html.escape(picture.url)}" alt="{html.escape(alt)}">{words}'


def _asset(use: Use) -> str:
    name = use.value("file", "0")
    return _link(use, use.value("label") or name, _file("static/", name))


def _legacy_file(use: Use) -> str:
    return _file("_legacy-img/", use.value("0", "src", "file"))


def _button(use: Use) -> str:
    address = use.value("href", "0")
    return _link(use, use.value("text") or address, address)


def _youtube(use: Use) -> str:
    address = f"https://www.youtube.com/watch?v={use.value('id', '0')}"
    return _link(use, f"Video: {use.value('title')}" if use.value("title") else "Video on YouTube", address)


def _video(use: Use) -> str:
    title = use.value("title")
    return _link(use, f"Video: {title}" if title else "Video on Facebook", use.value("src", "0"))


def _tweet(use: Use) -> str:
    user = use.value("user") or "i"
    return _link(use, f"Post by @{user}", f"https://twitter.com/{user}/status/{use.value('id', '0')}")


def _featured(use: Use, site: HugoSite) -> str:
    address = use.value("link", "0")
    card = site.page(address)
    url = _page_address(use, site, address)
    title = card.title if card else ""
    return digitalgov_blocks.quoted(
        digitalgov_blocks.bold(use.value("kicker")), f"[{title or url}]({url})", card.summary if card else ""
    )


def _author(use: Use, site: HugoSite) -> str:
    """Return the name and the words about an author, where the folder has them; else the author's slug."""
    slug = use.value("0", "author")
    card = site.page(f"authors/{slug}")
    if card is None:
        use.warn("unknown-author", f"no page says who {slug!r} is")
        return slug
    return "\n\n".join(filter(None, (digitalgov_blocks.bold(card.title), card.summary)))


PLAIN: dict[str, Meaning] = {
    "legacy-img": _legacy_image,
    "legacy-img-right": _legacy_image,
    "legacy-file": _legacy_file,
    "asset-static": _asset,
    "button": _button,
    "youtube": _youtube,
    "fb-video": _video,
    "cspan-iframe": _video,
    "tweet": _tweet,
}
