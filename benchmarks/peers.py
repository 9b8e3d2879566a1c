"""The programs that the same articles go through: where each wants them, how it is started, where its site comes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Articles = Iterable[corpus.Article]

HERE = Path(__file__).parent
SCRIPTS = Path(sysconfig.get_path("scripts"))
ELEVENTY = HERE / "node_modules/@11ty/eleventy/cmd.cjs"
# The extra `search` is installed where this runs; who leaves it out gets the small index.
WITHOUT_PAGEFIND = "import sys; sys.modules['pagefind_bin'] = None; from hub.cli import main; main()"
LAYOUT = (
    '<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>\n'
)
MATERIAL = """\
site_name: Peer
theme: {name: material, font: false}
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
markdown_extensions: [tables, toc]
"""


@dataclass(frozen=True, kw_only=True)
class Peer:
    """One program: `lay` writes the articles into a folder, `site` and `caches` are what its builds leave there.

    It builds as many as `most` articles; `slow` ones do so once; `changes` are the files to change for its next builds,
    by what that is called: patterns in which `{oldest}` and `{newest}` stand for the names of articles.
    """

    title: str
    lay: Callable[[Path, Articles], None]
    command: tuple[str, ...]
    site: str
    caches: tuple[str, ...] = ()
    needs: Path = SCRIPTS
    most: int = 10_000
    slow: bool = False
    changes: Mapping[str, str] = field(default_factory=dict)


def hub(folder: Path, articles: Articles) -> None:
    """A copy of this repository's hub with the articles in place of its own."""
    for name in ("content", "newsletters"):
        shutil.copytree(HERE.parent / name, folder / name)
    shutil.copy(HERE.parent / "mkdocs.yml", folder)
    shutil.rmtree(folder / "content/articles")
    with (folder / "content/topics.yml").open("a") as topics:
        for number in range(corpus.TOPICS):
            topics.write(f"- {{slug: topic-{number}, title: Topic {number}, summary: About topic {number}.}}\n")
    for one in articles:
        values = {"title": one.title, "url": one.url, "source": one.source, "section": "news", "summary": one.summary}
        head = corpus.front_matter(values | {"authors": one.authors, "topics": one.topics})
        file = folder / f"content/articles/{one.day:%Y}/{one.day}-{one.slug}.md"
        _write(file, f"{head}published: {one.day}\n", one.markdown("../{0:%Y}/{0}-{1}.md".format))


def exported(folder: Path, articles: Articles) -> None:
    """All pages of hub's site as Markdown for stock Material; articles stay out of its menu, which is kinder to it."""
    with TemporaryDirectory() as place:
        hub(Path(place), articles)
        command = [SCRIPTS / "hub", "export", folder]
        subprocess.run(command, cwd=place, stdout=subprocess.DEVNULL, check=True)  # noqa: S603  our own command


def material(folder: Path, articles: Articles) -> None:
    """Stock Material with the articles alone, out of its menu, too."""
    (folder / "mkdocs.yml").write_text(MATERIAL)
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Home\n")
    for one in articles:
        head = corpus.front_matter({"title": one.title, "description": one.summary, "tags": one.topics})
        _write(folder / f"docs/{one.day:%Y}/{one.slug}.md", head, one.markdown("../{0:%Y}/{1}.md".format))


def hugo(templates: str) -> Callable[[Path, Articles], None]:
    """Hugo with the templates of that name beside this file."""

    def lay(folder: Path, articles: Articles) -> None:
        shutil.copytree(HERE / "hugo" / templates, folder, dirs_exist_ok=True)
        for one in articles:
            values = {"title": one.title, "description": one.summary, "link": one.url, "authors": one.authors}
            lists = {"topics": one.topics, "sources": [one.source], "months": [f"{one.day:%Y-%m}"]}
            head = corpus.front_matter(values | (lists if templates == "full" else {"tags": one.topics}))
            text = one.markdown("/articles/{1}/".format)
            _write(folder / f"content/articles/{one.slug}.md", f"{head}date: {one.day}\n", text)

    return lay


def eleventy(folder: Path, articles: Articles) -> None:
    """Eleventy with one layout and no lists."""
    (folder / "_includes").mkdir()
    (folder / "_includes/page.njk").write_text(LAYOUT)
    for one in articles:
        head = corpus.front_matter({"title": one.title, "layout": "page.njk", "templateEngineOverride": "md"})
        _write(folder / f"posts/{one.slug}.md", head, one.markdown("/posts/{1}/".format))


def _write(file: Path, head: str, body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")


HUGO = SCRIPTS / "hugo"
MKDOCS = (str(SCRIPTS / "mkdocs"), "build", "--quiet")
ARTICLE = {"one article changed": "content/articles/**/*{oldest}.md"}
IN_FEEDS = {"one article changed that feeds hold": "content/articles/**/*{newest}.md"}
PAGE = {"one toolkit page changed": "content/toolkit/design/*.md"}
PEERS = {
    "hub": Peer(
        title="hub",
        lay=hub,
        command=(sys.executable, "-c", WITHOUT_PAGEFIND, "build"),
        site="build/site",
        caches=(".hub",),
        changes=ARTICLE | IN_FEEDS | PAGE,
    ),
    "hugo": Peer(
        title="Hugo, the same lists, feeds and data",
        lay=hugo("full"),
        command=(str(HUGO), "--quiet"),
        site="public",
        needs=HUGO,
        changes=ARTICLE,
    ),
    "hugo-minimal": Peer(
        title="Hugo, smallest templates",
        lay=hugo("minimal"),
        command=(str(HUGO), "--quiet"),
        site="public",
        needs=HUGO,
    ),
    "eleventy": Peer(
        title="Eleventy, one layout",
        lay=eleventy,
        command=("node", str(ELEVENTY), "--quiet", "--input=.", "--output=_site"),
        site="_site",
        needs=ELEVENTY,
    ),
    "material": Peer(
        title="Material, the same pages",
        lay=exported,
        command=MKDOCS,
        site="site",
        most=5_000,
        slow=True,
    ),
    "material-alone": Peer(
        title="Material, articles alone",
        lay=material,
        command=MKDOCS,
        site="site",
        most=5_000,
        slow=True,
    ),
    "hub-search": Peer(
        title="hub, all words searchable",
        lay=hub,
        command=(str(SCRIPTS / "hub"), "build"),
        site="build/site",
        caches=(".hub",),
        most=5_000,
        slow=True,
    ),
}
