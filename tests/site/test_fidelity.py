"""A site from the lane is the site that MkDocs makes of the same articles as ordinary pages.

What a reader or a crawler sees is the same, but for this:

- Texts are CommonMark, as GitHub shows them, and not Python-Markdown: bare addresses are links, `1)` begins a list,
  four spaces are enough for code, `--` is a dash, `...` is `…`, and `{.name}` is text.
  Anchors of footnotes are called otherwise.
- HTML in a text is sanitised: what runs goes, and so do links that no browser should follow.
- No article says when it was last changed: a commit that moves files would change every page.
"""

from __future__ import annotations

import logging
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from hub.config import hub_settings
from hub.importers.hugo import importer
from hub.importers.hugo.importer import Choices
from hub.site.outputs import pagefind
from hub.site.pages import article_lists
from tests.corpus import TODAY, unpacked
from tests.site import ordinary
from tests.site.conftest import copied
from tests.site.likeness import differences

REPOSITORY = Path(__file__).parents[2]
# Pages of the real site that read otherwise, and why.
LISTED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
# A link to another file of the hub, of which the test keeps a part.
LOCAL = re.compile(r"""(\]\(|href=")[\w./-]+\.md[^)"\s]*""")
EXTENSIONS = "md_in_html, tables, fenced_code, toc: {permalink: '#'}]"
HEAD = """\
---
title: {title}
url: https://daily.example.gov/{number}/
source: {source}
published: 20{year}-{month:02}-{day:02}
section: articles
summary: What lamp {number} & "its" <wick> taught us.
topics: {topics}
{more}---

"""
TITLES = (
    "Lamp {}",
    "Why 'lamp {}' & oil *still* matter",
    "¿Qué “lámpara” {}?",
    "Lamp {}: a <b>bright</b> idea | part_1",
)
# Each article has three of these, one after the other.
PARTS = (
    "A lamp needs *oil*, a **wick** and `air`.\nSo says [the guild](https://guild.example.org/?a=1&b=2).",
    "## Trim the wick\n\nCut it straight.\n\n### Why straight?\n\nA point smokes.\n\n#### How often\n\nDaily.",
    "## Fill it & light it\n\n1. Fill\n2. Light\n3. Wait\n\n- one\n- two with **bold**\n- three",
    "| Oil | Hours |\n| --- | ---: |\n| olive | 3 |\n| whale | 5 |",
    "> Never leave a lamp alone.\n> It does not like it.\n\n![A lamp](../../pictures/lamp.svg)",
    "See [our toolkit](../../toolkit/light/index.md#light), [all of them](../index.md) and [oil](../../topics/oil.md).",
    "```python\nlamp = '<light>'\n```\n\n## Trim the wick\n\nOnce more, with a second heading of that name.",
    "---\n\nLast words about \"quotes\", it's `'code'` — and dashes…\n\n## ¿Cómo?\n\nÀ la lampe.",
)


def generated(root: Path) -> None:
    """Thirty articles of all kinds, in the folder of a hub: of two years, of sources that it knows and does not."""
    folder = root / "content/articles/2026"
    for number in range(30):
        year, month = (26, 1 + number % 4) if number < 20 else (25, 12)
        head = HEAD.format(
            number=number,
            title=repr(TITLES[number % 4].format(number)),
            source=("daily", "The Daily Lamp", "Glass 'n' Wax", "灯火")[number % 4],
            year=year,
            month=month,
            day=1 + number % 28,
            topics=("[oil]", "[oil, glass]", "[]")[number % 3],
            more=("", "authors: [Ann Wick, Bo Glass]\n", 'note: Read "it" <first>.\n')[number % 3],
        )
        parts = (PARTS[(number * step + step) % len(PARTS)] for step in (1, 3, 5))
        (folder / f"20{year}-lamp-{number}.md").write_text(head + "\n\n".join(parts) + "\n", "utf-8")


def built(root: Path, target: Path, *, settings: str = "") -> Path:
    """The site of a hub with more settings, in its own folder."""
    file = root / "mkdocs.yml"
    written = file.read_text("utf-8")
    file.write_text(written + settings, "utf-8")
    made = load_config(str(file), site_dir=str(target))
    file.write_text(written, "utf-8")
    made.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(made)
    return target


def both(root: Path, target: Path) -> tuple[Path, Path]:
    """The site of a hub from the lane, and as MkDocs makes it of ordinary pages."""
    hook = f"hooks: [{ordinary.__file__}]\n"
    return built(root, target / "lane"), built(root, target / "ordinary", settings=hook)


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small index of the search, and no advice from MkDocs."""
    monkeypatch.setattr(pagefind, "PART", "no_such_module")
    monkeypatch.setattr(logging.getLogger("mkdocs"), "disabled", True)


def pages(site: Path) -> list[Path]:
    """Every page of a site, by its path in it."""
    return sorted(file.relative_to(site) for file in site.rglob("*.html"))


def others(site: Path) -> dict[str, bytes]:
    """Every file of a site that is no page, such as feeds and the index of the search; of the sitemap its addresses."""
    files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    found = {path: content for path, content in files.items() if not path.endswith((".html", ".gz"))}
    return found | {"sitemap.xml": b"".join(sorted(re.findall(rb"<loc>.*?</loc>", found["sitemap.xml"])))}


def test_generated_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty articles and the lists of them are what MkDocs makes, and so are all other files."""
    monkeypatch.setattr(article_lists, "MOST", 8)
    root = copied(tmp_path, monkeypatch)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("md_in_html]", EXTENSIONS), "utf-8")
    topics = root / "content/topics.yml"
    topics.write_text(topics.read_text("utf-8") + "- {slug: glass, title: Glass, summary: Light.}\n", "utf-8")
    generated(root)
    lane, plain = both(root, tmp_path)
    assert (lane / "articles/sources/the-daily-lamp/2025/index.html").is_file()
    assert list(differences(lane, plain, pages(lane))) == []
    assert others(lane) == others(plain)


@pytest.mark.corpus
def test_real_articles(tmp_path: Path) -> None:
    """Two hundred real articles are the same in all but their texts, and for each text that differs a reason is listed.

    It takes a quarter of a minute: half for the import, half for MkDocs.
    """
    lane, plain = both(imported(tmp_path), tmp_path)
    assert len(list((lane / "articles").rglob("20??-*/index.html"))) == 200
    found: dict[str, set[str]] = {}
    for page, what, *_ in differences(lane, plain, pages(lane)):
        found.setdefault(page, set()).add(what)
    assert set().union(*found.values()) <= {"words", "links", "pictures"}
    assert sorted(found) == sorted(page for those in LISTED.values() for page in those)


def imported(folder: Path) -> Path:
    """A hub with this repository's settings and every tenth article of the real site; none leads to another one."""
    root = folder / "hub"
    for name in ("mkdocs.yml", "content/sources.yml", "content/topics.yml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, root / name)
    choices = Choices(today=TODAY, base="https://digital.gov")
    importer.hugo_folder(unpacked(folder / "corpus", "content"), hub_settings.load(root), choices)
    articles = sorted((root / "content/articles").rglob("*.md"))
    for article in set(articles).difference(articles[::10][:200]):
        article.unlink()
    for article in articles[::10][:200]:
        article.write_text(LOCAL.sub(r"\1https://example.gov/", article.read_text("utf-8")), "utf-8")
    for name in ("events", "toolkit"):
        shutil.rmtree(root / "content" / name)
    return root
