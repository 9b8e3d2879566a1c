"""The kind of a site, and the command that takes any."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hub.cli import main
from tests.importers.hugo.test_importer import article, hub, laid_out, old  # noqa: F401  fixtures

EXPORT = Path(__file__).parents[1] / "data/wordpress/lamps.xml"
POST = {"_posts/2024-03-01-trim.md": "---\ntitle: Trim\n---\nCut it.\n"}


def run(root: Path, *words: str) -> tuple[int, str, str]:
    """The exit status of `hub import`, and what it printed."""
    result = CliRunner().invoke(main, ["--root", str(root), "import", *words])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("files", "file"),
    [
        ({"news/a.md": article()}, "content/articles/2026/2026-11-20-oil.md"),
        (POST, "content/articles/2024/2024-03-01-trim.md"),
    ],
)
def test_a_folder_is_known_by_what_is_in_it(hub: Path, old: Path, files: dict[str, str], file: str) -> None:  # noqa: F811
    """Hugo or Jekyll."""
    code, _, talk = run(hub, str(laid_out(old, files)), "--base", "https://old.example.gov")

    assert (code, talk) == (0, "1 files. Next: git diff, hub build\n")
    assert (hub / file).is_file()


def test_a_dry_run_of_an_export_tells_what_becomes_what(hub: Path) -> None:  # noqa: F811
    """A line for each page, and nothing is written; options may come first."""
    code, output, talk = run(hub, "--dry-run", str(EXPORT))

    assert code == 1
    lines = [line.split(maxsplit=1) for line in output.splitlines()]
    assert lines[0] == ["page", "becomes"]
    assert [f"{EXPORT}:14", "content/articles/2024/2024-03-01-trim-and-fill.md"] in lines
    assert [f"{EXPORT}:79", "– it is in the trash of the old site"] in lines
    assert "2 files would be written. Next: the same without --dry-run" in talk
    assert not (hub / "content/articles").exists()


@pytest.mark.parametrize("words", [(), ("--help",), ("site", "--help")])
def test_the_command_still_explains_itself(hub: Path, words: tuple[str, ...]) -> None:  # noqa: F811
    """With its other kinds."""
    _, output, talk = run(hub, *words)

    assert "Usage:" in output + talk
