"""A desk that is killed while it works, with its inbox in a file and on a server: nothing is lost or done twice."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import ExitStack
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import sqlalchemy as sql

from hub.config import hub_settings
from hub.inbox import editor_actions, inbox_search, open_inbox
from tests import dying, flow, forked
from tests.desks import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CANDIDATES = 12
# It is killed at fifty moments, each so many steps after the one before.
MOMENTS, APART = 50, 3
KINDS = [
    pytest.param("file", marks=pytest.mark.kills),
    pytest.param("server", marks=pytest.mark.database),
]


def step(number: int) -> str:
    """The key of a step, as the page makes one."""
    return f"{number:032x}"


# What the page of an editor asks for, one after the other.
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("decide", {"step": step(1), "to": "kept", "numbers": [1], "note": "Short."}),
    ("decide", {"step": step(2), "to": "kept", "numbers": [2, 3]}),
    ("decide", {"step": step(3), "to": "later", "numbers": [4, 5]}),
    ("decide", {"step": step(4), "to": "dropped", "numbers": [6, 7, 8]}),
    ("undo", {"step": step(1)}),
    ("decide", {"step": step(5), "to": "kept", "numbers": [4], "section": "articles"}),
    ("undo", {"step": step(4)}),
    ("decide", {"step": step(6), "to": "dropped", "numbers": [7, 9, 10, 11, 12], "only_open": True}),
)


def attempt(original: Path, root: Path, server: str, last: int) -> dict[str, Any]:
    """Ask all of it of a desk that is killed before a step of its own, and go on with a new one as the page does."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(original, root)
    if server:
        with psycopg.connect(f"{server}postgres", autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS attempt WITH (FORCE)")
            connection.execute("CREATE DATABASE attempt TEMPLATE original")
        os.environ["HUB_DATABASE_URL"] = f"{server}attempt"
    (root.parent / "step").write_text("")
    refused = []
    with ExitStack() as desks:
        ana = Visitor(desk=desks.enter_context(dying.desk(root, last))).enter()
        for name, asked in ASKED:
            try:
                answer = ana.write(f"inbox/{name}", asked)
            except OSError:  # the desk is dead; what it was asked is asked again
                fallen = (root.parent / "step").read_text()
                ana = Visitor(desk=desks.enter_context(dying.desk(root, 0))).enter()
                (root.parent / "step").write_text(fallen)
                answer = ana.write(f"inbox/{name}", asked)
            assert answer.status == HTTPStatus.OK, answer.text
            refused.append(answer.json["refused"])
    return {"step": (root.parent / "step").read_text(), "refused": refused} | left(root)


def left(root: Path) -> dict[str, Any]:
    """The files that are there, where every candidate is, and each decision."""
    with open_inbox.opened(hub_settings.load(root)) as box:
        asked = {
            "candidates": "SELECT id, state, until FROM candidates ORDER BY id",
            "decisions": "SELECT candidate, state, decided_by FROM decisions ORDER BY id",
        }
        found = {name: [tuple(row) for row in box.connection.execute(sql.text(words))] for name, words in asked.items()}
    files = {file.name: file.read_text() for file in (root / "content" / "articles").rglob("*.md")}
    return {"files": files, "journal": [file.name for file in (root / ".hub" / "keep").glob("*")]} | found


def attempts(original: Path, folder: Path, server: str) -> list[dict[str, Any]]:
    """Leave the desk alone first, then kill it at each moment."""
    return [attempt(original, folder / "hub", server, APART * moment) for moment in range(MOMENTS + 1)]


@pytest.fixture
def server(request: pytest.FixtureRequest) -> str:
    """The address of a server's databases; "" where the inbox is in a file."""
    if request.param == "file":
        return ""
    empty: Callable[[], str] = request.getfixturevalue("postgres")
    return empty().rpartition("/")[0] + "/"


@pytest.mark.parametrize("server", KINDS, indirect=True)
def test_nothing_is_lost(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at any of fifty moments and asked again, it ends where a desk ends that nobody killed."""
    flow.ana_works(monkeypatch)
    original = tmp_path / "original"
    flow.hub(original)
    items = [{"id": f"{n}", "url": f"https://m.example.gov/{n}/", "title": f"Item {n}"} for n in range(CANDIDATES)]
    (original / "feeds" / "many.json").write_text(json.dumps({"items": items}))
    (original / "content" / "sources.yml").write_text(
        "- {key: many, name: Many, path: feeds/many.json, section: news}\n"
    )
    if server:
        with psycopg.connect(f"{server}postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE original")
        monkeypatch.setenv("HUB_DATABASE_URL", f"{server}original")
    forked.call(filled, original)
    (tmp_path / "work").mkdir()

    alone, *killed = forked.call(attempts, original, tmp_path / "work", server)

    print(*(f"{number} {one['step']}" for number, one in enumerate(killed, 1)), sep="\n")  # noqa: T201  where they fall
    assert all(one["step"] for one in killed)
    for one in killed:
        assert {**one, "step": ""} == alone, one["step"]


def filled(root: Path) -> None:
    """Take in what the feed has, and look at it."""
    settings = hub_settings.load(root)
    editor_actions.fetch(settings, [])
    inbox_search.search(settings)
