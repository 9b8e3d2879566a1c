"""No file of the machine that builds a site gets into it, and nothing is written beside it."""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.config import hub_settings
from hub.errors import HubError
from hub.site.mkdocs import markdown_export, rebuild
from tests import forked
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "hunter2"  # noqa: S105  only a word to look for
MENU = "content/toolkit/design/menu.js"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub deep in a folder that holds nothing else but a secret."""
    hub = Path(shutil.copytree(LAMPS, tmp_path / "a/b/c/hub"))
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return hub


def build(root: Path) -> None:
    """As `hub build` does."""
    rebuild.build(root, lost=lambda _: None)


def preview(root: Path) -> None:
    """As `hub serve` does."""
    rebuild.preview(root, root.parent / "preview", "http://127.0.0.1:1/")


def exported(root: Path) -> None:
    """As `hub export` does."""
    markdown_export.export(hub_settings.load(root), root.parent / "export")


def by_mkdocs(root: Path, *options: str) -> None:
    """As `mkdocs build` does, which does not know hub's commands."""
    status, said = forked.mkdocs(root, *options)
    print(said, file=sys.stderr)  # noqa: T201  for who captures it
    if status:
        raise HubError(said)


DOORS: dict[str, Callable[[Path], None]] = {
    "hub build": build,
    "hub serve": preview,
    "hub export": exported,
    "mkdocs build": by_mkdocs,
    "mkdocs build --strict": lambda root: by_mkdocs(root, "--strict"),
}


def made(root: Path) -> set[str]:
    """What stands in the folders around a hub."""
    return {
        path.relative_to(root.parents[3]).as_posix() for path in root.parents[3].rglob("*") if root not in path.parents
    }


