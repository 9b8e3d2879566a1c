"""The real Hugo site as a hub: it builds strictly, and every link inside it leads to a page and a place on it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest

from hub.site.mkdocs import site_build

if TYPE_CHECKING:
    from pathlib import Path

    from hub.importers.planned_files import Imported
    from tests.corpus import Digitalgov

pytestmark = pytest.mark.corpus

TAG = re.compile(r"<[a-z][^<>]*>")
ATTRIBUTE = re.compile(r"""\s(href|src|id)=(?:"([^"]*)"|([^\s"'>]+))""")

ORIGIN = re.compile(r"^url: (https://digital\.gov/(?:event/)?20\d\d/.*)$", re.MULTILINE)
# Links that the import did not take as they were, by what was done.
REPORTED = {
    "old-link": 1354,
    "lost-link": 376,
    "dead-link": 89,
    "dead-anchor": 11,
    "fixed-link": 7,
    "picture-without-text": 168,
}


class Page(NamedTuple):
    """What a page of the site names, and where its links lead."""

    anchors: set[str]
    links: list[str]


class Built(NamedTuple):
    """The import, the folder of the site, and its pages by their paths."""

    imported: Imported
    site: Path
    pages: dict[str, Page]


@pytest.fixture(scope="module")
def built(digitalgov: Digitalgov) -> Built:
    """The site of 2,081 news, 332 events and 86 resources: 20 seconds of CPU."""
    site = site_build.build(digitalgov.root)
    pages = {path.relative_to(site).as_posix(): page(path) for path in site.rglob("*.html")}
    return Built(digitalgov.done, site, pages)


def page(file: Path) -> Page:
    """The anchors and links of a page, read without any of hub's code."""
    found = Page(set(), [])
    for tag in TAG.findall(file.read_text("utf-8")):
        for name, quoted, bare in ATTRIBUTE.findall(tag):
            value = unescape(quoted or bare)
            found.anchors.add(value) if name == "id" else found.links.append(value)
    return found


def test_the_site_builds_strictly(built: Built) -> None:
    """Each article, event and toolkit page is there."""
    assert len(built.imported.files) > 2450
    pages = {path.removesuffix("/index.html") for path in built.pages}
    assert {file.removeprefix("content/").removesuffix(".md") for file in built.imported.files} <= pages


def test_no_link_inside_is_dead(built: Built) -> None:
    """Nor names a place that its page does not have."""
    files = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.is_file()}
    links = [(path, link) for path, one in built.pages.items() for link in one.links]
    inside = [(path, link, target(path, link)) for path, link in links if not is_elsewhere(link)]
    dead = [(path, link) for path, link, (file, anchor) in inside if not leads(file, anchor, built.pages, files)]
    assert len(inside) > 80_000
    assert dead == []


def is_elsewhere(link: str) -> bool:
    """Whether a link says which server or program it is for."""
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def target(path: str, link: str) -> tuple[str, str]:
    """The file of the site that a link leads to, and the place on it."""
    parts = urlsplit(link)
    way = unquote(parts.path)
    if way.startswith("/"):
        file = way.lstrip("/")
    else:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way else path
    is_folder = way.endswith("/") or posixpath.basename(way) in {".", ".."}
    return posixpath.normpath(f"{file}/index.html") if is_folder else file, unquote(parts.fragment)


def leads(file: str, anchor: str, pages: dict[str, Page], files: set[str]) -> bool:
    """Whether that is there."""
    return file in files and (not anchor or file not in pages or anchor in pages[file].anchors)


def test_pages_lead_to_each_other(built: Built) -> None:
    """None leads to where another stood, bare addresses included."""
    root = built.site.parents[1]
    texts = {file: (root / file).read_text("utf-8") for file in built.imported.files}
    origins = {file: found[1].rstrip("/") for file, text in texts.items() if (found := ORIGIN.search(text))}
    back = {file: old_links(file, built) & set(origins.values()) - {origins.get(file)} for file in texts}
    assert [file for file, links in back.items() if links] == []


def old_links(file: str, built: Built) -> set[str]:
    """Where the page of a file leads, closing slashes left out."""
    page = f"{file.removeprefix('content/').removesuffix('.md')}/index.html"
    return {link.rstrip("/") for link in built.pages[page].links}


def test_what_was_mended_is_reported(built: Built) -> None:
    """With file and line: links to the old site, to nowhere, to headings that are gone, and those written wrongly."""
    said = Counter(one.rule for one in built.imported.remarks)
    assert {rule: said[rule] for rule in REPORTED} == REPORTED
    assert all(one.line > 1 for one in built.imported.remarks if one.rule in REPORTED)
