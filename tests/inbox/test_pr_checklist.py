"""Candidates as a list of boxes to check."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hub.base import urls
from hub.cli import main
from hub.collect.candidate import Candidate
from hub.content import loader
from hub.inbox import editor_actions, inbox_search, pr_checklist
from hub.inbox.candidate_store import Numbered
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

QUEUES, FORMS, LAB = "Queues are a promise", "Forms in one page", "Mapping lab"
ONE = Candidate(
    url="https://notes.example.gov/queues/",
    title="Queues [a promise](<#7>) @team",
    source="notes",
    published=datetime(2026, 11, 18, 23, tzinfo=UTC),
    summary="Count the waiting, says @chief in #12. <!-- Then stop. -->",
)


def waiting(*candidates: Candidate) -> tuple[Numbered, ...]:
    """Candidates under their numbers."""
    return tuple(Numbered(number=number, candidate=one) for number, one in enumerate(candidates, 1))


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub whose sources were read."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    settings = flow.hub(tmp_path)
    editor_actions.fetch(settings, [])
    return settings


def hub(config: Config, *words: str) -> tuple[int, str]:
    """The exit code of a command, and what it printed and said."""
    done = CliRunner().invoke(main, ["--root", str(config.root), *words])
    return done.exit_code, done.output


def test_words_of_strangers_call_nobody_and_stay_words() -> None:
    """A title and a summary can make neither a link, a heading, a hidden comment nor a message to somebody."""
    body = pr_checklist.write("", waiting(ONE), frozenset(), {"notes": "Service @notes"})
    (listed,) = pr_checklist.read(body)
    assert (listed.key, listed.is_checked) == ("notes.example.gov/queues", False)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(body)
    assert html.count("<a ") == 1
    assert "says @<!-- -->chief in #<!-- -->12. &lt;!-- Then stop. --&gt;" in html
    assert "Service @<!-- -->notes, November 18, 2026" in html


@given(title=st.text(), summary=st.text(), path=st.text())
@example(title="](<https://evil.example.org/>)", summary="a\n- [x] [b](<https://evil.example.org/>)", path="a>b) c")
def test_a_list_is_read_as_it_was_written(title: str, summary: str, path: str) -> None:
    """Whatever a feed says, one candidate is one line, without a tick, with its own address."""
    address = urls.canonical("https://notes.example.gov/" + quote(path, safe="/()<>&?"))
    body = pr_checklist.write("", waiting(replace(ONE, title=title, summary=summary, url=address)), frozenset(), {})
    assert [(one.key, one.is_checked) for one in pr_checklist.read(body)] == [(urls.key(address), False)]


def test_ticks_stay_and_what_was_kept_has_no_box() -> None:
    """The list is written again while somebody ticks: nothing that they did is lost, nothing is offered twice."""
    two, three = (replace(ONE, url=f"https://notes.example.gov/{n}/", title=f"Number {n}") for n in (2, 3))
    first = pr_checklist.write("", waiting(ONE, two), frozenset(), {}).replace("- [ ]", "- [x]")
    second = pr_checklist.write(first, waiting(two, three), frozenset({"notes.example.gov/queues"}), {})
    kept, *boxes = pr_checklist.read(second)
    assert (kept.key, kept.has_box) == ("notes.example.gov/queues", False)
    assert [(one.key[-1], one.is_checked) for one in boxes] == [("2", True), ("3", False)]
    assert pr_checklist.write(second, waiting(ONE, two, three), frozenset(), {}).count(ONE.url) == 1
    assert pr_checklist.write("", (), frozenset(), {}) == ""


def test_a_list_fits_into_a_pull_request() -> None:
    """What does not fit is counted, and comes later."""
    many = (replace(ONE, url=f"https://notes.example.gov/{number}/") for number in range(1_000))
    body = pr_checklist.write("", waiting(*many), frozenset(), {})
    assert len(body) < 65_536
    assert body.endswith(f"{1_000 - len([*pr_checklist.read(body)])} more wait and come with a later list.\n")


def test_what_is_no_address_names_nothing() -> None:
    """People may write what they like around the list."""
    assert [*pr_checklist.read("- [x] [mail](<mailto:a@example.gov>)\n- [x] nothing\n- a point\n")] == []


def test_a_tick_keeps_and_a_closed_list_drops(config: Config, tmp_path: Path) -> None:
    """From the commands: list, tick, keep, and what the list still names is dropped."""
    file = tmp_path / "list.md"
    assert hub(config, "inbox", "--checklist", str(file)) == (0, "")
    body = file.read_text(encoding="utf-8")
    assert [one.link.partition("]")[0][1:] for one in pr_checklist.read(body)] == [QUEUES, FORMS, LAB]
    assert ", event on December 3, 2026" in body
    file.write_text(body.replace(f"[ ] [{QUEUES}", f"[X] [{QUEUES}"), encoding="utf-8")

    assert hub(config, "keep", "--checked", str(file))[0] == 0
    assert hub(config, "keep", "--checked", str(file)) == (0, "Next: hub digest\n")  # a second time: nothing is left
    assert [article.title for article in loader.load(config).articles] == [QUEUES]
    hub(config, "inbox", "--checklist", str(file))
    assert f"## In this pull request\n\n- [{QUEUES}](" in file.read_text(encoding="utf-8")

    code, said = hub(config, "drop", "--listed", str(file))
    assert (code, [line for line in said.splitlines() if line.startswith("dropped")]) == (
        0,
        [f"dropped: {FORMS}", f"dropped: {LAB}"],
    )
    assert inbox_search.search(config).lines == ()


@pytest.mark.parametrize("words", [["keep"], ["drop"], ["keep", "1", "--checked", "list.md"]])
def test_either_numbers_or_a_list(config: Config, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither, or both, is a mistake."""
    monkeypatch.chdir(config.root)
    (config.root / "list.md").write_text("", encoding="utf-8")
    code, said = hub(config, *words)
    assert code == 2
    assert "name numbers from hub inbox, or a list with --" in said
