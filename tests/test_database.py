"""The file or server in which the inbox and the register lie."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub import inbox
from hub.errors import HubError
from tests.test_inbox import ARTICLE, POST, titles

if TYPE_CHECKING:
    from pathlib import Path


def work_and_fail(path: Path) -> None:
    """Take in a post, drop an article, and ask for what is not there."""
    with inbox.opened(path) as box:
        box.add([POST], frozenset())
        box.settle([1], inbox.DROPPED)
        box.find([9])


def test_saves_all_of_the_work_or_none(tmp_path: Path) -> None:
    """What a block did before it failed is undone; what a block did to its end stays."""
    path = tmp_path / "hub.db"
    with inbox.opened(path) as box:
        box.add([ARTICLE], frozenset())
    with pytest.raises(HubError, match="under 9"):
        work_and_fail(path)
    with inbox.opened(path) as box:
        assert titles(box) == ["Queues"]


def test_opens_a_file_with_an_odd_name(tmp_path: Path) -> None:
    """A folder's name may hold what means something in an address."""
    path = tmp_path / "what? #1 100%.db"
    with inbox.opened(path) as box:
        box.add([ARTICLE], frozenset())
    assert path.exists()


def test_refuses_a_file_that_is_no_database(tmp_path: Path) -> None:
    """Another file in the inbox's place is named and left alone."""
    path = tmp_path / "hub.db"
    path.write_text("These are words, not pages of a database.\n" * 100)
    with pytest.raises(HubError) as caught, inbox.opened(path):
        pass
    assert str(caught.value) == f"the inbox at sqlite:///{path} cannot be used: file is not a database"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("nonsense", "Could not parse SQLAlchemy URL from given URL string"),
        ("oddbase://ada:hunter2@db.example.gov/hub", "Can't load plugin: sqlalchemy.dialects:oddbase"),
        ("mysql+mysqldb://ada:hunter2@db.example.gov/hub", "No module named 'MySQLdb'"),
        ("sqlite://ada:hunter2@db.example.gov:port/hub", "invalid literal for int() with base 10: 'port'"),
    ],
)
def test_refuses_a_wrong_address(address: str, reason: str) -> None:
    """An address that names no database says why, without the password."""
    with pytest.raises(HubError) as caught, inbox.opened(address):
        pass
    assert str(caught.value) == f"HUB_DATABASE_URL cannot be used: {reason}"


def test_shows_no_secret(tmp_path: Path) -> None:
    """The message on a database that cannot be opened leaves out what follows its address, such as a password."""
    with pytest.raises(HubError) as caught, inbox.opened(f"sqlite:///{tmp_path}/no/hub.db?timeout=1"):
        pass
    assert (
        str(caught.value) == f"the inbox at sqlite:///{tmp_path}/no/hub.db cannot be used: unable to open database file"
    )


def test_a_database_of_an_earlier_version_is_completed(tmp_path: Path) -> None:
    """Its candidates stay, and so does what was dropped."""
    file = tmp_path / "old.db"
    with inbox.opened(file) as box:
        box.add([ARTICLE], frozenset())
    with closing(sqlite3.connect(file)) as old:
        for column in ("also", "mark", "outline"):
            old.execute(f"ALTER TABLE candidates DROP COLUMN {column}")
    with inbox.opened(file) as box:
        assert [line.also for line in box.lines()] == [()]
        assert box.add([replace(ARTICLE, title="Corrected")], frozenset()) == (0, 1)
