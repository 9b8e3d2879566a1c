"""The kind of a site, and the command that takes any."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hub.cli import main
from tests import plugged
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

    assert (code, talk) == (0, "1 file. Next: git diff, hub build\n")
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


SHEET = """url,title,day,summary,text
https://old.example.gov/trim/,Trim,2024-03-01,Cut the wick.,"Cut it, then [fill](/fill/)."
https://old.example.gov/fill/,Fill,2024-03-02,Pour the oil.,Pour.
https://old.example.gov/odd/,Odd,someday,A day.,None.
not an address,Bad,2024-03-03,No address.,None.
"""


def test_a_plug_in_imports_what_hub_does_not_know(
    hub: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Posts of a spreadsheet become articles, with links to each other's files; what is wrong is told by its line."""
    plugged.install_example(tmp_path, monkeypatch, "practice-hub-spreadsheet")
    (sheet := tmp_path / "posts.csv").write_text(SHEET, encoding="utf-8")
    code, _, talk = run(hub, str(sheet), "--base", "https://old.example.gov/")
    assert code == 1
    assert "2 files. Next: git diff, hub build\n" in talk
    assert f"{sheet}:4:1: 110 it has no date that can be read" in talk
    assert f"{sheet}:5:1: 112 " in talk
    text = (hub / "content/articles/2024/2024-03-01-trim.md").read_text("utf-8")
    assert text.endswith("Cut it, then [fill](2024-03-02-fill.md).\n")
    sheet.write_text("url,title\n", encoding="utf-8")
    code, _, talk = run(hub, str(sheet), "--base", "https://old.example.gov/")
    assert (code, talk) == (1, f"{sheet}:1: the first row has no day, summary, text; name these columns there\n")


def test_an_importer_that_cannot_be_asked_is_named_and_others_are(
    hub: Path,  # noqa: F811
    old: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A folder of Jekyll is imported as ever."""
    source = "def detects(place):\n    return 1 / 0\n\ndef take(place, config, choices):\n    pass\n"
    named = plugged.install(tmp_path, monkeypatch, "importers", "broken", source)
    code, _, talk = run(hub, str(laid_out(old, POST)), "--base", "https://old.example.gov")
    assert code == 0
    assert talk.startswith("1 file. Next: git diff, hub build\n")
    assert f"{named} failed: ZeroDivisionError: division by zero (plugged_" in talk


def test_an_importer_that_fails_is_named(
    hub: Path,  # noqa: F811
    old: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing else can be done with what it took for its own."""
    source = "def detects(place):\n    return True\n\ndef take(place, config, choices):\n    raise OSError('no')\n"
    named = plugged.install(tmp_path, monkeypatch, "importers", "broken", source)
    code, _, talk = run(hub, str(laid_out(old, POST)), "--base", "https://old.example.gov")
    assert code == 1
    assert talk.startswith(f"{named} failed: OSError: no (plugged_")
