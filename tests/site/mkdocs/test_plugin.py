"""A real build of a small hub, as MkDocs does it with the plugin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from hub.check import built_site
from hub.errors import HubError
from hub.site.mkdocs import site_build
from hub.site.mkdocs.plugin import HubPlugin
from hub.site.outputs import pagefind

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "404.html",
    "index.html",
    "join/index.html",
    "toolkit/index.html",
    "toolkit/light/index.html",
    "events/index.html",
    "events/2026/index.html",
    "events/2026-12-03-trim/index.html",
    "articles/index.html",
    "articles/2026/11/index.html",
    "articles/sources/index.html",
    "articles/sources/the-daily-lamp/index.html",
    "articles/2026/2026-11-17-oil/index.html",
    "topics/index.html",
    "my-topics/index.html",
    "feeds/index.html",
    "topics/oil/index.html",
    "newsletter/index.html",
    "newsletter/2026-11-20/index.html",
    "search/index.html",
}


def html(site: Path, path: str) -> str:
    """The HTML of a page."""
    return (site / path / "index.html").read_text("utf-8")


def test_all_pages(site: Path) -> None:
    """The site has every page, drafts left out."""
    assert {file.relative_to(site).as_posix() for file in site.rglob("*.html")} == PAGES


def test_sources_stay_home(site: Path) -> None:
    """Content files are not published beside the pages made from them; pictures are."""
    published = {file.name for file in site.rglob("*") if file.suffix in {".md", ".yml", ".svg"}}
    assert published == {"icon.svg", "lamp.svg"}


def test_nothing_is_wrong_with_any_page(site: Path) -> None:
    """No dead link or anchor, nothing inline or from elsewhere, no skipped heading: what `hub check --site` finds."""
    assert [str(one) for one in built_site.problems(site, "https://lamps.example.gov/")[0]] == []


def test_our_look(site: Path) -> None:
    """Every page has the hub's stylesheet."""
    pages = [file.read_text("utf-8") for file in site.rglob("*.html")]
    assert [page for page in pages if "assets/hub.css" not in page] == []


def test_titles_are_escaped(site: Path) -> None:
    """A title with angles, quotes and ampersands is text in the head of a page."""
    expected = "<title>Oil &lt;burns&gt; &amp; &#34;glows&#34; – Lamp Hub</title>"
    assert expected in html(site, "articles/2026/2026-11-17-oil")


def test_descriptions_are_escaped(site: Path) -> None:
    """A summary with quotes does not end the attribute that holds it."""
    expected = '<meta name="description" content="Oil burns longer than &#34;wax&#34;.">'
    assert expected in html(site, "articles/2026/2026-11-17-oil")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("events/2026-12-03-trim", ["https://code.example.gov/lamps/edit/main/content/events/2026-12-03-trim.md"]),
        ("newsletter/2026-11-20", ["https://code.example.gov/lamps/edit/main/newsletters/2026-11-20.md"]),
        ("events", []),
    ],
)
def test_edit_links(site: Path, path: str, expected: list[str]) -> None:
    """A page leads to the file it is made from; a list leads to none."""
    assert re.findall(r'href="([^"]+)"[^>]*rel="edit"', html(site, path)) == expected


def test_pages_outside_the_menu_know_their_section(site: Path) -> None:
    """An event's page shows where in the site it stands."""
    assert 'aria-current="true">Events</a>' in html(site, "events/2026-12-03-trim")


def test_own_menu_wins(root: Path) -> None:
    """A menu in mkdocs.yml is kept, whatever its sections begin with."""
    with (root / "mkdocs.yml").open("a") as file:
        file.write("nav: [index.md, {Elsewhere: [{Code: 'https://code.example.gov/'}]}]\n")
    assert "Elsewhere" in html(site_build.build(root), "")


def test_mistakes_stop_the_build(root: Path) -> None:
    """A mistake in the content stops the build with file, line and what to write."""
    event = root / "content/events/2026-12-03-trim.md"
    event.write_text(event.read_text().replace("training", "traning"))
    with pytest.raises(HubError, match=r"content/events/2026-12-03-trim\.md:3:.*traning"):
        site_build.build(root)


