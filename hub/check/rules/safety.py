"""22x: what would run in a reader's browser, or look as if it could; what lets strangers in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.check.rule_registry import finds
from hub.content import active_html
from hub.content.markdown_scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import MarkdownFile

# The words that meeting programs write before what lets people in, and how they put it into a link.
PASSCODE = re.compile(
    r"[?&](?:pwd|passcode)=[\w.%-]+"
    r"|\b(?:pass(?:code|word|phrase)|access code|meeting (?:code|pin)|pin)(?:\s+is\b|\s*[:=#])\s*(?=\S*\d)\S+",
    re.IGNORECASE,
)

finds("220")(active_html.html_that_runs)
finds("221")(active_html.link_that_runs)
finds("222")(active_html.html_that_falls)


@finds("223")
def passcode(page: MarkdownFile) -> Iterator[Hit]:
    """Find what lets anybody into the meeting of an event."""
    for found in PASSCODE.finditer(page.text) if page.kind == "event" else ():
        message = "this lets everybody who reads the page into the meeting"
        fix = "write where to register, and send the link and the passcode to those who did"
        yield Hit(start=found.start(), message=message, fix=fix)
