"""What mkdocs.yml says of the newsletter leads to pages that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import runner

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "https://hub.example.gov/join/",
            ["write the page content/join.md, or the address where readers join"],
        ),
        ("https://hub.example.gov/toolkit/design/forms/#join", []),
        ("https://hub.example.gov/", []),
        ("https://lists.example.gov/join/", []),
    ],
)
def test_where_readers_join(hub: Path, address: str, told: list[str]) -> None:
    """A page of the site is there; what is elsewhere is nobody's to know."""
    settings = hub / "mkdocs.yml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before.replace("https://lists.example.gov/join/", address), encoding="utf-8")
    found = [one for one in runner.check(hub).problems if one.rule == "006"]
    line = before[: before.index("subscribe:")].count("\n") + 1
    assert [(one.path, one.line, one.level, one.fix) for one in found] == [
        ("mkdocs.yml", line, "warning", fix) for fix in told
    ]
