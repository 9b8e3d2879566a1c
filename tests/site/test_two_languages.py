"""A hub with pages in two languages: each leads to the other, and speaks its own."""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import lxml.html
import pytest

from hub.check import built_site, runner
from hub.site.mkdocs import rebuild, site_build
from hub.site.outputs import pagefind
from tests.hubs import LAMPS
from tests.languages import english_in
from tests.site.test_languages import shown

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("America/New_York"))
SPANISH = {
    "content/participe.md": "title: Participe\nsummary: Es gratis.\nlang: es\ntranslation_of: join.md\n",
    "content/es/index.md": (
        "title: Luz para todos\nsummary: Quienes trabajan de noche.\nlang: es\ntranslation_of: ../index.md\n"
    ),
    "content/es/events/2026-12-08-taller.md": (
        "title: Taller de mechas\nkind: networking\nstart: 2026-12-08 13:00\nend: 2026-12-08 14:00\n"
        "summary: Solo en español.\nlang: es\ntopics: [oil]\n"
    ),
    "content/es/articles/2026/2026-11-18-aceite.md": (
        "title: Aceite\nurl: https://diario.example.gov/aceite/\nsource: El Diario\npublished: 2026-11-18\n"
        "section: articles\nsummary: Arde largo tiempo.\nlang: es\ntopics: [oil]\n"
    ),
    "content/about.md": "title: About\nsummary: Who we are.\n",
    "content/sobre.md": "title: Quiénes somos\nsummary: Una comunidad.\nlang: es\ntranslation_of: about.md\n",
    "content/toolkit/light/luz.md": (
        "title: Luz\nsummary: Cómo ver de noche.\narea: light\nreviewed: 2026-09-01\nlang: es\n"
        "translation_of: index.md\n"
    ),
    "content/toolkit/light/mecha.md": (
        "title: La mecha\nsummary: Cómo cortarla.\narea: light\nreviewed: 2026-09-01\nlang: es\n"
        "translation_of: wick.md\n"
    ),
    "content/toolkit/light/wick.md": "title: A wick\nsummary: Cut it.\narea: light\nreviewed: 2026-09-01\n",
    "content/events/2026-12-03-mecha.md": (
        "title: Corte una mecha\nkind: training\nstart: 2026-12-03 13:00\nend: 2026-12-03 14:00\n"
        "summary: Traiga una lámpara.\nlang: es\ntranslation_of: 2026-12-03-trim.md\n"
    ),
}
ISSUE = """---
subject: Mechas y aceite
preheader: Un taller.
status: ready
number: 2
lang: es
translation_of: 2026-11-20.md
---
Hola.

## Talleres

### [Aceite](https://diario.example.gov/aceite/)

Arde.
"""
TOPICS = """- slug: oil
  title: Oil
  summary: What burns.
  area: light
  translations:
    es: {title: El aceite, summary: Lo que arde.}
"""


def hub(folder: Path) -> Path:
    """The hub of lamps with pages in Spanish."""
    root = shutil.copytree(LAMPS, folder / "lamps")
    (root / "content/topics.yml").write_text(TOPICS, "utf-8")
    for path, front in SPANISH.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"---\n{front}---\nHola.\n", "utf-8")
    (root / "newsletters/2026-11-21.md").write_text(ISSUE, "utf-8")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built once and only read."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
        monkeypatch.setattr(pagefind, "present", lambda: False)
        return site_build.build(hub(tmp_path_factory.mktemp("two")))


def text_of(file: Path) -> str:
    """A file of the site as text, whatever it holds."""
    return file.read_text("utf-8", "replace")


def html(site: Path, path: str) -> str:
    """The HTML of a page."""
    return (site / path / "index.html").read_text("utf-8")


