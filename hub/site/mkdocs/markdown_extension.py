"""What hub adds to Python-Markdown: tables that scroll, marked outgoing links, lazy pictures, printed quotes."""

from __future__ import annotations

from pkgutil import iter_modules
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import markdown.extensions
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from hub.site.mkdocs.smart_quotes import set_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown import Markdown

# After the inline patterns, which make links and pictures (priority 20), and before the text is put together (10).
PRIORITY = 15
# After attribute lists (8), which can take a link's address, and before MkDocs (0), which expects one in each link.
LATE = 4
STANDARD = {module.name for module in iter_modules(markdown.extensions.__path__)}
# These put other files into a page.
READERS = {"pymdownx.b64", "pymdownx.snippets"}


def pure(names: Iterable[object]) -> bool:
    """Say whether what these extensions make of a page follows from its Markdown and their options alone.

    For an extension from elsewhere the answer is no, because nobody knows.
    """
    return all(
        isinstance(name, str)
        and (name.removeprefix("markdown.extensions.") in STANDARD or name.startswith("pymdownx."))
        and name not in READERS
        for name in names
    )


class HubExtension(Extension):  # type: ignore[misc]  # Python-Markdown has no annotations
    """Add two passes over the tree of a page to Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name that Python-Markdown calls
        """Add one pass after the inline patterns, and one after the attribute lists."""
        md.treeprocessors.register(_Page(md), "hub", PRIORITY)
        md.treeprocessors.register(_LinksToNowhere(md), "hub-nowhere", LATE)


class _Page(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").startswith(("http://", "https://")):
                link.set("rel", "external noopener")
        for image in root.iter("img"):
            image.set("loading", "lazy")
        _wrap_tables(root)
        set_quotes(root, self.md.htmlStash.rawHtmlBlocks, self.md.is_block_level)


class _LinksToNowhere(Treeprocessor):  # type: ignore[misc]
    """Turn links and pictures without an address into what they show, for MkDocs stops at them."""

    def run(self, root: Element) -> None:
        for name, address in (("a", "href"), ("img", "src")):
            for element in [each for each in root.iter(name) if each.get(address) is None]:
                element.tag = "span"


def _wrap_tables(root: Element) -> None:
    """Wrap each table in a region that scrolls, that the keyboard reaches and a screen reader can name."""
    parents = [(parent, table) for parent in root.iter() for table in parent.findall("table")]
    for number, (parent, table) in enumerate(parents, start=1):
        place = {"class": "hub-table", "role": "region", "tabindex": "0", "aria-label": f"Table {number}"}
        region = Element("div", place)
        parent.insert(list(parent).index(table), region)
        parent.remove(table)
        region.tail, table.tail = table.tail, None
        region.append(table)
