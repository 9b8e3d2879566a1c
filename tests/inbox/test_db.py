"""The file or server in which the inbox and the register lie."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import psycopg
import pytest
import sqlalchemy as sql

from hub.errors import HubError
from hub.inbox import candidate_rows, candidate_store, db
from tests.inbox.test_candidate_store import ARTICLE, POST, STEP, titles
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hub.collect.candidate import Candidate


SILENT = "the database server at {} does not answer, or does not let you in"
RIGHTS = "at {} you may not create or change tables"


def work_and_fail(path: Path) -> None:
    """Take in a post, drop an article, and ask for what is not there."""
    with candidate_store.opened(path) as box:
        box.add([POST], frozenset())
        box.settle([1], candidate_rows.DROPPED, STEP)
        box.find([9])


def test_saves_all_of_the_work_or_none(tmp_path: Path) -> None:
    """What a block did before it failed is undone; what a block did to its end stays."""
    path = tmp_path / "hub.db"
    with candidate_store.opened(path) as box:
        box.add([ARTICLE], frozenset())
    with pytest.raises(HubError, match="under 9"):
        work_and_fail(path)
    with candidate_store.opened(path) as box:
        assert titles(box) == ["Queues"]


def test_opens_a_file_with_an_odd_name(tmp_path: Path) -> None:
    """A folder's name may hold what means something in an address."""
    path = tmp_path / "what? #1 100%.db"
    with candidate_store.opened(path) as box:
        box.add([ARTICLE], frozenset())
    assert path.exists()


def refusal(place: Path | str) -> str:
    """What an editor reads whose inbox cannot be opened."""
    with pytest.raises(HubError) as caught, candidate_store.opened(place) as box:
        box.lines()
    return str(caught.value)


def test_refuses_a_file_that_is_not_a_database(tmp_path: Path) -> None:
    """Another file in the inbox's place is named and left alone; what its removal costs, and how, is said."""
    path = tmp_path / "my hub.db"
    words = "These are words, not pages of a database.\n" * 100
    path.write_text(words)
    assert refusal(path) == (
        f"the file '{path}' is not a database, or is damaged; delete it, and the next hub fetch makes a new one; "
        f"only what waits and what was dropped is lost: rm '{path}'"
    )
    assert path.read_text() == words


def test_says_that_a_file_is_damaged(tmp_path: Path) -> None:
    """A database with its middle gone says how to begin again."""
    path = tmp_path / "hub.db"
    with candidate_store.opened(path) as box:
        box.add([ARTICLE], frozenset())
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert refusal(path) == (
        f"the file {path} is damaged; delete it, and the next hub fetch makes a new one; "
        f"only what waits and what was dropped is lost: rm {path}"
    )


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("nonsense", "HUB_DATABASE_URL is not the address of a database"),
        ("oddbase://ada:hunter2@db.example.gov/hub", "HUB_DATABASE_URL begins with 'oddbase', which hub does not know"),
        (
            "mysql+mysqldb://ada:hunter2@db.example.gov/hub",
            "HUB_DATABASE_URL begins with 'mysql+mysqldb', which hub does not know",
        ),
        ("sqlite://ada:hunter2@db.example.gov:port/hub", "HUB_DATABASE_URL is not the address of a database"),
    ],
)
def test_refuses_a_wrong_address(address: str, reason: str) -> None:
    """An address that names no database says what to write, without the password."""
    assert refusal(address) == f"{reason}; write postgresql://USER:PASSWORD@HOST/NAME, or sqlite:////PATH/OF/A/FILE.db"


def test_says_what_postgresql_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the driver, the message says how to install it."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert refusal("postgresql://ada:hunter2@db.example.gov/hub") == (
        "HUB_DATABASE_URL names a PostgreSQL server; to use one: pip install 'practice-hub[postgres]'"
    )


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_says_that_a_server_does_not_answer(scheme: str) -> None:
    """A server that is not there is named without the password, and without what follows the address."""
    port = free_port()
    assert refusal(f"{scheme}://ada:hunter2@127.0.0.1:{port}/hub?connect_timeout=5") == (
        f"the database server at postgresql://ada:***@127.0.0.1:{port}/hub does not answer, or does not let you in; "
        "check HUB_DATABASE_URL"
    )


def test_tells_other_programs_where_a_server_is(tmp_path: Path) -> None:
    """With its password, which they need; a file is none."""
    address = "postgres://ana:secret@db.example.gov/hub"
    assert db.server(address, db.INBOX) == "postgresql://ana:secret@db.example.gov/hub"
    assert db.server(tmp_path / "hub.db", db.INBOX) == ""


def test_shows_no_secret(tmp_path: Path) -> None:
    """The message on a database that cannot be opened leaves out what follows its address, such as a password."""
    assert refusal(f"sqlite:///{tmp_path}/no/hub.db?timeout=1") == (
        f"the file {tmp_path}/no/hub.db cannot be opened; does its folder exist, and may you write to it?"
    )


def test_waits_for_another_command(tmp_path: Path) -> None:
    """Where another holds the inbox for long, that is said in a sentence."""
    path = tmp_path / "hub.db"
    with candidate_store.opened(path):
        assert refusal(f"sqlite:///{path}?timeout=0.1") == (
            "another hub command is using the inbox; try again in a moment"
        )


