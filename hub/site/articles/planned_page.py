"""A page of the article lane before it is made, and the site that it is made for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub.base import cache_file
from hub.config import fingerprint
from hub.content import language_folders, routes, site_urls, translations
from hub.site.articles import page_shell
from hub.site.pages import practices, sent_issues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from hub.content.settings import Config
    from hub.content.translations import Tree
    from hub.errors import Problem
    from hub.site.articles.page_shell import Content, Shell
    from hub.site.pages.sent_issues import SentIssue


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """Hold a page that the lane can make: `path` is where it is, `inputs` is all that its HTML says besides a text.

    `content` makes what goes into its shell, `layout` names the shells, and `text` the content file of that text, if
    there is one. Two leaves of one path with equal inputs and text have the same HTML, given the same shells, settings
    and program, and that the links of the text still lead somewhere.
    """

    path: str
    layout: str
    inputs: tuple[object, ...]
    content: Callable[[], Content]
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeLink:
    """Hold what the page of an article in the same `tree` says of a practice that shares a topic with it."""

    path: str
    tree: str
    area: str
    title: str
    summary: str
    time: str | None
    topics: tuple[str, ...]


def practice_links(trees: Iterable[Tree]) -> tuple[PracticeLink, ...]:
    """Return the practices of the toolkit in each language, without the pages of its areas."""
    return tuple(
        PracticeLink(
            path=page.path,
            tree=tree.config.tree,
            area=page.area,
            title=page.title,
            summary=page.summary,
            time=page.time,
            topics=page.topics,
        )
        for tree in trees
        for page in practices.of(tree.library)
    )


def issue_links(trees: Iterable[Tree]) -> dict[str, tuple[SentIssue, ...]]:
    """Return by the path of each article the issues in its language that were sent with it, the newest first."""
    return {path: found for tree in trees for path, found in sent_issues.of(tree.library, tree.config).items()}


@dataclass(frozen=True, kw_only=True)
class ArticleSite:
    """Hold what pages are put in: by layout the shell with a table of contents and the one without.

    `practices` are those of the toolkit, `sent` are by the path of an article the issues that were sent with it,
    `languages` those that have lists besides the hub's.
    `addresses` gives the address of every page and file of the site by its path, `sums` a hash of texts by theirs; one
    that is not there is read. `asked` holds what the links of texts asked for and the answers, `dead` those that lead
    to nothing, and blanks that nobody filled. `cards` gives the file of the card of each page that has one.
    """

    config: Config
    shells: Mapping[str, tuple[Shell, Shell]]
    addresses: Mapping[str, str]
    practices: tuple[PracticeLink, ...] = ()
    sent: Mapping[str, tuple[SentIssue, ...]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    cards: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    asked: dict[str, str | None] = field(default_factory=dict)
    dead: list[Problem] = field(default_factory=list)

    @cached_property
    def frames(self) -> dict[str, bytes]:
        """Return by layout a hash of what all of its pages share: settings and shells."""
        settings = fingerprint.settings(self.config)
        return {layout: cache_file.total(settings, shells) for layout, shells in self.shells.items()}

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Return the path of each page and file by the key of its address."""
        return {routes.bare(unquote(address).removeprefix("./")): path for path, address in self.addresses.items()}

    def settings(self, lang: str | None) -> Config:
        """Return the settings for the lists of a language; those of the hub where it has none of its own."""
        return self.configs[language_folders.tree_of(lang, self.languages)]

    @cached_property
    def configs(self) -> dict[str, Config]:
        """Return the settings for the lists of each language by its tag, "" for the hub's."""
        return {tag: translations.in_tree(self.config, tag) for tag in ("", *self.languages)}

    def page(self, leaf: Leaf) -> str:
        """Return the HTML of a page."""
        return page_shell.page(self.shells[leaf.layout], leaf.content(), card_of(self.cards, leaf.path))

    def way(self, page: str, path: str, *, tree: str = "") -> str:
        """Return the link from a page of the site to the page of a content file, or to a list in a tree."""
        return routes.relative(self.addresses[page], self.addresses[routes.page_path(site_urls.in_tree(path, tree))])


def card_of(cards: Mapping[str, str], page: str) -> str:
    """Return the file of the card of a page: its own, else that of the home page; "" where the hub has no cards."""
    return cards.get(page) or cards.get("index.md", "")
