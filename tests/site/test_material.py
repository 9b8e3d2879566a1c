"""The same pages in Material for MkDocs, which a hub may choose."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from hub.site.mkdocs import site_build
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from pathlib import Path

# Where the browser itself would ask; links that a reader follows are no requests.
ASKED = re.compile(r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"https?:|<link\b[^>]*rel=\"stylesheet\"[^>]*https?:")


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lamp hub's site with `theme: {name: material}`."""
    root = tmp_path_factory.mktemp("material") / "hub"
    shutil.copytree(LAMPS, root)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("theme: mkdocs", "theme: {name: material}"), "utf-8")
    return site_build.build(root)


def html(site: Path, path: str) -> str:
    """The HTML of a page."""
    return (site / path / "index.html").read_text("utf-8")


def pages(site: Path) -> set[str]:
    """The addresses of all pages."""
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}


def test_the_same_pages(material: Path, site: Path) -> None:
    """No page is missing and none is new; every one but the 404 page is Material's."""
    assert pages(material) == pages(site)
    assert [path for path in pages(material) if "md-header" not in (material / path).read_text("utf-8")] == []


def test_articles_stand_in_material(material: Path) -> None:
    """The lane finds its places in Material's page, and leaves no mark."""
    found = html(material, "articles/2026/2026-11-17-oil")
    assert "<title>Oil &lt;burns&gt; &amp; &#34;glows&#34; - Lamp Hub</title>" in found
    assert found.count("<h1") == 1
    assert "hubshell" not in found


def test_what_material_does_not_know(material: Path) -> None:
    """Feeds, data for machines, the search, help and the scripts of a page are there."""
    assert 'type="application/atom+xml"' in html(material, "events")
    assert '"@type": "Event"' in html(material, "events/2026-12-03-trim")
    assert "assets/search.js" in html(material, "search")
    assert "Suggest a change" in html(material, "join")


def test_nothing_is_asked_elsewhere(material: Path) -> None:
    """Material's web fonts stay off."""
    assert [path for path in pages(material) if ASKED.search((material / path).read_text("utf-8"))] == []


def test_servers_let_material_run(material: Path) -> None:
    """Material writes scripts into its pages, so no header forbids them; nobody may frame a page all the same."""
    sent = (material / "_headers").read_text("utf-8")
    assert "Content-Security-Policy: frame-ancestors 'none'\n" in sent


def test_titles_are_text(root: Path) -> None:
    """Material's templates print values as they are; a title that looks like HTML stays words on every page."""
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("theme: mkdocs", "theme: {name: material}"), "utf-8")
    for path in ("content/toolkit/light/index.md", "content/events/2026-12-03-trim.md"):
        words = (root / path).read_text("utf-8")
        for name in ("title", "summary"):
            words = re.sub(rf"(?m)^{name}: .*$", f"{name}: '</title><script>x</script><b>'", words)
        (root / path).write_text(words, "utf-8")
    site = site_build.build(root)
    assert [page for page in site.rglob("*.html") if "<script>x" in page.read_text("utf-8")] == []
    assert "&lt;script&gt;x" in (site / "toolkit/light/index.html").read_text("utf-8")
