"""The views of the desk, in the order of its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.desk.views import inbox_view

if TYPE_CHECKING:
    from hub.desk.desk_view import DeskView

VIEWS: tuple[DeskView, ...] = (inbox_view.VIEW,)
FIRST = "inbox"
