"""Articles of which only the text changed: their pages are written again, and no other page is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.base import file_io
from hub.base.utf8_files import text_of
from hub.config import hub_settings
from hub.content import loader
from hub.errors import HubError
from hub.site.articles import article_writer, unchanged_pages
from hub.site.articles.page_shell import Pieces, Shell
from hub.site.articles.planned_page import ArticleSite
from hub.site.outputs import pagefind
from hub.site.pages.article_neighbors import Neighbors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from hub.content.models import Article, Config, Library
    from hub.site.articles.planned_page import Leaf
    from hub.site.pages.article_neighbors import Articles


def known(site: ArticleSite, content: Library, found: Articles, today: date) -> dict[str, Any]:
    """Return what the next build needs to write an article's page: shells, addresses, each one's neighbors.

    `fed` lists the articles whose texts a feed holds, too.
    """
    from hub.site.outputs import feeds

    return {
        "shells": {layout: [_parts(shell) for shell in both] for layout, both in site.shells.items()},
        "addresses": dict(site.addresses),
        "near": {article.path: _paths(near) for article, near in found},
        "fed": sorted({item.path for feed in feeds.feeds(content, site.config, today) for item in feed.items}),
    }


def again(
    root: Path, folder: Path, changed: Iterable[str], last: Mapping[str, Any], *, preview: bool = False
) -> dict[str, Any]:
    """Write the pages of the changed articles, and return what they are made of now.

    Nothing is written, and nothing returned, where that would not be all. In a preview it is: that has no index of all
    words, and its feeds follow with the next whole build.
    """
    lane = last["lane"]
    if not preview and (pagefind.present() or not set(changed).isdisjoint(lane["fed"])):
        return {}
    try:
        config = hub_settings.load(root)
        site = ArticleSite(config=config, shells=_shells(lane["shells"]), addresses=lane["addresses"])
        keep = unchanged_pages.UnchangedPages(before=last["kept"])
        written = list(unchanged_pages.made(_leaves(changed, lane["near"], site), site, keep))
    except HubError:
        return {}
    before = {file: last["kept"].get(file, [""])[0] for file in keep.now}
    if site.dead or any(before[file] != inputs for file, (inputs, *_) in keep.now.items()):
        return {}
    for file, html in written:
        if html != (folder / file).read_bytes():
            file_io.write(folder, file, html, lasting=False)
    return keep.now


def _leaves(changed: Iterable[str], near: Mapping[str, list[str]], site: ArticleSite) -> Iterator[Leaf]:
    for path in changed:
        newer, older, *related = (_article(one, site.config) if one else None for one in near[path])
        beside = Neighbors(newer=newer, older=older, related=tuple(filter(None, related)))
        yield from article_writer.leaves([(_article(path, site.config), beside)], site)


def _article(path: str, config: Config) -> Article:
    return loader.article(text_of(config.root / path, path), path, config)


def _paths(near: Neighbors) -> list[str]:
    """Return the paths of the newer article, of the older one and of the related ones; empty where there is none."""
    return [one.path if one else "" for one in (near.newer, near.older, *near.related)]


def _parts(shell: Shell) -> list[list[str]]:
    return [list(pieces.parts) for pieces in (shell.page, shell.item, shell.branch)]


def _shells(layouts: Mapping[str, Any]) -> dict[str, tuple[Shell, Shell]]:
    return {layout: (_shell(one), _shell(other)) for layout, (one, other) in layouts.items()}


def _shell(parts: Iterable[Iterable[str]]) -> Shell:
    return Shell(*(Pieces(tuple(pieces)) for pieces in parts))