def switch(page: str) -> list[tuple[str, str]]:
    """Where the switch of a page leads, and what it says."""
    found = re.search('<nav class="versions".*?</nav>', page, re.DOTALL)
    return re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', found[0]) if found else []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("join", ("../participe/", "Español")),
        ("participe", ("../join/", "English")),
        ("toolkit/light", ("luz/", "Español")),
        ("toolkit/light/mecha", ("../wick/", "English")),
        ("events/2026-12-03-mecha", ("../2026-12-03-trim/", "English")),
    ],
)
def test_the_switch(path: str, leads: tuple[str, str], site: Path) -> None:
    """A page leads to itself in the other language, and the other one back."""
    assert switch(html(site, path)) == [leads]


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("", ("es/", "Español")),
        ("es", ("../", "English")),
        ("events", ("../es/events/", "Español")),
        ("es/events", ("../../events/", "English")),
        ("search", ("../es/search/", "Español")),
        ("articles/2026/2026-11-17-oil", ("../../../es/articles/", "Español: Artículos")),
        ("articles/2026/11", ("../../../es/articles/", "Español: Artículos")),
        ("es/events/2026-12-08-taller", ("../../../events/", "English: Events")),
        ("newsletter/2026-11-20", ("../2026-11-21/", "Español")),
        ("es/articles/2026/2026-11-18-aceite", ("../../../../articles/", "English: Articles")),
    ],
)
def test_the_switch_without_a_twin(path: str, leads: tuple[str, str], site: Path) -> None:
    """A list leads to the same list; what nobody has translated to the nearest one, and says so."""
    assert switch(html(site, path)) == [leads]


def test_no_switch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub in one language has none, nor lists of another; a page alone in one has a menu in its words."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
    root = shutil.copytree(LAMPS, tmp_path / "lamps")
    (root / "content/hola.md").write_text("---\ntitle: Hola\nsummary: Bien.\nlang: es\n---\n", "utf-8")
    site = site_build.build(root)
    assert switch(html(site, "events")) == []
    assert not (site / "es").exists()
    assert '<a href="../toolkit/">Herramientas</a>' in html(site, "hola")


def test_a_page_speaks_its_language(site: Path) -> None:
    """The words around a text are in its language; the menu leads to pages in it, as far as there are any."""
    page = html(site, "participe")
    assert '<html lang="es" dir="ltr">' in page
    _, _, nav = page.partition('<nav class="nav"')
    menu = re.findall(r'<li><a href="([^"]*)"[^>]*>([^<]*)</a>', nav.partition("</nav>")[0])
    assert ("../es/toolkit/", "Herramientas") in menu
    assert {("../sobre/", "Quiénes somos"), ("./", "Participe")} <= set(menu)


def test_search_engines_hear_of_both(site: Path) -> None:
    """In the head of each page and list, and in the sitemap, each version names all."""
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    pairs = {"join/": "participe/", "": "es/", "events/": "es/events/", "topics/oil/": "es/topics/oil/"}
    for english, spanish in pairs.items():
        for tag, path in (("en", english), ("es", spanish)):
            address = f"https://lamps.example.gov/{path}"
            for other in (english, spanish):
                assert f'<link rel="alternate" hreflang="{tag}" href="{address}">' in html(site, other)
            assert f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>' in sitemap
    assert "hreflang" not in re.search("<head>.*</head>", html(site, "es/events/2026-12-08-taller"), re.DOTALL)[0]  # type: ignore[index]
    assert "<loc>https://lamps.example.gov/es/search/" not in sitemap


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("", "Luz para todos|Taller de mechas|Corte una mecha|Aceite|Participe"),
        ("toolkit", "Luz|La mecha"),
        ("events", "Corte una mecha|Taller de mechas|El aceite|diciembre"),
        ("events/2026", "Corte una mecha|Taller de mechas"),
        ("articles", "Aceite|El aceite"),
        ("articles/2026/11", "Aceite"),
        ("articles/sources", "El Diario"),
        ("topics", "El aceite|Lo que arde."),
        ("topics/oil", "Taller de mechas|Aceite"),
        ("newsletter", "Mechas y aceite"),
        ("search", "Participe|La mecha|El aceite"),
        ("feeds", "El aceite"),
        ("my-topics", "El aceite"),
    ],
)
def test_a_language_has_lists_of_its_own(path: str, titles: str, site: Path) -> None:
    """They have what is in that language alone, its menu and its words, and lead nowhere else."""
    page = html(site, f"es/{path}".rstrip("/"))
    assert '<html lang="es" dir="ltr">' in page
    assert [title for title in titles.split("|") if title not in page] == []
    assert [title for title in ("Trim a wick", "A wick", "Oil &lt;burns", "Trim it") if title in page] == []
    text = lxml.html.fromstring(page)
    for element in text.xpath("//nav[@class='versions']"):
        element.drop_tree()
    leads = {urljoin(f"/es/{path}/".replace("//", "/"), way) for way in text.xpath("//a/@href") if ":" not in way}
    assert not leads & {
        "/",
        "/events/",
        "/toolkit/",
        "/articles/",
        "/topics/oil/",
        "/newsletter/",
        "/search/",
        "/feeds/",
    }


