"""Tests for hub.check.rules: every rule speaks at its bad example and is silent at its good one."""

from __future__ import annotations

import ast
import contextlib
import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.check import check_and_fix, external_links, rule_registry, runner
from hub.check.rules import built_pages
from hub.cli import main
from hub.collect import link_checker
from hub.config import hub_settings
from hub.content import loader
from hub.errors import ContentError, Problem
from hub.members import member_server
from hub.members.mailing import bounces
from hub.newsletter import checks, render
from tests import source_trees
from tests.hubs import SMALL
from tests.languages import english_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PLACES = {
    "article": "content/articles/2026/2026-11-17-surveys.md",
    "second-article": "content/articles/2026/2026-11-18-paper.md",
    "event": "content/events/2026-12-03-lab.md",
    "second-event": "content/events/2026-12-03-lab2.md",
    "form": ".github/ISSUE_TEMPLATE/event.yml",
    "past-event": "content/events/2026-11-05-clinic.md",
    "toolkit": "content/toolkit/design/forms.md",
    "issue": "newsletters/2026-11-20.md",
    "late-issue": "newsletters/2026-11-13.md",
    "mail-text": "newsletters/2026-11-20.md",
    "mail-html": "newsletters/2026-11-20.md",
    "update": "newsletters/2026-11-20.md",
    "topics": "content/topics.yml",
    "assessment": "content/assessment/forms.yml",
    "sources": "content/sources.yml",
    "synonyms": "content/synonyms.yml",
    "picture": "content/toolkit/design/forms.svg",
    "data": "content/toolkit/design/forms.csv",
    "mkdocs": "mkdocs.yml",
    "owners": ".github/CODEOWNERS",
    "baseline": "known.txt",
    "site": "build/site/index.html",
    "replacement": "content/toolkit/design/forms.md",
}
FRAME = """<html lang="en"><title>Small Hub</title><meta name="description" content="Forms.">
<link rel="canonical" href="https://hub.example.gov/"><h1 id="ask">Forms</h1></html>"""
EVENT = """---
title: A talk
kind: training
start: {day} 13:00
end: {day} 14:00
summary: Listen.
{more}
---
"""
BESIDE = {
    "build/site/forms/index.html": FRAME,
    "build/site/form.png": "",
    "content/leaflet.pdf": "%PDF-1.7",
    "content/toolkit/design/path-wide.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    "content/events/2026-11-05-clinic.md": EVENT.format(day="2026-11-05", more=""),
    "content/events/2026-12-03-lab2.md": EVENT.format(day="2026-12-03", more=""),
    "content/events/2026-12-10-talk.md": EVENT.format(day="2026-12-10", more="status: postponed"),
    "newsletters/2026-11-13.md": """---
subject: Small Update
preheader: One article.
status: sent
number: 7
---
## Articles

### [Ask twice](https://example.gov/twice/)
""",
}
# Examples of what is too long, or too many, which stand here once and in an issue this many times.
LONG = {"630": 400, "654": 40}
# What only a hub with a repository can break.
OF_REPOSITORY = "209"
GONE = "content/toolkit/design/old.md"
RULES = rule_registry.rules()
ASKER = link_checker.Asker(contact="https://hub.example.gov/", now=datetime(2026, 11, 20, 12, tzinfo=UTC))
DAY = date(2026, 11, 20)
STATES = {"gone.example.gov": "dead", "busy.example.gov": "unsure"}


def put(hub: Path, rule: rule_registry.Rule, example: str) -> str:
    """Put an example into the small hub and give the file that the rule speaks about."""
    if rule.id == OF_REPOSITORY:
        with (hub / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write("repo_url: https://github.com/example/practice\n")
    if rule.where == "odd-issue":
        path = "newsletters/november.md" if example else PLACES["issue"]
        (hub / path).write_text((hub / PLACES["issue"]).read_text(encoding="utf-8"), encoding="utf-8")
        return path
    if rule.where == "content":
        path, _, target = example.partition(" -> ")
        if target:
            (hub / path).symlink_to(target)
        else:
            (hub / path).parent.mkdir(exist_ok=True)
            (hub / path).write_text("a,b", encoding="utf-8")
        return path
    file = hub / PLACES[rule.where]
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else FRAME
    many = LONG.get(rule.id, 1) if example == rule.bad else 1
    file.write_text(WRITE[rule.part](before, example * many), encoding="utf-8")
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
    "value": lambda before, example: re.sub(rf"\b{example.partition(':')[0]}: .*", example, before),
}


def found(hub: Path, rule: rule_registry.Rule, example: str) -> list[Problem]:
    """All that is said about an example in its place."""
    if rule.where in SAID:
        return list(SAID[rule.where](hub, rule, example))
    path = put(hub, rule, example)
    known, site = hub / PLACES["baseline"], hub / PLACES["site"]
    # Of other files nothing is asked for that takes as long as to render the issue.
    every = path == PLACES["issue"] or known.exists() or (hub / path).is_symlink()
    only = () if every else (hub / path,)
    checked = check_and_fix.check(hub, only, known=known if known.exists() else None).checked
    said = [*checked.problems, *from_servers(hub, checked), *runner.lost(hub, checked.facts, [GONE])]
    if path == PLACES["issue"]:
        said += of_gates(hub)
    if site.exists():
        said += check_and_fix.check(hub, (), site=site.parent).checked.problems
    return [problem for problem in said if problem.path == path]


