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
from tests import flow, languages
from tests.desks import Visitor, running
from tests.languages import notes  # noqa: F401  a fixture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.content.settings import Config

DAY = "2026-12-04"
# What a program reads: states, kinds, paths, addresses and the like. A person sees what the page makes of them.
FOR_PROGRAMS = {
    "key", "state", "status", "level", "rule", "name", "next", "view", "path", "url", "page", "to", "place", "text",
    "file", "stamp", "seen", "day", "days", "words", "difference", "sender", "mails", "html", "step",
}  # fmt: skip


@pytest.fixture
def config(notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:  # noqa: F811  the fixture
    """The hub of letters, where four notes wait for Ana."""
    flow.ana_works(monkeypatch)
    return hub_settings.load(shutil.copytree(notes, tmp_path / "cartas"))


@pytest.fixture
def ana(config: Config) -> Iterator[Visitor]:
    """Ana's browser, which has opened her desk."""
    with running(config.root) as desk:
        yield Visitor(desk=desk).enter()


def said(found: object) -> Iterator[str]:
    """What an answer says to a person."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key not in FOR_PROGRAMS:
                yield from said(value)
    elif isinstance(found, list):
        for value in found:
            yield from said(value)
    elif isinstance(found, str):
        yield found


@pytest.mark.slow
def test_the_page_says_its_language(ana: Visitor) -> None:
    """It has the language and the direction of the hub, and no word of English."""
    page = ana.ask("GET", "/").text
    assert '<html lang="es-US" dir="ltr">' in page
    assert "<title>Mesa de edición · Cartas Claras</title>" in page
    assert (
        languages.told_in_english(
            re.sub(r"<[^>]*>", " ", page), *re.findall(r'(?:aria-label|data-title)="([^"]*)"', page)
        )
        == []
    )


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


READ = [
    "week/week", "inbox/frame", "inbox/candidates", "inbox/candidates?state=kept", "inbox/texts?numbers=1,2",
    "issue/issue", f"issue/issue?day={DAY}", "issue/offers", "sources/sources",
]  # fmt: skip


def test_what_views_tell(ana: Visitor) -> None:
    """From the first look to an issue that is ready."""
    ana.write("inbox/decide", {"step": "1" * 32, "to": "kept", "numbers": [1]})
    ana.write("inbox/decide", {"step": "2" * 32, "to": "later", "numbers": [2]})
    started = ana.write("issue/start", {"day": DAY})
    assert started.status == 200, started.text
    answers = {path: ana.ask("GET", f"/api/{path}") for path in READ}
    assert {answer.status for answer in answers.values()} == {200}, [one.text for one in answers.values()]
    found = {path: languages.told_in_english(*said(answer.json)) for path, answer in answers.items()}
    assert {path: words for path, words in found.items() if words} == {}
    frame = ana.ask("GET", "/api/issue/frame").text
    assert frame == '<!doctype html><html lang="es-US"><title>El correo</title><body></body></html>'


def test_dates_are_those_of_the_language(ana: Visitor) -> None:
    """In the week, and of the coming issues."""
    assert ana.read("week/week")["when"].startswith("viernes, 4 de diciembre de 2026, ")
    assert ana.read("inbox/frame")["until"][0]["issue"] == "4 de diciembre"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("inbox/decide", {"step": "x", "to": "kept", "numbers": [1]}),
        ("inbox/decide", {"step": "3" * 32, "to": "lost", "numbers": [1]}),
        ("inbox/decide", {"step": "3" * 32, "to": "kept", "numbers": [99]}),
        ("inbox/decide", {"step": "3" * 32, "to": "kept", "numbers": [1], "section": "nada"}),
        ("inbox/decide", {"step": "3" * 32, "to": "later", "numbers": [1], "until": "2026-01-01"}),
        ("inbox/undo", {}),
        ("issue/edit", {"day": DAY, "base": "", "kind": "rewrite", "field": "subject", "words": "Una"}),
        ("issue/start", {"day": DAY, "update": True}),
        ("send/test", {"day": DAY, "addresses": []}),
        ("send/send", {"day": DAY, "number": "1", "seen": ""}),
        ("sources/set_active", {"key": "nada", "active": True}),
        ("sources/add", {"url": "https://cartas.example.gov/"}),
        ("sources/remove", {"key": "notas"}),
        ("nada/nada", {}),
    ],
)  # fmt: skip
def test_what_is_refused(ana: Visitor, path: str, body: dict[str, object]) -> None:
    """Each refusal is in Spanish."""
    answer = ana.write(path, body)
    words = [*said(answer.json)] if answer.status == 200 else [answer.text]
    assert languages.told_in_english(*words) == []


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
    assert languages.told_in_english(*(one.text.replace(access_guard.JSON, "") for one in refusals)) == []
