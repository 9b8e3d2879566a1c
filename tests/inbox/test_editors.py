"""Several editors, and several fetches, at one inbox at the same moment: in a file, and on a PostgreSQL server."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sql

from hub.inbox import candidate_rows, candidate_store, db, decisions
from tests import flow
from tests.editor import team

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.editor import Done, Editor

NAMES = ("Ana", "Bo", "Cem", "Dee", "Eli", "Fay", "Gus", "Hal")
REFUSAL = re.compile(
    r"\d+: (?:kept|dropped) by (?:Ana|Bo|Cem|Dee|Eli|Fay|Gus|Hal) on November 22, 2026 at \d\d:\d\d"
    r"; hub undo \d+ takes that back\n"
)
KINDS = ["file", pytest.param("server", marks=pytest.mark.database)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """Eight editors: at a file they share a folder, at a server each two have a checkout of their own."""

    roots: tuple[Path, ...]
    editors: tuple[Editor, ...]
    inbox: str

    def at_once(self, *commands: list[list[str]]) -> list[Done]:
        """Let each editor do the next of these lists of commands, all at the same moment; how every one ended."""
        working = list(zip(self.editors, commands, strict=False))
        for editor, each in working:
            editor.begin(self.inbox, each)
        return [one for editor, _ in working for one in editor.done()]

    @property
    def place(self) -> Path | str:
        """The database."""
        return self.inbox or self.roots[0] / ".hub" / "hub.db"

    def files(self) -> list[str]:
        """The addresses of all articles in all checkouts."""
        found = (file.read_text() for root in self.roots for file in (root / "content" / "articles").rglob("*.md"))
        return sorted(address for words in found for address in re.findall("^url: (.*)$", words, re.MULTILINE))


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office of the kind that a test names."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    roots = tuple(tmp_path / str(number) for number in range(1 if request.param == "file" else 4))
    for root in roots:
        flow.hub(root)
    (tmp_path / "0" / ".hub").mkdir()
    inbox = "" if request.param == "file" else request.getfixturevalue("postgres")()
    with team(NAMES, roots) as editors:
        yield Office(roots=roots, editors=editors, inbox=inbox)


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """Fewer where the tests of every change run."""
    return 10 if request.node.get_closest_marker("database") else 2


def offer(office: Office, name: str, number: int) -> None:
    """Let every checkout have a source that offers so many articles."""
    items = [{"id": f"{n}", "url": address(name, n), "title": f"{name} {n}", "summary": "S."} for n in range(number)]
    for root in office.roots:
        (root / "feeds" / f"{name}.json").write_text(json.dumps({"items": items}))
        with (root / "content" / "sources.yml").open("a") as file:
            file.write(f"- {{key: {name}, name: {name}, path: feeds/{name}.json, section: news}}\n")


def address(name: str, number: int) -> str:
    """Where an article of a source lives."""
    return f"https://{name}.example.gov/{number}/"


def states(office: Office) -> dict[int, tuple[str, str]]:
    """What became of each candidate, by its number: its address, and its state."""
    with db.opened(office.place) as connection:
        rows = connection.execute(sql.text("SELECT id, key, state FROM candidates"))
        return {row.id: (f"https://{row.key}/", row.state) for row in rows}


def ended(done: list[Done], status: int) -> list[Done]:
    """The commands that ended with a status."""
    return [each for each in done if each.status == status]


@pytest.mark.slow
@pytest.mark.parametrize("office", KINDS, indirect=True)
def test_every_candidate_is_decided_once(office: Office, rounds: int) -> None:
    """Of eight editors who want each of eight candidates one gets it; the others read who, and nothing is doubled."""
    chance = random.Random(14)  # noqa: S311  a test that repeats
    for turn in range(rounds):
        offer(office, f"s{turn}", 8)
        office.at_once([["fetch", f"s{turn}"]])
        numbers = [number for number, (_, state) in states(office).items() if state == candidate_rows.WAITING]
        assert len(numbers) == 8
        done = office.at_once(
            *([[chance.choice(("keep", "drop")), str(number)] for number in chance.sample(numbers, 8)] for _ in NAMES)
        )
        won = {int(each.words[1]): each.words[0] for each in ended(done, 0)}
        assert len(ended(done, 0)) == len(won) == 8
        refused = ended(done, 1)
        assert len(refused) == 56
        assert [each for each in refused if not REFUSAL.fullmatch(each.err)] == []
        assert {number: states(office)[number][1] for number in won} == {
            number: {"keep": candidate_rows.KEPT, "drop": candidate_rows.DROPPED}[word] for number, word in won.items()
        }
    kept = sorted(url for url, state in states(office).values() if state == candidate_rows.KEPT)
    assert kept
    assert office.files() == kept


@pytest.mark.slow
@pytest.mark.parametrize("office", KINDS, indirect=True)
def test_a_refused_step_decides_nothing(office: Office) -> None:
    """Editors who each ask for several get all of them or none, so no file is without its decision."""
    chance = random.Random(3)  # noqa: S311  a test that repeats
    offer(office, "many", 12)
    office.at_once([["fetch", "many"]])
    numbers = list(map(str, states(office)))
    done = office.at_once(*([["keep", *chance.sample(numbers, 3)] for _ in range(3)] for _ in NAMES))
    won = sorted(number for each in ended(done, 0) for number in each.words[1:])
    assert won
    assert len(won) == len(set(won))
    assert sorted(
        str(number) for number, (_, state) in states(office).items() if state == candidate_rows.KEPT
    ) == sorted(won)
    assert office.files() == sorted(states(office)[int(number)][0] for number in won)
    assert [each.err for each in ended(done, 1) if not re.fullmatch(f"(?:{REFUSAL.pattern})+", each.err)] == []


@pytest.mark.parametrize("office", KINDS, indirect=True)
def test_first_commands_at_once(office: Office, rounds: int, request: pytest.FixtureRequest) -> None:
    """Eight commands make the tables of an empty database together, and each candidate comes once."""
    offer(office, "many", 30)
    for turn in range(rounds):
        inbox = request.getfixturevalue("postgres")() if office.inbox else f"sqlite:///{office.roots[0]}/{turn}.db"
        empty = replace(office, inbox=inbox)
        done = empty.at_once(*[[["fetch", "many"]], [["inbox"]]] * 4)
        assert [each for each in ended(done, 1) if each.err or each.out] == []
        assert len(ended(done, 0)) == 8
        assert sorted(url for url, _ in states(empty).values()) == sorted(address("many", n) for n in range(30))


@pytest.mark.parametrize("office", KINDS, indirect=True)
def test_columns_of_a_new_version_at_once(office: Office) -> None:
    """Eight commands complete the tables of an earlier version together."""
    words = [sys.executable, "-m", "hub", "--root", str(office.roots[0]), "fetch"]
    known = {"HUB_DATABASE_URL": office.inbox} if office.inbox else {}
    subprocess.run(words, env=os.environ | known, check=True, capture_output=True)  # noqa: S603  our own words
    with db.opened(office.place) as connection:
        for column in ("also", "mark", "outline"):
            connection.execute(sql.text(f"ALTER TABLE candidates DROP COLUMN {column}"))
        connection.execute(sql.text("DROP TABLE decisions"))
    done = office.at_once(*[[["inbox"]]] * 8)
    assert [each.err for each in ended(done, 0)] == [
        "3 waiting. Next: hub keep, hub later or hub drop with numbers; hub show NUMBER reads one\n"
    ] * 8


@pytest.mark.parametrize("office", KINDS, indirect=True)
def test_fetches_and_decisions_at_once(office: Office, rounds: int) -> None:
    """What is decided while others fetch the same again stays decided, and what they change is not lost."""
    offer(office, "many", 40)
    office.at_once([["fetch", "many"]])
    numbers = list(map(str, states(office)))
    for turn in range(rounds):
        for root in office.roots:
            feed = root / "feeds" / "many.json"
            feed.write_text(re.sub('many (\\d+).*?"', f'many \\1 of {turn}"', feed.read_text()))
        mine = numbers[turn * 3 : turn * 3 + 3]
        done = office.at_once(*[[["fetch"]], [["keep", *mine[:2]]], [["fetch", "many"]], [["drop", mine[2]]]] * 2)
        assert [each for each in ended(done, 1) if not re.fullmatch(f"(?:{REFUSAL.pattern})+", each.err)] == []
        now = states(office)
        assert [now[int(number)][1] for number in mine] == [
            candidate_rows.KEPT,
            candidate_rows.KEPT,
            candidate_rows.DROPPED,
        ]
    assert len(office.files()) == rounds * 2
    with candidate_store.opened(office.place) as box:
        waiting = [line for line in box.lines() if line.source == "many"]
        assert {line.title.partition(" of ")[2] for line in waiting} == {str(rounds - 1)}
        assert len(waiting) == 40 - rounds * 3


@pytest.mark.slow
@pytest.mark.parametrize("office", KINDS, indirect=True)
def test_every_verb_at_once(office: Office, rounds: int) -> None:
    """Keep, put off, drop, drop the rest and undo: each works on what the others did a moment ago.

    In the end a candidate is where the last decision that holds has brought it, and what is kept has its file.
    """
    chance = random.Random(18)  # noqa: S311  a test that repeats
    offer(office, "many", 24)
    office.at_once([["fetch", "many"]])
    numbers = list(map(str, states(office)))
    for _ in range(rounds):
        done = office.at_once(*([verb(chance, numbers) for _ in range(6)] for _ in NAMES))
        assert [each for each in ended(done, 1) if not each.err or "Traceback" in each.err] == []
        now = states(office)
        with db.opened(office.place) as connection:
            last = decisions.last(connection, list(now))
        assert {number: state for number, (_, state) in now.items()} == {
            number: last[number].state if number in last else candidate_rows.WAITING for number in now
        }
        kept = {url for url, state in now.values() if state == candidate_rows.KEPT}
        files = office.files()
        assert kept <= set(files)
        if not office.inbox:  # in one folder, undoing takes the file away
            assert sorted(kept) == files


def verb(chance: random.Random, numbers: list[str]) -> list[str]:
    """Something that an editor may do with one or two of these, or with all."""
    some = chance.sample(numbers, chance.choice((1, 2)))
    return chance.choice(
        (["keep", *some], ["drop", *some], ["later", *some], ["undo", *some], ["undo"], ["undo"], ["drop", "--rest"])
    )
