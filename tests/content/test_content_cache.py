"""The library remembers what it read, and what it remembers is never wrong."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.config import hub_settings
from hub.content import content_cache, loader
from hub.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Library

LONG_AGO = 1_600_000_000
ARTICLE = "content/articles/2026/2026-11-17-surveys.md"
TITLE = "Why a survey is not a conversation"


@pytest.fixture
def settled(hub: Path) -> Path:
    """A hub whose files were written long ago, and read once."""
    for file in hub.rglob("*.md"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    load(hub)
    return hub


def load(hub: Path) -> Library:
    """The content of a hub."""
    return loader.load(hub_settings.load(hub))


def cold(hub: Path) -> Library:
    """The content of a hub, read without an index."""
    (hub / content_cache.FILE).unlink(missing_ok=True)
    return load(hub)


def edit(file: Path, old: str, new: str, *, written: int = LONG_AGO) -> None:
    """Replace what stands in a file, and set the time when it was written."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    os.utime(file, (written, written))


def titles(hub: Path) -> set[str]:
    """The titles of all articles."""
    return {article.title for article in load(hub).articles}


def test_warm_equals_cold(settled: Path) -> None:
    """What comes from the index equals what comes from the files, bodies included."""
    assert load(settled) == cold(settled)


def test_a_body_is_read_once(settled: Path) -> None:
    """Whoever asks again gets what was read, though the file has gone since."""
    (article,) = (one for one in load(settled).articles if one.path == ARTICLE)
    body = article.body
    (settled / ARTICLE).unlink()
    assert body
    assert article.body == body


def test_unchanged_files_are_not_read(settled: Path) -> None:
    """A file with the same size and times is taken from the index: its front matter is not looked at."""
    status = (settled / ARTICLE).stat()
    with (settled / ARTICLE).open("r+") as file:
        file.seek(file.read().index(TITLE))
        file.write("X")
    os.utime(settled / ARTICLE, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert TITLE in titles(settled)


def test_changed_files_are_read(settled: Path) -> None:
    """A file that was written later is read again."""
    edit(settled / ARTICLE, TITLE, "Other words", written=LONG_AGO + 5)
    assert "Other words" in titles(settled)


def test_a_change_too_quick_to_see_is_seen(hub: Path) -> None:
    """A file that was written a moment ago is compared by what it holds: size and times may not tell."""
    (hub / ARTICLE).touch()
    load(hub)
    status = (hub / ARTICLE).stat()
    with (hub / ARTICLE).open("r+") as file:
        file.seek(file.read().index(TITLE))
        file.write("X")
    os.utime(hub / ARTICLE, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert f"X{TITLE[1:]}" in titles(hub)


def test_touched_files_keep_their_values(settled: Path) -> None:
    """A fresh clone has other times; the same bytes say the same."""
    before = load(settled)
    for file in settled.rglob("*.md"):
        os.utime(file, (LONG_AGO + 9, LONG_AGO + 9))
    assert load(settled) == before


def test_removed_and_renamed_files(settled: Path) -> None:
    """A file that is gone is forgotten, and one with a new name has a new path."""
    (settled / ARTICLE).rename(settled / ARTICLE.replace("surveys", "talks"))
    assert load(settled) == cold(settled)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\x80\x04", bytes(200)])
def test_a_damaged_index_is_ignored(settled: Path, damage: bytes) -> None:
    """An index that hub did not write as it stands is as good as none."""
    before = load(settled)
    (settled / content_cache.FILE).write_bytes(damage)
    assert load(settled) == before


def test_one_wrong_byte_is_noticed(settled: Path) -> None:
    """An index whose text was changed by anyone is as good as none."""
    file = settled / content_cache.FILE
    file.write_bytes(file.read_bytes().replace(TITLE.encode(), b"Y" + TITLE.encode()[1:]))
    assert TITLE in titles(settled)


def test_other_settings_read_anew(settled: Path) -> None:
    """Files are read again when a setting decides what they say: events get the new zone."""
    settings = replace(hub_settings.load(settled), timezone=ZoneInfo("Asia/Tokyo"))
    assert loader.load(settings).events[0].start.tzinfo == ZoneInfo("Asia/Tokyo")


def test_problems_stay(settled: Path) -> None:
    """What is wrong with a file is said at every load."""
    edit(settled / ARTICLE, "section: articles", "section: artcles")
    for _ in range(2):
        with pytest.raises(ContentError, match="artcles"):
            load(settled)


def test_an_address_twice_is_said_at_every_load(settled: Path) -> None:
    """Two files of one address stay wrong until one of them goes."""
    text = (settled / ARTICLE).read_text("utf-8")
    (settled / "content/articles/2026/2026-11-17-twin.md").write_text(text, "utf-8")
    for _ in range(2):
        with pytest.raises(ContentError, match="is also the address of"):
            load(settled)


def test_a_hub_that_cannot_be_written_is_read(settled: Path) -> None:
    """Where nothing can be kept, loading takes longer, and that is all."""
    before = cold(settled)
    shutil.rmtree(settled / ".hub")
    (settled / ".hub").write_text("a file in the way")
    assert load(settled) == before