def test_preview_shows_drafts() -> None:
    """`serve` shows drafts, `build` does not."""
    plugin = HubPlugin()
    plugin.on_startup(command="serve", dirty=False)
    assert plugin.drafts


@pytest.mark.parametrize("name", ["Site", "Breadcrumb"])
def test_landmarks_have_names(site: Path, name: str) -> None:
    """A screen reader hears what the search dialog and the breadcrumb are."""
    assert html(site, "events/2026-12-03-trim").count(f'aria-label="{name}"') == 1


def test_articles_look_like_other_pages(site: Path) -> None:
    """A page from the lane has the frame of the others: address, section, way to its file, no mark left."""
    page = html(site, "articles/2026/2026-11-17-oil")
    assert '<link rel="canonical" href="https://lamps.example.gov/articles/2026/2026-11-17-oil/">' in page
    assert 'href="https://code.example.gov/lamps/edit/main/content/articles/2026/2026-11-17-oil.md"' in page
    assert 'aria-current="true">Articles</a>' in page
    assert "hubshell" not in page


@pytest.mark.parametrize("path", ["articles/2026/11", "articles/sources", "articles/sources/the-daily-lamp"])
def test_lists_look_like_other_pages(site: Path, path: str) -> None:
    """So has a list from the lane; no file alone makes it, so a reader can suggest a change and edit nothing."""
    page = html(site, path)
    assert f'<link rel="canonical" href="https://lamps.example.gov/{path}/">' in page
    assert 'aria-current="true">Articles</a>' in page
    assert "issues/new?title=About%20%E2%80%9CArticles" in page
    assert ('rel="edit"' in page, "hubshell" in page) == (False, False)


def test_articles_are_found(site: Path) -> None:
    """Search and crawlers know the articles."""
    address = "articles/2026/2026-11-17-oil/"
    assert list((site / "pagefind/fragment").iterdir())
    assert f"<loc>https://lamps.example.gov/{address}</loc><lastmod>2026-" in (site / "sitemap.xml").read_text("utf-8")


def test_crawlers_find_pages(site: Path) -> None:
    """The home page has its short address, a list no day; the search page, which asks not to be found, is left out."""
    found = (site / "sitemap.xml").read_text("utf-8")
    for address in ("", "topics/"):
        assert f"<url><loc>https://lamps.example.gov/{address}</loc></url>" in found
    assert "/search/" not in found


def test_a_hub_without_articles(root: Path) -> None:
    """A new hub has no article yet, and a site."""
    (root / "content/articles/2026/2026-11-17-oil.md").unlink()
    assert not (site_build.build(root) / "articles/2026").exists()


def test_a_hub_without_pages_about_itself(site: Path, root: Path) -> None:
    """A foot that has no such pages has no heading for them."""
    (root / "content/join.md").unlink()
    found = [html(built, "events").count("<h2>This hub</h2>") for built in (site, site_build.build(root))]
    assert found == [1, 0]


def test_tables_scroll_and_links_say_where_they_lead(root: Path) -> None:
    """A table has a region of its own, and a link to elsewhere says so."""
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("md_in_html]", "md_in_html, tables]"))
    with (root / "content/join.md").open("a") as file:
        file.write("\n| a |\n| - |\n| [b](https://b.example.gov/) |\n")
    page = html(site_build.build(root), "join")
    assert '<div class="table" role="region" tabindex="0" aria-label="Table 1">' in page
    assert 'rel="external noopener"' in page


