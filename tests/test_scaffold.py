"""Tests for hub.scaffold and `hub new`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hub import config, library, scaffold
from hub.check import run
from hub.cli import main

FILLED = {
    "article": {"url": "https://example.gov/new/", "source": "example", "summary": "Ask once: it works."},
    "event": {
        "start": "2026-12-08 10:00",
        "end": "2026-12-08 11:00",
        "summary": "Ask once.",
        "url": "https://example.gov/e/",
    },
    "page": {"area": "design", "summary": "Ask once.", "owner": "The #1 team", "topics": "forms, Paper forms"},
    "topic": {"summary": "What is asked."},
    "source": {"url": "https://example.gov/other.xml"},
    "assessment": {"summary": "What a team learns.", "intro": "Answer together."},
}
PATHS = {
    "article": "content/articles/2026/2026-11-20-ask-once-and-listen.md",
    "event": "content/events/2026-12-08-ask-once-and-listen.md",
    "page": "content/toolkit/design/ask-once-and-listen.md",
    "topic": "content/topics.yml",
    "source": "content/sources.yml",
    "assessment": "content/assessment/ask-once-and-listen.yml",
}


def call(hub: Path, *words: str, typed: str = "") -> tuple[int, str, str]:
    """The exit code of `hub new`, what it printed and what it said."""
    environment = {"SOURCE_DATE_EPOCH": "1795176000"}
    done = CliRunner().invoke(main, ["--root", str(hub), "new", *words], input=typed, env=environment)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("kind", FILLED)
def test_what_is_filled_passes_the_check(hub: Path, kind: str) -> None:
    """Every kind, once its blanks are filled; the advice stays beside the fields."""
    options = [f"--set={name}={value}" for name, value in FILLED[kind].items()]
    options += ["--set=accommodations=help@example.gov"] if kind == "event" else []
    code, path, _ = call(hub, kind, 'Ask "once": and listen', *options)
    assert (code, path) == (0, f"{PATHS[kind]}\n")
    file = hub / PATHS[kind]
    text = file.read_text(encoding="utf-8")
    assert "  # " in text.replace(" # ", "  # ")
    file.write_text(text.replace("TODO ", ""), encoding="utf-8")
    assert run.check(hub).of("error") == ()
    library.load(config.load(hub))


def test_blanks_are_named_and_checked(hub: Path) -> None:
    """What still waits for an answer is said at once, and the check says it again."""
    code, path, said = call(hub, "article", "Ask")
    assert code == 0
    assert said == "Still to fill: url, source, summary\nNext: hub check\n"
    assert {one.rule for one in run.check(hub).of("error") if one.path == path.strip()} == {"105", "112"}


def test_nothing_is_overwritten(hub: Path) -> None:
    """The second file of one name is refused, with the way out."""
    call(hub, "article", "Ask")
    assert call(hub, "article", "Ask") == (
        1,
        "",
        "content/articles/2026/2026-11-20-ask.md is there already, and nothing is overwritten: choose another title\n",
    )


def test_wrong_usage_is_said(hub: Path) -> None:
    """A field that does not exist, a page without an area, a pair without an equals sign."""
    assert "event has no field 'sumary': did you mean \"summary\"?" in call(hub, "event", "A", "--set=sumary=B")[2]
    assert "a page lies in an area" in call(hub, "page", "A")[2]
    assert call(hub, "page", "A", "--set=area")[0] == 2


def test_a_title_is_asked_for(hub: Path) -> None:
    """One question, where none was given."""
    assert call(hub, "topic", typed="Listening\n")[:2] == (0, "content/topics.yml\n")
    assert "- slug: listening # small" in (hub / "content/topics.yml").read_text(encoding="utf-8")


def test_a_list_that_is_not_there_begins(hub: Path) -> None:
    """The first source of a hub."""
    (hub / "content/sources.yml").unlink()
    call(hub, "source", "Blog")
    assert (hub / "content/sources.yml").read_text(encoding="utf-8").startswith("- key: blog # small letters")


def test_the_answers_of_a_form_become_a_file(hub: Path) -> None:
    """As GitHub writes them: headings, an answer that was not given, ticked boxes, Windows line ends."""
    body = (
        "### Title\n\nAsk once\n\n### Kind\n\nnetworking\n\n### Start\n\n2026-12-09 13:00\n\n"
        "### End\n\n2026-12-09 14:00\n\n"
        "### What people take away\n\nOne idea: ask.\n\n### Where to register\n\n_No response_\n\n"
        "### Licence\n\n- [x] Yes\n"
    ).replace("\n", "\r\n")
    (hub / "issue.md").write_text(body, encoding="utf-8", newline="")
    code, path, said = call(hub, "event", f"--from-issue={hub / 'issue.md'}")
    assert (code, path) == (0, "content/events/2026-12-09-ask-once.md\n")
    assert said.startswith("Still to fill: url, accommodations\n")
    text = (hub / path.strip()).read_text(encoding="utf-8")
    assert "kind: networking # or networking\n" in text
    assert 'summary: "One idea: ask." # one' in text


def test_every_label_of_the_forms_is_known() -> None:
    """A form and the command that reads it do not drift apart."""
    forms = Path(__file__).parents[1] / ".github" / "ISSUE_TEMPLATE"
    for name in ("link", "event"):
        lines = (forms / f"{name}.yml").read_text(encoding="utf-8").splitlines()
        labels = {line.split("label: ", 1)[1].lower() for line in lines if line.startswith("      label: ")}
        assert labels - {"licence"} <= set(scaffold.LABELS)
