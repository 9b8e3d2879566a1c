"""Issues composed from the real corpus: titles, addresses and source lines as expected; of blurbs only a hash."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.importers import planned_files
from hub.importers.hugo import importer
from hub.newsletter.compose import compose
from tests import corpus, flow

if TYPE_CHECKING:
    from hub.content.models import Issue, Library
    from hub.content.settings import Config

GOLDEN = Path(__file__).with_name("golden")
SETTINGS = flow.SETTINGS.replace("max_links: 3", "max_links: 32").replace("America/Chicago", "America/New_York")
SOURCES = (
    '- {key: digitalgov, name: Digital.gov, url: "https://digital.gov/index.json", base_url: "https://digital.gov/"}\n'
)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, Config]:
    """All of it, read."""
    settings = hub(tmp_path_factory)
    return loader.load(settings), settings


def hub(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A hub with all news, events and resources of digital.gov."""
    root = tmp_path_factory.mktemp("corpus")
    content = corpus.unpacked(tmp_path_factory.mktemp("hugo"), "content")
    flow.hub(root)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / "content" / "sources.yml").write_text(SOURCES, encoding="utf-8")
    settings = hub_settings.load(root)
    choices = planned_files.Choices(today=corpus.TODAY, base="https://digital.gov", source="digitalgov", section="news")
    importer.hugo_folder(content, settings, choices)
    return settings


def facts(issue: Issue) -> dict[str, object]:
    """An issue without a sentence that its sources wrote."""
    return {
        "subject": issue.subject,
        "preheader": issue.preheader,
        "note": issue.note,
        "sections": [
            {
                "title": section.title,
                "intro": section.intro,
                "items": [
                    [item.title, item.url, item.source_line, sha256(item.blurb.encode()).hexdigest()[:12]]
                    for item in section.items
                ],
            }
            for section in issue.sections
        ],
    }


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("day", "ahead"), [(date(2015, 7, 31), 28), (date(2016, 7, 29), 28), (date(2019, 11, 1), 14)], ids=str
)
def test_composes_an_issue_from_the_corpus(imported: tuple[Library, Config], day: date, ahead: int) -> None:
    """Two full weeks, and one without news, each give the issue that was read.

    The third looks two weeks ahead, as that community did: nine events lie in the fourteen days after it, and one more
    begins an hour after it leaves.
    """
    shelves, settings = imported
    settings = replace(settings, newsletter=replace(settings.newsletter, events_ahead_days=ahead))
    found = facts(compose(shelves, settings, day, day).issue)
    file = GOLDEN / f"{day}.json"
    if os.environ.get("GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(file.read_text(encoding="utf-8"))
