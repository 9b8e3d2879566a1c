"""Importing a Jekyll site: which file becomes what, what stays behind, and what is said about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.errors import ContentError, HubError
from hub.importers.jekyll import jekyll_import
from hub.importers.planned_files import Choices, ImportCount, Imported
from tests.importers.hugo.test_importer import TODAY, hub, laid_out, old  # noqa: F401  fixtures

CONFIG = """
url: https://old.example.gov/
baseurl: /lamps
permalink: pretty
exclude: [notes, README.md]
collections:
  guides: {output: true, permalink: /g/:name/}
  posts: {}
"""
TRIM = """---
title: Trim &amp; fill
date: 2024-03-01 22:30:00 -0500
categories: oil Whales
tags: [wicks]
author: {name: Ada Wick}
excerpt: How to trim.
redirect_from: [/old/trim/, "://"]
---
See [wicks]({% post_url 2024-04-01-wicks %}) and [us]({{ site.baseurl }}/about/).
{: .note}

{% include box.html %}
"""
FILES = {
    "_config.yml": CONFIG,
    "_posts/2024-03-01-trim.md": TRIM,
    "news/_posts/2024-04-01-wicks.markdown": "---\n---\nCotton holds [best](/lamps/old/trim/).\n",
    "_posts/2024-05-01-hidden.md": "---\npublished: false\n---\nNo.",
    "_posts/2027-05-01-later.md": "---\ntitle: Later\n---\nNot yet.",
    "_posts/2024-06-01-page.html": "---\ntitle: HTML\n---\n<p>Old.</p>",
    "_posts/unnamed.md": "---\ntitle: Unnamed\n---\nNo day.",
    "_posts/2024-07-01-mood.md": "---\npermalink: /:mood/\n---\nOdd.",
    "_posts/2024-08-01-broken.md": "---\ntitle: [\n---\nOdd.",
    "_posts/2024-09-01-static.md": "No fields.",
    "_drafts/soon.md": "---\ntitle: Soon\n---\nNot ready.",
    "_guides/fill.md": "---\nlast_modified_at: 2024-02-06\nauthors: [Bo, {name: Cy}, {}]\n---\nFill it.",
    "_guides/dated.md": "---\ndate: 2024-02-07\n---\nIt has a day.",
    "_layouts/default.html": "---\n---\n<html>",
    "about.md": "---\ntitle: About\nlast_modified_at: 2024-02-06\n---\nWe keep [lamps]({% link _guides/fill.md %}).",
    "undated.md": "---\ntitle: Undated\n---\nWhen?",
    "notes/x.md": "---\n---\nx",
    "README.md": "---\n---\nx",
    "picture.png": "x",
}


def imported(root: Path, folder: Path, files: dict[str, str], **choices: str | bool | date) -> Imported:
    """What the import of these files did."""
    chosen = Choices(today=TODAY, **choices)  # type: ignore[arg-type]
    return jekyll_import.site_folder(laid_out(folder, files), hub_settings.load(root), chosen)


def names(problems: tuple[object, ...]) -> list[tuple[str, int, str]]:
    """The file, line and rule of each, without the folder."""
    return [(Path(one.path).name, one.line, one.rule) for one in problems]  # type: ignore[attr-defined]


def test_a_site_becomes_articles_and_pages_of_the_toolkit(hub: Path, old: Path) -> None:  # noqa: F811
    """With links between the new files, and addresses as Jekyll gave them."""
    done = imported(hub, old, FILES, area="light")

    assert done.files == (
        "content/toolkit/light/about.md",
        "content/articles/2024/2024-02-07-dated.md",
        "content/toolkit/light/fill.md",
        "content/articles/2024/2024-03-01-trim.md",
        "content/articles/2024/2024-04-01-wicks.md",
    )
    assert (hub / done.files[3]).read_text("utf-8") == (
        "---\n"
        "title: Trim & fill\n"
        "url: https://old.example.gov/lamps/oil/whales/2024/03/01/trim/\n"
        "source: old.example.gov\n"
        "published: 2024-03-01\n"
        "section: articles\n"
        "summary: How to trim.\n"
        "authors:\n- Ada Wick\n"
        "topics:\n- oil\n- wicks\n"
        "---\n\n"
        "See [wicks](2024-04-01-wicks.md) and [us](../../toolkit/light/about.md).\n"
    )
    found = loader.load(hub_settings.load(hub))
    wicks = next(one for one in found.articles if one.title == "Wicks")
    assert wicks.url == "https://old.example.gov/lamps/news/2024/04/01/wicks/"
    assert "[best](2024-03-01-trim.md)" in (hub / wicks.path).read_text("utf-8")


def test_what_stays_behind_is_named(hub: Path, old: Path) -> None:  # noqa: F811
    """Every file is accepted, refused or left, with its line."""
    done = imported(hub, old, FILES)

    assert done.counts == (
        ImportCount(kind="drafts", skipped=1),
        ImportCount(kind="guides", accepted=1, skipped=1),
        ImportCount(kind="pages", skipped=2),
        ImportCount(kind="posts", accepted=2, refused=3, skipped=4),
    )
    assert names(done.refused) == [
        ("2024-07-01-mood.md", 2, "112"),
        ("2024-08-01-broken.md", 3, "102"),
        ("unnamed.md", 1, "jekyll-name"),
    ]
    behind = {(name, line, rule) for name, line, rule in names(done.remarks)}
    assert {
        ("soon.md", 1, "draft"),
        ("2024-05-01-hidden.md", 2, "draft"),
        ("2024-06-01-page.html", 1, "not-imported"),
        ("2024-09-01-static.md", 1, "no-front-matter"),
        ("2027-05-01-later.md", 1, "to-come"),
        ("2024-03-01-trim.md", 13, "liquid"),
        ("2024-03-01-trim.md", 4, "topic-not-in-hub"),
    } <= behind
    assert len(done.outcomes) == 14


def test_a_page_without_a_day_is_refused(hub: Path, old: Path) -> None:  # noqa: F811
    """Nobody can know when it was reviewed."""
    done = imported(hub, old, FILES, area="light")

    undated = next(one for one in done.refused if one.path.endswith("undated.md"))
    assert undated.message == "it has no date that can be read"
    assert undated.fix == "say with --reviewed on which day such pages were last looked at"


def test_an_editor_says_when_pages_without_a_day_were_reviewed(hub: Path, old: Path) -> None:  # noqa: F811
    """As sites of documentation have none; a page that has a day keeps it, and a post is no such page."""
    files = {
        "_config.yml": "url: https://old.example.gov\n",
        "docs/undated.md": "---\ntitle: Undated\n---\nOil it.",
        "docs/dated.md": "---\ntitle: Dated\ndate: 2025-01-02\n---\nOil it.",
        "_posts/nameless.md": "---\ntitle: Post\n---\nOil it.",
    }
    done = imported(hub, old, files, area="light", reviewed=date(2026, 5, 6))
    found = {one.title: str(one.reviewed) for one in loader.load(hub_settings.load(hub)).toolkit}
    assert found == {"Undated": "2026-05-06", "Dated": "2025-01-02"}
    assert [one.rule for one in done.refused] == ["jekyll-name"]


def test_a_site_without_settings_needs_an_address(hub: Path, old: Path) -> None:  # noqa: F811
    """And gets the addresses that Jekyll gives by itself."""
    files = {"_posts/2024-03-01-trim.md": "---\ntitle: Trim\nslug: cut\n---\nCut it.", "x/_config.yml": ""}
    with pytest.raises(HubError, match="say with --base where the site lives"):
        imported(hub, old, files)

    imported(hub, old, files, base="https://old.example.gov")

    (article,) = loader.load(hub_settings.load(hub)).articles
    assert article.url == "https://old.example.gov/2024/03/01/cut.html"


def test_collections_may_be_a_list(hub: Path, old: Path) -> None:  # noqa: F811
    """Other folders with a line below are the theme's."""
    files = {"_config.yml": "url: https://old.example.gov\ncollections: [guides]", "_guides/a.md": "---\n---\nA"}

    assert imported(hub, old, files).counts == (ImportCount(kind="guides", skipped=1),)


