"""The settings of a Hugo site, in each of their places."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.errors import ContentError, HubError
from hub.importers.hugo import hugo_settings, other_front_matter
from hub.importers.hugo.hugo_settings import HugoSettings
from tests.importers.hugo.test_importer import laid_out

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = HugoSettings(base="https://a.example.org/", permalinks={"posts": "/:year/"})


@pytest.mark.parametrize(
    "files",
    [
        {"hugo.toml": 'baseURL = "https://a.example.org/"\n[permalinks]\nposts = "/:year/"\n'},
        {"config.yaml": "BaseURL: https://a.example.org/\npermalinks: {page: {posts: /:year/}, section: {a: /x/}}\n"},
        {"hugo.json": '{"baseURL": "https://a.example.org/", "permalinks": {"posts": "/:year/"}}'},
        {
            "config/_default/config.yml": "baseURL: https://a.example.org/\n",
            "config/_default/permalinks.toml": '[page]\nposts = "/:year/"\n',
        },
        {
            "hugo.yaml": "[]",
            "config/_default/hugo.toml": 'baseurl = "https://a.example.org/"\npermalinks.posts = "/:year/"',
        },
        {
            "config/_default/hugo.toml": 'baseURL = "http://localhost:1313/"\n[permalinks]\nposts = "/:day/"\n',
            "config/_default/permalinks.yaml": "permalinks: {posts: /:month/}",
            "config/production/hugo.json": '{"baseURL": "https://a.example.org/", "permalinks": {"posts": "/:year/"}}',
            "config/production/menus.toml": "a = [",
            "config/_default/permalinks.md": "posts: /:month/",
            "config/staging/hugo.toml": 'baseURL = "https://staging.example.org/"\n',
        },
    ],
)
def test_settings_are_found_in_each_place(tmp_path: Path, files: dict[str, str]) -> None:
    """In any of three languages, whole or in parts, from the site or from its content folder."""
    laid_out(tmp_path, files)
    (tmp_path / "content").mkdir()

    assert hugo_settings.read(tmp_path) == PLAIN
    assert hugo_settings.read(tmp_path / "content") == PLAIN


def test_all_that_tells_of_pages_is_read(tmp_path: Path) -> None:
    """Languages with their folders, zone, and how addresses are made."""
    text = (
        "contentDir: pages\ntimeZone: Europe/Paris\nbuildFuture: true\nuglyURLs: true\ndisablePathToLower: true\n"
        "defaultContentLanguage: fr\nlanguages: {fr: {contentDir: pages/fr}, de: {title: Uhr}}\n"
        "frontmatter: {date: [':filename', ':default']}\n"
    )
    assert hugo_settings.read(laid_out(tmp_path, {"hugo.yaml": text})) == HugoSettings(
        language="fr",
        content="pages/fr",
        languages={"de": "pages"},
        zone=ZoneInfo("Europe/Paris"),
        builds_future=True,
        dated_names=True,
        is_ugly=True,
        keeps_case=True,
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hugo.yaml", "cascade: [{authors: [Ada]}]"),
        ("config/_default/cascade.yaml", "- authors: [Ada]"),
        ("config/_default/cascade.toml", '[[cascade]]\nauthors = ["Ada"]'),
    ],
)
def test_what_all_pages_get_may_have_a_file(tmp_path: Path, name: str, text: str) -> None:
    """A list, with its name or without."""
    found = hugo_settings.read(laid_out(tmp_path, {name: text})).cascade
    assert found == other_front_matter.node([{"authors": ["Ada"]}], 1)


def test_a_language_may_have_files(tmp_path: Path) -> None:
    """One for all of it, and one for what pages quote."""
    files = {
        "hugo.toml": 'defaultContentLanguage = "en"\n[params]\nuser = "ada"\n',
        "config/_default/languages.de.yaml": "contentDir: content/de\n",
        "config/_default/params.de.yaml": "user: flint\n",
    }
    found = hugo_settings.read(laid_out(tmp_path, files))
    assert (found.languages, found.parameters) == ({"de": "content/de"}, {"user": "ada"})


@pytest.mark.parametrize(
    ("name", "text"),
    [("hugo.toml", "a = ["), ("hugo.json", "{"), ("hugo.yaml", "a: ["), ("hugo.toml", 'timeZone="X/Y"')]
    + [("hugo.json", '{"a":' * depth + "1" + "}" * depth) for depth in (900, 3_000)],
)
def test_settings_that_cannot_be_read_are_named(tmp_path: Path, name: str, text: str) -> None:
    """Before anything is done."""
    with pytest.raises((HubError, ContentError)):
        hugo_settings.read(laid_out(tmp_path, {name: text}))


@pytest.mark.parametrize("text", ["contentDir: /etc", "languages: {en: {contentDir: ../x}}", 'contentDir: "..\\\\x"'])
def test_no_content_folder_leads_out_of_the_site(tmp_path: Path, text: str) -> None:
    """Settings are written by others."""
    with pytest.raises(HubError, match="leads out of the site"):
        hugo_settings.read(laid_out(tmp_path, {"hugo.yaml": text}))
