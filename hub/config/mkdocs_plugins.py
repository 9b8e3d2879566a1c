"""The plugins that mkdocs.yml names: whether they are installed, and whether they can work in a hub."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.base.translation import gettext, noop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

# What is there wherever hub is: itself, and what comes with MkDocs.
OWN = {"hub", "search"}
# What cannot work in a hub, by its name without that of a theme, and what a hub has in its place. Articles and lists of
# them are not made by MkDocs, the menu is the hub's, and Markdown is what GitHub shows.
REFUSED = {
    **dict.fromkeys(
        ("blog", "blogging"), noop("delete it, and write posts as articles: content/articles/YEAR/DATE-slug.md")
    ),
    "rss": noop("delete it: a hub has feeds of everything, of each kind and of each topic"),
    "tags": noop("delete it, and write `topics:` in front matter; each topic has a page, feeds and a calendar"),
    "social": noop("delete it: hub draws a card of each page itself, and asks no other server for fonts"),
    **dict.fromkeys(
        ("awesome-nav", "awesome-pages", "literate-nav"),
        noop("delete it: the menu follows from `areas:` and `order:`, and a `nav:` in mkdocs.yml takes its place"),
    ),
    "section-index": noop("delete it: the headings of the menu lead to the page of their section already"),
    "exclude": noop("delete it, and write its patterns below `exclude_docs:`"),
    **dict.fromkeys(
        ("git-revision-date", "git-revision-date-localized"),
        noop("delete it: the foot of each page says when its file last changed"),
    ),
    **dict.fromkeys(
        ("git-authors", "git-committers"), noop("delete it: each page leads to its file, and git knows who wrote what")
    ),
    "table-reader": noop("delete it, and write the table as Markdown, or publish the .csv file and link to it"),
    "include-markdown": noop("delete it, and write the text itself, or a link to its page"),
    "htmlproofer": noop(
        "delete it: hub check --site build/site looks at every link, and hub check --links asks servers"
    ),
    "autorefs": noop("delete it, and link to a heading on its page, such as [words](page.md#heading)"),
    "print-site": noop("delete it: each page prints by itself, and hub export writes all of them"),
    "encryptcontent": noop("delete it: feeds, data and the search say what pages say, so a page cannot be secret"),
}


def named(plugins: Node | None) -> Mapping[str, Node]:
    """Return the options of each plugin by its name, in any of the three ways that MkDocs lets one write them."""
    found: dict[str, Node] = {}
    value = plugins.value if plugins else ()
    for entry in value if isinstance(value, tuple) else (plugins,):
        found |= entry.value if isinstance(entry.value, dict) else {entry.written: replace(entry, value={})}
    return found


def usable(plugins: Mapping[str, Node], report: Report) -> None:
    """Report each plugin that cannot work or is not installed; a plugin of a theme may be named without the theme."""
    if plugins.keys() <= OWN:  # to look up what is installed takes longer than to read mkdocs.yml
        return
    from importlib.metadata import entry_points

    known = {point.name for point in entry_points(group="mkdocs.plugins")}
    known |= {_short(name) for name in known}
    for name, node in plugins.items():
        if fix := REFUSED.get(_short(name)):
            report(node, gettext("the plugin %(name)s cannot work in a hub", name=repr(name)), gettext(fix), rule="001")
        elif name not in known:
            report(
                node,
                gettext("the plugin %(name)s is not installed", name=repr(name)),
                gettext("install it with pip, or delete it"),
                rule="001",
            )


def _short(name: str) -> str:
    return name.rsplit("/", maxsplit=1)[-1]
