"""The English words of the catalog, to look for where another language is spoken, and a hub that speaks Spanish."""

from __future__ import annotations

import calendar
import json
import re
import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest
from babel.messages import pofile

from docs import catalogs
from hub.base import translation
from hub.config import hub_settings
from hub.inbox import editor_actions
from tests import flow
from tests.hubs import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.content.settings import Config

# What a message is filled with, its HTML and code, and marks around its words.
FILLED = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]*>|&nbsp;|`[^`]*`|%%\d\d|\n")

# Commands, paths, addresses and what is written in files, as `status: ready`.
AS_WRITTEN = re.compile(
    r"hub [a-z]+(?: --?[\w-]+)*|--[\w-]+|\S*[/@]\S*|`[^`]*`|“[^”]*”|\b[\w-]+\.(?:yml|md|json|opml)\b|\w+://\S+"
)
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


@cache
def english(language: str) -> frozenset[str]:
    """The words of the English catalog that a translation does not have, and the names of months and days."""
    with (catalogs.LOCALE / language / translation.FILE).open("rb") as file:
        catalog = pofile.read_po(file, locale=language)
    found = {*calendar.month_name, *calendar.day_name}
    for message in catalog:
        pairs = zip(_forms(message.id), _forms(message.string or ()), strict=False)
        for said, translated in pairs if message.id else ():
            parts = (part.strip(" ,.:;“”()|") for part in FILLED.split(said))
            found.update(
                form
                for part in parts
                for form in (part, part.capitalize())
                if form and form.lower() not in translated.lower()
            )
    return frozenset(part for part in found if re.search("[A-Za-z]{2}", part))


def _forms(message: str | Iterable[str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


@cache
def _pattern(language: str, fewest: int) -> re.Pattern[str]:
    listed = (part for part in english(language) if len(part.split()) >= fewest)
    longest = sorted(map(re.escape, listed), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-])")


def english_in(text: str, language: str = "es", fewest: int = 1) -> list[str]:
    """The English words in a text of another language; those of at least so many words side by side."""
    return sorted(set(_pattern(language, fewest).findall(text)))


def told_in_english(*words: str) -> list[str]:
    """The English words in what was said to an editor in Spanish, but for what every language writes the same."""
    return english_in(" \n".join(AS_WRITTEN.sub(" ", one) for one in words))


def week(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The hub of letters on Sunday, November 22, 2026, where four notes wait for Ana."""
    flow.ana_works(monkeypatch)
    root = shutil.copytree(LETTERS, folder / "cartas")
    (root / "feeds").mkdir()
    (root / "feeds/notas.json").write_text(json.dumps(FEED), "utf-8")
    with (root / "content/sources.yml").open("a", encoding="utf-8") as sources:
        sources.write(SOURCE)
    settings = hub_settings.load(root)
    editor_actions.fetch(settings, ["notas"])
    return settings


@pytest.fixture(scope="session")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hub of `week`, to be copied."""
    with pytest.MonkeyPatch.context() as patch:
        return week(tmp_path_factory.mktemp("notes"), patch).root
