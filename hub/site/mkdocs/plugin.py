"""The one door to MkDocs: it puts the pages of a hub, its menu and its look into MkDocs' build."""

from __future__ import annotations

import logging
import operator
from functools import partial
from itertools import chain
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page as MkDocsPage

from hub.base import cache_file, clock, file_io, markdown, plug_ins, template_overrides
from hub.base.translation import gettext
from hub.base.two_processes import Work
from hub.check import published_files
from hub.config import hub_settings
from hub.content import language_folders, routes, site_urls, translations
from hub.content.language_folders import OPENING
from hub.content.site_files import DrawnAsset, Page
from hub.errors import HubError
from hub.site import build_input
from hub.site.all_outputs import assets, plugged
from hub.site.all_pages import pages, published
from hub.site.articles import page_files, page_inventory, page_shell, unchanged_pages
from hub.site.articles.planned_page import ArticleSite, issue_links, practice_links
from hub.site.incremental import event_revisions, git_dates
from hub.site.incremental.step_timer import FEEDS, LANE, LIBRARY, PAGES, SEARCH, Steps
from hub.site.mkdocs import article_shells, language_menus, other_plugins, template_globals
from hub.site.outputs import (
    http_headers,
    icons,
    pagefind,
    redirects,
    search_files,
    search_records,
    sitemap,
    social_cards,
    stylesheet,
)
from hub.site.pages import article_lists, article_neighbors, page_html, plain_pages, search_page
from hub.site.pages.language_switch import LanguageSwitch
from hub.site.pages.navigation import navigation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from jinja2 import Environment, Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from hub.content.settings import Config
    from hub.content.site_files import Asset
    from hub.content.translations import Tree
    from hub.errors import Problem
    from hub.site.articles.planned_page import Leaf
    from hub.site.build_input import BuildInput
    from hub.site.pages.article_lists import Listing
    from hub.site.pages.article_neighbors import Articles

HERE = Path(__file__).parent.parent
SCRIPTS = ("assets/events.js",)
# What is written when all pages are there.
WRITTEN_LAST = frozenset({"sitemap.xml", "sitemap.xml.gz", "robots.txt", "_headers", ".well-known/security.txt"})

log = logging.getLogger("mkdocs.plugins.hub")


class HubPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]  # BasePlugin is hardly annotated
    """Build a hub in MkDocs: `build_input` says what it knows, `pages()` what it shows."""

    known: BuildInput
    made: tuple[Page, ...]
    sections: Mapping[tuple[str, str], Section]
    menus: Mapping[str, Navigation]
    env: Environment
    addresses: Mapping[str, str]
    html: dict[str, str]
    site: ArticleSite
    articles: Articles
    listings: tuple[Listing, ...]
    layouts: dict[str, str]
    edits: dict[str, str | None]
    changes: Mapping[str, date]
    switch: LanguageSwitch
    look: template_globals.ThemeValues
    cards: Mapping[str, str]
    beside: Work[Callable[[], Any], Any]
    beside_pages: list[File]
    pages: Work[Sequence[Leaf], page_files.Made]
    drafts = False

    def __init__(self) -> None:
        self.begun: list[Work[Any, Any]] = []
        self.notes: list[str] = []
        self.kept = unchanged_pages.UnchangedPages()
        self.steps = Steps()

    def load_config(self, *_options: object, **_more: object) -> tuple[list[Any], list[Any]]:
        """Read nothing: `config.hub_settings` reads our options, and says file and line where one is wrong."""
        return [], []

    def on_startup(self, *, command: str, **_: object) -> None:
        """Let an editor who previews see drafts; the public does not."""
        self.drafts = command == "serve"

    @event_priority(100)  # before other plugins, which add to the theme
    def on_config(self, config: MkDocsConfig) -> None:
        """Read the whole hub first, so that a mistake stops the build before anything is written.

        Raises PluginError for a mistake.
        """
        root = Path(config.config_file_path).parent
        self.notes.clear()  # MkDocs keeps its plugins for as long as it runs
        try:
            with self.steps(LIBRARY):
                self.known, problems = build_input.read(root, drafts=self.drafts)
                _refuse(problems, strict=config.strict)
        except HubError as error:
            raise PluginError(str(error)) from error
        self.notes += self.known.notes
        if partial_sight := other_plugins.seeing_a_part(config):
            names = ", ".join(partial_sight)
            self.notes.append(
                gettext("plugins that see no text of an article, and no list of articles: %(names)s", names=names)
            )
        other_plugins.name_failures(config)
        for words in self.notes:
            log.info(words)
        config.theme = template_globals.theme(config.theme, self.known.hub.language)
        own, *_ = self.known.trees
        config.nav = config.nav or navigation(own.library, own.config, search=not template_globals.own(config.theme))
        config.markdown_extensions = []  # pages come as HTML
        config.extra_javascript += map(_module, SCRIPTS)
        config.watch += [
            str(root / "newsletters"),
            str(root / template_overrides.FOLDER),
            *(str(HERE / name) for name in ("styles", "templates", "theme")),
        ]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Put the hub's pages in the place of the files they are made from."""
        with self.steps(FEEDS):  # not earlier: MkDocs has emptied the folder now
            self._begin(files, config)
        as_they_are = self.known.inventory.published | (self.known.inventory.drafts if self.drafts else frozenset())
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            if f"{hub_settings.CONTENT}/{file.src_uri}" not in as_they_are:
                files.remove(file)
        today = clock.today(self.known.hub.timezone)
        with self.steps(PAGES):
            self.made = pages(self.known.library, self.known.hub, today, drafts=self.drafts)
            self.edits = {page.path: page.edit for page in self.made}
            for page in self.made:
                files.append(File.generated(config, page.path, content=page.text))
        self.cards = social_cards.files(published(self.known.library, drafts=self.drafts), self.known.hub)
        with self.steps(LANE):
            self.listings = tuple(
                chain.from_iterable(article_lists.listings(tree.library, tree.config) for tree in self.known.trees)
            )
            self.layouts = page_inventory.layouts(self.known.library, self.listings, self.known.hub)
        for path in self.layouts:
            files.append(article_shells.written(path, config))
        for file in (*self.beside_pages, *self._redirects(self.made, config)):
            files.append(file)
        for file in files:  # the library and the inventory have followed `exclude_docs` and `draft_docs`
            is_quiet = config.not_in_nav and config.not_in_nav.match_file(file.src_uri)
            file.inclusion = InclusionLevel.NOT_IN_NAV if is_quiet else InclusionLevel.INCLUDED

    def _begin(self, files: Files, config: MkDocsConfig) -> None:
        """Begin with what needs no page: who is related to whom, and files that are not pages and cannot stay."""
        self.beside_pages = []
        tasks: list[Callable[[], Any]] = [
            partial(article_neighbors.remembered, tree.library.articles, self.known.hub.root, tree.config.tree)
            for tree in self.known.trees
        ]
        today = clock.today(self.known.hub.timezone)
        own: tuple[Asset | DrawnAsset, ...] = (
            *assets(
                self.known.library,
                self.known.hub,
                today,
                drafts=self.drafts,
                revisions=event_revisions.of(self.known.hub.root) if self.known.library.events else {},
            ),
            *stylesheet.assets(self.known.hub, own=template_globals.own(config.theme)),
            *social_cards.assets(published(self.known.library, drafts=self.drafts), self.known.hub),
            *icons.assets(self.known.hub, self.known.inventory.published),
        )
        taken = {*WRITTEN_LAST, *(asset.path for asset in own), *(file.src_uri for file in files)}
        more = plugged(self.known.library, self.known.hub, today, taken, drafts=self.drafts)
        self._name_failures()
        pictures: list[tuple[DrawnAsset, File]] = []
        for asset in (*more, *own):
            self.beside_pages.append(file := article_shells.written(asset.path, config))
            if asset.made_of and self.kept.same([asset.made_of], asset.path):
                continue
            if isinstance(asset, DrawnAsset):
                pictures.append((asset, file))
            else:
                tasks.append(partial(_write, [(asset, file)], config.site_dir))
        if pictures:  # one task, and the last: the other process begins with it, so only that one loads Pillow
            tasks.append(partial(_write, pictures, config.site_dir))
        self.beside = Work(operator.call, tasks)
        self.begun.append(self.beside)

    def _name_failures(self) -> None:
        """Note which plug-ins have failed in this build; who builds hears of them, also where nothing changed."""
        for failure in plug_ins.failures():
            words = gettext("%(failure)s; the rest of the site is built", failure=failure)
            self.notes.append(words)
            log.info(words)

    def _redirects(self, made: tuple[Page, ...], config: MkDocsConfig) -> Iterator[File]:
        """Yield a small page at each former address; raises PluginError where one would replace a page."""
        files_of = {routes.page_path(article.path): article.path for article in self.known.library.articles}
        shown = {article.path for article in self.known.library.articles}
        coming = tuple(article for article in self.known.content.articles if article.path not in shown)
        taken = (*made, *(Page(path=path, text="", edit=files_of.get(path)) for path in self.layouts))
        try:
            for asset in redirects.assets(
                published(self.known.library, drafts=self.drafts), self.known.hub, taken, coming
            ):
                file = article_shells.written(asset.path, config)
                _write([(asset, file)], config.site_dir)
                yield file
        except HubError as error:
            raise PluginError(str(error)) from error

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files, **_: object) -> None:
        """Remember the menu of each language, the section that each folder belongs to, and where everything is."""
        self.addresses = {file.src_uri: file.url for file in files}
        self.html = {}
        search = not template_globals.own(config.theme)
        self.menus = {"": nav} | {
            tree.config.tree: language_menus.menu(navigation(tree.library, tree.config, search=search), files)
            for tree in self.known.trees[1:]
        }
        self.sections = {
            (tree, _folder(head.file, tree)): section
            for tree, menu in self.menus.items()
            for section in menu.items
            if isinstance(section, Section) and section.children
            for head in section.children[:1]
            if isinstance(head, MkDocsPage)
        }

    @property
    def index(self) -> str:
        """Return what the search reads: "pagefind" where the site is published and Pagefind is there, else "json"."""
        return "json" if self.drafts or not pagefind.present() else "pagefind"

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give the templates what they need, and begin the lane's pages, before MkDocs writes its own."""
        self.changes = git_dates.changes(self.known.hub.root)
        self.switch = LanguageSwitch(
            trees=tuple(self.menus),
            versions=translations.versions(self.known.library, self.known.hub),
            lists=frozenset(
                (*(page.path for page in self.made if _is_list(page)), *(one.page for one in self.listings))
            ),
        )
        self.look = template_globals.ThemeValues(
            config=self.known.hub,
            index=self.index,
            plain=frozenset(
                routes.page_path(page.path) for tree in self.known.trees for page in plain_pages.shown(tree.library)
            ),
            switch=self.switch,
            site_description=config.site_description,
            summaries={tree.config.tree: _summary(tree) for tree in self.known.trees},
            addresses=self.addresses,
            title=partial(_title, files),
            edits=self.edits,
            changes=self.changes,
            cards=self.cards,
        )
        template_globals.prepare(env, self.look, config.theme)
        self.env = env
        self.site = ArticleSite(
            config=self.known.hub,
            shells=article_shells.shells(set(self.layouts.values()), config, files, self._menu, env, self.look),
            addresses=self.addresses,
            practices=practice_links(self.known.trees),
            sent=issue_links(self.known.trees),
            languages=tuple(self.menus)[1:],
            cards=self.cards,
            sums=self.known.library.sums,
        )
        with self.steps(LANE):
            done = self.beside.results()
            self.articles = tuple(
                chain.from_iterable(
                    article_neighbors.neighbors(tree.library.articles, related)
                    for tree, related in zip(self.known.trees, done, strict=False)
                )
            )
            leaves = page_inventory.pages(self.articles, self.listings, self.site)
            self.pages = page_files.begin(leaves, self.site, self.kept, config.site_dir)
            self.begun.append(self.pages)

    def on_pre_template(self, template: Template, **_: object) -> Template:
        """Speak the hub's language on a page that belongs to no file, such as that of an address that leads nowhere."""
        template_globals.speak(self.env, self.known.hub.language)
        return template

    def on_post_template(self, output: str, *, template_name: str, **_: object) -> str:
        """Return the sitemap as hub writes it: in MkDocs' own every page changed today, and the lane has none."""
        if template_name != "sitemap.xml":
            return output
        days = sitemap.days(self.known.library, self.listings, self.changes)
        searches = {site_urls.in_tree(search_page.PATH, tree) for tree in self.menus}
        found = [page for page in (*self.edits, *self.layouts) if page not in searches]
        trees = {page.path: page.tree for page in self.made} | {one.page: one.tree for one in self.listings}
        versions = {
            self.look.absolute(page): twins for page in found if (twins := self.look.twins(page, trees.get(page, "")))
        }
        return sitemap.write(((self.look.absolute(page), days.get(page)) for page in found), versions)

    def _tree(self, page: MkDocsPage) -> str:
        """Return the tree that a page is in; it was told by its front matter."""
        return language_folders.tree_of(page.meta.get("lang"), self.menus)

    def _menu(self, page: MkDocsPage) -> Navigation:
        return self.menus[self._tree(page)]

    @event_priority(-100)  # after other plugins, which work on what we were given
    def on_page_markdown(self, text: str, *, page: MkDocsPage, **_: object) -> str:
        """Keep a page's HTML, so that MkDocs has nothing to convert; put a page outside the menu into a section.

        The text of a page that another plugin brought is Markdown.
        """
        tree = self._tree(page)
        page.parent = page.parent or self.sections.get((tree, _folder(page.file, tree)))
        is_ours = page.file.src_uri in self.edits or page_shell.NONCE in page.file.src_uri
        language = self.known.hub.language
        self.html[page.file.src_uri] = (
            text.strip()
            if is_ours
            else page_html.with_anchors(markdown.to_html(text, language=language), set(), language)
        )
        return ""

    @event_priority(100)  # before other plugins and hooks, whose HTML is not a stranger's
    def on_page_content(self, _nothing: str, *, page: MkDocsPage, **_: object) -> str:
        """Return the HTML of a page, with its table of contents and with links that lead from where it is."""
        language = translations.spoken(self.known.hub, page.meta.get("lang"))
        html = page_html.finished(self.html.pop(page.file.src_uri), self.known.hub.site_url, language)
        page.toc = article_shells.table_of_contents(page_html.headings(html))
        return page_html.with_ways(html, partial(self._way, page.file))

    def _way(self, page: File, way: str) -> str:
        """Return the address that a way from a page leads to; one that leads to nothing stays, and MkDocs says so."""
        target = normpath(join(dirname(page.src_uri), unquote(way)))
        if target not in self.addresses:
            log.warning(
                "%s: %s", page.src_uri, gettext("the link %(link)s does not lead to a file of this hub", link=way)
            )
            return way
        return routes.relative(page.url, self.addresses[target])

    @event_priority(-100)  # after other plugins, which work on plain text
    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, **_: object) -> None:  # noqa: ANN401  what templates get
        """Speak the page's language with its menu, and mark what is HTML already: every other value is escaped."""
        if tree := self._tree(page):
            context["nav"] = self.menus[tree]
        template_globals.speak(self.env, translations.spoken(self.known.hub, page.meta.get("lang")))
        template_globals.as_html(page, config)

    def on_post_page(self, output: str, *, page: MkDocsPage, **_: object) -> str:
        """Return a page with the language that its front matter names, and a draft as such."""
        html = page_html.in_language(output, page.meta.get("lang"))
        return page_html.as_draft(html) if page.meta.get("draft") else html

    def on_post_build(self, *, config: MkDocsConfig, **_: object) -> None:
        """Write the search index and files for servers and crawlers, and finish the lane's pages.

        Raises PluginError where a page of the lane has a dead link or a blank and the build is strict.
        """
        site = Path(config.site_dir)
        with self.steps(SEARCH):
            found = {tree: tuple(self._records(tree)) for tree in self.known.trees}
            for tree, records in found.items() if self.index == "json" else ():
                path = site_urls.in_tree(search_files.INDEX, tree.config.tree)
                file_io.write(site, path, search_files.index(records), lasting=False)
        for path, text in http_headers.files(
            self.known.hub, clock.today(self.known.hub.timezone), strict=template_globals.own(config.theme)
        ):
            file_io.write(site, path, text, lasting=False)
        with self.steps(LANE):
            dead = page_files.finish(self.pages, self.kept)
        if dead:
            _refuse(self.known.refused({problem.path for problem in dead}) or dead, strict=config.strict)
        if self.index == "pagefind":
            with self.steps(SEARCH):
                for tree, records in found.items():
                    self._index_words(records, site, tree.config)
        elif not self.drafts:
            log.info(gettext(pagefind.MISSING))

    def on_shutdown(self) -> None:
        """Stop all work, so that a build that failed leaves nothing behind that still writes."""
        for work in self.begun:
            work.stop()

    def _records(self, tree: Tree) -> Iterator[search_records.Record]:
        made = (page for page in self.made if page.tree == tree.config.tree)
        return search_records.records(tree.library, tree.config, self.known.synonyms, made)

    def _index_words(self, found: tuple[search_records.Record, ...], site: Path, config: Config) -> None:
        """Write Pagefind's index of one language, which takes long; a bundle of the same words stays."""
        bundles = pagefind.bundles(found)
        place, within = partial(site_urls.in_tree, tree=config.tree), site / config.tree
        sums = {name: cache_file.total(*map(cache_file.total, part)).hex() for name, part in bundles.items()}
        for name, part in bundles.items():
            if not self.kept.same([sums[name]], place(name)):
                pagefind.write(part, within, config.tree or config.language, name)
        if not self.kept.same([*sums.values()], *map(place, search_files.MARKS)):
            names = {each: path for name in bundles for each, path in pagefind.names(within, name)}
            for path, text in search_files.marks(found, names, len(bundles)).items():
                file_io.write(site, place(path), text, lasting=False)