def of_mail(hub: Path, rule: rule_registry.Rule, example: str) -> Iterator[Problem]:
    """What the gates say where one part of the mail is, or also holds, the example."""
    settings = hub_settings.load(hub)
    shelves = loader.load(settings)
    faces = render.faces(shelves.issues[0], settings)
    if rule.where == "mail-text":
        faces = replace(faces, text=example)
    else:
        faces = replace(faces, html=faces.html + example if rule.part == "part" else example)
    yield from (one for one in checks.check(shelves.issues[0], faces, shelves, settings, DAY) if one.rule == rule.id)


def of_gates(hub: Path) -> Iterator[Problem]:
    """What the gates and the servers say of the issue, where content can be read."""
    settings, _ = hub_settings.attempt(hub)
    with contextlib.suppress(ContentError):
        shelves = loader.load(settings)
        (issue,) = (one for one in shelves.issues if one.path == PLACES["issue"])
        faces = render.faces(issue, settings)
        yield from checks.check(issue, faces, shelves, settings, DAY)
        yield from checks.outside(issue, faces, shelves, settings, ASKER)


def of_command(hub: Path, rule: rule_registry.Rule, example: str) -> Iterator[Problem]:
    """What a command says to an editor, by its rule."""
    command = example if rule.part == "command" else "hub digest --date 2026-11-20 --update"
    if rule.part != "command":
        put(hub, rule, example)
    done = CliRunner().invoke(main, ["--root", str(hub), *command.split()[1:]])
    for path, name in re.findall(r"(newsletters/\S+\.md):\d+:\d+: (\d{3}) ", done.stderr):
        if name == rule.id:
            yield Problem(path=path, rule=name, message=done.stderr)


SAID = {"mail-text": of_mail, "mail-html": of_mail, "desk": of_command, "update": of_command, "late-issue": of_command}


def from_servers(hub: Path, checked: runner.Checked) -> Iterator[Problem]:
    """What is said of links that lead out, where memory holds what every server said today."""
    said = {
        address: {"state": STATES.get(address.split("/")[2], "alive"), "words": "said", "at": ASKER.now.isoformat()}
        for address in external_links.addresses(checked.facts)
    }
    (hub / link_checker.MEMORY).write_text(json.dumps(said), encoding="utf-8")
    yield from external_links.problems(checked.facts, ASKER, hub)


@pytest.mark.parametrize("name", RULES)
def test_each_rule_speaks_at_its_bad_example_only(hub: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples that people read are true, and who copies a good one gets no error of any rule."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(ASKER.now.timestamp())))
    rule = RULES[name]
    assert name in {problem.rule for problem in found(fresh(hub), rule, rule.bad)}
    good = found(fresh(hub), rule, rule.good)
    assert [str(problem) for problem in good if problem.rule == name or problem.level == "error"] == []


# What who looks after mkdocs.yml reads (003), an example in English (002), what servers say (21x, 615), what commands
# say to editors (601, 603, 609), and what speaks of English examples alone (35x, 622, 657).
IN_ENGLISH = "003|002|21|615|622|657|60[139]|35"


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in RULES if not re.match(IN_ENGLISH, name)])
def test_each_rule_speaks_the_language_of_the_hub(hub: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a Spanish hub nothing that is found at an example is in English."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(ASKER.now.timestamp())))
    rule, said = RULES[name], dict[str, set[str]]()
    for language in ("en", "es"):
        settings = fresh(hub) / "mkdocs.yml"
        text = settings.read_text("utf-8")
        settings.write_text(text.replace("- hub:\n", f"- hub:\n      language: {language}\n"), "utf-8")
        problems = [one for one in found(hub, rule, rule.bad) if one.rule == name]
        said[language] = {words for one in problems for words in (one.message, one.fix) if words}
    assert said["en"] & said["es"] == set() != said["es"]
    assert {words: left for words in said["es"] if (left := english_in(words, fewest=2))} == {}


def fresh(hub: Path) -> Path:
    """The small hub as it was, with what examples lead to: pages, a past and a cancelled event, an issue before."""
    shutil.rmtree(hub)
    shutil.copytree(SMALL, hub)
    for path, text in BESIDE.items():
        (hub / path).parent.mkdir(parents=True, exist_ok=True)
        (hub / path).write_text(text, encoding="utf-8")
    return hub


def test_every_function_has_its_words() -> None:
    """No rule is without a title, a reason and examples."""
    assert {*rule_registry.finders(), *built_pages.FINDERS} <= set(RULES)


def test_the_rules_are_those_that_hub_names() -> None:
    """Whatever three digits stand in the code of hub are the id of a rule, and there is no rule that nothing names."""
    nodes = (node for module in source_trees.MODULES for node in source_trees.nodes(module))
    words = (node.value for node in nodes if isinstance(node, ast.Constant))
    found = {word for word in words if isinstance(word, str) and re.fullmatch(r"\d{3}", word)}
    assert found - {*bounces.NO_MAIL, *member_server.PAUSES} == set(RULES)  # replies of mail servers, and days
