"""Commands that are killed before any of their steps: what they leave is whole, and the next command makes it right."""

from __future__ import annotations

import json
import signal
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from hub.config import hub_settings
from hub.inbox import editor_actions
from tests import dying, flow, forked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = "---\ntitle: {name}\ndate: 2026-11-20 9:21:40 -0400\nslug: {name}\nsummary: A lamp needs oil.\n---\nPour it.\n"
# Its keys are not in their order, its title has a reference, its address a parameter, its date a spelling of its own.
FAULTY = """---
section: articles
title: Oil &eacute; {name}
url: https://lamps.example.gov/{name}/?utm_source=feed
source: lamps
published: 11/20/2026
summary: One sentence.  Another.
---
Words.
"""
WORDS = ("ash", "elm", "fir", "oak", "yew", "bay", "box", "ivy", "may", "sal", "tea", "ume", "figs", "plum")


def fetching(root: Path) -> None:
    """A hub with sixteen sources."""
    flow.hub(root)
    for key in WORDS:
        items = [{"id": f"{n}", "url": f"https://{key}.example.gov/{n}/", "title": f"{key} {n}"} for n in range(2)]
        (root / "feeds" / f"{key}.json").write_text(json.dumps({"items": items}))
        with (root / "content" / "sources.yml").open("a") as file:
            file.write(f"- {{key: {key}, name: {key}, path: feeds/{key}.json, section: news}}\n")


def deciding(root: Path) -> None:
    """A hub where candidates wait."""
    fetching(root)
    editor_actions.fetch(hub_settings.load(root), [])


def undoing(root: Path) -> None:
    """A hub where candidates were kept."""
    deciding(root)
    editor_actions.keep(hub_settings.load(root), range(1, 9))


def composing(root: Path) -> None:
    """A hub with a draft, and something kept since."""
    from hub.newsletter import issue_workflow

    deciding(root)
    settings = hub_settings.load(root)
    editor_actions.keep(settings, [1])
    issue_workflow.digest(settings, None, update=False, asker=None)
    editor_actions.keep(settings, [2, 3, 4])


def mending(root: Path) -> None:
    """A hub with fourteen files in which `hub check --fix` changes something."""
    flow.hub(root)
    folder = root / "content" / "articles" / "2026"
    folder.mkdir(parents=True)
    for name in WORDS:
        (folder / f"2026-11-20-{name}.md").write_text(FAULTY.format(name=name))


def importing(root: Path) -> None:
    """A hub, and the folder of a Hugo site within it."""
    flow.hub(root)
    old = root / "old" / "content" / "news"
    old.mkdir(parents=True)
    for name in WORDS:
        (old / f"2026-11-20-{name}.md").write_text(OLD.format(name=name))


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A command, the hub it begins in, its fewest steps, and what an editor does before they give it again."""

    words: str
    prepare: Callable[[Path], object]
    steps: int
    after: tuple[str, ...] = ()


KEEP = Case(words="keep 1 2 3 4 5 6 7 8", prepare=deciding, steps=70, after=("inbox",))
HUGO = "import hugo {root}/old --base https://old.example.gov --section news"
# Together more than 300 steps.
CASES = (
    Case(words="fetch", prepare=fetching, steps=39, after=("inbox",)),
    KEEP,
    Case(words="keep 1 2 --note Short.", prepare=deciding, steps=28, after=("inbox",)),
    Case(words="drop 1 2 3 4 5 6 7 8 9", prepare=deciding, steps=12, after=("inbox",)),
    Case(words="later 1 2 3 4", prepare=deciding, steps=10, after=("inbox",)),
    Case(words="undo 1 2 3 4 5 6", prepare=undoing, steps=12, after=("inbox",)),
    Case(words="digest --update", prepare=composing, steps=23),
    Case(words="check --fix", prepare=mending, steps=64),
    Case(words=HUGO, prepare=importing, steps=57),
    Case(words="new event Walk --set start=2026-12-10T13:00", prepare=flow.hub, steps=4),
    Case(words="new topic Oil", prepare=flow.hub, steps=4),
    Case(words="new source Oil --set url=https://oil.example.gov/feed", prepare=flow.hub, steps=4),
)


def killed(case: Case, folder: Path, every: int, first: tuple[str, int] | None = None) -> list[dict[str, Any]]:
    """Kill a command at every so many of its steps; first what it does when it is left alone, then each attempt.

    `first` is another command, and the step at which it has been killed before.
    """
    case.prepare(folder / "original")
    words = case.words.format(root=folder / "work" / "hub").split(" ")
    before = [[first[0].split(" "), first[1]]] if first else []
    request = {"first": before, "words": words, "next": [*map(str.split, case.after), words], "every": every}
    (folder / "work").mkdir()
    return forked.call(dying.attempts, folder / "original", folder / "work", request)


def is_whole(left: dict[str, str], before: dict[str, str], after: dict[str, str]) -> bool:
    """Whether each file is as it was or as it is to be, none is lost, and none is there besides."""
    return before.keys() & after.keys() <= left.keys() and all(
        words in {before.get(name), after.get(name)} for name, words in left.items()
    )


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    flow.ana_works(monkeypatch)


def landed(attempts: list[dict[str, Any]]) -> bool:
    """Whether each attempt was ended by the signal at a step of the command, and which."""
    return all(one["killed"]["status"] == -signal.SIGKILL and one["killed"]["step"] for one in attempts)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "every"),
    [
        pytest.param(KEEP, 29, id="at some steps"),
        *(pytest.param(case, 1, id=case.words.partition(" --")[0], marks=pytest.mark.kills) for case in CASES),
    ],
)
def test_whatever_is_killed_is_finished_or_undone(case: Case, every: int, tmp_path: Path) -> None:
    """Nothing is lost, doubled, half written or left behind, and the command itself then does the rest."""
    whole, *attempts = killed(case, tmp_path, every)
    before, after = whole["before"], whole["left"]
    assert before != after
    assert len(attempts) >= case.steps // every
    assert landed(attempts)
    for one in attempts:
        step = one["killed"]["step"]
        assert is_whole(one["left"]["files"], before["files"], after["files"]), step
        assert all("Traceback" not in following["said"] for following in one["next"]), step
        assert one["states"][-1] == after, step
        assert set(one["journal"]) <= {"lock"}, step
        if case.words.startswith(("keep", "undo")):
            assert one["states"][0] in (before, after), step
            assert (" was interrupted" in one["next"][0]["said"]) == one["begun"], step


@pytest.mark.kills
def test_what_finishes_or_undoes_may_be_killed_too(tmp_path: Path) -> None:
    """Killed before its decision is saved, or between two files, and then at any step of the command that follows."""
    (tmp_path / "one").mkdir()
    alone, *attempts = killed(KEEP, tmp_path / "one", 1)
    steps = [one["killed"]["step"] for one in attempts]
    places = [number for number, step in enumerate(steps, 1) if step.startswith("os.rename content/articles")]
    for number, is_saved in ((steps.index("sqlite3 COMMIT") + 1, False), (places[3], True)):
        folder = tmp_path / str(number)
        folder.mkdir()
        case = replace(KEEP, words="inbox", after=())
        whole, *again = killed(case, folder, 1, (KEEP.words, number))
        assert len(again) > 5
        assert landed(again)
        assert ("is finished" in whole["killed"]["said"]) == is_saved
        assert ("to do it: hub keep 1 2 3 4 5 6 7 8" in whole["killed"]["said"]) == (not is_saved)
        assert all(one["states"][-1] == alone["left" if is_saved else "before"] for one in again)
        assert {name for one in again for name in one["journal"]} <= {"lock"}
