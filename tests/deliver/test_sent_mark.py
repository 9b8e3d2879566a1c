"""The file of an issue that has left: three lines say so, and every other byte is as it was."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from hub.content import loader
from hub.deliver import sent_mark
from hub.errors import HubError
from hub.newsletter import issue_files
from tests import flow
from tests.delivery import ISSUE, WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

AT = datetime.fromisoformat("2026-11-27T10:00:00-06:00")
NEW = "sent: 2026-11-27T10:00-06:00\ndelivered: list a@lists.example.gov\n"
READY = "status: ready # by Ana\n"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A small hub."""
    return flow.hub(tmp_path)


def closed(config: Config, before: str) -> str:
    """What the file of an issue holds after it has left."""
    file = config.root / ISSUE
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(WORDS.encode())
    issue = loader.load(config).issues[0]
    file.write_bytes(before.encode())
    sent_mark.close(issue, config, AT, "list a@lists.example.gov")
    return file.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WORDS, WORDS.replace(READY, f"status: sent # by Ana\n{NEW}")),
        (WORDS.replace(READY, 'status:   "ready"\n'), WORDS.replace(READY, f"status:   sent\n{NEW}")),
        (WORDS.replace("\n", "\r\n"), WORDS.replace(READY, f"status: sent # by Ana\n{NEW}").replace("\n", "\r\n")),
        (f"\ufeff{WORDS}", f"\ufeff{WORDS}".replace(READY, f"status: sent # by Ana\n{NEW}")),
        (
            WORDS.replace("editor: Ana\n", "editor: Ana\ndelivered:\nsent: # when\n"),
            WORDS.replace(READY, "status: sent # by Ana\n").replace(
                "editor: Ana\n",
                "editor: Ana\ndelivered: list a@lists.example.gov\nsent: 2026-11-27T10:00-06:00 # when\n",
            ),
        ),
        (
            WORDS.replace(READY, "").replace(
                "editor: Ana\n---\nHappy", "editor: Ana\nstatus: ready\n---\nstatus: ready"
            ),
            WORDS.replace(READY, "").replace(
                "editor: Ana\n---\nHappy", f"editor: Ana\nstatus: sent\n{NEW}---\nstatus: ready"
            ),
        ),
    ],
)
def test_the_file_says_that_it_was_sent(config: Config, before: str, after: str) -> None:
    """Comments, ends of lines and the order of keys stay, and so does what looks like a key in the words."""
    assert closed(config, before) == after
    issue = loader.load(config).issues[0]
    assert (issue.status, issue.sent, issue.delivered) == ("sent", AT, "list a@lists.example.gov")
    assert issue_files.source(issue, config) == after


def test_a_file_that_says_so_already_stays(config: Config) -> None:
    """As a person wrote it."""
    before = WORDS.replace("ready", "sent")
    assert closed(config, before) == before


@pytest.mark.parametrize(
    "before",
    [
        WORDS.replace("---\nsubject", "subject"),
        WORDS.replace(READY, "status: >\n  ready\n"),
        WORDS.replace(READY, "? status\n: ready\n"),
        WORDS.replace("number: 12", "number: twelve"),
    ],
)
def test_a_file_that_cannot_be_changed_is_left(config: Config, before: str) -> None:
    """Nothing in it is lost; the message says that the issue has left, and what to write by hand."""
    with pytest.raises(HubError) as caught:
        closed(config, before)
    assert str(caught.value) == (
        f"the issue was sent, but {ISSUE} could not be changed; write in it: `status: sent`, "
        "`sent: 2026-11-27T10:00-06:00`, `delivered: list a@lists.example.gov`"
    )
    assert (config.root / ISSUE).read_text("utf-8") == before
