"""The lane inside MkDocs: files that it leaves alone, and the pages with marks that shells are cut from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from hub.site.articles import page_shell
from hub.site.mkdocs import template_globals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from hub.site.articles.page_shell import Shell
    from hub.site.mkdocs.template_globals import ThemeValues
    from hub.site.pages.page_html import AnchoredHeading


class Written(File):
    """Hold a file that links may lead to, and that MkDocs neither reads nor renders nor copies."""

    def is_documentation_page(self) -> bool:
        """Say no: MkDocs must not render this file."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  MkDocs' signature
        """Do nothing: who made the file has written it."""


def written(path: str, config: MkDocsConfig) -> File:
    """Return a file that the hub writes itself, with the address that MkDocs would give it."""
    file = Written.generated(config, path, content="")
    file.dest_uri = File(path, None, config.site_dir, config.use_directory_urls).dest_uri
    return file


def shells(  # noqa: PLR0913, PLR0917  what MkDocs' own steps take
    layouts: Iterable[str],
    config: MkDocsConfig,
    files: Files,
    menu: Callable[[Page], Navigation],
    env: Environment,
    look: ThemeValues,
) -> dict[str, tuple[Shell, Shell]]:
    """Return for each layout the shell with a table of contents and the one without, each with its `menu`.

    Raises HubError where the theme lost a mark.
    """

    def page(layout: str, contents: Sequence[AnchoredHeading]) -> str:
        return _rendered(layout, contents, config, files, menu, env, look)

    def made(layout: str) -> tuple[Shell, Shell]:
        with_contents = page_shell.cut_with_contents([page(layout, table) for table in page_shell.tables()])
        return with_contents, page_shell.cut(page(layout, ()))

    return {layout: made(layout) for layout in layouts}


def _rendered(  # noqa: PLR0913, PLR0917  what MkDocs' own steps take
    layout: str,
    contents: Sequence[AnchoredHeading],
    config: MkDocsConfig,
    files: Files,
    menu: Callable[[Page], Navigation],
    env: Environment,
    look: ThemeValues,
) -> str:
    """Return the HTML of a page with marks through MkDocs' own steps, without making it a page of the site."""
    language, _, path = layout.partition(":")
    file = File.generated(config, path, content=page_shell.source(language))
    file.edit_uri = path
    page = Page(None, file, config)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.content = config.plugins.on_page_content("", page=page, config=config, files=files)
    page.toc = table_of_contents(contents)
    template_globals.as_html(page, config)
    page.active = True
    template_globals.speak(env, look.language(page))
    context = get_context(menu(page), files, config, page)
    html: str = env.get_template("main.html").render(context)
    page.active = False
    return html


def table_of_contents(headings: Sequence[AnchoredHeading]) -> TableOfContents:
    """Return headings as the templates of a theme read them."""
    return TableOfContents([_entry(heading) for heading in headings])


def _entry(heading: AnchoredHeading) -> AnchorLink:
    entry = AnchorLink(heading.html, heading.anchor, heading.level)
    entry.children = [_entry(within) for within in heading.within]
    return entry
