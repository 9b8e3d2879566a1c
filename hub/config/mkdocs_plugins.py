"""The plugins that mkdocs.yml names, and whether they are installed."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node


def named(plugins: Node | None) -> Mapping[str, Node]:
    """Return the options of each plugin by its name, in any of the three ways that MkDocs lets one write them."""
    found: dict[str, Node] = {}
    value = plugins.value if plugins else ()
    for entry in value if isinstance(value, tuple) else (plugins,):
        found |= entry.value if isinstance(entry.value, dict) else {entry.written: replace(entry, value={})}
    return found


def installed(plugins: Mapping[str, Node], report: Report) -> None:
    """Report each plugin that is not installed; a plugin of a theme may be named without the theme."""
    if plugins.keys() <= {"hub"}:  # to look up what is installed takes longer than to read mkdocs.yml
        return
    known = {point.name for point in entry_points(group="mkdocs.plugins")}
    known |= {name.split("/")[-1] for name in known}
    for name in plugins.keys() - known:
        report(plugins[name], f"the plugin {name!r} is not installed", "install it with pip, or delete it", rule="001")