def test_names_the_code_of_what_it_does_not_know(tmp_path: Path) -> None:
    """A table of somebody else under our name gives the database's own code, for an administrator, and no statement."""
    path = tmp_path / "hub.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE VIEW candidates AS SELECT 1")
    assert refusal(path) == f"the inbox at sqlite:///{path} cannot be used; its database says SQLITE_ERROR"


def test_every_transaction_takes_a_turn(tmp_path: Path) -> None:
    """Also a second one of the same block is alone with the inbox until it ends, and only as long."""
    path = tmp_path / "hub.db"
    with db.opened(path) as connection:
        connection.commit()
        with candidate_store.opened(path) as other:
            other.add([ARTICLE], frozenset())
        with connection.engine.begin() as second:
            assert titles(candidate_store.Inbox(second)) == ["Queues"]
            assert refusal(f"sqlite:///{path}?timeout=0.1").startswith("another hub command")


def test_tells_databases_apart(tmp_path: Path) -> None:
    """By their addresses without secrets; a hub's own file has no name, so that the hub can be moved."""
    assert [
        db.name(place) for place in (tmp_path / "hub.db", "postgres://ada:hunter2@db.example.gov/hub?sslmode=require")
    ] == ["", "postgresql://ada:***@db.example.gov/hub"]


def test_a_database_of_an_earlier_version_is_completed(tmp_path: Path) -> None:
    """Its candidates stay, and so does what was dropped."""
    file = tmp_path / "old.db"
    with candidate_store.opened(file) as box:
        box.add([ARTICLE], frozenset())
    with closing(sqlite3.connect(file)) as old:
        for column in ("also", "mark", "outline"):
            old.execute(f"ALTER TABLE candidates DROP COLUMN {column}")
    with candidate_store.opened(file) as box:
        assert [line.also for line in box.lines()] == [()]
        assert box.add([replace(ARTICLE, title="Corrected")], frozenset()) == (0, 1)


@pytest.mark.database
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("hunter2", "wrong"), f"{SILENT}; check HUB_DATABASE_URL"),
        (("hub1", "none"), f"{SILENT}; check HUB_DATABASE_URL"),
        (("//hub:", "//guest:"), f"{RIGHTS}; the database user needs that permission in its schema"),
        (("hub1", "hub1?options=-csearch_path%3Dnowhere"), "the database at {} has no schema that you may use"),
    ],
)  # fmt: skip
def test_says_what_a_server_refuses(postgres: Callable[[], str], change: tuple[str, str], reason: str) -> None:
    """A wrong password, a database that is not there, a user without rights and a schema that is not there."""
    address = postgres()
    name = address.rpartition("/")[2]
    with psycopg.connect(address, autocommit=True) as connection, contextlib.suppress(psycopg.errors.DuplicateObject):
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'hunter2'")
    old, new = (words.replace("hub1", name) for words in change)
    wrong = address.replace(old, new)
    shown = wrong.partition("?")[0].replace("hunter2", "***").replace("wrong", "***")
    assert refusal(wrong) == reason.format(shown)


@pytest.mark.database
def test_says_that_a_server_ended_the_connection(postgres: Callable[[], str]) -> None:
    """A server that is restarted within a command says so, and nothing of the command is saved."""
    address = postgres()
    with pytest.raises(HubError, match=r"hub:\*\*\*@.* has ended the connection; try again in a moment$"):
        end_within(address)
    with candidate_store.opened(address) as box:
        assert box.lines() == ()


def end_within(address: str) -> None:
    """Take in a post, and have the server end the connection."""
    with candidate_store.opened(address) as box, psycopg.connect(address, autocommit=True) as administrator:
        box.add([POST], frozenset())
        administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        box.lines()


@pytest.mark.database
def test_a_server_takes_any_letter_but_one(postgres: Callable[[], str]) -> None:
    """Also where its database has another encoding than UTF-8, words that cannot be saved give a sentence."""
    address = postgres()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING LATIN1 LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    latin = f"{address.rpartition('/')[0]}/latin"
    for place, title in ((address, "Nul \0"), (latin, "Лампа")):
        with pytest.raises(HubError, match=r"a text cannot be saved .*; does its database have the encoding UTF8"):
            add(place, replace(ARTICLE, title=title))
    add(address, replace(ARTICLE, title="Лампа 灯"))


def add(place: str, candidate: Candidate) -> None:
    """Take in one candidate."""
    with candidate_store.opened(place) as box:
        box.add([candidate], frozenset())


def test_a_statement_that_fails_for_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried again for a while, as others may be busy or a server may be back; then a person hears of it."""
    monkeypatch.setattr(db, "SECONDS", 0.2)
    with db.statements(tmp_path / "a.db", db.INBOX, 1) as worker:
        with pytest.raises(HubError, match=r"the inbox at sqlite:.* cannot be used; its database says SQLITE_ERROR"):
            worker.execute(sql.text("SELECT * FROM nowhere"))
        assert worker.failures > 1
        assert worker.execute(sql.text("SELECT 1"))[0] == (1,)
