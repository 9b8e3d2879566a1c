"""What a week at the inbox costs by commands, in key presses: those of the words, and Enter after each command."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.config import hub_settings
from hub.content import loader
from hub.inbox import inbox_search
from hub.inbox.inbox_search import Wanted
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

WAITING = 203
MOST = 270
NOTE = "Short, and you can use it today."
# 12 kept (4 with a note, 2 in another section), 6 put off, 185 dropped; three slips are undone.
WEEK = f"""
hub inbox
hub keep 3 31 77 104 150 201
hub keep 9 --note "{NOTE}"
hub keep 42 --note "{NOTE}"
hub keep 88 --note "{NOTE}"
hub keep 160 --note "{NOTE}"
hub keep 12 66 --section news
hub keep 13
hub undo
hub later 5 21 54 99 140 190
hub drop 55
hub undo
hub later 56
hub undo
hub drop --rest
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub where 203 candidates wait."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    flow.hub(tmp_path)
    items = [
        {"id": f"{number}", "url": f"https://many.example.gov/{number}/", "title": f"Item {number}", "summary": "S."}
        for number in range(WAITING)
    ]
    (tmp_path / "feeds" / "many.json").write_text(json.dumps({"items": items}))
    source = "- {key: many, name: Many, path: feeds/many.json, section: articles}\n"
    (tmp_path / "content" / "sources.yml").write_text(source)
    assert CliRunner().invoke(main, ["--root", str(tmp_path), "fetch"]).exit_code == 0
    return tmp_path


def test_a_week_by_commands(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At most 270 presses beside the letters of the notes, and everything is where the editor wanted it."""
    commands = WEEK.strip().splitlines()
    for command in commands:
        done = CliRunner().invoke(main, ["--root", str(root), *shlex.split(command)[1:]])
        assert done.exit_code == 0, done.output
    config = hub_settings.load(root)
    assert {state: len(inbox_search.search(config, Wanted(state=state)).lines) for state in inbox_search.STATES} == {
        "waiting": 0, "later": 6, "kept": 12, "dropped": 185, "sent": 0,
    }  # fmt: skip
    articles = loader.load(config).articles
    assert Counter((article.section, bool(article.note)) for article in articles) == {
        ("articles", False): 6, ("articles", True): 4, ("news", False): 2,
    }  # fmt: skip
    notes = len(NOTE) * WEEK.count(NOTE)
    presses = sum(len(command) + 1 for command in commands) - notes
    with capsys.disabled():
        print(f"\na week of {WAITING} candidates by commands: {presses} key presses and {notes} letters of notes")  # noqa: T201  the figure
    assert presses <= MOST
