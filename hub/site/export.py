"""The whole site as an ordinary folder of Markdown with a mkdocs.yml, for an engine that knows no plugin of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mkdocs.config import load_config

from hub import clock, disk, documents, library
from hub.check import facts, inventory, run
from hub.check.rules import safety
from hub.config import CONTENT, text_of
from hub.errors import ContentError, HubError
from hub.site import look, redirects
from hub.site.assets import assets
from hub.site.navigation import navigation
from hub.site.pages import pages, published
from hub.site.plugin import SCRIPTS, written

if TYPE_CHECKING:
    from pathlib import Path

    from hub.model import Config, Library

STYLESHEETS = ["assets/parts.css", "assets/material.css"]
DOCS = "docs"
# Settings of the theme that other engines read as Material does.
THEME = {"name": "material", "language": "en", "font": False, "features": ["navigation.indexes", "navigation.tabs"]}


def export(config: Config, folder: Path) -> int:
    """Writes the site as it would be built today, drafts left out, and says how many pages it has.

    Raises HubError where the folder already holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is not empty: name a new folder, for an export overwrites nothing"
        raise HubError(message)
    taken = inventory.take(config.root)
    taken.accept()
    content, today = library.load(config), clock.today(config.timezone)
    _refuse(content, config, taken)
    made = pages(content, config, today)
    for page in made:
        disk.write(folder, f"{DOCS}/{page.path}", page.markdown, lasting=False)
    for asset in (*redirects.assets(published(content, drafts=False), config, made), *assets(content, config, today)):
        disk.write(folder, f"{DOCS}/{asset.path}", asset.content, lasting=False)
    for path in sorted(taken.published):
        _copy(config.root / path, folder, path.replace(CONTENT, DOCS, 1))
    for theme in (look.OWN, look.MATERIAL):
        for file in (theme / "assets").rglob("*.*"):
            _copy(file, folder, f"{DOCS}/{file.relative_to(theme).as_posix()}")
    disk.write(folder, "mkdocs.yml", _settings(content, config), lasting=False)
    return len(made)


def _refuse(content: Library, config: Config, taken: inventory.Inventory) -> None:
    """Raise ContentError for what would run in a page: another engine cleans nothing, and reads articles as pages."""
    found = [one for one in run.of_build(config, written(content), taken.files) if one.rule in facts.ACTIVE]
    for article in content.articles:
        if safety.SUSPICIOUS.search(article.body):
            page = facts.page_of(article.path, text_of(config.root / article.path, article.path), config)
            found += facts.active(replace(page, kind="page"))
    if found:
        raise ContentError(found)


def _copy(file: Path, folder: Path, path: str) -> None:
    disk.write(folder, path, file.read_bytes(), lasting=False)


def _settings(content: Library, config: Config) -> str:
    """YAML without the plugin: what it would have told MkDocs stands there in words."""
    given = load_config(str(config.root / "mkdocs.yml"))
    values: dict[str, Any] = {
        "site_name": given.site_name,
        "site_description": given.site_description,
        "site_url": given.site_url,
        "copyright": given.copyright,
        "docs_dir": DOCS,
        "site_dir": "site",
        "theme": THEME,
        "extra_css": STYLESHEETS,
        "extra_javascript": [{"path": script, "type": "module"} for script in SCRIPTS],
        "markdown_extensions": [_extension(name, given.mdx_configs) for name in given.markdown_extensions],
        "nav": navigation(content, config, search=True),
    }
    written = documents.write({name: value for name, value in values.items() if value is not None}, "")
    return written.removeprefix("---\n").removesuffix("---\n")


def _extension(name: str, options: dict[str, dict[str, Any]]) -> str | dict[str, dict[str, Any]]:
    return {name: options[name]} if options.get(name) else name
