"""What an editor made is saved with what the file has got meanwhile, and never over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.base import file_io
from hub.errors import HubError
from hub.newsletter import draft_saving
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

PATH = "newsletters/2026-11-27.md"
WORDS = "---\r\nsubject: S\r\npreheader: P\r\nstatus: draft\r\n---\r\n\r\nHello.\r\n\r\n## Articles\r\n"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A small hub with an issue."""
    settings = flow.hub(tmp_path)
    (tmp_path / PATH).parent.mkdir()
    (tmp_path / PATH).write_bytes(WORDS.encode())
    return settings


def test_saves_with_what_the_file_has_got(config: Config) -> None:
    """Byte for byte, whatever ends its lines; what changed elsewhere in the file stays."""
    mine = WORDS.replace("Hello", "Good day")
    assert draft_saving.save(PATH, WORDS, mine, config).text == draft_saving.read(PATH, config) == mine
    named = mine.replace("Articles", "To read")
    assert draft_saving.save(PATH, WORDS, WORDS.replace("Articles", "To read"), config).text == named
    assert (config.root / PATH).read_bytes() == named.encode()


def test_writes_nothing_where_both_changed_the_same(config: Config) -> None:
    """The clash says what each made of it, and the file stays as its last editor left it."""
    theirs = WORDS.replace("Hello", "Good day")
    (config.root / PATH).write_bytes(theirs.encode())
    found = draft_saving.save(PATH, WORDS, WORDS.replace("Hello", "Hi"), config)
    assert [(one.mine, one.theirs) for one in found.clashes] == [("Hi.\r\n", "Good day.\r\n")]
    assert draft_saving.read(PATH, config) == theirs


def test_says_what_is_wrong_with_the_file(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is gone, that is no UTF-8, or that another command is saving is not written."""
    monkeypatch.setattr(draft_saving, "SECONDS", 0)
    with (
        file_io.locked(config.root, draft_saving.LOCK, 0),
        pytest.raises(HubError, match="another command is saving newsletters"),
    ):
        draft_saving.save(PATH, WORDS, "mine", config)
    (config.root / PATH).write_bytes(b"\xff")
    with pytest.raises(HubError, match="not UTF-8"):
        draft_saving.save(PATH, WORDS, "mine", config)
    (config.root / PATH).unlink()
    with pytest.raises(HubError, match="is gone"):
        draft_saving.save(PATH, WORDS, "mine", config)
    assert not (config.root / PATH).exists()
