"""The front matter of pages of other generators."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from hub.content.yaml_nodes import Node
from hub.importers import page_fields, planned_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("start", ["", "(@)", "# a", "\n"])
@pytest.mark.parametrize("part", [" ", "#", "\n", "(@"])
def test_no_name_and_no_heading_takes_long(start: str, part: str) -> None:
    """Blanks and marks that begin again and again."""
    since = time.process_time()
    page_fields.authors({"author": Node(value=f"a{start}{part * 50_000}x", line=1, column=1)}, {})
    planned_files.HEADING.match(f"{start}{part * 50_000}x")
    assert time.process_time() - since < 2


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("in/a", True),
        ("in/gone", False),
        ("out", False),
        ("in/../out", False),
        ("in/link", False),
        ("in/" + "a" * 300, False),
        ("in/a\0", False),
    ],
)
def test_what_is_within_a_folder(tmp_path: Path, path: str, expected: bool) -> None:  # noqa: FBT001
    """Not what a link leads out to, nor what no file may be called."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a").touch()
    (tmp_path / "out").touch()
    (tmp_path / "in/link").symlink_to(tmp_path / "out")
    assert page_fields.is_within(tmp_path / path, tmp_path / "in") is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# Oil\n\nBurns.", "Burns."),
        ("Oil\n===\n \n    code\n", "    code\n"),
        ("# Oil ##\n\n    code\n", "    code\n"),
        ("# Wick\n\nBurns.", "# Wick\n\nBurns."),
        ("# Oil", ""),
    ],
)
def test_a_heading_that_repeats_the_title_goes(body: str, expected: str) -> None:
    """Code that is set in stays so."""
    assert planned_files._without_title(body, "Oil") == expected  # noqa: SLF001  one step of an import


@pytest.mark.parametrize(("offset", "lines"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 2)])
def test_lines_before_an_offset(offset: int, lines: int) -> None:
    """As many as end before it."""
    assert page_fields.lines_before("a\n\nb")(offset) == lines


def test_authors_may_be_below_params() -> None:
    """As Hugo keeps fields of a theme; those of the page itself go first."""
    within = Node(value={"author": Node(value="Ada Wick", line=3, column=3)}, line=2, column=1)
    assert page_fields.authors({"params": within}, {}) == ("Ada Wick",)
    assert page_fields.authors({"params": within, "author": Node(value="Bo Oil", line=4, column=1)}, {}) == ("Bo Oil",)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Ada Wick, Bo Oil", ("Ada Wick", "Bo Oil")),
        ("Ada Wick and Bo Oil", ("Ada Wick", "Bo Oil")),
        ("Wick & Oil, Lamps", ("Wick & Oil, Lamps",)),
        ("ada", ("Ada, of the wicks",)),
        ("admin", ()),
        ("Bo Oil <bo@lamps.example>", ("Bo Oil",)),
    ],
)
def test_authors_are_names_one_by_one(given: str, names: tuple[str, ...]) -> None:
    """Where one text has several, and where the site knows the whole name."""
    fields = {"author": Node(value=given, line=2, column=1)}
    assert page_fields.authors(fields, {"ada": "Ada, of the wicks"}) == names