@pytest.mark.parametrize(
    ("files", "error", "message"),
    [
        ({"_config.yml": "- a"}, HubError, "_config.yml:1: there are no settings"),
        ({"_config.yml": "a: b"}, HubError, "has no pages"),
        ({"_config.yml": "a: ["}, ContentError, "_config.yml:2:1: 102 this is not YAML"),
    ],
)
def test_a_folder_that_is_no_site_is_refused(
    hub: Path,  # noqa: F811
    old: Path,  # noqa: F811
    files: dict[str, str],
    error: type[HubError],
    message: str,
) -> None:
    """With the file and what to do."""
    with pytest.raises(error, match=message):
        imported(hub, old, files)


def test_a_file_that_cannot_be_read_is_refused(hub: Path, old: Path) -> None:  # noqa: F811
    """Such as a link to one that is gone."""
    laid_out(old, {"_config.yml": "url: https://old.example.gov"})
    (old / "gone.md").symlink_to(old / "nowhere.md")

    done = imported(hub, old, {})

    assert [one.message for one in done.refused] == ["it cannot be read: No such file or directory"]


DEFAULTS = """
url: https://old.example.gov
title: Lamps
permalink: /:year/:month/:title.html
collections: [guides]
defaults:
- scope: {path: "", type: posts}
  values: {author: The keepers, permalink: "/news/:title/"}
- scope: {path: _posts/2024/*}
  values: {author: Ada Wick}
- scope: {path: internal}
  values: {published: false}
- scope: all
- values: {layout: page}
- none
"""


