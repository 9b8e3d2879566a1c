"""Two desks at one inbox, in a file and on a PostgreSQL server: what both decide at once."""

from __future__ import annotations

import json
import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.inbox import editor_actions
from tests import flow
from tests.desks import Visitor, running

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

CANDIDATES = 12
KINDS = ["file", pytest.param("server", marks=pytest.mark.database)]


@pytest.fixture
def configs(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Config, ...]:
    """The hub of each of two editors: one folder, or two that share a server."""
    flow.ana_works(monkeypatch)
    roots = (tmp_path / "1",) * 2
    if request.param == "server":
        roots = (tmp_path / "1", tmp_path / "2")
        monkeypatch.setenv("HUB_DATABASE_URL", request.getfixturevalue("postgres")())
    items = [{"id": f"{n}", "url": f"https://m.example.gov/{n}/", "title": f"Item {n}"} for n in range(CANDIDATES)]
    for root in dict.fromkeys(roots):
        flow.hub(root)
        (root / "feeds" / "many.json").write_text(json.dumps({"items": items}))
        source = "- {key: many, name: Many, path: feeds/many.json, section: news}\n"
        (root / "content" / "sources.yml").write_text(source)
    found = tuple(hub_settings.load(root) for root in roots)
    editor_actions.fetch(found[0], [])
    return found


def decide(desk: Visitor, seed: int, tries: int) -> list[dict[str, Any]]:
    """Decide at random on candidates that may be decided by now, and take some of it back; what was answered."""
    chance, answers = random.Random(seed), []  # noqa: S311  a test that repeats
    for turn in range(tries):
        asked = {
            "step": f"{seed:016x}{turn:016x}",
            "to": chance.choice(["kept", "later", "dropped"]),
            "numbers": [chance.randint(1, CANDIDATES)],
        }
        answer = desk.write("inbox/decide", asked)
        assert answer.status == 200, answer.text
        answers.append(asked | answer.json)
        if not answer.json["refused"] and chance.random() < 0.2:
            undone = desk.write("inbox/undo", {"step": asked["step"]})
            assert undone.status == 200, undone.text
    return answers


@pytest.fixture
def tries(request: pytest.FixtureRequest) -> int:
    """Fewer where the tests of every change run."""
    return 500 if request.node.get_closest_marker("database") else 25


@pytest.mark.slow
@pytest.mark.parametrize("configs", KINDS, indirect=True)
def test_each_candidate_is_decided_once(configs: tuple[Config, ...], tries: int) -> None:
    """Nobody keeps what another has, both see the same in the end, and each file is there once."""
    with ExitStack() as stack:
        desks = [Visitor(desk=stack.enter_context(running(config.root))).enter() for config in configs]
        with ThreadPoolExecutor(len(desks)) as editors:
            done = list(editors.map(decide, desks, (1, 2), (tries, tries)))
        assert any(answer["refused"] for answers in done for answer in answers)
        for state in ("waiting", "later", "kept", "dropped"):
            first, second = (desk.read("inbox/candidates", state=state)["rows"] for desk in desks)
            assert first == second
        kept = {row["title"] for row in desks[0].read("inbox/candidates", state="kept")["rows"]}
        told = [desk.read("inbox/changes", decided="0", newest="0") for desk in desks]
    assert told[0] == told[1]
    roots = {config.root: config for config in configs}
    written = [article.title for config in roots.values() for article in loader.load(config).articles]
    assert sorted(written) == sorted(kept)
