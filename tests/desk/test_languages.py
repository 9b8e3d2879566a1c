"""The desk of a hub in Spanish speaks it: the page, what views tell, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from hub.base import translation
from hub.config import hub_settings
from hub.desk import access_guard, desk_page
from hub.inbox import editor_actions
from tests import flow
from tests.desks import Visitor, running
from tests.hubs import LETTERS
from tests.languages import english_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.content.settings import Config

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Notas",
    "items": [
        {
            "id": str(number),
            "url": f"https://notas.example.gov/{number}/",
            "title": f"Nota {number}",
            "summary": "Cuenta una cosa.",
            "content_html": f"<p>Cuenta la cosa {number}.</p>",
            "date_published": f"2026-11-{10 + number}T12:00:00Z",
        }
        for number in range(1, 5)
    ],
}
SOURCE = "- {key: notas, name: Notas, path: feeds/notas.json, section: articulos}\n"
# Commands, paths, addresses and what is written in files, as `status: ready`.
AS_WRITTEN = re.compile(
    r"hub [a-z]+(?: --?[\w-]+)*|--[\w-]+|\S*[/@]\S*|`[^`]*`|“[^”]*”|\b[\w-]+\.(?:yml|md|json|opml)\b|\w+://\S+"
)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The hub of letters, where four notes wait for Ana."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    root = shutil.copytree(LETTERS, tmp_path / "cartas")
    (root / "feeds").mkdir()
    (root / "feeds/notas.json").write_text(json.dumps(FEED), "utf-8")
    with (root / "content/sources.yml").open("a", encoding="utf-8") as sources:
        sources.write(SOURCE)
    settings = hub_settings.load(root)
    editor_actions.fetch(settings, ["notas"])
    return settings


@pytest.fixture
def ana(config: Config) -> Iterator[Visitor]:
    """Ana's browser, which has opened her desk."""
    with running(config.root) as desk:
        yield Visitor(desk=desk).enter()


def english(*words: str) -> list[str]:
    """The English words in what was said."""
    return english_in(" \n".join(AS_WRITTEN.sub(" ", one) for one in words))


def test_the_page_says_its_language(ana: Visitor) -> None:
    """It has the language and the direction of the hub, and no word of English."""
    page = ana.ask("GET", "/").text
    assert '<html lang="es-US" dir="ltr">' in page
    assert "<title>Mesa de edición · Cartas Claras</title>" in page
    assert english(re.sub(r"<[^>]*>", " ", page), *re.findall(r'(?:aria-label|data-title)="([^"]*)"', page)) == []


def test_the_words_of_the_scripts(ana: Visitor) -> None:
    """Scripts get the words of the desk, in their forms, and not one that another part of hub says."""
    answer = ana.ask("GET", "/static/catalog.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    words = json.loads(answer.text.removeprefix("export default ").rstrip(";\n"))
    assert words["{count} candidate"] == {"one": "{count} candidato", "other": "{count} candidatos"}
    assert words["Last look"] == "Último vistazo"
    assert "Skip to content" not in words


def test_a_language_without_the_words_of_editors(config: Config) -> None:
    """The desk of a hub in Arabic speaks English, and says so, because a screen reader asks the page for its voice."""
    settings = config.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("es-US", "ar"), "utf-8")
    with running(config.root) as desk:
        ana = Visitor(desk=desk).enter()
        assert '<html lang="en" dir="ltr">' in ana.ask("GET", "/").text
        assert ana.ask("GET", "/static/catalog.js").text == "export default {};\n"
    assert desk_page.language(config) == "es-US"
    assert translation.has_all("en-GB", "desk")


def test_who_is_kept_out(ana: Visitor) -> None:
    """Also who may not come in is told in Spanish."""
    other = Visitor(desk=ana.desk)
    closed = other.ask("GET", "/")
    assert closed.status == 401
    assert closed.text.startswith("Esta mesa de edición no está abierta")
    refusals = [
        ana.ask("GET", "/", Host="evil.example"),
        ana.ask("GET", "/", Sec_Fetch_Site="cross-site"),
        ana.write("inbox/decide", {}, Origin=None),
        ana.write("inbox/decide", {}, Content_Type="text/plain"),
        ana.ask("GET", "/nada"),
    ]
    assert [one.status for one in refusals] == [421, 403, 403, 415, 404]
    assert english(*(one.text.replace(access_guard.JSON, "") for one in refusals)) == []