def link(root: Path, path: str, target: str) -> str:
    """A link in the file system, as a pull request may bring one."""
    (root / path).symlink_to(target)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("content/toolkit/passwd.txt", "../../../../../../secret.txt"),
        ("content/toolkit/passwd.md", "../../../../../../secret.txt"),
        ("content/secret", "../../../../.."),
        ("newsletters/2026-11-20.md", "../../../../../secret.txt"),
        ("content/loop", "."),
    ],
)
def test_links_that_are_refused(hub: Path, door: str, path: str, target: str) -> None:
    """Each way to a site names the link, writes nothing and shows nothing."""
    (hub / path).unlink(missing_ok=True)
    link(hub, path, target)
    before = made(hub)
    with pytest.raises(HubError, match=f"{path}:1:1: 811 this is a link that leads") as refused:
        DOORS[door](hub)
    assert SECRET not in str(refused.value)
    assert made(hub) - before <= {"a/b/c/preview"}
    assert [path for path in (hub / "build").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("door", DOORS)
def test_a_program_of_a_contributor_is_refused(hub: Path, door: str) -> None:
    """The script that ran under the site's own policy, and the page without a policy."""
    (hub / MENU).parent.mkdir(parents=True, exist_ok=True)
    (hub / MENU).write_text("alert(1)", encoding="utf-8")
    (hub / "content/raw.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    with pytest.raises(HubError, match=r"raw\.html:1:1: 813(.|\n)*menu\.js:1:1: 813"):
        DOORS[door](hub)
    assert [path for path in (hub / "build").rglob("*") if path.is_file()] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("door", "site"),
    [("hub build", "hub/build/site"), ("hub export", "export/docs"), ("mkdocs build --strict", "hub/build/site")],
)
def test_links_that_stay_inside_and_left_overs(
    hub: Path, door: str, site: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """A linked picture, folder and page are there as if they were files; left-overs are not, nor what leads nowhere."""
    (hub / "shared").mkdir()
    (hub / "shared/oil.csv").write_text("oil,lamp\n", encoding="utf-8")
    (hub / "pages").mkdir()
    (hub / "pages/page.md").write_text("---\ntitle: Wicks\nsummary: A wick.\n---\nText.\n", encoding="utf-8")
    link(hub, "content/oil.csv", "../shared/oil.csv")
    link(hub, "content/shared", "../shared")
    link(hub, "content/wicks.md", "../pages/page.md")
    link(hub, "content/gone.csv", "nowhere.csv")
    (hub / "content/oil.csv~").write_text("old", encoding="utf-8")
    (hub / "content/oil.csv.bak").write_text("old", encoding="utf-8")
    with caplog.at_level(logging.INFO):
        DOORS[door](hub)
    folder = hub.parent / site
    assert (folder / "oil.csv").read_text(encoding="utf-8") == "oil,lamp\n"
    assert (folder / "shared/oil.csv").read_text(encoding="utf-8") == "oil,lamp\n"
    assert (folder / ("wicks.md" if door == "hub export" else "wicks/index.html")).is_file()
    assert [path for path in folder.rglob("*") if path.name.startswith(("gone", "oil.csv."))] == []
    said = "content/gone.csv:1:1: 812 warning: this is a link that leads nowhere, so it is left out; delete it"
    assert said in caplog.text + capfd.readouterr().err


SLUG = "- slug: {}\n  title: Escaped\n  summary: Four files beside the hub.\n"


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["../../../../../escaped-topic", "/tmp/escaped", "a/b", "'..'", "con", "'a%2f..'"])  # noqa: S108  never made
def test_a_slug_that_climbs(hub: Path, slug: str) -> None:
    """It wrote four files beside the hub: now it is a mistake in its line, and nothing is written."""
    topics = hub / "content/topics.yml"
    lines = topics.read_text(encoding="utf-8").rstrip("\n")
    topics.write_text(f"{lines}\n{SLUG.format(slug)}", encoding="utf-8")
    before = made(hub)
    line = lines.count("\n") + 2
    for door in DOORS.values():
        with pytest.raises(HubError, match=f"content/topics.yml:{line}:3: 116 slug: "):
            door(hub)
    assert made(hub) - before <= {"a/b/c/preview"}


@pytest.mark.parametrize("name", ["build", "build/site"])
def test_a_folder_of_the_site_that_leads_out(hub: Path, name: str) -> None:
    """A build would clear it: what lies there stays."""
    kept = hub.parent / "kept"
    (kept / "site").mkdir(parents=True)
    (kept / "site/thesis.txt").write_text("years", encoding="utf-8")
    (hub / name).parent.mkdir(exist_ok=True)
    (hub / name).symlink_to(kept if name == "build" else kept / "site")
    done = CliRunner().invoke(main, ["--root", str(hub), "build"])
    assert done.exit_code == 1
    assert "leads out of" in done.output
    assert (kept / "site/thesis.txt").read_text(encoding="utf-8") == "years"


def test_headers_are_not_written_through_a_link(hub: Path) -> None:
    """MkDocs leaves hidden entries of an old site where they are; one that leads out is refused."""
    (hub.parent / "kept").mkdir()
    (hub / "build/site").mkdir(parents=True)
    link(hub, "build/site/.well-known", "../../../kept")
    settings = hub / "mkdocs.yml"
    words = settings.read_text(encoding="utf-8")
    settings.write_text(
        words.replace("  - hub:\n", "  - hub:\n      security: https://example.gov/report/\n"), encoding="utf-8"
    )
    with pytest.raises(HubError, match="leads out of"):
        by_mkdocs(hub)
    assert list((hub.parent / "kept").iterdir()) == []


def test_another_folder_of_content(hub: Path) -> None:
    """MkDocs would publish what lies in it: hub reads and checks one folder only."""
    settings = hub / "mkdocs.yml"
    words = settings.read_text(encoding="utf-8")
    assert "docs_dir: content" in words
    settings.write_text(words.replace("docs_dir: content", "docs_dir: ../../../.."), encoding="utf-8")
    with pytest.raises(HubError, match=r"docs_dir: '\.\./\.\./\.\./\.\.' is not the folder of the content"):
        build(hub)
