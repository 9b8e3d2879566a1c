"""Articles of which only the text changed: their pages are written again, and no other page is."""

from __future__ import annotations

from dataclasses import fields
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from hub import config as settings
from hub import disk, library
from hub.config import text_of
from hub.errors import ContentError, HubError
from hub.site import feeds, markdown, pagefind
from hub.site.lane.articles import leaves
from hub.site.lane.leaf import Site
from hub.site.lane.shell import Pieces, Shell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from hub.model import Article, Config, Library


def known(site: Site, content: Library, today: date) -> dict[str, Any]:
    """What the next build needs to write an article's page: the shells, the addresses, the order of the articles.

    Each article comes with a sum of all but its text, and with none where a feed holds its text, too.
    """
    fed = {item.path for feed in feeds.feeds(content, site.config, today) for item in feed.items}
    return {
        "shells": {layout: [_parts(shell) for shell in both] for layout, both in site.shells.items()},
        "addresses": dict(site.addresses),
        "order": {article.path: "" if article.path in fed else _sum(article) for article in content.articles},
    }


def again(root: Path, folder: Path, changed: Iterable[str], known: Mapping[str, Any]) -> bool:
    """Writes the pages of the changed articles; False, and nothing written, where that would not be all."""
    if pagefind.present():
        return False
    try:
        config = settings.load(root)
        made = list(_made(config, changed, known))
    except (HubError, KeyError):
        return False
    for path, html in made:
        if not (folder / path).is_file() or (folder / path).read_bytes() != html:
            disk.write(folder / path, html)
    return True


def _made(config: Config, changed: Iterable[str], known: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    shells = {layout: (_shell(one), _shell(other)) for layout, (one, other) in known["shells"].items()}
    site = Site(config=config, shells=shells, addresses=known["addresses"])
    order = list(known["order"])
    places = {path: place for place, path in enumerate(order)}
    for path in changed:
        around = order[max(places[path] - 1, 0) : places[path] + 2]
        articles = {near: library.article(text_of(config.root / near, near), near, config) for near in around}
        if _sum(articles[path]) != known["order"][path]:
            raise KeyError(path)
        written = {leaf.path: leaf.render for leaf in leaves(tuple(articles.values()), site)}
        page = markdown.site_path(path)
        yield file(site.addresses[page]), written[page]().encode(errors="xmlcharrefreplace")
    if site.dead:
        raise ContentError(site.dead)


def file(address: str) -> str:
    """Where the page of an address lies in the folder of the site."""
    path = unquote(address)
    return f"{path}index.html" if path.endswith("/") else path


def _sum(article: Article) -> str:
    values = [getattr(article, each.name) for each in fields(article) if each.name != "body"]
    return blake2b(repr(values).encode(errors="surrogatepass"), digest_size=20).hexdigest()


def _parts(shell: Shell) -> list[list[str]]:
    return [list(pieces.parts) for pieces in (shell.page, shell.item, shell.branch, shell.link)]


def _shell(parts: Iterable[Iterable[str]]) -> Shell:
    return Shell(*(Pieces(tuple(pieces)) for pieces in parts))