def test_no_english_word(site: Path) -> None:
    """Nothing that a reader of the lists, feeds and calendars of a language sees is of the English catalog."""
    assert {name: found for name, text in shown(site / "es") if (found := english_in(text))} == {}


def test_lists_of_the_hub_are_in_its_language(site: Path) -> None:
    """Pages, feeds and calendars of the hub do not have what has lists of its own."""
    pages = "".join(
        html(site, path) for path in ("", "events", "toolkit", "articles", "topics/oil", "newsletter", "search")
    )
    files = "".join((site / file).read_text("utf-8") for file in ("calendar/all.ics", "feeds/all.rss", "llms.txt"))
    assert [word for word in ("mecha", "Aceite", "Taller", "Mechas") if word in pages + files] == []


def test_feeds_and_calendars_of_a_language(site: Path) -> None:
    """Each kind and each topic has them, in its words."""
    feed = (site / "es/feeds/all.rss").read_text("utf-8")
    assert "<language>es</language>" in feed
    assert "Lamp Hub: todo lo nuevo" in feed
    assert "<link>https://lamps.example.gov/es/</link>" in feed
    assert [title for title in ("La mecha", "Aceite", "Mechas y aceite") if title not in feed] == []
    assert "Aceite" in (site / "es/feeds/topics/oil.json").read_text("utf-8")
    assert "es/feeds/all.rss" in (site / "es/feeds/all.opml").read_text("utf-8")
    calendar = (site / "es/calendar/all.ics").read_text("utf-8")
    assert calendar.count("BEGIN:VEVENT") == 2
    assert "SOURCE;VALUE=URI:https://lamps.example.gov/es/calendar/all.ics" in calendar
    assert (site / "es/calendar/topics/oil.ics").read_text("utf-8").count("BEGIN:VEVENT") == 1
    assert {"events/2026-12-03-mecha.ics", "es/events/2026-12-08-taller.ics"} <= {
        file.relative_to(site).as_posix() for file in site.rglob("*.ics")
    }


def test_what_scripts_of_a_language_load(site: Path) -> None:
    """The search and My topics of a language find what is in it."""
    found = {row["title"] for row in json.loads((site / "es/search.json").read_text("utf-8"))}
    assert {"Aceite", "El aceite", "La mecha", "Mechas y aceite", "Participe"} <= found
    assert found & {row["title"] for row in json.loads((site / "search.json").read_text("utf-8"))} == {"Lamp Letter"}
    chosen = json.loads((site / "es/my-topics/items.json").read_text("utf-8"))
    assert [item["title"] for item in chosen["articles"]] == ["Aceite"]
    assert 'data-tree="es"' in html(site, "es/search")


def test_an_article_leads_to_what_is_in_its_language(site: Path) -> None:
    """Its topics, lists and menu are those of its language."""
    page = html(site, "es/articles/2026/2026-11-18-aceite")
    assert '<a href="../../../topics/oil/">El aceite</a>' in page
    assert '<a href="../../../feeds/">' in page
    assert "Oil &lt;burns" not in page


def test_incremental_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed text of an article changes its page and the feeds of its language, as a whole build would."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
    monkeypatch.setattr(pagefind, "present", lambda: False)
    root = hub(tmp_path)
    rebuild.build(root, lost=print)
    article = root / "content/es/articles/2026/2026-11-18-aceite.md"
    os.utime(article, (1, 1))
    rebuild.build(root, lost=print)
    article.write_text(article.read_text("utf-8").replace("Hola.", "Un texto nuevo."), "utf-8")
    monkeypatch.setattr(site_build, "build", lambda *_, **__: pytest.fail("the engine was started"))
    site = rebuild.build(root, lost=print)
    changed = {file.relative_to(site).as_posix() for file in site.rglob("*.*") if "Un texto nuevo." in text_of(file)}
    feeds = {
        f"es/feeds/{scope}.{form}" for scope in ("all", "articles", "topics/oil") for form in ("rss", "atom", "json")
    }
    assert changed == feeds | {"es/articles/2026/2026-11-18-aceite/index.html"}


