"""Taking decisions back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.collect.candidate import Candidate
from hub.content import loader
from hub.errors import HubError
from hub.inbox import (
    candidate_rows,
    candidate_store,
    decisions,
    editor_actions,
    inbox_search,
    open_inbox,
    undo_decisions,
)
from hub.inbox.inbox_search import Wanted
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

QUEUES, FORMS, LAB = "Queues are a promise", "Forms in one page", "Mapping lab"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub on Sunday, November 22, 2026, where three candidates wait for Ana."""
    flow.ana_works(monkeypatch)
    settings = flow.hub(tmp_path)
    editor_actions.fetch(settings, [])
    return settings


def titles(config: Config, state: str = "waiting") -> list[str]:
    """What is in a state."""
    return [line.title for line in inbox_search.search(config, Wanted(state=state)).lines]


def files(config: Config) -> list[str]:
    """What lies in content/articles and content/events."""
    library = loader.load(config)
    return [*(article.path for article in library.articles), *(event.path for event in library.events)]


def test_takes_the_last_step_back(config: Config) -> None:
    """A whole step, with its files; then the step before it, and so on."""
    editor_actions.drop(config, [2])
    kept = editor_actions.keep(config, [1, 3])
    undone = undo_decisions.undo(config, [])
    assert [(one.number, one.state, one.removed) for one in undone] == [
        (1, "waiting", kept[0].path),
        (3, "waiting", kept[1].path),
    ]
    assert files(config) == []
    assert titles(config) == [QUEUES, LAB]
    assert [(one.title, one.state) for one in undo_decisions.undo(config, [])] == [(FORMS, "waiting")]
    assert titles(config) == [QUEUES, FORMS, LAB]
    with pytest.raises(HubError) as caught:
        undo_decisions.undo(config, [])
    assert str(caught.value) == (
        "Ana has decided nothing that could be undone; hub undo NUMBER undoes what others decided"
    )


def test_goes_back_to_the_decision_before(config: Config) -> None:
    """What was put off before it was kept is put off again, until the same day."""
    editor_actions.later(config, [1], date(2026, 12, 9))
    editor_actions.later(config, [1], date(2026, 12, 16))
    editor_actions.keep(config, [1])
    assert [one.state for one in undo_decisions.undo(config, [1])] == ["later"]
    (line,) = inbox_search.search(config, Wanted(state="later")).lines
    assert line.until == "2026-12-16"
    undo_decisions.undo(config, [1])
    (line,) = inbox_search.search(config, Wanted(state="later")).lines
    assert line.until == "2026-12-09"
    undo_decisions.undo(config, [1])
    assert QUEUES in titles(config)


def test_an_edited_file_stays(config: Config) -> None:
    """And so does its candidate, which is said with the path; the others of the step go."""
    kept = editor_actions.keep(config, [1, 2])
    (config.root / kept[0].path).write_text((config.root / kept[0].path).read_text() + "Mine.\n")
    first, second = undo_decisions.undo(config, [])
    assert first.stays == f"{kept[0].path} was edited, so it stays; delete it, then hub undo 1 again"
    assert (second.removed, second.state) == (kept[1].path, "waiting")
    assert files(config) == [kept[0].path]
    assert titles(config, "kept") == [QUEUES]
    (config.root / kept[0].path).unlink()
    (again,) = undo_decisions.undo(config, [1])
    assert (again.state, again.note) == ("waiting", "its file is not in this copy of the hub: delete it where it is")


def test_another_end_of_line_is_no_edit(config: Config) -> None:
    """Git may write one on another machine."""
    (kept,) = editor_actions.keep(config, [1])
    file = config.root / kept.path
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert undo_decisions.undo(config, [1])[0].removed == kept.path


def test_a_file_of_another_name_goes(config: Config) -> None:
    """It is known by its address."""
    (kept,) = editor_actions.keep(config, [1])
    moved = (config.root / kept.path).rename(config.root / "content" / "articles" / "2026" / "2026-11-18-better.md")
    assert undo_decisions.undo(config, [1])[0].removed == moved.relative_to(config.root).as_posix()


