"""Every address of the site that any face names is that of a file of the site, whichever form addresses have."""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import lxml.html
import pytest

from hub.check import built_site, runner
from hub.config import hub_settings
from hub.content import loader, routes
from hub.deliver import archive_page
from hub.errors import HubError
from hub.newsletter import render
from hub.site.mkdocs import changed_pages, site_build
from hub.site.outputs import pagefind
from tests.hubs import LAMPS, LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOME = "https://lamps.example.gov/"
# A line of a letter that a link begins follows the address in it.
WHOLE = re.compile(rf"{HOME}((?:[\w./~-]|%(?!0A)[0-9A-F]{{2}})*)")
# Paths from the site's root in data for scripts.
WITHIN = re.compile(r'"(?:path|url)": ?"/?((?!https?:|mailto:)[^"]*)"')
# Where a page says that it is, and where it leads on.
SAID = {
    "canonical": "//link[@rel='canonical']/@href",
    "og:url": "//meta[@property='og:url']/@content",
}
SPANISH = "---\ntitle: {}\nsummary: Palabras.\nlang: es\ntranslation_of: {}\n{}---\n[Inicio](../index.md)\n"
OIL = "content/articles/2026/2026-11-17-oil.md"
FORMER = "old-wick/"
FILES = {
    "content/topics.yml": "- {slug: oil, title: Oil, summary: What burns., aliases: [fuel]}\n",
    "content/synonyms.yml": "- words: [torch]\n  pages: [toolkit/light/wick.md]\n",
    "content/toolkit/light/wick.md": (
        "---\ntitle: The wick\nsummary: Cut it.\narea: light\nreviewed: 2026-09-01\ntopics: [oil]\n"
        f"aliases: [/{FORMER}, /older/wick.html]\n---\n"
        "[The area](index.md), [join](../../join.md#join), [events](../../events/index.md)\n\n"
        "![A lamp](../../pictures/lamp.svg) and [the calendar](../../events/2026-12-03-trim.ics)\n"
    ),
    "content/es/index.md": SPANISH.format("Luz", "../index.md", ""),
    "content/es/toolkit/light/index.md": SPANISH.format(
        "Luz", "../../../toolkit/light/index.md", "area: light\nreviewed: 2026-09-01\n"
    ).replace("../index.md)", "../../index.md)"),
    "newsletters/2026-11-13.md": (
        "---\nsubject: Lamps\npreheader: What burns, and what does not, in the week that was.\nstatus: sent\n---\n"
        "[The wick](../toolkit/light/wick.md).\n\n## News\n\n### [Trim](../events/2026-12-03-trim.md)\n\nIt is.\n"
    ),
}


@pytest.fixture(scope="module", params=[True, False], ids=["folders", "files"])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with a page of every kind, in each form of addresses."""
    root = tmp_path_factory.mktemp("hub") / "hub"
    shutil.copytree(LAMPS, root)
    assessment = root / "content" / "assessment"
    shutil.copytree(LETTERS / "content" / "assessment", assessment)
    model = (assessment / "cartas.yml").read_text("utf-8").replace("toolkit/escribir/una-carta", "toolkit/light/wick")
    (assessment / "cartas.yml").write_text(re.sub("area: .*", "area: light", model), "utf-8")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    if not request.param:
        settings = f"use_directory_urls: false\n{settings.replace('/join/', '/join.html')}"
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """Its site."""
    assert runner.check(root).of("error") == ()
    return site_build.build(root)


def named(file: Path) -> Iterator[str]:
    """The addresses below the site's root that a file of the site names in full, and those in data."""
    data = file.read_bytes()
    if file.suffix == ".pf_fragment":
        yield json.loads(gzip.decompress(data).removeprefix(pagefind.SIGNATURE))["url"].removeprefix("/")
    elif file.suffix in {".html", ".rss", ".atom", ".json", ".ics", ".xml", ".txt", ".opml"}:
        text = data.decode().replace("\r\n ", "")
        yield from WHOLE.findall(html.unescape(html.unescape(text)))
        yield from WITHIN.findall(text) if file.suffix == ".json" else ()


