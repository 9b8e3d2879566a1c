"""Where the page of each file is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File

from hub.config import hub_settings
from hub.content import routes, site_urls
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from hub.content.settings import Config


@pytest.fixture(scope="module")
def config() -> Config:
    """The settings of a hub, which say which form addresses have."""
    return hub_settings.load(LAMPS)


@pytest.mark.parametrize(
    ("path", "page", "folder", "file"),
    [
        (
            "content/events/2026-12-03-trim.md",
            "events/2026-12-03-trim.md",
            "events/2026-12-03-trim/",
            "events/2026-12-03-trim.html",
        ),
        (
            "newsletters/2026-11-20.md",
            "newsletter/2026-11-20.md",
            "newsletter/2026-11-20/",
            "newsletter/2026-11-20.html",
        ),
        ("content/toolkit/light/index.md", "toolkit/light/index.md", "toolkit/light/", "toolkit/light/index.html"),
        ("content/index.md", "index.md", "", "index.html"),
        (
            "content/toolkit/light/reindex.md",
            "toolkit/light/reindex.md",
            "toolkit/light/reindex/",
            "toolkit/light/reindex.html",
        ),
        ("topics/oil.md", "topics/oil.md", "topics/oil/", "topics/oil.html"),
    ],
)
def test_a_file_has_one_page(path: str, page: str, folder: str, file: str, config: Config) -> None:
    """A content file's page is where its folder says, a newsletter's below `newsletter/`; a page's own path stays."""
    of_files = replace(config, use_directory_urls=False)
    assert routes.page_path(path) == page
    assert (routes.address(path, config), routes.address(path, of_files)) == (folder, file)
    assert routes.url(path, of_files) == f"{config.site_url}{file}"


@pytest.mark.parametrize("use_directory_urls", [True, False])
@pytest.mark.parametrize("path", ["index.md", "events/index.md", "events/2026.md", "articles/2026/2026-11-17-ol.md"])
def test_addresses_are_those_of_mkdocs(path: str, config: Config, *, use_directory_urls: bool) -> None:
    """A page's address, and the file that a server shows there, are those that MkDocs gives it."""
    file = File(path, None, "site", use_directory_urls)
    address = routes.address(path, replace(config, use_directory_urls=use_directory_urls))
    assert (address or "./", routes.file_of(address)) == (file.url, file.dest_uri)


@pytest.mark.parametrize(
    "spelling",
    ["toolkit/light/", "toolkit/light", "toolkit/light/index.html", "Toolkit/Light/", "toolkit/light/Index.html"],
)
def test_one_page_has_one_key(spelling: str) -> None:
    """However its address is written, with index page or without, it is one page."""
    assert routes.key(spelling) == "toolkit/light"


@pytest.mark.parametrize(
    ("page", "target", "way"),
    [
        ("events/trim/", "join/", "../../join/"),
        ("events/trim.html", "join.html", "../join.html"),
        ("events/trim.html", "events/wick.html", "wick.html"),
        ("index.html", "events/trim.html", "events/trim.html"),
        ("events/trim.html", "index.html", "../index.html"),
        ("old/", "toolkit/oil.html", "../toolkit/oil.html"),
        ("old.html", "toolkit/oil/", "toolkit/oil/"),
        ("./", "./", "./"),
        ("a/b/", "a/c/", "../c/"),
        ("a/b/", "", "../../"),
        ("", "a/", "a/"),
    ],
)
def test_the_way_between_two_addresses(page: str, target: str, way: str) -> None:
    """Links are relative, in both forms of addresses, and between them."""
    assert routes.relative(page, target) == way


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("index.md", "es/index.md"),
        ("events/2026.md", "es/events/2026.md"),
        ("feeds/topics/oil.rss", "es/feeds/topics/oil.rss"),
        ("calendar/all.ics", "es/calendar/all.ics"),
        ("search-filters.json", "es/search-filters.json"),
        ("", "es/"),
        ("events/2026-12-03-trim.ics", "events/2026-12-03-trim.ics"),
        ("es/events/2026-12-03-trim.ics", "es/events/2026-12-03-trim.ics"),
        ("content/events/2026-12-03-trim.md", "content/events/2026-12-03-trim.md"),
        ("newsletters/2026-11-20.md", "newsletters/2026-11-20.md"),
        ("data/events.json", "data/events.json"),
        ("assessment/index.md", "assessment/index.md"),
    ],
)
def test_lists_have_a_place_in_each_language(path: str, place: str) -> None:
    """What is made of all that is in a language is below its tag; what people wrote, and data, has one place."""
    assert (site_urls.in_tree(path, "es"), site_urls.in_tree(path, "")) == (place, path)


ADDRESSES = (
    st.lists(st.sampled_from(["a", "b"]), max_size=3)
    .map("/".join)
    .flatmap(lambda path: st.sampled_from([f"{path}/" if path else "./", path and f"{path}/c.html"]))
)


@given(ADDRESSES, ADDRESSES)
def test_the_way_leads_there(page: str, target: str) -> None:
    """From any page of a site, a browser comes to the target."""
    site = "https://lamps.example.gov/hub/"
    assert urljoin(urljoin(site, page), routes.relative(page, target)) == urljoin(site, target)


def test_an_address_names_a_file() -> None:
    """A file has the letters that its address has encoded."""
    assert routes.file_of("a/b%20c.html") == "a/b c.html"
    assert routes.file_of("a/") == "a/index.html"


@pytest.mark.parametrize(("one", "other"), [("reindex.html", "re/"), ("the-index.html", "the-"), ("a/index.html", "")])
def test_two_pages_have_two_keys(one: str, other: str) -> None:
    """A name that ends like that of an index page is none."""
    assert routes.key(one) != routes.key(other)


@pytest.mark.parametrize(
    ("page", "way", "file"),
    [
        ("content/join.md", "newsletter/2026-11-20.md", "newsletters/2026-11-20.md"),
        ("content/join.md", "../newsletters/2026-11-20.md", "../newsletters/2026-11-20.md"),
        ("newsletters/2026-11-20.md", "2026-11-27.md", "newsletters/2026-11-27.md"),
        ("newsletters/2026-11-20.md", "../../newsletters/2026-11-27.md", "../newsletters/2026-11-27.md"),
    ],
)
def test_an_issue_is_where_the_site_shows_it(page: str, way: str, file: str) -> None:
    """A way to where its file lies leads out of the pages."""
    assert routes.target(page, way) == file
