"""What Hugo's own shortcodes mean, as Markdown: nothing is embedded or fetched.

https://gohugo.io/shortcodes/
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.importers import code_places
from hub.importers.hugo.shortcodes import Block

if TYPE_CHECKING:
    from collections.abc import Callable

    from hub.importers.hugo.shortcodes import Meaning, Use

LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")


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
    """Return the meaning of each of Hugo's own shortcodes, by its name, as seen from a site."""
    addresses = dict.fromkeys(("ref", "relref"), lambda use: page_address(use, site, use.value("0", "path")))
    return PLAIN | addresses


def quoted(*paragraphs: str) -> Block:
    """Return paragraphs as one block quote, without those that are empty."""
    text = "\n\n".join(filter(None, paragraphs))
    return Block("\n".join(f"> {line}".rstrip() for line in text.split("\n")))


def bold(words: str) -> str:
    """Return words in bold letters; "" for none."""
    return f"**{words}**" if words else ""


def page_address(use: Use, site: HugoSite, given: str) -> str:
    """Return the address of a page by its file; where there is no such file, guess it from the path, with a warning.

    An address that is absolute or an anchor stays as it is. For `link`, only a path that ends in .md gives a warning.
    """
    if given.startswith(("http://", "https://", "#", "mailto:")):
        return given
    name, _, anchor = given.partition("#")
    card = site.page(name)
    if card is None and not (use.name == "link" and not name.endswith(".md")):
        use.warn(
            "unresolved-ref", gettext("no file %(name)s is in this folder; the address is a guess", name=repr(name))
        )
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
    alt = use.value("alt") or picture.alt or LINK.sub(r"\1", caption).replace("**", "")
    below = caption + (f" — {picture.credit.strip()}" if picture.credit.strip() else "")
    if use.alone and not use.in_html:
        shown = f"![{alt.replace('[', '(').replace(']', ')')}]({picture.url})"
        return Block(f"{shown}\n\n{below.strip()}" if below else shown)
    words = f" <small>{below}</small>" if below else ""
    return f'<img src="{html.escape(picture.url)}" alt="{html.escape(alt)}">{words}'


def _figure(use: Use) -> str:
    """Return a picture with its title, caption and credit below it, each of which may lead somewhere."""
    title, caption, credit = map(use.value, ("title", "caption", "attr"))
    below = f"{bold(title)} {caption}" if title and caption else title or caption
    if use.value("link"):
        words = below or gettext("Picture")
        below = f"[{words}]({use.value('link')})"
    source = f"[{credit}]({use.value('attrlink')})" if credit and use.value("attrlink") else credit
    return figure(use, Picture(url=use.value("src", "0").replace(" ", "%20"), caption=below, credit=source))


def youtube(use: Use) -> str:
    """Return a link to a video."""
    address = f"https://www.youtube.com/watch?v={use.value('id', '0')}"
    return link(
        use,
        gettext("Video: %(title)s", title=use.value("title")) if use.value("title") else gettext("Video on YouTube"),
        address,
    )


def _vimeo(use: Use) -> str:
    title = use.value("title")
    words = gettext("Video: %(title)s", title=title) if title else gettext("Video on Vimeo")
    return link(use, words, f"https://vimeo.com/{use.value('id', '0')}")


def tweet(use: Use) -> str:
    """Return a link to a post."""
    user = use.value("user") or "i"
    return link(
        use, gettext("Post by @%(user)s", user=user), f"https://twitter.com/{user}/status/{use.value('id', '0')}"
    )


def _gist(use: Use) -> str:
    user, number = (*use.given, "", "")[:2]
    return link(use, gettext("Code on GitHub"), f"https://gist.github.com/{user}/{number}")


def _instagram(use: Use) -> str:
    return link(use, gettext("Post on Instagram"), f"https://www.instagram.com/p/{use.value('id', '0')}/")


def _two_dimensional_code(use: Use) -> str:
    """Return the words that a picture of black and white squares stands for."""
    words = use.value("text") or use.inner.strip()
    return f"<{words}>" if words.startswith(("http://", "https://")) else words


def code(language: str, words: str) -> Block:
    """Return a block of code."""
    return Block(code_places.fenced(f" {language}".rstrip(), words.strip("\n"), "~~~~"))


def details(use: Use) -> str:
    """Return `<details>`, which a reader unfolds."""
    summary = html.escape(use.value("summary", "title", "0") or gettext("Details"), quote=False)
    return Block(f"<details>\n<summary>{summary}</summary>\n\n{dedent(use.inner).strip()}\n\n</details>")


PLAIN: dict[str, Meaning] = {
    "figure": _figure,
    "youtube": youtube,
    "vimeo": _vimeo,
    "tweet": tweet,
    "x": tweet,
    "instagram": _instagram,
    "gist": _gist,
    "qr": _two_dimensional_code,
    "highlight": lambda use: code(use.value("0", "lang"), use.inner),
    "comment": lambda _: "",
    "details": details,
}
