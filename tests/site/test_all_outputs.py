"""Files of the site that plug-ins make stand beside those of hub, and one that fails costs nothing else."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.config import hub_settings
from hub.site.mkdocs import markdown_export
from tests import plugged

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

OUTPUT = "from hub.api import Asset, DrawnAsset\n\ndef files(library, config, today):\n    {}\n"
MADE = "return [Asset(path={!r}, content=lambda: {})]"


def build(root: Path) -> tuple[set[str], str]:
    """The files of a hub's site, and what `hub build` says beside."""
    done = CliRunner().invoke(main, ["--root", str(root), "build"])
    assert done.exit_code == 0, done.output
    site = root / "build/site"
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}, done.stderr


def test_a_file_of_a_plug_in(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is on the site and in an export, and follows when an event is another one."""
    plugged.install_example(tmp_path, monkeypatch, "practice-hub-event-table")
    files, _ = build(root)
    table = root / "build/site/data/events.csv"
    rows = list(csv.reader(table.read_text("utf-8").splitlines()))
    assert "data/events.csv" in files
    assert rows[0] == ["day", "hour", "title", "place", "url"]
    (title,) = {row[2] for row in rows[1:2]}
    (event,) = (file for file in (root / "content/events").glob("*.md") if f"title: {title}" in file.read_text("utf-8"))
    event.write_text(event.read_text("utf-8").replace(f"title: {title}", 'title: "=Lamp()"'), encoding="utf-8")
    build(root)
    assert "'=Lamp()" in table.read_text("utf-8")
    markdown_export.export(hub_settings.load(root), tmp_path / "export")
    assert (tmp_path / "export/docs/data/events.csv").read_text("utf-8") == table.read_text("utf-8")


def test_a_text_of_an_article_reaches_it(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads all articles is made again where the text of one has changed, and hub's own pages need not be."""
    words = "return [Asset(path='all.txt', content=lambda: ''.join(each.body.text() for each in library.articles))]"
    plugged.install(tmp_path, monkeypatch, "outputs", "all", OUTPUT.format(words), attribute="files")
    build(root)
    build(root)
    article = next((root / "content/articles").rglob("*.md"))
    article.write_text(article.read_text("utf-8") + "\nMore oil.\n", encoding="utf-8")
    build(root)
    assert "More oil." in (root / "build/site/all.txt").read_text("utf-8")


def test_a_picture_of_a_plug_in(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes, as they are."""
    words = "return [DrawnAsset(path='lamp.png', content=lambda: b'lamp', made_of='')]"
    plugged.install(tmp_path, monkeypatch, "outputs", "lamp", OUTPUT.format(words), attribute="files")
    build(root)
    assert (root / "build/site/lamp.png").read_bytes() == b"lamp"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("return 1 / 0", "ZeroDivisionError: division by zero (plugged_"),
        ("return ['lamp']", "TypeError: it made 'lamp', which is not a hub.api.Asset"),
        (MADE.format("lamp.txt", "1 / 0"), "ZeroDivisionError: division by zero (plugged_"),
        (MADE.format("lamp.txt", "b'lamp'"), "TypeError: the content of lamp.txt is bytes; an Asset has str"),
        (MADE.format("../lamp.txt", "''"), "ValueError: '../lamp.txt' is not the path of a file of the site"),
        (MADE.format("lamp.html", "''"), "ValueError: 'lamp.html' is not the path of a file of the site"),
        (MADE.format("data/articles.json", "''"), "ValueError: the site has a file data/articles.json already"),
        (MADE.format("robots.txt", "''"), "ValueError: the site has a file robots.txt already"),
        ("return 2 * " + MADE.format("a.txt", "''")[7:], "ValueError: the site has a file a.txt already"),
    ],
)
def test_one_that_fails_is_named_and_the_site_is_built(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, reason: str
) -> None:
    """All other files are there, and who builds again without a change hears of it again."""
    without, _ = build(root)
    named = plugged.install(tmp_path, monkeypatch, "outputs", "lamp", OUTPUT.format(words), attribute="files")
    for _ in range(2):
        files, said = build(root)
        assert files == without
        assert f"{named} failed: {reason}" in said
        assert said.count("; the rest of the site is built") == 1
