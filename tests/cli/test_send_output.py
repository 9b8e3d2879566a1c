"""What `hub send` says before anything leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.cli import send_output
from hub.config import hub_settings
from hub.content import loader

if TYPE_CHECKING:
    from pathlib import Path


def test_an_issue_is_named_by_its_number_where_it_has_one(hub: Path) -> None:
    """Else by its file and day."""
    issue, *_ = loader.load(hub_settings.load(hub)).issues
    assert send_output._heading(replace(issue, number=7)).startswith(f"{issue.path}: issue 7, ")  # noqa: SLF001  one line of a long answer
    assert send_output._heading(replace(issue, number=None)) == f"{issue.path}: {issue.day}"  # noqa: SLF001  likewise
