"""A hub in Spanish begins with forms and workflows in Spanish, and understands what people write into them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner

from hub.base import translation
from hub.cli import main
from hub.config import hub_settings
from hub.scaffold import form_answer, hub_upgrade, new_hub, starter_words
from tests.languages import english_in

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 30)
FORMS = ("article", "event", "change")
FILES = {"article": "link.yml", "event": "event.yml", "change": "change.yml"}
CHOSEN = {"kind": "curso", "timezone": "Eastern Time (America/New_York)"}
TYPED = {
    "url": "https://example.gov/cartas/",
    "published": "20 de noviembre de 2026",
    "start": "10 de diciembre de 2026, 13:00",
    "end": "14:30",
    "accommodations": "ayuda@example.gov",
    "page": "https://practice.example.org/about/",
    "repeat": "",
    "topics": "",
}


@cache
def starter() -> dict[str, str]:
    """The files of a hub in Spanish at GitHub."""
    return new_hub.starter("github", "es-US")


def form(name: str) -> list[tuple[str, str, list[str]]]:
    """The ids of the questions of a form, with what is asked and what one chooses from."""
    read = yaml.safe_load(starter()[f".github/ISSUE_TEMPLATE/{FILES[name]}"])
    return [
        (one["id"], one["attributes"]["label"], [str(each) for each in one["attributes"].get("options", [])])
        for one in read["body"]
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new hub in Spanish, with an area of its own."""
    root = tmp_path_factory.mktemp("es") / "hub"
    plan = new_hub.HubPlan(answers={"language": "es-US", "areas": "Escuchar", "package": "practice-hub"})
    new_hub.community(root, plan, datetime(2026, 11, 30, 12, tzinfo=UTC))
    return root


@pytest.mark.parametrize("host", new_hub.HOSTS)
def test_a_starter_file_has_no_english_word(host: str) -> None:
    """No form, no step of a workflow and no comment has one; the names of programs and values stay."""
    found = (
        (path, one) for path, text in new_hub.starter(host, "es").items() for one in starter_words.words(path, text)
    )
    assert [(path, one) for path, one in found if english_in(one, fewest=2) and not one.startswith("every ")] == []


@pytest.mark.parametrize("host", new_hub.HOSTS)
def test_only_words_are_translated(host: str) -> None:
    """Without its comments and what it says, a workflow in Spanish is the English one; comments keep to 120 columns."""
    for path, text in new_hub.starter(host, "es").items():
        assert [line for line in text.splitlines() if line.lstrip().startswith("# ") and len(line) > 120] == []
        if path.endswith(".yml") and "ISSUE_TEMPLATE" not in path:
            english = new_hub.starter(host)[path]
            assert _shape(yaml.safe_load(text)) == _shape(yaml.safe_load(english)), path


def _shape(value: object) -> object:
    """The keys of a workflow and the kinds of its values."""
    if isinstance(value, dict):
        return {key: _shape(one) for key, one in value.items()}
    return [*map(_shape, value)] if isinstance(value, list) else type(value)


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        ("# Asks hub.\n", ["Asks hub."]),
        ("  # One text on\n  # two lines.\n", ["One text on two lines."]),
        ("# One.\n# Two,\n# and a half\n", ["One.", "Two, and a half"]),
        ("name: x # what it is\n", ["what it is"]),
        ("  uses: a/b@c # v5.0.0\n  x: # zizmor: ignore[a] why\n#!/usr/bin/env bash\nrun: a#b\n", []),
    ],
)
def test_a_comment_is_a_text(comments: str, expected: list[str]) -> None:
    """It ends where a line ends with a period; versions and words for programs are none."""
    assert [*starter_words.words("workflows/x.yml", comments)] == expected


