"""The pages that a change is about, in one file that needs nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from click.testing import CliRunner

from hub.base import html_tree
from hub.cli import main
from hub.config import hub_settings
from hub.site.mkdocs import changed_pages
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOW = "1795176000"
LAB, NEW, BROKEN = (
    "content/events/2026-12-03-lab.md",
    "content/events/2026-12-04-new.md",
    "content/events/2026-12-05-b.md",
)
WORDS = """---
title: New
kind: training
start: 2026-12-04 13:00
summary: We ask.
---
See [the lab](2026-12-03-lab.md#how), [forms](../toolkit/design/forms.md) and [how](#how).

## How

We ask.
"""


def made(hub: Path, *paths: str) -> str:
    """The file that shows these pages."""
    target = hub / "preview.html"
    changed_pages.write(hub_settings.attempt(hub)[0], paths, target)
    return target.read_text(encoding="utf-8")


def test_links_within_and_without(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the changed pages they work in the file, all others lead to the site; nothing is loaded, nothing runs."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    (hub / NEW).write_text(WORDS, encoding="utf-8")
    page = made(hub, LAB, NEW, "content/topics.yml")
    tree = html_tree.document(page)
    assert [link.get("href") for link in tree.xpath("//nav[@aria-label='Pages']//a")] == ["#page-1", "#page-2"]
    links = {link.text: link.get("href") for link in tree.xpath("//section[@id='page-2']//a")}
    assert links["the lab"] == "#page-1-how"
    assert links["forms"] == "https://hub.example.gov/toolkit/design/forms/"
    assert links["how"] == "#page-2-how"
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert links["how"].lstrip("#") in ids
    assert not re.search(r"<script|<link|<form|@import|url\(", page)
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_what_cannot_be_read_is_left_out(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its mistakes are told in the file, and the other pages are shown; the hub itself stays as it is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    (hub / BROKEN).write_text("---\ntitle: Broken\nkind: lamp\n---\n", encoding="utf-8")
    (hub / NEW).write_text(WORDS.replace("forms.md", "gone.md"), encoding="utf-8")
    page = made(hub, NEW, BROKEN)
    assert '<section class="sec" id="page-1" aria-label="New' in page
    assert "content/events/2026-12-05-b.md:3:1: 112 kind: &#39;lamp&#39; is not known" in page
    assert (hub / BROKEN).exists()


def test_settings_that_cannot_be_read(hub: Path) -> None:
    """Nothing can be shown, and the file says why."""
    (hub / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    page = made(hub, LAB)
    assert "It changes no page that can be shown by itself." in page
    assert "<li>mkdocs.yml" in page


def test_pictures_are_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens it needs no network."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    root = tmp_path / "lamps"
    shutil.copytree(LAMPS, root)
    pages = [path.relative_to(root).as_posix() for path in (root / "content").rglob("*.md")]
    found = html_tree.document(made(root, *pages)).xpath("//section//img/@src")
    assert found
    assert all(one.startswith("data:image/") for one in found)


def test_the_command(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows what changed since a revision."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "a"]):
        subprocess.run(["git", *words], cwd=hub, check=True)  # noqa: S603, S607  our own words
    (hub / NEW).write_text(WORDS, encoding="utf-8")
    target = hub / "build" / "preview.html"
    done = CliRunner().invoke(main, ["--root", str(hub), "preview", "--since=HEAD", f"--output={target}"])
    assert (done.exit_code, done.stdout, done.stderr.splitlines()[-1]) == (0, f"{target}\n", "1 changed page")
    assert 'id="page-1"' in target.read_text(encoding="utf-8")
