"""The views of the desk, in the order of its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.desk.views import inbox_view, issue_view, send_view, sources_view, week_view

if TYPE_CHECKING:
    from hub.desk.desk_view import DeskView

VIEWS: tuple[DeskView, ...] = (
    week_view.VIEW,
    inbox_view.VIEW,
    issue_view.VIEW,
    send_view.VIEW,
    sources_view.VIEW,
)
FIRST = "week"
