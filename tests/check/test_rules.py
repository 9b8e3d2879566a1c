"""Tests for hub.check.rules: every rule speaks at its bad example and is silent at its good one."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub.check import desk, outside, registry, run
from hub.sources import alive
from tests.hubs import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.errors import Problem

ROOT = Path(__file__).parents[2]
PLACES = {
    "article": "content/articles/2026/2026-11-17-surveys.md",
    "second-article": "content/articles/2026/2026-11-18-paper.md",
    "event": "content/events/2026-12-03-lab.md",
    "toolkit": "content/toolkit/design/forms.md",
    "issue": "newsletters/2026-11-20.md",
    "topics": "content/topics.yml",
    "assessment": "content/assessment/forms.yml",
    "mkdocs": "mkdocs.yml",
    "baseline": "known.txt",
    "replacement": "content/toolkit/design/forms.md",
}
GONE = "content/toolkit/design/old.md"
RULES = registry.rules()
ASKER = alive.Asker(contact="https://hub.example.gov/", now=datetime(2026, 11, 20, 12, tzinfo=UTC))
STATES = {"gone.example.gov": "dead", "busy.example.gov": "unsure"}


def put(hub: Path, rule: registry.Rule, example: str) -> str:
    """Put an example into the small hub and give the file's path."""
    if rule.where == "odd-issue":
        path = "newsletters/november.md" if example else PLACES["issue"]
        (hub / path).write_text((hub / PLACES["issue"]).read_text(encoding="utf-8"), encoding="utf-8")
        return path
    path = PLACES[rule.where]
    file = hub / path
    file.parent.mkdir(exist_ok=True)
    if rule.part == "line":
        file.write_text((SMALL / path).read_text(encoding="utf-8").rstrip() + f"\n{example}\n", encoding="utf-8")
        return path
    _, meta, body = (
        ("", "", "") if rule.part == "file" else (SMALL / path).read_text(encoding="utf-8").split("---\n", 2)
    )
    if rule.part == "front":
        keys = {line.partition(":")[0] for line in example.splitlines()}
        kept = [line for line in meta.splitlines() if line.partition(":")[0] not in keys]
        meta = "\n".join([*kept, example, ""])
    written = (
        example.lstrip("\n") if rule.part == "file" else f"---\n{meta}---\n{body if rule.part == 'front' else example}"
    )
    file.write_text(written, encoding="utf-8")
    return GONE if rule.where == "replacement" else path


def rules_at(hub: Path, path: str) -> set[str]:
    """The rules that speak about a file."""
    known = hub / PLACES["baseline"]
    checked = desk.check(hub, (), known=known if known.exists() else None).checked
    later = (*from_servers(hub, checked), *run.lost(hub, checked.facts, [GONE]))
    return {problem.rule for problem in (*checked.problems, *later) if problem.path == path}


def from_servers(hub: Path, checked: run.Checked) -> Iterator[Problem]:
    """What is said of links that lead out, where memory holds what every server said today."""
    said = {
        address: {"state": STATES.get(address.split("/")[2], "alive"), "words": "said", "at": ASKER.now.isoformat()}
        for address in outside.addresses(checked.facts)
    }
    (hub / alive.MEMORY).write_text(json.dumps(said), encoding="utf-8")
    yield from outside.problems(checked.facts, ASKER, hub)


@pytest.mark.parametrize("name", RULES)
def test_each_rule_speaks_at_its_bad_example_only(hub: Path, name: str) -> None:
    """The examples that people read are true."""
    rule = RULES[name]
    assert name in rules_at(hub, put(hub, rule, rule.bad))
    assert name not in rules_at(hub, put(hub, rule, rule.good))


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule.where != "odd-issue"])
def test_a_good_example_is_good_in_every_way(hub: Path, name: str) -> None:
    """Who copies one gets no error of another rule."""
    rule = RULES[name]
    path = put(hub, rule, rule.good)
    assert {problem.rule for problem in run.check(hub).of("error") if problem.path == path} - {"502"} == set()


def test_every_function_has_its_words() -> None:
    """No rule is without a title, a reason and examples."""
    assert set(registry.finders()) <= set(RULES)


def test_every_rule_that_hub_can_name_has_its_words() -> None:
    """Ids in the code of hub, such as `rule="403"`, stand in the list of rules."""
    files = [file for file in (ROOT / "hub").rglob("*.py") if "digest" not in file.parts or file.name == "document.py"]
    named = {found for file in files for found in re.findall(r'rule(?:: str)? ?= ?"(\d{3})"', file.read_text("utf-8"))}
    assert named <= set(RULES)