def _write(made: Iterable[tuple[Asset | DrawnAsset, File]], site: str) -> None:
    for asset, file in made:
        content = asset.content()
        file_io.create(site, file.dest_uri, content.encode() if isinstance(content, str) else content)


def _refuse(problems: Sequence[Problem], *, strict: bool) -> None:
    """Raise PluginError with the errors of a strict build; in a preview only log them: its editor still writes.

    Warnings are told in both.
    """
    errors = [problem for problem in problems if problem.level == "error"]
    if errors and strict:
        raise PluginError("\n".join(map(str, errors)))
    for problem in problems:
        (log if problem.level == "error" else published_files.log).warning(problem)


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script


def _folder(file: File, tree: str) -> str:
    """Return the first folder of a page in its tree."""
    path = page_shell.place(file.src_uri)
    return (path.removeprefix(f"{tree}/") if tree else path).split("/")[0]


def _is_list(page: Page) -> bool:
    """Return whether a page is made in each language, from whatever is there."""
    return page.edit is None or page.path in {site_urls.in_tree(path, page.tree) for path in OPENING}


def _summary(tree: Tree) -> str | None:
    home = plain_pages.find(tree.library, plain_pages.HOME)
    return home.summary if home else None


def _title(files: Files, path: str) -> str:
    """Return what a page is called that MkDocs has read."""
    file = files.get_file_from_path(path)
    return str(file.page.meta.get("title") or file.page.title) if file and file.page else path
