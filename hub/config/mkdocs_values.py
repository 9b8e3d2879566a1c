"""Values of mkdocs.yml that MkDocs alone reads: what it would refuse is told before it starts, with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.content import validation
from hub.content.validation import flag, line, optional, reads

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node


@reads({"type": "array"})
def _list(node: Node, report: Report) -> None:
    if not isinstance(node.value, tuple):
        _refuse_list(node, report)


@reads({"type": "array"})
def _menu(node: Node, report: Report) -> None:
    """Report what is no menu: a list of pages, of titles with a page each, and of titles with such a list."""
    if not isinstance(node.value, tuple):
        _refuse_list(node, report)
        return
    for entry in node.value:
        target = next(iter(entry.value.values())) if _is_titled(entry) else entry
        if isinstance(target.value, tuple):
            _menu(target, report)
        elif not isinstance(target.value, str):
            said = validation.as_found(target)
            fix = gettext("write the path of a page, such as about.md, or a title before it: `About: about.md`")
            report(target, gettext("%(found)s is not a page", found=said), fix)


def _is_titled(entry: Node) -> bool:
    return isinstance(entry.value, dict) and len(entry.value) == 1


def _refuse_list(node: Node, report: Report) -> None:
    fix = gettext("write each of its entries in a line of its own, after a hyphen")
    report(node, gettext("%(found)s is not a list", found=validation.as_found(node)), fix)


FIELDS: dict[str, validation.Field] = {
    "nav": optional(_menu),
    "site_description": optional(line),
    "site_author": optional(line),
    "copyright": optional(line),
    "repo_name": optional(line),
    "remote_branch": optional(line),
    "remote_name": optional(line),
    "strict": optional(flag),
    "extra_css": optional(_list),
    "extra_javascript": optional(_list),
    "extra_templates": optional(_list),
    "watch": optional(_list),
    "hooks": optional(_list),
}


# What hub reads elsewhere, or MkDocs reads in a way of its own.
READ_ELSEWHERE = (
    *("INHERIT", "dev_addr", "docs_dir", "edit_uri_template", "extra", "markdown_extensions", "plugins", "site_dir"),
    *("theme", "validation"),
)


def refuse(top: Mapping[str, Node], known: Collection[str], root: Path, report: Report) -> None:
    """Report keys that MkDocs does not know, files of programs that are not there, and half of a setting."""
    names = (*known, *READ_ELSEWHERE)
    for name, child in top.items():
        if name not in names:
            message = gettext("%(name)s is not a known key", name=repr(name))
            report(child, message, validation.nearest(name, names), rule="111")
    for name in ("hooks", "watch"):
        entries = top[name].value if name in top else ()
        for entry in entries if isinstance(entries, tuple) else ():
            if not (root / entry.written).exists():
                message = gettext("%(key)s: there is no file %(written)s", key=name, written=entry.written)
                report(entry, message, gettext("write the path of a file, seen from this one"))
    if (edit := top.get("edit_uri")) and not validation.is_empty(edit) and "repo_url" not in top:
        message = gettext("edit_uri: %(written)s needs the address before it", written=edit.written)
        report(edit, message, gettext("add a line `%(name)s: …`", name="repo_url"))


def menu_targets(menu: Node) -> Iterator[Node]:
    """Yield where each entry of a menu leads: the path of a page, or an address."""
    for entry in menu.value if isinstance(menu.value, tuple) else ():
        target = next(iter(entry.value.values())) if _is_titled(entry) else entry
        if isinstance(target.value, tuple):
            yield from menu_targets(target)
        elif isinstance(target.value, str):
            yield target
