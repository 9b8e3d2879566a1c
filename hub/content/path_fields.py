"""Names that become parts of paths, and the paths and former addresses that front matter names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import filenames, text
from hub.base.translation import gettext
from hub.content.models import Alias
from hub.content.validation import line, reads, shown

if TYPE_CHECKING:
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

# The name of a folder's own page.
INDEX = "index"
EXAMPLE = "plain-language"


@reads({"type": "string", "pattern": r'^[^./\\:*?"<>|#][^/\\:*?"<>|#]*$', "maxLength": filenames.LONGEST})
def path_part(node: Node, report: Report) -> str | None:
    """Read a name that becomes part of a path: a slug or a key."""
    found: str | None = line(node, report)
    if found is None:
        return None
    wrong = filenames.wrong(str(node.value))
    if filenames.key(found) == INDEX:
        wrong = gettext("is the name of a folder's own page")
    if not wrong:
        return found
    near = text.slug(found)
    example = EXAMPLE if near in {INDEX, text.UNTITLED} else near
    report(
        node,
        f"{shown(node.value)} {wrong}",
        gettext("write letters, digits and hyphens, such as %(example)s", example=example),
        rule="116",
    )
    return None


@reads({"type": "string"})
def other_name(node: Node, report: Report) -> str | None:
    """Read another name of something: a former slug, or a word that others use for it."""
    found: str | None = line(node, report)
    if found and filenames.climbs(found):
        report(
            node,
            gettext("%(found)s is a path", found=shown(found)),
            gettext("write a name, without dots and slashes at its start"),
            rule="116",
        )
        return None
    return found


@reads({"type": "string", "pattern": r"^/."})
def alias(node: Node, report: Report) -> Alias | None:
    """Read a former address of a page, from the site's root."""
    if wrong := _no_address(node.written):
        fix = gettext("write the old path from the site's root, such as /toolkit/old-name/")
        report(node, f"{node.written!r} {wrong}", fix, rule="207")
        return None
    address = node.written.strip("/").removesuffix("index.html").rstrip("/")
    ending = "" if address.endswith(".html") else "/"
    return Alias(address=f"{address}{ending}", line=node.line, column=node.column)


def _no_address(written: str) -> str:
    """Return what keeps a path from being that of a page, in words that follow it; "" for nothing."""
    first, *parts = written.split("/")
    if first or not any(parts) or " " in written:
        return gettext("is not a path of this site")
    return next(filter(None, map(filenames.wrong, parts if parts[-1] else parts[:-1])), "")


@reads({"type": "string", "pattern": r"^[^/\\\s][^\\\s]*\.md$"})
def twin(node: Node, report: Report) -> str | None:
    """Read the path of the page that this one translates, seen from its own file."""
    found: str | None = line(node, report)
    if found and (not found.endswith(".md") or ":" in found or found.startswith("/")):
        report(
            node,
            gettext("%(found)s is not the path of a page", found=shown(found)),
            gettext("write it as a link would, such as about.md"),
        )
        return None
    return found
