"""22x: what would run in a reader's browser, or look as if it could."""

from __future__ import annotations

from hub.check.rule_registry import finds
from hub.content import active_html

finds("220")(active_html.html_that_runs)
finds("221")(active_html.link_that_runs)
finds("222")(active_html.html_that_falls)
