"""The form, the schema and the snippet of a hub have its kinds of events, and `--fix` sees to it."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hub.check import runner, setting_copies
from hub.config import hub_settings, json_schema
from hub.scaffold import new_hub, vscode_snippets
from hub.scaffold.new_hub import HubPlan

if TYPE_CHECKING:
    from pathlib import Path

FORM = ".github/ISSUE_TEMPLATE/event.yml"
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
    new_hub.community(root, HubPlan(answers=NAMES), datetime(2026, 11, 30, tzinfo=UTC))
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


SCHEMAS = [
    f".vscode/schemas/{name}.json"
    for name in ("article", "assessment", "event", "source", "sources", "toolkit", "topic", "topics")
]


def rewrite(root: Path, path: str, *pairs: tuple[str, str]) -> None:
    """Replace what is in a file once."""
    text = (root / path).read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    (root / path).write_text(text, "utf-8")


def test_fixed(own: Path) -> None:
    """Each copy that is behind is named, and has the kinds afterwards; nothing else in it changes."""
    before = (own / FORM).read_text("utf-8")
    kinds = [f".vscode/schemas/{name}.json" for name in ("event", "source", "sources")]
    paths = {FORM, setting_copies.SNIPPETS, *kinds}
    assert {one.partition(":")[0] for one in told(own)} == paths
    assert {*runner.fix(own)} >= paths
    assert told(own) == []
    assert (own / FORM).read_text("utf-8") == before.replace("[training, networking]", "[training, office hour]")
    schema = json.loads((own / ".vscode/schemas/event.json").read_text("utf-8"))
    assert schema["properties"]["kind"]["enum"] == ["training", "office hour"]
    assert re.search(r"kind: \$\{\d\|training,office hour\|\}", (own / setting_copies.SNIPPETS).read_text("utf-8"))


def test_every_list_follows_the_settings(own: Path) -> None:
    """Areas, sections and kinds are offered as soon as mkdocs.yml names them; the snippets are those of a new hub."""
    rewrite(
        own,
        "mkdocs.yml",
        ("listening: Listening", "branches: Branches"),
        ("{key: news, title: News}", "{key: grants, title: Grants}"),
        (
            "      event_kinds:",
            "      resource_kinds: [checklist]\n      article_kinds: [case study]\n      event_kinds:",
        ),
    )
    config, _ = hub_settings.attempt(own)
    assert {*setting_copies.fix(config)} == {FORM, setting_copies.SNIPPETS, *SCHEMAS}
    assert (own / setting_copies.SNIPPETS).read_text("utf-8") == vscode_snippets.text(config)
    schemas = json_schema.schemas(config)
    article, toolkit = schemas["article.json"]["properties"], schemas["toolkit.json"]["properties"]
    assert article["section"]["enum"] == ["articles", "grants"]
    assert article["kind"]["anyOf"][0]["enum"] == ["case study"]
    assert toolkit["area"]["enum"] == ["branches", "design", "measurement"]
    assert toolkit["resources"]["anyOf"][0]["items"]["properties"]["kind"]["enum"] == ["checklist"]
    assert setting_copies.fix(config) == ()


def test_message(own: Path) -> None:
    """The message says what to write."""
    form, _, schema, *_ = setting_copies.problems(hub_settings.load(own))
    assert str(form) == (
        ".github/ISSUE_TEMPLATE/event.yml:16:16: 004 these are not the kinds of events that mkdocs.yml names; "
        "write [training, office hour]; hub check --fix does it"
    )
    assert str(schema) == (
        ".vscode/schemas/event.json:1:1: 004 this schema does not fit the settings in mkdocs.yml, "
        "or is of another version of hub; run hub check --fix, which renews it"
    )


def test_new_hub(tmp_path: Path) -> None:
    """A new hub agrees with itself, and one without copies has nothing to agree with."""
    new_hub.community(tmp_path / "hub", HubPlan(answers=NAMES), datetime(2026, 11, 30, tzinfo=UTC))
    assert told(tmp_path / "hub") == []
    for folder in (".github", ".vscode"):
        shutil.rmtree(tmp_path / "hub" / folder)
    assert told(tmp_path / "hub") == []


def test_unreadable_settings(own: Path) -> None:
    """Where the settings cannot be read, no copy is judged, and none is changed."""
    (own / "mkdocs.yml").write_text("site_name: [", "utf-8")
    assert (told(own), runner.fix(own)) == ([], ())
