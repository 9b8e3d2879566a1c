"""Snippets for VS Code are the scaffolds of `hub new`."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.check import runner, setting_copies
from hub.config import hub_settings
from hub.content.issue import parser
from hub.scaffold import vscode_snippets

ROOT = Path(__file__).parents[2]
FILE = ROOT / setting_copies.SNIPPETS
TEXT = vscode_snippets.text(hub_settings.load(ROOT))
STOP = re.compile(r"\$\{\d+(?::([^{}]*)|\|([^,|]*)[^{}]*)\}|\$\d+")


def typed(kind: str) -> str:
    """What a snippet writes on December 8, 2026 for somebody who fills no blank."""
    (body,) = (one["body"] for one in json.loads(TEXT).values() if one["prefix"] == f"hub-{kind}")
    dated = "\n".join(body).replace(vscode_snippets.TODAY, "2026-12-08")
    return STOP.sub(lambda stop: stop[1] or stop[2] or "", dated) + "\n"


def test_the_file_is_that_of_the_scaffolds() -> None:
    """Advice that changes is in the committed file too: `make schemas`."""
    if os.environ.get("GOLDEN"):
        FILE.write_text(TEXT, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("article", "content/articles/2026/2026-12-08-new.md"),
        ("event", "content/events/2026-12-08-new.md"),
        ("page", "content/toolkit/design/new.md"),
    ],
)
def test_what_a_snippet_writes_lacks_only_what_a_person_knows(
    hub: Path, kind: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its dates, choices and keys are right; each blank that is left is found."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 12, 8, 12, tzinfo=UTC).timestamp())))
    (hub / path).write_text(typed(kind).replace("area: strategy", "area: design"), encoding="utf-8")
    found = [one for one in runner.check(hub).of("error") if one.path == path]
    assert {one.rule for one in found} == {"105"}
    assert all("TODO" in one.message for one in found)


def test_an_item_fits_into_an_issue() -> None:
    """It is one item, with its source and its words, as the newsletter reads it."""
    written = typed("item").replace("TODO https://", "https://example.gov/a/")
    _, (section,), _ = parser.parse(f"\n## Articles\n\n{written}", "newsletters/2026-12-11.md", 1)
    (item,) = section.items
    assert (item.title, item.url) == ("TODO Title", "https://example.gov/a/")
    assert item.source_line == "TODO Source · TODO day"


def test_choices_and_blanks_are_stops() -> None:
    """Tab goes from one to the next."""
    text = TEXT
    assert '"kind: ${2|training,networking|}"' in text
    assert '"area: ${3|strategy,governance,' in text
    assert '"section: ${4|articles,news|}"' in text
    assert '"title: ${1:TODO} # what it is, in a few words"' in text
    assert '"start: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE 13:00 # as the clock' in text
