"""A hook of MkDocs: articles and their lists as ordinary pages, which MkDocs itself makes of their Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from hub.base.two_processes import Work
from hub.site.pages import article_lists, article_pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """The Markdown of each in the place of the page that the lane would make."""
    plugin: Any = config.plugins["hub"]
    for page in (*article_pages.single(plugin.library, plugin.hub), *article_lists.pages(plugin.library, plugin.hub)):
        files.remove(files.src_uris[page.path])
        files.append(File.generated(config, page.path, content=page.markdown))
        plugin.edits[page.path] = page.edit
    plugin.beside.results()
    nothing_is_related: Work[Any, Any] = Work(tuple, [()])  # so no article has a page of the lane
    plugin.beside, plugin.listings, plugin.layouts = nothing_is_related, (), {}
