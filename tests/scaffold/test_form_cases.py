"""Bodies of issues as people sent them (../shared/cases/contribute): a right file, or a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.check import file_facts
from hub.config import hub_settings
from hub.content.settings import Topic
from hub.scaffold import form_answer, issue_forms, new_file
from tests import corpus

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.corpus

TODAY = date(2026, 11, 29)
# What becomes a file with nothing to say against it, by its name; of all others something is asked.
GREEN = {
    "01-clean-link.md": "2026-11-20-plain-language-for-letters.md",
    "02-tracking.md": "2026-11-20-a-post.md",
    "04-markdown-link.md": "2026-11-20-the-post-2.md",
    "06-angle.md": "2026-11-28-smart-title-with-colon-emoji.md",
    "26-crlf.md": "2026-11-17-crlf.md",
    "29-title-emoji-only.md": "2026-11-17-tada-tada.md",
    "32-topic-misspelt.md": "2026-11-17-nine.md",
}


def test_cases(hub: Path) -> None:
    """None is wrong and green, and each that is not green has an answer with something to write or to do."""
    names = ("surveys-and-feedback", "plain-language", "journey-mapping")
    topics = tuple(Topic(slug=name, title=name.replace("-", " ").title(), summary="All of it.") for name in names)
    config = replace(hub_settings.load(hub), topics=topics)
    green = {}
    for file in corpus.cases("contribute").glob("[0-9]*.md"):
        body = file.read_text(encoding="utf-8")
        told = form_answer.answer(config, body, "ana", TODAY)
        if "Nothing is missing." not in told:
            assert "Please c" in told or "An editor reads it" in told, file.name
            continue
        offer = issue_forms.offer(config, body)
        made = new_file.planned(config, offer.kind, offer.values, TODAY, offer.left_out)
        assert [*made.blanks, *file_facts.look(made.path, made.text, config).findings] == [], file.name
        green[file.name] = made.path.rpartition("/")[2]
    assert green == GREEN
