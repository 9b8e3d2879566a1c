"""Articles of which only the text changed: their pages and feeds are written again, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  json_codec reads the types
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hub.base import file_io, json_codec, plug_ins
from hub.base.utf8_files import text_of
from hub.config import hub_settings
from hub.content import loader
from hub.errors import HubError
from hub.site.articles import article_writer, unchanged_pages
from hub.site.articles.page_shell import Shell  # noqa: TC001  likewise
from hub.site.articles.planned_page import ArticleSite, PracticeLink
from hub.site.outputs import pagefind
from hub.site.pages.article_neighbors import Neighbors
from hub.site.pages.sent_issues import SentIssue  # noqa: TC001  likewise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hub.content.models import Article, Library
    from hub.content.settings import Config
    from hub.site.articles.planned_page import Leaf
    from hub.site.pages.article_neighbors import Articles


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """Hold what the next build needs to write an article's page: shells, addresses, cards, issues and neighbors.

    `fed` says which feeds hold which items (`changed_feeds.fed`), `languages` are those with lists besides the hub's.
    """

    shells: Mapping[str, tuple[Shell, Shell]]
    addresses: Mapping[str, str]
    practices: tuple[PracticeLink, ...]
    sent: Mapping[str, tuple[SentIssue, ...]]
    languages: tuple[str, ...]
    cards: Mapping[str, str]
    near: Mapping[str, tuple[str, ...]]
    fed: Mapping[str, Mapping[str, tuple[str, ...]]]


def known(site: ArticleSite, published: Library, found: Articles, today: date) -> Lane:
    """Return what the next build needs to write an article's page."""
    from hub.site.incremental import changed_feeds

    return Lane(
        shells=site.shells,
        addresses=site.addresses,
        practices=site.practices,
        sent=site.sent,
        languages=site.languages,
        cards=site.cards,
        near={article.path: _paths(near) for article, near in found},
        fed=changed_feeds.fed(published, site.config, today),
    )


def again(
    root: Path, folder: Path, changed: Iterable[str], last: Mapping[str, Any], *, preview: bool = False
) -> dict[str, Any]:
    """Write the pages of the changed articles and the feeds that hold them; return what these files are made of now.

    Nothing is written, and nothing returned, where that would not be all. In a preview the pages are: that has no index
    of all words, and its feeds follow with the next whole build.
    """
    lane = json_codec.made(last["lane"], Lane)
    if not lane.near.keys() >= {*changed}:  # an article that waits, or a draft, has no page
        return {}
    if not preview and (pagefind.present() or plug_ins.installed("outputs")):  # which read all articles
        return {}
    try:
        config = hub_settings.load(root)
        site = ArticleSite(
            config=config,
            shells=lane.shells,
            addresses=lane.addresses,
            practices=lane.practices,
            sent=lane.sent,
            languages=lane.languages,
            cards=lane.cards,
        )
        keep = unchanged_pages.UnchangedPages(before=last["kept"])
        written = list(unchanged_pages.made(_leaves(changed, lane.near, site), site, keep))
        before = {file: last["kept"].get(file, [""])[0] for file in keep.now}
        if site.dead or any(before[file] != inputs for file, (inputs, *_) in keep.now.items()):
            return {}
        if not preview:
            written += _feeds(changed, lane, config, date.fromisoformat(last["day"]), keep)
    except HubError:
        return {}
    for file, html in written:
        if html != (folder / file).read_bytes():
            file_io.write(folder, file, html, lasting=False)
    return keep.now


def _feeds(
    changed: Iterable[str], lane: Lane, config: Config, today: date, keep: unchanged_pages.UnchangedPages
) -> Iterator[tuple[str, bytes]]:
    """Yield the file and the content of each feed that holds a changed article, in each format."""
    if lane.fed["articles"].keys().isdisjoint(changed):
        return
    from hub.site.incremental import changed_feeds

    for asset in changed_feeds.again(changed, lane.fed, config, today, lane.languages):
        if not keep.same([asset.made_of], asset.path):
            yield asset.path, asset.content().encode()


def _leaves(changed: Iterable[str], near: Mapping[str, tuple[str, ...]], site: ArticleSite) -> Iterator[Leaf]:
    for path in changed:
        newer, older, *related = (_article(one, site.config) if one else None for one in near[path])
        beside = Neighbors(newer=newer, older=older, related=tuple(filter(None, related)))
        yield from article_writer.leaves([(_article(path, site.config), beside)], site)


def _article(path: str, config: Config) -> Article:
    return loader.article(text_of(config.root / path, path), path, config)


def _paths(near: Neighbors) -> tuple[str, ...]:
    """Return the paths of the newer article, of the older one and of the related ones; empty where there is none."""
    return tuple(one.path if one else "" for one in (near.newer, near.older, *near.related))