def test_small_index_without_pagefind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Pagefind is not installed, the search reads titles and summaries."""
    monkeypatch.setattr(pagefind, "PART", "no_such_module")
    assert (site_build.build(root) / "search.json").is_file()


def test_feeds_and_calendars_are_published(site: Path) -> None:
    """Feeds and calendars stand in the site, a page names its own to programs, and calendars keep their line ends."""
    assert (site / "feeds/topics/oil.atom").is_file()
    link = '<link rel="alternate" type="application/rss+xml" title="Lamp Hub: Events" href="../feeds/events.rss">'
    assert link in html(site, "events")
    assert (site / "calendar/all.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("content/join.md", "join"),
        ("content/toolkit/light/index.md", "toolkit/light"),
        ("content/events/2026-12-03-trim.md", "events/2026-12-03-trim"),
        ("content/articles/2026/2026-11-17-oil.md", "articles/2026/2026-11-17-oil"),
        ("newsletters/2026-11-20.md", "newsletter/2026-11-20"),
    ],
)
def test_a_page_in_another_language(root: Path, file: str, page: str) -> None:
    """All of it is in that language where hub has words in it; else what its author wrote is."""
    written = (root / file).read_text("utf-8")
    (root / file).write_text(written.replace("---\n", "---\nlang: ar\n", 1), "utf-8")
    made = html(site_build.build(root), page)
    assert '<article lang="ar" dir="rtl" class="page' in made
    assert '<html lang="ar" dir="rtl">' in made
    (root / file).write_text(written.replace("---\n", "---\nlang: fr\n", 1), "utf-8")
    made = html(site_build.build(root), page)
    assert '<html lang="en" dir="ltr">' in made
    assert '<article lang="' not in made
    assert re.search('<h1 (?:lang="fr" dir="ltr"|[^>]*><span lang="fr" dir="ltr">)', made)
    assert made.count('lang="fr" dir="ltr">') > 1


def test_pictures_and_files_beside_a_page(root: Path) -> None:
    """A picture, a video and a file work from Markdown and from HTML alike, and code that looks so stays code."""
    (root / "content/toolkit/light/plan.pdf").write_bytes(b"%PDF-1.7\n")
    join = root / "content/join.md"
    join.write_text(join.read_text("utf-8") + "\n## Who\n", "utf-8")
    page = root / "content/toolkit/light/index.md"
    written = """
![Lamp](../../pictures/lamp.svg) [plan](plan.pdf) [join](../../join.md#who)

<img src="../../pictures/lamp.svg" srcset="../../pictures/lamp.svg 2x" alt="Lamp"> <a href="plan.pdf">plan</a>

`<a href="plan.pdf">`
"""
    page.write_text(page.read_text("utf-8") + written, "utf-8")
    made = html(site_build.build(root), "toolkit/light")
    assert '<img loading="lazy" src="../../pictures/lamp.svg" alt="Lamp">' in made
    assert 'srcset="../../pictures/lamp.svg 2x"' in made
    assert made.count('<a href="plan.pdf">plan</a>') == 2
    assert '<a href="../../join/#who">join</a>' in made
    assert '<code>&lt;a href="plan.pdf"&gt;</code>' in made


def test_every_page_names_a_card_that_is_there(site: Path) -> None:
    """Programs that show links find a picture for each page: its own, or that of the hub; so do lists and articles."""
    found = re.compile(r'property="og:image" content="https://lamps\.example\.gov/([^"]+)"')
    cards = {path: found.findall((site / path).read_text("utf-8")) for path in PAGES - {"404.html"}}
    assert cards["articles/2026/2026-11-17-oil/index.html"] == ["assets/cards/articles/2026/2026-11-17-oil.png"]
    assert cards["articles/2026/11/index.html"] == cards["search/index.html"] == ["assets/cards/index.png"]
    assert [path for path, one in cards.items() if len(one) != 1 or not (site / one[0]).is_file()] == []


def test_a_hub_without_cards(root: Path) -> None:
    """With `cards: false` no page names a picture and none is there; a hub's own icon stays as it is."""
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("      areas:", "      theme: {cards: false}\n      areas:", 1))
    own = root / "content/apple-touch-icon.png"
    Image.new("RGB", (180, 180), "red").save(own)
    site = site_build.build(root)
    assert "og:image" not in html(site, "") + html(site, "articles/2026/2026-11-17-oil")
    assert not (site / "assets/cards").exists()
    assert (site / "apple-touch-icon.png").read_bytes() == own.read_bytes()
