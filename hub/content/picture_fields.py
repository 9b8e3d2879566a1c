"""The picture of a toolkit page in its front matter: drawings, a caption, and a table that says the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hub.base import filenames
from hub.base.translation import gettext
from hub.content.models import PagePicture
from hub.content.validation import group, line, optional, reads, required, schema_of, shown

if TYPE_CHECKING:
    from hub.content.validation import Fields, Report
    from hub.content.yaml_nodes import Node


@reads({"type": "string", "pattern": r"^[^./\\][^/\\]*\.svg$"})
def drawing(node: Node, report: Report) -> str | None:
    """Read the name of an SVG file beside the page."""
    found: str | None = line(node, report)
    if found and (not found.endswith(".svg") or filenames.wrong(found)):
        report(
            node,
            gettext("%(found)s is not the name of an SVG file", found=shown(found)),
            gettext("write one beside the page, such as map-wide.svg"),
        )
        return None
    return found


@reads({"type": "array", "minItems": 2, "items": {"type": "array", "minItems": 2, "items": {"type": "string"}}})
def table(node: Node, report: Report) -> tuple[tuple[str, ...], ...]:
    """Read a table: a list of rows, of which the first is the head, and each has as many cells as that."""
    rows = node.value if isinstance(node.value, tuple) else ()
    if len(rows) < 2:  # noqa: PLR2004  the head and a row
        report(
            node,
            gettext("the table has no rows below its head"),
            gettext("write one row a line, such as - [Step, What she does]"),
        )
        return ()
    return tuple(_row(row, rows[0], report) for row in rows)


def _row(row: Node, head: Node, report: Report) -> tuple[str, ...]:
    cells = row.value if isinstance(row.value, tuple) else ()
    if len(cells) < 2:  # noqa: PLR2004  what a row is about, and what it says of that
        report(
            row,
            gettext("%(found)s is not a row of a table", found=shown(row.written)),
            gettext("write its cells as [first, second]"),
        )
    elif isinstance(head.value, tuple) and len(cells) != len(head.value):
        fix = gettext("give both as many; a cell with a comma needs quotes around it")
        report(
            row,
            gettext(
                "this row has %(cells)s cells, and the head of the table has %(head)s",
                cells=len(cells),
                head=len(head.value),
            ),
            fix,
        )
    return tuple(line(cell, report) for cell in cells)


PICTURE: Fields = {
    "wide": required(drawing),
    "tall": optional(drawing),
    "caption": required(line),
    "table": required(table),
}


@reads(schema_of(PICTURE))
def picture(node: Node, report: Report) -> PagePicture | None:
    """Read a picture of a page, with the line that it stands in."""
    return group(PICTURE, partial(PagePicture, line=node.line))(node, report)  # type: ignore[no-any-return]
