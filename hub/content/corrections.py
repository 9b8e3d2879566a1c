"""What an issue says of its corrections: `corrected: 2026-11-30, the lab is on December 8`, or a list of such lines."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hub.base.translation import gettext, noop
from hub.content.models import Correction
from hub.content.validation import line, reads

if TYPE_CHECKING:
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

LINE = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[,:]\s+(?P<words>\S.*)")
ONE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[,:]\s+\S"}
FIX = noop("write the day and what is right now, such as 2026-11-30, the lab is on December 8")


@reads({"anyOf": [ONE, {"type": "array", "items": ONE}]})
def corrections(node: Node, report: Report) -> tuple[Correction, ...]:
    """Read one correction, or a list of some, the oldest first."""
    entries = node.value if isinstance(node.value, tuple) else (node,)
    found = (_correction(entry, report) for entry in entries)
    return tuple(sorted((one for one in found if one), key=lambda one: one.day))


def _correction(node: Node, report: Report) -> Correction | None:
    given = LINE.fullmatch(line(node, report) or "") if isinstance(node.value, str) else None
    if given:
        try:
            return Correction(day=date.fromisoformat(given["day"]), words=given["words"])
        except ValueError:
            report(node, gettext("there is no day %(day)s", day=given["day"]), gettext(FIX))
            return None
    report(node, gettext("the correction has no day, or no words"), gettext(FIX))
    return None