def test_what_the_settings_say_of_pages_holds(hub: Path, old: Path) -> None:  # noqa: F811
    """Of what a page does not say itself; the longest path counts."""
    files = {
        "_config.yml": DEFAULTS,
        "_posts/2023-03-01-trim.md": "---\ntags: oil, public law\n---\nWe at {{ site.title }} trim.",
        "_posts/2024/2024-03-01-fill.md": "---\n---\nFill it[^1].\n\n[^1]: With oil.",
        "_posts/2024/2024-04-01-moved.md": "---\nredirect_to: https://new.example.gov/moved\n---\n",
        "internal/notes.md": "---\ndate: 2024-01-01\n---\nNot for you.",
        "about.md": "---\ndate: 2024-01-01\n---\n"
        "About [fill]({% post_url 2024/2024-03-01-fill %}) and [it](/news/moved/).",
        "_drafts/soon.md": "---\npermalink: /:mood/\n---\nNot ready.",
    }
    done = imported(hub, old, files, area="light")

    found = {one.title: one for one in loader.load(hub_settings.load(hub)).articles}
    assert {name: (one.url, one.authors, one.summary) for name, one in found.items()} == {
        "Trim": ("https://old.example.gov/news/trim/", ("The keepers",), "We at Lamps trim."),
        "Fill": ("https://old.example.gov/news/fill/", ("Ada Wick",), "Fill it."),
        "Moved": ("https://new.example.gov/moved", ("Ada Wick",), "Moved"),
    }
    about = (hub / "content/toolkit/light/about.md").read_text("utf-8")
    assert about.endswith(
        "About [fill](../../articles/2024/2024-03-01-fill.md) and [it](../../articles/2024/2024-04-01-moved.md).\n"
    )
    assert done.refused == ()
    assert {("notes.md", 1, "draft"), ("soon.md", 1, "draft")} <= set(names(done.remarks))
    assert "'public law' is not a topic of this hub, so it is left out" in {one.message for one in done.remarks}


def test_the_settings_may_name_authors(hub: Path, old: Path) -> None:  # noqa: F811
    """As sites do that have no file of them; the names in such a file go first."""
    files = {
        "_config.yml": "url: https://old.example.gov\nauthors:\n  ada: {name: Ada}\n  bo: {display_name: Bo Oil}\n",
        "_data/authors.yml": "ada: {name: Ada Wick}\n",
        "_posts/2024-03-01-trim.md": "---\ntitle: Trim\nauthors: [ada, bo]\n---\nTrim it.",
    }
    done = imported(hub, old, files)
    assert "authors:\n- Ada Wick\n- Bo Oil\n" in (hub / done.files[0]).read_text("utf-8")