def test_check_knows_the_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says a site will have is what the site has; a page may link to each of it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
    root = hub(tmp_path)
    about = root / "content/about.md"
    ways = (
        "es/events/index.md",
        "es/events/2026.md",
        "es/feeds/all.rss",
        "es/calendar/all.ics",
        "es/articles/2026/11.md",
    )
    about.write_text(about.read_text("utf-8") + "".join(f"[{way}]({way})\n\n" for way in ways), "utf-8")
    assert [one for one in runner.check(root).problems if one.level == "error"] == []
    site = site_build.build(root)
    found, _ = built_site.problems(site, "https://lamps.example.gov/")
    assert [str(one) for one in found if one.level == "error"] == []
    assert (site / "es/pagefind/pagefind.js").exists()
    assert "El aceite" in (site / "es/search-filters.json").read_text("utf-8")


def test_a_translation_is_beside_others_in_its_language(site: Path) -> None:
    """The page of an area leads to the practices that are in its language."""
    area = html(site, "toolkit/light/luz")
    assert "La mecha" in area
    assert "A wick" not in area.replace("<title>", "")


def test_a_translation_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that is translated must be there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
    root = hub(tmp_path)
    file = root / "content/participe.md"
    file.write_text(file.read_text("utf-8").replace("of: join.md", "of: jion.md"), "utf-8")
    found = [str(one) for one in runner.check(root).problems if one.rule == "201"]
    assert found == [
        'content/participe.md:5:17: 201 jion.md does not lead to a file (content/jion.md); did you mean "join.md"?'
    ]


def test_a_link_to_the_feed_of_a_language(tmp_path: Path) -> None:
    """It leads to something where a page is translated into that language."""
    root = hub(tmp_path)
    (root / "content/about.md").write_text(
        "---\ntitle: About\nsummary: Who.\n---\n[Spanish](es/feeds/all.rss), [French](fr/feeds/all.rss)\n", "utf-8"
    )
    found = [one.message for one in runner.check(root).problems if one.rule == "201"]
    assert found == ["fr/feeds/all.rss does not lead to a file (content/fr/feeds/all.rss)"]


def test_a_page_in_the_folder_of_another_language(tmp_path: Path) -> None:
    """It must say the language of the folder."""
    root = hub(tmp_path)
    file = root / "content/es/index.md"
    file.write_text(file.read_text("utf-8").replace("lang: es\n", "lang: fr\n"), "utf-8")
    found = [str(one) for one in runner.check(root).problems if one.rule == "112"]
    assert found == [
        (
            "content/es/index.md:4:1: 112 lang: the page is in the folder of a language, 'es' (Spanish); "
            "write `lang: es`, or move the file; a folder that is not of a language needs another name"
        )
    ]


@pytest.mark.parametrize("folder", ["pt-BR", "PT"])
def test_a_folder_of_a_language_with_capital_letters(folder: str, tmp_path: Path) -> None:
    """Some systems would see two folders where others see one, so there is one spelling."""
    root = hub(tmp_path)
    (root / "content" / folder).mkdir()
    page = f"---\ntitle: Sobre\nsummary: Quem.\nlang: {folder}\ntranslation_of: ../index.md\n---\n"
    (root / "content" / folder / "index.md").write_text(page, "utf-8")
    found = [(one.path, one.fix) for one in runner.check(root).problems if "capital letters" in one.message]
    assert found == [(f"content/{folder}/index.md", f"move the file to content/{folder.lower()}/index.md")]


@pytest.mark.parametrize(
    ("path", "of", "place"),
    [
        ("content/inicio.md", "index.md", "content/es/index.md"),
        ("content/es/inicio.md", "../index.md", "content/es/index.md"),
        ("content/guia.md", "toolkit/index.md", "content/es/toolkit/index.md"),
    ],
)
def test_a_translation_of_a_page_that_opens_a_list(path: str, of: str, place: str, tmp_path: Path) -> None:
    """It is where that list is in its language."""
    root = hub(tmp_path)
    (root / path).write_text(f"---\ntitle: A\nsummary: Bien.\nlang: es\ntranslation_of: {of}\n---\n", "utf-8")
    found = [(one.path, one.fix) for one in runner.check(root).problems if "opens a list" in one.message]
    assert found == [(path, f"move the file to {place}")]


