"""Keeping while something fails: all is kept or nothing, the editor is told which, and the next command settles it."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.config import hub_settings
from hub.content import loader
from hub.errors import HubError
from hub.inbox import editor_actions, pending_files
from tests import flow
from tests.dying import state
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON, BACK = "on November 22, 2026 at 11:00", "takes that back"
KEEP = ("keep", "1", "2", "--note", "Read it: it's short.")
AGAIN = """hub keep 1 2 --note 'Read it: it'"'"'s short.'"""


@pytest.fixture(autouse=True)
def _ana(monkeypatch: pytest.MonkeyPatch) -> None:
    flow.ana_works(monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A hub where three candidates wait."""
    editor_actions.fetch(flow.hub(tmp_path / "hub"), [])
    return tmp_path / "hub"


def said(root: Path, *words: str) -> tuple[int, str]:
    """How a command ends, and what it tells the editor."""
    done = CliRunner().invoke(main, ["--root", str(root), *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stderr


@pytest.fixture
def outcomes(root: Path, tmp_path: Path) -> tuple[object, object]:
    """The hub as it is, and as it is when the command has gone well."""
    copy = shutil.copytree(root, tmp_path / "copy")
    before = state(copy)
    assert said(copy, *KEEP)[0] == 0
    return before, state(copy)


def test_tells_who_was_first(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes second is told, and nothing of that command is done."""
    assert said(root, *KEEP)[0] == 0
    assert said(root, "drop", "3")[0] == 0
    monkeypatch.setenv("HUB_EDITOR", "Bo")
    for command in ("keep", "drop"):
        assert said(root, command, "3", "1") == (
            1,
            f"1: kept by Ana {NOON}; hub undo 1 {BACK}\n3: dropped by Ana {NOON}; hub undo 3 {BACK}\n",
        )


def test_a_step_without_candidates_does_nothing(root: Path) -> None:
    """A list without ticks keeps nothing."""
    before = state(root)
    (root.parent / "list.md").write_text("Nothing.\n")
    assert said(root, "keep", "--checked", str(root.parent / "list.md"))[0] == 0
    assert state(root) == before


@pytest.mark.parametrize("words", [KEEP, ("drop", "1"), ("inbox",), ("fetch",)])
def test_a_locked_database(root: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds the database nothing changes, and a sentence says so; then all is as usual."""
    database = root / ".hub" / "hub.db"
    monkeypatch.setenv("HUB_DATABASE_URL", f"sqlite:///{database}?timeout=0.1")
    before = state(root)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert said(root, *words) == (1, "another hub command is using the inbox; try again in a moment\n")
    assert (state(root), pending_files.is_begun(root)) == (before, False)
    assert said(root, *words)[0] == 0


def test_another_keep_in_the_same_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two that keep in one folder wait for each other, and not for ever."""
    monkeypatch.setattr("hub.inbox.db.SECONDS", 0.1)
    with pending_files.locked(root, 0):
        assert said(root, *KEEP) == (1, "another hub command is using the inbox; try again in a moment\n")


@contextmanager
def limited(largest: int) -> Iterator[None]:
    """As on a disk where no file finds more room than so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("largest", [0, 100, 300, 400, 500, 1000, 5000, 10_000, 20_000, 30_000])
def test_a_file_that_finds_no_room(
    root: Path, outcomes: tuple[dict[str, object], dict[str, object]], largest: int
) -> None:
    """Wherever the room ends: in the journal, in the database, or nowhere."""
    with limited(largest):
        status, words = said(root, *KEEP)
    assert status == 0 or any(part in words for part in ("File too large", "room", "cannot be opened")), words
    said(root, "inbox")
    assert state(root) == outcomes[1 if status == 0 else 0]
    said(root, *KEEP)
    assert state(root) == outcomes[1]


@pytest.mark.kills
def test_a_full_disk(root: Path, outcomes: tuple[object, object], tmp_path: Path) -> None:
    """A small disk, filled to each of its last pages."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "hub", disk], check=False).returncode:  # noqa: S603, S607  our own words
        pytest.skip("only root may mount a small disk")
    try:
        ended = [kept_with_room(root, disk / "hub", pages, outcomes) for pages in range(16)]
    finally:
        subprocess.run(["umount", disk], check=True)  # noqa: S603, S607  likewise
    assert {0, 1} == set(ended)


def kept_with_room(root: Path, copy: Path, pages: int, outcomes: tuple[object, object]) -> int:
    """Keep where so many pages of room are left; how that ends."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy)
    filler = copy.parent / "filler"
    with filler.open("wb") as file:
        room = os.statvfs(copy)
        file.write(b"x" * room.f_bsize * (room.f_bavail - pages))
    status, words = said(copy, *KEEP)
    filler.unlink()
    said(copy, "inbox")
    assert state(copy) == outcomes[1 if status == 0 or "next hub command" in words else 0], words
    said(copy, *KEEP)
    assert state(copy) == outcomes[1]
    return status


def begun(root: Path, *, saved: bool) -> None:
    """What a keep leaves that ends after its decision was saved, or before."""
    inbox, in_the_way = root / ".hub" / "hub.db", root / "content" / "articles" / "2026"
    before = inbox.read_bytes()
    in_the_way.parent.mkdir()
    in_the_way.write_text("")
    assert said(root, *KEEP) == (
        1,
        f"{in_the_way}: File exists; it is decided, and the next hub command does the rest\n",
    )
    in_the_way.unlink()
    if not saved:
        inbox.write_bytes(before)


def test_the_next_command_undoes(root: Path, outcomes: tuple[object, object]) -> None:
    """What was not saved is undone by any command, which says how to do it again; the note is not lost."""
    begun(root, saved=False)
    assert said(root, "check") == (
        0,
        f"A hub keep was interrupted before it was saved: nothing was done; to do it: {AGAIN}\n",
    )
    assert (state(root), pending_files.is_begun(root)) == (outcomes[0], False)


def test_the_next_command_finishes(root: Path, outcomes: tuple[object, object]) -> None:
    """What was saved is finished by any command, which names the files."""
    begun(root, saved=True)
    assert said(root, "check")[1] == (
        "A hub keep that was interrupted is finished.\n"
        "  kept: content/articles/2026/2026-11-18-queues-are-a-promise.md\n"
        "  kept: content/articles/2026/2026-11-17-forms-in-one-page.md\n"
    )
    assert (state(root), pending_files.is_begun(root)) == (outcomes[1], False)


def test_an_intent_that_was_not_written_to_its_end(root: Path) -> None:
    """A power failure in the first moment leaves nothing to name."""
    (root / ".hub" / "keep").mkdir()
    (root / ".hub" / "keep" / "intent.json").write_text("")
    assert said(root, "inbox")[1].startswith("A hub command was interrupted before it was saved: nothing was done\n")


def test_leaves_the_work_of_a_living_process(root: Path) -> None:
    """What another process is about to do is neither finished nor undone."""
    begun(root, saved=True)
    with pending_files.locked(root, 0):
        assert "keep" not in said(root, "check")[1]
    assert pending_files.is_begun(root)


def test_a_database_that_cannot_be_opened(root: Path) -> None:
    """As long as it cannot say what was saved, what was begun waits; other commands go on, and keep does not."""
    begun(root, saved=True)
    shutil.move(root / ".hub" / "hub.db", root / "hub.db")
    (root / ".hub" / "hub.db").mkdir()
    waits = "A hub keep was interrupted, and a later command will finish or undo it: "
    status, words = said(root, "check")
    assert (status, words.startswith(waits)) == (0, True)
    with pytest.raises(HubError, match=waits):
        editor_actions.keep(hub_settings.load(root), [3])
    (root / ".hub" / "hub.db").rmdir()
    shutil.move(root / "hub.db", root / ".hub" / "hub.db")
    told: list[str] = []
    assert len(editor_actions.keep(hub_settings.load(root), [3], tell=told.append)) == 1
    assert told[0].startswith("A hub keep that was interrupted is finished.\n  kept: content/articles/2026/")
    assert len(loader.load(hub_settings.load(root)).articles) == 2


def test_another_database(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun with one database is not judged by another."""
    begun(root, saved=True)
    monkeypatch.setenv("HUB_DATABASE_URL", f"postgresql://ada:hunter2@127.0.0.1:{free_port()}/hub")
    assert said(root, "check")[1] == (
        "A hub keep was interrupted. "
        "A command where HUB_DATABASE_URL is not set, as it was then, finishes or undoes it.\n"
    )
    monkeypatch.delenv("HUB_DATABASE_URL")
    assert "is finished" in said(root, "check")[1]


def test_our_own_file_where_a_server_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor by the hub's own file, where HUB_DATABASE_URL named another."""
    database = f"sqlite:///{root}/.hub/hub.db"
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    begun(root, saved=True)
    monkeypatch.delenv("HUB_DATABASE_URL")
    assert f"A command where HUB_DATABASE_URL names {database}, as it was then" in said(root, "check")[1]
    assert pending_files.is_begun(root)


@pytest.mark.parametrize("saved", [True, False])
def test_an_undo_that_died_is_finished_or_forgotten(root: Path, *, saved: bool) -> None:
    """Whether its decision was saved says whether the file goes, and any command says which."""
    assert said(root, *KEEP)[0] == 0
    inbox, folder = root / ".hub" / "hub.db", root / "content" / "articles" / "2026"
    before, file = inbox.read_bytes(), folder / "2026-11-18-queues-are-a-promise.md"
    assert said(root, "undo", "1")[0] == 0
    with closing(sqlite3.connect(inbox)) as connection:
        (step,) = connection.execute("SELECT step FROM decisions ORDER BY id DESC").fetchone()
    file.write_text("Words.\n")
    path = file.relative_to(root).as_posix()
    pending_files.begin(
        root,
        pending_files.Intent(
            step=step, database="", command="hub undo 1", removes={path: pending_files.text_hash("Words.\n")}
        ),
    )
    if not saved:
        inbox.write_bytes(before)
    told = f"A hub undo that was interrupted is finished.\n  removed: {path}\n"
    if not saved:
        told = "A hub undo was interrupted before it was saved: nothing was done; to do it: hub undo 1\n"
    assert said(root, "later", "3")[1].startswith(told)
    assert file.exists() is not saved
