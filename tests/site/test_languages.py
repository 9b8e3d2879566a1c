"""A hub speaks the language of its readers: in its pages, feeds, calendars, cards and scripts."""

from __future__ import annotations

import json
import re
import shutil
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import lxml.html
import pytest

from hub.errors import HubError
from hub.site.mkdocs import site_build
from tests.hubs import LETTERS
from tests.languages import english, english_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/New_York"))
# An address, a name of a format, and what programs read.
NO_WORDS = re.compile(
    r"\S*[/@]\S*|\{\w+\}|JSON Feed|\S+\.gov\b|\w{3}, \d\d \w{3} \d{4}"
    r"|^(?:UID|PRODID|DT\w+|BEGIN|END|URL|SOURCE|COMMENT)\b.*",
    re.MULTILINE,
)
SHOWN = "//@aria-label|//@title|//@alt|//@placeholder|//meta[@name='description' or @property='og:title']/@content"
TEXTS = {".ics", ".opml", ".txt", ".rss", ".atom"}


def built(folder: Path, language: str) -> Path:
    """The site of the hub of letters in a language."""
    root = shutil.copytree(LETTERS, folder / "letters")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: es-US", f"language: {language}"), "utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
        return site_build.build(root)


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in Spanish."""
    return built(tmp_path_factory.mktemp("spanish"), "es-US")


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in Arabic, whose content is the same."""
    return built(tmp_path_factory.mktemp("arabic"), "ar")


def shown(site: Path) -> Iterator[tuple[str, str]]:
    """What each page and file of a site says to a person."""
    for file in sorted(site.rglob("*.*")):
        name, text = file.relative_to(site).as_posix(), ""
        if file.suffix == ".html":
            page = lxml.html.fromstring(file.read_text("utf-8"))
            for element in page.xpath("//script|//style|//a[@hreflang]"):
                element.drop_tree()
            text = "\n".join([*page.itertext(), *page.xpath(SHOWN)])
        elif file.suffix in TEXTS and name != "robots.txt":
            text = re.sub(r"<[^>]*>", " ", file.read_text("utf-8"))
        if text:
            yield name, NO_WORDS.sub(" ", text)


@pytest.mark.slow
def test_no_english_word(spanish: Path) -> None:
    """Nothing that a reader of a Spanish hub sees is a word of the English catalog."""
    assert {name: found for name, text in shown(spanish) if (found := english_in(text))} == {}


def test_words_that_would_be_found() -> None:
    """The words that are looked for are those of pages, lists and scripts."""
    assert {"Read it at", "Related articles", "Training", "No page has", "Issue", "December"} < english("es")


@pytest.mark.parametrize(("language", "direction"), [("es-US", "ltr"), ("ar", "rtl")])
def test_every_page_says_its_language(language: str, direction: str, request: pytest.FixtureRequest) -> None:
    """So do the pages of former addresses, and that of an address that leads nowhere."""
    site: Path = request.getfixturevalue("spanish" if language == "es-US" else "arabic")
    heads = {re.search("<html[^>]*>", file.read_text("utf-8"))[0] for file in site.rglob("*.html")}  # type: ignore[index]
    assert heads == {f'<html lang="{language}" dir="{direction}">'}


def test_what_stops_a_build_is_told_in_it(tmp_path: Path) -> None:
    """Also what only the calendar knows, and no other check of the build says a word of English."""
    root = shutil.copytree(LETTERS, tmp_path / "letters")
    page = root / "content/toolkit/escribir/una-carta.md"
    page.write_text(re.sub(r"(?m)^reviewed: .*$", "reviewed: 2099-01-01", page.read_text("utf-8")), "utf-8")
    with pytest.raises(HubError) as caught:
        site_build.build(root)
    assert "2099" in str(caught.value)
    assert [one for one in str(caught.value).splitlines() if english_in(one, fewest=2)] == []


def test_scripts_speak(spanish: Path) -> None:
    """The words of scripts come in a module; words with a number have the forms that browsers ask for."""
    words = (spanish / "assets/words/es.js").read_text("utf-8")
    said = json.loads(words.removeprefix("export default ").rstrip(";\n"))
    assert said["Searching …"] == "Buscando…"
    assert said["{count} result"] == {"one": "{count} resultado", "other": "{count} resultados"}
    assert "Skip to content" not in said


def test_programs_hear_the_language(spanish: Path) -> None:
    """Feeds, calendars and the manifest name it."""
    assert "<language>es-US</language>" in (spanish / "feeds/all.rss").read_text("utf-8")
    assert json.loads((spanish / "feeds/all.json").read_text("utf-8"))["language"] == "es-US"
    assert "//ES-US" in (spanish / "calendar/all.ics").read_text("utf-8")
    assert json.loads((spanish / "manifest.webmanifest").read_text("utf-8"))["lang"] == "es-US"


def test_dates_as_people_write_them(spanish: Path) -> None:
    """An event has a date, hours and a zone as Spanish has them in the United States."""
    page = (spanish / "events/2026-12-03-taller-de-sobres/index.html").read_text("utf-8").replace("\u202f", " ")
    for said in (
        "Jueves, 3 de diciembre de 2026",
        "1:00–2:30 p.m., hora del Este",
        ">Diciembre<".lower(),
        "Capacitación",
    ):
        assert said in page
    repeated = (spanish / "events/2026-12-09-lectura-en-voz-alta/index.html").read_text("utf-8")
    assert "Cada 2 semanas hasta el 3 de febrero de 2027, excepto el 23 de diciembre de 2026" in repeated


def test_parts_of_a_practice(spanish: Path) -> None:
    """Steps, traps and signs are known by their headings in Spanish, too."""
    page = (spanish / "toolkit/escribir/una-carta/index.html").read_text("utf-8")
    assert [name in page for name in ('class="steps"', 'class="traps"', 'class="ticks"')] == [True] * 3
