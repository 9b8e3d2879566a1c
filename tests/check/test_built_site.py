"""Tests for hub.check.built and its rules, as `hub check --site` uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import built_site
from hub.errors import HubError
from tests.check.test_runner import call

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://example.gov/hub/"
PAGE = """<html lang="en"><title>A</title><meta name="description" content="B."><link rel="canonical" href="{site}">
<h1>A</h1>{body}</html>"""


def found(folder: Path, body: str, path: str = "index.html") -> list[tuple[str, int, str]]:
    """Rule, line and message of all that is wrong with a site of two pages and a picture."""
    for name, words in (
        ("b/c/index.html", '<p id="there">'),
        ("lamp.png", ""),
        ("b/lamp.html", ""),
        ("index.html", ""),
        (path, body),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE.format(site=SITE, body=words) if name.endswith(".html") else words, "utf-8")
    return [(one.rule, one.line, one.message) for one in built_site.problems(folder, SITE)[0]]


@pytest.mark.parametrize(
    "link",
    [
        "b/c/",
        "b/c",
        "b/c/#there",
        "b/c/?q=x#there",
        "b/c/index.html#th%65re",
        "#top",
        "#",
        "",
        "b/c/#t=trust",
        "/hub/b/c/",
        "https://example.gov/hub/b/c/",
        "b/../b/lamp.html",
        " b/c/\n",
        "../other/",
        "//example.org/x",
        "mailto:a@example.gov",
        "http://[",
        "lamp.png#xywh=1",
    ],
)
def test_links_that_lead_somewhere(tmp_path: Path, link: str) -> None:
    """However a link is written; what leaves the site is nobody's business here."""
    assert found(tmp_path, f'<a href="{link}">A</a>') == []


@pytest.mark.parametrize(
    ("path", "link", "rule"),
    [
        ("index.html", "b/d/", "901"),
        ("index.html", "/hub/d", "901"),
        ("index.html", "https://example.gov/hub/d", "901"),
        ("b/e/index.html", "../../c/", "901"),
        ("b/e.html", "../c/", "901"),
        ("index.html", "#nowhere", "902"),
        ("b/e/index.html", "../c/#ther", "902"),
        ("b/e/index.html", "../../../hub/b/c/#ther", "902"),
    ],
)
def test_links_that_lead_nowhere(tmp_path: Path, path: str, link: str, rule: str) -> None:
    """Each is named once, with the line that it stands on first."""
    body = f'\n<a href="{link}">A</a>\n<a href="{link}">B</a>'
    assert [(name, line) for name, line, _ in found(tmp_path, body, path)] == [(rule, 3)]


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="" src="https://example.org/a.png">',
        '<img alt="" srcset="lamp.png 1x, //example.org/a.png 2x">',
        '<video poster="https://example.org/a.png"></video>',
        '<object data="https://example.org/a.pdf"></object>',
        '<link rel="preload" href="https://example.org/a.woff">',
        '<iframe src="https://example.org/"></iframe>',
    ],
)
def test_what_asks_another_host(tmp_path: Path, body: str) -> None:
    """Anything that is loaded with the page; a link that waits to be followed is none."""
    assert [rule for rule, *_ in found(tmp_path, body)] == ["903"]


@pytest.mark.parametrize(
    "body",
    [
        "<script>a()</script>",
        "<style>a {}</style>",
        '<p onclick="a()">B</p>',
        '<a href="javascript:a()">B</a>',
    ],
)
def test_what_the_policy_forbids(tmp_path: Path, body: str) -> None:
    """Scripts, styles and handlers within a page."""
    assert [rule for rule, *_ in found(tmp_path, body)] == ["904"]


@pytest.mark.parametrize(
    "body",
    [
        '<script type="application/ld+json">{}</script>',
        '<img alt="" src="/hub/lamp.png"><img alt="" src="data:,"><link rel="me" href="https://example.org/">',
        '<a href="b/c/"><img alt="C" src="lamp.png"></a><a href="b/c/"><svg aria-label="C"></svg></a>',
        "<h2>A</h2><h3>B</h3><h2>C</h2>",
    ],
)
def test_what_is_right(tmp_path: Path, body: str) -> None:
    """Data, own pictures, decoration, names by other means, headings in order."""
    assert found(tmp_path, body) == []


@pytest.mark.parametrize("words", ["", "<!-- nothing -->"])
def test_a_page_of_nothing(tmp_path: Path, words: str) -> None:
    """It lacks everything a page needs, and is no reason to fall over."""
    (tmp_path / "index.html").write_text(words, "utf-8")
    lacks = [(one.rule, one.line) for one in built_site.problems(tmp_path, SITE)[0]]
    assert lacks == [("906", 1)] * 3 + [("907", 1)] * 2


def test_a_name_that_two_places_have(tmp_path: Path) -> None:
    """It is told once for the whole page."""
    assert found(tmp_path, '\n<p id="wax">A</p>\n<p id="wax">B</p>') == [("908", 1, "2 elements have the id #wax")]


def test_a_heading_that_is_too_deep(tmp_path: Path) -> None:
    """It becomes the next one below the one before."""
    (tmp_path / "index.html").write_text(PAGE.format(site=SITE, body="\n<h2>B</h2>\n<h5>C</h5>"), "utf-8")
    (one,), _ = built_site.problems(tmp_path, SITE)
    assert (one.line, one.message, one.fix) == (4, "“C” is <h5> under <h2>", "make it <h3>")


def test_who_tells_search_engines_to_go_needs_no_description(tmp_path: Path) -> None:
    """A page that leads elsewhere, or says that there is none."""
    page = '<html lang="en"><title>A</title><meta name="robots" content="noindex"><h1>A</h1></html>'
    (tmp_path / "404.html").write_text(page, "utf-8")
    assert built_site.problems(tmp_path, SITE) == ((), 1)


def test_a_folder_without_a_site(tmp_path: Path) -> None:
    """Who forgot to build is told."""
    with pytest.raises(HubError, match="has no pages: build the site first"):
        built_site.problems(tmp_path, SITE)


def test_a_site_is_checked_in_place_of_the_files(hub: Path, tmp_path: Path) -> None:
    """Paths begin where the hub does, or as the folder was given."""
    folder = hub / "build/site"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(PAGE.format(site="https://hub.example.gov/", body='<a href="x/">A</a>'), "utf-8")
    code, said = call(hub, "--site", str(folder))
    assert (code, said.splitlines()[0]) == (
        1,
        "build/site/index.html:2:1: 901 x/ does not lead to a file of the site (/x/)",
    )
    elsewhere = folder.rename(tmp_path / "elsewhere")
    assert call(hub, "--site", str(elsewhere))[1].startswith(f"{elsewhere}/index.html:2:1: 901 ")
