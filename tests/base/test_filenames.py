"""A name that becomes a path is one that every system can hold and nobody can mistake."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import filenames

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name",
    [
        "forms",
        "section-508.1",
        "A_b",
        "c++",
        "r&d",
        "user research",
        "o'neil",
        "photo (1).png",
        "50% off.pdf",
        "été",
        "日本語",
        "हिन्दी",
        "도구",
        "Отчет CX.pdf",
        "👍",
        "console",
        "con-x",
        "x" * 200,
    ],
)
def test_good_names(name: str, tmp_path: Path) -> None:
    """Letters of every script and the usual signs may stand in a name, and a file of that name can be made."""
    assert filenames.wrong(name) == ""
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert os.listdir(tmp_path) == [name]  # noqa: PTH208  the name alone


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", "is not a name"),
        ("..", "is not a name"),
        (". .", "is not a name"),
        ("../../x", "contains /"),
        ("/etc", "contains /"),
        ("..\\x", "contains \\"),
        ("C:x", "contains :"),
        ("a*", "contains *"),
        ("a#b", "contains #"),
        ("a\0b", "contains the control character U+0000"),
        ("a\nb", "contains the control character U+000A"),
        ("a\x7f", "contains the control character U+007F"),
        ("%2e%2e", "contains %2e, which servers read as another character"),
        ("a%2Fb", "contains %2F, which servers read as another character"),
        (".htaccess", "begins with a dot, which hides a file"),
        ("a.", "begins or ends with a space, or ends with a dot"),
        ("a ", "begins or ends with a space, or ends with a dot"),
        (" a", "begins or ends with a space, or ends with a dot"),
        ("con", "is a name that Windows reserves"),
        ("NUL.txt", "is a name that Windows reserves"),
        ("com1", "is a name that Windows reserves"),
        ("lpt².md", "is a name that Windows reserves"),
        ("x" * 201, "has 201 bytes; at most 200 are allowed"),
        ("語" * 67, "has 201 bytes; at most 200 are allowed"),
        ("\u2024\u2024", "contains U+2024, which looks like another character"),
        ("\uff0e\uff0e", "contains U+FF0E, which looks like another character"),
        ("a\uff0fb", "contains U+FF0F, which looks like another character"),
        ("a\u2215b", "contains U+2215, which looks like another character"),
        ("\uff052e", "contains U+FF05, which looks like another character"),
        ("a\u202eb", "contains U+202E, which nobody can see"),
        ("a\u200bb", "contains U+200B, which nobody can see"),
        ("a\u2028b", "contains U+2028, which nobody can see"),
        ("a\udcffb", "contains U+DCFF, which nobody can see"),
        ("e\u0301", "is not written in composed letters (Unicode NFC)"),
        ("\u0430ccess", "mixes Cyrillic and Latin letters in a word"),
        ("f\u03bfrms", "mixes Greek and Latin letters in a word"),
    ],
)
def test_bad_names(name: str, expected: str) -> None:
    """What is wrong stands in words that follow the name."""
    assert filenames.wrong(name) == expected


@given(st.text(max_size=30))
def test_what_is_good_stays_in_its_folder(name: str) -> None:
    """No name that passes leads to another folder, is hidden, or needs more than one line."""
    if not filenames.wrong(name):
        assert os.path.dirname(os.path.normpath(f"/folder/{name}")) == "/folder"  # noqa: PTH120
        assert not name.startswith(".")
        assert len(name.splitlines()) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Forms", "forms"), ("ÉTÉ", "été"), ("e\u0301", "é"), ("straße", "STRASSE"), ("Ö", "o\u0308")]
)
def test_names_that_are_one_file(one: str, other: str) -> None:
    """Disks that ignore case, or compose letters, take them for one."""
    assert filenames.key(one) == filenames.key(other)


@pytest.mark.parametrize("path", ["..", "a/../b", "..\\x", "/etc", "~/x", "./x", "a/.. /b"])
def test_paths_that_climb(path: str) -> None:
    """They lead upwards or begin at a root, by any separator."""
    assert filenames.climbs(path)


@pytest.mark.parametrize("path", ["and/or", "r&d", "U.S. Access Board", "...", "~"])
def test_words_that_only_look_like_paths(path: str) -> None:
    """A word of others for a topic may hold a slash or dots."""
    assert not filenames.climbs(path)


@pytest.mark.parametrize(
    "name",
    """a.md~ a.bak a.ORIG a.rej a.tmp .a.md.swp a.swo ~$plan.docx .~lock.a.odt# ._a.md .#a.md #a.md# Thumbs.db
    ehthumbs.db .DS_Store desktop.ini a.pdf:Zone.Identifier a.pdf.Zone.Identifier .nfs0001 .gitkeep .gitignore
    .directory .2026-12-03-lab.md.4242 .new-host.12.ab __MACOSX @eaDir""".split(),  # noqa: SIM905  one name a word
)
def test_left_overs(name: str) -> None:
    """Programs leave these for themselves."""
    assert filenames.is_left_over(name)


@pytest.mark.parametrize(
    "name", ["a.md", ".htaccess", ".env", "backup.pdf", "a~b.png", "swp", ".a.md", "#1.pdf", "plan.docx"]
)
def test_files_that_are_not_left_over(name: str) -> None:
    """A person made these, whether they may be published or not."""
    assert not filenames.is_left_over(name)


@pytest.mark.parametrize(
    ("path", "expected"), [("a/é.md", "a/é.md"), ("a\x1b[2J\n", "a\\x1b[2J\\n"), ("\udcff", "\\udcff")]
)
def test_shown(path: str, expected: str) -> None:
    """A name cannot move the cursor of whoever reads of it."""
    assert filenames.shown(path) == expected
