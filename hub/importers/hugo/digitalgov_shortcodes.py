"""What the shortcodes of digital.gov's Hugo theme mean, as Markdown; HTML only where Markdown has no words for it.

Those that lead somewhere or show something are here, those that frame words in `digitalgov_blocks`.
Videos and posts of social media become links: nothing is embedded and nothing is fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.importers.hugo import digitalgov_blocks, hugo_shortcodes
from hub.importers.hugo.hugo_shortcodes import Picture

if TYPE_CHECKING:
    from hub.importers.hugo.hugo_shortcodes import HugoSite
    from hub.importers.hugo.shortcodes import Meaning, Use

FILES = "https://s3.amazonaws.com/digitalgov"


def of(site: HugoSite) -> dict[str, Meaning]:
    """Return the meaning of every shortcode of the theme by its name, as seen from a site."""
    own: dict[str, Meaning] = {
        "ref": lambda use: hugo_shortcodes.page_address(use, site, use.value("0")),
        "relref": lambda use: hugo_shortcodes.page_address(use, site, use.value("0")),
        "link": lambda use: hugo_shortcodes.page_address(use, site, use.value("0")),
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


NOWHERE = "<>"


def _lost_address(use: Use, site: HugoSite) -> str:
    """Return the address for `tmp`, which marks a link whose page was gone when the theme was written.

    Returns NOWHERE, with a warning, where the page is still gone.
    """
    card = site.page(use.value("0"))
    if card is None:
        use.warn(
            "dead-link",
            gettext("the site itself gave up %(address)s; the link's words are kept", address=repr(use.value("0"))),
        )
    return card.url if card else NOWHERE


def _image(use: Use, site: HugoSite) -> str:
    """Return a picture by its entry in `data/images/`, whose caption goes before that of the use.

    Without an entry, returns the words of the use, with a warning.
    """
    name = use.value("src", "uid", "0")
    if name.startswith(("http://", "https://")):
        return hugo_shortcodes.figure(use, Picture(url=name))
    picture = site.picture(name)
    if picture is None:
        use.warn("unknown-image", gettext("data/images has no %(name)s; its words are kept", name=repr(name)))
        return use.value("caption", "capton") or use.value("alt")
    return hugo_shortcodes.figure(use, picture)


def _legacy_image(use: Use) -> str:
    return hugo_shortcodes.figure(use, Picture(url=_file("_legacy-img/", use.value("src", "0"))))


def _asset(use: Use) -> str:
    name = use.value("file", "0")
    return hugo_shortcodes.link(use, use.value("label") or name, _file("static/", name))


def _legacy_file(use: Use) -> str:
    return _file("_legacy-img/", use.value("0", "src", "file"))


def _button(use: Use) -> str:
    address = use.value("href", "0")
    return hugo_shortcodes.link(use, use.value("text") or address, address)


def _video(use: Use) -> str:
    title = use.value("title")
    return hugo_shortcodes.link(
        use, gettext("Video: %(title)s", title=title) if title else gettext("Video on Facebook"), use.value("src", "0")
    )


def _featured(use: Use, site: HugoSite) -> str:
    address = use.value("link", "0")
    card = site.page(address)
    url = hugo_shortcodes.page_address(use, site, address)
    title = card.title if card else ""
    return hugo_shortcodes.quoted(
        hugo_shortcodes.bold(use.value("kicker")), f"[{title or url}]({url})", card.summary if card else ""
    )


def _author(use: Use, site: HugoSite) -> str:
    """Return the name and the words about an author, where the folder has them; else the author's slug."""
    slug = use.value("0", "author")
    card = site.page(f"authors/{slug}")
    if card is None:
        use.warn("unknown-author", gettext("no page says who %(slug)s is", slug=repr(slug)))
        return slug
    return "\n\n".join(filter(None, (hugo_shortcodes.bold(card.title), card.summary)))


PLAIN: dict[str, Meaning] = {
    "legacy-img": _legacy_image,
    "legacy-img-right": _legacy_image,
    "legacy-file": _legacy_file,
    "asset-static": _asset,
    "button": _button,
    "youtube": hugo_shortcodes.youtube,
    "fb-video": _video,
    "cspan-iframe": _video,
    "tweet": hugo_shortcodes.tweet,
}
