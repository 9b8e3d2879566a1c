"""Tests for hub.check.rules: every rule speaks at its bad example and is silent at its good one."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub.check import desk, outside, registry, run
from hub.check.rules import built
from hub.sources import alive
from tests.hubs import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    "owners": ".github/CODEOWNERS",
    "baseline": "known.txt",
    "site": "build/site/index.html",
    "replacement": "content/toolkit/design/forms.md",
}
FRAME = """<html lang="en"><title>Small Hub</title><meta name="description" content="Forms.">
<link rel="canonical" href="https://hub.example.gov/"><h1 id="ask">Forms</h1></html>"""
GONE = "content/toolkit/design/old.md"
RULES = registry.rules()
ASKER = alive.Asker(contact="https://hub.example.gov/", now=datetime(2026, 11, 20, 12, tzinfo=UTC))
STATES = {"gone.example.gov": "dead", "busy.example.gov": "unsure"}


def put(hub: Path, rule: registry.Rule, example: str) -> str:
    """Put an example into the small hub and give the file that the rule speaks about."""
    if rule.where == "odd-issue":
        path = "newsletters/november.md" if example else PLACES["issue"]
        (hub / path).write_text((hub / PLACES["issue"]).read_text(encoding="utf-8"), encoding="utf-8")
        return path
    file = hub / PLACES[rule.where]
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else FRAME
    file.write_text(WRITE[rule.part](before, example), encoding="utf-8")
    return GONE if rule.where == "replacement" else PLACES[rule.where]


def with_fields(before: str, example: str) -> str:
    """A file with these lines in its front matter, in the place of others of the same keys."""
    _, meta, body = before.split("---\n", 2)
    keys = {line.partition(":")[0] for line in example.splitlines()}
    kept = [line for line in meta.splitlines() if line.partition(":")[0] not in keys]
    return "---\n" + "\n".join([*kept, example]) + f"\n---\n{body}"


def with_body(before: str, example: str) -> str:
    """A file of content with this body."""
    _, meta, _ = before.split("---\n", 2)
    return f"---\n{meta}---\n{example}"


WRITE: dict[str, Callable[[str, str], str]] = {
    "file": lambda _, example: example.lstrip("\n"),
    "line": lambda before, example: f"{before.rstrip()}\n{example}\n",
    "front": with_fields,
    "body": with_body,
    "part": lambda before, example: before.replace("</html>", f"{example}</html>"),
}


def found_at(hub: Path, path: str) -> list[Problem]:
    """All that is said about a file by the rules, by the servers that it links to, and by a finished site."""
    known, site = hub / PLACES["baseline"], hub / PLACES["site"]
    checked = desk.check(hub, (), known=known if known.exists() else None).checked
    found = [*checked.problems, *from_servers(hub, checked), *run.lost(hub, checked.facts, [GONE])]
    if site.exists():
        found += desk.check(hub, (), site=site.parent).checked.problems
    return [problem for problem in found if problem.path == path]


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
    """The examples that people read are true, and who copies a good one gets no error of any rule."""
    rule = RULES[name]
    assert name in {problem.rule for problem in found_at(hub, put(fresh(hub), rule, rule.bad))}
    good = found_at(hub, put(fresh(hub), rule, rule.good))
    assert [str(problem) for problem in good if problem.rule == name or problem.level == "error"] == []


def fresh(hub: Path) -> Path:
    """The small hub as it was, with a page and a picture for links of its site to lead to."""
    shutil.rmtree(hub)
    shutil.copytree(SMALL, hub)
    (hub / "build/site/forms").mkdir(parents=True)
    (hub / "build/site/forms/index.html").write_text(FRAME, encoding="utf-8")
    (hub / "build/site/form.png").touch()
    return hub


def test_every_function_has_its_words() -> None:
    """No rule is without a title, a reason and examples."""
    assert {*registry.finders(), *built.FINDERS} <= set(RULES)


def test_every_rule_that_hub_can_name_has_its_words() -> None:
    """Ids in the code of hub, such as `rule="403"`, stand in the list of rules."""
    files = [file for file in (ROOT / "hub").rglob("*.py") if "digest" not in file.parts or file.name == "document.py"]
    named = {found for file in files for found in re.findall(r'rule(?:: str)? ?= ?"(\d{3})"', file.read_text("utf-8"))}
    assert named <= set(RULES)
