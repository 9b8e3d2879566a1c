"""The whole site as an ordinary folder of Markdown with a mkdocs.yml, for an engine that knows no plugin of ours."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from hub.base import clock, file_io, translation
from hub.base.text import typographic
from hub.base.translation import gettext
from hub.base.utf8_files import text_of
from hub.check import file_facts, published_files, runner
from hub.config.hub_settings import CONTENT
from hub.content import active_html, due_dates, file_kinds, front_matter, loader, routes, translations
from hub.content.site_files import Page
from hub.errors import ContentError, HubError
from hub.site.all_outputs import assets, plugged
from hub.site.all_pages import pages, published
from hub.site.articles import page_inventory
from hub.site.articles.planned_page import ArticleSite, issue_links, practice_links
from hub.site.build_input import written
from hub.site.incremental import event_revisions
from hub.site.mkdocs import exported_page, site_build, template_globals
from hub.site.mkdocs.plugin import SCRIPTS
from hub.site.outputs import redirects, stylesheet
from hub.site.pages import article_lists, article_neighbors, page_html
from hub.site.pages.navigation import navigation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.content.translations import Tree
    from hub.site.pages.article_lists import Listing

STYLESHEETS = [stylesheet.SHEET]
DOCS = "docs"
# Settings of the theme that other engines read as Material does.
THEME = {"name": "material", "font": False, "features": ["navigation.indexes", "navigation.tabs"]}


def export(config: Config, folder: Path) -> int:
    """Write the site as it would be built today, drafts left out, and return how many pages it has.

    Raises HubError where the folder already holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = gettext(
            "%(folder)s is not empty: name a new folder, because an export overwrites nothing", folder=folder
        )
        raise HubError(message)
    taken = published_files.take(config)
    taken.accept()
    today = clock.today(config.timezone)
    every = loader.load(config)
    _refuse(every, config, taken, today)
    content = due_dates.without(every, due_dates.waiting(every, today))
    pictures = tuple(path.removeprefix(f"{CONTENT}/") for path in taken.published)
    revisions = event_revisions.of(config.root)
    own = (*assets(content, config, today, revisions=revisions), *stylesheet.assets(config, own=False))
    others = (*own, *plugged(content, config, today, {*pictures, *(asset.path for asset in own)}))
    made = pages(content, config, today)
    trees = translations.trees(published(content, drafts=False), config)
    lists = tuple(chain.from_iterable(article_lists.listings(tree.library, tree.config) for tree in trees))
    paths = (*(page.path for page in made), *page_inventory.layouts(content, lists, config))
    addresses = {path: routes.address(path, config) for path in paths} | {path: path for path in pictures}
    addresses |= {asset.path: asset.path for asset in others}
    made += tuple(
        _articles(
            trees,
            lists,
            ArticleSite(
                config=config,
                shells={},
                addresses=addresses,
                practices=practice_links(trees),
                sent=issue_links(trees),
                languages=tuple(tree.config.tree for tree in trees[1:]),
            ),
        )
    )
    for page in made:
        file_io.write(
            folder,
            f"{DOCS}/{page.path}",
            exported_page.text(page, addresses, config.site_url, config.language),
            lasting=False,
        )
    for asset in (*redirects.assets(published(content, drafts=False), config, made), *others):
        file_io.write(folder, f"{DOCS}/{asset.path}", asset.content(), lasting=False)
    for path in sorted(taken.published):
        _copy(config.root / path, folder, path.replace(CONTENT, DOCS, 1))
    for file in (template_globals.OWN / "assets").rglob("*.*"):
        _copy(file, folder, f"{DOCS}/{file.relative_to(template_globals.OWN).as_posix()}")
    file_io.write(folder, "mkdocs.yml", _settings(content, config), lasting=False)
    return len(made)


def _articles(trees: Iterable[Tree], lists: Iterable[Listing], site: ArticleSite) -> Iterator[Page]:
    """Yield each list of articles and each article as a page; raises ContentError for a link that leads to nothing."""
    articles = tuple(chain.from_iterable(article_neighbors.neighbors(tree.library.articles) for tree in trees))
    for leaf in page_inventory.pages(articles, lists, site):
        found = leaf.content()
        front = front_matter.write({"title": found.title, "description": found.description, "hide": ["navigation"]}, "")
        title = page_html.heading(1, escape(typographic(found.title)), found.anchor)
        yield Page(path=found.path, text=f"{front}\n{title}\n{found.opening}{found.body}", edit=leaf.text)
    if site.dead:
        raise ContentError(site.dead)


def _refuse(content: Library, config: Config, taken: published_files.Inventory, today: date) -> None:
    """Raise ContentError for what would run in a page: another engine cleans nothing, and reads articles as pages."""
    public = written(published(content, drafts=False))
    found = [one for one in runner.of_build(config, content, public, taken, today) if one.rule in file_facts.ACTIVE]
    for article in content.articles:
        if active_html.SUSPICIOUS.search(article.body.text()):
            page = file_kinds.page_of(article.path, text_of(config.root / article.path, article.path), config)
            found += file_facts.active(replace(page, kind="page"))
    if found:
        raise ContentError(found)


def _copy(file: Path, folder: Path, path: str) -> None:
    file_io.write(folder, path, file.read_bytes(), lasting=False)


def _settings(content: Library, config: Config) -> str:
    """Return YAML without the plugin: what the plugin would have told MkDocs is there in words."""
    given = site_build.settings(config.root)
    values: dict[str, Any] = {
        "site_name": given.site_name,
        "site_description": given.site_description,
        "site_url": given.site_url,
        "copyright": given.copyright,
        "docs_dir": DOCS,
        "site_dir": "site",
        "use_directory_urls": config.use_directory_urls,
        "theme": THEME | {"language": config.language.partition("-")[0]},
        "extra_css": STYLESHEETS,
        "extra_javascript": [{"path": script, "type": "module"} for script in SCRIPTS],
        "markdown_extensions": _extensions(config.language),
        "nav": navigation(content, config, search=True),
    }
    written = front_matter.write({name: value for name, value in values.items() if value is not None}, "")
    return written.removeprefix("---\n").removesuffix("---\n")


def _extensions(language: str) -> list[Any]:
    """Return what the pages need that are written: names and links of their headings."""
    said = translation.words(language)
    title, link = said.gettext("On this page"), said.gettext("Link to this section")
    return ["attr_list", {"toc": {"title": title, "permalink": "#", "permalink_title": link}}]
