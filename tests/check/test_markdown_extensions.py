"""Extensions of Markdown in the settings are named, each with what to write in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import markdown_extensions, runner

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "  - admonition\n  - markdown.extensions.toc:\n      permalink: true\n",
            [(2, 5, "delete this line, and write > [!NOTE]"), (3, 5, "delete this line: each page has a list")],
        ),
        ("  attr_list: {}\n", [(2, 3, "delete this line, and all { .class }")]),
        ("  - somebody.elses\n", [(2, 5, "delete this line")]),
        ("  words\n", []),
    ],
)
def test_each_extension_is_told_at_its_line(tmp_path: Path, written: str, expected: list[tuple[int, int, str]]) -> None:
    """As a list or as a mapping, by a short or a long name."""
    (tmp_path / "mkdocs.yml").write_text(f"markdown_extensions:\n{written}", encoding="utf-8")
    found = [*markdown_extensions.problems(tmp_path)]
    assert [(one.line, one.column) for one in found] == [(line, column) for line, column, _ in expected]
    assert all(one.fix.startswith(fix) for one, (_, _, fix) in zip(found, expected, strict=True))


def test_settings_that_cannot_be_read_are_told_once(hub: Path) -> None:
    """The readers of the settings say so."""
    with (hub / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("markdown_extensions: [\n")
    assert [one.rule for one in runner.check(hub).problems if one.path == "mkdocs.yml"] == ["001"]


def test_settings_out_of_the_hub_are_not_read(tmp_path: Path) -> None:
    """A link could show what is in another folder; whoever reads the settings says so."""
    (tmp_path / "theirs.yml").write_text("markdown_extensions: [toc]\n", encoding="utf-8")
    (tmp_path / "hub").mkdir()
    (tmp_path / "hub" / "mkdocs.yml").symlink_to(tmp_path / "theirs.yml")
    assert [*markdown_extensions.problems(tmp_path / "hub")] == []