@pytest.mark.parametrize("path", [path for path, front in SPANISH.items() if "translation_of" in front])
def test_a_translation_into_no_language(path: str, tmp_path: Path) -> None:
    """It must say which one it is in."""
    root = hub(tmp_path)
    file = root / path
    file.write_text(file.read_text("utf-8").replace("lang: es\n", ""), "utf-8")
    found = [str(one) for one in runner.check(root).problems if "its language" in one.message]
    assert [one.partition(": 112 ")[2] for one in found] == [
        "translation_of: the page does not say its language; write it in `lang`, such as `lang: es`"
    ]


def test_a_translation_of_something_else(tmp_path: Path) -> None:
    """A page is named as a link would name it."""
    root = hub(tmp_path)
    file = root / "content/participe.md"
    file.write_text(file.read_text("utf-8").replace("of: join.md", "of: https://x.example.gov/"), "utf-8")
    assert "write it as a link would, such as about.md" in [one.fix for one in runner.check(root).problems]


PERSIAN = {
    "content/fa/index.md": "title: چراغ\nsummary: برای شب.\nlang: fa\ntranslation_of: ../index.md\n",
    "content/fa/events/2026-12-08-kargah.md": (
        "title: کارگاه\nkind: networking\nstart: 2026-12-08 13:00\nend: 2026-12-08 14:00\nsummary: روغن.\nlang: fa\n"
    ),
    "content/fa/articles/2026/2026-11-18-roghan.md": (
        "title: روغن\nurl: https://r.example.gov/roghan/\nsource: R\npublished: 2026-11-18\nsection: articles\n"
        "summary: می‌سوزد.\nlang: fa\n"
    ),
    "content/fa/toolkit/light/fatileh.md": (
        "title: فتیله\nsummary: ببرید.\narea: light\nreviewed: 2026-09-01\nlang: fa\n"
    ),
    "content/farsi.md": "title: درباره\nsummary: ما.\nlang: fa\n",
}
PERSIAN_ISSUE = """---
subject: روغن
preheader: کارگاه.
status: ready
number: 2
lang: fa
---
سلام.

## Talleres

### [روغن](https://r.example.gov/roghan/)

می‌سوزد.
"""


def test_a_language_that_hub_has_no_words_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lists and pages are in English but for what authors wrote, and a screen reader hears which is which."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
    root = shutil.copytree(LAMPS, tmp_path / "lamps")
    for path, front in PERSIAN.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"---\n{front}---\nسلام.\n", "utf-8")
    (root / "newsletters/2026-11-21.md").write_text(PERSIAN_ISSUE, "utf-8")
    monkeypatch.setattr(pagefind, "present", lambda: False)
    site = site_build.build(root)
    pages = [*site.glob("fa/**/*.html"), site / "farsi/index.html", site / "newsletter/2026-11-21/index.html"]
    wrong, marked = [], set()
    for page in pages:
        tree = lxml.html.fromstring(page.read_text("utf-8"))
        assert (tree.get("lang"), tree.get("dir")) == ("en", "ltr"), page
        for place in tree.find("body").xpath(".//text()[normalize-space()]"):
            said = next(iter(place.getparent().xpath("ancestor-or-self::*[@lang][1]/@lang")), "en")
            letters = re.search(r"[\u0600-\u06ff]", place)
            if letters and said == "fa":
                marked.add(page.relative_to(site).as_posix())
            if said == "fa" and re.search("[A-Za-z]{3}", place):
                wrong.append((page.relative_to(site).as_posix(), str(place)))
    assert wrong == []
    assert {
        "fa/index.html",
        "fa/events/index.html",
        "fa/events/2026-12-08-kargah/index.html",
        "fa/articles/index.html",
        "fa/articles/2026/2026-11-18-roghan/index.html",
        "fa/toolkit/light/fatileh/index.html",
        "farsi/index.html",
        "newsletter/2026-11-21/index.html",
    } <= marked
