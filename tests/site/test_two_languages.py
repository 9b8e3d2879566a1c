"""A hub with pages in two languages: each leads to the other, and speaks its own."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.check import runner
from hub.site.mkdocs import site_build
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("America/New_York"))
SPANISH = {
    "content/participe.md": "title: Participe\nsummary: Es gratis.\nlang: es\ntranslation_of: join.md\n",
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


def hub(folder: Path) -> Path:
    """The hub of lamps with pages in Spanish."""
    root = shutil.copytree(LAMPS, folder / "lamps")
    for path, front in SPANISH.items():
        (root / path).write_text(f"---\n{front}---\nHola.\n", "utf-8")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built once and only read."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
        return site_build.build(hub(tmp_path_factory.mktemp("two")))


def html(site: Path, path: str) -> str:
    """The HTML of a page."""
    return (site / path / "index.html").read_text("utf-8")


def switch(page: str) -> list[tuple[str, str]]:
    """Where the switch of a page leads, and what it says."""
    found = re.search('<nav class="versions".*?</nav>', page, re.DOTALL)
    return re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', found[0]) if found else []


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


def test_no_switch(site: Path) -> None:
    """A page in one language has none."""
    assert switch(html(site, "events")) == []


def test_a_page_speaks_its_language(site: Path) -> None:
    """The words around a text are in its language; the menu leads to pages in it, as far as there are any."""
    page = html(site, "participe")
    assert '<html lang="es" dir="ltr">' in page
    _, _, nav = page.partition('<nav class="nav"')
    menu = re.findall(r'<li><a href="([^"]*)"[^>]*>([^<]*)</a>', nav.partition("</nav>")[0])
    assert ("../toolkit/", "Herramientas") in menu
    assert {("../sobre/", "Quiénes somos"), ("./", "Participe")} <= set(menu)


def test_search_engines_hear_of_both(site: Path) -> None:
    """In the head of each page, and in the sitemap, each version names all."""
    for tag, path in (("en", "join"), ("es", "participe")):
        address = f"https://lamps.example.gov/{path}/"
        for other in ("join", "participe"):
            assert f'<link rel="alternate" hreflang="{tag}" href="{address}">' in html(site, other)
        assert f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>' in (site / "sitemap.xml").read_text()


def test_lists_have_each_thing_once(site: Path) -> None:
    """Lists, feeds and calendars of the hub have what is in its language; a feed has the translations."""
    assert "Corte una mecha" not in html(site, "events") + html(site, "") + html(site, "toolkit")
    assert "Corte una mecha" not in (site / "calendar/all.ics").read_text("utf-8")
    everything, spanish = ((site / f"feeds/{name}.rss").read_text("utf-8") for name in ("all", "es"))
    assert "La mecha" not in everything
    assert "<language>es</language>" in spanish
    assert "Lamp Hub: todo lo nuevo" in spanish
    assert "La mecha" in spanish
    assert (site / "events/2026-12-03-mecha.ics").exists()


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
        "---\ntitle: About\nsummary: Who.\n---\n[Spanish](feeds/es.rss), [French](feeds/fr.rss)\n", "utf-8"
    )
    found = [one.message for one in runner.check(root).problems if one.rule == "201"]
    assert found == ["feeds/fr.rss does not lead to a file (content/feeds/fr.rss)"]


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
