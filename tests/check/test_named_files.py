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


@pytest.mark.parametrize(
    ("file", "text", "address"),
    [
        ("join.html", "<h1>Join</h1>", "join.html"),
        ("join/index.html", "<h1>Join</h1>", "join/"),
        ("form.pdf", "", "form.pdf?page=1"),
        ("come.md", "---\ntitle: Join\nsummary: Come and join us.\naliases: [/join/]\n---\nCome.\n", "join/"),
    ],
)
def test_where_readers_join_in_a_file(hub: Path, file: str, text: str, address: str) -> None:
    """What a site publishes as it is, and what leads on to a page, is there, too."""
    settings, page = hub / "mkdocs.yml", hub / "content" / file
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, encoding="utf-8")
    before = settings.read_text(encoding="utf-8")
    settings.write_text(
        before.replace("https://lists.example.gov/join/", f"https://hub.example.gov/{address}"), "utf-8"
    )
    assert "006" not in {one.rule for one in runner.check(hub).problems}
