"""Tests for hub.check.cross_file_rules, and for hub.content.routes and made_pages, which it asks."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from hub.check import runner
from hub.config import hub_settings
from hub.content import loader, made_pages, routes
from hub.site import all_outputs, all_pages
from hub.site.outputs import redirects
from hub.site.pages import article_lists
from tests.hubs import LAMPS, SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Article, Event, Issue, PlainPage, ToolkitPage

TODAY = date(2026, 11, 20)
# What a server reads, and no page links to.
FOR_SERVERS = {"_headers", ".htaccess", "robots.txt", ".well-known/security.txt"}


@pytest.mark.parametrize("original", [SMALL, LAMPS])
def test_links_may_lead_to_all_that_the_site_makes_and_to_nothing_else(original: Path, tmp_path: Path) -> None:
    """Pages, feeds, calendars, data and redirects: the same paths as the site has, in a hub that fills its lists."""
    config = hub_settings.load(shutil.copytree(original, tmp_path / "hub"))
    library = loader.load(config)
    first = library.articles[0]
    topics = tuple(topic.slug for topic in config.topics)
    days = (TODAY - timedelta(days=number // 2) for number in range(1_800))
    more = (
        replace(first, path=f"content/articles/{day}-{number}.md", published=day, topics=topics)
        for number, day in enumerate(days)
    )
    library = replace(library, articles=tuple(sorted((*library.articles, *more), key=_day, reverse=True)))
    pages = {page.path for page in all_pages.pages(library, config, TODAY, drafts=True)}
    pages |= {listing.path for listing in article_lists.listings(library, config)}
    assets = {asset.path for asset in all_outputs.assets(library, config, TODAY)}
    assets |= {asset.path for asset in redirects.assets(library, config, ())}
    files: tuple[Article | Event | ToolkitPage | PlainPage | Issue, ...]
    files = (*library.articles, *library.events, *library.toolkit, *library.pages, *library.issues)
    own = {routes.page_path(file.path) for file in files}
    former = [alias.address for file in files for alias in file.aliases]
    models = [model.id for model in library.assessments]
    made = set(made_pages.paths(config, made_pages.of_library(library), models, former))
    assert made - own == (pages | assets) - own - FOR_SERVERS


def _day(article: made_pages.Dated) -> date:
    return article.published


@pytest.mark.parametrize(
    ("way", "fix"),
    [
        ("../../feeds/no-such-feed.xml", 'did you mean "../../feeds/index.md"?'),
        ("../../feeds/all.rs", 'did you mean "../../feeds/all.rss"?'),
        ("../../articles/1999/12.md", 'did you mean "../../articles/2026/11.md"?'),
        ("../../articles/sources/nobody.md", 'did you mean "../../articles/sources/example-gov.md"?'),
        ("../../events/1999.md", 'did you mean "../../events/2026.md"?'),
        ("../../topics/no-such-topic/articles.md", "write the path of a file under content/"),
        ("lamp.png", "write the path of a file under content/"),
        ("../../data/article.json", 'did you mean "../../data/articles.json"?'),
        ("../../topics.yml", "write the path of a file under content/"),
    ],
)
def test_a_link_to_a_list_that_is_not_made_is_told(hub: Path, way: str, fix: str) -> None:
    """With its line and column, and what is nearest."""
    file = hub / "content/toolkit/design/forms.md"
    file.write_text(file.read_text(encoding="utf-8") + f"\n[A list]({way})\n", encoding="utf-8")
    (found,) = (one for one in runner.check(hub).problems if one.rule == "201")
    line = file.read_text(encoding="utf-8").count("\n")
    assert (found.line, found.column, found.fix) == (line, 10, fix)


@pytest.mark.parametrize(
    ("path", "status", "address", "fix"),
    [
        (
            "newsletters/2026-11-20.md",
            "sent",
            "events/2026-12-03-lap/",
            'did you mean "../events/2026-12-03-lab.md"? {}',
        ),
        ("newsletters/2026-11-20.md", "sent", "zebra/", "write the path of a file under content/. {}"),
        ("newsletters/2026-11-20.md", "draft", "zebra/", "write the path of a file under content/"),
        ("content/about.md", "", "zebra/", "write the path of a file under content/"),
    ],
)
def test_a_page_that_readers_were_led_to_gets_an_alias(
    hub: Path, path: str, status: str, address: str, fix: str
) -> None:
    """Nobody can change a mail, so the old address of a page is what leads on."""
    file = hub / path
    words = file.read_text("utf-8") if file.exists() else "---\ntitle: About\n---\n"
    words = re.sub(r"(?m)^status: .*", f"status: {status}", words)
    file.write_text(f"{words}\n[There](https://hub.example.gov/{address})\n", "utf-8")
    (found,) = (one for one in runner.check(hub).problems if one.rule == "201")
    alias = "Where readers have that address, write `aliases: [/{}]` in the page that replaces it"
    assert found.fix == fix.format(alias.format(address))


def test_a_list_of_a_file_that_cannot_be_read_is_known_by_its_name(hub: Path) -> None:
    """Its mistake is told once, and not again at each link to its month."""
    article = hub / "content/articles/2026/2026-09-01-broken.md"
    whole = (hub / "content/articles/2026/2026-11-18-paper.md").read_text(encoding="utf-8")
    article.write_text(re.sub("(?m)^title: .*$", "title: a: b", whole), encoding="utf-8")
    page = hub / "content/toolkit/design/forms.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[September](../../articles/2026/09.md)\n", encoding="utf-8")
    assert [one.rule for one in runner.check(hub).of("error")] == ["102"]


def test_synonyms_that_lead_nowhere(hub: Path) -> None:
    """The vocabulary names pages of the hub, and words that one of its pages says."""
    (hub / "content/synonyms.yml").write_text(
        "- words: [poll]\n  means: [training, forms]\n"
        "- words: [paper]\n  pages: [toolkit/forms.md]\n"
        "- words: [sun]\n  means: [solar panels]\n",
        encoding="utf-8",
    )
    said = [(one.line, one.rule, one.message, one.fix) for one in runner.check(hub).problems if "synonyms" in one.path]
    assert said == [
        (3, "803", "pages: toolkit/forms.md is not a page of this hub", 'did you mean "toolkit/design/forms.md"?'),
        (
            5,
            "803",
            "means: no page says 'solar panels' in its title or summary",
            "write a word that a title, a summary or a topic has",
        ),
    ]


@pytest.mark.parametrize(
    ("path", "lines", "is_told"),
    [
        ("content/events/2026-12-03-again.md", "", True),
        ("content/es/events/2026-12-03-lab.md", "lang: es\ntranslation_of: ../../events/2026-12-03-lab.md\n", False),
        ("content/events/2026-12-03-taller.md", "lang: es\n", False),
    ],
)
def test_an_event_that_is_there_twice(hub: Path, path: str, lines: str, *, is_told: bool) -> None:
    """Its translation is not a second one, whatever title it has."""
    text = (hub / "content/events/2026-12-03-lab.md").read_text("utf-8")
    (hub / path).parent.mkdir(parents=True, exist_ok=True)
    (hub / path).write_text(text.replace("---\n", f"---\n{lines}", 1), encoding="utf-8")
    found = [(one.path, one.message) for one in runner.check(hub).problems if one.rule in {"503", "201"}]
    here, there = sorted((path, "content/events/2026-12-03-lab.md"))
    assert found == [(there, f"{here} has the same title on the same day")] * is_told


NEW = "---\ntitle: {0}\nsummary: One page.\n{1}---\nText.\n"


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ({"a": "lang: es\ntranslation_of: about.md\n", "b": "lang: ar\ntranslation_of: about.md\n"}, []),
        ({"a": "lang: es\ntranslation_of: about.md\n", "b": "lang: es\ntranslation_of: about.md\n"}, [("b", 5, "a")]),
        (
            {"a": "translation_of: about.md\nlang: es\n", "b": "lang: es-MX\ntranslation_of: a.md\n"},
            [("b", 5, "a")],
        ),
        ({"a": "lang: ar\ntranslation_of: about.md\n", "b": "lang: es\ntranslation_of: a.md\n"}, []),
        ({"a": "translation_of: about.md\nlang: en\n"}, [("a", 4, "about")]),
        ({"a": "lang: es\ntranslation_of: b.md\n", "b": "lang: ar\ntranslation_of: a.md\n"}, []),
        ({"a": "lang: es\ntranslation_of: a.md\n"}, []),
    ],
)
def test_a_page_has_one_translation_in_a_language(
    hub: Path, pages: dict[str, str], told: list[tuple[str, int, str]]
) -> None:
    """The second one is told with its line, also where it translates a translation; so is one in the same language."""
    for name, lines in {"about": "", **pages}.items():
        (hub / f"content/{name}.md").write_text(NEW.format(name, lines), "utf-8")
    found = [(one.path, one.line, one.message) for one in runner.check(hub).of("error") if one.rule == "112"]
    said = "translation_of: content/{}.md says the same in that language"
    assert [(path, line, words.partition(" (")[0]) for path, line, words in found] == [
        (f"content/{name}.md", line, said.format(other)) for name, line, other in told
    ]


@pytest.mark.parametrize(
    ("written", "file"),
    [
        *((f"/{file}/", file) for file in ("robots.txt", "_headers", "sitemap.xml", "llms.txt", "favicon.ico")),
        *((f"/{file}/", file) for file in ("feeds/all.rss", "data/events.json", "search.json", "manifest.webmanifest")),
        ("/Sitemap.XML", "sitemap.xml"),
        ("/404.html", "404.html"),
        ("/sitemap.xml.gz/old/", "sitemap.xml.gz"),
        ("/toolkit/Report.pdf/", "toolkit/report.pdf"),
        ("/toolkit/report.pdf/summary/", "toolkit/report.pdf"),
        *((written, "") for written in ("/old.php", "/old.html", "/v1.0/", "/robots/", "/feeds/all/", "/report.pdf/")),
    ],
)
def test_an_alias_is_not_where_the_site_has_a_file(hub: Path, written: str, file: str) -> None:
    """A page there would need a folder of that name, at which the build would stop."""
    (hub / "content/toolkit/report.pdf").write_bytes(b"%PDF-1.7")
    page = hub / "content/toolkit/design/forms.md"
    page.write_text(page.read_text("utf-8").replace("---\n", f"---\naliases: [{written}]\n", 1), encoding="utf-8")
    found = [(one.path, one.line, one.message) for one in runner.check(hub).problems if one.rule == "207"]
    address = written.strip("/") if written.endswith(".html") else f"{written.strip('/')}/"
    message = f"aliases: /{address} needs a folder or a page where the site has a file: {file}"
    assert found == ([("content/toolkit/design/forms.md", 2, message)] if file else [])


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("content/articles.md", "its page has the address of one that the site makes: /articles/"),
        ("content/search.md", "its page has the address of one that the site makes: /search/"),
        ("content/es.md", "its page has the address of one that the site makes: /es/"),
        ("content/es/articles.md", "its page has the address of one that the site makes: /es/articles/"),
        ("content/guide/index.md", "its page has the address of that of content/guide.md: /guide/"),
        ("content/guides.md", None),
        ("content/es/guide.md", None),
    ],
)
def test_two_pages_do_not_share_an_address(hub: Path, path: str, message: str | None) -> None:
    """One of them would be lost without a word."""
    for name in ("content/guide.md", "content/es/lamp.md", path):
        (hub / name).parent.mkdir(parents=True, exist_ok=True)
        lang = "lang: es\n" if "/es/" in name else ""
        (hub / name).write_text(f"---\ntitle: {name}\nsummary: It tells.\n{lang}---\nWords.\n", encoding="utf-8")
    found = [(one.path, one.message) for one in runner.check(hub).problems if one.rule == "116"]
    assert found == ([(path, message)] if message else [])