def test_says_where_else_it_is(config: Config) -> None:
    """An issue that has it is the editor's own."""
    editor_actions.keep(config, [1])
    issue = config.root / "newsletters" / "2026-11-27.md"
    issue.parent.mkdir()
    front = "---\nsubject: S\npreheader: P\nstatus: draft\n---\n"
    issue.write_text(f"{front}\n## Articles\n\n### [Q](https://notes.example.gov/queues/)\n")
    assert undo_decisions.undo(config, [1])[0].note == "newsletters/2026-11-27.md has it, too: delete it there"


def test_undoes_what_others_decided(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its number; without one, only what this editor did and nobody has decided since."""
    editor_actions.drop(config, [1, 2])
    monkeypatch.setenv("HUB_EDITOR", "Bo")
    assert [one.state for one in undo_decisions.undo(config, [2])] == ["waiting"]
    editor_actions.later(config, [2], date(2026, 12, 9))
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    assert [(one.number, one.stays) for one in undo_decisions.undo(config, [])] == [(1, "")]
    assert titles(config, "later") == [FORMS]


def test_what_another_has_decided_since_stays(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step is taken back as far as it still holds."""
    editor_actions.later(config, [1, 2], date(2026, 12, 9))
    monkeypatch.setenv("HUB_EDITOR", "Bo")
    editor_actions.drop(config, [2])
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    assert [(one.number, one.state, one.stays) for one in undo_decisions.undo(config, [])] == [
        (1, "waiting", ""),
        (2, "dropped", "dropped by Bo on November 22, 2026 at 11:00 since then"),
    ]


def test_nothing_to_undo(config: Config) -> None:
    """What waits was not decided; a number that nobody knows is named."""
    assert undo_decisions.undo(config, [1])[0].stays == "it waits for a decision"
    with pytest.raises(HubError, match="nothing is in the inbox under 9"):
        undo_decisions.undo(config, [9])


def test_brings_back_what_an_earlier_version_dropped_or_kept(config: Config) -> None:
    """Before decisions were written down: whether somebody edited its file is not known, so it stays."""
    (kept,) = editor_actions.keep(config, [1])
    editor_actions.drop(config, [2])
    with open_inbox.opened(config) as box:
        box.connection.execute(decisions.DECISIONS.delete())
    dropped, still_kept = undo_decisions.undo(config, [2, 1])
    assert (dropped.state, dropped.stays) == ("waiting", "")
    assert still_kept.stays.startswith(f"{kept.path} was edited")


def test_two_editors_at_one_inbox(config: Config) -> None:
    """What one did a second ago is what the other's verb works on, over a connection of its own."""
    with candidate_store.opened(open_inbox.database(config.root)) as box:
        step = decisions.DecisionStep(key="bo", by="Bo", at=editor_actions.new_step(config).at)
        box.settle([1], candidate_rows.DROPPED, step)
    with pytest.raises(HubError, match="1: dropped by Bo"):
        editor_actions.later(config, [1, 2], None)
    assert [one.title for one in editor_actions.drop_rest(config)] == [FORMS, LAB]
    assert [one.state for one in undo_decisions.undo(config, [1])] == ["waiting"]
    assert titles(config) == [QUEUES]


def test_says_what_left_with_a_kept_one(config: Config) -> None:
    """The others that told its story come back with the step, or by their numbers."""
    text = "".join(
        f"<p>Step {n}: the office of counter {n} asks each visitor what went wrong there.</p>" for n in range(9)
    )
    with open_inbox.opened(config) as box:
        box.add(
            [Candidate(url=f"https://{at}.gov/", title="Ask", source="notes", content_html=text) for at in "ab"],
            frozenset(),
        )
    editor_actions.keep(config, [4])
    (undone,) = undo_decisions.undo(config, [4])
    assert undone.note == "what left the inbox with it is still dropped: hub undo 5 brings it back"
    editor_actions.keep(config, [4], editor_actions.Keeping(alone=True))
    assert [(one.number, one.note) for one in undo_decisions.undo(config, [5, 4])] == [(5, ""), (4, "")]
    editor_actions.keep(config, [4])
    assert [(one.number, one.note) for one in undo_decisions.undo(config, [])] == [(4, ""), (5, "")]
