"""The site as a folder that another engine can build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from hub.cli import main
from hub.config import hub_settings
from hub.errors import HubError
from hub.site.mkdocs import markdown_export

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def exported(root: Path, tmp_path: Path) -> Path:
    """The small hub's site in a folder of its own."""
    folder = tmp_path / "plain"
    assert markdown_export.export(hub_settings.load(root), folder) == 19
    return folder


def test_pages_pictures_and_looks(exported: Path) -> None:
    """The folder holds every page, the pictures, the data and what the pages look like; no content file as it was."""
    files = {file.relative_to(exported).as_posix() for file in exported.rglob("*") if file.is_file()}
    expected = {
        "mkdocs.yml",
        "docs/index.md",
        "docs/events/2026-12-03-trim.md",
        "docs/newsletter/2026-11-20.md",
        "docs/pictures/lamp.svg",
        "docs/my-topics/items.json",
        "docs/assets/hub.css",
        "docs/assets/events.js",
    }
    assert expected - files == set()
    assert {file for file in files if file.endswith(".yml")} == {"mkdocs.yml"}
    assert "docs/newsletter/2026-11-27.md" not in files


def test_settings_need_no_plugin(exported: Path) -> None:
    """The settings name the theme, the menu and the extensions, and no plugin."""
    found = yaml.safe_load((exported / "mkdocs.yml").read_text("utf-8"))
    assert "plugins" not in found
    assert found["nav"][0] == {"Home": "index.md"}
    assert found["theme"]["features"] == ["navigation.indexes", "navigation.tabs"]
    assert found["markdown_extensions"][0] == "attr_list"


def test_settings_speak_the_language_of_the_hub(root: Path, tmp_path: Path) -> None:
    """So does what the other engine says of headings."""
    settings = root / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("      newsletter:", "      language: es\n      newsletter:")
    )
    markdown_export.export(hub_settings.load(root), tmp_path / "plain")
    found = yaml.safe_load((tmp_path / "plain/mkdocs.yml").read_text("utf-8"))
    toc = {"title": "En esta página", "permalink": "#", "permalink_title": "Enlace a esta sección"}
    assert found["markdown_extensions"] == ["attr_list", {"toc": toc}]


def test_headings_are_markdown_and_all_else_is_html(root: Path, tmp_path: Path) -> None:
    """The other engine lists the headings of a page, by the names they have here; links lead from page to page."""
    page = root / "content/join.md"
    page.write_text(page.read_text("utf-8") + "\n## Who & *how*\n\n> [!TIP]\n> See [home](index.md).\n", "utf-8")
    markdown_export.export(hub_settings.load(root), tmp_path / "plain")
    written = (tmp_path / "plain/docs/join.md").read_text("utf-8")
    assert "\n\n## Who & <em>how</em> { #who--how }\n\n" in written
    assert '<div class="admonition tip">' in written
    assert '<a href="../">home</a>' in written


def test_articles_and_their_lists_are_exported(root: Path, tmp_path: Path) -> None:
    """An article is a page with the way to its source, and the month it is from lists it."""
    markdown_export.export(hub_settings.load(root), tmp_path / "plain")
    oil = (tmp_path / "plain/docs/articles/2026/2026-11-17-oil.md").read_text("utf-8")
    assert oil.startswith("---\ntitle: ")
    assert "Read it at The Daily Lamp</a>" in oil
    month = (tmp_path / "plain/docs/articles/2026/11.md").read_text("utf-8")
    assert '<a href="../../../articles/2026/2026-11-17-oil/">' in month


def test_a_link_to_nothing_is_not_exported(root: Path, tmp_path: Path) -> None:
    """An article whose link leads to no file stops the export."""
    file = root / "content/articles/2026/2026-11-17-oil.md"
    file.write_text(f"{file.read_text('utf-8')}\n\n[there](nowhere.md)\n", "utf-8")
    with pytest.raises(HubError, match=r"the link 'nowhere.md' does not lead to a file"):
        markdown_export.export(hub_settings.load(root), tmp_path / "plain")


def test_nothing_is_overwritten(root: Path) -> None:
    """A folder that holds something is refused."""
    with pytest.raises(HubError, match="is not empty"):
        markdown_export.export(hub_settings.load(root), root)


@pytest.mark.parametrize("path", ["content/join.md", "content/articles/2026/2026-11-17-oil.md"])
def test_what_would_run_is_not_exported(root: Path, tmp_path: Path, path: str) -> None:
    """Another engine cleans nothing, so a script stops the export before a file is written."""
    file = root / path
    file.write_text(f"{file.read_text('utf-8')}\n\n<script>x</script>\n", "utf-8")
    with pytest.raises(HubError, match=rf"{path}:\d+:1: 220 <script> is not published"):
        markdown_export.export(hub_settings.load(root), tmp_path / "plain")
    assert not (tmp_path / "plain").exists()


def test_command(root: Path, tmp_path: Path) -> None:
    """The command says how many pages it wrote and where."""
    folder = tmp_path / "plain"
    done = CliRunner().invoke(main, ["--root", str(root), "export", str(folder)])
    assert done.output == f"19 pages in {folder}\n"


@pytest.mark.parametrize("words", [[], ["plain", "--opml"]])
def test_one_thing_at_a_time(root: Path, words: list[str]) -> None:
    """Without a folder there is nothing to write to, and a list of feeds is printed."""
    done = CliRunner().invoke(main, ["--root", str(root), "export", *words])
    assert (done.exit_code, "name a folder for the site, or choose --opml" in done.stderr) == (2, True)


def test_material_builds_it(exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stock Material makes a page of each of its pages; no key of ours means something else to its plugins."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    build(load_config(str(exported / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    assert "md-header" in (tmp_path / "site/search/index.html").read_text("utf-8")
