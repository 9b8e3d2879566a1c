"""The form, the schema and the snippet of a hub have its kinds of events, and `--fix` sees to it."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hub.check import event_kind_copies, runner
from hub.config import hub_settings
from hub.scaffold import new_hub

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {
    "name": "River Services",
    "url": "https://river.example.gov/",
    "mail": "team@river.example.gov",
    "repository": "https://github.com/river/hub",
    "reviewers": "@river/editors",
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A new hub that names its own kinds."""
    root = tmp_path / "hub"
    new_hub.community(root, NAMES, datetime(2026, 11, 30, tzinfo=UTC))
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("kinds: [networking]", "kinds: [office hour]")
    settings.write_text(
        text.replace("      areas:", "      event_kinds: [training, office hour]\n      areas:"), "utf-8"
    )
    for event in (root / "content/events").glob("*.md"):
        event.write_text(event.read_text("utf-8").replace("kind: networking", "kind: office hour"), "utf-8")
    return root


def told(root: Path) -> list[str]:
    """What is said of the copies."""
    return [f"{one.path}:{one.line}" for one in runner.check(root).problems if one.rule == "004"]


def test_fixed(own: Path) -> None:
    """Each copy that is behind is named, and has the kinds afterwards; nothing else in it changes."""
    before = (own / ".github/ISSUE_TEMPLATE/event.yml").read_text("utf-8")
    paths = [copy.path for copy in event_kind_copies.COPIES]
    assert sorted(one.partition(":")[0] for one in told(own)) == sorted(paths)
    assert {*runner.fix(own)} >= {*paths}
    assert told(own) == []
    after = (own / ".github/ISSUE_TEMPLATE/event.yml").read_text("utf-8")
    assert after == before.replace("[training, networking]", "[training, office hour]")
    schema = json.loads((own / ".vscode/schemas/event.json").read_text("utf-8"))
    assert schema["properties"]["kind"]["enum"] == ["training", "office hour"]
    snippets = json.loads((own / ".vscode/hub.code-snippets").read_text("utf-8"))
    assert re.search(r"kind: \$\{\d\|training,office hour\|\}", json.dumps(snippets))


def test_message(own: Path) -> None:
    """The message says what to write."""
    first, *_ = event_kind_copies.problems(hub_settings.load(own))
    assert str(first) == (
        ".github/ISSUE_TEMPLATE/event.yml:16:16: 004 these are not the kinds of events that mkdocs.yml names; "
        "write [training, office hour]; hub check --fix does it"
    )


def test_new_hub(tmp_path: Path) -> None:
    """A new hub agrees with itself, and one without copies has nothing to agree with."""
    new_hub.community(tmp_path / "hub", NAMES, datetime(2026, 11, 30, tzinfo=UTC))
    assert told(tmp_path / "hub") == []
    shutil.rmtree(tmp_path / "hub/.github")
    assert told(tmp_path / "hub") == []


def test_unreadable_settings(own: Path) -> None:
    """Where the settings cannot be read, no copy is judged, and none is changed."""
    (own / "mkdocs.yml").write_text("site_name: [", "utf-8")
    assert (told(own), runner.fix(own)) == ([], ())