@pytest.mark.slow
def test_addresses_in_full(root: Path, site: Path) -> None:
    """Feeds, calendars, data, the sitemap, the search and pages name files that are there."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    is_of_files = not hub_settings.load(root).use_directory_urls
    lost = [
        (file, address)
        for file in sorted(files)
        for address in named(site / file)
        if routes.file_of(address) not in files or (is_of_files and address.endswith("/") and address != FORMER)
    ]
    assert lost == []


def test_links(site: Path) -> None:
    """Every link, picture and form of every page leads to something, with its anchor."""
    problems, _ = built_site.problems(site, HOME)
    assert [str(problem) for problem in problems if problem.level == "error"] == []


@pytest.mark.parametrize("face", SAID)
def test_a_page_says_where_it_is(site: Path, face: str) -> None:
    """What a page calls its own address is where it is; a page that leads on names the one that it leads to."""
    for file in sorted(site.rglob("*.html")):
        tree = lxml.html.document_fromstring(file.read_text("utf-8"))
        for address in tree.xpath(SAID[face]):
            target = site / routes.file_of(address.removeprefix(HOME))
            moved = tree.xpath("//meta[@http-equiv='refresh']/@content")
            own = f"{HOME}{file.relative_to(site).as_posix()}"
            way = urljoin(own, unquote(moved[0].partition("url=")[2])) if moved else own
            assert target == site / routes.file_of(way.removeprefix(HOME))


@pytest.mark.parametrize("old", [f"{FORMER}index.html", "older/wick.html"])
def test_former_addresses_lead_on(site: Path, old: str) -> None:
    """A former address of either form is a file that leads to the page."""
    tree = lxml.html.document_fromstring((site / old).read_text("utf-8"))
    (link,) = tree.xpath("//main//a/@href")
    assert (site / routes.file_of(urljoin(f"{HOME}{old}", link).removeprefix(HOME))).is_file()


def test_mails(root: Path, site: Path) -> None:
    """Both parts of a mail, and its archive, name pages that are there."""
    config = hub_settings.load(root)
    issue = next(one for one in loader.load(config).issues if one.day.day == 13)
    words = (render.html(issue, config), render.text(issue, config), archive_page.address(issue, config))
    found = [address for part in words for address in WHOLE.findall(html.unescape(part)) if address != "leave/"]
    assert "".join(found)
    assert [address for address in found if not (site / routes.file_of(address)).is_file()] == []


def test_a_preview_of_what_changed(root: Path, tmp_path: Path) -> None:
    """One file shows the pages of files, wherever these pages are."""
    paths = ("content/toolkit/light/wick.md", "content/index.md", "newsletters/2026-11-13.md")
    assert changed_pages.write(hub_settings.load(root), paths, tmp_path / "preview.html") == len(paths)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a'b", "a&b", "a+b", "a b", "ä"])
@pytest.mark.parametrize("page", ["content/index.md", OIL, "newsletters/2026-11-20.md"])
def test_odd_letters_in_a_name(name: str, page: str, tmp_path: Path) -> None:
    """A link to a file leads to its page, whatever letters its name has and HTML writes in another way."""
    root = tmp_path / "hub"
    shutil.copytree(LAMPS, root)
    (root / f"content/{name}.md").write_text("---\ntitle: Odd\nsummary: It is.\n---\nWords.\n", "utf-8")
    depth = routes.page_path(page).count("/")
    with (root / page).open("a", encoding="utf-8") as file:
        file.write(f"\n[Odd](<{'../' * depth}{name}.md>)\n")
    assert runner.check(root).of("error") == ()
    problems, _ = built_site.problems(site_build.build(root), HOME)
    assert [str(problem) for problem in problems if problem.level == "error"] == []


def test_links_by_a_whole_address(tmp_path: Path) -> None:
    """A link may name a page, a file or a former address of the site in full."""
    root = tmp_path / "hub"
    shutil.copytree(LAMPS, root)
    join = root / "content/join.md"
    join.write_text(join.read_text("utf-8").replace("---\n", "---\naliases: [/old/]\n", 1), "utf-8")
    paths = ("", "join/", "join", "old/", "pictures/lamp.svg?raw=true", "feeds/all.rss", "events/2026/#december")
    links = "\n".join(f"[{number}]({HOME}{path})" for number, path in enumerate(paths))
    for page in ("content/index.md", OIL):
        with (root / page).open("a", encoding="utf-8") as file:
            file.write(f"\n{links}\n")
    assert runner.check(root).of("error") == ()
    assert site_build.build(root).is_dir()


def test_a_page_in_the_place_of_a_list(tmp_path: Path) -> None:
    """A page with the address of a list is refused by a build, too, which would show one of the two."""
    root = tmp_path / "hub"
    shutil.copytree(LAMPS, root)
    (root / "content/search.md").write_text("---\ntitle: Search\nsummary: It is.\n---\nWords.\n", "utf-8")
    (said,) = (str(one) for one in runner.check(root).of("error"))
    with pytest.raises(HubError, match=re.escape(said)):
        site_build.build(root)