def test_workflows_know_the_questions_of_the_forms() -> None:
    """The conditions that tell one form from another name questions that it has."""
    asked = {label for name in FORMS for _, label, _ in form(name)}
    named = {
        found for path, text in starter().items() if "workflows" in path for found in re.findall("'### ([^']+)'", text)
    }
    assert named <= asked
    assert "Lo que aprende un lector" in named


def test_what_workflows_say_is_in_them() -> None:
    """Each phrase that is translated is one of a workflow, and none of them is left."""
    ours, theirs = (
        "\n".join(text for host in new_hub.HOSTS for text in new_hub.starter(host, language).values())
        for language in ("en", "es")
    )
    assert [words for words in starter_words.SAID if words not in ours or words in theirs] == []


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("zone", ["Eastern Time (America/New_York)", "Otra, que escribí después del inicio"])
def test_a_form_is_understood(made: Path, name: str, zone: str) -> None:
    """Whoever fills it in is asked nothing more; one whose zone is another writes it after the start."""
    given = TYPED | CHOSEN | {"timezone": zone}
    if zone.startswith("Otra"):
        given["start"] += " America/Denver"
    parts = [
        f"### {label}\n\n{given.get(key, 'Una carta, tres lectores.') or '_No response_'}\n"
        for key, label, _ in form(name)
    ]
    said = form_answer.answer(hub_settings.load(made), "\n".join(parts), "ana", TODAY)
    assert "Gracias, ana" in said
    assert ("No falta nada." in said) == (name != "change"), said
    assert english_in(said, fewest=2) == []


def test_an_upgrade_finds_nothing(made: Path) -> None:
    """The files of a Spanish hub are those of this version, and a form in English becomes one in Spanish."""
    assert hub_upgrade.plan(made) == ()
    path = ".github/ISSUE_TEMPLATE/event.yml"
    before = (made / path).read_text("utf-8")
    (made / path).write_text(new_hub.starter("github")[path], "utf-8")
    (renewal,) = hub_upgrade.plan(made)
    (made / path).write_text(before, "utf-8")
    assert (renewal.path, renewal.after) == (path, before)


def test_an_upgrade_knows_a_file_of_which_less_was_in_spanish(made: Path) -> None:
    """As of a version whose comments and steps were in English: what hub changed clashes with nothing, ours stays."""
    path, ours = ".github/workflows/accept.yml", "# Our own words, which\n# nobody translates.\n"
    spanish, english = (made / path).read_text("utf-8"), new_hub.starter("github")[path]
    for words in starter_words.SAID[:4]:
        english = english.replace(words, translation.words("es").gettext(words))

    def changed(text: str) -> str:
        return text.replace("timeout-minutes: 15", "timeout-minutes: 30") + ours

    (made / path).write_text(changed(english), "utf-8")
    (renewal,) = hub_upgrade.plan(made)
    (made / path).write_text(spanish, "utf-8")
    assert (renewal.clashes, renewal.after) == ((), changed(spanish))


def test_a_new_hub_speaks_spanish(made: Path) -> None:
    """So do its banner, the page of an area, its snippets and its check."""
    assert 'banner: "Una muestra para empezar' in (made / "mkdocs.yml").read_text("utf-8")
    assert "de qué trata esta área y a quién ayuda" in (made / "content/toolkit/escuchar/index.md").read_text("utf-8")
    assert '"Un evento": {' in (made / ".vscode/hub.code-snippets").read_text("utf-8")
    done = CliRunner().invoke(main, ["--root", str(made), "check"])
    assert (done.exit_code, english_in(done.output, fewest=2)) == (0, [])
    assert "archivos" in done.output


def test_time_zones_of_a_form_in_spanish() -> None:
    """They have the names that people know, and keep the place by which an answer is read."""
    form = "      options:\n        - Eastern Time (America/New_York)\n        - UTC (UTC)\n"
    found = starter_words.translated(".github/ISSUE_TEMPLATE/event.yml", form, "es")
    assert found == "      options:\n        - Hora del Este (America/New_York)\n        - UTC (UTC)\n"
