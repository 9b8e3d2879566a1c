"""Links of the file system are followed as long as they stay inside the hub."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from hub.base import file_tree

if TYPE_CHECKING:
    from pathlib import Path

OUT = "this is a link that leads out of the hub"
CIRCLE = "this is a link that leads back to a folder that contains it"
DEAD = "this is a link that leads nowhere, so it is left out"
HIDDEN = "this is a link to a hidden file of the hub, which nobody may publish"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A hub with two pages, a folder of pictures beside its content, and a secret beside the hub."""
    room = tmp_path / "hub"
    for path in ("content/a.md", "content/toolkit/b.md", "pictures/lamp.png", ".git/config", "../secret/key.txt"):
        (room / path).parent.mkdir(parents=True, exist_ok=True)
        (room / path).write_text("x", encoding="utf-8")
    return room


def walked(room: Path, folder: str = "content") -> tuple[list[str], list[tuple[str, str]], list[str]]:
    """The files of a walk, what is wrong, and what was left over."""
    problems: list[tuple[str, str]] = []
    left: list[str] = []
    found = file_tree.walk(
        room, folder, refuse=lambda problem: problems.append((problem.path, problem.message)), leave=left.append
    )
    return [path for path, _ in found], problems, left


PAGES = ["content/a.md", "content/toolkit/b.md"]


@pytest.mark.parametrize(
    ("link", "target", "message"),
    [
        ("content/passwd.txt", "/etc/passwd", OUT),
        ("content/passwd.md", "/etc/passwd", OUT),
        ("content/etc", "/etc", OUT),
        ("content/toolkit/key.txt", "../../../secret/key.txt", OUT),
        ("content/secret", "../../secret", OUT),
        ("content/gone.txt", "/nowhere/at/all", OUT),
        ("content/gone.txt", "nowhere.txt", DEAD),
        ("content/self.txt", "self.txt", DEAD),
        ("content/circle", ".", CIRCLE),
        ("content/toolkit/circle", "..", CIRCLE),
        ("content/hub", "..", CIRCLE),
        ("content/config.txt", "../.git/config", HIDDEN),
        ("content/git", "../.git", HIDDEN),
    ],
)
def test_links_that_are_left_out(link: str, target: str, message: str, room: Path) -> None:
    """Each is named, and nothing behind it is read."""
    (room / link).symlink_to(target)
    assert walked(room) == (PAGES, [(link, message)], [])


def test_links_that_stay_inside(room: Path) -> None:
    """Files, folders, and chains of both, are what they lead to."""
    (room / "content/lamp.png").symlink_to("../pictures/lamp.png")
    (room / "content/shared").symlink_to("pictures")
    (room / "content/pictures").symlink_to("../pictures")
    (room / "pictures/more").symlink_to("../content/toolkit")
    assert walked(room) == (
        [
            "content/a.md",
            "content/lamp.png",
            "content/pictures/lamp.png",
            "content/pictures/more/b.md",
            "content/shared/lamp.png",
            "content/shared/more/b.md",
            "content/toolkit/b.md",
        ],
        [],
        [],
    )


def test_a_chain_that_leads_out(room: Path) -> None:
    """It is refused wherever in the chain it leaves: by a link behind a link, or below a linked folder."""
    (room / "one").symlink_to("two")
    (room / "two").symlink_to("../secret")
    (room / "content/one").symlink_to("../one")
    (room / "content/pictures").symlink_to("../pictures")
    (room / "pictures/key.txt").symlink_to("../../secret/key.txt")
    assert walked(room)[1] == [("content/one", OUT), ("content/pictures/key.txt", OUT)]


def test_a_circle_of_two_folders(room: Path) -> None:
    """Each leads to the other: the walk ends where it would begin again."""
    (room / "content/pictures").symlink_to("../pictures")
    (room / "pictures/content").symlink_to("../content")
    assert walked(room)[1] == [("content/pictures/content", CIRCLE)]


def test_ways_that_double_at_every_folder(room: Path) -> None:
    """Thirty folders with two links to the next one are a billion ways: the walk gives up long before."""
    for number in range(30):
        (room / f"deep/{number}").mkdir(parents=True)
        for name in ("x", "y"):
            (room / f"deep/{number}/{name}").symlink_to(f"../{number + 1}")
    (room / "deep/30").mkdir()
    (room / "content/deep").symlink_to("../deep/0")
    found, problems, _ = walked(room)
    assert found == PAGES
    assert {message for _, message in problems} == {"this is one of more than 1,000 paths through linked folders"}


@pytest.mark.parametrize("folder", ["content", "content/toolkit"])
def test_a_folder_of_the_hub_that_leads_out(folder: str, room: Path) -> None:
    """The folder itself is named, and so is one that lies in it."""
    (room / "content").rename(room / "before")
    (room / "content").symlink_to("../secret")
    assert walked(room, folder)[:2] == ([], [(folder, OUT)])


def test_a_folder_of_the_hub_that_is_a_link_inside(room: Path) -> None:
    """What it leads to is the hub's content."""
    (room / "content").rename(room / "before")
    (room / "content").symlink_to("before")
    assert walked(room) == (PAGES, [], [])


def test_hidden_files_and_left_overs(room: Path) -> None:
    """The first are named, the second counted; what lies in a hidden folder is not looked at."""
    for path in (".htaccess", "a.md~", ".obsidian/x.json", "._a.md", ".a.md", "toolkit/.gitkeep"):
        (room / "content" / path).parent.mkdir(exist_ok=True)
        (room / "content" / path).touch()
    (room / "content/.#a.md").symlink_to("editor@host.1234")  # as Emacs locks a file
    found, problems, left = walked(room)
    assert found == PAGES
    assert [path for path, _ in problems] == ["content/.a.md", "content/.htaccess", "content/.obsidian"]
    assert left == ["content/.#a.md", "content/._a.md", "content/a.md~", "content/toolkit/.gitkeep"]


def test_what_is_not_a_file(room: Path) -> None:
    """A pipe would wait for ever for whoever writes into it."""
    os.mkfifo(room / "content/pipe.png")
    assert walked(room) == (PAGES, [("content/pipe.png", "this is not a file: nobody can read it")], [])


def test_the_files_of_one_folder(room: Path) -> None:
    """Without its folders; nothing where there is no folder, or a file in its place."""
    assert [path for path, _ in file_tree.walk(room, "content", deep=False)] == ["content/a.md"]
    assert list(file_tree.walk(room, "newsletters")) == []
    assert list(file_tree.walk(room, "content/a.md")) == []
