"""22x: what would run in a reader's browser, or look as if it could; what lets strangers in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.check.rule_registry import finds
from hub.content import active_html, meeting_passcodes
from hub.content.markdown_scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import MarkdownFile

finds("220")(active_html.html_that_runs)
finds("221")(active_html.link_that_runs)
finds("222")(active_html.html_that_falls)


@finds("223")
def passcode(page: MarkdownFile) -> Iterator[Hit]:
    """Find what lets anybody into the meeting of an event."""
    for found in meeting_passcodes.PASSCODE.finditer(page.text) if page.kind == "event" else ():
        message = gettext("this lets everybody who reads the page into the meeting")
        fix = gettext("write where to register, and send the link and the passcode to those who did")
        yield Hit(start=found.start(), message=message, fix=fix)
